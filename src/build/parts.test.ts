import { mkdirSync, mkdtempSync, chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeManifest } from '../manifest/manifest.ts';
import { openCache } from './cache.ts';
import { hashOf } from '../hash.ts';
import { contentKey, openParts, refuseUnknown, refuseWhole, withParts, writePart, type Source } from './parts.ts';
import { noneYet, siteWriter } from './site-writer.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'parts-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});
const at = (...names: string[]): string => join(home, ...names);

const source: Source = {
  program: 'p'.repeat(64),
  address: 'https://example.org/hjdc/',
  content: 'c'.repeat(64),
  built: '2021-05-20',
  commit: 'a'.repeat(40),
};
const cacheOf = (name: string) => openCache({ folder: at(`${name}-cache`), site: name }, 'program', at(name));

/** Makes a part of files, each with its own text. @returns where it stands */
function part(
  name: string,
  inspections: readonly string[],
  files: readonly string[],
  more: Partial<Source> = {},
): string {
  const of = { ...source, ...more };
  const writer = siteWriter(at(name), cacheOf(name));
  for (const file of files) writer.write(file, Buffer.from(`text of ${file}`), noneYet(), hashOf(`key of ${file}`));
  writePart(of, inspections, writer);
  const { built, commit } = of;
  writeManifest(at(name), { site: 'https://example.org', commit, uncommitted: false, built }, writer.outputs);
  return at(name);
}
const parts = () => [
  part('one', ['a'], ['a/index.html', 'a/区域/index.html', 'pagefind/s1/x']),
  part('two', ['b'], ['b/1']),
];

describe('says what is wrong with', () => {
  it.each<[string, (places: string[]) => string[] | undefined, RegExp]>([
    [
      'an inspection that is missing',
      ([one = '']) => [one],
      /^缺少督察「b」，请先做这一部分：npm run build -- --inspection b，/u,
    ],
    [
      'one that is there twice',
      ([one = '', two = '']) => [one, two, one],
      /^督察「a」在几个部分里都有：「.*one」、「.*one」，请只写其中一个$/u,
    ],
    [
      'two parts of one inspection',
      (places) => [...places, part('three', ['b'], ['b/2'])],
      /^督察「b」在几个部分里都有/u,
    ],
    [
      'a file that two parts have',
      ([one = '']) => [one, part('three', ['b'], ['pagefind/s1/x'])],
      /one」和「.*three」里都有「pagefind\/s1\/x」，不能合在一起，请重新做/u,
    ],
    [
      'a part of other programs',
      ([one = '']) => [one, part('two2', ['b'], ['b/1'], { program: 'q' })],
      /是用另一版程序或者另一版 Node\.js 做的，请/u,
    ],
    [
      'a part for another place',
      ([one = '']) => [one, part('two2', ['b'], ['b/1'], { address: 'https://example.org/' })],
      /要放在「https:\/\/example\.org\/」，这里要放在「https:\/\/example\.org\/hjdc\/」，请把 SITE_URL 和 SITE_BASE 写成一样的/u,
    ],
    [
      'a part of another day',
      ([one = '']) => [one, part('two2', ['b'], ['b/1'], { built: '2021-05-19' })],
      /是为 2021-05-19 做的，这里是 2021-05-20，请把 BUILD_DATE 写成同一天/u,
    ],
    [
      'a part of another commit',
      ([one = '']) => [one, part('two2', ['b'], ['b/1'], { content: 'd', commit: null })],
      /是用别的内容做的（那里是提交 不明，这里是提交 a{40}），请用同样的内容重新做/u,
    ],
    [
      'a part of changed content',
      ([one = '']) => [one, part('two2', ['b'], ['b/1'], { content: 'd' })],
      /（提交是同一个，其中一处有没有提交的改动）/u,
    ],
    [
      'a folder of something else',
      ([one = '']) => {
        mkdirSync(at('empty'));
        return [one, at('empty')];
      },
      /empty」里没有 manifest\.json，不是 --inspection 做的部分/u,
    ],
    [
      'a file',
      ([one = '']) => {
        writeFileSync(at('file'), '');
        return [one, at('file')];
      },
      /file」里没有 manifest\.json/u,
    ],
    ['nothing', ([one = '']) => [one, at('nowhere')], /nowhere」没有找到，请核对路径$/u],
    [
      'a part whose list was changed',
      (places) => {
        writeFileSync(at('two/part.txt'), '{}');
        return places;
      },
      /two」里的「part\.txt」在做好以后改动过/u,
    ],
    [
      'a part without its list',
      (places) => {
        rmSync(at('two/part.txt'));
        return places;
      },
      /two」里的「part\.txt」在做好以后改动过，或者没有传全/u,
    ],
  ])('%s', (_, places, message) => {
    const all = places(parts()) ?? [];
    expect(() => openParts(all, source, ['a', 'b'])).toThrow(message);
  });

  it('a whole site', () => {
    const writer = siteWriter(at('site'), cacheOf('site'));
    writer.write('index.html', Buffer.from('x'), noneYet());
    writeManifest(at('site'), { site: '', commit: null, uncommitted: true, built: '2021-05-20' }, writer.outputs);
    expect(() => openParts([at('site')], source, ['a'])).toThrow('是整个网站，不是 --inspection 做的部分');
    expect(() => refuseWhole(at('site'))).toThrow(/里是整个网站，一部分不能换掉它。请换一个文件夹/u);
    expect(() => refuseWhole(parts()[0] ?? '')).not.toThrow();
    expect(() => refuseWhole(at('nowhere'))).not.toThrow();
  });

  it('an inspection that is in no content', () => {
    expect(() => refuseUnknown(['a', 'c'], ['a', 'b'])).toThrow('内容里没有督察「c」，有：「a」、「b」');
    expect(() => refuseUnknown(['a'], ['a', 'b'])).not.toThrow();
  });
});

