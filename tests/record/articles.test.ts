/** Announcements of every kind, and those that list articles which stand elsewhere. */
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/formats/feeds/feed-entries.ts';
import { checkContent } from '../../src/checks/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { makeRegister } from '../../src/register/index.ts';
import { announcementVersions } from '../../src/formats/versions/versions.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import { announcementKinds } from '../../src/schema/vocabulary.ts';
import {
  announcementFile,
  change,
  inFolder,
  inspectionOf,
  markdown,
  messages,
  minimal,
  record,
  someDay,
  type Files,
} from '../support/content.ts';
import { siteOf, viewOf } from '../support/views.ts';

const listed = (articles: string, body = ''): Files =>
  change(
    minimal,
    [announcementFile, '摘要: 进驻10天。\n', `摘要: 进驻10天。\n文章:\n${articles}`],
    [announcementFile, '类型: 进驻公告', '类型: 典型案例'],
    [announcementFile, '督察组进驻林市。\n\n<Intake />\n', body],
  );
const two = [
  '  - 标题: 某县某厂违法排污',
  '    网址: https://www.example.gov.cn/2021/0501.html',
  '    公开日期: 2021-05-01',
  '  - { 标题: 某区整改不力, 网址: "https://www.example.gov.cn/2021/0502.html" }',
  '',
].join('\n');

it.each(Object.keys(announcementKinds))('an announcement may be %s', (kind) => {
  const files = change(minimal, [announcementFile, '类型: 进驻公告', `类型: ${kind}`]);
  expect(viewOf(siteOf(files), 'announcement').kind).toBe(kind);
});

it('what is personal in several articles is told once each, where it stands', () => {
  const title = (place: string): string =>
    `  - { 标题: ${place}李某电话13800138000一案, 网址: "https://www.example.gov.cn/" }\n`;
  const told = inFolder(listed(title('某县') + title('某区')), (folder) => {
    const { content } = readContent(folder, folder);
    if (!content) throw new Error('no content');
    const faults = [...checkContent(content, makeRegister(content, someDay).register, locator(folder, folder))];
    return faults.flat().filter(({ rule }) => rule === 'privacy/mobile');
  });
  expect(told.map(({ line, column }) => [line, column])).toEqual([
    [7, 17],
    [8, 17],
  ]);
});

describe('a list of articles', () => {
  const site = siteOf(listed(two));
  const inspection = inspectionOf(site.register);

  it('needs no text, and is shown with the address and day of each', () => {
    expect(viewOf(site, 'announcement').articles).toEqual([
      { title: '某县某厂违法排污', address: 'https://www.example.gov.cn/2021/0501.html', published: '2021-05-01' },
      { title: '某区整改不力', address: 'https://www.example.gov.cn/2021/0502.html' },
    ]);
  });

  it('is searched by the titles', () => {
    const [found] = [...searchDocuments(site.register)].filter(({ kind }) => kind === 'announcement');
    expect(found?.texts).toEqual(expect.arrayContaining(['某县某厂违法排污', '某区整改不力']));
  });

  it('stands in the feed and in the version that is cited', () => {
    const html = entriesOf(inspection, site)
      .publications.map((one) => one.html())
      .join('');
    expect(html).toContain('<li><a href="https://www.example.gov.cn/2021/0502.html">某区整改不力</a></li>');
    const [version] = inspection.announcements.flatMap(announcementVersions);
    expect(version?.record.facts).toMatchObject({
      articles: [{ title: '某县某厂违法排污' }, { title: '某区整改不力' }],
    });
  });

  it.each([
    ['  - { 标题: 某文 }\n', '缺少「文章.网址」'],
    ['  - { 网址: "https://www.example.gov.cn/" }\n', '缺少「文章.标题」'],
    ['  - { 标题: 某文, 网址: www.example.gov.cn }\n', '不是网址'],
  ])('%s is blamed', (articles, message) => {
    expect(messages(listed(articles, '一组典型案例。\n'))).toEqual([expect.stringContaining(message)]);
  });

  it('without articles, a text is needed', () => {
    const files = change(minimal, [announcementFile, '督察组进驻林市。\n\n<Intake />\n', '']);
    expect(messages(files)).toEqual([expect.stringContaining('正文一个字也没有')]);
  });
});

describe('an article of a list is corrected', () => {
  const later = 'lin-2021/follow-ups/2021-07-01.md';
  const correcting = (item: string, was: string, becomes: string): Files => ({
    ...listed(two),
    [later]: markdown(
      { 公开日期: '2021-07-01' },
      record('公告 2021-05-06-stationed', { 类型: '更正', 更正项: item, 原为: was, 改为: becomes }),
    ),
  });
  const first = {
    title: '某县某厂违法排污',
    address: 'https://www.example.gov.cn/2021/0501.html',
    published: '2021-05-01',
  };
  const second = { title: '某区整改不力', address: 'https://www.example.gov.cn/2021/0502.html' };

  it.each([
    ['文章 1 标题', first.title, '某县某厂排污', [{ ...first, title: '某县某厂排污' }, second]],
    [
      '文章2网址',
      second.address,
      'https://www.example.gov.cn/b',
      [first, { ...second, address: 'https://www.example.gov.cn/b' }],
    ],
    ['文章 1 公开日期', '2021-05-01', '2021-05-02', [{ ...first, published: '2021-05-02' }, second]],
    ['文章 2 公开日期', '未注明', '2021-05-03', [first, { ...second, published: '2021-05-03' }]],
  ])('%s', (item, was, becomes, articles) => {
    const site = siteOf(correcting(item, was, becomes));
    const view = viewOf(site, 'announcement');
    expect(view.articles).toEqual(articles);
    expect(JSON.stringify(view.corrections)).toContain(becomes);
    const [one] = inspectionOf(site.register).announcements;
    expect(one?.versions.map(({ facts }) => facts.articles)).toEqual([[first, second], articles]);
    expect(Object.keys(one?.facts ?? {}).filter((name) => name.includes('.'))).toEqual([]);
    // The earlier version says what it said.
    expect(JSON.stringify(view.cite.versions)).toContain(was);
  });

  it.each([
    ['文章 1 标题', '某文', '另一文', '「文章 1 标题」此前公布的是「某县某厂违法排污」'],
    ['文章 1 网址', first.address, '没有', '「文章 1 网址」「没有」不是网址，请写以 https:// 开头的完整地址'],
    ['文章 3 标题', '甲', '乙', '这则公告列出的文章有 2 篇，没有「文章 3 标题」，请核对；要添文章的，另发一则公告'],
    [
      '文章',
      '甲',
      '乙',
      '未知的更正项「文章」，可以写：标题、摘要、作者、来源、来源网址、文章 1 标题、文章 1 网址、文章 1 公开日期、正文',
    ],
    ['文章 1 作者', '甲', '乙', '未知的更正项「文章 1 作者」'],
  ])('%s from %s to %s: %s', (item, was, becomes, message) => {
    expect(messages(correcting(item, was, becomes))).toEqual([expect.stringContaining(message)]);
  });

  it('of an announcement without any, none', () => {
    const files = { ...minimal, [later]: String(correcting('文章 1 标题', '甲', '乙')[later]) };
    expect(messages(files)).toEqual([expect.stringContaining('这则公告没有列出文章，没有「文章 1 标题」')]);
  });
});
