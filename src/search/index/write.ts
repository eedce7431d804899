import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as pagefind from 'pagefind';
import type { CustomRecord } from 'pagefind';
import type { Manifest, SearchDocument } from '../fields.ts';
import { unasked } from '../fold.ts';
import { chunkStarts } from './chunks.ts';
import { recordOf } from './record.ts';
import { intoShards, shardSize } from './shards.ts';

export interface IndexOptions {
  /** Most documents in a shard. */
  shardSize?: number;
  /** Most files of readable text in a shard; beyond it, several documents share a file. */
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
  const shards = intoShards(documents, options.shardSize ?? shardSize);
  await writeEngine(root);
  const entries: string[] = [];
  for (const { shard, documents: part } of shards) {
    const folder = join(root, shard.name);
    // The language begins each result's id, so ids of different shards differ; Pagefind segments no language "x".
    const language = `x-${shard.name}`;
    await writeIndex(folder, options.maxFragments ?? 2500, part, (document) => recordOf(document, language));
    await keepOnly(folder, /^(?:index|filter|fragment|pagefind-entry\.json|.*\.pf_meta)$/u);
    await writeFile(join(folder, 'chunks.json'), `${JSON.stringify(await chunkStartsIn(folder))}\n`);
    entries.push(await readFile(join(folder, 'pagefind-entry.json'), 'utf8'));
  }
  const version = createHash('sha256').update(entries.join('\n')).digest('hex').slice(0, 12);
  const manifest: Manifest = { version, shards: shards.map(({ shard }) => shard) };
  await writeFile(join(root, 'shards.json'), `${JSON.stringify(manifest)}\n`);
  return {
    documents: shards.reduce((sum, { shard }) => sum + shard.documents, 0),
    shards: shards.length,
    milliseconds: Math.round(performance.now() - started),
    bytes: await bytesIn(root),
  };
}

/**
 * The engine starts on an index of its own that holds nothing to find: Pagefind opens its first index in the language of the
 * page (zh, which cuts queries into dictionary words); only those joined to it may be opened in another.
 */
async function writeEngine(root: string): Promise<void> {
  const nothing = { url: '/', content: unasked, language: 'unknown' };
  await writeIndex(root, 1, [nothing], (record) => record);
  await keepOnly(
    root,
    /^(?:pagefind\.js|pagefind-worker\.js|wasm\.unknown\.pagefind|pagefind-entry\.json|index|.*\.pf_meta)$/u,
  );
}

const batchSize = 100;

/** Writes one Pagefind index; its process ends with it, and its memory. */
async function writeIndex<T>(
  folder: string,
  maxFragments: number,
  items: readonly T[],
  record: (item: T) => CustomRecord,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  try {
    const { index, errors } = await pagefind.createIndex({ maxFragments });
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
