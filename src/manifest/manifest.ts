/**
 * manifest.json: what a site consists of, so that a copy can be compared with it. A folder of many files has a list of
 * its own, `manifest/<folder>.json`, which manifest.json names with its hash: it stays small, however large the site is.
 */
import { mkdirSync, readdirSync, writeFileSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from '../hash.ts';
import { compare } from '../schema/text/compare.ts';
import type { IsoDate } from '../schema/values.ts';

/** What a site was made of. */
export interface SiteSource {
  /** 网址 of site.yaml: which site this is, wherever a copy of it stands. */
  site: string;
  /** The commit of the content; null where it is in no repository. */
  commit: string | null;
  /** Did the content hold anything that the commit does not? Then nobody can make the same site from the commit. */
  uncommitted: boolean;
  /** The day that the site was built for. */
  built: IsoDate;
}

/** SHA-256 of files by their paths below the base, sorted. */
export type Hashes = Record<string, string>;

/** A manifest as it is read, with all of its lists. */
export interface SiteManifest extends SiteSource {
  /** Every file served but manifest.json itself. */
  files: Hashes;
}

/** manifest.json as it is written. */
export interface ManifestHead extends SiteSource {
  /** The files that are in no list. */
  files: Hashes;
  /** The folders that have a list, and its SHA-256. */
  folders: Hashes;
}

export const manifestName = 'manifest.json';

/** The list of a folder. */
export const listOf = (folder: string): string => `manifest/${folder}.json`;

/** Is a file one of those that make up the manifest? */
export const isOfManifest = (file: string): boolean => file === manifestName || file.startsWith('manifest/');

/** A folder of more files has a list of its own. */
export const mostUnlisted = 32;

/** A file of the site, hashed when it was written. */
interface Written {
  file: string;
  sha256: string;
}

/** Writes the manifest of a built folder. */
export function writeManifest(
  folder: string,
  { site, commit, uncommitted, built }: SiteSource,
  written: readonly Written[],
): void {
  const write = (name: string, value: unknown): string => {
    const text = `${JSON.stringify(value, undefined, 1)}\n`;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    return hashOf(text);
  };
  const byFolder = Map.groupBy(written, ({ file }) => topOf(file));
  const isListed = ({ file }: Written): boolean =>
    topOf(file) !== '' && (byFolder.get(topOf(file))?.length ?? 0) > mostUnlisted;
  const folders = [...byFolder].filter(([, files]) => files.some(isListed)).sort(([a], [b]) => compare(a, b));
  const head: ManifestHead = {
    site,
    commit,
    uncommitted,
    built,
    files: hashesOf(written.filter((one) => !isListed(one))),
    folders: Object.fromEntries(folders.map(([name, files]) => [name, write(listOf(name), hashesOf(files))])),
  };
  write(manifestName, head);
}

/** `a/b/c.html` → `a`, `index.html` → nothing */
const topOf = (file: string): string => file.split('/').slice(0, -1)[0] ?? '';

const hashesOf = (files: readonly Written[]): Hashes =>
  Object.fromEntries(
    [...files].sort((a, b) => compare(a.file, b.file)).map(({ file, sha256 }) => [file, sha256] as const),
  );

/** Paths of all files below a folder, with `/`, sorted. */
export const filesIn = (folder: string): string[] => namesIn(folder, (entry) => entry.isFile());

/** Paths of all that a server may give out: a link leads to whatever it names. */
export const servedIn = (folder: string): string[] => namesIn(folder, (entry) => !entry.isDirectory());

/** A link is followed nowhere, as the recursion of `readdirSync` itself does. */
const namesIn = (folder: string, counts: (entry: Dirent) => boolean): string[] => namesBelow(folder, '', counts).sort();

const namesBelow = (folder: string, path: string, counts: (entry: Dirent) => boolean): string[] =>
  readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => [
    ...(counts(entry) ? [path + entry.name] : []),
    ...(entry.isDirectory() ? namesBelow(folder, `${path}${entry.name}/`, counts) : []),
  ]);
