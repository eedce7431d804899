/** A repository that git can't read is told in a sentence with the mend, the words of git below it. */
import { readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minimal } from '../../tests/support/content.ts';
import { temporaryRepository, type TestRepository } from '../../tests/support/repository.ts';
import { run } from '../../tests/support/run.ts';
import { commitNamed, git, GitError, gitOutput, isAncestor } from './git.ts';
import { provenanceOf } from './provenance.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = temporaryRepository(minimal);
});
afterEach(() => repository.remove());
const inGit = (name: string): string => join(repository.path, '.git', name);

/** Every object of the history holds other bytes. */
function spoilObjects(): void {
  for (const folder of readdirSync(inGit('objects')).filter((name) => name.length === 2))
    for (const name of readdirSync(inGit(`objects/${folder}`))) {
      chmodSync(inGit(`objects/${folder}/${name}`), 0o644);
      writeFileSync(inGit(`objects/${folder}/${name}`), 'x');
    }
}

it('takes no lock where it only reads, so that none is left when it is ended', () => {
  const before = statSync(inGit('index'), { bigint: true }).mtimeNs;
  const file = join(repository.path, Object.keys(minimal)[0] ?? '');
  // A file of the same bytes and another time: git would note that in its index.
  utimesSync(file, new Date(0), new Date(0));
  expect(gitOutput(repository.path, ['status', '--porcelain']).toString()).toBe('');
  expect(statSync(inGit('index'), { bigint: true }).mtimeNs).toBe(before);
});

const troubles: readonly (readonly [string, () => void, RegExp])[] = [
  [
    'an index of other bytes',
    () => writeFileSync(inGit('index'), 'DIRC'.repeat(20)),
    /索引 \.git\/index 坏了，请删除/u,
  ],
  ['an index that is cut off', () => truncateSync(inGit('index'), 20), /索引 \.git\/index 坏了，请删除/u],
  ['objects that are broken', spoilObjects, /历史坏了，请执行 git fsck/u],
  ['objects that are gone', () => rmSync(inGit('objects'), { recursive: true }), /请/u],
  ['settings with a slip', () => writeFileSync(inGit('config'), '[core\n'), /设置 \.git\/config 写错了，请改正/u],
];

/** One sentence, and at most one line of git below it. */
const told = /^[^\n]*\p{Script=Han}[^\n]*请[^\n]*\n(?: {2}git 的原话：[^\n]*\n)?$/u;

describe('npm run check -- --since HEAD', () => {
  it.each(troubles)('%s', { timeout: 60_000 }, async (_, spoil, mend) => {
    spoil();
    const { code, err } = await run('check', ['--since', 'HEAD'], { CONTENT_DIR: repository.path });
    // Without its objects a folder is no repository.
    expect(err).toMatch(told);
    expect(err).toMatch(mend);
    expect(code).toBe(2);
  });

  it('--staged with a broken index, as before a commit', { timeout: 60_000 }, async () => {
    writeFileSync(inGit('index'), 'x'.repeat(100));
    const { code, err } = await run('check', ['--staged'], { CONTENT_DIR: repository.path });
    expect(err).toMatch(told);
    expect(err).toMatch(/索引/u);
    expect(code).toBe(2);
  });
});

it('a folder of somebody else is named with the mend', () => {
  const words = "fatal: detected dubious ownership in repository at '/a'\nTo add an exception, call: git config";
  expect(new GitError('/a', words).message).toMatch(
    /^git 读不了「\/a」：.*safe\.directory.*\n {2}git 的原话：fatal: [^\n]*$/u,
  );
});

it("what is not there is no trouble, what can't be read is", () => {
  const none = '1'.repeat(40);
  expect(commitNamed(repository.path, 'none')).toBeUndefined();
  expect(commitNamed(repository.path, none)).toBeUndefined();
  expect(isAncestor(repository.path, none, 'HEAD')).toBe(false);
  expect(isAncestor(repository.path, '', 'HEAD')).toBe(false);
  spoilObjects();
  expect(() => commitNamed(repository.path, 'HEAD')).toThrow(GitError);
  expect(() => isAncestor(repository.path, 'HEAD', 'HEAD')).toThrow(GitError);
  expect(() => gitOutput(repository.path, ['ls-tree', 'HEAD'])).toThrow(GitError);
  expect(git(repository.path, ['ls-tree', 'HEAD']).status).toBe(128);
});

it('a build says that its manifest names no commit', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    writeFileSync(inGit('index'), 'x'.repeat(100));
    expect(provenanceOf(repository.path)).toEqual({ commit: null, uncommitted: true });
    expect(log.mock.calls.map(String)).toEqual([expect.stringMatching(/^清单里没有提交编号：git 读不了.*索引/u)]);
  } finally {
    log.mockRestore();
  }
});
