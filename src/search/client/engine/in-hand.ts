/** What people have in hand and type as they have it: the place of a case in its batch, a batch, a task, a day. */

/** `2019-11-16`; without a year it is that day of any year. */
export interface Day {
  year?: string;
  /** `11` */
  month: string;
  /** `06` */
  day: string;
}

/** Numbers up to 99 as people write them. */
const number = '(\\d{1,4}|[一二三四五六七八九十]{1,3})';
const batch = new RegExp(`^第?${number}批次?$`, 'u');
const within = new RegExp(`^第?${number}批次?[\\s,、的]*(?:序号[\\s:]*${number}号?|第?${number}[号件])$`, 'u');
const key = /^B(\d{1,4})[-\s]+(\d{1,4})$/u;
const task = new RegExp(`^(?:整改)?任务[\\s:]*第?${number}((?:[-.]\\d{1,3})*)[号项]?$`, 'u');

/** What a page is called by that has this name, `B4-7`, `B3`, `任务2`; undefined where it is none. @param typed folded */
export function nameIn(typed: string): string | undefined {
  const text = typed.trim();
  const found = batch.exec(text);
  if (found) return `B${digits(found[1])}`;
  const [, of, serial, other] = within.exec(text) ?? key.exec(text) ?? [];
  if (of !== undefined) return `B${digits(of)}-${digits(serial ?? other)}`;
  const [, main, further = ''] = task.exec(text) ?? [];
  return main === undefined ? undefined : `任务${digits(main)}${further.replace(/\./gu, '-')}`;
}

/** The key of the batch that is meant: `3` for `第3批` and `第三批`. @param typed folded */
export function batchIn(typed: string): string | undefined {
  const found = batch.exec(typed);
  return found ? digits(found[1]) : undefined;
}

/** `07` and `七` as `7`. */
function digits(written = ''): string {
  if (/^\d+$/u.test(written)) return String(Number(written));
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written];
  const value = (char = ''): number => '一二三四五六七八九'.indexOf(char) + 1;
  const ten = written.includes('十') ? (value(tens) || 1) * 10 : 0;
  return String(ten + value(ones));
}

const full = /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})[日号]?$/u;
const joined = /^(20\d\d)(\d\d)(\d\d)$/u;
const short = /^(\d{1,2})(?:[-/](\d{1,2})|月(\d{1,2})[日号])$/u;

/** The day that is meant. @param typed folded */
export function dayIn(typed: string): Day | undefined {
  const [, year, , month, , day] = full.exec(typed) ?? [];
  const [, sameYear, sameMonth, sameDay] = joined.exec(typed) ?? [];
  const [, ownMonth, ownDay = '', other = ''] = short.exec(typed) ?? [];
  const one = {
    year: year ?? sameYear,
    month: month ?? sameMonth ?? ownMonth,
    day: day ?? sameDay ?? (ownDay || other),
  };
  if (one.month === undefined || Number(one.month) < 1 || Number(one.month) > 12) return undefined;
  if (Number(one.day) < 1 || Number(one.day) > 31) return undefined;
  return {
    ...(one.year !== undefined && { year: one.year }),
    month: one.month.padStart(2, '0'),
    day: one.day.padStart(2, '0'),
  };
}
