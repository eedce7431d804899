import { fold, queryTokens, readable, runsOf, unify, type QueryTokens, type Run } from '../fold.ts';

/** One thing that a page must hold. */
export interface Clause extends QueryTokens {
  /** Its runs as folded text, a space between them; what an excerpt is marked by. */
  text: string;
}

export interface Query {
  /** All are required. */
  clauses: Clause[];
  /** Whether the query was longer than is searched for. */
  cut: boolean;
}

/** Each further pair may load another part of the index. */
const maxUnits = 64;

/** A number typed in parts: `D53QJ 2019 1114 0003`. */
const splitNumber = /^[A-Z]{0,6}\d[A-Z\d]{7,}$/u;

/** Reads what was typed: parts between spaces and commas are required each, `"…"` holds one part together. */
export function parseQuery(typed: string): Query {
  const parts = [...typed.matchAll(/["“”]([^"“”]*)["“”]?|[^\s,，、;；"“”]+/gu)]
    .map(([part, quoted]) => runsOf(unify(fold(quoted ?? part))))
    .filter((runs) => runs.length > 0);
  const joined = parts.flat(2).join('');
  const asked = parts.length > 1 && splitNumber.test(joined) ? [[[joined]]] : parts;

  let left = maxUnits;
  const kept = asked.map((runs) =>
    runs.map((units) => units.slice(0, Math.max(0, (left -= units.length) + units.length))),
  );
  return { clauses: kept.map(clauseOf).filter(({ text }) => text !== ''), cut: left < 0 };
}

function clauseOf(runs: readonly Run[]): Clause {
  const nonEmpty = runs.filter((units) => units.length > 0);
  return { ...queryTokens(nonEmpty), text: nonEmpty.map((units) => readable(units.join(''))).join(' ') };
}
