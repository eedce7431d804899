/** China's working days: public holidays and the week-ends worked in their stead, by the yearly notices of the State Council. */
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { IsoDate } from '../schema/values.ts';

const holidays: ReadonlySet<string> = new Set(Object.keys(calendar.holidays));
const workdays: ReadonlySet<string> = new Set(Object.keys(calendar.workdays));
const day = 86_400_000;

/** Is it worked? Of years without a notice only the week is known. */
export function isWorkingDay(date: IsoDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return workdays.has(date) || (weekday !== 0 && weekday !== 6 && !holidays.has(date));
}

/** The last day of a term of working days; the day from which it runs does not count. */
export function addWorkingDays(from: IsoDate, days: number): IsoDate {
  let time = Date.parse(`${from}T00:00:00Z`);
  let date = from;
  for (let left = days; left > 0;) {
    time += day;
    date = new Date(time).toISOString().slice(0, 10);
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}
