/** Which documents share a shard: what is published later leaves a full one as it is. */
import { compare } from '../../schema/compare.ts';
import type { SearchDocument, Shard } from '../shared/fields.ts';

/** How shards are cut. */
export interface ShardSizes {
  /** Documents of a large shard: Pagefind holds a whole index in memory while it builds. */
  large: number;
  /** Documents of a small one: what is newer than the large shards is cut into these. */
  small: number;
}
export const shardSizes: ShardSizes = { large: 5000, small: 1000 };

const byNewest = (a: SearchDocument, b: SearchDocument): number =>
  compare(b.date, a.date) || compare(a.address, b.address);

export interface ShardPart {
  scope: Pick<Shard, 'kind' | 'inspection'>;
  documents: SearchDocument[];
}

/**
 * Divides documents among shards: an inspection's cases by themselves, everything else together. Newest first, both
 * within a shard and among shards, since Pagefind lists exact matches in the order of the index.
 *
 * Borders are counted from the oldest document on, so a full shard stays as it is when something is published: a new
 * batch costs the newest small shard.
 */
export function intoShards(documents: Iterable<SearchDocument>, sizes = shardSizes): ShardPart[] {
  const sorted = [...documents].sort(byNewest);
  const groups = Map.groupBy(sorted, ({ kind, inspection }) => (kind === 'case' ? inspection : ''));
  return [...groups].flatMap(([inspection, group]) => {
    const scope = group[0]?.kind === 'case' ? { kind: 'case' as const, inspection } : {};
    return cutAt(borders(group.length, sizes), group).map((part) => ({ scope, documents: part }));
  });
}

/** Where a list of so many is cut, counted from the oldest: full large shards, full small ones, and the rest. */
function borders(length: number, { large, small }: ShardSizes): number[] {
  const sealed = Math.floor(length / large) * large;
  const count = (from: number, to: number, size: number): number[] =>
    Array.from({ length: Math.ceil((to - from) / size) }, (_, index) => from + index * size);
  return [...count(0, sealed, large), ...count(sealed, length, small)];
}

/** @param starts of the parts, counted from the end of the list */
const cutAt = <T>(starts: readonly number[], newestFirst: readonly T[]): T[][] =>
  starts
    .map((start, index) => {
      const end = starts[index + 1] ?? newestFirst.length;
      return newestFirst.slice(newestFirst.length - end, newestFirst.length - start);
    })
    .reverse();
