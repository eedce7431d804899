/** `npm run build`: a whole site or none at all, and the same one each time. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesText } from '../../src/formats/text/size.ts';
import { filesIn, isOfManifest, type SiteManifest } from '../../src/manifest/manifest.ts';
import { findWords } from '../support/bytes.ts';
import { temporaryClone } from '../support/clone.ts';
import { batchFile, changed, firstCase, minimal, someDay, type Files } from '../support/content.ts';
import { readManifest } from '../support/manifest.ts';
import { photoWithPosition } from '../support/photo.ts';
import { temporaryProject, type Project } from '../support/project.ts';
import { temporaryFolder, type Environment, type Folder, type Outcome } from '../support/run.ts';

const timeout = 120_000;
const later = '公开日期: 2099-01-01';
let project: Project;
let home: Folder;
let built: Outcome;

const build = (out: string, content = 'content', environment: Environment = {}): Promise<Outcome> =>
  project.run('build', [], {
    ...environment,
    CONTENT_DIR: join(home.path, content),
    OUT_DIR: join(home.path, out),
    BUILD_DATE: someDay,
  });
const within = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [`${folder}/${name}`, file]));
const read = (name: string): string => readFileSync(join(home.path, name), 'utf8');
const manifest = (out: string): SiteManifest => readManifest(join(home.path, out));

beforeAll(async () => {
  project = temporaryProject();
  const moved = '转址:\n  /lin-2021/announcements/旧公告/: /lin-2021/announcements/2021-05-06-stationed/';
  const report = `说明: 公开办理情况。\n找错链接: mailto:mend@example.org\n${moved}`;
  home = temporaryFolder(
    within(
      'content',
      changed(['lin-2021/batches/02.md', '公开日期: 2021-05-15', later], ['site.yaml', '说明: 公开办理情况。', report]),
    ),
  );
  built = await build('dist');
}, timeout);

afterAll(() => {
  home.remove();
  project.remove();
});

test('prints the counts and times of each step', () => {
  expect(built).toMatchObject({ code: 0, err: '' });
  for (const line of [
    /^读取内容 .* 个文件，/mu,
    /^登记汇总 .*1 次督察，1 件信访件/mu,
    /^网页 .* 页，沿用 0，新做 \d+，/mu,
    /^数据文件 .* 个，沿用 0，/mu,
    /^搜索索引 .* 条，/mu,
    /^合计 .*内存峰值/mu,
  ])
    expect(built.out).toMatch(line);
  // What the manifest lists but its own lists, programs and public files included.
  const files = Object.keys(manifest('dist').files).filter((file) => !isOfManifest(file));
  expect(built.out).toMatch(new RegExp(`^合计 +${String(files.length)} 个文件，`, 'mu'));
});

test('says what is held back, and shows nothing of it', () => {
  expect(built.out).toContain(`batches/02.md 公开日期是 2099-01-01，今天（${someDay}）还不公开`);
  for (const name of filesIn(join(home.path, 'dist'))) expect(read(`dist/${name}`), name).not.toContain('某河发黑');
});

test('what the shell is set to changes nothing', { timeout }, async () => {
  const shell = {
    NODE_ENV: 'development',
    MODE: 'development',
    BASE_URL: '/elsewhere/',
    PROD: '',
    DEV: 'true',
    SSR: '',
  };
  const folders = { CONTENT_DIR: join(home.path, 'content'), OUT_DIR: join(home.path, 'shell') };
  expect((await project.run('build', [], { ...folders, ...shell, BUILD_DATE: someDay })).code).toBe(0);
  expect(manifest('shell').files).toEqual(manifest('dist').files);
  expect(read('shell/index.html')).toContain('Content-Security-Policy');
  rmSync(join(home.path, 'shell'), { recursive: true });
});

test('the manifest names every file with its SHA-256', () => {
  const { site, commit, uncommitted, built: day, files } = manifest('dist');
  expect([site, commit, uncommitted, day]).toEqual(['https://example.org', null, true, someDay]);
  expect(Object.keys(files)).toEqual(filesIn(join(home.path, 'dist')).filter((name) => name !== 'manifest.json'));
  for (const [name, hash] of Object.entries(files))
    expect(
      createHash('sha256')
        .update(readFileSync(join(home.path, 'dist', name)))
        .digest('hex'),
      name,
    ).toBe(hash);
  expect(files).toHaveProperty([`lin-2021/cases/${firstCase}/index.html`]);
  expect(files).toHaveProperty([`lin-2021/cases/${firstCase}.json`]);
  expect(files).toHaveProperty(['pagefind/shards.json']);
});

test('an error is reported by a letter that names the page', () => {
  const addresses = [...read(`dist/lin-2021/cases/${firstCase}/index.html`).matchAll(/href="(mailto:[^"]+)"/gu)].map(
    ([, link = '']) => new URL(link.replaceAll('&amp;', '&').replaceAll('&#38;', '&')),
  );
  expect(addresses.map(({ pathname, searchParams }) => [pathname, searchParams.get('subject')])).toEqual([
    ['mend@example.org', `对结果有异议：${firstCase}`],
    ['mend@example.org', '报告错误或个人信息：某厂夜间冒烟'],
  ]);
  for (const { searchParams } of addresses)
    expect(searchParams.get('body')).toBe(`页面：https://example.org/lin-2021/cases/${firstCase}/\r\n\r\n`);
});

test('an address that has changed leads to the page that is there now', () => {
  const page = read('dist/lin-2021/announcements/旧公告/index.html');
  const now = '/lin-2021/announcements/2021-05-06-stationed/';
  expect(page).toContain(`<meta http-equiv="refresh" content="0; url=${now}">`);
  expect(page).toContain(`<link rel="canonical" href="https://example.org${now}">`);
  expect(page).toContain(`<a href="${now}">${now}</a>`);
  expect(page).toContain('data-page="moved"');
  expect(read('dist/sitemap-0.xml')).not.toContain(encodeURI('旧公告'));
});

test('the data page names the size of each file that it offers', () => {
  const page = read('dist/lin-2021/data/index.html');
  for (const name of ['data/cases.csv', 'data/cases.xlsx', 'data/cases.json', 'data/totals.csv', 'rectification.csv']) {
    const size = bytesText(statSync(join(home.path, 'dist/lin-2021', name)).size);
    expect(page).toMatch(new RegExp(`href="/lin-2021/${name}"[^>]*>[^<]*</a>\\s*<span[^>]*>${size}<`, 'u'));
  }
  const size = bytesText(statSync(join(home.path, 'dist/lin-2021/data/lin-2021.zip')).size);
  expect(page).toContain(`全部文件（zip，${size}）`);
});

test('content at fault changes nothing', { timeout }, async () => {
  const image = { 'lin-2021/batches/半张.png': 'PNG' };
  home.write(
    within('faulty', { ...changed([batchFile, '麒麟区', '麒林区'], [batchFile, '| 否 |', '| 也许 |']), ...image }),
  );
  const before = manifest('dist');
  const { code, err } = await build('dist', 'faulty');
  expect(code).toBe(1);
  expect(err).toMatch(/batches\/01\.md:10:\d+ 错误 [^]*batches\/01\.md:12:\d+ 错误 [^]*内容有 3 个错误/u);
  expect(err).toContain('batches/半张.png:1:1 错误 图片打不开');
  expect(err).not.toMatch(/^\s+at /mu);
  expect(manifest('dist')).toEqual(before);
  expect(readdirSync(home.path).sort()).toEqual(['content', 'dist', 'faulty']);
});

test('a photo that says where it was taken is not published', { timeout }, async () => {
  const photo = await photoWithPosition();
  home.write(within('photo', { ...minimal, 'lin-2021/announcements/现场.jpg': photo }));
  const before = manifest('dist');
  const { code, err } = await build('dist', 'photo');
  expect(code).toBe(1);
  expect(err).toMatch(/现场\.jpg:1:1 错误 图片里存有拍摄信息（EXIF）[^]*内容有 1 个错误/u);
  expect(manifest('dist')).toEqual(before);
});

/** Whoever looks for personal information begins when everything else is made. */
const slow = `data:text/javascript,${encodeURIComponent(
  'if (/privacy-worker/.test(process.argv[1])) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8000)',
)}`;

