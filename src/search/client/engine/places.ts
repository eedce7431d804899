/** Where tokens stand together on the sheets of the index, whose places these are, and how much they say of a page. */
import type { Sought } from '../../shared/fold.ts';

/** Places of a token on each sheet that has it, in order. */
export type Places = ReadonlyMap<string, readonly number[]>;

/** The places on each sheet of what the first token begins, where all tokens stand at their distances. */
export function together(found: readonly (Pick<Sought, 'at'> & { places: Places })[]): Places {
  // The rarest first: it leaves least to compare.
  const [rarest, ...others] = [...found].sort((a, b) => a.places.size - b.places.size);
  const result = new Map<string, readonly number[]>();
  for (const [sheet, places] of rarest?.places ?? []) {
    let starts = places.map((place) => place - (rarest?.at ?? 0));
    for (const { at, places } of others) {
      if (starts.length === 0) break;
      const there = new Set(places.get(sheet));
      starts = starts.filter((start) => there.has(start + at));
    }
    if (starts.length > 0) result.set(sheet, starts);
  }
  return result;
}

/** A sheet: the pages on it, in order, and where each begins. */
export interface Sheet<T> {
  pages: readonly T[];
  starts: readonly number[];
}

/** How often something stands on each page. */
export function perPage<T>(places: Places, sheets: ReadonlyMap<string, Sheet<T>>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const [id, all] of places) {
    const { pages = [], starts = [] } = sheets.get(id) ?? {};
    let at = 0;
    for (const place of all) {
      while (place >= (starts[at + 1] ?? Infinity)) at++;
      const page = pages[at];
      if (page !== undefined) counts.set(page, (counts.get(page) ?? 0) + 1);
    }
  }
  return counts;
}

/** How soon further mentions on a page, and its length, stop to count: the usual values of BM25. */
const [saturation, lengthShare] = [1.2, 0.75];

/**
 * What each page is worth to whoever asks for something (BM25): the more, the oftener it stands there, the shorter the page
 * and the fewer others have it.
 * @param all how many pages there are, and the length of an average one
 */
export function scored<T extends { size: number }>(
  counts: ReadonlyMap<T, number>,
  all: { pages: number; average: number },
): Map<T, number> {
  const rarity = Math.log(1 + (all.pages - counts.size + 0.5) / (counts.size + 0.5));
  return new Map(
    Array.from(counts, ([page, count]) => {
      const length = 1 - lengthShare + (lengthShare * page.size) / all.average;
      return [page, (rarity * count * (saturation + 1)) / (count + saturation * length)];
    }),
  );
}
