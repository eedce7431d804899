/**
 * What earlier builds made, by what it was made from: an output whose input is the same is taken over. It lies beside the
 * project, and may be deleted at any time.
 *
 * Outputs are hard links to the files of the site where the disk has them. A file of the site that somebody has edited
 * is recognised by its size and time, and is made anew.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** A file of the site. */
export interface Output {
  /** Below the folder of the site, with `/`. */
  file: string;
  sha256: string;
  size: number;
}

const entrySchema = z.object({ key: z.string(), sha256: z.string(), size: z.number(), time: z.number() });
const indexSchema = z.object({ program: z.string(), entries: z.record(z.string(), entrySchema) });
type Entry = z.infer<typeof entrySchema>;

export interface Cache {
  /** Is nothing kept? */
  isEmpty: boolean;
  /** Puts a file into the site, if it was made from the same before; undefined if not. */
  take: (file: string, key: string) => Output | undefined;
  /** Puts all files into the site that were made from one thing before; none if one of them is not as it was. */
  takeAll: (key: string) => Output[];
  /** Notes a file that stands in the site now. */
  note: (output: Output, key: string) => void;
  /** Keeps what this build has used and made, and nothing else. */
  close: () => void;
}

/**
 * @param folder of the cache
 * @param program what stands for everything that makes files of content (see programKey): with another one nothing is kept
 * @param site the folder of the site in the making
 */
export function openCache(folder: string, program: string, site: string): Cache {
  const files = join(folder, 'files');
  const known = readIndex(folder, program);
  const used = new Map<string, { key: string; output: Output; isNew: boolean }>();
  const put = linker();
  const has = (file: string, key: string): boolean => {
    const entry = known.get(file);
    return entry?.key === key && isAsLeft(join(files, file), entry);
  };
  const take = (file: string, key: string): Output | undefined => {
    const entry = known.get(file);
    if (!entry || !has(file, key)) return undefined;
    put(join(files, file), join(site, file));
    const output = { file, sha256: entry.sha256, size: entry.size };
    used.set(file, { key, output, isNew: false });
    return output;
  };
  let byKey: Map<string, string[]> | undefined;
  return {
    isEmpty: known.size === 0,
    take,
    takeAll: (key) => {
      byKey ??= groupByKey(known);
      const all = byKey.get(key) ?? [];
      return all.every((file) => has(file, key)) ? all.flatMap((file) => take(file, key) ?? []) : [];
    },
    note: (output, key) => used.set(output.file, { key, output, isNew: true }),
    close: () => {
      // From here on the list and the files differ: without a list nothing is taken for what it is not.
      rmSync(indexOf(folder), { force: true });
      for (const file of known.keys()) if (!used.has(file)) remove(files, file);
      const entries: Record<string, Entry> = {};
      for (const [file, { key, output, isNew }] of used) {
        const kept = join(files, file);
        if (isNew) {
          rmSync(kept, { force: true });
          put(join(site, file), kept);
        }
        entries[file] = { key, sha256: output.sha256, size: output.size, time: lstatSync(kept).mtimeMs };
      }
      writeFileSync(`${indexOf(folder)}.new`, JSON.stringify({ program, entries }));
      renameSync(`${indexOf(folder)}.new`, indexOf(folder));
    },
  };
}

/** Removes a file, and the folders above it that are empty then: their names are the content's, too. */
function remove(folder: string, file: string): void {
  rmSync(join(folder, file), { force: true });
  for (let above = dirname(file); above !== '.'; above = dirname(above)) {
    try {
      rmdirSync(join(folder, above));
    } catch {
      return;
    }
  }
}

const indexOf = (folder: string): string => join(folder, 'index.json');

/** What is kept; a cache of another program, or one that can't be read, goes. */
function readIndex(folder: string, program: string): ReadonlyMap<string, Entry> {
  try {
    const index = indexSchema.parse(JSON.parse(readFileSync(indexOf(folder), 'utf8')));
    if (index.program === program) return new Map(Object.entries(index.entries));
  } catch {
    // None, or half of one.
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return new Map();
}

function isAsLeft(path: string, { size, time }: Entry): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === size && found.mtimeMs === time;
}

function groupByKey(entries: ReadonlyMap<string, Entry>): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const [file, { key }] of entries) {
    const some = grouped.get(key);
    if (some) some.push(file);
    else grouped.set(key, [file]);
  }
  return grouped;
}

/** Why a disk makes no link. */
const noLinks = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Makes a link, or a copy where the two lie on different disks or the disk has no links. */
function linker(): (from: string, to: string) => void {
  const folders = new Set<string>();
  return (from, to) => {
    const folder = dirname(to);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    try {
      linkSync(from, to);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && noLinks.has(String(cause.code)))) throw cause;
      copyFileSync(from, to);
    }
  };
}

/**
 * What stands for the programs that make a site: every file of them, the versions of what they use, and the settings
 * that a page shows.
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
