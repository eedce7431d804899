/** Where a reader is among the results. It is kept with the entry of the browser's history: who comes back is there again. */
import type { Answer } from '../engine/engine.ts';
import type { Query } from '../engine/query.ts';

export interface Place {
  /** Ids of the results that are listed, in their order. */
  results: readonly string[];
  /** How far down the page is, in pixels. */
  scroll: number;
}

/** The place that an entry of the history holds; undefined in a new one, and in that of another program. */
export function placeIn(state: unknown): Place | undefined {
  const { results, scroll } = (state ?? {}) as Partial<Record<keyof Place, unknown>>;
  return Array.isArray(results) && typeof scroll === 'number' ? { results: results.map(String), scroll } : undefined;
}

/**
 * The hits in their order, but those that stand keep their places: while further parts of the index come, and for who comes
 * back, nothing that is being read moves, even if something better is found. A new question, filter or order starts anew.
 */
export function keepingPlaces<T extends { id: string }>(hits: readonly T[], standing: readonly string[]): T[] {
  const places = new Map(standing.map((id, place) => [id, place]));
  const stood = hits.filter(({ id }) => places.has(id));
  const others = hits.filter(({ id }) => !places.has(id));
  return [...stood.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)), ...others];
}

/**
 * May this part of an answer stand there before the rest comes? For who comes back all is there at once. A page that the
 * question is the name of is waited for, since it comes first.
 */
export function mayStand(
  { exact, named }: Pick<Answer, 'exact' | 'named'>,
  { name, number, ending }: Pick<Query, 'name' | 'number' | 'ending'>,
  place: Place | undefined,
): boolean {
  const isName = name !== undefined || number !== undefined || ending !== undefined;
  return place === undefined && (!isName || exact || named.length > 0);
}

/** Says on the page, for its styles, whether something is asked: see `early` of the search page. */
export function sayWhetherAsked(asked: boolean): void {
  document.documentElement.dataset['search'] = asked ? 'asked' : 'open';
}

/** How long the page stands still before it counts as read there, in milliseconds. */
const pause = 150;

/** Calls `keep` whenever the reader has scrolled. */
export function whenScrolled(keep: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  window.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  });
}
