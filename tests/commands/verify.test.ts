/** `npm run verify`: a copy as it was built, and every way in which it may differ. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestOf } from '../support/manifest.ts';
import { readHead } from '../../src/manifest/read.ts';
import { run, temporaryFolder, type Folder } from '../support/run.ts';
import { serve, type Served } from '../support/serve.ts';

const commit = 'a'.repeat(40);
const files = {
  'index.html': '首页',
  'lin/regions/麒麟区/index.html': '麒麟区',
  'a b%.txt': '符号',
  '404.html': '没有',
};
let folder: Folder;
let served: Served;
let whole: string;

beforeAll(async () => {
  folder = temporaryFolder(files);
  manifestOf(folder.path, { site: 'https://example.org', commit, uncommitted: false, built: '2021-05-14' });
  whole = readFileSync(join(folder.path, 'manifest.json'), 'utf8');
  served = await serve(folder.path, '/hjdc/');
});
afterAll(async () => {
  await served.close();
  folder.remove();
});

/** Runs with some files changed (undefined: removed), and restores them. */
async function withChanges<T>(
  changes: Readonly<Record<string, string | undefined>>,
  use: () => Promise<T>,
): Promise<T> {
  for (const [name, text] of Object.entries(changes)) {
    if (text === undefined) rmSync(join(folder.path, name));
    else folder.write({ [name]: text });
  }
  try {
    return await use();
  } finally {
    for (const name of Object.keys(changes)) rmSync(join(folder.path, name), { force: true });
    folder.write({ ...files, 'manifest.json': whole });
  }
}

describe('a whole copy', () => {
  it.each(['folder', 'address', 'address without its slash'])('%s', async (kind) => {
    const place = kind === 'folder' ? folder.path : `${served.origin}/hjdc${kind === 'address' ? '/' : ''}`;
    const { code, out, err } = await run('verify', [place]);
    expect(err).toBe('');
    expect(out).toContain(`提交 ${commit}，2021-05-14 生成，4 个文件`);
    expect(out).toContain('与清单完全一致：一致 4，缺少 0，不同 0');
    expect(code).toBe(0);
  });
});

describe('a copy that differs', () => {
  const changes = { 'index.html': '改过', 'a b%.txt': undefined, 'lin/new.html': '多' };
  it('in a folder', async () => {
    const { code, out } = await withChanges(changes, () => run('verify', [folder.path]));
    expect(out).toMatch(
      /缺少 {2}a b%\.txt\n不同 {2}index\.html\n多出 {2}lin\/new\.html\n与清单有出入：一致 2，缺少 1，不同 1，多出 1/u,
    );
    expect(code).toBe(1);
  });
  it('on the web', async () => {
    const { code, out } = await withChanges(changes, () => run('verify', [`${served.origin}/hjdc/`]));
    expect(out).toMatch(
      /缺少 {2}a b%\.txt\n不同 {2}index\.html\n与清单有出入：一致 2，缺少 1，不同 1，多出的文件从网址看不出来/u,
    );
    expect(code).toBe(1);
  });
  it('one more file alone', async () => {
    const { code } = await withChanges({ 'x.txt': '多' }, () => run('verify', [folder.path]));
    expect(code).toBe(1);
  });
  it('a link, which a server would follow, and a pipe', async () => {
    const [link, pipe] = [join(folder.path, 'lin/link'), join(folder.path, 'pipe')];
    symlinkSync('/etc', link);
    execFileSync('mkfifo', [pipe]);
    const { code, out } = await run('verify', [folder.path]);
    rmSync(link);
    rmSync(pipe);
    expect(out).toMatch(/多出 {2}lin\/link\n多出 {2}pipe\n/u);
    expect(code).toBe(1);
  });
  it('from another manifest', async () => {
    const own = temporaryFolder({ 'index.html': '首页' });
    manifestOf(own.path, { site: 'https://example.org', commit: null, uncommitted: true, built: '2021-05-15' });
    const { code, out } = await run('verify', [folder.path, '--manifest', join(own.path, 'manifest.json')]);
    own.remove();
    expect(out).toMatch(/清单：.*提交 （不在版本库里），2021-05-15 生成，1 个文件\n副本：.*2021-05-14 生成，4 个文件/u);
    expect(code).toBe(1);
  });
});

