/** What day the words of 整改时限 hold. */
import { daysInMonth, isoDate, toIsoDate, type IsoDate } from '../schema/values.ts';

/**
 * `2020年6月底前` → 2020-06-30, `2020年12月31日前` → that day, `2020年底` → 2020-12-31; a month or a year alone ends
 * with its last day. Several dates: the last one, since the task is open until then. Words without a date
 * (`立行立改，长期坚持`) give undefined.
 */
export function deadlineOf(words: string): IsoDate | undefined {
  const text = words.normalize('NFKC').replace(/\s+/gu, '');
  const dates: IsoDate[] = [];
  for (const [, year, month, day] of text.matchAll(/(\d{4})(?:年|-)(?:(\d{1,2})(?:月|-)?(?:(\d{1,2})日?)?)?/gu)) {
    const y = Number(year);
    const m = month === undefined ? 12 : Number(month);
    if (m < 1 || m > 12) continue;
    const d = day === undefined ? daysInMonth(y, m) : Number(day);
    const date = toIsoDate(isoDate(y, m, d));
    if (date !== undefined) dates.push(date);
  }
  return dates.sort().at(-1);
}
