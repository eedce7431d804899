/** What a title says: which batch, and which day. */
import type { Line } from '../../read/grid.ts';
import { ranTogether, toIsoDate, type IsoDate } from '../../../schema/values.ts';
import { numeralClass, parseNumeral } from './numerals.ts';

/** 总第15批 counts in another row of numbers. */
const batchPattern = new RegExp(`(?<!总\\s*)第\\s*([${numeralClass}\\s、，,和及与至到~～—－-]+?)\\s*批`, 'gu');

/** `（省第二十批）` beside a batch: the same cases as a higher office counts them. */
const upperPattern = new RegExp(
  `[（(]\\s*((?:全?[国省]|中央|国家|自治区|[市州])级?(?:转办|交办|督察组?)?(?:的)?第\\s*[${numeralClass}]+\\s*批次?)\\s*[)）]`,
  'u',
);

/** The batch of a higher office that a text names in brackets beside its own: `第十六批（省第二十批）`. */
export function upperBatchIn(text: string): string | undefined {
  const [all = '', upper] = upperPattern.exec(text) ?? [];
  return upper !== undefined && batchesIn(text.replace(all, '')).length > 0 ? upper : undefined;
}

const ofInspections = /轮\s*第\S{1,3}批(?=次?(?:中央|省级|生态|环境|保护|环保)*督察)/gu;

/** The batches that a text names, in order: `第29、30批` → `29`, `30`; `第35-1批` → `35-1`; `第三十一批…、第三十二批…`. */
export function batchesIn(text: string): string[] {
  const own = text.replace(upperPattern, '');
  if (own !== text && new RegExp(batchPattern.source, 'u').test(own)) return batchesIn(own);
  // 第三轮第五批督察 is a batch of inspections; `第三批至第五批` is said like `第三至五批`.
  const plain = text.replace(ofInspections, '轮').replace(/批\s*([至到~～—－-]+)\s*第/gu, '$1');
  const found = [...plain.matchAll(batchPattern)].flatMap(([, inside = '']) => batchParts(inside));
  return [...new Set(found)];
}

/** Reads `29、30`, `35-1`, `二十九至三十一`; nothing if a part is no numeral. */
export function batchParts(inside: string): string[] {
  const parts = inside.split(/[、，,和及与]/u).map((part) => part.replace(/^\s*第|批\s*$/gu, ''));
  const read = parts.map((part): string[] => {
    const ends = part.split(/[至到~～—－-]+/u).map(parseNumeral);
    const [from, to] = ends;
    if (from === undefined || ends.length > 2 || (ends.length === 2 && to === undefined)) return [];
    if (to === undefined) return [String(from)];
    // `35-1` is a part of batch 35, `29-31` are three batches.
    if (to <= from || to - from > 60) return [`${String(from)}-${String(to)}`];
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  });
  return read.every((one) => one.length > 0) ? read.flat() : [];
}

/** The parts of a batch that somebody typed: `3`, `第35-1批`, `29、30`, `[29, 30]`; none if it is no batch. */
export function batchTyped(raw: string): string[] {
  const named = batchesIn(raw);
  return named.length > 0 ? named : batchParts(raw.replace(/^[[「]|[\]」]$/gu, ''));
}

/** A batch at the beginning of a cell, and what is left: `第31批 D3GS…`. */
export function splitBatch(text: string): { batches: string[]; rest: string } {
  const pattern = new RegExp(
    `^[\\p{Ps}\\s]*第\\s*([${numeralClass}\\s、，,至~～—－-]+?)\\s*批(?:次)?[\\p{Pe}\\s:：/—－-]*|[\\p{Ps}\\s/—－-]+第\\s*([${numeralClass}\\s、，,至~～—－-]+?)\\s*批(?:次)?[\\s，,：:]*(?:办[理结]后公开)?[\\p{Pe}\\s]*$`,
    'u',
  );
  const match = pattern.exec(text);
  const batches = match ? batchParts(match[1] ?? match[2] ?? '') : [];
  if (!match || batches.length === 0) return { batches: [], rest: text };
  return { batches, rest: (text.slice(0, match.index) + text.slice(match.index + match[0].length)).trim() };
}

