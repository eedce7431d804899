/** Git as the commands see it: an answer, or a sentence for people. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { quotePath, saidPath } from '../schema/fault.ts';
import { SettingsError } from '../settings.ts';

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

/** Git has failed, where it was asked for something that is there. */
export class GitError extends SettingsError {
  /** @param err what git said, which is shown below a sentence with the mend */
  constructor(folder: string, err: string) {
    const words = err.split('\n').map((line) => line.trim());
    const fatal = words.find((line) => line.startsWith('fatal:')) ?? words[0] ?? '';
    const mend =
      mends.find(([pattern]) => pattern.test(err))?.[1] ?? '请在那里执行 git status，照它说的改好，再运行一次';
    super(`git 读不了${quotePath(folder)}：${mend}${fatal === '' ? '' : `\n  git 的原话：${saidPath(fatal)}`}`);
  }
}

/** By what git says, the gravest first. */
const mends: readonly (readonly [RegExp, string])[] = [
  [/no space left|disk quota/iu, '磁盘已满，请腾出空间，再运行一次'],
  [/permission denied|read-only file system/iu, '没有读写权限，请让管理员开放 .git 文件夹的读写权限'],
  [
    /dubious ownership/iu,
    '这个文件夹属于别的用户，git 不肯读；确认是自己的，请执行 git config --global --add safe.directory 加上这个文件夹',
  ],
  [/\.lock['’]?: file exists/iu, '另一个 git 命令正在进行，请等它做完；没有的，请删除 .git 里那个 .lock 文件'],
  [
    /index file|index uses|bad signature|bad index|unknown index entry|unordered stage entries/iu,
    '它的索引 .git/index 坏了，请删除这个文件，再执行 git reset，文件的内容不会变',
  ],
  [/config (?:line|file)|config variable/iu, '它的设置 .git/config 写错了，请改正，再运行一次'],
  [
    /corrupt|bad object|bad tree|bad ref|unable to (?:read|unpack|find)|could not (?:read|parse)|missing (?:blob|tree|commit|object)|inflate|packfile|invalid sha1/iu,
    '它存的历史坏了，请执行 git fsck 查看；另有一份完好的，请重新 git clone，把改动复制过去',
  ],
];

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
    // What only reads leaves no lock behind, whatever ends it.
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
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
  throw new GitError(folder, err);
}

/** The commit that a name stands for, without a word where there is none. */
export function commitNamed(folder: string, name: string): string | undefined {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { status, out, err } = git(folder, asked);
  if (status !== 0 && isTrouble(err)) throw new GitError(folder, err);
  return status === 0 ? out.toString().trim() : undefined;
}

/** Does the history of `later` hold `earlier`? Not where either is unknown. */
export function isAncestor(folder: string, earlier: string, later: string): boolean {
  const { status, err } = git(folder, ['merge-base', '--is-ancestor', earlier, later]);
  if (status !== 0 && isTrouble(err)) throw new GitError(folder, err);
  return status === 0;
}

/** Does git say that it can't read what is there? Else something is not there. */
export const isTrouble = (err: string): boolean => mends.some(([pattern]) => pattern.test(err));

/** Names between NUL bytes, as `-z` prints them. */
export const namesIn = (out: Buffer): string[] => out.toString().split('\0').filter(Boolean);

/** The repository that holds a folder; throws a SettingsError where there is none. */
export function repositoryOf(folder: string): Repository {
  if (!existsSync(folder)) throw new SettingsError(`没有${quotePath(folder)}这个文件夹，请核对 CONTENT_DIR`);
  const asked = ['rev-parse', '--is-shallow-repository', '--show-prefix', '--show-toplevel'];
  const { status, out, err } = git(folder, asked);
  if (status !== 0) {
    if (!/not a git repository/iu.test(err)) throw new GitError(folder, err);
    throw new SettingsError(
      `${quotePath(folder)}不在 git 仓库里，不能和以前的版本比较；请在仓库里运行，或者不写 --since 和 --staged`,
    );
  }
  const [isShallow, prefix = '', top = ''] = out.toString().split('\n');
  return { top, prefix, isShallow: isShallow === 'true' };
}
