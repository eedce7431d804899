/** A number of a cell as Excel shows it, by the format of the cell. */
import { said } from '../../../schema/fault.ts';
import { format, getFormatDateInfo, getFormatFromId, isDateFormat } from 'numfmt';

/** The formats that Excel builds in for China and writes by their numbers alone (ECMA-376 part 1, 18.8.30). */
const chineseFormats = new Map(
  (
    [
      [[27, 36, 50, 52, 57], 'yyyy年m月'],
      [[28, 29, 51, 53, 54, 58], 'm月d日'],
      [[30], 'm-d-yy'],
      [[31], 'yyyy年m月d日'],
      [[32], 'h时mm分'],
      [[33], 'h时mm分ss秒'],
      [[34, 55], 'AM/PMh时mm分'],
      [[35, 56], 'AM/PMh时mm分ss秒'],
      // What the system of each computer says: an order of its own, which no file tells.
      [[14], 'm/d/yyyy'],
      [[22], 'm/d/yyyy h:mm'],
    ] as const
  ).flatMap(([ids, pattern]) => ids.map((id): [number, string] => [id, pattern])),
);

const locale = 'zh-CN';

/** The pattern that a number stands for where the file gives it no other. */
export const builtInFormat = (id: number): string => chineseFormats.get(id) ?? getFormatFromId(id, locale);

const asUsual = (pattern: string): string =>
  pattern.replaceAll('G/通用格式', 'General').replaceAll('上午/下午', 'AM/PM');

/** A pattern without colours, conditions, languages and what it shows as it is. */
const bare = (pattern: string): string => pattern.replace(/\[[^\]]*\]|"[^"]*"|\\./gu, '');

interface Reading {
  /** The number as the file writes it. */
  raw: string;
  pattern: string;
  /** Do the days of the workbook count from 1904 on? */
  from1904: boolean;
  /** Hears what people should look at. */
  tell: (text: string) => void;
}

/** The text of a number; what is no number is given back as it is. */
export function numberText({ raw, pattern: typed, from1904, tell }: Reading): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (Number.isInteger(value) && Math.abs(value) >= 1e15)
    tell('这是超过 15 位的数字，Excel 会把末尾几位变成 0，请对照原件核对编号，并把这一列改成文本格式');
  const pattern = asUsual(typed);
  if (/^(?:general)?;?@?$/iu.test(pattern.replace(/\[(?![<>=])[^\]]*\]/gu, '').trim())) {
    if (/\[DBNum\d\]/iu.test(pattern)) tell('这一格的格式把数字显示成汉字，导入的是阿拉伯数字，请核对');
    return plainNumber(raw, value);
  }
  try {
    if (isDateFormat(pattern)) return dateText(value, pattern, from1904);
    if (Number.isInteger(value) && /E[+-]/iu.test(bare(pattern))) {
      tell('这一格按科学记数法显示，导入的是全部数字，请核对');
      return plainNumber(raw, value);
    }
    if (/\[DBNum\d\]/iu.test(pattern)) tell('这一格的格式把数字显示成汉字，导入的是阿拉伯数字，请核对');
    return format(pattern, value, { locale });
  } catch {
    tell(`这一格的格式认不出来（${said(pattern)}），导入的是没有格式的数字，请核对`);
    return plainNumber(raw, value);
  }
}

/** A text by the format of its cell, which may add words to it, or hide it. */
export function formattedText(text: string, typed: string): string {
  const pattern = asUsual(typed);
  if (pattern === '@' || !(pattern.includes('@') || /;.*;.*;/u.test(pattern))) return text;
  try {
    return format(pattern, text, { locale });
  } catch {
    return text;
  }
}

/** Digits without an exponent and without the noise of binary fractions. */
function plainNumber(raw: string, value: number): string {
  if (/^-?\d+$/u.test(raw)) return raw;
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? String(value) : String(Number(value.toPrecision(15)));
}

/** From the first day of 1900, as Excel counts, to that of 1904. */
const daysTo1904 = 1462;

/** As Excel shows it; formats without a year, or with the day first, are written out: they would lose or confuse it. */
function dateText(value: number, pattern: string, from1904: boolean): string {
  const { year, month, day: dayOrWeekday, hours, seconds } = getFormatDateInfo(pattern);
  const day = dayOrWeekday && /d/iu.test(bare(pattern).replace(/d{3,4}/giu, ''));
  const serial = from1904 && (year || month || dayOrWeekday) ? value + daysTo1904 : value;
  const isYearFirst = /^[^ymdeg]*[yeg]/iu.test(bare(pattern));
  if ((day && !isYearFirst) || (!year && (month || day)))
    return format(`yyyy-mm-dd${hours ? ' h:mm' : ''}${seconds ? ':ss' : ''}`, serial, { locale });
  return format(pattern, serial, { locale });
}

/** A day as a cell of the type of days holds it, `2019-12-31T00:00:00`; anything else stays as it is. */
export function isoText(raw: string, pattern: string): string {
  const [, day, clock = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?$/u.exec(raw.trim()) ?? [];
  if (day === undefined) return raw;
  const seconds = (Date.parse(`${day}T${clock === '' ? '00:00' : clock}Z`) - Date.UTC(1899, 11, 30)) / 1000;
  if (isDateFormat(asUsual(pattern))) return dateText(seconds / 86_400, asUsual(pattern), false);
  return /^(?:00:00(?::00)?)?$/u.test(clock) ? day : `${day} ${clock}`;
}
