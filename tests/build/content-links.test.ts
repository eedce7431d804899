/** Nothing outside the content folder is read, whatever stands in it and wherever links lead. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkFiles } from '../../src/findings/content-files.ts';
import { pathWithin } from '../../src/importer/write/existing.ts';
import { readRevision, versionNamed, withStaged } from '../../src/history/revision.ts';
import { readContent, type Reading } from '../../src/reader/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { faultLine, sortFaults } from '../../src/schema/fault.ts';
import { announcementFile, batchFile, minimal, without, type Files } from '../support/content.ts';
import { temporaryRepository, type TestRepository } from '../support/repository.ts';
import { run, temporaryFolder, type Folder } from '../support/run.ts';

const secret = '外面的文字';
const foreign = String(minimal[batchFile]).replace('某厂夜间冒烟', secret).replace('批次: 1', '批次: 9');

/** What an office has beside its content. */
let outside: Folder;
let office: Folder | undefined;
beforeAll(() => {
  outside = temporaryFolder({
    'a.png': 'PNG',
    'batch.md': foreign,
    'site.yaml': String(minimal['site.yaml']),
    'batches/09.md': foreign,
    'images/张三13800001234.png': 'PNG',
    'whole/inspection.yaml': String(minimal['lin-2021/inspection.yaml']),
  });
});
afterAll(() => outside.remove());
afterEach(() => {
  office?.remove();
  office = undefined;
});

/** The content folder with links; `[where in it, to what]`. */
function linked(files: Files, ...links: readonly (readonly [at: string, to: string])[]): string {
  office = temporaryFolder(files);
  for (const [at, to] of links) {
    mkdirSync(dirname(join(office.path, at)), { recursive: true });
    symlinkSync(to, join(office.path, at));
  }
  return office.path;
}
const said = ({ faults }: Reading): string[] => sortFaults(faults).map(faultLine);
const error = (at: string): string =>
  `${at}:1:1 错误 这是链接，不读取也不公开，不论它指到哪里；请删去它，把文件本身放进来`;

it('links out of the folder are faults, and nothing behind them is read', async () => {
  const folder = linked(
    without(minimal, 'pages/about.mdx'),
    ['pages', '/etc'],
    ['lin-2021/batches/09.md', join(outside.path, 'batch.md')],
    ['lin-2021/announcements/a.png', join(outside.path, 'a.png')],
    ['lin-2021/images', join(outside.path, 'images')],
    ['lin-2022', join(outside.path, 'whole')],
    ['lin-2023/batches', join(outside.path, 'batches')],
    ['lin-2023/inspection.yaml', join(outside.path, 'whole/inspection.yaml')],
  );
  const reading = readContent(folder, folder);
  expect(said(reading)).toEqual(
    [
      'lin-2021/announcements/a.png',
      'lin-2021/batches/09.md',
      'lin-2021/images',
      'lin-2022',
      'lin-2023/batches',
      'lin-2023/inspection.yaml',
      'pages',
    ].map(error),
  );
  expect(reading.content?.inspections.map(({ id }) => id)).toEqual(['lin-2021']);
  expect(reading.content?.pictures).toEqual([]);
  expect(JSON.stringify(reading.content)).not.toContain(secret);
  expect((await checkFiles(folder, folder, true)).faults).toEqual([]);
  const place = { file: 'lin-2021/batches/09.md', line: 1, column: 1 };
  expect(locator(folder, folder)(place, secret, 0, secret.length)).toEqual(place);
});

it('a link to another place within the folder is a fault too', () => {
  const folder = linked(minimal, ['lin-2021/batches/03.md', '01.md'], ['lin-2022', 'lin-2021']);
  const reading = readContent(folder, folder);
  expect(said(reading)).toEqual(['lin-2021/batches/03.md', 'lin-2022'].map(error));
  expect(reading.content?.inspections.map(({ id, batches }) => [id, batches.length])).toEqual([['lin-2021', 2]]);
});

it('links in a loop, and to their own folder', async () => {
  const folder = linked(minimal, ['lin-2021/batches/03.md', '03.md'], ['lin-2021/follow-ups/up', '..'], ['self', '.']);
  expect(said(readContent(folder, folder))).toEqual(
    ['lin-2021/batches/03.md', 'lin-2021/follow-ups/up', 'self'].map(error),
  );
  expect((await checkFiles(folder, folder, true)).faults).toEqual([]);
});

