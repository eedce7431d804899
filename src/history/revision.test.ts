import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { compareContent, onlyFiles } from '../checks/since/compare.ts';
import { readContent } from '../reader/index.ts';
import {
  announcementFile,
  batchFile,
  change,
  followUpFile,
  minimal,
  secondBatchFile,
  without,
  type Files,
} from '../../tests/support/content.ts';
import { temporaryRepository, type TestRepository } from '../../tests/support/repository.ts';
import { temporaryFolder, type Folder } from '../../tests/support/run.ts';
import { readRevision, versionNamed, type Against, type Revision } from './revision.ts';

const folders: Folder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const keep = <T extends Folder>(folder: T): T => {
  folders.push(folder);
  return folder;
};

/** A repository that holds the content in a folder of its own, with a Chinese name and a space. */
const name = '内容 一';
const within = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [`${name}/${path}`, file]));
const repositoryWith = (files: Files): TestRepository => keep(temporaryRepository(within(files)));

const readNamed = (rev: string, contentDir: string, base: string, against: Against): Revision =>
  readRevision(versionNamed(rev, contentDir), contentDir, base, against);

function changes(repository: TestRepository, rev: string, against: 'files' | 'index' = 'files'): string[] {
  const contentDir = join(repository.path, name);
  const revision = readNamed(rev, contentDir, repository.path, against);
  const { content } = readContent(contentDir, repository.path);
  if (!revision.content || !content) throw new Error('no content');
  const { added, removed, changed } = compareContent(revision.content, onlyFiles(content, revision.changed));
  return [
    ...added.map(({ id }) => `+ ${id}`),
    ...removed.map(({ id }) => `- ${id}`),
    ...changed.map(({ before, values }) => `~ ${before.id}: ${values.map(({ label }) => label).join('、')}`),
  ];
}

it('finds nothing where nothing has changed', () => {
  expect(changes(repositoryWith(minimal), 'HEAD')).toEqual([]);
});

it('finds what is new, gone and changed, committed or not, with Chinese names and Windows line ends', () => {
  const repository = repositoryWith({ ...minimal, 'lin-2021/announcements/进驻-补充.md': note });
  const before = repository.git('rev-parse', 'HEAD');
  const edited = change(minimal, [batchFile, '某厂夜间冒烟。', '某厂夜间冒黑烟。'], [batchFile, '| 否 |', '| 属实 |']);
  const crlf = String(edited[announcementFile]).replaceAll('\n', '\r\n');
  repository.write(within({ ...edited, [announcementFile]: crlf }));
  repository.commit();
  repository.drop(`${name}/${followUpFile}`);
  repository.write(within({ 'lin-2021/announcements/新增公告.md': note }));
  expect(changes(repository, before)).toEqual([
    '+ lin-2021 announcement 新增公告',
    '- lin-2021 followUp 2021-06-01',
    '- lin-2021 followUp 2021-06-01 entry case D01LS202105070001',
    '~ lin-2021 case D01LS202105070001: 是否属实、交办问题',
  ]);
});

const note = '---\n标题: 补充\n公开日期: 2021-05-07\n类型: 其他\n摘要: 补充。\n---\n\n正文。\n';

it('reads of an earlier version only what has changed', () => {
  const repository = repositoryWith(minimal);
  repository.write(within(change(minimal, [batchFile, '某厂夜间冒烟。', '某厂夜间冒黑烟。'])));
  const { content, changed } = readNamed('HEAD', join(repository.path, name), repository.path, 'files');
  expect([...changed]).toEqual([`${name}/${batchFile}`]);
  expect(content?.inspections.map(({ batches, followUps }) => [batches.length, followUps.length])).toEqual([[1, 0]]);
});

it('compares what is staged, or what is in the files', () => {
  const repository = repositoryWith(minimal);
  repository.drop(`${name}/${secondBatchFile}`);
  const gone = ['- lin-2021 batch 2', '- lin-2021 case X01LS202105080001'];
  expect(changes(repository, 'HEAD')).toEqual(gone);
  expect(changes(repository, 'HEAD', 'index')).toEqual([]);
  repository.git('add', '--all');
  expect(changes(repository, 'HEAD', 'index')).toEqual(gone);
});

it('counts a file that git ignores: it would be published', () => {
  const repository = repositoryWith(without(minimal, secondBatchFile));
  repository.write({ '.gitignore': '02.md\n', ...within({ [secondBatchFile]: minimal[secondBatchFile] ?? '' }) });
  expect(changes(repository, 'HEAD')).toContain('+ lin-2021 batch 2');
});

it('takes everything as new before the first commit', () => {
  const repository = keep(temporaryRepository({}));
  repository.git('update-ref', '-d', 'HEAD');
  repository.write(minimal);
  const { commit, content, changed, faults } = readNamed('HEAD', repository.path, repository.path, 'files');
  expect([commit, content, faults]).toEqual([undefined, undefined, []]);
  expect(changed.has(batchFile)).toBe(true);
});

it('is not misled by the environment of a hook in a linked worktree', () => {
  const repository = repositoryWith(minimal);
  const worktree = join(repository.path, 'linked');
  repository.git('worktree', 'add', '--quiet', worktree, '-b', 'linked');
  repository.write({ [`linked/${name}/${batchFile}`]: String(minimal[batchFile]).replace('某厂', '甲厂') });
  const known = process.env['GIT_DIR'];
  process.env['GIT_DIR'] = join(repository.path, '.git/worktrees/linked');
  try {
    const { content, changed } = readNamed('HEAD', join(worktree, name), worktree, 'files');
    expect([...changed]).toEqual([`${name}/${batchFile}`]);
    expect(content?.inspections[0]?.batches).toHaveLength(1);
  } finally {
    if (known === undefined) delete process.env['GIT_DIR'];
    else process.env['GIT_DIR'] = known;
  }
});

it('says what is wrong with the call, for people', () => {
  const repository = repositoryWith(minimal);
  const contentDir = join(repository.path, name);
  const read =
    (rev: string, folder = contentDir) =>
    () =>
      readNamed(rev, folder, repository.path, 'files');
  expect(read('mian')).toThrow('没有「mian」这个版本，请写分支名、标签或提交编号');
  expect(read('--output=x')).toThrow('没有「--output=x」这个版本');
  expect(read('HEAD', join(repository.path, 'no'))).toThrow('这个文件夹，请核对 CONTENT_DIR');
  const outside = keep(temporaryFolder(minimal));
  expect(read('HEAD', outside.path)).toThrow('不在 git 仓库里');
});

it('says how to fetch a revision that a shallow clone lacks', () => {
  const repository = repositoryWith(minimal);
  const first = repository.git('rev-parse', 'HEAD');
  repository.git('branch', 'published');
  repository.commit('second');
  const clone = keep(temporaryFolder());
  const from = `file://${repository.path}`;
  execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=main', from, join(clone.path, 'copy')]);
  const contentDir = join(clone.path, 'copy', name);
  const read = (rev: string) => () => readNamed(rev, contentDir, clone.path, 'files');
  expect(read(first)).toThrow(`请先执行 git fetch --depth=1 origin ${first}；或者执行 git fetch --unshallow`);
  expect(read('published')).toThrow('git fetch --depth=1 origin published，再写 --since FETCH_HEAD');
  expect(read('HEAD~1')).toThrow('请先执行 git fetch --unshallow');
  expect(read('HEAD')().changed.size).toBe(0);
  execFileSync('git', ['fetch', '--quiet', '--depth=1', 'origin', 'published'], { cwd: contentDir, stdio: 'ignore' });
  expect(read('FETCH_HEAD')().commit).toBe(first);
});
