/** Other questions than the one asked: where it finds nothing, or names what no page has. */
import { filterKeys, kinds, type Kind } from '../../shared/fields.ts';
import type { Asked } from '../engine/asked.ts';
import type { Answer, Engine } from '../engine/engine.ts';
import { parseQuery, type Query } from '../engine/query.ts';
import { counted } from './view.ts';

type Searcher = Pick<Engine, 'search'>;

/** How many shorter questions are tried for one that finds nothing. */
const most = 4;

/**
 * Shorter questions for one that finds nothing: each word by itself, or a single word without an end of it.
 * @param texts the clauses of a query as text
 */
export function shorter(texts: readonly string[]): string[] {
  const [only = ''] = texts;
  if (texts.length > 1) return [...new Set(texts)].slice(0, most);
  const chars = Array.from(only.trim());
  const { length } = chars;
  const half = Math.max(2, Math.ceil(length / 2));
  const cuts = [chars.slice(0, -1), chars.slice(1), chars.slice(0, half), chars.slice(-half)];
  return [...new Set(cuts.map((cut) => cut.join('').trim()))].filter(
    (text) => text !== only && Array.from(text).length > 1,
  );
}

/** Questions near to one that finds nothing which do find something: of other kinds, without filters, shorter. */
export async function otherQuestions(
  engine: Searcher,
  asked: Asked,
  query: Query,
  answer: Answer,
): Promise<{ asked: Asked; words: string }[]> {
  const ofKinds = Object.entries(answer.kinds).map(([kind, total]) => ({
    asked: { ...asked, kinds: [kind as Kind] },
    words: '改看',
    total,
  }));
  const without = { ...asked, filters: {} };
  const further = [
    ...(Object.keys(asked.filters).length > 0 ? [{ asked: without, words: '去掉筛选' }] : []),
    ...shorter(query.clauses.map(({ text }) => text)).map((q) => ({ asked: { ...without, q }, words: `改搜“${q}”` })),
  ];
  const searched = further.map(async (each) => {
    const { total } = await engine.search(parseQuery(each.asked.q), each.asked);
    return { ...each, total };
  });
  const all = [...ofKinds, ...(await Promise.all(searched))];
  return all
    .filter(({ total }) => total > 0)
    .map(({ asked, words, total }) => ({ asked, words: `${words}：${counted(total, asked.kinds)}` }));
}

/** The filters without values that no page of any kind has, and those values as an address writes them. */
export async function knownFilters(
  engine: Searcher,
  filters: Asked['filters'],
): Promise<{ filters: Asked['filters']; unknown: string[] }> {
  const all = { kinds: Object.keys(kinds) as Kind[], filters: {}, sort: 'newest' } as const;
  const { facets } = await engine.search(parseQuery(''), all);
  const kept: Asked['filters'] = {};
  const unknown: string[] = [];
  for (const key of filterKeys) {
    const known = new Set(facets[key].map(({ value }) => value));
    const values = filters[key] ?? [];
    unknown.push(...values.filter((value) => !known.has(value)).map((value) => `${key}=${value}`));
    if (values.some((value) => known.has(value))) kept[key] = values.filter((value) => known.has(value));
  }
  return { filters: kept, unknown };
}