describe('a manifest at fault', () => {
  it.each([
    ['is missing', undefined, /没有 manifest\.json/u],
    ['is a page', '<html>', /不是 JSON/u],
    ['is something else', '[]', /内容不对：不是文件清单/u],
    ['has a broken hash', namesOf({ 'index.html': 'abc' }), /内容不对：files › index\.html/u],
    ['leads out of the site', namesOf({ '../x': '0'.repeat(64) }), /内容不对：files › \.\.\/x/u],
    ['names no file', namesOf({}), /一个文件也没有/u],
  ])('%s', async (_, text, message) => {
    const { code, err } = await withChanges({ 'manifest.json': text }, () => run('verify', [folder.path]));
    expect(err).toMatch(message);
    expect(code).toBe(1);
  });

  it.each([
    ['README.md', /^「README\.md」不是 JSON/u],
    ['package.json', /^「package\.json」内容不对：commit/u],
    ['src', /^src 没有 manifest\.json，不是本项目生成的网站/u],
  ])('is the other one: %s', async (other, message) => {
    const { code, err } = await run('verify', [folder.path, '--manifest', other]);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /mu);
    expect(code).not.toBe(0);
  });

  it('is asked for in no place at all', async () => {
    for (const place of [[''], [folder.path, '--manifest', ' ']])
      expect(await run('verify', place)).toMatchObject({
        code: 2,
        err: expect.stringContaining('没有写要核对的') as string,
      });
  });

  it('has a day or a commit that is none', () => {
    const read = (more: object) => () =>
      readHead(Buffer.from(JSON.stringify({ ...(JSON.parse(whole) as object), ...more })), 'x');
    expect(read({})).not.toThrow();
    expect(read({ built: '2021-13-01' })).toThrow('built');
    expect(read({ commit: 'main' })).toThrow('commit');
  });
});

function namesOf(named: Readonly<Record<string, string>>): string {
  return JSON.stringify({ commit: null, built: '2021-05-14', files: named });
}

