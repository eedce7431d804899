/** Facts of documents in numbers, for filters, counts and the order of results. */
import { columns, type Column, type SearchDocument, type ShardFacts } from '../shared/fields.ts';

const valuesOf: Record<Column, (document: SearchDocument) => readonly (string | undefined)[]> = {
  kind: ({ kind }) => [kind],
  date: ({ date }) => [date],
  sample: ({ sample }) => [sample ? '示例' : undefined],
  inspection: ({ inspection }) => [inspection],
  region: ({ regions }) => regions,
  type: ({ types }) => types,
  verdict: ({ verdict }) => [verdict],
  state: ({ state }) => [state],
  batch: ({ batch }) => [batch],
  year: ({ date }) => [date.slice(0, 4)],
};

/** What filters, counts and the order of results need to know of a shard's documents, a number for each and column. */
export function columnsOf(documents: readonly SearchDocument[]): Pick<ShardFacts, 'values' | 'rows'> {
  const made = columns.map((column) => {
    const known = new Map<string, number>();
    const rows = documents.map((document) => {
      const values = valuesOf[column](document).filter((value) => value !== undefined && value !== '');
      const key = JSON.stringify([...new Set(values)]);
      const row = known.get(key) ?? known.size;
      known.set(key, row);
      return row;
    });
    return { column, values: [...known.keys()].map((key) => JSON.parse(key) as string[]), rows };
  });
  return {
    values: Object.fromEntries(made.map(({ column, values }) => [column, values])) as ShardFacts['values'],
    rows: Object.fromEntries(made.map(({ column, rows }) => [column, rows])) as ShardFacts['rows'],
  };
}
