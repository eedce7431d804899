import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SiteFile } from '../formats/published.ts';
import { hashOf } from '../hash.ts';
import { openCache } from './cache.ts';
import { noneYet, siteWriter, writeFiles, type Count } from './site-writer.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'writer-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** Writes files into a new site, with what the site before it has left. */
async function write(name: string, files: readonly SiteFile[]): Promise<Count> {
  const folder = join(home, name);
  const cache = openCache({ folder: join(home, 'cache'), site: 'dist' }, 'program', folder);
  await cache.laid;
  const count = noneYet();
  await writeFiles(files, siteWriter(folder, cache), count);
  cache.close();
  return count;
}

test('writes texts as UTF-8 and bytes as they are, under the names that the addresses mean', async () => {
  const files = [
    { path: '/a/%E9%BA%92%E9%BA%9F%E5%8C%BA/feed.xml', render: () => '麒麟区' },
    { path: '/a/b.zip', render: () => Promise.resolve(new Uint8Array([0, 255])) },
  ];
  expect(await write('one', files)).toEqual({ kept: 0, made: 2, bytes: 11 });
  expect(readFileSync(join(home, 'one/a/麒麟区/feed.xml'), 'utf8')).toBe('麒麟区');
  expect([...readFileSync(join(home, 'one/a/b.zip'))]).toEqual([0, 255]);
});

test('refuses an empty file, and one whose name is taken', async () => {
  await expect(write('one', [{ path: '/a.txt', render: () => '' }])).rejects.toThrow('a.txt is empty');
  const twice = { path: '/b.txt', render: () => 'b' };
  await expect(write('two', [twice, twice])).rejects.toThrow('EEXIST');
});

test('takes over what holds the same, and what was made from the same without making it', async () => {
  const text = (path: string, content: string): SiteFile => ({ path, render: () => content });
  const keyed = (path: string, key: string, render: () => string): SiteFile => ({ path, key: () => key, render });
  await write('one', [text('/a.txt', 'a'), text('/b.txt', 'b'), keyed('/c.txt', 'c', () => 'c')]);
  const again = [text('/a.txt', 'a'), text('/b.txt', 'B'), keyed('/c.txt', 'c', () => expect.fail('made again'))];
  expect(await write('two', again)).toEqual({ kept: 2, made: 1, bytes: 3 });
  expect(['a', 'b', 'c'].map((name) => readFileSync(join(home, `two/${name}.txt`), 'utf8'))).toEqual(['a', 'B', 'c']);
});

test('writes what comes some at a time, and says whether it was the same before', async () => {
  const writeIn = async (name: string, pieces: Iterable<string>): Promise<Count> => {
    const folder = join(home, name);
    const cache = openCache({ folder: join(home, 'cache'), site: 'dist' }, 'program', folder);
    await cache.laid;
    const [writer, count] = [siteWriter(folder, cache), noneYet()];
    expect(await writer.writePieces('data/a.csv', pieces, count)).toBe(12);
    expect(readFileSync(writer.placeOf('data/a.csv'), 'utf8')).toBe([...pieces].join(''));
    expect(writer.outputs.map(({ sha256 }) => sha256)).toEqual([hashOf([...pieces].join(''))]);
    cache.close();
    return count;
  };
  expect(await writeIn('one', ['麒麟区', '\r\n', 'a'])).toEqual({ kept: 0, made: 1, bytes: 12 });
  expect(await writeIn('two', ['麒麟', '区\r\na'])).toEqual({ kept: 1, made: 0, bytes: 12 });
  expect(await writeIn('three', ['麒麟区', '\r\n', 'b'])).toEqual({ kept: 0, made: 1, bytes: 12 });
  await expect(writeIn('four', [])).rejects.toThrow('data/a.csv is empty');
});
