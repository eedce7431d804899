/** manifest.json: what a site consists of, so that a copy can be compared with it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { IsoDate } from '../../src/schema/values.ts';

export interface SiteManifest {
  /** The commit of the content; null where it is in no repository. */
  commit: string | null;
  /** The day that the site was built for. */
  built: IsoDate;
  /** SHA-256 of every file served but this one, by its path below the base, sorted. */
  files: Record<string, string>;
}

export const manifestName = 'manifest.json';

/** Writes the manifest of a built folder; returns how many files it names and their bytes. */
export function writeManifest(
  folder: string,
  source: Pick<SiteManifest, 'commit' | 'built'>,
): { files: number; bytes: number } {
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const name of filesIn(folder)) {
    if (name === manifestName) continue;
    const content = readFileSync(join(folder, name));
    files[name] = createHash('sha256').update(content).digest('hex');
    bytes += content.length;
  }
  const { commit, built } = source;
  const manifest: SiteManifest = { commit, built, files };
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 1)}\n`);
  return { files: Object.keys(files).length, bytes };
}

/** Paths of all files below a folder, with `/`, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** The commit that a folder stands at, or null if Git knows nothing of it. */
export function commitOf(folder: string): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    }).trim();
  } catch {
    return null;
  }
}
