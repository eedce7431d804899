/** The question to the live site: what it takes for an answer, and that it never holds anybody up. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { liveSite, type LiveSite } from '../../tests/support/live.ts';
import { temporaryFolder, type Folder } from '../../tests/support/run.ts';
import { askLimit, askLiveSite, homeOf, rememberedLive, rememberLive } from './live-site.ts';

const commit = 'a'.repeat(40);
const files = { 'index.html': 'f'.repeat(64) };
let site: LiveSite;
beforeEach(async () => {
  site = await liveSite();
});
afterEach(() => site.close());

describe('an answer', () => {
  it.each([
    [
      { site: 'https://example.org', commit, uncommitted: true, built: '2026-11-29', files },
      { uncommitted: true, built: '2026-11-29', site: 'https://example.org' },
    ],
    [
      { commit, built: '2026-11-29', files },
      { uncommitted: false, built: '2026-11-29', site: undefined },
    ],
    [{ commit }, { uncommitted: false, built: undefined, site: undefined }],
    [
      { files: {}, commit },
      { uncommitted: false, built: undefined, site: undefined },
    ],
  ])('%j', async (manifest, version) => {
    site.say(manifest);
    expect(await askLiveSite(site.home)).toEqual({ commit, ...version });
  });

  it('of a site of a hundred thousand files, of which the beginning is read', async () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`a/${String(i)}`, 'f'.repeat(64)]));
    let sent = 0;
    site.say((_, response) => {
      for (const part of JSON.stringify({ commit, built: '2026-11-29', files: many }).match(/[^]{1,100000}/gu) ?? [])
        response.write(part, () => (sent += part.length));
      response.end();
    });
    expect(await askLiveSite(site.home)).toMatchObject({ commit, built: '2026-11-29' });
    expect(sent).toBeLessThan(8_000_000);
  });

  it('after another address of the same server', async () => {
    site.say(({ url }, response) => {
      if (url === '/new/manifest.json') response.end(JSON.stringify({ commit }));
      else response.writeHead(302, { Location: '/new/manifest.json' }).end();
    });
    expect(await askLiveSite(site.home)).toMatchObject({ commit });
  });
});

const html = '<!doctype html><title>首页</title>';
const redirect =
  (to: string): RequestListener =>
  (_, response) =>
    response.writeHead(301, { Location: to }).end();
const text =
  (body: string): RequestListener =>
  (_, response) =>
    response.end(body);

describe('no answer', () => {
  it.each<[string, RequestListener | object, string]>([
    ['a page in the place of the file', text(html), '那里的 manifest.json 是一张网页'],
    ['nothing', text(''), '那里的 manifest.json 不是本项目的文件清单'],
    ['half a file', text(`{"commit": "${commit}", "bui`), '不是本项目的文件清单'],
    ['a file without end', text(`{"a": "${'x'.repeat(9_000_000)}`), '不是本项目的文件清单'],
    ['another JSON', { name: 'huitoukan' }, '不是本项目的文件清单'],
    ['a list', text('[]'), '不是本项目的文件清单'],
    ['what is no hash', { commit: '--upload-pack=x' }, '不是本项目的文件清单'],
    ['content in no repository', { commit: null, built: '2026-11-29' }, '它的内容不在 git 仓库里'],
    ['a fault of the server', (_, response) => response.writeHead(503).end(), '服务器回答 503'],
    ['another host', redirect('https://login.example.org/manifest.json'), '它转到了别的网站 login.example.org'],
    ['its own address for ever', redirect('/manifest.json'), '它一再转址'],
    ['an address that is none', redirect('https://'), '网络错误'],
    ['a broken connection', (_, response) => response.destroy(), '连接中断'],
  ])('%s', async (_, answer, why) => {
    site.say(answer);
    expect(await askLiveSite(site.home)).toContain(why);
  });

  it('where there is no server, and where 网址 is not filled in', async () => {
    const gone = await liveSite();
    await gone.close();
    expect(await askLiveSite(gone.home)).toBe('连接被拒绝，网站可能没有开');
    for (const home of ['https://example.org/', 'https://www.example.gov.cn/hjdc/', 'https://site.test/'])
      expect(await askLiveSite(home)).toBe('网址还是样例');
    expect(site.asked()).toBe(0);
  });
});

describe('the limit', () => {
  const took = async (home: string): Promise<[unknown, number]> => {
    const started = performance.now();
    return [await askLiveSite(home), performance.now() - started];
  };

  it.each<[string, RequestListener]>([
    ['an answer that never begins', () => undefined],
    [
      'a body that drips',
      (_, response) => {
        response.write('{"commit"');
        const timer = setInterval(() => response.write(' '), 100);
        response.on('close', () => {
          clearInterval(timer);
        });
      },
    ],
  ])('holds for %s', { timeout: 20_000 }, async (_, listener) => {
    site.say(listener);
    const [answer, time] = await took(site.home);
    expect(answer).toBe('3 秒里没有答复');
    expect(time).toBeGreaterThan(askLimit - 100);
    expect(time).toBeLessThan(askLimit + 1500);
  });

  it('holds for a name server that blocks all of the process that asks', { timeout: 20_000 }, async () => {
    const folder = temporaryFolder({
      'block.mjs': 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);',
    });
    const before = process.env['NODE_OPTIONS'];
    process.env['NODE_OPTIONS'] = `--import=${join(folder.path, 'block.mjs')}`;
    try {
      const [answer, time] = await took(site.home);
      expect(answer).toBe('3 秒里没有答复');
      expect(time).toBeLessThan(askLimit + 1500);
    } finally {
      if (before === undefined) delete process.env['NODE_OPTIONS'];
      else process.env['NODE_OPTIONS'] = before;
      folder.remove();
    }
  });
});

it('goes through a proxy where the office has one', async () => {
  let asked = '';
  const proxy = createServer((request, response) => {
    asked = request.url ?? '';
    response.end(JSON.stringify({ commit }));
  });
  // Either way of a proxy will do: it fetches, or it opens a tunnel.
  proxy.on('connect', (request, socket) => {
    asked = request.url ?? '';
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const before = process.env['http_proxy'];
  process.env['http_proxy'] = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`;
  try {
    await askLiveSite('http://www.some.gov.cn/');
    expect(asked).toContain('www.some.gov.cn');
  } finally {
    if (before === undefined) delete process.env['http_proxy'];
    else process.env['http_proxy'] = before;
    proxy.close();
  }
});

it.each([
  [{}, 'https://a.gov.cn', 'https://a.gov.cn/'],
  [{}, 'https://a.gov.cn/hjdc', 'https://a.gov.cn/hjdc/'],
  [{ SITE_BASE: 'b' }, 'https://a.gov.cn/hjdc/', 'https://a.gov.cn/b/'],
  [{ SITE_URL: 'https://c.gov.cn' }, 'https://a.gov.cn/hjdc/', 'https://c.gov.cn/'],
  [{ SITE_URL: 'https://c.gov.cn', SITE_BASE: '/b' }, 'https://a.gov.cn', 'https://c.gov.cn/b/'],
])('the home page by %j and %s', (environment, address, home) => {
  expect(homeOf(readSettings(environment, '/', new Date(0)), address)).toBe(home);
});

describe('the memory', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());
  const version = { commit, uncommitted: false, built: '2026-11-29', site: undefined };
  const home = 'https://a.gov.cn/';

  it('keeps the last answer of a site, and no other site gets it', () => {
    expect(rememberedLive(folder.path, home)).toBeUndefined();
    rememberLive(folder.path, home, { ...version, commit: 'b'.repeat(40) });
    rememberLive(folder.path, home, version);
    expect(rememberedLive(folder.path, home)).toEqual(version);
    expect(rememberedLive(folder.path, 'https://b.gov.cn/')).toBeUndefined();
  });

  it('is nothing where it is broken, or a folder is in its place', () => {
    rememberLive(folder.path, home, version);
    for (const text of ['', '{', 'null', '{"home":"https://a.gov.cn/","commit":"x","uncommitted":false}']) {
      writeFileSync(join(folder.path, '.cache/public.json'), text);
      expect(rememberedLive(folder.path, home)).toBeUndefined();
    }
    const other = temporaryFolder();
    mkdirSync(join(other.path, '.cache/public.json'), { recursive: true });
    rememberLive(other.path, home, version);
    expect(rememberedLive(other.path, home)).toBeUndefined();
    other.remove();
  });

  it('stands where git ignores it', () => {
    rememberLive(folder.path, home, version);
    expect(existsSync(join(folder.path, '.cache/public.json'))).toBe(true);
    expect(spawnSync('git', ['check-ignore', '--quiet', '.cache/public.json']).status).toBe(0);
  });
});
