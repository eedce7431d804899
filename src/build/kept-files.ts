/** The files that earlier builds made, as they lie in a cache (see cache.ts), and how they come into a new site. */
import { constants, copyFileSync, linkSync, lstatSync, mkdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from '../hash.ts';
import { isPlainPath } from '../manifest/read.ts';
import { cutToUnits } from '../schema/text/cut.ts';

/** A file of the site. */
export interface Output {
  /** Below the folder of the site, with `/`. */
  file: string;
  sha256: string;
  size: number;
}

/** A file of the site, and what stands for what it was made from. */
export interface Kept extends Output {
  key: string;
}

/** What is to lie in a new site, and where from. */
export interface Layout {
  /** The folder of the cache. */
  cache: string;
  /** What stands for the programs: with another one nothing was kept. */
  program: string;
  /** The folder of the site in the making. */
  site: string;
  /** Who may read a file of it. */
  mode: number;
}

/** Lays all that is kept out in a new site. @returns the files that lie there now: those that are as they were left */
export function layOut({ cache, program, site, mode }: Layout, pause = (): void => undefined): string[] {
  const put = putter();
  const hashes = new Set<string>();
  const laid: string[] = [];
  for (const output of keptIn(cache, program).values()) {
    pause();
    const name = nameIn(cache, output);
    if (!bytesOf(name, output, mode)) continue;
    // Two files of a site are never one: who edits one would edit both.
    put(name, join(site, output.file), hashes.has(output.sha256) ? 'copy' : 'link');
    hashes.add(output.sha256);
    laid.push(output.file);
  }
  return laid;
}

/** What is kept, by its files. */
export function keptIn(folder: string, program: string): ReadonlyMap<string, Kept> {
  const list = readList(folder);
  return list?.program === program ? list.outputs : new Map<string, Kept>();
}

/** Where a cache has the bytes of a file. */
export const nameIn = (folder: string, { sha256 }: Output): string =>
  join(folder, 'kept', cutToUnits(sha256, 2), sha256);

export const listOf = (folder: string): string => join(folder, 'list.txt');

/** What says of each file what it is and what it was made from, a line each … */
export const keptLines = (outputs: Iterable<Kept>): string =>
  [...outputs].map(({ sha256, key, size, file }) => `${sha256} ${key} ${String(size)} ${file}\n`).join('');

/** … and the other way round. A line that is none counts as missing. */
export function keptOf(lines: readonly string[]): Map<string, Kept> {
  const outputs = new Map<string, Kept>();
  for (const one of lines) {
    const { sha256, key, size, file } = line.exec(one)?.groups ?? {};
    // A list may come from another machine: it names nothing beside the site.
    if (sha256 === undefined || key === undefined || file === undefined || !isPlainPath(file)) continue;
    outputs.set(file, { file, sha256, size: Number(size), key });
  }
  return outputs;
}

const line = /^(?<sha256>[0-9a-f]{64}) (?<key>[0-9a-f]{64}) (?<size>\d+) (?<file>.+)$/u;

interface List {
  program: string;
  site: string;
  outputs: ReadonlyMap<string, Kept>;
}

/** What is kept; undefined where nothing is, or the list can't be read. */
export function readList(folder: string): List | undefined {
  try {
    const [head = '', ...lines] = readFileSync(listOf(folder), 'utf8').split('\n');
    const { program, site } = JSON.parse(head) as Partial<List>;
    if (typeof program !== 'string' || typeof site !== 'string') return undefined;
    return { program, site, outputs: keptOf(lines) };
  } catch {
    return undefined;
  }
}

/**
 * The bytes of a file that is what it is called; undefined if it is not.
 * @param mode where it must besides be read by whoever may read a new one
 */
export function bytesOf(path: string, { sha256, size }: Output, mode?: number): Buffer | undefined {
  try {
    const found = lstatSync(path);
    if (!found.isFile() || found.size !== size || (mode !== undefined && found.mode !== mode)) return undefined;
    const bytes = readFileSync(path);
    return hashOf(bytes) === sha256 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Why a disk makes no link. */
const noLinks = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

type Put = (from: string, to: string, how: 'link' | 'copy') => void;

/** Makes links; copies with the same time where two files lie on different disks or the disk has no links. */
export function putter(): Put {
  const folders = new Set<string>();
  return (from, to, how) => {
    const folder = dirname(to);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    if (how === 'link' && isLinked(from, to)) return;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  };
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && noLinks.has(String(cause.code))) return false;
    throw cause;
  }
}
