/** Tables of faults: the name of a fault, what is changed in the minimal content folder, every message to expect. */
import { expect, it } from 'vitest';
import {
  announcementFile,
  batchFile,
  changed,
  followUpFile,
  inspectionFile,
  markdown,
  messages,
  minimal,
  record,
  resultsFile,
  secondBatchFile,
  tasksFile,
  type Change,
} from './content.ts';

export type Row = readonly [name: string, changes: readonly Change[], messages: readonly string[]];

/** One test a row. */
export function faultTable(rows: readonly Row[]): void {
  it.each(rows)('%s', (_, changes, expected) => {
    // A held-back or wrong file must not hide what is wrong elsewhere, so all messages are compared.
    expect(messages(changed(...changes))).toEqual(expected);
  });
}

const within =
  (path: string) =>
  (from: string, to: string): Change => [path, from, to];

/** A passage of a file for another. */
export const site = within('site.yaml');
export const page = within('pages/about.mdx');
export const inspection = within(inspectionFile);
export const announcement = within(announcementFile);
export const batch = within(batchFile);
export const second = within(secondBatchFile);
export const followUp = within(followUpFile);
export const tasks = within(tasksFile);
export const results = within(resultsFile);

/** One more line of front matter in the first batch, on line 4. */
export const front = (line: string): Change => batch('公开日期: 2021-05-14', `公开日期: 2021-05-14\n${line}`);

/** Other text in the only section of the first batch, from line 17 on. */
export const prose = (text: string): Change => batch('某厂夜间冒烟。', text);

/** A follow-up with these records alone, the first on line 5. */
export const entry = (...records: readonly string[]): Change => [
  followUpFile,
  markdown({ 公开日期: '2021-06-01' }, ...records),
];

/** A follow-up with one correction, its facts on lines 9 to 12. */
export const correction = (heading: string, item: string, was: string, becomes: string): Change =>
  entry(record(heading, { 类型: '更正', 更正项: item, 原为: was, 改为: becomes }));

/** A file of the minimal folder, with more behind it. */
export const more = (path: string, behind = ''): string => `${String(minimal[path])}${behind && `\n${behind}`}`;
