/** What a question means: the parts that a page must hold. */
import { fold, queryTokens, readable, runsOf, unify, type Run, type Sought } from '../../shared/fold.ts';

/** One thing that a page must hold. */
export interface Clause {
  /** The tokens that must stand there together. */
  tokens: Sought[];
  /** Its runs as folded text, a space between them; what an excerpt is marked by. */
  text: string;
}

export interface Query {
  typed: string;
  /** All are required. */
  clauses: Clause[];
  /** The same as one number, if it may be one typed in parts: pages that hold it are found too. */
  number?: Clause;
  /** Whether the query was longer than is searched for. */
  cut: boolean;
}

/** Each further pair may load another part of the index. */
export const maxUnits = 64;

/** A case number typed in parts, or most of one. */
const numberLike = /^[A-Z]{0,6}\d[A-Z\d]{7,}$/u;

/** One word that may be a whole case number; some have few digits, such as `2145`. */
export const mayBeNumber = /^(?=.*\d)[A-Z\d.]+$/u;

/**
 * Reads what was typed: parts between spaces and commas are required each, `"…"` holds one part together.
 * @param respell writes folded text in Simplified characters, if it must be
 */
export function parseQuery(typed: string, respell = (folded: string): string => folded): Query {
  const parts = typed.match(/["“”][^"“”]*["“”]?|[^\s,，、;；"“”]+/gu) ?? [];
  const asked = parts
    .map((part) => runsOf(unify(respell(fold(part.replace(/["“”]/gu, ''))))))
    .filter((runs) => runs.length > 0);
  const joined = asked.flat(2).join('');

  let left = maxUnits;
  const kept = asked.map((runs) =>
    runs.map((units) => units.slice(0, Math.max(0, (left -= units.length) + units.length))),
  );
  return {
    typed,
    clauses: kept.map(clauseOf).filter(({ text }) => text !== ''),
    ...(asked.flat().length > 1 && numberLike.test(joined) && { number: clauseOf([[joined]]) }),
    cut: left < 0,
  };
}

function clauseOf(runs: readonly Run[]): Clause {
  const nonEmpty = runs.filter((units) => units.length > 0);
  return { tokens: queryTokens(nonEmpty), text: nonEmpty.map((units) => readable(units.join(''))).join(' ') };
}
