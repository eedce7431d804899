/** Feeds: valid whatever is in them, complete, and the same until something is published. */
import { describe, expect, test } from 'vitest';
import { feedId, lastChange, momentOf, rfc3339 } from '../../src/formats/feeds/feed.ts';
import { mostCharacters, mostEntries, newest } from '../../src/formats/feeds/feeds.ts';
import type { PublicationLink } from '../../src/register/types.ts';
import {
  announcementFile,
  batchFile,
  changed,
  firstCase,
  followUpFile,
  markdown,
  minimal,
  resultsFile,
  secondBatchFile,
  secondCase,
  tasksFile,
  without,
  type Files,
} from '../support/content.ts';
import { siteOf, siteNamed } from '../support/downloads.ts';
import { correctionEntry } from '../support/entries.ts';
import { atomFaults, feedsOf, jsonFaults, readAtom, readJson, type ReadEntry } from '../support/feeds.ts';

const atomOf = async (path: string, files: Files = minimal): Promise<ReadEntry[]> =>
  readAtom((await feedsOf(siteOf(files))).get(path) ?? '');
const entry = (entries: readonly ReadEntry[], part: string): ReadEntry => {
  const found = entries.filter(({ address }) => decodeURI(address).includes(part));
  if (found.length !== 1 || !found[0]) throw new Error(`${String(found.length)} entries at ${part}`);
  return found[0];
};
const ofInspection = '/lin-2021/feed.xml';
const ofRegion = '/lin-2021/regions/麒麟区/feed.xml';

const correction = (item: string, was: string, becomes: string, target = firstCase): string =>
  correctionEntry(target, item, was, becomes, '录入有误。');

describe.each([
  ['a whole office', () => siteNamed('own')],
  ['the worked example', () => siteNamed('example')],
  ['the minimal site', () => siteOf(minimal)],
])('%s', (_, site) => {
  test('has a valid feed in both formats for everything that one can subscribe to', async () => {
    const feeds = await feedsOf(site());
    const paths = [...feeds.keys()];
    for (const { id, vocabulary } of site().register.inspections)
      expect(paths).toEqual(
        expect.arrayContaining([
          `/${id}/feed.xml`,
          `/${id}/rectification/feed.xml`,
          ...vocabulary.regionNames.map((name) => `/${id}/regions/${name}/feed.xml`),
          ...vocabulary.typeNames.map((name) => `/${id}/types/${name}/feed.json`),
        ]),
      );
    expect(paths).toEqual(expect.arrayContaining(['/feed.xml', '/feed.json', '/corrections/feed.xml']));
    for (const [path, text] of feeds)
      if (path.endsWith('.xml')) {
        const json = feeds.get(path.replace(/xml$/u, 'json')) ?? '';
        expect.soft(atomFaults(text), path).toEqual([]);
        expect.soft(jsonFaults(json), path).toEqual([]);
        expect.soft(readAtom(text), path).toEqual(readJson(json));
        expect
          .soft(text)
          .toContain(`rel="self" type="application/atom+xml" href="https://example.org/hjdc${encodeURI(path)}"`);
      }
  });

  test('gives the same bytes on another day', async () => {
    const made = site();
    const later = { ...made, register: { ...made.register, today: '2030-01-01' } };
    expect(await feedsOf(later)).toEqual(await feedsOf(made));
  });
});

test('publications are in the feeds of the site and of the inspection, in full', async () => {
  const entries = await atomOf(ofInspection);
  expect(entries.map(({ categories: [kind], title }) => [kind, title])).toEqual([
    ['整改结果', '林市督察：整改结果'],
    ['整改任务', '林市督察：整改任务清单'],
    ['后续公开', '林市督察：2021-06-01后续公开'],
    ['批次', '林市督察第1批信访举报件办理情况'],
    ['批次', '林市督察第2批信访举报件办理情况'],
    ['公告', '督察组进驻林市'],
  ]);
  expect(await atomOf('/feed.xml')).toEqual(entries);
  expect(entry(entries, 'batches/1').html).toContain('<p>某厂夜间冒烟。</p>');
  expect(entry(entries, 'batches/1').html).toContain(`href="https://example.org/hjdc/lin-2021/cases/${firstCase}/"`);
  expect(entry(entries, 'announcements').html).toMatch(/督察组进驻林市。[^]*<dd>000-0000001<\/dd>[^]*林市A001号信箱/u);
  expect(entry(entries, 'follow-ups').html).toContain('“办结情况”由“<del>未办结</del>”改为“<ins>已办结</ins>”。');
  expect(entry(entries, 'rectification/#').html).toContain('整改状态：<b>基本完成</b>');
  expect((await atomOf('/lin-2021/rectification/feed.xml')).map(({ title }) => title)).toEqual([
    '林市督察：整改结果',
    '林市督察：整改任务清单',
  ]);
});

