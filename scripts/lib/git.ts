/** Git as the commands see it: an answer, or a sentence for people. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { quotePath } from '../../src/schema/fault.ts';
import { SettingsError } from '../../src/settings.ts';

/** Where a content folder stands in a repository. */
export interface Repository {
  /** Absolute path of the working tree. */
  top: string;
  /** The content folder from there, with `/` at its end: `content/`; empty if it is the repository itself. */
  prefix: string;
  /** Does it hold the newest commits alone? */
  isShallow: boolean;
}

interface Answer {
  status: number | null;
  out: Buffer;
  err: string;
}

/**
 * A hook is called with the place of its repository, which hides the one that a folder is in; the index that is being
 * committed (GIT_INDEX_FILE) is meant.
 */
const misleading = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_PREFIX']);

/** Runs git in a folder; throws a SettingsError where there is no git, or no folder. */
export function git(folder: string, args: readonly string[], input?: string): Answer {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new SettingsError(`${quotePath(folder)}不是文件夹，请核对 CONTENT_DIR`);
  const inherited = Object.entries(process.env).filter(([name]) => !misleading.has(name));
  const { status, stdout, stderr, error } = spawnSync('git', ['--literal-pathspecs', ...args], {
    cwd: folder,
    input,
    maxBuffer: 2 ** 31 - 1,
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C' },
  });
  if (error && 'code' in error && error.code === 'ENOENT')
    throw new SettingsError('没有找到 git，请先安装 git，再和以前的版本比较');
  if (error) throw error;
  return { status, out: stdout, err: stderr.toString().trim() };
}

/** The same, where git must succeed. */
export function gitOutput(folder: string, args: readonly string[], input?: string): Buffer {
  const { status, out, err } = git(folder, args, input);
  if (status === 0) return out;
  throw new SettingsError(
    `git ${args[0] ?? ''} 没有成功，请核对磁盘空间和读写权限；git 的说明：${err.split('\n', 1)[0] ?? ''}`,
  );
}

/** The commit that a name stands for, without a word where there is none. */
export function commitNamed(folder: string, name: string): string | undefined {
  const { status, out } = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  return status === 0 ? out.toString().trim() : undefined;
}

/** Does the history of `later` hold `earlier`? Not where either is unknown. */
export const isAncestor = (folder: string, earlier: string, later: string): boolean =>
  git(folder, ['merge-base', '--is-ancestor', earlier, later]).status === 0;

/** Names between NUL bytes, as `-z` prints them. */
export const namesIn = (out: Buffer): string[] => out.toString().split('\0').filter(Boolean);

/** The repository that holds a folder; throws a SettingsError where there is none. */
export function repositoryOf(folder: string): Repository {
  if (!existsSync(folder)) throw new SettingsError(`没有${quotePath(folder)}这个文件夹，请核对 CONTENT_DIR`);
  const asked = ['rev-parse', '--is-shallow-repository', '--show-prefix', '--show-toplevel'];
  const { status, out, err } = git(folder, asked);
  if (status !== 0) {
    const mend = err.includes('not a git repository')
      ? '不在 git 仓库里，不能和以前的版本比较；请在仓库里运行，或者不写 --since 和 --staged'
      : `不能用 git 读取，git 的说明：${err}`;
    throw new SettingsError(`${quotePath(folder)}${mend}`);
  }
  const [isShallow, prefix = '', top = ''] = out.toString().split('\n');
  return { top, prefix, isShallow: isShallow === 'true' };
}