/** The batch that a short text says it is published after: `第26批办理后公开`; none if it does not say so. */
export const deferredIn = (text: string): string[] =>
  text.length <= 80 && /办[理结]后公开/u.test(text) ? batchesIn(text) : [];

const datePattern = new RegExp(
  `((?:[〇○零一二三四五六七八九\\d０-９]\\s*){4})[年./-]\\s*([${numeralClass}\\s]{1,5})[月./-]\\s*([${numeralClass}\\s]{1,5})(?:[日号]|(?![\\d年]))`,
  'gu',
);

/** A time beside a day: `2019-11-21 09:14:39`. */
const clock = /\s\d{1,2}[:：]\d{2}(?:[:：]\d{2})?/gu;

/** What is written like a day, with its place, but for times beside it and days whose digits ran together. */
const writtenDays = (text: string): RegExpExecArray[] => {
  const hidden = (typed: string): string => '　'.repeat(typed.length);
  return [...text.replace(clock, hidden).replace(ranTogether, hidden).matchAll(datePattern)];
};

/** The days that a text names, in order, spaces inside them ignored: `20 22年10月9日`. */
export function datesIn(text: string): IsoDate[] {
  return writtenDays(text).flatMap(([, ...parts]) => {
    const [year, month, day] = parts.map((part) => parseNumeral(part));
    if (year === undefined || month === undefined || day === undefined) return [];
    return toIsoDate(`${String(year).padStart(4, '0')}-${String(month)}-${String(day)}`) ?? [];
  });
}

/** What is written like a day, and is none of the calendar: `2019年2月30日`, `2019年1215日`. */
export const noDaysIn = (text: string): string[] => [
  ...[...text.matchAll(ranTogether)].map(([typed]) => typed),
  ...writtenDays(text).flatMap(([typed, ...parts]) =>
    datesIn(typed).length === 0 && parts.every((part) => parseNumeral(part) !== undefined) ? [typed.trim()] : [],
  ),
];

/** The days that a title gives: `2019年11月14日交办` was forwarded on that day, any other day is that of publication. */
export function titleDays(text: string): { forwarded: IsoDate | undefined; published: IsoDate[] } {
  const days = writtenDays(text).map((match) => ({
    day: datesIn(match[0])[0],
    forwards: /^\s*[)）]?\s*(?:交办|转办|移交)/u.test(text.slice(match.index + match[0].length)),
  }));
  return {
    forwarded: days.find(({ forwards }) => forwards)?.day,
    published: days.flatMap(({ day, forwards }) => (forwards || day === undefined ? [] : [day])),
  };
}

/** What a text says besides its batch and its day: `第1批（2019年11月12日）共5件` → `共5件`. */
export const besidesBatch = (text: string): string =>
  text
    .replace(batchPattern, '')
    .replace(datePattern, '')
    .replace(/[\s()（）、，,：:]+|交办|转办/gu, '');

/** What the text above a table says of it. */
export interface TitleFound {
  /** The title, put together from its lines; undefined if there is none. */
  text: string | undefined;
  at: string;
  /** The lines that are neither the title nor of the page around the table. */
  rest: Line[];
  /** Lines of a web page that are not about the table: menus, dates of release, links. */
  aside: Line[];
}

/** How much a line looks like the title of a table. */
function titleScore(text: string): number {
  if (text.length > 150 || isPageFurniture(text)) return 0;
  // `现将第三批办理情况公开如下` leads to a table and is not its title.
  const named =
    /一览表|公示|公开|情况|清单|任务|台账|统计表|整改/u.test(text) &&
    !/^(?:根据|按照|依据|现将)|如下[：:]?$/u.test(text)
      ? 2
      : 0;
  const dated = batchesIn(text).length > 0 ? 2 : datesIn(text).length > 0 ? 1 : 0;
  // A title is no sentence.
  return /[。；]/u.test(text) ? 0 : named + dated + (named > 0 && text.length >= 10 ? 1 : 0);
}

