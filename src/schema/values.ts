/**
 * The values that staff type. Every scalar reaches these as the text that stands in the file (YAML too), so `01`
 * stays `01`, and a table cell and a front matter line are read by the same rules.
 */
import { z } from 'zod';
import { says } from './clause.ts';
import { foldWord } from './field.ts';
import { splitWords, wordFinder } from './words.ts';
import { quote, said } from './fault.ts';
import { strangerMend, strangersIn } from './text/look-alikes.ts';
import { webAddressMend } from './web-address.ts';

/** `2019-11-14` */
export type IsoDate = string;

/** A value as published beside the word that it counts as. */
export interface Word<T extends string = string> {
  raw: string;
  value: T;
}

/** A cell that may name several words. */
export interface Words {
  /** As typed; empty where the words follow from others. */
  raw: string;
  values: string[];
}

/** What the reader needs to word a complaint about a value; carried in a zod issue's params. */
export type Complaint =
  | { rule: 'format/unknown-value' | 'format/unknown-region'; word: string; known: readonly string[] }
  | { rule: `format/${string}`; mend: string };

/**
 * Adds an issue that the reader turns into a Chinese sentence with a mend.
 * @param path where in the value, if it is a map
 */
export function complain(ctx: z.RefinementCtx, complaint: Complaint, path: string[] = []): never {
  ctx.addIssue({ code: 'custom', params: { ...complaint }, input: ctx.value, path });
  return z.NEVER;
}

/** What values are once they are read, as JSON Schema: zod can't tell what a transform makes. */
export const outputs = {
  line: { type: 'string' },
  date: { type: 'string', format: 'date' },
  dateTime: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2})?$' },
  count: { type: 'integer', minimum: 0 },
  amount: { type: 'number', minimum: 0 },
  amountOrWords: { type: ['number', 'string'] },
  flag: { type: 'boolean' },
  url: { type: 'string', format: 'uri' },
  words: objectOutput({ raw: { type: 'string' }, values: { type: 'array', items: { type: 'string' } } }),
} as const;

const wordOutput = (words: readonly string[]) => objectOutput({ raw: { type: 'string' }, value: { enum: words } });

function objectOutput<Properties extends object>(properties: Properties) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false } as const;
}

/** Any text, as typed. */
export const text = z.string();

/** Text with one line. */
export const line = z
  .string()
  .transform((raw, ctx) => {
    if (/[\n\r]/u.test(raw)) return complain(ctx, { rule: 'format/one-line', mend: '这里只能写一行，请去掉换行' });
    return raw;
  })
  .meta(outputs.line);

const tell = (raw: string, ctx: z.RefinementCtx): string =>
  says(raw) ? raw : complain(ctx, { rule: 'format/shape', mend: `只有标点${quote(raw)}，没有字，请写清楚` });

/** One line that titles and sentences of ours are made with: more than marks of punctuation. */
export const tellingLine = line.transform(tell).meta(outputs.line);

/** Such a text. */
export const tellingText = text.transform(tell).meta(outputs.line);

/** Complains of letters that only look like those that a number or a name is made of. */
export function complainOfStrangers(raw: string, ctx: z.RefinementCtx): void {
  for (const stranger of strangersIn(raw))
    complain(ctx, { rule: 'format/look-alike', mend: quote(raw) + strangerMend(stranger) });
}

/** One line by which something is looked up: a number or a name of Latin letters, digits and Han. */
export const nameLine = line
  .transform((raw, ctx) => {
    complainOfStrangers(raw, ctx);
    return raw;
  })
  .meta(outputs.line);

/** Of an earlier day nothing here can tell: 0019 is 2019, mistyped. */
export const firstYear = 1900;

