/** Announcements of every kind, and those that list articles which stand elsewhere. */
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/formats/feeds/feed-entries.ts';
import { announcementVersions } from '../../src/formats/versions/versions.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import { announcementKinds } from '../../src/schema/vocabulary.ts';
import { announcementFile, change, inspectionOf, messages, minimal, type Files } from '../support/content.ts';
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