test('cases are in the feeds of their region and type, with everything that happened to them', async () => {
  const [one, ...others] = await atomOf(ofRegion);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    id: `tag:example.org,2026:/lin-2021/cases/${firstCase}/`,
    title: `某厂夜间冒烟（${firstCase}）`,
    published: '2021-05-14T00:00:00+08:00',
    updated: '2021-06-01T00:00:00+08:00',
    categories: ['林市督察', '麒麟区', '大气', '不属实', '已办结'],
  });
  expect(one?.html).toMatch(/某厂夜间冒烟。[^]*<b>后续进展<\/b> 2021-06-01/u);
  expect(await atomOf('/lin-2021/types/大气/feed.xml')).toEqual([one]);
  expect(await atomOf('/lin-2021/types/海洋/feed.xml')).toEqual([]);
});

test('a known time of day is kept, an unknown one is the beginning of the day', async () => {
  const entries = await atomOf(ofInspection);
  expect(entry(entries, 'announcements').published).toBe('2021-05-06T09:30:00+08:00');
  expect(entry(entries, 'batches/2').published).toBe('2021-05-15T00:00:00+08:00');
});

test('a correction updates the entry, which says what was and what is', async () => {
  const files = changed([
    followUpFile,
    markdown({ 公开日期: '2021-06-01' }, correction('是否属实', '不属实', '部分属实')),
  ]);
  const [one] = await atomOf(ofRegion, files);
  expect(one?.updated).toBe('2021-06-01T00:00:00+08:00');
  expect(one?.html).toMatch(
    /<b>更正<\/b> 2021-06-01：“是否属实”由“<del>不属实<\/del>”改为“<ins>部分属实<\/ins>”。[^]*录入有误。/u,
  );
  expect(entry(await atomOf(ofInspection, files), 'batches/1').updated).toBe('2021-06-01T00:00:00+08:00');
  const [listed] = await atomOf('/corrections/feed.xml', files);
  expect(listed).toMatchObject({ title: `更正：${firstCase} 是否属实`, updated: '2021-06-01T00:00:00+08:00' });
});

test('two corrections of two records on one day are four entries, and two updates of each', async () => {
  const first = markdown(
    { 公开日期: '2021-06-01' },
    correction('是否属实', '不属实', '部分属实'),
    correction('是否属实', '部分属实', '属实'),
    correction('行政区域', '沾益区', '麒麟区', secondCase),
  );
  const second = markdown({ 公开日期: '2021-06-01' }, correction('行政区域', '麒麟区', '沾益区', secondCase));
  const once = changed([followUpFile, first]);
  const twice = changed([followUpFile, first], ['lin-2021/follow-ups/2021-06-01b.md', second]);
  const listed = await atomOf('/corrections/feed.xml', twice);
  expect(new Set(listed.map(({ id }) => id)).size).toBe(4);
  const before = await atomOf('/corrections/feed.xml', once);
  expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
  const updated = async (files: Files, path: string): Promise<string> =>
    entry(await atomOf(path, files), secondCase).updated;
  expect(await updated(once, ofRegion)).toBe('2021-06-01T00:00:00+08:00');
  expect(await updated(twice, '/lin-2021/regions/沾益区/feed.xml')).toBe('2021-06-01T00:00:01+08:00');
});

test('a feed with nothing in it is valid, before anything is published and without any inspection', async () => {
  const nothing = without(minimal, batchFile, secondBatchFile, followUpFile, tasksFile, resultsFile, announcementFile);
  const none = Object.fromEntries(Object.entries(nothing).filter(([path]) => !path.startsWith('lin-2021')));
  for (const [files, day] of [
    [nothing, '2021-05-06'],
    [none, '1970-01-01'],
  ] as const)
    for (const [path, text] of await feedsOf(siteOf(files)))
      if (path.endsWith('.xml')) {
        expect(atomFaults(text), path).toEqual([]);
        expect(text).toContain(`<updated>${day}T00:00:00+08:00</updated>`);
      } else expect(JSON.parse(text), path).toMatchObject({ items: [] });
});

const hostile = ['甲 ]]> & &amp; "引号\' 😀 𠮷', '=1 <b>不是标签</b>', '控制\u0001\u0008字符\ufffe'];

