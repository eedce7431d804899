/** Which documents share a shard: what is published later leaves a full one as it is. */
import { compare } from '../../schema/text/compare.ts';
import { ownShards, type SearchDocument, type Shard } from '../shared/fields.ts';

/** How shards are cut. */
export interface ShardSizes {
  /** Documents of a large shard: Pagefind holds a whole index in memory while it builds. */
  large: number;
  /** Documents of a small one: what is newer than the large shards is cut into these. */
  small: number;
}
export const shardSizes: ShardSizes = { large: 5000, small: 1000 };

/** Newest first; a batch is older than the cases that it publishes. */
const byNewest = (a: SearchDocument, b: SearchDocument): number =>
  compare(b.date, a.date) || weight(b) - weight(a) || compare(a.address, b.address);

/** What a document counts where shards are cut: the page of a batch comes with its cases. */
const weight = ({ kind }: SearchDocument): number => (kind === 'batch' ? 0 : 1);

export interface ShardPart {
  scope: Pick<Shard, 'inspection'>;
  documents: SearchDocument[];
}

/**
 * Divides documents among shards: an inspection's batches and cases, everything else together. Newest first, both
 * within a shard and among shards, since Pagefind lists exact matches in the order of the index.
 *
 * Borders are counted from the oldest document on, so a full shard stays as it is when something is published: a new
 * batch costs the newest small shard.
 */
export function intoShards(documents: Iterable<SearchDocument>, sizes = shardSizes): ShardPart[] {
  const sorted = [...documents].sort(byNewest);
  const groups = Map.groupBy(sorted, ({ kind, inspection }) => (ownShards.has(kind) ? inspection : ''));
  return [...groups].flatMap(([inspection, group]) => {
    const scope = inspection === '' ? {} : { inspection };
    return cut(group.reverse(), sizes).map((part) => ({ scope, documents: part.reverse() }));
  });
}

/** Cuts a list, oldest first, before every document that begins a shard. @returns the parts, newest first */
function cut(oldestFirst: readonly SearchDocument[], sizes: ShardSizes): SearchDocument[][] {
  let counted = 0;
  const before = oldestFirst.map((one) => (counted += weight(one)) - weight(one));
  const starts = borders((before.at(-1) ?? 0) + 1, sizes).map((border) => before.findIndex((own) => own >= border));
  return starts.map((start, index) => oldestFirst.slice(start, starts[index + 1])).reverse();
}

/** Where a list of so many is cut, counted from the oldest: full large shards, full small ones, and the rest. */
function borders(length: number, { large, small }: ShardSizes): number[] {
  const sealed = Math.floor(length / large) * large;
  const count = (from: number, to: number, size: number): number[] =>
    Array.from({ length: Math.ceil((to - from) / size) }, (_, index) => from + index * size);
  return [...count(0, sealed, large), ...count(sealed, length, small)];
}
