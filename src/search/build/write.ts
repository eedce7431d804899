import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { CustomRecord, IndexFile } from 'pagefind';
import type { Manifest, SearchDocument, Shard, ShardFacts } from '../shared/fields.ts';
import { unasked } from '../shared/fold.ts';
import { chunkStarts } from './chunks.ts';
import { columnsOf } from './facts.ts';
import { shownOf, tokensOf } from './record.ts';
import { intoShards, shardSize } from './shards.ts';
import { spelled } from './spelling.ts';

export interface IndexOptions {
  /** Most documents in a shard. */
  shardSize?: number;
  /** Documents on a sheet. */
  perSheet?: number;
  /** Most files of texts in a shard; beyond it, several documents share a file. */
  maxFiles?: number;
}

export interface IndexReport {
  documents: number;
  shards: number;
  milliseconds: number;
  /** Of all files written. */
  bytes: number;
}

/**
 * Pagefind is told of sheets of several documents, not of each document: most of its time and memory goes into the pairs of
 * a page and a word, and of its index into the names of pages. 64 to a sheet take a third of the time, the memory and, for
 * what every search loads, a seventh of the bytes. The client knows from the place of a word whose it is.
 */
const usual = { shardSize, perSheet: 64, maxFiles: 2500 };

/**
 * Builds the search index of a site into `<outDir>/pagefind/`: the search engine itself, `shards.json`, and a folder a
 * shard. The same documents give the same bytes, in whatever order they come.
 */
export async function writeSearchIndex(
  documents: Iterable<SearchDocument>,
  outDir: string,
  options: IndexOptions = {},
): Promise<IndexReport> {
  const started = performance.now();
  const root = join(outDir, 'pagefind');
  await rm(root, { recursive: true, force: true });
  const { shardSize = usual.shardSize, perSheet = usual.perSheet, maxFiles = usual.maxFiles } = options;
  const shards: Shard[] = [];
  const regions = new Set<string>();
  await writeEngine(root);
  const entries: string[] = [];
  for (const { scope, documents: part } of intoShards(documents, shardSize)) {
    // Names are numbers: a folder name of the content need not be a safe part of a file name or a language tag.
    const name = `s${shards.length + 1}`;
    const perFile = Math.ceil(part.length / maxFiles);
    const shard = { name, ...scope, documents: part.length, perSheet, perFile };
    entries.push(await writeShard(join(root, name), shard, part));
    shards.push(shard);
    for (const region of part.flatMap((one) => one.regions)) regions.add(region);
  }
  const version = createHash('sha256').update(entries.join('\n')).digest('hex').slice(0, 12);
  const spellings = Object.fromEntries([...regions].sort().map((name) => [name, spelled(name)]));
  const manifest: Manifest = { version, shards, regions: spellings };
  await writeFile(join(root, 'shards.json'), `${JSON.stringify(manifest)}\n`);
  return {
    documents: shards.reduce((sum, shard) => sum + shard.documents, 0),
    shards: shards.length,
    milliseconds: Math.round(performance.now() - started),
    bytes: await bytesIn(root),
  };
}

/** Most files are about 2 kB, for which a large window of zlib takes longer to make than to use. */
const small = { windowBits: 13, memLevel: 5 };

/**
 * Writes the index of a shard, and what results need in files of our own: Pagefind would also index every word of it.
 * @returns what changes with any of its files
 */
async function writeShard(folder: string, shard: Shard, documents: readonly SearchDocument[]): Promise<string> {
  const sizes: number[] = [];
  const sheet = (number: number): CustomRecord => {
    const tokens = documents.slice(number * shard.perSheet, (number + 1) * shard.perSheet).map(tokensOf);
    sizes.push(...tokens.map(({ length }) => length));
    // The language begins each result's id, so ids of different shards differ; Pagefind segments no language "x".
    return { url: String(number), content: tokens.flat().join(' '), language: `x-${shard.name}` };
  };
  const files = await index(Math.ceil(documents.length / shard.perSheet), sheet);
  await writeFiles(folder, files, /^(?:index[\\/].*|pagefind-entry\.json|.*\.pf_meta)$/u);
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'));
  if (meta === undefined) throw new Error(`${folder}: no .pf_meta`);
  // It names all other files of the index, by what they hold.
  const hash = createHash('sha256').update(meta.content);
  const write = async (name: string, value: unknown): Promise<void> => {
    const text = JSON.stringify(value);
    hash.update(text);
    await writeFile(join(folder, name), gzipSync(text, small));
  };
  const facts: ShardFacts = { chunks: chunkStarts(meta.content), ...columnsOf(documents), sizes };
  await write('facts.bin', facts);
  await mkdir(join(folder, 'texts'));
  for (let file = 0; file * shard.perFile < documents.length; file++) {
    const some = documents.slice(file * shard.perFile, (file + 1) * shard.perFile);
    await write(`texts/${file}.bin`, some.map(shownOf));
  }
  return hash.digest('hex');
}

/**
 * The engine starts on an index of its own that holds nothing to find: Pagefind opens its first index in the language of the
 * page (zh, which cuts queries into dictionary words); only those joined to it may be opened in another.
 */
async function writeEngine(root: string): Promise<void> {
  const files = await index(1, () => ({ url: '/', content: unasked, language: 'unknown' }));
  await writeFiles(
    root,
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
  try {
    // Fragments are not used, and quickest made as one.
    const { index, errors } = await pagefind.createIndex({ maxFragments: 1 });
    if (index === undefined) throw new Error(errors.join('\n'));
    // A batch at a time: this process makes records while the other one reads them.
    for (let from = 0; from < count; from += batchSize) {
      const batch = Array.from({ length: Math.min(batchSize, count - from) }, (_, i) => record(from + i));
      for (const { errors } of await Promise.all(batch.map((one) => index.addCustomRecord(one)))) expectNone(errors);
    }
    // On disk they would be written, fragments and user interfaces too, to be deleted again.
    const { files, errors: failures } = await index.getFiles();
    expectNone(failures);
    return files;
  } finally {
    await pagefind.close();
    for (const name of Object.keys(chunkSize)) Reflect.deleteProperty(process.env, name);
  }
}

/** Ends the process of an index that is being made, which would complain of the end of this one. */
export const stopSearchIndex = (): Promise<unknown> => pagefind.close();

function expectNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('\n')}`);
}

/** Writes those files that are wanted: Pagefind makes its own user interfaces and a copy of the engine for each index. */
async function writeFiles(folder: string, files: readonly IndexFile[], wanted: RegExp): Promise<void> {
  await mkdir(join(folder, 'index'), { recursive: true });
  for (const { path, content } of files) if (wanted.test(path)) await writeFile(join(folder, path), content);
}

async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files.filter((file) => file.isFile()).map((file) => stat(join(file.parentPath, file.name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}
