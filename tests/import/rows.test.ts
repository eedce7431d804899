/** What stands among the rows of real tables and is no case: none of it is lost, and none of it becomes one. */
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { quote } from '../../src/schema/fault.ts';
import { proseText } from '../../src/schema/prose.ts';
import { assumed, importBytes, warned, type Imported } from '../support/import.ts';
import { csv, firstColumns, xlsx, type Cells } from '../support/office.ts';

const header = [...firstColumns, '办结情况'];
const row = (index: number, serial = index): string[] => [
  String(serial),
  `D53QJ20191114000${String(index)}`,
  `某厂冒烟${String(index)}`,
  '麒麟区',
  '大气',
  '经查。',
  '属实',
  '已办结',
];
const title = '边督边改公开情况一览表（第三批 2019年11月14日）';

/** A workbook whose sheets are filled by hand; a row of one text is merged across. */
async function workbook(sheets: Readonly<Record<string, Cells>>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, cells] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const texts of cells) {
      const { number } = sheet.addRow(texts.map((text) => (text === '' ? null : text)));
      if (texts.length === 1) sheet.mergeCells(number, 1, number, header.length);
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const introductionOf = ({ record }: Imported): string[] =>
  record.batches.map(({ introduction }) => proseText(introduction));
const numbersOf = ({ record }: Imported): (string | undefined)[][] =>
  record.batches.map(({ cases }) => cases.map(({ number }) => number));

it('title lines above, totals between, notes and signatures below', async () => {
  const bytes = await workbook({
    Sheet1: [
      ['附件1'],
      ['群众信访举报转办和边督边改公开情况一览表'],
      ['第十二批', '', '', '', '', '', '', '2019年11月24日'],
      ['填报单位：某市督察办', '', '', '', '', '', '', '填报日期：2019年11月23日'],
      header,
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      row(1),
      ['', '', '', '', '', '', '', ''],
      ['小计', '1'],
      row(2),
      ['合计', '', '共2件'],
      ['注：1.本表数据截至11月23日；2.一件可涉及多个类型。'],
      ['填表人：某某', '', '', '审核人：某某', '', '', '负责人：某某', ''],
      ['3', '', '', '', '', '', '', ''],
    ],
  });
  const imported = await importBytes('表.xlsx', bytes);
  expect(imported.faults).toEqual([]);
  expect(numbersOf(imported)).toEqual([['D53QJ201911140001', 'D53QJ201911140002']]);
  expect(imported.record.batches[0]?.facts).toMatchObject({
    batch: { key: '12' },
    published: '2019-11-24',
    title: '群众信访举报转办和边督边改公开情况一览表第十二批2019年11月24日',
  });
  expect(introductionOf(imported)).toEqual([
    [
      '附件1',
      '填报单位：某市督察办',
      '填报日期：2019年11月23日',
      '小计　1',
      '合计　共2件',
      '注：1.本表数据截至11月23日；2.一件可涉及多个类型。',
      '填表人：某某　审核人：某某　负责人：某某',
    ].join('\n'),
  ]);
  for (const place of [
    'Sheet1!A9 这一行是合计',
    'Sheet1!A11 这一行是合计',
    'Sheet1!A12',
    'Sheet1!A13 这一行是表后的落款',
  ])
    expect(warned(imported)).toContain(place);
  expect(imported.plan.assumed.map(({ at, text }) => `${at} ${text}`).join('\n')).toMatch(
    /A6 这一行是栏号[\s\S]*A14 这一行只有序号 3，没有内容，跳过/u,
  );
});

it('does not take the day when a form was filled in for the day of publication', async () => {
  const bytes = await workbook({
    Sheet1: [['公开情况一览表（第三批）'], ['填报日期：2019年11月23日'], header, row(1)],
  });
  const { plan } = await importBytes('表.xlsx', bytes);
  expect(plan.files.map(({ published }) => published)).toEqual([undefined]);
});

it('warns of days that nothing gives, and leaves them out', async () => {
  const imported = await importBytes('表.csv', csv([header, row(1)], '公开情况一览表（第三批）'));
  expect(imported.files['batches/03.md']).toMatch(/^---\n批次: 3\n标题: .*\n---\n/u);
  expect(warned(imported)).toMatch(/没有写「公开日期」[\s\S]*没有写第3批的「交办日期」，没有填写，也不会猜/u);
  const given = await importBytes('表.csv', csv([header, row(1)], title), 'batch', { forwarded: '2019-11-13' });
  expect(warned(given)).not.toMatch(/交办日期|公开日期/u);
});

it('warns of days in a title that no calendar has', async () => {
  for (const [day, named] of [
    ['2019年2月30日', '2019年2月30日'],
    ['2019年11月14日交办，二〇一九年十三月四日公开', '二〇一九年十三月四日'],
  ]) {
    const imported = await importBytes('表.csv', csv([header, row(1)], `公开情况一览表（第三批 ${String(day)}）`));
    expect(imported.plan.files.map(({ published }) => published)).toEqual([undefined]);
    expect(warned(imported)).toContain(`标题 「${String(named)}」日历上没有，没有用作日期，请核对`);
  }
});

it('a title that gives the day of forwarding', async () => {
  const { record } = await importBytes(
    '表.csv',
    csv([header, row(1)], '公开情况一览表（第三批 2019年11月14日交办，2019年11月24日公开）'),
  );
  expect(record.batches[0]?.facts).toMatchObject({ forwarded: '2019-11-14', published: '2019-11-24' });
});

it('a batch a sheet, each with its own title', async () => {
  const sheet = (batch: string, day: string, index: number): Cells => [
    [`某市公开情况一览表（${batch} 2019年11月${day}日）`],
    header,
    row(index, 1),
  ];
  const imported = await importBytes(
    '表.xlsx',
    await workbook({
      '12日': sheet('第一批', '22', 1),
      '13日': sheet('第二批', '23', 2),
      说明: [['本表由办公室填写。']],
    }),
  );
  expect(imported.faults).toEqual([]);
  expect(
    imported.record.batches.map(({ facts, cases }) => [facts.batch.key, facts.published, facts.title, cases.length]),
  ).toEqual([
    ['1', '2019-11-22', '某市公开情况一览表（第一批 2019年11月22日）', 1],
    ['2', '2019-11-23', '某市公开情况一览表（第二批 2019年11月23日）', 1],
  ]);
  expect(introductionOf(imported)).toEqual(['本表由办公室填写。', '']);
});

it('takes no statistics for cases', async () => {
  const statistics: Cells = [
    ['各县区办理情况统计'],
    ['序号', '县区', '受理件数', '属实', '部分属实', '已办结'],
    ['1', '麒麟区', '2', '1', '1', '2'],
  ];
  const bytes = await workbook({ Sheet1: [[title], header, row(1), row(2)], 统计: statistics });
  const imported = await importBytes('表.xlsx', bytes);
  expect(numbersOf(imported)).toEqual([['D53QJ201911140001', 'D53QJ201911140002']]);
  expect(introductionOf(imported)).toEqual([
    '各县区办理情况统计\n序号　县区　受理件数　属实　部分属实　已办结\n1　麒麟区　2　1　1　2',
  ]);
  expect(warned(imported)).toContain('统计!A1 「统计」没有认得出的表头');
});

it('rows across the table: a batch with more to say, its total, a region', async () => {
  const without = (cells: readonly string[]): string[] => cells.filter((_, column) => column !== 3);
  const bytes = await workbook({
    Sheet1: [
      ['公开情况一览表'],
      without(header),
      ['第1批（2019年11月22日） 共2件，其中重点关注件1件'],
      ['一、麒麟区（1件）'],
      without(row(1)),
      ['二、沾益区'],
      without(row(2)),
      ['第1批小计：2件'],
      ['第2批（2019年11月23日）'],
      ['麒麟区'],
      without(row(3)),
    ],
  });
  const imported = await importBytes('表.xlsx', bytes);
  expect(imported.faults).toEqual([]);
  expect(
    imported.record.batches.map(({ facts, cases }) => [facts.published, ...cases.map((one) => one.facts.regions?.raw)]),
  ).toEqual([
    ['2019-11-22', '麒麟区', '沾益区'],
    ['2019-11-23', '麒麟区'],
  ]);
  expect(introductionOf(imported)[0]).toContain('第1批（2019年11月22日） 共2件，其中重点关注件1件');
  expect(introductionOf(imported)[0]).toContain('第1批小计：2件');
  expect(assumed(imported)).toContain('表里没有行政区域一栏，从这里起按「沾益区」（二、沾益区）');
});

it('cells that are merged over rows, and a case over two rows', async () => {
  const bytes = await xlsx(
    [header, row(1), row(2), row(3), ['', '', '', '', '', '二是复测达标。', '', '']],
    title,
    (book) => {
      const sheet = book.getWorksheet(1);
      sheet?.mergeCells('D3:D5');
      for (const column of ['A', 'B', 'C', 'E', 'G', 'H']) sheet?.mergeCells(`${column}5:${column}6`);
    },
  );
  const imported = await importBytes('表.xlsx', bytes);
  expect(imported.faults).toEqual([]);
  expect(imported.record.batches[0]?.cases.map(({ facts }) => facts.regions?.raw)).toEqual([
    '麒麟区',
    '麒麟区',
    '麒麟区',
  ]);
  expect(proseText(imported.record.batches[0]?.cases[2]?.sections.findings ?? [])).toBe('经查。\n二是复测达标。');
  // One record over two rows is no filling.
  expect(imported.plan.assumed.filter(({ text }) => text.includes('合并的单元格'))).toEqual([
    { at: 'Sheet1!D3:D5', text: `合并的单元格${quote('麒麟区')}也填进了它盖住的另外 2 行（行政区域）` },
  ]);
});

it('a cell that is merged over columns fills the first, and the other is told to be open', async () => {
  const cells = [header, row(1), row(2)];
  const bytes = await xlsx(cells, title, (book) => book.getWorksheet(1)?.mergeCells('E3:F4'));
  const { plan, record } = await importBytes('表.xlsx', bytes);
  const [first, second] = record.batches[0]?.cases ?? [];
  expect([first?.sections.findings, second?.sections.findings]).toEqual([undefined, undefined]);
  expect(plan.assumed.map(({ at, text }) => `${at} ${text}`).filter((one) => one.includes('合并'))).toEqual([
    `Sheet1!E3:F4 合并的单元格${quote('大气')}盖住几栏，只放进${quote('污染类型')}，${quote('调查核实情况')}没有填写`,
    `Sheet1!E3:F4 合并的单元格${quote('大气')}也填进了它盖住的另外 1 行（污染类型）`,
  ]);
});

it('a short text that goes on from the page before belongs to the row before', async () => {
  const imported = await importBytes('表.csv', csv([header, row(1), ['', '', '', '', '', '三是复测达标。']], title));
  expect(proseText(imported.record.batches[0]?.cases[0]?.sections.findings ?? [])).toBe('经查。\n三是复测达标。');
});

it('a region does not reach into the next batch', async () => {
  const without = (cells: readonly string[]): string[] => cells.filter((_, column) => column !== 3);
  const cells = [
    without(header),
    ['第1批（2019年11月22日）'],
    ['麒麟区'],
    without(row(1)),
    ['第2批（2019年11月23日）'],
    without(row(2)),
  ];
  const { record } = await importBytes('表.csv', csv(cells, '公开情况一览表'));
  expect(record.batches.map(({ cases }) => cases.map(({ facts }) => facts.regions?.raw))).toEqual([
    ['麒麟区'],
    [undefined],
  ]);
});

it('a batch that the call names against the title is told', async () => {
  const cells = [header, row(1)];
  const read = (title: string, batch: string): Promise<Imported> =>
    importBytes('表.csv', csv(cells, title), 'batch', { batch: [batch], published: '2021-05-14' });
  expect(warned(await read('公开情况一览表（第九批 2021年5月14日）', '8'))).toMatch(
    /^CSV!A1 标题写的是第9批，按 --batch 写成第8批，请核对/mu,
  );
  for (const title of ['公开情况一览表（第八批 2021年5月14日）', '公开情况一览表'])
    expect(warned(await read(title, '8'))).not.toContain('标题写的是');
});

it('gives no batch the title of another', async () => {
  const { record } = await importBytes(
    '表.csv',
    csv([header, row(1), row(2, 1).with(1, '第5批D53QJ201911160009')], title),
  );
  expect(record.batches.map(({ facts }) => [facts.batch.key, facts.title])).toEqual([
    ['3', title],
    ['5', undefined],
  ]);
});

it('a number that a spreadsheet guards in CSV', async () => {
  const imported = await importBytes('表.csv', csv([header, row(1).with(1, '="0012345678"')], title));
  expect(numbersOf(imported)).toEqual([['0012345678']]);
});

it.each([
  ['5.3E+16', '科学记数法'],
  ['D53QJ201911140001、X53QJ201911140002', '有 2 个编号'],
  ['★D53QJ201911140001', '有不是编号的字'],
  ['D53QJ201911140001（重点）', '有不是编号的字'],
  ['未编号', '没有数字，不当作编号，放进「备注」'],
])('warns of the number %s', async (number, text) => {
  const imported = await importBytes('表.csv', csv([header, row(1).with(1, number)], title));
  expect(imported.files['batches/03.md']).toContain(number);
  expect(warned(imported)).toMatch(new RegExp(`CSV!B3 .*${text}`, 'u'));
});

it('tells a heading that is missing from one whose cells are empty', async () => {
  const header = ['序号', '受理编号', '交办问题基本情况', '行政区域', '是否属实'];
  const cells = [
    header,
    ['1', 'D01LS202105070001', '某厂冒烟', '', ''],
    ['2', 'D01LS202105070002', '某厂异味', '', '属实'],
  ];
  const imported = await importBytes('表.csv', csv(cells, '公开情况一览表（第三批 2021年5月14日）'));
  expect(warned(imported)).toContain('CSV!D2 有「行政区域」这一栏，但是下面空着');
  expect(warned(imported)).not.toContain('表里没有「行政区域」');
  expect(warned(imported)).toContain('表头 表里没有「污染类型」');
  expect(warned(imported)).toContain('「是否属实」有 1 件空着，或者看不清楚');
});