test('what the last check finds is neither published nor kept, however much is made by then', { timeout }, async () => {
  const leak = '鳙鳜厂长手机13912345678，夜间冒烟';
  // As much as a process of its own looks through.
  const long = '经现场检查，该厂已落实洒水抑尘措施。'.repeat(12_000);
  home.write(within('leak', changed([batchFile, '某厂夜间冒烟。', `${leak}。\n\n${long}`])));
  const before = manifest('dist');
  const cache = project.cacheOf(realpathSync(join(home.path, 'dist')));
  const list = readFileSync(join(cache, 'list.txt'));
  const { code, err } = await build('dist', 'leak', { NODE_OPTIONS: `--import=${slow}` });
  expect(code).toBe(1);
  expect(err).toMatch(/batches\/01\.md:\d+:\d+ 错误 疑似手机号码[^]*没有生成网站/u);
  expect(manifest('dist')).toEqual(before);
  expect(readFileSync(join(cache, 'list.txt')).equals(list)).toBe(true);
  for (const folder of [join(project.path, '.cache'), join(home.path, 'dist')])
    expect(findWords(folder, ['鳙鳜']).get('鳙鳜')).toEqual([]);
  expect(existsSync(join(project.path, '.work'))).toBe(false);
});

test('the same content gives the same bytes', { timeout }, async () => {
  expect((await build('again')).code).toBe(0);
  expect(read('again/manifest.json')).toBe(read('dist/manifest.json'));
});

test('a public file takes the place of nothing that the site has', { timeout }, () => {
  const clone = temporaryClone(minimal);
  clone.write({
    'public/manifest.json': '{"name":"app"}',
    'public/manifest/lin-2021.json': '{}',
    'public/robots.txt': 'x',
  });
  const { code, text } = clone.run(process.execPath, ['scripts/build.ts'], { BUILD_DATE: someDay });
  const isBuilt = existsSync(join(clone.path, 'dist'));
  clone.remove();
  expect(text).toContain(
    'public 里的「manifest.json」、「manifest/lin-2021.json」、「robots.txt」与网站自己的文件同名，请改名',
  );
  expect(text).not.toMatch(/^\s+at /mu);
  expect([code, isBuilt]).toEqual([2, false]);
});
