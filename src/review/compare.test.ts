/** What a review prints besides the pages of readers: what is new and stands on none of them. */
import { expect, it } from 'vitest';
import {
  batchFile,
  changed,
  firstCase,
  markdown,
  read,
  record,
  secondCase,
  someDay,
  type Files,
} from '../../tests/support/content.ts';
import { siteOf, viewOf } from '../../tests/support/views.ts';
import type { Revision } from '../history/revision.ts';
import { caseFacts, caseSections } from '../schema/files/case.ts';
import { fieldsOf } from '../schema/field.ts';
import { everyWord } from '../schema/files/inspection-words.ts';
import { stepNames } from '../schema/files/closing.ts';
import { compareForReview } from './compare.ts';

/** What the fields take that are no plain text. */
const words: Readonly<Record<string, string>> = {
  regions: '麒麟区',
  pollutionTypes: '大气',
  verdict: '属实',
  state: '已办结',
  source: '来电',
  level: '督办件',
  deadline: '2021-06-01',
  related: secondCase,
  ...Object.fromEntries(stepNames.map((name) => [name, '2021-05-01 至 2021-05-09 区级'])),
  points: '12',
  pointsDone: '9',
  serial: '1',
  disclosure: '公开',
};

it('every fact and section of a new case stands on the page of its batch, or besides it', () => {
  // The reason stands with a case that is withheld, the other batch with one whose text comes later.
  const fields = [...fieldsOf(caseFacts(everyWord)), ...fieldsOf(caseSections)].filter(
    ({ name }) => name !== 'withheldReason' && name !== 'ofBatch',
  );
  const [facts, sections] = [caseFacts(everyWord), caseSections].map(({ shape }) =>
    Object.fromEntries(
      fields.filter(({ name }) => name in shape).map(({ name, label }) => [label, words[name] ?? '某。'] as const),
    ),
  );
  const files = changed([
    batchFile,
    markdown({ 批次: '1', 公开日期: '2021-05-14' }, record(firstCase, facts ?? {}, sections)),
  ]);
  const { content } = read(files);
  if (!content) throw new Error('no content');
  const { added } = compareForReview(nothing(files), content, someDay);
  const besides = added
    .filter(({ file }) => file === batchFile)
    .flatMap((one) => one.besides.map(({ label }) => label));
  const { table } = viewOf(siteOf(files), 'batch', { batch: '1' });
  const shown = (table?.rows ?? []).flatMap(({ cells }) => cells.map(({ label }) => label));
  // Where the row stands, and that it may be shown.
  const said = ['serial', 'disclosure'];
  const others = fields.filter(({ name, label }) => !shown.includes(label) && !said.includes(name));
  expect(shown.length).toBeGreaterThan(5);
  expect(besides.toSorted()).toEqual(others.map(({ label }) => label).toSorted());
});

/** An earlier version in which nothing was. */
const nothing = (files: Files): Revision => ({
  name: 'main',
  commit: undefined,
  content: undefined,
  faults: [],
  changed: new Set(),
  removed: new Set(),
  compared: new Set(Object.keys(files)),
  pictures: [],
});
