/** Entries of later publications, as they would be typed, and the file that they stand in. */
import { markdown, record, type Change } from './content.ts';

/** A correction of what was said of a record. */
export const correctionEntry = (heading: string, item: string, was: string, becomes: string, note = '复核。'): string =>
  record(heading, { 类型: '更正', 更正项: item, 原为: was, 改为: becomes }, { 更正说明: note });

/** A redaction of a record. */
export const redactionEntry = (heading: string): string =>
  record(heading, { 类型: '脱敏' }, { 脱敏说明: '删去一人姓名。' });

/** A month after the follow-up of the minimal folder. */
export const laterFile = 'lin-2021/follow-ups/2021-07-01.md';

/** The later follow-up, with these entries. */
export const later = (...entries: readonly string[]): Change => [
  laterFile,
  markdown({ 公开日期: '2021-07-01' }, ...entries),
];

/** The later follow-up, with one entry. */
export const laterEntry = (...entry: Parameters<typeof record>): Change => later(record(...entry));
