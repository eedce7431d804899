/** Writes the search index: the engine, and a folder a shard. */
import { performance } from 'node:perf_hooks';
import type { Manifest, SearchDocument, Shard } from '../shared/fields.ts';
import { hashOf } from '../../hash.ts';
import { compare } from '../../schema/text/compare.ts';
import { cutToUnits } from '../../schema/text/cut.ts';
import { fold, unify } from '../shared/fold.ts';
import { simplify } from '../shared/traditional.ts';
import { intoShards, shardSizes, type ShardPart, type ShardSizes } from './shards.ts';
import { spelled } from './spelling.ts';

export interface IndexOptions {
  shardSizes?: ShardSizes;
  /** Documents on a sheet. */
  perSheet?: number;
  /** Documents whose texts share a file. */
  perFile?: number;
  /** Other names of regions: `[沾益县, 沾益区]`. */
  otherNames?: readonly (readonly [name: string, region: string])[];
  /** Nothing but the shards of these inspections' cases. */
  only?: readonly string[] | undefined;
}

export interface IndexReport {
  documents: number;
  shards: number;
  /** How many shards are as they were. */
  kept: number;
  milliseconds: number;
}

/** Files that are made at a time: those of a shard, or without one those of the search engine. */
export interface IndexJob {
  /** Of what they are made from. */
  key: string;
  shard?: Shard;
  /** What can be found in the shard, as JSON. */
  documents: string;
}

/** Where the files of an index go. */
export interface IndexSink {
  /** Takes over all files that were made of the same before. @returns false if there are none */
  takeAll: (key: string) => boolean;
  /** Has the files of a job made (see makeIndex). */
  make: (job: IndexJob) => Promise<void>;
  /** @param file below the folder of the site @param key of what it was made from */
  write: (file: string, content: Uint8Array, key: string) => void;
}

/**
 * Pagefind is told of sheets of several documents, not of each document: most of its time and memory goes into the pairs of
 * a page and a word, and of its index into the names of pages. 64 to a sheet take a third of the time, the memory and, for
 * what every search loads, a seventh of the bytes. The client knows from the place of a word whose it is.
 *
 * Texts of four documents share a file: three files fewer for every four cases, for 8 to 15 kB more that a first search
 * loads (of 1,000 and of 10,000 cases).
 */
const usual = { shardSizes, perSheet: 64, perFile: 4 };

/**
 * Makes the search index of a site below `pagefind/`: the search engine itself, `shards.json`, and a folder a shard. The
 * same documents give the same bytes, in whatever order they come.
 */
export async function writeSearchIndex(
  documents: Iterable<SearchDocument>,
  sink: IndexSink,
  options: IndexOptions = {},
): Promise<IndexReport> {
  const started = performance.now();
  const { shardSizes: sizes = usual.shardSizes, perSheet = usual.perSheet, perFile = usual.perFile, only } = options;
  const folded = Map.groupBy(options.otherNames ?? [], ([name]) => foldQuery(name));
  const shards: Shard[] = [];
  const regions = new Set<string>();
  let kept = 0;
  if (!only && !sink.takeAll(engineKey)) await sink.make({ key: engineKey, documents: '' });
  for (const { scope, documents: part } of intoShards(documents, sizes)) {
    if (only?.includes(scope.inspection ?? '') === false) continue;
    const documents = JSON.stringify(part);
    const key = keyOf([scope, perSheet, perFile], documents);
    const shard: Shard = { name: nameOf(key), ...scope, documents: part.length, perSheet, perFile };
    if (sink.takeAll(key)) kept++;
    else await sink.make({ key, shard, documents });
    shards.push(shard);
    for (const region of part.flatMap((one) => one.regions)) regions.add(region);
  }
  const spellings = Object.fromEntries([...regions].sort().map((name) => [name, spelled(name)]));
  const otherNames = Object.fromEntries(
    [...folded]
      .sort(([a], [b]) => compare(a, b))
      .map(([name, all]) => [name, [...new Set(all.map(([, region]) => region))]]),
  );
  const version = cutToUnits(hashOf(JSON.stringify([shards, spellings, otherNames])), 12);
  const manifest: Manifest = { version, shards, regions: spellings, otherNames };
  const text = `${JSON.stringify(manifest)}\n`;
  if (!only && !sink.takeAll(hashOf(text))) sink.write('pagefind/shards.json', Buffer.from(text), hashOf(text));
  return {
    documents: shards.reduce((sum, shard) => sum + shard.documents, 0),
    shards: shards.length,
    kept,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** A name as it is looked up: as a query of it is read. */
const foldQuery = (name: string): string => unify(simplify(fold(name)));

/**
 * A shard is called by what it holds, so that one whose documents are the same is the same. A folder name of the content
 * need not be a safe part of a file name or a language tag.
 */
const nameOf = (key: string): string => `s${cutToUnits(key, 7)}`;

/** What a shard of the usual sizes is called. */
export const shardName = ({ scope, documents }: ShardPart): string =>
  nameOf(keyOf([scope, usual.perSheet, usual.perFile], JSON.stringify(documents)));

/** Stands for a shard: how it is made, and of what. */
const keyOf = (how: readonly unknown[], documents: string): string => hashOf(`${JSON.stringify(how)}${documents}`);

/** The search engine is the same for all documents. */
const engineKey = hashOf('engine');
