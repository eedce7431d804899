/**
 * Tables of counts in the forms in which they are really published: refused, and what is shown to paste reaches the
 * reader figure by figure. Where only the sums are known, the places and their figures are invented to add up to them.
 */
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { jsonSchema } from '../../src/formats/json/documents.ts';
import { html, paragraph, docx, wordTable, xlsx, type Cells } from '../support/office.ts';
import {
  checked,
  declaredOf,
  lookedAt,
  office,
  paste,
  pastedFile,
  pastedRunning,
  refusal,
  withRegions,
} from '../support/published.ts';
import { madeFiles, siteOf as downloadSite } from '../support/downloads.ts';
import { siteOf, viewOf } from '../support/views.ts';

/** `按区域 甲市` → 3, from pairs. */
const figures = (measure: string, of: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(of).map(([name, figure]) => [`${measure} ${name}`, figure]));
/** 甲市, 乙市 … with their figures, both invented. */
const named = (kind: string, ...counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    counts.map((count, index) => [`${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'[index] ?? ''}${kind}`, count]),
  );
const sumOf = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((sum, one) => sum + one, 0);

describe('a table folded into two halves, with 合 计 in its last cell', () => {
  // Published are the form, the number of cities, the sum and the sentence; the cities and their figures are invented.
  const cities = named('市', 19, 12, 11, 9, 11, 8, 5, 7, 6, 9, 7, 10, 7);
  const rows = Object.entries(cities).map(([city, count]) => [city, String(count)]);
  const header = ['设区市', '移交事项数量', '设区市', '移交事项数量'];
  const cells: Cells = [
    header,
    ...Array.from({ length: 7 }, (_, index) => [...(rows[index] ?? []), ...(rows[index + 7] ?? ['合 计', '121'])]),
  ];
  const title = '某省移交信访事项情况（第三十一批 2024年11月19日）';
  const note = '本批信访事项121个，其中来电43个、来信78个，重点信访事项4个。';
  const document = docx(paragraph(title) + paragraph(note) + wordTable(cells));
  const files = office(Object.keys(cities));

  it('adds up, is a batch of its figures alone, and keeps the sentence beside it', async () => {
    expect([rows.length, sumOf(cities)]).toEqual([13, 121]);
    const message = await refusal('表.docx', document, files);
    expect(pastedFile(message)).toContain(note);
    const published = paste(message, files, 'batches/31.md');
    expect(checked(published)).toEqual([]);
    expect(declaredOf(published, '31')).toEqual({ 交办: 121, ...figures('按区域', cities) });
    const view = viewOf(siteOf(published, lookedAt), 'batch', { batch: '31' });
    expect(view.cases).toBeUndefined();
    expect(view.counts).toBe('只公布了统计数，没有逐件公开，通报公布交办 121 件。');
    expect(JSON.stringify(view.introduction)).toContain(note);
    for (const [city, count] of Object.entries(cities))
      expect(view.comparisons.rows).toContainEqual({
        label: `按区域 ${city}`,
        declared: String(count),
        differs: false,
      });
  });

  it('takes the figures of its sentence once they are typed', async () => {
    const message = await refusal('表.docx', document, files);
    const published = paste(message, files, 'batches/31.md');
    const typed = String(published['lin/batches/31.md']).replace(
      '公布数:\n',
      '公布数:\n  来电: 43\n  来信: 78\n  重点关注: 4\n',
    );
    const all = { ...published, 'lin/batches/31.md': typed };
    expect(checked(all)).toEqual([]);
    expect(declaredOf(all, '31')).toMatchObject({ 交办: 121, 来电: 43, 来信: 78, 重点关注: 4 });
  });

  it.each(['tasks', 'results', 'follow-up'] as const)('yields no record as %s either', async (kind) => {
    expect(await refusal('表.docx', document, files, kind)).toContain('是统计表');
  });
});