test('hostile text reaches readers as it was typed, but for what XML can not hold', async () => {
  const made = siteOf(minimal);
  const [inspection] = made.register.inspections;
  const [one] = inspection?.cases ?? [];
  if (!inspection || !one) throw new Error('the minimal site has a case');
  one.title = hostile.join('\n');
  one.current.sections.problem = hostile.map((text) => ({ kind: 'paragraph', runs: [text] }));
  inspection.facts.shortTitle = hostile.join('\n');
  made.register.site.publisher = hostile.join('\n');
  const feeds = await feedsOf(made);
  for (const [path, text] of feeds)
    expect.soft(path.endsWith('.xml') ? atomFaults(text) : jsonFaults(text)).toEqual([]);
  const shown = (text: string): string =>
    text.replaceAll('\u0001', '\ufffd').replaceAll('\u0008', '\ufffd').replaceAll('\ufffe', '\ufffd');
  const [inXml] = readAtom(feeds.get(ofRegion) ?? '');
  const [inJson] = readJson(feeds.get('/lin-2021/regions/麒麟区/feed.json') ?? '');
  expect(inXml?.title).toBe(`${shown(hostile.join(' '))}（${firstCase}）`);
  expect(inJson?.html).toContain(
    "<p>甲 ]]&gt; &amp; &amp;amp; &quot;引号' 😀 𠮷</p><p>=1 &lt;b&gt;不是标签&lt;/b&gt;</p>",
  );
  expect(inXml?.html).toBe(shown(inJson?.html ?? ''));
});

test('what is invented says so in its title', async () => {
  const files = changed([batchFile, '批次: 1', '批次: 1\n示例: true']);
  const titles = (await atomOf(ofInspection, files)).map(({ title }) => title);
  expect(titles).toContain('【示例数据】林市督察第1批信访举报件办理情况');
  expect(titles).toContain('林市督察第2批信访举报件办理情况');
  expect((await atomOf(ofRegion, files))[0]?.title).toBe(`【示例数据】某厂夜间冒烟（${firstCase}）`);
});

test('ids do not change with where the site is built for', async () => {
  const made = siteOf(minimal);
  const moved = { ...made, origin: 'https://copy.example.net', settings: { base: '/' } };
  const ids = (feeds: Map<string, string>): string[] => readAtom(feeds.get('/feed.xml') ?? '').map(({ id }) => id);
  expect(ids(await feedsOf(moved))).toEqual(ids(await feedsOf(made)));
  expect(feedId({ address: 'http://www.example.gov.cn:8080/hjdc/' }, '/a/')).toBe(
    'tag:www.example.gov.cn:8080,2026:/hjdc/a/',
  );
});

describe('a feed holds the newest', () => {
  const draft = (index: number, html = 'x') => ({
    ...{ id: String(index), address: '', title: '', summary: '', categories: [], published: 0, updated: index },
    html: () => html,
  });

  test('entries, and no more than a program looks at', () => {
    const entries = newest(Array.from({ length: mostEntries + 5 }, (_, index) => draft(index)));
    expect(entries.map(({ updated }) => updated)).toEqual(
      Array.from({ length: mostEntries }, (_, index) => mostEntries + 4 - index),
    );
  });

  test('text, whole entries only, the newest in any case', () => {
    const long = 'x'.repeat(mostCharacters + 1);
    expect(newest([draft(1), draft(3, long), draft(2)]).map(({ updated }) => updated)).toEqual([3]);
    expect(newest([draft(1, long), draft(3), draft(2)]).map(({ updated }) => updated)).toEqual([3, 2]);
  });
});

test('each publication about a record is a later update', () => {
  const at = (published: string, address: string): PublicationLink => ({
    id: 'x',
    kind: '公告',
    title: '',
    published,
    address,
    sample: false,
  });
  const told = (...publications: PublicationLink[]): string => rfc3339(lastChange(publications));
  expect(told(at('2021-05-06 18:30', '/a/'))).toBe('2021-05-06T18:30:00+08:00');
  expect(
    told(at('2021-05-06 18:30', '/a/'), at('2021-05-06', '/c/'), at('2021-05-06', '/b/'), at('2021-05-06', '/c/')),
  ).toBe('2021-05-06T18:30:02+08:00');
  expect(told(at('2021-05-06', '/a/'), at('2021-06-01', '/b/'))).toBe('2021-06-01T00:00:00+08:00');
  expect(momentOf('2021-05-06')).toBe(Date.UTC(2021, 4, 5, 16));
});
