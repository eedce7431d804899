/** Importing then exporting gives the same cells, and what is exported can be imported again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCell } from '../../src/formats/tables/guard.ts';
import { officialRows } from '../../src/formats/tables/official-table.ts';
import { batchFile, changed, resultsFile, tasksFile } from '../support/content.ts';
import { csvCells, madeFiles, siteOf, siteOfRegister, xlsxCells } from '../support/downloads.ts';
import { hostileText, kept, keptProse } from '../support/hostile.ts';
import { importBytes, warned, type Imported } from '../support/import.ts';
import { csv, xlsx, type Cells } from '../support/office.ts';
import { times } from '../support/random.ts';

const title = '群众信访举报转办和边督边改公开情况一览表（第三批 2021年5月14日）';

const fact = (...words: string[]): fc.Arbitrary<string> => fc.constantFrom('', ...words);
/** A cell that shows nothing holds nothing. */
const prose = fc
  .option(hostileText, { nil: '', freq: 4 })
  .map((text) => (keptProse(text).trim() === '' ? '' : keptProse(text)));
/** Heading as exported → its variants in tables, and what stands in its cells. */
const columns: Readonly<Record<string, readonly [readonly string[], fc.Arbitrary<string>]>> = {
  交办问题基本情况: [['交办问题基本情况', '举报内容', '反映\n问题'], hostileText.map((text) => keptProse(`一${text}`))],
  行政区域: [
    ['行政区域', '所属区县', '举报 区县'],
    fc.constantFrom('麒麟区', '沾益区', '麒麟区、沾益区', '沾益区，麒麟区', '麒麟区\n沾益区'),
  ],
  污染类型: [
    ['污染类型', '问题类型'],
    fact('水', '大气污染', '噪音', '水,生态,土壤', '大气 噪声', '其他\n污染', '其他污染'),
  ],
  调查核实情况: [['调查核实情况', '检查处理情况'], prose],
  是否属实: [['是否属实', '是否\n属实'], fact('属实', '是', '基本属实', '部分属实', '不属实', '否')],
  办结目标: [['办结目标'], prose],
  处理和整改情况: [['处理和整改情况', '处理整改情况'], prose],
  是否办结: [['是否办结', '办结情况'], fact('已办结', '是', '阶段性办结', '阶段办结', '未办结', '正在办理', '否')],
  责任人被处理情况: [['责任人被处理情况', '问责情况', '责任追究情况'], prose],
  备注: [['备注'], fc.option(hostileText, { nil: '', freq: 3 }).map((text) => kept(text).trim())],
};

/** A table with its columns in any order and under any of their names, and the cells that must come back. */
const table = fc
  .record({
    order: fc.shuffledSubarray(Object.keys(columns), { minLength: Object.keys(columns).length }),
    names: fc.array(fc.nat(5), { minLength: 10, maxLength: 10 }),
    rows: fc.array(
      fc.tuple(fc.constantFrom('D', 'X'), fc.boolean(), ...Object.values(columns).map(([, cells]) => cells)),
      { minLength: 1, maxLength: 5 },
    ),
    format: fc.constantFrom('csv', 'xlsx'),
  })
  .map(({ order, names, rows, format }) => {
    const meant = rows.map(([channel, starred, ...cells], index): Record<string, string> => ({
      序号: String(index + 1),
      受理编号: `${channel}01LS2021050700${String(index + 10)}${starred ? '*' : ''}`,
      ...Object.fromEntries(Object.keys(columns).map((label, at) => [label, cells[at] ?? ''])),
    }));
    const labels = ['序号', '受理编号', ...order];
    const header = [
      '序号',
      '受理编号',
      ...order.map((label, at) => {
        const [variants = [label]] = columns[label] ?? [];
        return variants[(names[at] ?? 0) % variants.length] ?? label;
      }),
    ];
    return { meant, format, cells: [header, ...meant.map((row) => labels.map((label) => row[label] ?? ''))] };
  });

const load = async (cells: Cells, format: string): Promise<Imported> =>
  importBytes(`表.${format}`, format === 'csv' ? csv(cells, title) : await xlsx(cells, title));

/** The cells of the only batch by their headings; columns that hold nothing do not count. */
function exported({ register }: Imported): Record<string, string>[] {
  const [inspection] = register.inspections;
  const [batch] = inspection?.batches ?? [];
  if (!inspection || !batch) throw new Error('no batch');
  const { headings, rows } = officialRows(inspection, batch);
  return rows.map((row) => byHeading(headings, row));
}

