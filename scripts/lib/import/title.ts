/** What a title says: which batch, and which day. */
import type { Line } from './grid.ts';
import { toIsoDate, type IsoDate } from '../../../src/schema/values.ts';
import { numeralClass, parseNumeral } from './numerals.ts';

const batchPattern = new RegExp(`第\\s*([${numeralClass}\\s、，,和及与至~～—－-]+?)\\s*批`, 'gu');

/** The batches that a text names, in order: `第29、30批` → `29`, `30`; `第35-1批` → `35-1`; `第三十一批…、第三十二批…`. */
export function batchesIn(text: string): string[] {
  const found = [...text.matchAll(batchPattern)].flatMap(([, inside = '']) => batchParts(inside));
  return [...new Set(found)];
}

/** Reads `29、30`, `35-1`, `二十九至三十一`; nothing if a part is no numeral. */
export function batchParts(inside: string): string[] {
  const parts = inside.split(/[、，,和及与]/u).map((part) => part.replace(/^\s*第|批\s*$/gu, ''));
  const read = parts.map((part): string[] => {
    const ends = part.split(/[至~～—－-]+/u).map(parseNumeral);
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
    `^[（(\\s]*第\\s*([${numeralClass}\\s、，,至~～—－-]+?)\\s*批(?:次)?[）)\\s:：/]*|[（(\\s]+第\\s*([${numeralClass}\\s、，,至~～—－-]+?)\\s*批[）)\\s]*$`,
    'u',
  );
  const match = pattern.exec(text);
  const batches = match ? batchParts(match[1] ?? match[2] ?? '') : [];
  if (!match || batches.length === 0) return { batches: [], rest: text };
  return { batches, rest: (text.slice(0, match.index) + text.slice(match.index + match[0].length)).trim() };
}

const datePattern = new RegExp(
  `((?:[〇○零一二三四五六七八九\\d０-９]\\s*){4})[年./-]\\s*([${numeralClass}\\s]{1,5})[月./-]\\s*([${numeralClass}\\s]{1,5})(?:[日号]|(?![\\d年]))`,
  'gu',
);

/** The days that a text names, in order, spaces inside them ignored: `20 22年10月9日`. */
export function datesIn(text: string): IsoDate[] {
  return [...text.matchAll(datePattern)].flatMap(([, ...parts]) => {
    const [year, month, day] = parts.map((part) => parseNumeral(part));
    if (year === undefined || month === undefined || day === undefined) return [];
    return toIsoDate(`${String(year).padStart(4, '0')}-${String(month)}-${String(day)}`) ?? [];
  });
}

/** What the text above a table says of it. */
export interface TitleFound {
  /** The title, put together from its lines; undefined if there is none. */
  text: string | undefined;
  at: string;
  /** Lines that are part of the title or of the page around it, not of the introduction. */
  used: ReadonlySet<Line>;
}

/** How much a line looks like the title of a table. */
function titleScore(text: string): number {
  if (text.length > 150 || /^[上下]一(?:篇|条|页)/u.test(text)) return 0;
  const named = /一览表|公示|公开|情况|清单|任务|台账|统计表|整改/u.test(text) ? 2 : 0;
  const dated = batchesIn(text).length > 0 ? 2 : datesIn(text).length > 0 ? 1 : 0;
  // A title is no sentence.
  return /[。；]/u.test(text) ? 0 : named + dated + (named > 0 && text.length >= 10 ? 1 : 0);
}

/** `（第三批 2019年11月14日）` under a title belongs to it. */
const isSubtitle = (text: string): boolean =>
  text.length <= 40 &&
  /^[（(【]?\s*(?:第.*批|.{0,10}年.*月.*日)/u.test(text) &&
  (batchesIn(text).length > 0 || datesIn(text).length > 0);

/** Finds the title among the lines above a table. */
export function findTitle(lines: readonly Line[], surroundedByOthers: boolean): TitleFound {
  const best = lines.reduce((top, { text }) => Math.max(top, titleScore(text)), surroundedByOthers ? 3 : 2);
  const index = surroundedByOthers
    ? lines.findLastIndex(({ text }) => titleScore(text) === best)
    : lines.findIndex(({ text }) => titleScore(text) === best);
  const title = lines[index];
  if (!title) return { text: undefined, at: '', used: new Set(surroundedByOthers ? lines : []) };
  const complete = batchesIn(title.text).length > 0 && datesIn(title.text).length > 0;
  const subtitle = complete ? undefined : lines.slice(index + 1, index + 4).find(({ text }) => isSubtitle(text));
  const around = surroundedByOthers ? lines.filter((line, at) => at < index || isPageFurniture(line.text)) : [];
  return {
    text: [title, ...(subtitle ? [subtitle] : [])].map(({ text }) => text.replace(/\s*\n\s*/gu, '').trim()).join(''),
    at: title.at,
    used: new Set([title, ...(subtitle ? [subtitle] : []), ...around]),
  };
}

const isPageFurniture = (text: string): boolean =>
  text.length <= 80 && /发布(?:时间|日期)|来源[：:]|字号|浏览|点击|打印|分享|当前位置|责任编辑|^【/u.test(text);

/** Is this line the title of a table, or of a batch in it? */
export const isTitle = (text: string): boolean => titleScore(text) >= 4;
