import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  chmodSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { otherDisk } from '../../tests/support/disk.ts';
import { filesIn } from '../manifest/manifest.ts';
import { hashOf } from '../hash.ts';
import { cachePlace, keptFolder, openCache, programKey, removeOldCaches } from './cache.ts';
import { keptOf } from './kept-files.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});
const at = (...names: string[]): string => join(home, ...names);

let said: string[] = [];
/** Builds a site of files, each made from its own text; tells which were taken over. */
async function build(
  name: string,
  files: Readonly<Record<string, string>>,
  program = 'program',
  folder = at('cache'),
): Promise<string[]> {
  const cache = openCache({ folder, site: 'dist' }, program, at(name));
  await cache.laid;
  const kept = Object.entries(files).flatMap(([file, text]) => {
    const key = hashOf(`made from ${text}`);
    if (cache.take(file, key)) return [file];
    mkdirSync(dirname(at(name, file)), { recursive: true });
    writeFileSync(at(name, file), text);
    cache.note({ file, sha256: hashOf(text), size: Buffer.byteLength(text), key });
    return [];
  });
  said = cache.close();
  for (const [file, text] of Object.entries(files)) expect(readFileSync(at(name, file), 'utf8')).toBe(text);
  return kept;
}

/** Everything in a folder, names and bytes. */
const allIn = (folder: string): string =>
  filesIn(folder)
    .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
    .join('\n');

const files = { 'a/index.html': '甲', 'b/index.html': '乙' };
/** Where the cache has 甲. */
const keptOne = (): string => at('cache/kept', hashOf('甲').slice(0, 2), hashOf('甲'));

it('takes over what was made from the same', async () => {
  expect(await build('one', files)).toEqual([]);
  expect(await build('two', files)).toEqual(['a/index.html', 'b/index.html']);
  expect(await build('three', { ...files, 'b/index.html': '丙' })).toEqual(['a/index.html']);
  expect(said).toEqual([]);
});

it('keeps nothing that the last build did not use, and no name of the content', async () => {
  await build('one', { ...files, '王某/index.html': '王某' });
  expect(allIn(at('cache/kept'))).toContain('王某');
  expect(filesIn(at('cache/kept')).join('')).not.toContain('王某');
  await build('two', files);
  expect(allIn(at('cache'))).not.toContain('王某');
});

it('keeps nothing that a build has left that died', async () => {
  await build('one', files);
  writeFileSync(at('cache/list.txt.new'), '王某');
  mkdirSync(at('cache/kept/00'), { recursive: true });
  writeFileSync(at('cache/kept/00', `00${hashOf('王某').slice(2)}`), '王某');
  writeFileSync(at('cache/kept/王某'), '王某');
  await build('two', files);
  expect(allIn(at('cache'))).not.toContain('王某');
});

describe('never takes what is not as it was left', () => {
  it.each<[string, () => void]>([
    ['a file of the site that was edited', () => writeFileSync(at('one/a/index.html'), '丁')],
    [
      'one that was edited in the same moment',
      () => {
        const { atime, mtime } = statSync(at('one/a/index.html'));
        writeFileSync(at('one/a/index.html'), '丁');
        utimesSync(at('one/a/index.html'), atime, mtime);
      },
    ],
    ['one that only its owner may read', () => chmodSync(at('one/a/index.html'), 0o600)],
    ['half a file', () => truncateSync(keptOne(), 1)],
    [
      'a link to a file',
      () => {
        renameSync(keptOne(), at('real'));
        symlinkSync(at('real'), keptOne());
      },
    ],
    [
      'a folder',
      () => {
        rmSync(keptOne());
        mkdirSync(keptOne());
      },
    ],
    ['nothing', () => rmSync(keptOne())],
  ])('%s', async (_, spoil) => {
    await build('one', files);
    spoil();
    expect(await build('two', files)).toEqual(['b/index.html']);
    expect(statSync(at('two/a/index.html')).mode).toBe(statSync(at('two/b/index.html')).mode);
    rmSync(at('two'), { recursive: true });
    // And the next one finds it mended.
    expect(await build('two', files)).toEqual(Object.keys(files));
    expect(said).toEqual([]);
  });
});

