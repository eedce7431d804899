import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { CustomRecord, IndexFile } from 'pagefind';
import type { Manifest, SearchDocument, Shard, ShardFacts } from '../shared/fields.ts';
import { cutToUnits } from '../../schema/cut.ts';
import { unasked } from '../shared/fold.ts';
import { chunkStarts } from './chunks.ts';
import { columnsOf } from './facts.ts';
import { shownOf, tokensOf } from './record.ts';
import { intoShards, shardSizes, type ShardPart, type ShardSizes } from './shards.ts';
import { spelled } from './spelling.ts';

export interface IndexOptions {
  shardSizes?: ShardSizes;
  /** Documents on a sheet. */
  perSheet?: number;
  /** Most files of texts in a shard; beyond it, several documents share a file. */
  maxFiles?: number;
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

/** Where the files of an index go. */
export interface IndexSink {
  /** Takes over all files that were made of the same before. @returns false if there are none */
  takeAll: (key: string) => boolean;
  /** @param file below the folder of the site @param key of what it was made from */
  write: (file: string, content: Uint8Array, key: string) => void;
}

/**
 * Pagefind is told of sheets of several documents, not of each document: most of its time and memory goes into the pairs of
 * a page and a word, and of its index into the names of pages. 64 to a sheet take a third of the time, the memory and, for
 * what every search loads, a seventh of the bytes. The client knows from the place of a word whose it is.
 */
const usual = { shardSizes, perSheet: 64, maxFiles: 2500 };

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
  asked.isOver = false;
  const { shardSizes: sizes = usual.shardSizes, perSheet = usual.perSheet, maxFiles = usual.maxFiles, only } = options;
  const shards: Shard[] = [];
  const regions = new Set<string>();
  let kept = 0;
  if (!only && !sink.takeAll(engineKey)) await writeEngine(sink);
  for (const { scope, documents: part } of intoShards(documents, sizes)) {
    if (only?.includes(scope.inspection ?? '') === false) continue;
    const perFile = Math.ceil(part.length / maxFiles);
    const key = hashOf(JSON.stringify([scope, perSheet, perFile, part]));
    const shard: Shard = { name: nameOf(key), ...scope, documents: part.length, perSheet, perFile };
    if (sink.takeAll(key)) kept++;
    else await writeShard(shard, part, (file, content) => sink.write(file, content, key));
    shards.push(shard);
    for (const region of part.flatMap((one) => one.regions)) regions.add(region);
  }
  const spellings = Object.fromEntries([...regions].sort().map((name) => [name, spelled(name)]));
  const version = cutToUnits(hashOf(JSON.stringify([shards, spellings])), 12);
  const manifest: Manifest = { version, shards, regions: spellings };
  const text = `${JSON.stringify(manifest)}\n`;
  if (!only && !sink.takeAll(hashOf(text))) sink.write('pagefind/shards.json', Buffer.from(text), hashOf(text));
  return {
    documents: shards.reduce((sum, shard) => sum + shard.documents, 0),
    shards: shards.length,
    kept,
    milliseconds: Math.round(performance.now() - started),
  };
}

/**
 * A shard is called by what it holds, so that one whose documents are the same is the same. A folder name of the content
 * need not be a safe part of a file name or a language tag.
 */
const nameOf = (key: string): string => `s${cutToUnits(key, 7)}`;

/** What a shard of the usual sizes is called. */
export const shardName = ({ scope, documents }: ShardPart): string =>
  nameOf(hashOf(JSON.stringify([scope, usual.perSheet, Math.ceil(documents.length / usual.maxFiles), documents])));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The search engine is the same for all documents. */
const engineKey = hashOf('engine');

type Write = (file: string, content: Uint8Array) => void;

/** Most files are about 2 kB, for which a large window of zlib takes longer to make than to use. */
const small = { windowBits: 13, memLevel: 5 };

/** Writes the index of a shard, and what results need in files of our own: Pagefind would also index every word of it. */
async function writeShard(shard: Shard, documents: readonly SearchDocument[], write: Write): Promise<void> {
  const folder = `pagefind/${shard.name}`;
  const sizes: number[] = [];
  const sheet = (number: number): CustomRecord => {
    const tokens = documents.slice(number * shard.perSheet, (number + 1) * shard.perSheet).map(tokensOf);
    sizes.push(...tokens.map(({ length }) => length));
    // The language begins each result's id, so ids of different shards differ; Pagefind segments no language "x".
    return { url: String(number), content: tokens.flat().join(' '), language: `x-${shard.name}` };
  };
  const files = await index(Math.ceil(documents.length / shard.perSheet), sheet);
  writeFiles(write, folder, files, /^(?:index[\\/].*|pagefind-entry\.json|.*\.pf_meta)$/u);
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'));
  if (meta === undefined) throw new Error(`${folder}: no .pf_meta`);
  const pack = (name: string, value: unknown): void =>
    write(`${folder}/${name}`, gzipSync(JSON.stringify(value), small));
  const facts: ShardFacts = { chunks: chunkStarts(meta.content), ...columnsOf(documents), sizes };
  pack('facts.bin', facts);
  for (let file = 0; file * shard.perFile < documents.length; file++) {
    const some = documents.slice(file * shard.perFile, (file + 1) * shard.perFile);
    pack(`texts/${file}.bin`, some.map(shownOf));
  }
}

