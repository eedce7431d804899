/** What can be downloaded says what the register says, cell by cell, and adds up to every figure of the site. */
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { caseColumns } from '../../src/formats/tables/case-table.ts';
import type { Column } from '../../src/formats/tables/csv.ts';
import { readCell } from '../../src/formats/tables/guard.ts';
import { documents, jsonSchema, type DocumentName } from '../../src/formats/json/documents.ts';
import { printedTitle, printedColumns } from '../../src/formats/tables/official-table.ts';
import type { DownloadSite } from '../../src/formats/published.ts';
import { printedTaskColumns, taskColumns } from '../../src/formats/tables/task-table.ts';
import { bases, figureColumns, figuresOf } from '../../src/formats/tables/totals-table.ts';
import type { Inspection } from '../../src/register/types.ts';
import {
  batchFile,
  changed,
  firstCase,
  followUpFile,
  markdown,
  minimal,
  record,
  resultsFile,
  secondBatchFile,
  tasksFile,
  without,
} from '../support/content.ts';
import { csvCells, madeFiles, siteOf, siteNamed, xlsxCells } from '../support/downloads.ts';

/** Texts that have broken other people's files. */
const hostile = [
  '=HYPERLINK("https://example.com")',
  '+1，-2，@甲',
  '＝１＋１',
  '\'=1，引号"在内"，逗号,分号;',
  '某厂 ]]> & &amp; <b> 😀 𠮷',
  `长文${'一二三四五六七八九十'.repeat(2000)}`,
];

const hostileSite = (): DownloadSite =>
  siteOf({
    ...minimal,
    [batchFile]: markdown(
      { 批次: '1', 公开日期: '2021-05-14', 示例: 'true' },
      ...hostile.map((text, index) =>
        record(
          `D01LS2021050700${String(index).padStart(2, '0')}*`,
          { 行政区域: '麒麟区', 备注: text.slice(0, 40).replaceAll('<b>', '') },
          {
            交办问题: text.replaceAll('<b>', '\\<b>'),
            调查核实: `第一段\n还是第一段\n\n${text.replaceAll('<b>', '\\<b>')}`,
          },
        ),
      ),
      record('2145', { 行政区域: '麒麟区、沾益区', 污染类型: '水、噪音' }, { 交办问题: '短编号。' }),
      record('202105070001', { 行政区域: '沾益区' }, { 交办问题: '长编号。' }),
      record('D01LS202105070099', { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' }),
      record('D01LS202105070098', { 行政区域: '麒麟区', 公开方式: '不予公开', 理由: '政府信息公开条例第十五条' }),
      record('序号 12', { 行政区域: '沾益区', 是否属实: '是', 办结情况: '正在办理' }, { 交办问题: '没有编号。' }),
      record('D01LS202105070100', { 行政区域: '沾益区' }, { 交办问题: '拆分。' }),
      record('D01LS202105070100 (2)', { 行政区域: '沾益区' }, { 交办问题: '拆分的第二件。' }),
    ),
    [followUpFile]: markdown(
      { 公开日期: '2021-06-01', 示例: 'true' },
      record('2145', { 类型: '更正', 更正项: '污染类型', 原为: '水、噪声', 改为: '大气' }, { 更正说明: '=录入有误。' }),
      record(
        '2145',
        { 类型: '更正', 更正项: '行政区域', 原为: '麒麟区、沾益区', 改为: '沾益区' },
        { 更正说明: '同日再次更正。' },
      ),
      record('2145', { 类型: '更正', 更正项: '交办问题', 原为: '短编号', 改为: '短短的编号' }, { 更正说明: '漏字。' }),
      record(
        '序号 12'.replace('序号 12', '202105070001'),
        { 类型: '后续进展', 办结情况: '已办结' },
        { 处理整改: '-已完成。' },
      ),
      record(
        '202105070001',
        { 类型: '更正', 更正项: '级别', 原为: '未注明', 改为: '重点关注件' },
        { 更正说明: '漏标。' },
      ),
      record('D01LS202105070098', {
        ...{ 类型: '撤下', 理由: '涉及商业秘密', 依据: '政府信息公开条例第十五条' },
        ...{ 是否属实: '属实', 办结情况: '已办结' },
      }),
      record('D01LS202105070100', { 类型: '更正', 更正项: '交办问题', 原为: '拆', 改为: '分' }),
      record('D01LS202105070100', { 类型: '脱敏' }, { 脱敏说明: '删去姓名。' }),
    ),
  });

const noBatch = (): DownloadSite =>
  siteOf(without(minimal, batchFile, secondBatchFile, followUpFile, tasksFile, resultsFile));

const sites: readonly (readonly [string, () => DownloadSite])[] = [
  ['a whole office', () => siteNamed('own')],
  ['the worked example', () => siteNamed('example')],
  ['texts and records of every awkward kind', hostileSite],
  ['an inspection without a batch', noBatch],
];

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats(ajv);
const validators = new Map(
  (Object.keys(documents) as DocumentName[]).map((kind) => [`${kind}.schema.json`, ajv.compile(jsonSchema(kind))]),
);

/** The texts of a CSV file under its headings, each cell as its reader would undo it. */
const read = (file: Buffer | undefined): Record<string, string>[] => {
  const [headings = [], ...rows] = csvCells(file ?? '').map((row) => row.map(readCell));
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ''])));
};

