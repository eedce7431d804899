/** A page is a function of the record, not of the day. */
import { describe, expect, it } from 'vitest';
import {
  batchFile,
  change,
  changed,
  firstCase,
  followUpFile,
  markdown,
  minimal,
  record,
  resultsFile,
  secondCase,
  tasksFile,
  type Files,
} from '../support/content.ts';
import { siteOf, viewOf, viewsOf } from '../support/views.ts';

/** The addresses of the pages that show something else on another day. */
function changedPages(files: Files, day: string, other: string): string[] {
  const later = new Map(
    viewsOf(siteOf(files, other)).map(({ view }) => [view.page.head.canonical, JSON.stringify(view)]),
  );
  return viewsOf(siteOf(files, day))
    .filter(({ view }) => JSON.stringify(view) !== later.get(view.page.head.canonical))
    .map(({ view }) => view.page.head.canonical.replace('https://example.org/hjdc', ''))
    .sort();
}

it('shows the same on two days between which nothing is due or published', () => {
  expect(changedPages(minimal, '2022-06-01', '2022-06-02')).toEqual([]);
  expect(changedPages(minimal, '2022-06-01', '2032-06-01')).toEqual([]);
});

it('changes the pages of a task that is overdue from a day on, and what counts it, and no other', () => {
  const files = change(minimal, [tasksFile, '2021年12月底前', '2022年6月底前']);
  expect(changedPages(files, '2022-06-30', '2022-07-01')).toEqual([
    '/',
    '/lin-2021/',
    '/lin-2021/rectification/',
    '/lin-2021/rectification/1/',
  ]);
});

it('changes the pages of a case that is overdue from a day on, and what lists it, and no other', () => {
  const files = changed(
    [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 办结时限 | 2022-05-20 |'],
    [followUpFile, '已办结', '阶段性办结'],
  );
  expect(changedPages(files, '2022-05-20', '2022-05-21')).toEqual(
    [
      '/',
      '/lin-2021/',
      '/lin-2021/batches/1/',
      '/lin-2021/cases/',
      '/lin-2021/cases/D01LS202105070001/',
      '/lin-2021/regions/麒麟区/',
      '/lin-2021/states/阶段性办结/',
      '/lin-2021/types/大气/',
    ].map(encodeURI),
  );
  expect(changedPages(files, '2022-05-21', '2032-05-21')).toEqual([]);
});

it('names the deadline of what is overdue, and no day besides those of the record', () => {
  const files = changed(
    [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 办结时限 | 2022-05-20 |'],
    [followUpFile, '已办结', '阶段性办结'],
  );
  const texts = viewsOf(siteOf(files, '2031-07-19')).map(({ view }) => JSON.stringify(view));
  expect(texts.join('\n')).toContain('2022-05-20 到期');
  expect(texts.filter((text) => /2031-?0?7|2031年/u.test(text))).toEqual([]);
});

describe('a notice that is running', () => {
  const files = changed([
    resultsFile,
    '| 整改状态 | 基本完成 |',
    '| 整改状态 | 已完成 |\n| 公示期 | 1月11日至1月22日 市级 市环境局 |',
  ]);
  const rows = (today: string) => viewOf(siteOf(files, today), 'inspection').notices?.rows;

  it('turns the page of the inspection and its own on its days, and no other', () => {
    const shown = ['/lin-2021/', '/lin-2021/rectification/1/'];
    expect(changedPages(files, '2022-01-10', '2022-01-11')).toEqual(shown);
    expect(changedPages(files, '2022-01-11', '2022-01-22')).toEqual([]);
    expect(changedPages(files, '2022-01-22', '2022-01-23')).toEqual(shown);
  });

  it('is listed with its last day, and no count of days', () => {
    const row = { address: '/lin-2021/rectification/1/', title: '任务 1 治理某河', sample: false };
    expect(rows('2022-01-11')).toEqual([{ ...row, running: '公示中，至1月22日', by: '市级 市环境局' }]);
    expect([rows('2022-01-10'), rows('2022-01-23')]).toEqual([undefined, undefined]);
  });

  it('comes first where it ends first; a case is named with its number', () => {
    const ofCase = record(firstCase, { 类型: '销号公示', 公示期: '6月2日至6月9日' });
    const ofOther = record(secondCase, { 类型: '销号公示', 公示期: '6月1日至6月8日' });
    const both = changed([followUpFile, markdown({ 公开日期: '2021-06-01' }, ofCase, ofOther)]);
    const found = viewOf(siteOf(both, '2021-06-05'), 'inspection').notices?.rows ?? [];
    expect(found.map(({ title, number, running }) => [title, number, running])).toEqual([
      ['某河发黑', secondCase, '公示中，至6月8日'],
      ['某厂夜间冒烟', firstCase, '公示中，至6月9日'],
    ]);
  });

  it('of many, the first twenty are listed, and the others counted', () => {
    const numbers = Array.from({ length: 23 }, (_, index) => `D01LS2021050700${String(index + 10)}`);
    const cases = numbers.map((number) => record(number, { 行政区域: '麒麟区' }, { 交办问题: `某处${number}。` }));
    const notices = numbers.map((number) => record(number, { 类型: '销号公示', 公示期: '6月2日至6月9日' }));
    const many = changed(
      [batchFile, markdown({ 批次: '1', 公开日期: '2021-05-14' }, ...cases)],
      [followUpFile, markdown({ 公开日期: '2021-06-01' }, ...notices)],
    );
    const { rows: listed, more } = viewOf(siteOf(many, '2021-06-05'), 'inspection').notices ?? {};
    expect([listed?.length, more]).toEqual([20, '另有 3 项正在公示，都在日历里。']);
  });
});

it('turns the intake on its days, on the pages that show it', () => {
  const shown = ['/', '/about/', '/lin-2021/', '/lin-2021/announcements/2021-05-06-stationed/'];
  const files = changed(['pages/about.mdx', '公开办理情况。\n', '公开办理情况。\n\n<Intake />\n']);
  expect(changedPages(files, '2021-05-15', '2021-05-16')).toEqual(shown);
});

it('dates each page by the newest publication that it rests on', () => {
  const days = new Map(
    viewsOf(siteOf(minimal)).map(({ view }) => [view.page.head.canonical.slice(24), view.page.footer.asOf]),
  );
  expect(Object.fromEntries(days)).toMatchObject({
    '/': '2022-01-10',
    '/lin-2021/batches/1/': '2021-06-01',
    '/lin-2021/batches/2/': '2021-05-15',
    '/lin-2021/cases/D01LS202105070001/': '2021-06-01',
    '/lin-2021/announcements/2021-05-06-stationed/': '2021-05-06',
    '/lin-2021/follow-ups/2021-06-01/': '2021-06-01',
    '/lin-2021/rectification/1/': '2022-01-10',
  });
  expect(days.get('/about/')).toBeUndefined();
});