/**
 * The engine starts on an index of its own that holds nothing to find: Pagefind opens its first index in the language of the
 * page (zh, which cuts queries into dictionary words); only those joined to it may be opened in another.
 */
async function writeEngine(sink: IndexSink): Promise<void> {
  const files = await index(1, () => ({ url: '/', content: unasked, language: 'unknown' }));
  writeFiles(
    (file, content) => sink.write(file, content, engineKey),
    'pagefind',
    files.map((file) => (file.path === 'pagefind.js' ? { ...file, content: failingAloud(file.content) } : file)),
    /^(?:pagefind\.js|wasm\.unknown\.pagefind|pagefind-entry\.json|index[\\/].*|.*\.pf_meta)$/u,
  );
}

/** Pagefind 1.6.0 goes on without a chunk that it could not load, and finds nothing; the search must fail instead. */
export function failingAloud(script: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(script);
  const swallowing = '"load_index_chunk")).catch(()=>{})';
  if (!text.includes(swallowing)) throw new Error(`pagefind.js no longer holds ${swallowing}`);
  return new TextEncoder().encode(text.replace(swallowing, '"load_index_chunk"))'));
}

/**
 * Places of tokens in a chunk, the part of an index that a search loads. Pagefind's own 20,000 make a rare word as dear as
 * the most common one. Its process reads this from the environment.
 */
const chunkSize = { PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: '2500' };

/** How many sheets wait in memory for Pagefind to read them. */
const batchSize = 4;

/** The files of a Pagefind index of so many records; its process ends with it, and its memory. */
async function index(count: number, record: (number: number) => CustomRecord): Promise<IndexFile[]> {
  Object.assign(process.env, chunkSize);
  // Pagefind lets go of its process before it has ended: with nothing else to do, Node would end in the middle.
  const waiting = setInterval(() => undefined, 60_000);
  try {
    // Fragments are not used, and quickest made as one.
    const { index, errors } = await ask(() => pagefind.createIndex({ maxFragments: 1 }));
    if (index === undefined) throw new Error(errors.join('\n'));
    // A batch at a time: this process makes records while the other one reads them.
    for (let from = 0; from < count; from += batchSize) {
      const batch = Array.from({ length: Math.min(batchSize, count - from) }, (_, i) => record(from + i));
      const answers = await ask(() => Promise.all(batch.map((one) => index.addCustomRecord(one))));
      for (const { errors } of answers) expectNone(errors);
    }
    // On disk they would be written, fragments and user interfaces too, to be deleted again.
    const { files, errors: failures } = await ask(() => index.getFiles());
    expectNone(failures);
    return files;
  } finally {
    await pagefind.close();
    clearInterval(waiting);
    for (const name of Object.keys(chunkSize)) Reflect.deleteProperty(process.env, name);
  }
}

/** What Pagefind is being asked, if anything, and whether it was the last. */
const asked = { now: Promise.resolve() as Promise<unknown>, isOver: false };

/** Asks Pagefind, unless the build is stopped. */
function ask<T>(question: () => Promise<T>): Promise<T> {
  if (asked.isOver) throw new Error('the search index is stopped');
  const answer = question();
  asked.now = answer;
  return answer;
}

/** In milliseconds. */
const longestAnswer = 3000;

/**
 * Ends the process of an index that is being made. It would complain, if the one that it answers were gone: so it may
 * finish its answer.
 */
export async function stopSearchIndex(): Promise<void> {
  asked.isOver = true;
  const tooLong = new Promise((resolve) => setTimeout(resolve, longestAnswer).unref());
  await Promise.race([asked.now.catch(() => undefined), tooLong]);
  await pagefind.close();
}

function expectNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('\n')}`);
}

/** Writes those files that are wanted: Pagefind makes its own user interfaces and a copy of the engine for each index. */
function writeFiles(write: Write, folder: string, files: readonly IndexFile[], wanted: RegExp): void {
  for (const { path, content } of files)
    if (wanted.test(path)) write(`${folder}/${path.replaceAll('\\', '/')}`, content);
}