describe('from one manifest to another', () => {
  let old: Folder;
  beforeAll(() => {
    old = temporaryFolder({
      'index.html': '旧首页',
      'a b%.txt': '符号',
      'lin/旧/index.html': '旧',
      '404.html': '没有',
    });
    manifestOf(old.path, { site: 'https://example.org', commit: null, uncommitted: true, built: '2021-05-13' });
  });
  afterAll(() => old.remove());
  const diff = (args: readonly string[], environment = {}) => run('verify', ['--diff', ...args], environment);

  it('says what to do', async () => {
    const { code, out, err } = await diff([old.path, folder.path]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('2021-05-13 生成，4 个文件\n新的：');
    expect(out).toMatch(
      /新增 {2}lin\/regions\/麒麟区\/index\.html\n改变 {2}index\.html\n改变 {2}manifest\.json\n删去 {2}lin\/旧\/index\.html\n/u,
    );
    expect(out).toContain('要上传 3 个文件（新增 1，改变 2），要删去 1 个，要清除缓存的网址 3 个');
  });

  it.each([
    ['upload', {}, 'index.html\nlin/regions/麒麟区/index.html\nmanifest.json\n'],
    ['delete', {}, 'lin/旧/index.html\n'],
    ['purge', {}, 'https://example.org/\nhttps://example.org/lin/%E6%97%A7/\nhttps://example.org/manifest.json\n'],
    [
      'purge',
      { SITE_URL: 'https://cdn.example.com', SITE_BASE: 'hjdc' },
      'https://cdn.example.com/hjdc/\nhttps://cdn.example.com/hjdc/lin/%E6%97%A7/\nhttps://cdn.example.com/hjdc/manifest.json\n',
    ],
  ])('prints nothing but lines for tools: %s %o', async (list, environment, lines) => {
    expect(await diff([old.path, folder.path, '--list', list], environment)).toEqual({ code: 0, out: lines, err: '' });
  });

  it.each([
    ['folders', () => [old.path, folder.path]],
    [
      'files of any name',
      () => {
        old.write({ 'yesterday.json': readFileSync(join(old.path, 'manifest.json')) });
        return [join(old.path, 'yesterday.json'), join(folder.path, 'manifest.json')];
      },
    ],
    ['a site on the web', () => [old.path, `${served.origin}/hjdc/`]],
  ])('takes %s', async (_, places) => {
    const { code, out } = await diff([...places(), '--list', 'delete']);
    expect([code, out]).toEqual([0, 'lin/旧/index.html\n']);
  });

  it('has nothing to do from one to itself', async () => {
    const { code, out } = await diff([folder.path, folder.path]);
    expect(out).toContain('两份清单完全一样，什么也不用做');
    expect(code).toBe(0);
    expect(await diff([folder.path, folder.path, '--list', 'upload'])).toEqual({ code: 0, out: '', err: '' });
  });

  it('says which of the two is at fault', async () => {
    const broken = temporaryFolder({ 'manifest.json': '{' });
    const { code, err } = await diff([old.path, broken.path]);
    broken.remove();
    expect(err).toMatch(/ 的 manifest\.json 不是 JSON/u);
    expect(code).toBe(1);
  });
});

describe('a wrong call', () => {
  it.each([
    [[], '没有写网址或文件夹'],
    [['a', 'b'], '一次只能核对一处'],
    [['没有/这个文件夹'], '没有文件夹「没有/这个文件夹」'],
    [['package.json'], '不是文件夹'],
    [['ftp://example.org/'], '请写 http:// 或 https:// 的网址'],
    [['http://no-such-host.invalid/'], '找不到这台主机'],
    [['.', '--manifest', '没有.json'], '没有清单「没有.json」'],
    [['.', '--mainfest', 'x'], '没有这个选项：--mainfest'],
    [['.', '--list', 'upload'], '--list 要和 --diff 一起用'],
    [['--diff'], '--diff 后面要写两处：先写旧的，再写新的；写了 0 处'],
    [['--diff', 'a', 'b', 'c'], '写了 3 处'],
    [['--diff', 'a', 'b', '--manifest', 'c'], '--diff 比较的就是清单'],
    [['--diff', 'a', 'b', '--list', '上传'], '没有「上传」这张单子，--list 后面可以写 upload、delete、purge'],
    [['--diff', '没有.json', '.'], '没有清单「没有.json」'],
  ])('%j', async (args, message) => {
    const { code, err } = await run('verify', args);
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /mu);
    expect(code).toBe(2);
  });
});

it('says that nobody answers', async () => {
  const gone = await serve(folder.path, '/');
  await gone.close();
  const { code, err } = await run('verify', [gone.origin]);
  expect({ code, err }).toEqual({ code: 2, err: `${gone.origin}：连接被拒绝，网站可能没有开\n` });
});

it('says which files could not be had, and why', async () => {
  const server = createServer((request, response) => {
    const isManifest = request.url === '/manifest.json';
    response.writeHead(isManifest ? 200 : 503).end(isManifest ? whole : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { code, out } = await run('verify', [`http://127.0.0.1:${(server.address() as AddressInfo).port}`]);
  server.close();
  expect(out).toContain('取不到  index.html（服务器回答 503）');
  expect(out).toContain('一致 0，缺少 0，不同 0，多出的文件从网址看不出来，取不到 4');
  expect(code).toBe(1);
});
