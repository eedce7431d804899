import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { CustomRecord } from 'pagefind';
import { pinyin } from 'pinyin-pro';
import type { Manifest, SearchDocument, Shard, ShardFacts } from '../fields.ts';
import { unasked } from '../fold.ts';
import { chunkStarts } from './chunks.ts';
import { factsOf } from './facts.ts';
import { recordOf, shownOf } from './record.ts';
import { intoShards, shardSize } from './shards.ts';

export interface IndexOptions {
  /** Most documents in a shard. */
  shardSize?: number;
  /** Most files of texts in a shard; beyond it, several documents share a file. */
  maxFragments?: number;
}

export interface IndexReport {
  documents: number;
  shards: number;
  milliseconds: number;
  /** Of all files written. */
  bytes: number;
}

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
  const maxFragments = options.maxFragments ?? 2500;
  const shards: Shard[] = [];
  const regions = new Set<string>();
  await writeEngine(root);
  const entries: string[] = [];
  for (const { scope, documents: part } of intoShards(documents, options.shardSize ?? shardSize)) {
    // Names are numbers: a folder name of the content need not be a safe part of a file name or a language tag.
    const name = `s${shards.length + 1}`;
    const shard = { name, ...scope, documents: part.length, textsPerFile: Math.ceil(part.length / maxFragments) };
    entries.push(await writeShard(join(root, name), shard, part));
    shards.push(shard);
    for (const region of part.flatMap((one) => one.regions)) regions.add(region);
  }
  const version = createHash('sha256').update(entries.join('\n')).digest('hex').slice(0, 12);
  const manifest: Manifest = { version, shards, regions: spelled([...regions].sort()) };
  await writeFile(join(root, 'shards.json'), `${JSON.stringify(manifest)}\n`);
  return {
    documents: shards.reduce((sum, shard) => sum + shard.documents, 0),
    shards: shards.length,
    milliseconds: Math.round(performance.now() - started),
    bytes: await bytesIn(root),
  };
}

/** Pinyin of names, a space between syllables. */
const spelled = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, pinyin(name, { toneType: 'none', v: true })]));

/** Most files are about 2 kB, for which a large window of zlib takes longer to make than to use. */
const small = { windowBits: 13, memLevel: 5 };

/**
 * Writes the index of a shard, and what results need in files of our own: Pagefind would also index every word of it.
 * @returns what changes with any of its files
 */
async function writeShard(folder: string, shard: Shard, documents: readonly SearchDocument[]): Promise<string> {
  // The language begins each result's id, so ids of different shards differ; Pagefind segments no language "x".
  await writeIndex(folder, documents, (document) => recordOf(document, `x-${shard.name}`));
  await keepOnly(folder, /^(?:index|pagefind-entry\.json|.*\.pf_meta)$/u);
  const hash = createHash('sha256').update(await readFile(join(folder, 'pagefind-entry.json')));
  const write = async (name: string, value: unknown): Promise<void> => {
    const text = JSON.stringify(value);
    hash.update(text);
    await writeFile(join(folder, name), gzipSync(text, small));
  };
  const facts: ShardFacts = { chunks: await chunkStartsIn(folder), ...factsOf(documents) };
  await write('facts.bin', facts);
  await mkdir(join(folder, 'texts'));
  for (let file = 0; file * shard.textsPerFile < documents.length; file++) {
    const some = documents.slice(file * shard.textsPerFile, (file + 1) * shard.textsPerFile);
    await write(`texts/${file}.bin`, some.map(shownOf));
  }
  return hash.digest('hex');
}

/**
 * The engine starts on an index of its own that holds nothing to find: Pagefind opens its first index in the language of the
 * page (zh, which cuts queries into dictionary words); only those joined to it may be opened in another.
 */
async function writeEngine(root: string): Promise<void> {
  const nothing = { url: '/', content: unasked, language: 'unknown' };
  await writeIndex(root, [nothing], (record) => record);
  await keepOnly(root, /^(?:pagefind\.js|wasm\.unknown\.pagefind|pagefind-entry\.json|index|.*\.pf_meta)$/u);
  const script = join(root, 'pagefind.js');
  await writeFile(script, failingAloud(await readFile(script, 'utf8')));
}

/** Pagefind 1.6.0 goes on without a chunk that it could not load, and finds nothing; the search must fail instead. */
export function failingAloud(script: string): string {
  const swallowing = '"load_index_chunk")).catch(()=>{})';
  if (!script.includes(swallowing)) throw new Error(`pagefind.js no longer holds ${swallowing}`);
  return script.replace(swallowing, '"load_index_chunk"))');
}

const batchSize = 100;

/** Writes one Pagefind index; its process ends with it, and its memory. */
async function writeIndex<T>(folder: string, items: readonly T[], record: (item: T) => CustomRecord): Promise<void> {
  await mkdir(folder, { recursive: true });
  try {
    // Its fragments are thrown away, and joining them (maxFragments) takes a third more time.
    const { index, errors } = await pagefind.createIndex();
    if (index === undefined) throw new Error(errors.join('\n'));
    // A batch at a time: this process makes records while the other one reads them, and few wait in memory.
    for (let from = 0; from < items.length; from += batchSize) {
      const batch = items.slice(from, from + batchSize).map((item) => index.addCustomRecord(record(item)));
      for (const { errors } of await Promise.all(batch)) expectNone(errors);
    }
    expectNone((await index.writeFiles({ outputPath: folder })).errors);
  } finally {
    await pagefind.close();
  }
}

function expectNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('\n')}`);
}

async function chunkStartsIn(folder: string): Promise<string[]> {
  const meta = (await readdir(folder)).find((name) => name.endsWith('.pf_meta'));
  if (meta === undefined) throw new Error(`${folder}: no .pf_meta`);
  return chunkStarts(await readFile(join(folder, meta)));
}

/** Pagefind writes its own user interfaces and a copy of the engine into each index. */
async function keepOnly(folder: string, wanted: RegExp): Promise<void> {
  const others = (await readdir(folder)).filter((name) => !wanted.test(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
}

async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files.filter((file) => file.isFile()).map((file) => stat(join(file.parentPath, file.name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}
