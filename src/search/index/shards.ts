import type { SearchDocument, Shard } from '../fields.ts';

/** Pagefind holds a whole index in memory while it builds: 5,000 cases take 0.93 GB. */
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
): { shard: Shard; documents: SearchDocument[] }[] {
  const sorted = [...documents].sort(byNewest);
  const groups = Map.groupBy(sorted, ({ kind, inspection }) => (kind === 'case' ? inspection : ''));
  // Names are numbers: a folder name of the content need not be a safe part of a file name or a language tag.
  let number = 0;
  return [...groups].flatMap(([inspection, group]) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, i) => {
      const part = group.slice(i * size, (i + 1) * size);
      const scope = group[0]?.kind === 'case' ? { kind: 'case' as const, inspection } : {};
      return { shard: { name: `s${++number}`, ...scope, documents: part.length }, documents: part };
    }),
  );
}
