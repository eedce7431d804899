/** Filters, counts and the order of what was found, from what is known of pages before they are loaded. */
import { filterKeys, kinds, type Column, type FilterKey, type Kind, type ShardFacts } from '../../shared/fields.ts';
import { namesOf, tableOf } from '../../../schema/text/tables.ts';
import type { Asked } from './asked.ts';

/** A page of the index. */
export interface Found {
  facts: Pick<ShardFacts, 'values' | 'rows'>;
  /** Its place in the facts. */
  row: number;
  /** Its place among all pages. */
  order: number;
}

export interface Tally<T extends Found> {
  hits: T[];
  /** How many of them are invented. */
  samples: number;
  kinds: Record<Kind, number>;
  facets: Record<FilterKey, { value: string; count: number }[]>;
  /** Whether the first hit is among the preferred ones. */
  exact: boolean;
}

/**
 * @param scores of the pages that hold what is asked for
 * @param preferred come before others, whatever the order
 */
export function tally<T extends Found>(
  scores: ReadonlyMap<T, number>,
  preferred: ReadonlySet<T>,
  { kinds: asked, filters, sort }: Omit<Asked, 'q'>,
): Tally<T> {
  const used = filterKeys.filter((key) => filters[key] !== undefined);
  const ofKind = tableOf(namesOf(kinds), () => 0);
  const counts = tableOf(filterKeys, () => new Counter());
  const hits: T[] = [];
  for (const page of scores.keys()) {
    const failed = used.filter((key) => !tallied(page, key).some((value) => filters[key]?.includes(value)));
    const own = (tallied(page, 'kind')[0] ?? 'page') as Kind;
    if (failed.length === 0) ofKind[own]++;
    if (!asked.includes(own) || failed.length > 1) continue;
    const [only] = failed;
    if (only !== undefined) counts[only].add(tallied(page, only));
    else {
      hits.push(page);
      for (const key of filterKeys) counts[key].add(tallied(page, key));
    }
  }
  const scoreOf = (page: T): number => (sort === 'newest' ? 0 : (scores.get(page) ?? 0));
  const sortable = hits.map((page) => ({
    page,
    first: preferred.has(page) ? 1 : 0,
    score: scoreOf(page),
    date: tallied(page, 'date')[0] ?? '',
  }));
  sortable.sort(
    (a, b) =>
      b.first - a.first ||
      b.score - a.score ||
      (a.date < b.date ? 1 : a.date > b.date ? -1 : a.page.order - b.page.order),
  );
  return {
    hits: sortable.map(({ page }) => page),
    samples: hits.filter((page) => tallied(page, 'sample').length > 0).length,
    kinds: ofKind,
    facets: tableOf(filterKeys, (key) => counts[key].sorted),
    exact: sortable[0]?.first === 1,
  };
}

/** The values of a page in a column. */
export const tallied = ({ facts, row }: Found, column: Column): readonly string[] =>
  facts.values[column][facts.rows[column][row] ?? 0] ?? [];

/** Counts values; pages of a shard share their lists of values, which makes it quick. */
class Counter {
  readonly #lists = new Map<readonly string[], number>();

  add(values: readonly string[]): void {
    this.#lists.set(values, (this.#lists.get(values) ?? 0) + 1);
  }

  /** The most frequent first. */
  get sorted(): { value: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const [values, count] of this.#lists)
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + count);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}
