/** What readers ask for: words, kinds of pages, filters, an order. */
import type { FilterKey, Kind } from '../../shared/fields.ts';

/** Orders of the results; the first is what an address without `sort` asks for. */
export const sorts = { relevance: '最相关的在前', newest: '最新的在前' } as const;
export type Sort = keyof typeof sorts;

/** A question. */
export interface Asked {
  q: string;
  /** A key given twice means either value; here one at least. */
  kinds: Kind[];
  filters: Partial<Record<FilterKey, string[]>>;
  sort: Sort;
}