it('a pipe is no file, and nobody waits for it', async () => {
  const folder = linked(minimal);
  for (const name of ['lin-2021/batches/03.md', 'lin-2021/batches/a.png']) execFileSync('mkfifo', [join(folder, name)]);
  const pipe = '错误 这不是文件（是管道、套接字或设备），请删去';
  expect(said(readContent(folder, folder))).toEqual([
    `lin-2021/batches/03.md:1:1 ${pipe}`,
    `lin-2021/batches/a.png:1:1 ${pipe}`,
  ]);
  expect((await checkFiles(folder, folder, true)).faults).toEqual([]);
});

it('the content folder itself may be a link', () => {
  const folder = linked({}, ['content', outside.path]);
  outside.write(minimal);
  const reading = readContent(join(folder, 'content'), folder);
  expect(reading.content?.inspections.map(({ id, batches }) => [id, batches.length])).toContainEqual(['lin-2021', 2]);
  const batch = { file: `content/${batchFile}`, line: 1, column: 1 };
  expect(locator(join(folder, 'content'), folder)(batch, '冒烟', 0, 2)).toEqual({ ...batch, line: 17, column: 5 });
});

it('what an import writes goes over no link', () => {
  const folder = linked(minimal, ['lin-2021/rectification2', outside.path], ['lin-2021/batches/03.md', '/etc/passwd']);
  const lin = join(folder, 'lin-2021');
  expect(pathWithin(lin, 'batches/04.md')).toBe(join(lin, 'batches/04.md'));
  expect(pathWithin(lin, 'new/04.md')).toBe(join(lin, 'new/04.md'));
  for (const path of ['batches/03.md', 'rectification2/tasks.md'])
    expect(() => pathWithin(lin, path), path).toThrow(/是链接，不读取也不写入/u);
});

it('npm run new writes over no link', async () => {
  const folder = linked(without(minimal, announcementFile), ['lin-2021/announcements', outside.path]);
  const args = ['announcement', '--inspection', 'lin-2021', '--kind', '其他', '--title', '甲', '--yes'];
  const { code, err } = await run('new', args, { CONTENT_DIR: folder, BUILD_DATE: '2022-06-01' });
  expect([code, err]).toEqual([2, expect.stringContaining('announcements 是链接，不读取也不写入')]);
});

let repository: TestRepository | undefined;
afterEach(() => {
  repository?.remove();
  repository = undefined;
});

it('links that Git holds, staged or committed earlier, are none of the content', async () => {
  repository = temporaryRepository({ ...minimal, 'outside.txt': '' });
  const { path, commit, git } = repository;
  symlinkSync(join(outside.path, 'batch.md'), join(path, 'lin-2021/batches/09.md'));
  symlinkSync(join(outside.path, 'batches'), join(path, 'lin-2021/more'));
  const first = commit();
  rmSync(join(path, 'lin-2021/batches/09.md'));
  writeFileSync(join(path, 'lin-2021/batches/09.md'), foreign);
  const revision = readRevision(versionNamed(first, path), path, path, 'files');
  expect(revision.faults).toEqual([]);
  expect(JSON.stringify(revision.content)).not.toContain(basename(outside.path));
  git('checkout', '--quiet', '.');
  const staged = await withStaged(path, path, (place) => Promise.resolve(readContent(place.contentDir, place.base)));
  expect(said(staged)).toEqual(expect.arrayContaining(['lin-2021/batches/09.md', 'lin-2021/more'].map(error)));
  expect(JSON.stringify(staged.content)).not.toContain(secret);
});

it('a picture that became a link is compared with nothing', () => {
  repository = temporaryRepository({ ...minimal, 'lin-2021/batches/a.png': 'PNG' });
  const { path } = repository;
  rmSync(join(path, 'lin-2021/batches/a.png'));
  symlinkSync(join(outside.path, 'a.png'), join(path, 'lin-2021/batches/a.png'));
  const { pictures } = readRevision(versionNamed('HEAD', path), path, path, 'files');
  expect(pictures.map(({ name, is }) => [name, is().length])).toEqual([['lin-2021/batches/a.png', 0]]);
});

it('a link in the place of site.yaml, and of a picture beside another', () => {
  const folder = linked(
    without({ ...minimal, 'lin-2021/batches/a.png': 'PNG' }, 'site.yaml'),
    ['site.yaml', join(outside.path, 'site.yaml')],
    ['lin-2021/batches/b.png', 'a.png'],
  );
  const reading = readContent(folder, folder);
  expect(reading.content).toBeUndefined();
  expect(said(reading).filter((line) => line.includes('错误'))).toEqual(
    ['lin-2021/batches/b.png', 'site.yaml'].map(error),
  );
});
