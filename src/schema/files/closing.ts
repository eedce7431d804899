/** How a problem is closed (验收销号): its steps, each with a day or days, a level and a unit; any of them may be absent. */
import { z } from 'zod';
import { oneLine, says } from '../clause.ts';
import { quote } from '../fault.ts';
import { field, foldWord } from '../field.ts';
import { complain, count, dateMend, isoDate, toIsoDate, type IsoDate } from '../values.ts';
import { splitWords } from '../words.ts';
import { prose } from '../prose.ts';

/** One step as published. A day is either one day, or a first and a last day of which one may be unknown. */
export interface Step {
  day?: IsoDate;
  from?: IsoDate;
  to?: IsoDate;
  /** 区级 */
  level?: string;
  unit?: string;
  /** What came of it, where that is told in words: 同意，建议加强日常监管. */
  result?: string;
}

const stepKeys = new Set(['day', 'from', 'to', 'level', 'unit', 'result']);

/** Is a value a step, or a first and a last day? */
export const isStep = (value: object): value is Step => Object.keys(value).every((key) => stepKeys.has(key));

/** A step as it can be typed: `2025-08-11 至 2025-08-22 区级 某某区生态环境局`. */
export const stepText = ({ level, unit, result, ...days }: Step): string =>
  [daysText(days), level, unit, result].filter((part) => part !== undefined && part !== '').join(' ');

/** Its day or days. */
export function daysText({ day, from, to }: Pick<Step, 'day' | 'from' | 'to'>): string {
  if (day !== undefined) return day;
  if (from !== undefined && to !== undefined) return `${from} 至 ${to}`;
  return to !== undefined ? `至 ${to}` : from !== undefined ? `${from} 起` : '';
}

/** The first day of a step, as far as it is known. */
export const firstDay = ({ day, from, to }: Step): IsoDate | undefined => from ?? day ?? to;

/** The last day of a step, as far as it is known. */
export const lastDay = ({ day, from, to }: Step): IsoDate | undefined => to ?? day ?? from;

const whole = String.raw`\d{4}\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|-\d{1,2}-\d{1,2}(?!\d))`;
const later = String.raw`(?:${whole}|(?:\d{1,2}\s*月\s*)?\d{1,2}\s*[日号])`;
const between = String.raw`\s*(?:至|到|~|-|–|—+)\s*`;
const days = new RegExp(
  String.raw`^(?:自|从)?\s*(${whole})(?:\s*(起)(?!至)|(?:\s*起)?${between}(${later})(?:止)?)?(?!\s*(?:之?前|以前|底|左右|后|以后))|^(?:截?至|到)\s*(${whole})(?:止)?`,
  'u',
);

/** Whoever accepts, reviews or agrees, by its level: 区级, 县（市、区）级. */
const levelWord =
  /^(?:国家|中央|省|自治区|兵团|市|州|盟|地|地市|市州|县|区|县区|区县|旗|乡|镇|乡镇|镇街|街道|园区|部门|企业|[县市区旗、()]{2,9})级$/u;