/** `2019-11-14` for a day that exists, from the ways in which staff write one; else undefined. */
export function toIsoDate(raw: string): IsoDate | undefined {
  const match = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/u.exec(foldWord(raw));
  if (!match) return undefined;
  const [year, month, day] = [match[1], match[2] ?? match[4], match[3] ?? match[5]].map(Number) as [
    number,
    number,
    number,
  ];
  if (year < firstYear || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return isoDate(year, month, day);
}

/** The number of days of a month (1–12) in the Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Joins parts to `2019-11-14`. */
export const isoDate = (year: number, month: number, day: number): IsoDate =>
  `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/**
 * What was a day before its digits ran together, as damaged copies have it: `1215日`, `2019年1215日`, `12019年11月14日`.
 * Nobody can tell which day it was, nor may a part of it be taken for one.
 */
export const ranTogether = new RegExp(
  [
    String.raw`(?:\d{4}年)?(?:(?:\d{1,2}月)\d{3,4}|(?<=年)\d{3,4}|(?<!年)\d{4})日(?!以?内|以?后)`,
    String.raw`(?:\d{4}年)?\d{3,}月(?!以?内|龄)(?:\d{1,2}日)?`,
    String.raw`\d{5,}年(?:\d{1,2}月(?:\d{1,2}日)?)?`,
    String.raw`(?:\d{4}年)?\d{1,2}月\d{1,2}日\d{1,2}日`,
    String.raw`\d{4}(?<mark>[-./])\d{1,2}\k<mark>\d{3,}`,
  ]
    .map((one) => `(?<![\\d０-９])${one.replaceAll('\\d', '[\\d０-９]')}`)
    .join('|'),
  'gu',
);

/** The year of what is written like a day. */
const yearOf = (raw: string): string | undefined =>
  /^(\d{4})(?:-\d{1,2}-\d{1,2}|年\d{1,2}月\d{1,2}日)$/u.exec(foldWord(raw))?.[1];

/** What is wrong with what is no day. */
export const dateMend = (raw: string): Complaint & { mend: string } => {
  const year = yearOf(raw);
  const mend =
    year === undefined
      ? `${quote(raw)}不是日期，请写成 2019-11-14 或 2019年11月14日`
      : Number(year) < firstYear
        ? `${quote(raw)}的年份早于 ${String(firstYear)} 年，请核对`
        : `日历上没有${quote(raw)}这一天，请核对`;
  return { rule: 'format/date', mend };
};

/** A day. */
export const date = z
  .string()
  .transform((raw, ctx) => toIsoDate(raw) ?? complain(ctx, dateMend(raw)))
  .meta(outputs.date);

/** A day, with a time of day if it is known: `2019-11-12 18:30` (Asia/Shanghai). */
export const dateTime = z
  .string()
  .transform((raw, ctx) => {
    const parts = /^(.*?)(?:[\sT]+(\d{1,2}):(\d{2}))?$/su.exec(raw.normalize('NFKC').trim());
    const day = toIsoDate(parts?.[1] ?? '');
    if (!day) return complain(ctx, dateMend(parts?.[1] ?? raw));
    const [hour, minute] = [parts?.[2], parts?.[3]];
    if (hour === undefined || minute === undefined) return day;
    if (Number(hour) > 23 || Number(minute) > 59)
      return complain(ctx, { rule: 'format/time', mend: `没有${quote(`${hour}:${minute}`)}这个时刻，请写成 18:30` });
    return `${day} ${hour.padStart(2, '0')}:${minute}`;
  })
  .meta(outputs.dateTime);

/** A whole number of cases, people, enterprises. */
export const count = z
  .string()
  .transform((raw, ctx) => {
    const folded = foldWord(raw);
    if (!/^\d{1,9}$/u.test(folded))
      return complain(ctx, { rule: 'format/count', mend: `${quote(raw)}不是件数，请写 0 或正整数，例如 12` });
    return Number(folded);
  })
  .meta(outputs.count);

/** An amount, decimals allowed. */
export const amount = z
  .string()
  .transform((raw, ctx) => {
    const folded = foldWord(raw);
    if (!/^\d+(\.\d+)?$/u.test(folded))
      return complain(ctx, { rule: 'format/amount', mend: `${quote(raw)}不是数字，请写成 86.5 这样的数字` });
    // Fifteen digits are what a number of any program holds exactly.
    if (!/^\d{1,9}(\.\d{1,6})?$/u.test(folded))
      return complain(ctx, { rule: 'format/amount', mend: `${quote(raw)}太长，整数最多 9 位，小数最多 6 位，请核对` });
    return Number(folded);
  })
  .meta(outputs.amount);

/** An amount where it is one, else the words in which it was declared: `约 3 万元`, `2 家（次）`. */
export const amountOrWords = z
  .string()
  .transform((raw, ctx): number | string => {
    const read = amount.safeParse(raw);
    if (read.success) return read.data;
    if (raw.trim() === '')
      return complain(ctx, { rule: 'format/amount', mend: '没有写是多少，请补上，或者删去这一项' });
    const words = tellingLine.safeParse(raw);
    return words.success
      ? words.data
      : complain(ctx, { rule: 'format/shape', mend: `${quote(raw)}里没有字，或者不止一行，请写成一行` });
  })
  .meta(outputs.amountOrWords);

/** Yes or no. */
export const flag = z
  .string()
  .transform((raw, ctx) => {
    const folded = foldWord(raw).toLowerCase();
    if (folded === 'true' || folded === '是') return true;
    if (folded === 'false' || folded === '否') return false;
    return complain(ctx, { rule: 'format/flag', mend: `${quote(raw)}应写 true 或 false` });
  })
  .meta(outputs.flag);

/** The hash of a commit, whole or shortened. */
export const commit = z.string().transform((raw, ctx) => {
  const folded = foldWord(raw).toLowerCase();
  if (!/^[0-9a-f]{7,64}$/u.test(folded))
    return complain(ctx, {
      rule: 'format/shape',
      mend: `${quote(raw)}不是提交的编号，请写 7 位以上的数字和 a 到 f 的字母`,
    });
  return folded;
});

/** A web address. */
export const url = z.string().transform((raw, ctx) => {
  const mend = webAddressMend(raw);
  return mend === undefined ? raw : complain(ctx, { rule: 'format/url', mend: `${quote(raw)}不是网址，${mend}` });
});

/** A link to somebody who answers: a page or a letter box. */
export const contactLink = z
  .string()
  .transform((raw, ctx) => {
    const mend = webAddressMend(raw);
    if (mend === undefined || /^mailto:[^\s@?<>"\\]+@[^\s@?<>"\\]+(?:\?\S*)?$/iu.test(raw)) return raw;
    const letterBox = /^[^\s@:/?]+@[^\s@:/?]+$/u.test(raw);
    return complain(ctx, {
      rule: 'format/url',
      mend: letterBox
        ? `${quote(raw)}是邮箱，请写成 mailto:${said(raw)}`
        : `${quote(raw)}不是链接，${mend}，或 mailto: 加邮箱`,
    });
  })
  .meta(outputs.url);

/** A list; one value alone counts as a list of one. */
export const listOf = <T extends z.ZodType>(type: T) =>
  z.preprocess((raw) => (Array.isArray(raw) || raw === undefined ? raw : [raw]), z.array(type).min(1));

/** References to other records: real numbers hold spaces, so only marks and line breaks split them. */
export const references = z
  .string()
  .transform((raw, ctx): Words => {
    complainOfStrangers(raw, ctx);
    const values = raw
      .split(/[、，,;；\n]+/u)
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return { raw, values };
  })
  .meta(outputs.words);

/** Several words in one cell, kept as text with the words beside it. */
export const words = z
  .string()
  .transform((raw): Words => ({ raw, values: splitWords(raw) }))
  .meta(outputs.words);

/**
 * One word out of a closed list.
 * @param list normalised word → the other raw values that count as it
 */
export function word<T extends string>(list: Readonly<Record<T, readonly string[]>>) {
  const find = wordFinder(list);
  return z
    .string()
    .transform((raw, ctx): Word<T> => {
      const value = find(raw);
      return value === undefined
        ? complain(ctx, { rule: 'format/unknown-value', word: raw, known: Object.keys(list) })
        : { raw, value };
    })
    .meta(wordOutput(Object.keys(list)));
}
