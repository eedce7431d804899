/** manifest.json: what a site consists of, so that a copy can be compared with it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { IsoDate } from '../../src/schema/values.ts';
import { SettingsError } from '../../src/settings.ts';
import { git, GitError, gitOutput, isTrouble, namesIn } from './git.ts';

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

/** Writes the manifest of a built folder; returns how many files it names and their bytes. */
export function writeManifest(folder: string, source: Omit<SiteManifest, 'files'>): { files: number; bytes: number } {
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const name of filesIn(folder)) {
    if (name === manifestName) continue;
    const content = readFileSync(join(folder, name));
    files[name] = createHash('sha256').update(content).digest('hex');
    bytes += content.length;
  }
  const { site, commit, uncommitted, built } = source;
  const manifest: SiteManifest = { site, commit, uncommitted, built, files };
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 1)}\n`);
  return { files: Object.keys(files).length, bytes };
}

/** Paths of all files below a folder, with `/`, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** Where the content stands, as Git knows it. */
export type Provenance = Pick<SiteManifest, 'commit' | 'uncommitted'>;

/**
 * Asks Git about the content folder; what no repository holds is not committed. Where there is one that git can't read,
 * people are told, and the site is made all the same.
 */
export function provenanceOf(contentDir: string): Provenance {
  const none = { commit: null, uncommitted: true };
  if (!existsSync(contentDir)) return none;
  try {
    const head = git(contentDir, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
    if (isTrouble(head.err)) throw new GitError(contentDir, head.err);
    if (head.status !== 0) return none;
    // Files that Git is to ignore are published too; hidden ones, such as .DS_Store, never are.
    const asked = ['status', '--porcelain', '-z', '--untracked-files=normal', '--ignored', '--', '.'];
    const uncommitted = namesIn(gitOutput(contentDir, asked)).some((line) => !/[ /]\.[^/]*$/u.test(line));
    return { commit: head.out.toString().trim(), uncommitted };
  } catch (cause) {
    if (!(cause instanceof SettingsError)) throw cause;
    if (cause instanceof GitError) console.error(`清单里没有提交编号：${cause.message}`);
    return none;
  }
}
