/** How much of the personal information in made texts is found, and that no harmless text is stopped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPersonal, listedIn } from '../../src/checks/privacy/index.ts';
import type { PrivacyRule } from '../../src/checks/rules.ts';
import { faultLine } from '../../src/schema/fault.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';

/** What stands before the tab in with.txt → the rules that are right about it. */
const kinds: Readonly<Record<string, readonly PrivacyRule[]>> = {
  id: ['privacy/id-number'],
  document: ['privacy/document', 'privacy/id-number'],
  mobile: ['privacy/mobile'],
  landline: ['privacy/landline'],
  card: ['privacy/bank-card'],
  plate: ['privacy/plate', 'privacy/document'],
  email: ['privacy/email'],
  wechat: ['privacy/account', 'privacy/email'],
  qq: ['privacy/account', 'privacy/email'],
  door: ['privacy/door-number'],
  details: ['privacy/person-details', 'privacy/informant-home'],
  spelled: ['privacy/unmasked-name'],
  informant: ['privacy/informant-name', 'privacy/informant-home', 'privacy/person-name', 'privacy/person-details'],
  home: ['privacy/informant-home', 'privacy/informant-name', 'privacy/door-number'],
  name: ['privacy/person-name', 'privacy/informant-name'],
};

/** Line breaks and tabs of a text are written as \n and \t. */
const lines = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, '../fixtures/privacy', name), 'utf8')
    .trimEnd()
    .split('\n');
const typed = (text: string): string => text.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
const listed = listedIn(['0874-3317828']);
const rulesIn = (text: string): PrivacyRule[] =>
  (findPersonal([{ text: typed(text) }], listed)[0] ?? []).map(({ rule }) => rule);

/**
 * Short texts; paragraphs of 100 to 500 characters; sentences of many kinds, which the detectors were made with; and
 * sentences that were scored before anything was made to fit them. Of those, `unseen-` are the sets that scored best,
 * and the detectors have changed since: they guard what is found. The fresh ones are all that were written on their
 * day: scored unseen, 89 % were found, and 4 of 120 harmless ones stopped, of which all have been mended. In the uncued
 * ones hardly any word for a person stands beside the name. Those of tables are what handling tables say, written
 * before the detectors of that day were looked at, with names as usual as they are, and one in seven of a surname that
 * few but our neighbours have.
 */
const sets = [
  { name: '', counts: [300, 300], least: 0.98, stopped: 0 },
  { name: 'paragraphs-', counts: [401, 408], least: 0.98, stopped: 0 },
  { name: 'kinds-', counts: [1611, 1890], least: 0.95, stopped: 0 },
  { name: 'unseen-', counts: [156, 182], least: 0.95, stopped: 0 },
  { name: 'fresh-2026-11-29-', counts: [120, 120], least: 0.93, stopped: 0 },
  { name: 'tables-', counts: [391, 389], least: 0.97, stopped: 0 },
  { name: 'uncued-', counts: [240, 240], least: 0.85, stopped: 0 },
] as const;

describe.each(sets)('made texts: $name', ({ name, counts, least, stopped }) => {
  it(`most of what is personal is found, each by its own rule`, () => {
    const texts = lines(`${name}with.txt`).map((line) => line.split('\t') as [kind: string, text: string]);
    const missed = texts.filter(([kind, text]) => !rulesIn(text).some((rule) => kinds[kind]?.includes(rule)));
    const recall = 1 - missed.length / texts.length;
    console.log(`${name || 'short '}recall: ${(recall * 100).toFixed(1)} % of ${texts.length} texts`);
    expect(texts).toHaveLength(counts[0]);
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(least);
  });

  it('no harmless text is stopped, or no more than is said', () => {
    const texts = lines(`${name}without.txt`);
    expect(texts).toHaveLength(counts[1]);
    const all = texts.filter((text) => rulesIn(text).length > 0);
    expect(all.length, all.join('\n')).toBeLessThanOrEqual(stopped);
  });
});

it('no record of the fixtures is stopped', () => {
  const folder = join(import.meta.dirname, '../fixtures/content');
  const { content, faults } = loadSite(readSettings({ CONTENT_DIR: folder }, folder, new Date()), folder);
  expect(content?.inspections.length).toBeGreaterThan(1);
  expect(faults.filter(({ rule }) => rule.startsWith('privacy/')).map(faultLine)).toEqual([]);
});
