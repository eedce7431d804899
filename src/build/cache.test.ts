import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCache, programKey, type Output } from './cache.ts';
import { hashOf } from './site-writer.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});
const at = (...names: string[]): string => join(home, ...names);

/** Builds a site of files, each made from its own text; tells which were taken over. */
function build(name: string, files: Readonly<Record<string, string>>, program = 'program'): string[] {
  const cache = openCache(at('cache'), program, at(name));
  const kept = Object.entries(files).flatMap(([file, text]) => {
    const key = hashOf(text);
    if (cache.take(file, key)) return [file];
    mkdirSync(dirname(at(name, file)), { recursive: true });
    writeFileSync(at(name, file), text);
    cache.note({ file, sha256: key, size: Buffer.byteLength(text) } satisfies Output, key);
    return [];
  });
  cache.close();
  return kept;
}

const files = { 'a/index.html': '甲', 'b/index.html': '乙' };

it('takes over what was made from the same', () => {
  expect(build('one', files)).toEqual([]);
  expect(build('two', files)).toEqual(['a/index.html', 'b/index.html']);
  expect(readFileSync(at('two/a/index.html'), 'utf8')).toBe('甲');
  expect(build('three', { ...files, 'b/index.html': '丙' })).toEqual(['a/index.html']);
  expect(readFileSync(at('three/b/index.html'), 'utf8')).toBe('丙');
});

it('keeps nothing that the last build did not use, not even the name of its folder', () => {
  build('one', { ...files, '王某/index.html': '王某' });
  build('two', files);
  const left = readdirSync(at('cache'), { recursive: true, withFileTypes: true });
  expect(left.map(({ name }) => name)).not.toContain('王某');
  for (const entry of left)
    if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name), 'utf8')).not.toContain('王某');
});

it('never takes a file that somebody has edited in a site', () => {
  build('one', files);
  // The file of the site and that of the cache are one.
  writeFileSync(at('one/a/index.html'), '丁');
  utimesSync(at('one/a/index.html'), new Date(), new Date(Date.now() + 5000));
  expect(build('two', files)).toEqual(['b/index.html']);
  expect(readFileSync(at('two/a/index.html'), 'utf8')).toBe('甲');
});

it('keeps nothing of another program', () => {
  build('one', files);
  expect(build('two', files, 'another')).toEqual([]);
});

it.each([
  ['a list that is none', () => writeFileSync(at('cache/index.json'), '{')],
  ['no list', () => rmSync(at('cache/index.json'))],
  ['a file that is gone', () => rmSync(at('cache/files'), { recursive: true })],
])('makes all anew with %s', (_, spoil) => {
  build('one', files);
  spoil();
  expect(build('two', files)).toEqual([]);
  expect(readFileSync(at('two/a/index.html'), 'utf8')).toBe('甲');
});

it('takes all files of one thing, or none', () => {
  const shard = { 'p/1': '同', 'p/2': '同' };
  build('one', shard);
  const take = (name: string): string[] => {
    const cache = openCache(at('cache'), 'program', at(name));
    return cache.takeAll(hashOf('同')).map(({ file }) => file);
  };
  expect(take('two')).toEqual(['p/1', 'p/2']);
  rmSync(at('cache/files/p/2'));
  expect(take('three')).toEqual([]);
  expect(existsSync(at('three/p/1'))).toBe(false);
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
