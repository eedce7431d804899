/** Asks the index which pages hold what a question asks for, or are called so. */
import { endToken, nameToken } from '../../shared/fold.ts';
import { belongs, follows, inRegions } from './meant.ts';
import type { Page, Pagefind, Scores, Started } from './parts.ts';
import { perPage, scored, together, type Places } from './places.ts';
import { mayBeNumber, parseQuery, type Clause, type Query, type Reading } from './query.ts';

/** The pages that the query is the number, the end of the number or a name of. */
export async function pagesCalled(query: Query, started: Started): Promise<Set<Page>> {
  const { name, ending } = query;
  const number = numberIn(query);
  const tokens = [
    ...(name === undefined ? [] : [nameToken(name)]),
    ...(number === undefined ? [] : [endToken(number, true)]),
  ];
  if (ending !== undefined) {
    tokens.push(endToken(ending, false));
    await loadWords(endToken(ending, false), started);
  }
  const found = await Promise.all(tokens.map((token) => placesOf(token, started.pagefind)));
  return new Set(found.flatMap((places) => [...perPage(places, started.sheets).keys()]));
}

/** The query as one number, if it may be a whole one. */
function numberIn({ number, clauses }: Query): string | undefined {
  const [only, further] = clauses;
  const word = (number ?? (further === undefined ? only : undefined))?.text ?? '';
  return mayBeNumber.test(word) ? word : undefined;
}

/** The pages that hold a clause in one of its ways, each with the best that it has. */
export async function pagesWith(clause: Clause, started: Started): Promise<Scores> {
  const { pages, manifest } = started;
  const names = manifest.otherNames[clause.text] ?? [];
  const readings = [clause, ...clause.further, ...names.flatMap((name) => parseQuery(name).clauses)];
  const found = await Promise.all(
    readings.map(async (reading) => ({ reading, scores: await pagesReading(reading, started) })),
  );
  const best = new Map<Page, number>();
  for (const { reading, scores } of found)
    for (const [page, score] of scores)
      if (reading.of === undefined || follows(page, reading.of)) best.set(page, Math.max(score, best.get(page) ?? 0));
  const known = pages.filter((page) => !best.has(page) && (belongs(page, clause) || inRegions(page, names)));
  for (const page of known) best.set(page, 0);
  return best;
}

async function pagesReading({ tokens }: Reading, started: Started): Promise<Scores> {
  const { pagefind, pages, sheets, average } = started;
  const found = tokens.map(async ({ token, at, begins }) => {
    if (begins) await loadWords(token, started);
    return { at, places: await placesOf(token, pagefind) };
  });
  return scored(perPage(together(await Promise.all(found)), sheets), { pages: pages.length, average });
}

/** Loads the chunks with words that begin so; Pagefind by itself loads the first alone. */
async function loadWords(prefix: string, { pagefind, parts }: Started): Promise<void> {
  const loaded = await Promise.all([...parts.values()]);
  const starts = loaded.flatMap(({ facts }) => facts.chunks).filter((start) => start.startsWith(prefix));
  if (starts.length > 0) await pagefind.preload(starts.join(' '));
}

/** Every place of a token: asked for one without quotes, Pagefind tells them. */
const placesOf = async (token: string, pagefind: Pagefind): Promise<Places> =>
  new Map((await pagefind.search(token)).results.map(({ id, words }) => [id, words]));

/** What to mark of a query, in all ways in which it may stand there. */
export const soughtIn = ({ clauses, number }: Query, otherNames: Started['manifest']['otherNames']): string[] =>
  [...clauses, ...(number ? [number] : [])].flatMap(({ text, further }) => [
    text,
    ...further.map((reading) => reading.text),
    ...(otherNames[text] ?? []),
  ]);
