import type { SearchDocument, Shard } from '../shared/fields.ts';

/** Pagefind holds a whole index in memory while it builds. */
export const shardSize = 5000;

const byNewest = (a: SearchDocument, b: SearchDocument): number =>
  compare(b.date, a.date) || compare(a.address, b.address);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Divides documents among shards: an inspection's cases by themselves, everything else together. Newest first, both
 * within a shard and among shards, since Pagefind lists exact matches in the order of the index.
 */
export function intoShards(
  documents: Iterable<SearchDocument>,
  size = shardSize,
): { scope: Pick<Shard, 'kind' | 'inspection'>; documents: SearchDocument[] }[] {
  const sorted = [...documents].sort(byNewest);
  const groups = Map.groupBy(sorted, ({ kind, inspection }) => (kind === 'case' ? inspection : ''));
  return [...groups].flatMap(([inspection, group]) => {
    const scope = group[0]?.kind === 'case' ? { kind: 'case' as const, inspection } : {};
    // Shards of about the same size.
    const each = Math.ceil(group.length / Math.ceil(group.length / size));
    return Array.from({ length: Math.ceil(group.length / each) }, (_, i) => ({
      scope,
      documents: group.slice(i * each, (i + 1) * each),
    }));
  });
}
