/** What day the words of 整改时限 hold. */
import { daysInMonth, firstYear, isoDate, ranTogether, toIsoDate, type IsoDate } from '../schema/values.ts';

/** A year with the part of it that is named: a half, a quarter, a month with its third or day. */
const yearAndPart =
  /(\d{4})(?:年(?:([上下])半年|第?([一二三四1-4])季度|(\d{1,2})月(?:([上中])旬|(\d{1,2})日)?)?|[-./](\d{1,2})(?:[-./](\d{1,2}))?(?![\d年]))/gu;
/** `2020年6月至12月`: a later month of the year named before. */
const laterMonth = /(\d{4})年\d{1,2}月(?:\d{1,2}日)?[至到~—-]+(\d{1,2})月(?:(\d{1,2})日)?/gu;

const quarters: Readonly<Record<string, number>> = { 一: 3, 二: 6, 三: 9, 四: 12 };

/**
 * `2020年6月底前` → 2020-06-30, `2020年12月31日前` → that day, `2020年底` → 2020-12-31; a part of a year alone ends with
 * its last day. Several dates: the last one, since the task is open until then. Words without a date
 * (`立行立改，长期坚持`) give undefined.
 */
export function deadlineOf(words: string): IsoDate | undefined {
  const text = plain(words).replace(ranTogether, '；');
  const found = [...text.matchAll(yearAndPart)].map(
    ([, year, half, quarter, month, third, day, plainMonth, plainDay]) => {
      if (half !== undefined) return lastDay(year, half === '上' ? 6 : 12);
      if (quarter !== undefined) return lastDay(year, quarters[quarter] ?? Number(quarter) * 3);
      const lastOfThird = third === undefined ? undefined : third === '上' ? 10 : 20;
      return lastDay(year, month ?? plainMonth ?? 12, day ?? plainDay ?? lastOfThird);
    },
  );
  const later = [...text.matchAll(laterMonth)].map(([, year, month, day]) => lastDay(year, month ?? 12, day));
  return [...found, ...later]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
}

/** What is written like a day or a month, the year before it or not, and like a part of a year. */
const written =
  /(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(?!内|龄)(?:(\d{1,2})[日号])?|(?<!\d)\d{4}年第?([五六七八九十05-9])季度|(?<!\d)(\d{4})([-./])(\d{1,2})\6(\d{1,2})(?!\d)/gu;

/** The days and months in the words of 整改时限 that no calendar has, as typed: `2020年2月30日`, `13月`. */
export function noDatesIn(words: string): string[] {
  const text = plain(words);
  const damaged = [...text.matchAll(ranTogether)].map(([typed]) => typed);
  const others = [...text.replace(ranTogether, '；').matchAll(written)].flatMap(
    ([typed, year, month, day, quarter, plainYear, , plainMonth, plainDay]) => {
      // 29 February is a day of some year.
      const [y, m] = [Number(year ?? plainYear ?? 2000), Number(month ?? plainMonth)];
      const d = Number(day ?? plainDay ?? 1);
      const isOne = quarter === undefined && y >= firstYear && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
      return isOne ? [] : [typed];
    },
  );
  return [...damaged, ...others];
}

const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/gu, '');

/** The day named, else the last one of the month; undefined where there is no such day. */
function lastDay(year = '', month: string | number = 12, day?: string | number): IsoDate | undefined {
  const [y, m] = [Number(year), Number(month)];
  return m >= 1 && m <= 12 ? toIsoDate(isoDate(y, m, day === undefined ? daysInMonth(y, m) : Number(day))) : undefined;
}
