import { describe, expect, it } from 'vitest';
import { withValues } from './fault.ts';
import {
  fileNameMend,
  inspectionNameMend,
  mayHaveMoved,
  partMend,
  pictureNameMend,
  shownPath,
  toSitePath,
} from './address-names.ts';
import { fileColumns, siteColumns } from './routes.ts';

const said = (mend: string | undefined): string => withValues(mend ?? '', (value) => value);

describe('a part of an address', () => {
  it.each([
    '麒麟区',
    '经开区（高新区）',
    'D53QJ201911140003-2',
    '2019.11.14',
    'a&b+c=d$e',
    "a'b(c)[d]{e}",
    '__proto__',
    'constructor',
    '404',
    'console',
    'com10',
    '𠮷野家',
    '长'.repeat(80),
  ])('%s', (name) => {
    expect(partMend(name)).toBeUndefined();
    // What is encoded is the name again, and nothing but it.
    expect(shownPath(`/${encodeURIComponent(name)}/`)).toBe(`/${name}/`);
  });

  it.each([
    ['', '不能是空的'],
    [' ', '不能是空的'],
    ['.', '点'],
    ['..', '点'],
    ['.a', '点'],
    ['甲.', '点'],
    ['甲 ', '空格'],
    ['a b', '空格'],
    ['a　b', '空格'],
    ['a:b', ':'],
    ['a/b', '/'],
    ['a\\b', '\\'],
    ['a?b', '?'],
    ['a#b', '#'],
    ['a%41', '%'],
    ['a*', '*'],
    ['<a>', '<'],
    ['a"b', '"'],
    ['a|b', '|'],
    ['a\tb', '空格'],
    ['甲\u200B乙', 'U+200B'],
    ['甲\uD800', 'U+D800'],
    ['e\u0301', '「é」'],
    ['\uF92C', '「郎」'],
    ['index.html', '.html'],
    ['a.PNG', '.PNG'],
    ['con', 'Windows'],
    ['NUL', 'Windows'],
    ['Com1', 'Windows'],
    ['LPT9.2019', 'Windows'],
    ['com¹', 'Windows'],
    ['长'.repeat(81), '243 个字节'],
    ['a'.repeat(241), '241 个字节'],
  ])('%j is none', (name, says) => {
    expect(said(partMend(name))).toContain(says);
  });
});

describe('names on the disk', () => {
  it('of inspections', () => {
    for (const name of ['qujing-2019', '2019', 'data', 'a'.repeat(240)])
      expect(inspectionNameMend(name)).toBeUndefined();
    for (const name of [
      '404',
      'search',
      'pagefind',
      'images',
      'about',
      'Qujing',
      'a_b',
      '曲靖',
      '-a',
      'con',
      'com1',
      'a'.repeat(241),
    ])
      expect(inspectionNameMend(name), name).toBeTypeOf('string');
  });

  it('of files', () => {
    for (const name of ['2019-11-12-mobilisation', '公告1', '2019.11.12', '_a', 'a_b'])
      expect(fileNameMend(name)).toBeUndefined();
    for (const name of ['a b', 'Б', 'é', '１', 'a.png', 'a.', '.a', 'prn', '公告（1）'])
      expect(fileNameMend(name), name).toBeTypeOf('string');
  });

  it('of pictures', () => {
    for (const name of ['现场 照片（1）.png', 'a&b.JPG']) expect(pictureNameMend(name)).toBeUndefined();
    for (const name of [
      'aux.png',
      'a|b.png',
      ' a.png',
      'a .png',
      'a  b.png',
      '.png',
      'a.b.png',
      `${'长'.repeat(81)}.png`,
    ])
      expect(pictureNameMend(name), name).toBeTypeOf('string');
  });
});

it('the columns of the site are found from its routes', () => {
  expect([...siteColumns].sort()).toEqual(
    ['404', '_astro', 'corrections', 'feeds', 'images', 'manifest', 'pagefind', 'reporters', 'search'].sort(),
  );
  expect([...fileColumns].sort()).toEqual(['404', '_astro', 'images', 'manifest', 'pagefind'].sort());
  for (const path of ['/404/', '/pagefind/a/', '/images/a/']) expect(mayHaveMoved(path)).toBe(false);
  for (const path of ['/search/a/', '/lin/images/a/', '/old/']) expect(mayHaveMoved(path)).toBe(true);
});

describe('addresses of pages of this site', () => {
  it.each([
    ['/', '/'],
    ['/lin-2021/', '/lin-2021/'],
    ['/lin-2021', '/lin-2021/'],
    [' /a/旧公告/ ', `/a/${encodeURIComponent('旧公告')}/`],
    [`/a/${encodeURIComponent('旧公告')}/`, `/a/${encodeURIComponent('旧公告')}/`],
    ['/a/b&c/', '/a/b%26c/'],
  ])('%s', (typed, path) => {
    expect(toSitePath(typed)).toBe(path);
  });

  it.each([
    '',
    'a',
    '//a/',
    '/a//b/',
    '/a/../b/',
    '/a/./',
    '/a/%2e%2e/',
    '/a/%2F/',
    '/a?b',
    '/a#b',
    '/a\\b',
    '/%',
    '/a/b.csv',
    '/a/b.html/',
    '/con/',
    `/${'a/'.repeat(11)}`,
    `/${'长'.repeat(80)}/${'长'.repeat(80)}/`,
    'https://x.cn/a/',
  ])('%j is none', (typed) => {
    expect(toSitePath(typed)).toBeUndefined();
  });
});