const expected = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ label, of }) => [label, of(row)])));

describe.each(sites)('%s', (_, make) => {
  let site: DownloadSite;
  let files: Map<string, Buffer>;
  const text = (path: string): string => files.get(path)?.toString() ?? '';
  beforeAll(async () => {
    site = make();
    files = await madeFiles(site);
  });
  const each = (check: (inspection: Inspection) => void | Promise<void>) => async (): Promise<void> => {
    for (const inspection of site.register.inspections) await check(inspection);
  };

  test('every JSON file is what its schema says', () => {
    let seen = 0;
    for (const [path, bytes] of files) {
      if (!path.endsWith('.json') || path.includes('schema') || path.includes('metadata') || path.includes('feed'))
        continue;
      const document = JSON.parse(bytes.toString()) as { $schema?: string };
      const schema = document.$schema?.split('/').at(-1) ?? '';
      const [, base] = document.$schema?.split('https://example.org/hjdc') ?? [];
      expect(files.has(base ?? ''), path).toBe(true);
      const validate = validators.get(schema);
      expect(validate?.(document), `${path}: ${JSON.stringify(validate?.errors?.slice(0, 3))}`).toBe(true);
      seen++;
    }
    const cases = site.register.inspections.flatMap((one) => one.cases).length;
    expect(seen).toBeGreaterThanOrEqual(cases + site.register.inspections.length);
  });

  test(
    'every CSV file reads back as the register',
    each((inspection) => {
      const columns = caseColumns(inspection, site);
      expect(read(files.get(`/${inspection.id}/data/cases.csv`))).toEqual(expected(columns, inspection.cases));
      for (const batch of inspection.batches)
        expect(read(files.get(`${batch.address.slice(0, -1)}.csv`))).toEqual(expected(columns, batch.cases));
      if (inspection.plan)
        expect(read(files.get(`/${inspection.id}/rectification.csv`))).toEqual(
          expected(taskColumns(site), inspection.tasks),
        );
    }),
  );

  test('no cell of a CSV file can run, and the length of every row is that of the headings', () => {
    for (const [path, bytes] of files) {
      if (!path.endsWith('.csv')) continue;
      const [headings = [], ...rows] = csvCells(bytes);
      expect(new Set(headings).size, path).toBe(headings.length);
      for (const row of rows) {
        expect(row.length, path).toBe(headings.length);
        for (const cell of row) expect(cell, path).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }
    }
  });

  test(
    'every workbook reads back as the register',
    each(async (inspection) => {
      for (const batch of inspection.batches) {
        const columns = printedColumns(inspection, batch.cases);
        const [title, headings, ...rows] = await xlsxCells(
          files.get(`${batch.address.slice(0, -1)}.xlsx`) ?? Buffer.of(),
        );
        expect(title?.join('')).toContain(printedTitle(batch));
        expect(headings).toEqual(columns.map(({ label }) => label));
        expect(rows.filter((row) => row.some((cell) => cell !== ''))).toEqual(
          batch.cases.map((one) => columns.map(({ of }) => of(one))),
        );
      }
      const all = await xlsxCells(files.get(`/${inspection.id}/data/cases.xlsx`) ?? Buffer.of());
      const columns = printedColumns(inspection, inspection.cases);
      expect(all.slice(2).filter((row) => row.some((cell) => cell !== ''))).toEqual(
        inspection.cases.map((one) => [one.batch.number.name, ...columns.map(({ of }) => of(one))]),
      );
      const plan = files.get(`/${inspection.id}/rectification.xlsx`);
      expect(plan !== undefined).toBe(inspection.plan !== undefined);
      if (!plan) return;
      expect((await xlsxCells(plan)).slice(2).filter((row) => row.some((cell) => cell !== ''))).toEqual(
        inspection.tasks.map((task) => printedTaskColumns(inspection.tasks).map(({ of }) => of(task))),
      );
    }),
  );

  test(
    'every counted figure of the site can be counted from cases.csv alone',
    each((inspection) => {
      const rows = read(files.get(`/${inspection.id}/data/cases.csv`));
      const published = read(files.get(`/${inspection.id}/data/totals.csv`));
      expect(published).toHaveLength(figuresOf(inspection).length);
      const figures = published.filter((one) => one['口径'] === bases.first || one['口径'] === bases.now);
      // Sums of the whole inspection count what is real, and what is invented only where there is nothing else.
      const real = rows.filter((row) => row['示例'] === '');
      const summed = real.length > 0 ? real : rows;
      for (const figure of figures)
        expect(Number(figure['数值']), JSON.stringify(figure)).toBe(
          count(figure['批次'] === '' ? summed : rows, figure),
        );
      // The other way round: nothing that is in the table of cases is missing among the figures.
      for (const name of ['来源', '行政区域', '污染类型'])
        for (const row of summed)
          for (const part of parts(row[name] ?? '', name))
            expect(figures.some((one) => one['批次'] === '' && one['指标'] === name && one['名称'] === part)).toBe(
              true,
            );
    }),
  );

  test(
    'the zip file holds the files of the data page, byte by byte, and those of the plan',
    each((inspection) => {
      const { id, plan } = inspection;
      const inside = unzipSync(files.get(`/${id}/data/${id}.zip`) ?? Buffer.of());
      const names = Object.keys(inside).map((name) => name.slice(id.length + 1));
      const own = [...files.keys()]
        .filter((path) => path.startsWith(`/${id}/data/`) && !path.endsWith('.zip'))
        .map((path) => path.slice(`/${id}/data/`.length));
      const planned = plan
        ? ['csv', 'xlsx', 'json', 'csv-metadata.json'].map((ending) => `rectification.${ending}`)
        : [];
      expect(names.sort()).toEqual([...own, ...planned, 'README.txt'].sort());
      for (const name of own)
        expect(Buffer.from(inside[`${id}/${name}`] ?? []).equals(files.get(`/${id}/data/${name}`) ?? Buffer.of())).toBe(
          true,
        );
    }),
  );

  test('the same site gives the same bytes, in any time zone', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/Los_Angeles';
    try {
      const again = await madeFiles(make());
      expect([...again.keys()]).toEqual([...files.keys()]);
      for (const [path, bytes] of again) expect(bytes.equals(files.get(path) ?? Buffer.of()), path).toBe(true);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('the catalogue and the CSV metadata name files that are there', () => {
    const catalogue = text('/catalog.jsonld');
    for (const [, path] of catalogue.matchAll(
      /"dcat:downloadURL": \{\s*"@id": "https:\/\/example\.org\/hjdc([^"]+)"/gu,
    ))
      expect(files.has(path ?? ''), path).toBe(true);
    for (const [path, bytes] of files) {
      if (!path.endsWith('-metadata.json')) continue;
      const { url, tableSchema } = JSON.parse(bytes.toString()) as {
        url: string;
        tableSchema: { columns: { titles: string }[] };
      };
      const csv = files.get(path.replace(/[^/]+$/u, url));
      expect(csvCells(csv ?? '')[0]).toEqual(tableSchema.columns.map(({ titles }) => titles));
    }
  });
});

/** What a figure must be, by the words of its row. */
function count(rows: readonly Record<string, string>[], figure: Record<string, string>): number {
  const { 批次: batch = '', 口径: basis, 指标: measure = '', 名称: part = '' } = figure;
  const label = basis === bases.first ? `${measure}（首次公开）` : measure;
  return rows
    .filter((row) => batch === '' || row['批次'] === batch)
    .filter((row) => {
      if (measure === '件数') return true;
      if (measure === '不予公开') return row[label.replace(measure, '是否属实')] === '不予公开';
      if (measure === '重点关注') return row[label] === '是';
      return parts(row[label] ?? '', measure).includes(part);
    }).length;
}

const parts = (cell: string, measure: string): string[] =>
  cell === '' ? (measure === '行政区域' ? [] : ['未注明']) : cell.split('、');

test('a correction shows in the row, in the counts that hold now, and not in those that were published first', async () => {
  const site = hostileSite();
  const files = await madeFiles(site);
  const row = read(files.get('/lin-2021/batches/1.csv')).find((one) => one['受理编号'] === '2145');
  expect(row).toMatchObject({
    行政区域: '沾益区',
    '行政区域（首次公开）': '麒麟区、沾益区',
    污染类型: '大气',
    '污染类型（首次公开）': '水、噪声',
    '污染类型（原文）': '大气',
    交办问题: '短短的编号。',
  });
  expect(row?.['更正说明']).toBe(
    '2021-06-01 更正：“污染类型”由“水、噪音”改为“大气”。更正说明：=录入有误。\n2021-06-01 更正：“行政区域”由“麒麟区、沾益区”改为“沾益区”。更正说明：同日再次更正。\n2021-06-01 更正：“交办问题”由“短编号”改为“短短的编号”。更正说明：漏字。',
  );
  const starred = read(files.get('/lin-2021/data/totals.csv'))
    .filter((one) => one['批次'] === '1' && one['指标'] === '重点关注')
    .map((one) => [one['口径'], one['数值']]);
  expect(starred).toEqual([
    [bases.first, '6'],
    [bases.now, '7'],
  ]);
});

test('a case that was taken down counts as withheld now, and as it was published then', async () => {
  const files = await madeFiles(hostileSite());
  const row = read(files.get('/lin-2021/batches/1.csv')).find((one) => one['受理编号'] === 'D01LS202105070098');
  expect(row).toMatchObject({
    ...{ 不予公开: '是', 不予公开理由: '政府信息公开条例第十五条', 撤下日期: '2021-06-01' },
    ...{ 是否属实: '不予公开', 办结情况: '不予公开', 行政区域: '麒麟区' },
    ...{ '是否属实（首次公开）': '属实', '办结情况（首次公开）': '已办结' },
    ...{ 首次公开日期: '2021-05-14', 最近公开日期: '2021-06-01' },
    更正说明: '2021-06-01 撤下：内容已撤下，理由：涉及商业秘密；依据：政府信息公开条例第十五条。',
  });
  const json = JSON.parse(String(files.get('/lin-2021/cases/D01LS202105070098.json'))) as Record<string, unknown>;
  expect(json).toMatchObject({
    title: '已撤下的信访件',
    withheld: {
      reason: '政府信息公开条例第十五条',
      withdrawn: { reason: '涉及商业秘密', publication: { published: '2021-06-01' } },
    },
    corrections: [{ kind: '撤下', item: null, reason: '涉及商业秘密', basis: '政府信息公开条例第十五条' }],
    versions: [{ record: { sections: {}, event: { kind: '撤下' } } }],
  });
  for (const path of ['/corrections/feed.json', '/lin-2021/feed.json'])
    expect(String(files.get(path)), path).toMatch(/已撤下|撤下：D01LS202105070098/u);
  const cells = (await xlsxCells(files.get('/lin-2021/batches/1.xlsx') ?? Buffer.of())).flat();
  expect(cells).toContain('已于2021年6月1日撤下，依法不予公开（政府信息公开条例第十五条）');
});

test('an inspection without a plan has no files of one, and one without cases has headings only', async () => {
  const files = await madeFiles(noBatch());
  expect([...files.keys()].some((path) => path.includes('rectification.csv'))).toBe(false);
  expect(csvCells(files.get('/lin-2021/data/cases.csv') ?? '')).toHaveLength(1);
  expect(await xlsxCells(files.get('/lin-2021/data/cases.xlsx') ?? Buffer.of())).toHaveLength(2);
});

test('samples are marked in titles and rows, and nothing else is', async () => {
  const sample = await madeFiles(siteOf(changed([batchFile, '批次: 1', '批次: 1\n示例: true'])));
  const [[title] = []] = await xlsxCells(sample.get('/lin-2021/batches/1.xlsx') ?? Buffer.of());
  expect(title).toMatch(/^【示例数据】/u);
  const marks = read(sample.get('/lin-2021/data/cases.csv')).map((one) => [one['受理编号'] === firstCase, one['示例']]);
  expect(marks).toEqual([
    [true, '示例数据'],
    [false, ''],
  ]);
  const real = await madeFiles(siteOf(minimal));
  for (const [path, bytes] of real)
    if (!path.endsWith('schema.json') && !path.endsWith('metadata.json'))
      expect(bytes.toString().includes('示例数据'), path).toBe(false);
});

test('a corrected total says what it was', async () => {
  const files = await madeFiles(
    siteOf({
      ...without(minimal, followUpFile),
      [batchFile]: (
        changed([batchFile, '批次: 1', '批次: 1\n公布数: { 罚款万元: 3, 按区域: { 麒麟区: 1 } }'])[batchFile] ?? ''
      ).toString(),
      [followUpFile]: markdown(
        { 公开日期: '2021-06-01' },
        record('批次 1', { 类型: '更正', 更正项: '罚款万元', 原为: '3', 改为: '4.5' }, { 更正说明: '漏计。' }),
        record('批次 1', { 类型: '更正', 更正项: '按区域 麒区', 原为: '1', 改为: '2' }, { 更正说明: '错计。' }),
      ),
    }),
  );
  const declared = read(files.get('/lin-2021/data/totals.csv')).filter((one) => one['口径'] === '公布数');
  expect(declared.map((one) => [one['指标'], one['名称'], one['数值'], one['说明']])).toEqual([
    ['罚款万元', '', '4.5', '2021-06-01 更正：“罚款万元”由“3”改为“4.5”。更正说明：漏计。'],
    ['按区域', '麒麟区', '2', '2021-06-01 更正：“按区域 麒区”由“1”改为“2”。更正说明：错计。'],
  ]);
});

test('every column of every CSV file is explained, under a name of its own', () => {
  const site = siteOf(minimal);
  const [inspection] = site.register.inspections;
  for (const columns of [inspection ? caseColumns(inspection, site) : [], taskColumns(site), figureColumns]) {
    const all: { name: string; doc: string }[] = [...columns];
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter(({ doc }) => doc === '')).toEqual([]);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  }
});