describe('what parts have finished', () => {
  const open = () => withParts(cacheOf('site'), openParts(parts(), source, ['a', 'b']), at('site'));

  it('stands in the site, whatever it was made from', () => {
    const cache = open();
    expect(cache.isEmpty).toBe(false);
    expect(cache.takeFinished('a/区域/index.html')).toMatchObject({ key: hashOf('key of a/区域/index.html') });
    expect(readFileSync(at('site/a/区域/index.html'), 'utf8')).toBe('text of a/区域/index.html');
    expect(cache.takeFinished('index.html')).toBeUndefined();
    expect(cache.takeAll(hashOf('key of pagefind/s1/x')).map(({ file }) => file)).toEqual(['pagefind/s1/x']);
    expect(cache.takeAll(hashOf('other'))).toEqual([]);
  });

  it('is kept for the next build', async () => {
    const cache = open();
    cache.takeFinished('a/index.html');
    expect(cache.close()).toEqual([]);
    rmSync(at('site'), { recursive: true });
    const next = cacheOf('site');
    await next.laid;
    expect(next.take('a/index.html', hashOf('key of a/index.html'))).toBeDefined();
  });

  it('takes the place of what is kept', async () => {
    const places = parts();
    const again = () => withParts(cacheOf('site'), openParts(places, source, ['a', 'b']), at('site'));
    const cache = again();
    cache.takeFinished('a/index.html');
    expect(cache.close()).toEqual([]);
    rmSync(at('site'), { recursive: true });
    const next = again();
    await next.laid;
    expect(next.takeFinished('a/index.html')).toMatchObject({ key: hashOf('key of a/index.html') });
  });

  it.each<[string, () => void]>([
    ['was changed', () => writeFileSync(at('one/a/index.html'), 'TEXT of a/index.html')],
    ['is gone', () => rmSync(at('one/a/index.html'))],
  ])('is told where it %s', (_, spoil) => {
    const cache = open();
    spoil();
    expect(() => cache.takeFinished('a/index.html')).toThrow(
      /one」里的「a\/index\.html」在做好以后改动过，或者没有传全/u,
    );
  });

  it('may be read by whoever may read a new file', () => {
    const cache = open();
    chmodSync(at('one/a/index.html'), 0o600);
    cache.takeFinished('a/index.html');
    writeFileSync(at('site/new'), '');
    expect(statSync(at('site/a/index.html')).mode).toBe(statSync(at('site/new')).mode);
  });
});

it('content has another key when a byte or a name changes, and none when only times do', () => {
  mkdirSync(at('content/a'), { recursive: true });
  writeFileSync(at('content/a/1.md'), 'x');
  const key = contentKey(at('content'));
  writeFileSync(at('content/a/1.md'), 'y');
  expect(contentKey(at('content'))).not.toBe(key);
  rmSync(at('content/a/1.md'));
  writeFileSync(at('content/a/2.md'), 'x');
  expect(contentKey(at('content'))).not.toBe(key);
  rmSync(at('content/a/2.md'));
  writeFileSync(at('content/a/1.md'), 'x');
  writeFileSync(at('content/.DS_Store'), '');
  expect(contentKey(at('content'))).toBe(key);
});