describe('a day and what adds up until it in one table, rows of 0 kept', () => {
  // Published are the headings, 市辖区 as a row, and the sum of the day; the other names and all other figures are invented.
  const day: Readonly<Record<string, number>> = { 市辖区: 3, ...named('区', 21, 6, 0, 11, 0, 12, 7) };
  const until: Readonly<Record<string, number>> = { 市辖区: 31, ...named('区', 402, 88, 54, 120, 40, 160, 131) };
  const cells: Cells = [
    ['行政区域', '11月15日交办数量（件）', '10月19日至11月15日累计交办数量（件）'],
    ...Object.entries(day).map(([name, count]) => [name, String(count), String(until[name])]),
    ['合计', String(sumOf(day)), String(sumOf(until))],
  ];
  const page = html(cells, '信访举报件交办情况（2024年11月15日）');
  /** 市辖区 is a row of its own beside named districts: nobody has listed it yet. */
  const files = office(Object.keys(day).filter((name) => name !== '市辖区'));

  it('offers at once how 市辖区 is listed, the batch, and 累计', async () => {
    expect(sumOf(day)).toBe(60);
    const message = await refusal('页.html', page, files);
    expect(message).toContain('「市辖区」');
    const listed = withRegions(message, files);
    expect(await refusal('页.html', page, listed)).not.toContain('登记');
    const published = paste(message, listed, 'batches/28.md', { 第几批: '28' });
    expect(checked(published)).toEqual([]);
    expect(declaredOf(published, '28')).toEqual({ 交办: 60, ...figures('按区域', day) });
    expect(declaredOf(published)).toEqual({ 交办: sumOf(until), ...figures('按区域', until) });
    const site = siteOf(published, lookedAt);
    expect(viewOf(site, 'batch', { batch: '28' }).comparisons.rows).toContainEqual({
      label: '按区域 丙区',
      declared: '0',
      differs: false,
    });
    const running = viewOf(site, 'inspection').runningTotals;
    expect(running?.rows).toEqual([['2024-11-15', String(sumOf(until))]]);
    expect(running?.parts[0]?.figures).toContainEqual({ name: '市辖区', figure: '31' });
  });

  it('a copy that lost its cells is told by the place, and no figure comes out', async () => {
    const lost = docx(
      ['眉山市信访件交办情况', '行政区域10月21日交办数量（件）累计交办数量（件）', '眉山天府新区12东坡区22']
        .map((text) => paragraph(text))
        .join(''),
    );
    const message = await refusal('页.docx', lost, files);
    expect(message).toContain('第 3 段的「眉山天府新区12东坡区22」地名和数连在一起');
    expect(message).not.toMatch(/公布数:|累计:/u);
    const published = paste(message, files, 'announcements/2024-10-22-notice.md', {
      公开的日期: '2024-10-22',
      一两句话: '交办情况，副本里的表格坏了。',
    });
    expect(checked(published)).toEqual([]);
    expect(JSON.stringify(viewOf(siteOf(published, lookedAt), 'announcement').body)).toContain(
      '眉山天府新区12东坡区22',
    );
    expect(declaredOf(published)).toEqual({});
  });
});

describe('regions with what was handed over and what is closed', () => {
  const regions = named('市', 58, 7, 7, 4, 5, 6, 1, 3, 5, 10, 3, 4, 4, 1, 2, 1);

  it('of one batch, merged class of closed ones, each region beside its sum', async () => {
    expect([Object.keys(regions).length, sumOf(regions)]).toEqual([16, 121]);
    const cells: Cells = [
      ['地区', '交办件数', '已办结件数（含阶段性办结）'],
      ...Object.entries(regions).map(([name, count]) => [name, `${String(count)}件`, `${String(count)}件`]),
      ['合计', '121件', '121件'],
    ];
    const files = office(Object.keys(regions));
    const message = await refusal('表.xlsx', await xlsx(cells, '第二十八批信访举报件（2024年6月14日）'), files);
    const published = paste(message, files, 'batches/28.md');
    expect(checked(published)).toEqual([]);
    expect(declaredOf(published, '28')).toEqual({
      交办: 121,
      '已办结（含阶段性）': 121,
      ...figures('按区域', regions),
      ...figures('按区域已办结（含阶段性）', regions),
    });
  });

  it('of the first thirteen batches: 累计 to paste, with its last batch', async () => {
    const handed = { 贵阳市: 266, 遵义市: 197, 六盘水市: 35, 毕节市: 116, 安顺市: 27, 铜仁市: 52 };
    const all = { ...handed, 黔东南州: 46, 黔南州: 48, 黔西南州: 38, 贵安新区: 6, 省直部门: 3 };
    const closed = [165, 82, 23, 58, 4, 27, 39, 30, 29, 3, 2];
    const cells: Cells = [
      ['市州', '前十三批', ''],
      ['', '交办件数', '已办结件数（含阶段性办结）'],
      ...Object.entries(all).map(([name, count], index) => [name, String(count), String(closed[index])]),
      ['合计', '834', '462'],
    ];
    const files = office(Object.keys(all));
    const message = await refusal('表.xlsx', await xlsx(cells, '信访件办理情况（2024年11月11日）'), files);
    expect(pastedRunning(message)).toContain('截至批次: "13"');
    const published = paste(message, files, 'announcements/2024-11-11-notice.md', { 一两句话: '前十三批的办理情况。' });
    expect(checked(published)).toEqual([]);
    expect(declaredOf(published)).toEqual({
      交办: 834,
      '已办结（含阶段性）': 462,
      ...figures('按区域', all),
      ...figures(
        '按区域已办结（含阶段性）',
        Object.fromEntries(Object.keys(all).map((name, index) => [name, closed[index] ?? 0])),
      ),
    });
    const json = (await madeFiles(downloadSite(published, lookedAt))).get('/lin/data/cases.json');
    const document = JSON.parse(json?.toString() ?? '') as Record<string, unknown>;
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    addFormats(ajv);
    expect(ajv.compile(jsonSchema('cases'))(document)).toBe(true);
    expect(document['runningTotals']).toEqual([
      expect.objectContaining({ asOf: '2024-11-11', throughBatch: { key: '13', name: '第13批' }, settled: 462 }),
    ]);
    const running = viewOf(siteOf(published, lookedAt), 'inspection').runningTotals;
    expect(running?.rows).toEqual([['2024-11-11（到第13批）', '834', '462']]);
    expect(running?.parts.map(({ figures: parts }) => parts.find(({ name }) => name === '省直部门')?.figure)).toEqual([
      '3',
      '2',
    ]);
  });
});