it.each<[string, () => void]>([
  ['a list that is none', () => writeFileSync(at('cache/list.txt'), '{')],
  ['no list', () => rmSync(at('cache/list.txt'))],
  [
    'a file in its place',
    () => {
      rmSync(at('cache'), { recursive: true });
      writeFileSync(at('cache'), '');
    },
  ],
  ['no files', () => rmSync(at('cache/kept'), { recursive: true })],
  ['no cache', () => rmSync(at('cache'), { recursive: true })],
])('makes all anew with %s', async (_, spoil) => {
  await build('one', files);
  spoil();
  expect(await build('two', files)).toEqual([]);
  expect(said).toEqual([]);
  expect(await build('three', files)).toEqual(Object.keys(files));
});

it('takes what another machine has restored with other times', async () => {
  await build('one', files);
  for (const name of filesIn(at('cache'))) utimesSync(at('cache', name), new Date(), new Date());
  expect(await build('two', files)).toEqual(Object.keys(files));
});

it('reads as much of a list as there is', async () => {
  await build('one', files);
  truncateSync(at('cache/list.txt'), statSync(at('cache/list.txt')).size - 5);
  expect(await build('two', files)).toEqual(['a/index.html']);
});

it('puts nothing beside the site, whatever the list says', async () => {
  const [sha256, key] = [hashOf('甲'), hashOf('shard')];
  for (const file of ['../strange.txt', '/strange.txt', 'a/../../strange.txt', 'a\\..\\strange.txt', 'a//b']) {
    const lines = `${sha256} ${key} 3 ${file}\n`;
    await build('one', files);
    writeFileSync(at('cache/list.txt'), readFileSync(at('cache/list.txt'), 'utf8') + lines);
    const cache = openCache({ folder: at('cache'), site: 'dist' }, 'program', at('two'));
    await cache.laid;
    expect(cache.takeAll(key), file).toEqual([]);
    rmSync(at('two'), { recursive: true });
    expect(keptOf(lines.split('\n')).size, file).toBe(0);
    rmSync(at('one'), { recursive: true });
  }
  expect(existsSync(at('strange.txt'))).toBe(false);
});

it('keeps nothing of another program', async () => {
  await build('one', files);
  expect(await build('two', files, 'another')).toEqual([]);
});

describe('what is kept and not used stands nowhere in the new site', () => {
  const open = async (name: string) => {
    const cache = openCache({ folder: at('cache'), site: 'dist' }, 'program', at(name));
    await cache.laid;
    return cache;
  };

  it('makes room for what is made of something else', async () => {
    await build('one', files);
    const cache = await open('two');
    expect(cache.take('a/index.html', hashOf('made from 丙'))).toBeUndefined();
    cache.makeRoom('b/index.html');
    expect(filesIn(at('two'))).toEqual([]);
  });

  it('goes when nobody asks for it, with the folders that hold nothing else', async () => {
    await build('one', { ...files, 'c/d/e/index.html': '丁', 'c/index.html': '戊' });
    const cache = await open('two');
    cache.take('c/index.html', hashOf('made from 戊'));
    expect(cache.close()).toEqual([]);
    expect(filesIn(at('two'))).toEqual(['c/index.html']);
    expect(readdirSync(at('two'))).toEqual(['c']);
    expect(readdirSync(at('two/c'))).toEqual(['index.html']);
  });

  it('where the disk fails meanwhile, whoever waits is told', async () => {
    await build('one', files);
    const full = Object.assign(new Error('ENOSPC: no space left on device, link'), { code: 'ENOSPC' });
    const cache = openCache({ folder: at('cache'), site: 'dist' }, 'program', at('two'), () => Promise.reject(full));
    await expect(cache.laid).rejects.toBe(full);
    expect(cache.take('a/index.html', hashOf('made from 甲'))).toBeUndefined();
  });
});

it('makes no two files of a site one', async () => {
  const alike = { 'a.txt': '同', 'b.txt': '同' };
  await build('one', alike);
  expect(await build('two', alike)).toEqual(['a.txt', 'b.txt']);
  writeFileSync(at('two/a.txt'), '异');
  expect(readFileSync(at('two/b.txt'), 'utf8')).toBe('同');
});

