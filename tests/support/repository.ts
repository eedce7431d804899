/** Git repositories for tests. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './content.ts';
import { temporaryFolder, type Folder } from './run.ts';

/** A repository with a content folder in it, or that is one. */
export interface TestRepository extends Folder {
  /** Runs git in it; returns what it prints. */
  git: (...args: readonly string[]) => string;
  /** Commits everything; returns the hash. */
  commit: (message?: string) => string;
  /** Removes files from the working tree. */
  drop: (...paths: readonly string[]) => void;
}

/** A new repository that holds the files in one commit. */
export function temporaryRepository(files: Files): TestRepository {
  const folder = temporaryFolder(files);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  git('init', '--quiet', '--initial-branch=main');
  // A file for what would be three more processes, in each of hundreds of repositories.
  const own = ['[user]', 'name = someone', 'email = someone@example.org', '[commit]', 'gpgsign = false', ''];
  appendFileSync(join(folder.path, '.git/config'), own.join('\n'));
  const commit = (message = 'content'): string => {
    git('add', '--all');
    git('commit', '--quiet', '--no-verify', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  commit();
  const drop = (...paths: readonly string[]): void => {
    for (const path of paths) rmSync(join(folder.path, path), { recursive: true });
  };
  return { ...folder, git, commit, drop };
}
