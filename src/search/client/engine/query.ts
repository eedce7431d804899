/** What a question means: the parts that a page must hold. */
import { fold, queryTokens, readable, runsOf, unify, type Run, type Sought } from '../../shared/fold.ts';
import { batchIn, dayIn, nameIn, type Day } from './in-hand.ts';

/** Text that a page may hold. */
export interface Reading {
  /** The tokens that must stand there together. */
  tokens: Sought[];
  /** Its runs as folded text, a space between them; what an excerpt is marked by. */
  text: string;
  /** A day without its year means this one on pages that were published in the year that follows it: `2019-11-16` */
  of?: string;
}

/** One thing that a page must hold, in one of these ways. */
export interface Clause extends Reading {
  /** Other ways to write it. */
  further: Reading[];
  /** The batch that is meant: its pages hold it too. */
  batch?: string;
  /** The day that is meant: what was published on it holds it too. */
  day?: Day;
}

export interface Query {
  typed: string;
  /** All are required. */
  clauses: Clause[];
  /** The same as one number, if it may be one typed in parts: pages that hold it are found too. */
  number?: Clause;
  /** What the page is called by that is asked for: `B4-7` */
  name?: string;
  /** The last characters of a number, if it may be that. */
  ending?: string;
  /** Whether the query was longer than is searched for. */
  cut: boolean;
}

/** Each further pair may load another part of the index. */
export const maxUnits = 64;

/** A case number typed in parts, or most of one. */
const numberLike = /^[A-Z]{0,6}\d[A-Z\d]{7,}$/u;

/** The end of a case number: fewer digits would say too little. */
const endingLike = /^[A-Z\d]{0,20}\d{4}$/u;

/** One word that may be a whole case number; some have few digits, such as `2145`. */
export const mayBeNumber = /^(?=.*\d)[A-Z\d.]+$/u;

/**
 * Reads what was typed: parts between spaces and commas are required each, `"…"` holds one part together.
 * @param respell writes folded text in Simplified characters, if it must be
 */
export function parseQuery(typed: string, respell = (folded: string): string => folded): Query {
  const parts = typed.match(/["“”][^"“”]*["“”]?|[^\s,，、;；"“”]+/gu) ?? [];
  const folded = parts.map((part) => unify(respell(fold(part.replace(/["“”]/gu, '')))));
  const asked = folded.map((text) => ({ text, runs: runsOf(text) })).filter(({ runs }) => runs.length > 0);
  const joined = asked.flatMap(({ runs }) => runs.flat()).join('');
  const name = nameIn(respell(fold(typed)));

  let left = maxUnits;
  const kept = asked.map(({ text, runs }) => ({
    text,
    runs: runs.map((units) => units.slice(0, Math.max(0, (left -= units.length) + units.length))),
  }));
  return {
    typed,
    clauses: kept.map(({ text, runs }) => clauseOf(text, runs)).filter(({ text }) => text !== ''),
    ...(asked.flatMap(({ runs }) => runs).length > 1 &&
      numberLike.test(joined) && { number: { ...readingOf([[joined]]), further: [] } }),
    ...(name !== undefined && { name }),
    ...(endingLike.test(joined) && { ending: joined }),
    cut: left < 0,
  };
}

function clauseOf(typed: string, runs: readonly Run[]): Clause {
  const day = dayIn(typed.trim());
  const batch = batchIn(typed.trim());
  // A number may go on behind the day that it holds.
  const own = readingOf(runs, day !== undefined && runs.flat().length > 1);
  const further = day ? writtenDays(day).filter(({ text }) => text !== own.text) : [];
  return { ...own, further, ...(batch !== undefined && { batch }), ...(day && { day }) };
}

/** @param whole must its last word end there? */
function readingOf(runs: readonly Run[], whole = false): Reading {
  const nonEmpty = runs.filter((units) => units.length > 0);
  return {
    tokens: queryTokens(nonEmpty, whole),
    text: nonEmpty.map((units) => readable(units.join(''))).join(' '),
  };
}

/** The ways in which texts and numbers write a day. */
function writtenDays({ year, month, day }: Day): Reading[] {
  const pairs = [month, String(Number(month))].flatMap((m) => [day, String(Number(day))].map((d) => [m, d] as const));
  const read = (text: string): Reading => readingOf(runsOf(text), true);
  const short = pairs.map(([m, d]) => read(`${m}月${d}日`));
  const full =
    year === undefined
      ? []
      : [
          ...pairs.flatMap(([m, d]) => [`${year}年${m}月${d}日`, `${year}-${m}-${d}`, `${year}.${m}.${d}`]).map(read),
          // A case number holds the day of the report.
          readingOf([[`${year}${month}${day}`]]),
        ];
  const of = year === undefined ? {} : { of: `${year}-${month}-${day}` };
  const all = [...full, ...short.map((reading) => ({ ...reading, ...of }))];
  return [...new Map(all.map((reading) => [reading.text, reading])).values()];
}
