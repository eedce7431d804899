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
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { tell } from '../checks/privacy/index.ts';
import { fileMend, machineMend } from '../machine/machine.ts';
import { cutToUnits } from '../schema/text/cut.ts';
import { quotePath } from '../schema/fault.ts';
import { hashOf } from '../hash.ts';
import { keptIn, keptLines, layOut, listOf, nameIn, putter, readList, type Kept, type Layout } from './kept-files.ts';

export interface Cache {
  /** Is nothing kept? */
  isEmpty: boolean;
  /** Comes once all that is kept lies in the site. Before that no file is taken over or made. */
  laid: Promise<void>;
  /** Who may read a file that this process writes; 0 where it writes none here. */
  mode: number;
  /** Puts a file into the site, if a part has finished it; undefined if not. */
  takeFinished: (file: string) => Kept | undefined;
  /** Leaves a file in the site, if it was made from the same before; else it makes room. */
  take: (file: string, key: string) => Kept | undefined;
  /** Leaves all files in the site that were made from one thing before; all make room if one is not as it was left. */
  takeAll: (key: string) => Kept[];
  /** Makes room for a file that is about to be made, whatever it is made from. */
  makeRoom: (file: string) => void;
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

/** What a project keeps between builds, beside what else it remembers there. */
export const keptFolder = (root: string): string => join(root, '.cache');

/** The cache of an output folder. @param caches see keptFolder @param outDir its real place */
export function cachePlace(caches: string, root: string, outDir: string): CachePlace {
  const within = relative(root, outDir);
  const site = within.startsWith('..') || isAbsolute(within) ? outDir : within.replaceAll('\\', '/');
  return { folder: join(caches, 'sites', cutToUnits(hashOf(site), 16)), site };
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
 * @param lay see layOut; it may work beside everything else
 */
export function openCache(
  place: CachePlace,
  program: string,
  site: string,
  lay: (layout: Layout) => readonly string[] | Promise<readonly string[]> = layOut,
): Cache {
  const { folder } = place;
  const known = keptIn(folder, program);
  let mode = 0;
  const problems = tolerant(folder, () => {
    // What another program made will not be used, and goes at once.
    if (known.size === 0) empty(folder);
    mode = modeOfNew(folder);
  });
  /** What lies in the site, and nobody has asked for yet. */
  const lying = new Map<string, Kept>();
  const begin = async (): Promise<void> => {
    if (known.size === 0) return;
    for (const file of await lay({ cache: folder, program, site, mode })) {
      const output = known.get(file);
      if (output) lying.set(file, output);
    }
  };
  const laid = begin();
  // Whoever needs it waits for it.
  laid.catch(() => undefined);
  const used: Used = { outputs: new Map(), asLeft: new Set() };
  const takeOver = (output: Kept): Kept => {
    lying.delete(output.file);
    used.outputs.set(output.file, output);
    used.asLeft.add(output.sha256);
    return output;
  };
  const makeRoom = (file: string): void => {
    if (lying.delete(file)) rmSync(join(site, file));
  };
  let byKey: Map<string, Kept[]> | undefined;
  return {
    isEmpty: known.size === 0,
    laid,
    mode,
    takeFinished: () => undefined,
    take: (file, key) => {
      const output = lying.get(file);
      if (output?.key === key) return takeOver(output);
      makeRoom(file);
      return undefined;
    },
    takeAll: (key) => {
      byKey ??= Map.groupBy(known.values(), (one) => one.key);
      const all = byKey.get(key) ?? [];
      if (all.every(({ file }) => lying.has(file))) return all.map(takeOver);
      for (const { file } of all) makeRoom(file);
      return [];
    },
    makeRoom,
    holds: ({ file, sha256 }) => known.get(file)?.sha256 === sha256,
    note: (output) => used.outputs.set(output.file, output),
    close: () => {
      for (const file of [...lying.keys()]) {
        makeRoom(file);
        removeEmpty(site, dirname(file));
      }
      return problems.length > 0 ? problems : tolerant(folder, () => keep(place, program, site, used));
    },
  };
}

/** Removes folders of a site that hold nothing any more. @param folder below the site */
function removeEmpty(site: string, folder: string): void {
  if (folder === '.' || readdirSync(join(site, folder)).length > 0) return;
  rmdirSync(join(site, folder));
  removeEmpty(site, dirname(folder));
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
    if (!asLeft.has(output.sha256)) put(join(site, output.file), nameIn(folder, output), 'link');
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

/** Where nothing can be read nothing was kept, which whoever opens the cache there has said. */
function namesIn(caches: string): string[] {
  try {
    return readdirSync(caches);
  } catch {
    return [];
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
