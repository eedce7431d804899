/** What the tables of both batches say of a case that a correction has moved: whose 序号 it has, where it is now. */
import { describe, expect, it } from 'vitest';
import { caseColumns } from '../../src/formats/tables/case-table.ts';
import { printedColumns } from '../../src/formats/tables/official-table.ts';
import { firstBatch } from '../../src/register/amend/belonging.ts';
import type { Batch, Case } from '../../src/register/types.ts';
import {
  batchFile,
  firstCase,
  followUpFile,
  inspectionOf,
  markdown,
  minimal,
  record,
  secondCase,
  without,
  type Files,
} from '../support/content.ts';
import { madeFiles, siteOfRegister } from '../support/downloads.ts';
import { siteOf, viewOf } from '../support/views.ts';

const other = 'D01LS202105070009';
const unlisted = 'D01LS202105070008';
const thirdBatchFile = 'lin-2021/batches/03.md';
const row = (key: string, facts: Readonly<Record<string, string>> = {}): string =>
  record(key, { 行政区域: '麒麟区', 是否属实: '属实', ...facts }, { 交办问题: '某厂夜间排放。' });
const correction = record(
  firstCase,
  { 类型: '更正', 更正项: '所属批次', 原为: '1', 改为: '2' },
  { 更正说明: '批次录入有误。' },
);
/** The first batch lists two; the third brings one more of it, which it did not list. One moves to the second. */
const files: Files = {
  ...without(minimal, followUpFile),
  [batchFile]: `${String(minimal[batchFile])}\n${row(other)}`,
  [thirdBatchFile]: markdown({ 批次: '3', 公开日期: '2021-05-20' }, row(unlisted, { 所属批次: '1' })),
  'lin-2021/follow-ups/2021-07-01.md': markdown({ 公开日期: '2021-07-01' }, correction),
};
const site = siteOf(files, undefined, ['logic/unlisted']);
const inspection = inspectionOf(site.register);
const serials: Readonly<Record<string, string>> = {
  [firstCase]: '第1批 1',
  [secondCase]: '1',
  [other]: '2',
  [unlisted]: '',
};

describe('the page of a batch', () => {
  const rowsOf = (batch: string) => viewOf(site, 'batch', { batch }).table?.rows ?? [];

  it('says of whose table a serial is, and none where no table gave one', () => {
    expect(rowsOf('2').map(({ key, serial }) => [key, serial])).toEqual([
      [secondCase, '1'],
      [firstCase, '第1批 1'],
    ]);
    expect(rowsOf('1').map(({ key, serial }) => [key, serial])).toEqual([
      [firstCase, '1'],
      [other, '2'],
      [unlisted, ''],
    ]);
  });

  it('keeps the place of a case that has moved away: no gap, and old links lead there', () => {
    expect(rowsOf('1')[0]).toMatchObject({
      key: firstCase,
      instead: { label: '所属批次', text: '现归第2批' },
      cells: [],
    });
    expect(rowsOf('2')[1]).not.toHaveProperty('instead');
    expect(viewOf(site, 'batch', { batch: '1' }).cases).toBe(2);
  });
});

it('the workbook of a batch says the same of serials', () => {
  const serialOf = (one: Case): string | undefined => printedColumns(inspection, [one])[0]?.of(one);
  expect(inspection.cases.map((one) => [one.key, serialOf(one)])).toEqual(
    inspection.cases.map(({ key }) => [key, serials[key]]),
  );
});

it('cases.csv names the batch that a serial is of, and counts of the first day can be made from it', () => {
  const cell = (name: string, one: Case): string =>
    caseColumns(inspection, site)
      .find((column) => column.name === name)
      ?.of(one) ?? '';
  const said = inspection.cases.map((one) =>
    ['batch', 'batchFirst', 'serial'].map((name) => cell(name, one)).join(' '),
  );
  expect(said.sort()).toEqual(['1 1 ', '1 1 2', '2 1 1', '2 2 1']);
  const countedIn = ({ number, facts }: Batch): number =>
    inspection.cases.filter(
      (one) => cell('batchFirst', one) === number.key && cell('published', one) === facts.published,
    ).length;
  expect(inspection.batches.map(countedIn)).toEqual(inspection.batches.map(({ asPublished }) => asPublished.cases));
  expect(inspection.cases.every((one) => cell('batchFirst', one) === firstBatch(one).number.key)).toBe(true);
});

it('the feeds name moved cases in the text of both batches', async () => {
  const made = await madeFiles(siteOfRegister(site.register));
  const feed = String([...made].find(([path]) => path === '/lin-2021/feed.json')?.[1]);
  const { items } = JSON.parse(feed) as { items: { url: string; content_html: string }[] };
  const [one, two] = ['1', '2'].map(
    (key) => items.find(({ url }) => url.endsWith(`/batches/${key}/`))?.content_html ?? '',
  );
  const words = [one, two].map((html = '') => html.replace(/<[^>]+>/gu, ''));
  expect(words).toEqual([
    expect.stringContaining(`更正过所属批次的件：${firstCase}（现归第2批）`),
    expect.stringContaining(`更正过所属批次的件：${firstCase}（原列第1批）`),
  ]);
  expect(two).toContain('>第1批 1 某厂夜间冒烟</a>');
  expect(one).not.toContain('> ');
});
