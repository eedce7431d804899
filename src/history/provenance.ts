/** Where the content stands, as Git knows it. */
import { existsSync } from 'node:fs';
import type { SiteSource } from '../manifest/manifest.ts';
import { SettingsError } from '../settings.ts';
import { git, GitError, gitOutput, isTrouble, namesIn } from './git.ts';

/** The commit of the content, and whether it holds all of it. */
export type Provenance = Pick<SiteSource, 'commit' | 'uncommitted'>;

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
