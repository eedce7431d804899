/** manifest.json: what a site consists of, so that a copy can be compared with it. */
import { readdirSync, writeFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '../schema/values.ts';

export interface SiteManifest {
  /** 网址 of site.yaml: which site this is, wherever a copy of it stands. */
  site: string;
  /** The commit of the content; null where it is in no repository. */
  commit: string | null;
  /** Did the content hold anything that the commit does not? Then nobody can make the same site from the commit. */
  uncommitted: boolean;
  /** The day that the site was built for. */
  built: IsoDate;
  /** SHA-256 of every file served but this one, by its path below the base, sorted. */
  files: Record<string, string>;
}

export const manifestName = 'manifest.json';

/** A file of the site, hashed when it was written. */
interface Written {
  file: string;
  sha256: string;
}

/** Writes the manifest of a built folder. */
export function writeManifest(
  folder: string,
  { site, commit, uncommitted, built }: Omit<SiteManifest, 'files'>,
  written: readonly Written[],
): void {
  const sorted = [...written].sort((a, b) => (a.file < b.file ? -1 : 1));
  const files = Object.fromEntries(sorted.map(({ file, sha256 }) => [file, sha256]));
  const manifest: SiteManifest = { site, commit, uncommitted, built, files };
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 1)}\n`);
}

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
