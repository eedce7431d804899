import { expect, it } from 'vitest';
import { changesBetween, lists } from './diff.ts';
import type { SiteManifest } from './manifest.ts';

const site = (files: Readonly<Record<string, string>>, built = '2021-05-14'): SiteManifest => ({
  site: 'https://example.org/hjdc/',
  commit: null,
  uncommitted: true,
  built,
  files: { ...files },
});
const before = site({
  'index.html': '1',
  '404.html': '1',
  'lin/cases/1/index.html': '1',
  'lin/cases/1.json': '1',
  'lin/regions/麒麟区/index.html': '1',
  '_astro/old.css': '1',
});
const after = site({
  'index.html': '2',
  'manifest/lin.json': '2',
  '404.html': '1',
  'lin/cases/1/index.html': '1',
  'lin/cases/1.json': '2',
  'lin/cases/2/index.html': '1',
  '_astro/new.css': '1',
});
const changes = changesBetween(before, after);
const home = 'https://example.org/hjdc/';

it('finds what is new, changed and gone, and the manifest itself', () => {
  expect(changes).toEqual({
    added: ['_astro/new.css', 'lin/cases/2/index.html', 'manifest/lin.json'],
    changed: ['index.html', 'lin/cases/1.json', 'manifest.json'],
    removed: ['_astro/old.css', 'lin/regions/麒麟区/index.html'],
  });
});

it('uploads what pages lead to before pages, and the manifest last', () => {
  expect(lists.upload(changes)).toEqual([
    '_astro/new.css',
    'lin/cases/1.json',
    'index.html',
    'lin/cases/2/index.html',
    'manifest/lin.json',
    'manifest.json',
  ]);
});

it('deletes pages before what they lead to', () => {
  expect(lists.delete(changes)).toEqual(['lin/regions/麒麟区/index.html', '_astro/old.css']);
});

it('purges addresses as readers ask for them, but none that nobody can have asked for', () => {
  expect(lists.purge(changes, home)).toEqual([
    'https://example.org/hjdc/_astro/old.css',
    'https://example.org/hjdc/',
    'https://example.org/hjdc/lin/cases/1.json',
    'https://example.org/hjdc/lin/regions/%E9%BA%92%E9%BA%9F%E5%8C%BA/',
    'https://example.org/hjdc/manifest.json',
  ]);
});

it('a page that is no directory keeps its name', () => {
  const page = changesBetween(site({ '404.html': '1', 'a/myindex.html': '1' }), site({ '404.html': '2' }));
  expect(lists.purge(page, home).slice(0, 2)).toEqual([`${home}404.html`, `${home}a/myindex.html`]);
});

it('has nothing to do where two sites are one, and only the manifest where the day alone is another', () => {
  expect(changesBetween(before, structuredClone(before))).toEqual({ added: [], changed: [], removed: [] });
  const { files, ...rest } = before;
  expect(changesBetween(before, { ...rest, built: '2021-05-15', files })).toEqual({
    added: [],
    changed: ['manifest.json'],
    removed: [],
  });
});
