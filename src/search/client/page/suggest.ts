/** Other questions than the one asked: where it finds nothing, or names what no page has. */
import { filterKeys, kinds, type Kind } from '../../shared/fields.ts';
import type { Asked } from '../engine/asked.ts';
import type { Answer, Engine } from '../engine/engine.ts';
import { apart, otherSpellings } from '../engine/near.ts';
import { parseQuery, type Query } from '../engine/query.ts';
import { counted } from './view.ts';

type Searcher = Pick<Engine, 'search' | 'spellings'>;

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
  const other = async (words: string, asked: Asked): Promise<Offer> => {
    const { total } = await engine.search(parseQuery(asked.q), asked);
    return { asked, words, total };
  };
  const typed = (all: readonly string[]): Promise<Offer[]> =>
    Promise.all(all.map((q) => other(`改搜“${q}”`, { ...without, q })));
  const texts = query.clauses.map(({ text }) => text);
  const spelled = texts.length === 1 ? await typed(await respelled(engine, texts[0] ?? '')) : [];
  const further = [
    ...(Object.keys(asked.filters).length > 0 ? [await other('去掉筛选', without)] : []),
    ...spelled,
    ...(texts.length === 1 ? best(await typed(apart(texts[0] ?? '')), 2) : []),
    ...(await typed(shorter(texts))),
  ];
  return [...ofKinds, ...further]
    .filter(({ total }) => total > 0)
    .slice(0, atMost)
    .map(({ asked, words, total }) => ({ asked, words: `${words}：${counted(total, asked.kinds)}` }));
}

/** A question that may be asked instead. */
interface Offer {
  asked: Asked;
  words: string;
  total: number;
}

/** Offers that a reader looks through at once. */
const atMost = 8;

/** What was typed in other spellings of its names, and these taken apart; none where the words for it do not come. */
async function respelled(engine: Searcher, typed: string): Promise<string[]> {
  const found = await engine.spellings().catch(() => undefined);
  if (!found) return [];
  const all = otherSpellings(typed, found.names, found.syllables);
  return [...all, ...all.flatMap((one) => apart(one).slice(0, 3))];
}

/** Those that find most. */
const best = (offers: readonly Offer[], count: number): Offer[] =>
  [...offers].sort((a, b) => b.total - a.total).slice(0, count);

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