it('takes all files of one thing, or none', async () => {
  const shard = { 'p/1': '同', 'p/2': '同', 'p/3': '异' };
  const open = async (name: string) => {
    const cache = openCache({ folder: at('cache'), site: 'dist' }, 'program', at(name));
    await cache.laid;
    return cache;
  };
  const cache = await open('one');
  mkdirSync(at('one/p'), { recursive: true });
  for (const [file, text] of Object.entries(shard)) {
    writeFileSync(at('one', file), text);
    cache.note({ file, sha256: hashOf(text), size: 3, key: hashOf('shard') });
  }
  expect(cache.close()).toEqual([]);
  const all = (await open('two')).takeAll(hashOf('shard'));
  expect(all.map(({ file }) => file)).toEqual(Object.keys(shard));
  rmSync(at('cache/kept', hashOf('异').slice(0, 2), hashOf('异')));
  const third = await open('three');
  expect(third.takeAll(hashOf('shard'))).toEqual([]);
  // All of them are made anew: one that is left would be in the way.
  expect(filesIn(at('three'))).toEqual([]);
});

it('lies on another disk, and keeps times there', async (context) => {
  const disk = otherDisk();
  if (typeof disk === 'string') return context.skip(disk);
  const folder = mkdtempSync(join(disk.path, 'cache-'));
  try {
    await build('one', files, 'program', folder);
    const then = new Date(1e12);
    for (const name of filesIn(join(folder, 'kept'))) utimesSync(join(folder, 'kept', name), then, then);
    expect(await build('two', files, 'program', folder)).toEqual(Object.keys(files));
    expect(statSync(at('two/a/index.html')).mtime).toEqual(then);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('each site has its own', () => {
  it('in the project by its place in it, and else by its place', () => {
    const place = cachePlace('/c', '/srv/project', '/srv/project/dist');
    expect(place.site).toBe('dist');
    expect(cachePlace('/c', '/builds/7/project', '/builds/7/project/dist').folder).toBe(place.folder);
    expect(cachePlace('/c', '/srv/project', '/srv/www').site).toBe('/srv/www');
    expect(cachePlace('/c', '/srv/project', '/srv/www').folder).not.toBe(place.folder);
  });

  it('which goes when the site is gone, and leaves what else is remembered', () => {
    const root = at('project');
    const use = (name: string) => {
      const place = cachePlace(keptFolder(root), root, at(name));
      mkdirSync(at(name), { recursive: true });
      expect(openCache(place, 'program', at(name)).close()).toEqual([]);
      return place;
    };
    const [one, two, three] = [use('one'), use('two'), use('project/dist')];
    writeFileSync(join(root, '.cache/public.json'), '{}');
    rmSync(at('one'), { recursive: true });
    // On a build machine the last site is not there, but its cache is.
    rmSync(at('project/dist'), { recursive: true });
    expect(removeOldCaches(root, three)).toEqual([]);
    expect([one, two, three].map(({ folder }) => existsSync(folder))).toEqual([false, true, true]);
    openCache(three, 'another program', at('project/dist')).close();
    expect(readdirSync(join(root, '.cache')).sort()).toEqual(['public.json', 'sites']);
  });
});

it('says what it can not look through, and goes on', () => {
  const place = cachePlace(keptFolder(home), home, at('dist'));
  mkdirSync(at('.cache'));
  writeFileSync(join(keptFolder(home), 'sites'), '');
  expect(openCache(place, 'program', at('dist')).close()).toEqual([expect.stringMatching(/^没有留下缓存，.*请/u)]);
  expect(removeOldCaches(home, place)).toEqual([]);
});

it('has another key for other programs and other settings', () => {
  const project = (style: string): string => {
    const root = at(style);
    for (const folder of ['src/styles', 'public']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'src/styles/a.css'), style);
    return root;
  };
  const key = programKey(project('red'), { base: '/' });
  expect(programKey(at('red'), { base: '/' })).toBe(key);
  expect(programKey(at('red'), { base: '/a/' })).not.toBe(key);
  expect(programKey(project('blue'), { base: '/' })).not.toBe(key);
});