const byHeading = (headings: readonly string[], row: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    headings.flatMap((heading, at) => (row[at] === undefined || row[at] === '' ? [] : [[heading, row[at]]])),
  );

const filled = (row: Readonly<Record<string, string>>): Record<string, string> =>
  byHeading(Object.keys(row), Object.values(row));

const numRuns = times(60);

it('gives the same cells', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ meant, cells, format }) => {
      const imported = await load(cells, format);
      expect(imported.faults).toEqual([]);
      expect(exported(imported)).toEqual(meant.map(filled));
    }),
    { numRuns },
  );
});

/** Headings of the official table → those of the CSV file that the site offers, where they differ. */
const inData: Readonly<Record<string, string>> = {
  交办问题基本情况: '交办问题',
  行政区域: '行政区域（原文）',
  污染类型: '污染类型（原文）',
  调查核实情况: '调查核实',
  是否属实: '是否属实（原文）',
  处理和整改情况: '处理整改',
  是否办结: '办结情况（原文）',
  责任人被处理情况: '问责情况',
};

it(
  'the files that the site offers hold them, and the workbook can be imported again',
  async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ meant, cells, format }) => {
        const files = await madeFiles(siteOfRegister((await load(cells, format)).register));
        const [workbook, data] = ['xlsx', 'csv'].map((ending) => files.get(`/lin/batches/3.${ending}`));
        if (!workbook || !data) throw new Error([...files.keys()].join());

        const [, header = [], ...body] = await xlsxCells(workbook);
        // A row too high for a page goes on in rows without a number.
        expect(body.filter((row) => row[1] !== '').map((row) => byHeading(header, row))).toEqual(meant.map(filled));

        const [names = [], ...rows] = csvCells(data);
        const raw = rows.map((row) => byHeading(names, row.map(readCell)));
        for (const [at, row] of meant.entries())
          for (const [label, text] of Object.entries(row))
            expect(raw[at]?.[inData[label] ?? label] ?? '').toBe(label === '受理编号' ? text.replace('*', '') : text);

        const again = await importBytes('下载.xlsx', workbook, 'batch', { batch: ['3'], published: '2021-05-14' });
        expect(again.faults).toEqual([]);
        expect(exported(again)).toEqual(meant.map(filled));
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  },
  times(60_000),
);

it('tells the sheet 说明 of its own workbooks from the table, and leaves it out', async () => {
  const front = '口径: 按件统计。\n公布数说明: 甲。\n来源: 某市政府网站';
  const files = await madeFiles(
    siteOf(
      changed(
        [batchFile, '批次: 1', `批次: 1\n${front}`],
        [tasksFile, '标题: 整改任务清单', '标题: 整改任务清单\n来源: 某市政府网站'],
        [resultsFile, '标题: 整改结果', '标题: 整改结果\n来源: 某市政府网站'],
      ),
    ),
  );
  const kinds = { '/lin-2021/batches/1.xlsx': 'batch', '/lin-2021/rectification.xlsx': 'tasks' } as const;
  for (const [path, kind] of Object.entries(kinds)) {
    const workbook = files.get(path);
    if (!workbook) throw new Error([...files.keys()].join());
    const again = await importBytes('下载.xlsx', workbook, kind, { batch: ['1'], published: '2021-05-14' });
    expect(again.faults).toEqual([]);
    expect(Object.values(again.files).join('\n')).not.toMatch(/关于|按件统计|某市政府网站/u);
    expect(warned(again)).toMatch(
      /^说明!A1 这是本网站下载文件里的说明（[23] 项），不是表格内容，没有导入；来源、口径等要保留的，请写在文件开头$/mu,
    );
  }
});

it('says which of its own files can be imported', async () => {
  const { register } = await load(
    [
      ['受理编号', '交办问题', '行政区域'],
      ['D01LS202105070010', '某厂冒烟', '麒麟区'],
    ],
    'csv',
  );
  const data = (await madeFiles(siteOfRegister(register))).get('/lin/batches/3.csv');
  await expect(importBytes('3.csv', data ?? new Uint8Array())).rejects.toMatchObject({
    exit: 1,
    message: expect.stringMatching(/本网站给程序用的数据文件.*\.xlsx/u) as string,
  });
});
