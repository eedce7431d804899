/**
 * What earlier builds made, by what it was made from: an output whose input is the same is taken over. It may be deleted
 * at any time.
 *
 * Each output folder has a cache of its own in the project, which is gone soon after the site is: what was taken out of a
 * site outlives it nowhere. In it lie `kept/`, the outputs, each called by the SHA-256 of its bytes, and `list.txt`,
 * which says what each was made from. No name of the content is a name in it.
 *
 * Outputs are hard links to the files of the site where the disk has them. So nothing in it is trusted: what is taken
 * over is read, and must be what it is called. A file of the site that somebody has edited, one that a power cut has
 * halved, and one that another machine has restored with other times are told by that alone.
 */
import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { tell } from '../checks/privacy/index.ts';
import { fileMend, machineMend } from '../machine/machine.ts';
import { isPlainPath } from '../manifest/read.ts';
import { cutToUnits } from '../schema/cut.ts';
import { quotePath } from '../schema/fault.ts';
import { hashOf } from '../hash.ts';

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

export interface Cache {
  /** Is nothing kept? */
  isEmpty: boolean;
  /** Who may read a file that this process writes; 0 where it writes none here. */
  mode: number;
  /** Puts a file into the site, if a part has finished it; undefined if not. */
  takeFinished: (file: string) => Kept | undefined;
  /** Puts a file into the site, if it was made from the same before; undefined if not. */
  take: (file: string, key: string) => Kept | undefined;
  /** Puts all files into the site that were made from one thing before; none if one of them is not as it was. */
  takeAll: (key: string) => Kept[];
  /** Was a file the same before? */
  holds: (output: Kept) => boolean;
  /** Notes a file that stands in the site now. */
  note: (output: Kept) => void;
  /** Keeps what this build has used and made, and nothing else. @returns what is left to do, for people */
  close: () => string[];
}

/** Where a cache lies, and the site that it is of. */
export interface CachePlace {
  folder: string;
  /** The output folder, from the project on where it is in it: a build machine may have the project elsewhere each time. */
  site: string;
}

/** The caches of a project, beside what else it remembers in `.cache`. */
export const cacheFolder = (root: string): string => join(root, '.cache', 'sites');

/** The cache of an output folder. @param caches see cacheFolder @param outDir its real place */
export function cachePlace(caches: string, root: string, outDir: string): CachePlace {
  const within = relative(root, outDir);
  const site = within.startsWith('..') || isAbsolute(within) ? outDir : within.replaceAll('\\', '/');
  return { folder: join(caches, cutToUnits(hashOf(site), 16)), site };
}

/** Removes the caches of sites that are gone. @param place of the one that is in use */
export function removeOldCaches(root: string, place: CachePlace): string[] {
  return namesIn(dirname(place.folder)).flatMap((name) => {
    const folder = join(dirname(place.folder), name);
    const site = readList(folder)?.site;
    const isMeant = folder === place.folder || (site !== undefined && existsSync(resolve(root, site)));
    return isMeant ? [] : tolerant(folder, () => rmSync(folder, { recursive: true, force: true }));
  });
}

/**
 * @param program what stands for everything that makes files of content (see programKey): with another one nothing is kept
 * @param site the folder of the site in the making
 */
export function openCache(place: CachePlace, program: string, site: string): Cache {
  const list = readList(place.folder);
  const known = list?.program === program ? list.outputs : new Map<string, Kept>();
  let mode = 0;
  const problems = tolerant(place.folder, () => {
    // What another program made will not be used, and goes at once.
    if (known.size === 0) empty(place.folder);
    mode = modeOfNew(place.folder);
  });
  const used: Used = { outputs: new Map(), asLeft: new Set() };
  const isAsLeft = (output: Kept): boolean => bytesOf(nameIn(place, output), output, mode) !== undefined;
  const put = putter();
  const takeOver = (output: Kept): Kept => {
    // Two files of a site are never one: who edits one would edit both.
    put(nameIn(place, output), join(site, output.file), used.asLeft.has(output.sha256) ? 'copy' : 'link');
    used.outputs.set(output.file, output);
    used.asLeft.add(output.sha256);
    return output;
  };
  let byKey: Map<string, Kept[]> | undefined;
  return {
    isEmpty: known.size === 0,
    mode,
    takeFinished: () => undefined,
    take: (file, key) => {
      const output = known.get(file);
      return output?.key === key && isAsLeft(output) ? takeOver(output) : undefined;
    },
    takeAll: (key) => {
      byKey ??= Map.groupBy(known.values(), (one) => one.key);
      const all = byKey.get(key) ?? [];
      return all.every(isAsLeft) ? all.map(takeOver) : [];
    },
    holds: ({ file, sha256 }) => known.get(file)?.sha256 === sha256,
    note: (output) => used.outputs.set(output.file, output),
    close: () => (problems.length > 0 ? problems : tolerant(place.folder, () => keep(place, program, site, used))),
  };
}