/** `（第三批 2019年11月14日）` under a title belongs to it. */
const isSubtitle = (text: string): boolean => text.length <= 40 && !/[。；]/u.test(text) && subtitlePattern.test(text);

/** `填报日期：…` and `截至…` are other days than that of publication. */
const subtitlePattern = new RegExp(
  `^[（(【]?\\s*(?:${batchPattern.source}|(?:(?:公[开布示]|发布)(?:日期|时间)\\s*[：:])?\\s*${datePattern.source})`,
  'u',
);

/**
 * Finds the title among the lines above a table.
 * @param menu on a web page, the lines before its main part, the title maybe among them
 */
export function findTitle(lines: readonly Line[], menu: readonly Line[] | undefined): TitleFound {
  const all = [...(menu ?? []), ...lines];
  const best = all.reduce((top, { text }) => Math.max(top, titleScore(text)), menu ? 3 : 2);
  const index = menu
    ? all.findLastIndex(({ text }) => titleScore(text) === best)
    : all.findIndex(({ text }) => titleScore(text) === best);
  const title = all[index];
  const titles: Line[] = title ? [title] : [];
  const says = (find: (text: string) => readonly string[]): boolean => titles.some(({ text }) => find(text).length > 0);
  // What is under the title belongs to it as long as it says something new.
  for (const line of title ? all.slice(index + 1, index + 5) : [])
    if (
      isSubtitle(line.text) &&
      ((batchesIn(line.text).length > 0 && !says(batchesIn)) || (datesIn(line.text).length > 0 && !says(datesIn)))
    )
      titles.push(line);
  const others = all.filter((line) => !titles.includes(line));
  const isAside = (line: Line): boolean => menu !== undefined && (menu.includes(line) || all.indexOf(line) < index);
  return {
    text: title && titles.map(({ text }) => text.replace(/\s*\n\s*/gu, '').trim()).join(''),
    at: title?.at ?? '',
    rest: others.filter((line) => !isAside(line)),
    aside: others.filter(isAside),
  };
}

/** What a page of a government site says around every text. */
const furniture = [
  /[上下]一[篇条页]/u,
  /(?:首页\s*)?(?:\d+\s+)+(?:[上下]一页|[尾末]页)/u,
  /(?:第\s*\d+\s*页[\s/／|]*)?共\s*\d+\s*页/u,
  /(?:信息|文章|稿件)?来源\s*[：:](?!\s*(?:来电|来信|微信|网络|电话|其他))/u,
  /发布(?:时间|日期|机构|单位)\s*[：:]/u,
  /(?:浏览|点击|阅读)(?:次数|量|数)?\s*[：:]/u,
  /(?:字号|字体)\s*[：:]?/u,
  /(?:打印|关闭|收藏|分享)(?:本页|本文|此页|窗口|到)?\s*(?:[】\]）)|：:\s]|$)/u,
  /扫一扫|当前位置|您(?:当前|所在)?的?位置|责任编辑|返回(?:顶部|首页|列表)|友情链接|版权所有|网站标识码|技术支持/u,
  /相关(?:链接|文章|稿件|附件|信息)\s*[：:]?\s*$/u,
  /\p{Script=Han}?ICP备/u,
].map(({ source }) => source);
const furniturePattern = new RegExp(`^[【\\[（(\\s]*(?:${furniture.join('|')})`, 'u');

/** Is this line of a web page one of those that stand around every text? */
export const isPageFurniture = (text: string): boolean => text.length <= 80 && furniturePattern.test(text);

/** Is this line the title of a table, or of a batch in it? */
export const isTitle = (text: string): boolean => titleScore(text) >= 4;
