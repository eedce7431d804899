/** What the engine has loaded: the shards that it searches, and their pages. */
import type { Manifest, Shard, ShardFacts, StoredText } from '../../shared/fields.ts';
import type { Sheet } from './places.ts';
import type { Found } from './tally.ts';

/** What is used of an instance of Pagefind. */
export interface Pagefind {
  /** Resolves once Pagefind has started. */
  filters(): Promise<unknown>;
  mergeIndex(path: string, options: object): Promise<void>;
  search(term: string | null): Promise<{ results: Result[] }>;
  /** Loads what a search for the term needs. */
  preload(term: string): Promise<void>;
  destroy(): Promise<void>;
}
export interface Result {
  /** Of a sheet. */
  id: string;
  /** Every place of the token that was asked for. */
  words: number[];
}

/** A shard that is searched. */
export interface Part {
  shard: Shard;
  facts: ShardFacts;
  /** Files of texts that were asked for. */
  texts: Map<number, Promise<StoredText[]>>;
}

/** A page of a shard. */
export interface Page extends Found {
  part: Part;
  /** In tokens. */
  size: number;
}

export interface Started {
  manifest: Manifest;
  pagefind: Pagefind;
  parts: Map<string, Promise<Part>>;
  /** Of all parts, newest first within a part. */
  pages: Page[];
  /** By Pagefind's id. */
  sheets: Map<string, Sheet<Page>>;
  /** Tokens of an average page. */
  average: number;
}

/** Scores of the pages that hold something. */
export type Scores = ReadonlyMap<Page, number>;