/** What a build has put into the site. */
interface Used {
  outputs: Map<string, Kept>;
  /** The hashes of those that were taken over. */
  asLeft: Set<string>;
}

/** Puts what a build has used and made in the place of what was kept. Whoever dies in between leaves less, or too much. */
function keep(place: CachePlace, program: string, site: string, { outputs, asLeft }: Used): void {
  const { folder } = place;
  const wanted = new Map([...outputs.values()].map((output) => [output.sha256, output]));
  for (const [name, path] of contentsOf(join(folder, 'kept')))
    if (!asLeft.has(name)) rmSync(path, { recursive: true, force: true });
  const put = putter();
  for (const output of wanted.values())
    if (!asLeft.has(output.sha256)) put(join(site, output.file), nameIn(place, output), 'link');
  const fresh = `${listOf(folder)}.new`;
  writeFileSync(fresh, `${JSON.stringify({ program, site: place.site })}\n${keptLines(outputs.values())}`);
  renameSync(fresh, listOf(folder));
}

/** Everything in a folder of outputs: its name, where it is. */
function* contentsOf(kept: string): Generator<[name: string, path: string]> {
  if (!existsSync(kept)) return;
  for (const part of readdirSync(kept, { withFileTypes: true })) {
    const folder = join(kept, part.name);
    if (!part.isDirectory()) yield ['', folder];
    else for (const name of readdirSync(folder)) yield [name.startsWith(part.name) ? name : '', join(folder, name)];
  }
}

const nameIn = ({ folder }: CachePlace, { sha256 }: Output): string =>
  join(folder, 'kept', cutToUnits(sha256, 2), sha256);

const listOf = (folder: string): string => join(folder, 'list.txt');

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

/** Where nothing can be read nothing was kept, which whoever opens the cache there has said. */
function namesIn(caches: string): string[] {
  try {
    return readdirSync(caches);
  } catch {
    return [];
  }
}

/** What is kept; undefined where nothing is, or the list can't be read. */
function readList(folder: string): List | undefined {
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

/** Who may read a file that this process writes. */
function modeOfNew(folder: string): number {
  const probe = `${listOf(folder)}.new`;
  rmSync(probe, { force: true });
  writeFileSync(probe, '');
  return statSync(probe).mode;
}

function empty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/**
 * Does something that a build can do without. Where it fails nothing is kept.
 * @returns the sentence that says what the machine does not allow
 */
function tolerant(folder: string, change: () => void): string[] {
  try {
    change();
    return [];
  } catch (cause) {
    const mend = machineMend(cause) ?? fileMend(cause, folder);
    if (mend === undefined) throw cause;
    try {
      rmSync(folder, { recursive: true, force: true });
      return [tell(`没有留下缓存，下一次生成会慢一些；这次生成的网站不受影响。原因：${mend}`)];
    } catch {
      const where = quotePath(folder);
      return [
        tell(`缓存${where}没有更新，里面可能还有已经撤下的内容，请删除它；这次生成的网站不受影响。原因：${mend}`),
      ];
    }
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

/**
 * What stands for the programs that make a site: every file of them, the versions of what they use, and the settings that
 * a page shows.
 * @param root of the project
 */
export function programKey(root: string, settings: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, settings]));
  const add = (name: string): void => void hash.update(`\0${name}\0`).update(readFileSync(join(root, name)));
  for (const name of ['package-lock.json', 'astro.config.mjs', 'tsconfig.json'])
    if (existsSync(join(root, name))) add(name);
  for (const folder of ['src', 'public'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (!name.endsWith('.test.ts') && lstatSync(join(root, folder, name)).isFile()) add(join(folder, name));
  return hash.digest('hex');
}
