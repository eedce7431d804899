/** How much of the personal information in made texts is found, and how often harmless texts are stopped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findPersonal, listedIn } from '../src/checks/privacy/index.ts';
import type { PrivacyRule } from '../src/checks/rules.ts';

/** What stands before the tab in with.txt → the rules that are right about it. */
const kinds: Readonly<Record<string, readonly PrivacyRule[]>> = {
  id: ['privacy/id-number'],
  mobile: ['privacy/mobile'],
  landline: ['privacy/landline'],
  card: ['privacy/bank-card'],
  plate: ['privacy/plate'],
  email: ['privacy/email'],
  wechat: ['privacy/account'],
  qq: ['privacy/account'],
  door: ['privacy/door-number'],
  details: ['privacy/person-details'],
  spelled: ['privacy/unmasked-name'],
  informant: ['privacy/informant-name', 'privacy/informant-home', 'privacy/person-name'],
  home: ['privacy/informant-home', 'privacy/informant-name'],
  name: ['privacy/person-name'],
};

const lines = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, 'fixtures/privacy', name), 'utf8')
    .trimEnd()
    .split('\n');
const listed = listedIn(['0874-3317828']);
const rulesIn = (text: string): PrivacyRule[] => (findPersonal([text], listed)[0] ?? []).map(({ rule }) => rule);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Short texts, and paragraphs of 100 to 500 characters written without a look at the detectors. */
const sets = [
  { name: '', counts: [300, 300] },
  { name: 'paragraphs-', counts: [401, 408] },
] as const;

it.each(sets)('finds at least 98 % of what is personal, each by its own rule: $name', ({ name, counts: [count] }) => {
  const texts = lines(`${name}with.txt`).map((line) => line.split('\t') as [kind: string, text: string]);
  const missed = texts.filter(([kind, text]) => !rulesIn(text).some((rule) => kinds[kind]?.includes(rule)));
  const recall = 1 - missed.length / texts.length;
  console.log(`recall: ${percent(recall)} of ${texts.length} texts`);
  expect(texts).toHaveLength(count);
  expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
});

it.each(sets)('stops at most 2 % of harmless texts: $name', ({ name, counts: [, count] }) => {
  const texts = lines(`${name}without.txt`);
  const stopped = texts.filter((text) => rulesIn(text).length > 0);
  const share = stopped.length / texts.length;
  console.log(`false alarms: ${percent(share)} of ${texts.length} texts`);
  expect(texts).toHaveLength(count);
  expect(share, stopped.join('\n')).toBeLessThanOrEqual(0.02);
});