/** The same day with the month, and the year, of another where it names none: `22日` after 2025-08-11. */
function laterDay(typed: string, first: IsoDate): IsoDate | undefined {
  const [year, month] = first.split('-').map(Number) as [number, number];
  const short = /^(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*[日号]$/u.exec(typed);
  return short ? toIsoDate(isoDate(year, Number(short[1] ?? month), Number(short[2]))) : readDay(typed);
}

/** Words for what came of a step, and all behind them. */
const resultWords = /(?<=^|[\s、，,;；])(?:原则)?(?:同意|已|通过|合格).*$/su;

/** How a step is written: on a day, or from a day to another. */
const forms = {
  day: '请写成 2025-08-09 区级 某某区生态环境局；不知道是哪一天的，照原文写进「备注」',
  period: '请写成 2025-08-11 至 2025-08-22，只知道最后一天的写 至2025-08-22；都不知道的，照原文写进「备注」',
} as const;

/** Full-width digits and lines as plain ones; each character keeps its place. */
const plain = (raw: string): string => raw.replace(/[０-９－～]/gu, (one) => one.normalize('NFKC'));

/** Reads a step; a string says what is wrong with it. */
function readStep(typed: string, form: string): Step | string {
  const raw = typed.trim();
  const text = plain(raw);
  const found = days.exec(text);
  const [all = '', first, open, last, only] = found ?? [];
  const from = first === undefined ? undefined : readDay(first);
  const to = only !== undefined ? readDay(only) : last && from && laterDay(last, from);
  const missed = (
    [
      [first, from],
      [last ?? only, to],
    ] as const
  ).find(([day, read]) => day !== undefined && !read)?.[0];
  if (missed !== undefined) return noSuchDay(missed);
  if (from && to && from > to)
    return `${quote(raw)}的开始日期晚于结束日期，请核对${/\d{4}/u.test(last ?? '') ? '' : '；跨年的写上年份'}`;
  const rest = raw.slice(all.length);
  const level = splitWords(rest).find((word) => levelWord.test(foldWord(word)));
  const marks = /^[\s、，,;；]+|[\s、，,;；]+$/gu;
  const said = oneLine(level === undefined ? rest : rest.replace(level, ' ')).replace(marks, '');
  const [result = ''] = resultWords.exec(said) ?? [];
  const unit = said.slice(0, said.length - result.length).replace(marks, '');
  if (/\d\s*[年月日]|\d{4}[-./]|^\d+$/u.test(plain(said))) {
    if (found) return `${quote(raw)}里不止一个日期，只能写一天，或者起止两天`;
    return `${quote(raw)}${/^\d{1,2}\s*月\s*\d{1,2}\s*[日号]/u.test(text) ? '没有写年份' : '不是日期'}，${form}`;
  }
  // `是` is no unit.
  if (!found && level === undefined && result === '') return `${quote(raw)}没有日期，${form}`;
  const isPeriod = to !== undefined || open !== undefined;
  return {
    ...(from && (isPeriod ? { from } : { day: from })),
    ...(to && { to }),
    ...(level !== undefined && { level }),
    ...(says(unit) && { unit }),
    ...(result !== '' && { result }),
  };
}

const readDay = (typed: string): IsoDate | undefined => toIsoDate(typed.replace('号', '日'));

const noSuchDay = (typed: string): string =>
  /\d{4}/u.test(typed) ? dateMend(typed.replace('号', '日')).mend : `日历上没有${quote(typed)}这一天，请核对`;

const typeOfStep = (isDayEnough: boolean) =>
  z
    .string()
    .transform((raw, ctx): Step => {
      const form = isDayEnough ? forms.day : forms.period;
      const step = readStep(raw, form);
      if (typeof step === 'string')
        return complain(ctx, { rule: isDayEnough ? 'format/date' : 'format/period', mend: step });
      if (!isDayEnough && step.to === undefined)
        return complain(ctx, {
          rule: 'format/period',
          mend: `${quote(raw)}不是起止日期，${form}`,
        });
      return step;
    })
    .meta({
      type: 'object',
      properties: {
        day: { type: 'string', format: 'date' },
        from: { type: 'string', format: 'date' },
        to: { type: 'string', format: 'date' },
        level: { type: 'string' },
        unit: { type: 'string' },
        result: { type: 'string' },
      },
      additionalProperties: false,
    });

/** A step: `2025-08-09 区级 某某区生态环境局`. */
export const step = typeOfStep(true);
/** A notice: its last day must be known. */
export const notice = typeOfStep(false);

/** How far apart a day without a year and the day of its file may be: what is further may be of another year. */
const near = 183;
const dayLength = 24 * 60 * 60 * 1000;

/**
 * A step that names no year, with the year of the file's day: `11月3日至11月9日`. It stays as it is where that would be
 * a guess, and is blamed then.
 */
export function withYear(raw: string, published: IsoDate): string {
  const text = plain(raw);
  if (/\d{4}\s*[-年./]/u.test(text)) return raw;
  const short = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/u.exec(text);
  // `1215日` is a damaged copy.
  if (!short || /\d/u.test(text.slice(0, short.index))) return raw;
  const made = toIsoDate(isoDate(Number(published.slice(0, 4)), Number(short[1]), Number(short[2])));
  if (made === undefined || Math.abs(Date.parse(made) - Date.parse(published)) > near * dayLength) return raw;
  return `${raw.slice(0, short.index)}${made} ${raw.slice(short.index + short[0].length).trimStart()}`;
}

/** The steps in their order. */
export const closingFields = {
  completion: field('整改完成', step.optional(), '验收销号第一步：哪一天整改完成，哪一级、哪个单位。', [
    '整改完成时间',
    '整改完成日期',
    '完成整改时间',
    '完成整改日期',
    '实际完成时间',
    '实际完成日期',
  ]),
  acceptance: field('验收', step.optional(), '哪一天验收，哪一级、哪个单位验收；没有的不写。', [
    '验收时间',
    '验收日期',
    '验收完成时间',
    '通过验收时间',
    '通过验收日期',
  ]),
  noticePeriod: field('公示期', notice.optional(), '公示的起止日期，可以再写在哪一级、哪里公示。', [
    '公示',
    '公示时间',
    '公示日期',
    '公示起止时间',
    '公示起止日期',
    '公示时间段',
  ]),
  signing: field('审签', step.optional(), '哪一天审签，哪一级、谁（职务）审签。', [
    '审签时间',
    '审签日期',
    '审核签字',
    '签批时间',
  ]),
  review: field('复核', step.optional(), '哪一天复核，哪一级、哪个单位复核。', ['复核时间', '复核日期', '申请复核']),
  report: field('销号报备', step.optional(), '哪一天销号报备，报哪一级、哪个单位。', [
    '销号报备时间',
    '销号报备日期',
    '报备时间',
    '报备日期',
    '备案时间',
    '备案销号时间',
    '销号备案时间',
    '销号备案',
    '销号时间',
    '销号日期',
  ]),
};

/** How many places of a record are closed one by one, and how many of them are done. */
export const pointFields = {
  points: field('点位总数', count.optional(), '一共有几个点位；逐个点位销号的才写。', ['点位数', '点位数量']),
  pointsDone: field('已完成点位', count.optional(), '其中已经完成、通过验收或者销号的点位数。', [
    '完成点位',
    '完成点位数',
    '已完成点位数',
    '已销号点位',
    '已销号点位数',
    '销号点位',
    '销号点位数',
  ]),
};

/** What is known of each of them. */
export const pointsSection = field(
  '点位情况',
  prose.optional(),
  '逐个点位的表：| 点位 | 整改状态 |，还可以有验收销号的各步；状态的词同整改状态。',
  ['点位', '点位清单', '点位销号情况'],
);

export type StepName = keyof typeof closingFields;
export const stepNames = Object.keys(closingFields) as StepName[];
export const isStepName = (name: string): name is StepName => name in closingFields;

/** What readers call a step. */
export const stepLabels: Readonly<Record<StepName, string>> = {
  completion: '整改完成',
  acceptance: '验收',
  noticePeriod: '公示',
  signing: '审签',
  review: '复核',
  report: '销号报备',
};

/** The steps that are known of a record. */
export type Closing = Partial<Record<StepName, Step | undefined>>;
