/** Has Pagefind make the files of an index. */
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { CustomRecord, IndexFile } from 'pagefind';
import { unasked } from '../shared/fold.ts';
import type { SearchDocument, Shard, ShardFacts } from '../shared/fields.ts';
import { chunkStarts } from './chunks.ts';
import { forReaders, scriptForOld } from './engine.ts';
import { columnsOf } from './facts.ts';
import { shownOf, tokensOf } from './found-by.ts';
import { placeNames } from './places.ts';
import { syllables } from './spelling.ts';
import type { IndexJob } from './write.ts';

/** @param file below the folder of the site */
export type Write = (file: string, content: Uint8Array) => void;

/** Makes the files of a job: the same job gives the same bytes. */
export async function makeIndex({ shard, documents }: IndexJob, write: Write): Promise<void> {
  if (shard) await makeShard(shard, JSON.parse(documents) as SearchDocument[], write);
  else await makeEngine(write);
}

/** Most files are about 2 kB, for which a large window of zlib takes longer to make than to use. */
const small = { windowBits: 13, memLevel: 5 };

/** Writes the index of a shard, and what results need in files of our own: Pagefind would also index every word of it. */
async function makeShard(shard: Shard, documents: readonly SearchDocument[], write: Write): Promise<void> {
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
  const names = new Set(documents.flatMap(({ texts }) => [...placeNames(texts.join('\n'))]));
  pack('names.bin', [...names].sort());
  for (let file = 0; file * shard.perFile < documents.length; file++) {
    const some = documents.slice(file * shard.perFile, (file + 1) * shard.perFile);
    pack(`texts/${file}.bin`, some.map(shownOf));
  }
}

/**
 * The engine starts on an index of its own that holds nothing to find: Pagefind opens its first index in the language of the
 * page (zh, which cuts queries into dictionary words); only those joined to it may be opened in another.
 */
async function makeEngine(write: Write): Promise<void> {
  const files = await index(1, () => ({ url: '/', content: unasked, language: 'unknown' }));
  for (const file of files) if (file.path === 'pagefind.js') file.content = await forReaders(file.content);
  writeFiles(
    write,
    'pagefind',
    files,
    /^(?:pagefind\.js|wasm\.unknown\.pagefind|pagefind-entry\.json|index[\\/].*|.*\.pf_meta)$/u,
  );
  write('pagefind/engine.js', scriptForOld());
  write('pagefind/syllables.bin', gzipSync(JSON.stringify(syllables())));
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
  const backend = watchBackend();
  try {
    return await Promise.race([makeFiles(count, record), backend.lost]);
  } catch (cause) {
    // Which of the two says so first does not matter.
    if (cause instanceof Error && cause.message.includes('backend closed')) await backend.lost;
    throw cause;
  } finally {
    backend.leave();
    await pagefind.close();
    clearInterval(waiting);
    for (const name of Object.keys(chunkSize)) Reflect.deleteProperty(process.env, name);
  }
}

/** Pagefind waits for ever for the answer of a process that the system has ended: this one notices. */
function watchBackend(): { lost: Promise<never>; leave: () => void } {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => undefined);
  const channel = 'child_process';
  const seen = (message: unknown): void => {
    (message as { process: ChildProcess }).process.once('exit', (code, signal) => {
      const cause = new Error(`Pagefind has ended with ${String(signal ?? code)}`);
      // With a code of its own it has said why.
      reject(signal === null ? cause : Object.assign(cause, { code: 'ERR_PAGEFIND_ENDED' }));
    });
  };
  subscribe(channel, seen);
  return { lost, leave: () => unsubscribe(channel, seen) };
}

async function makeFiles(count: number, record: (number: number) => CustomRecord): Promise<IndexFile[]> {
  // Fragments are not used, and quickest made as one.
  const { index, errors } = await pagefind.createIndex({ maxFragments: 1 });
  if (index === undefined) throw new Error(errors.join('\n'));
  // A batch at a time: this process makes records while the other one reads them.
  for (let from = 0; from < count; from += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, count - from) }, (_, i) => record(from + i));
    const answers = await Promise.all(batch.map((one) => index.addCustomRecord(one)));
    for (const { errors } of answers) expectNone(errors);
  }
  // On disk they would be written, fragments and user interfaces too, to be deleted again.
  const { files, errors: failures } = await index.getFiles();
  expectNone(failures);
  return files;
}

function expectNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('\n')}`);
}

/** Writes those files that are wanted: Pagefind makes its own user interfaces and a copy of the engine for each index. */
function writeFiles(write: Write, folder: string, files: readonly IndexFile[], wanted: RegExp): void {
  for (const { path, content } of files)
    if (wanted.test(path)) write(`${folder}/${path.replaceAll('\\', '/')}`, content);
}
