/** What real files do besides holding a plain table. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { importBytes, warned, type Imported } from '../support/import.ts';
import { csv, docx, firstColumns as header, html, paragraph, wordTable, xlsx, type Cells } from '../support/office.ts';

const row = (index: number, ...more: string[]): string[] => [
  String(index),
  `D01LS20210507000${String(index)}`,
  `某厂冒烟${String(index)}`,
  '麒麟区',
  '大气',
  '经查。',
  '属实',
  ...more,
];
const title = '边督边改公开情况一览表（第三批 2021年5月14日）';

const numbers = ({ record }: Imported): string[][] =>
  record.batches.map(({ cases }) => cases.map(({ number, key }) => number ?? key));

it('begins a batch at a line across the table', async () => {
  const cells: Cells = [
    header,
    ['(第1批 2020年10月24日)'],
    row(1),
    ['（第2批 2020年10月25日）'],
    row(2),
    header,
    row(3),
  ];
  const imported = await importBytes('表.csv', csv(cells, '交办件办理情况公开表'));
  expect(imported.record.batches.map(({ facts, cases }) => [facts.batch.key, facts.published, cases.length])).toEqual([
    ['1', '2020-10-24', 1],
    ['2', '2020-10-25', 2],
  ]);
});

it('reads merged cells, rich text, dates, hidden parts and comments of Excel', async () => {
  const cells: Cells = [[...header, '办结时限'], row(1), row(2), row(3)];
  const bytes = await xlsx(cells, title, (book) => {
    const sheet = book.getWorksheet(1);
    if (!sheet) throw new Error('no sheet');
    sheet.getCell('C3').value = {
      richText: [{ text: '粉尘5 mg/m' }, { text: '3', font: { vertAlign: 'superscript' } }],
    };
    sheet.getCell('H3').value = new Date(Date.UTC(2021, 5, 30));
    sheet.getCell('H3').numFmt = 'yyyy"年"m"月"d"日"';
    // One number over two rows with texts of their own: split.
    sheet.mergeCells('B4:B5');
    sheet.getCell('B4').note = '内部意见';
    sheet.getRow(6).getCell(1).value = 4;
    sheet.getRow(6).getCell(2).value = 53250020230620030;
    sheet.getRow(6).getCell(3).value = '噪声扰民';
    sheet.getRow(6).getCell(4).value = '沾益区';
    sheet.getRow(7).values = row(5);
    sheet.getRow(7).hidden = true;
    const secret = book.addWorksheet('底稿');
    secret.addRow(['举报人电话']);
    secret.state = 'hidden';
  });
  const imported = await importBytes('表.xlsx', bytes);
  expect(imported.faults).toEqual([]);
  expect(numbers(imported)).toEqual([
    ['D01LS202105070001', 'D01LS202105070002', 'D01LS202105070002 (2)', '53250020230620030'],
  ]);
  const [first] = imported.record.batches[0]?.cases ?? [];
  expect(proseText(first?.sections.problem ?? [])).toBe('粉尘5 mg/m³');
  expect(first?.facts.deadline).toBe('2021-06-30');
  expect(warned(imported)).toContain('Sheet1!B6 这是超过 15 位的数字');
  for (const seen of ['批注没有导入', '工作表「底稿」是隐藏的', '有 1 行是隐藏的（第 7 行）'])
    expect(warned(imported)).toContain(seen);
  expect(Object.values(imported.files).join('\n')).not.toMatch(/内部意见|举报人电话|某厂冒烟5/u);
});

it('reads a header of two levels', async () => {
  const page = `<table><tr><td colspan=8>${title}</td></tr>
<tr><td rowspan=2>序号</td><td rowspan=2>受理编号</td><td rowspan=2>交办问题</td><td colspan=2>基本信息</td><td rowspan=2>调查核实</td><td colspan=2>办理</td></tr>
<tr><td>行政区域</td><td>污染类型</td><td>是否属实</td><td>是否办结</td></tr>
<tr>${[...row(1), '已办结'].map((text) => `<td>${text}</td>`).join('')}</tr></table>`;
  const imported = await importBytes('表.html', new TextEncoder().encode(page));
  expect(imported.faults).toEqual([]);
  expect(imported.record.batches[0]?.cases[0]?.facts).toMatchObject({
    regions: { raw: '麒麟区' },
    verdict: { raw: '属实' },
    state: { raw: '已办结' },
  });
});

it('shows the numbers of Word, goes on over pages, and leaves out hidden text', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
  const numbered = (id: number, level: number, text: string): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${String(id)}"/></w:numPr>`);
  const findings =
    numbered(2, 0, '现场情况') + numbered(2, 1, '甲厂') + numbered(2, 1, '乙厂') + numbered(2, 0, '核实结果');
  const wordRow = (index: number): string[] =>
    row(index).map((text, column) =>
      column === 0 ? numbered(1, 0, '') : column === 5 && index === 1 ? findings : text,
    );
  const hidden = '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>举报人张某</w:t></w:r><w:r><w:t>附件</w:t></w:r></w:p>';
  const body =
    hidden +
    paragraph(title) +
    wordTable([header, wordRow(1)]) +
    wordTable([header, wordRow(2)]) +
    wordTable([wordRow(3)]);
  const imported = await importBytes('表.docx', docx(body, numbering));
  expect(imported.faults).toEqual([]);
  expect(numbers(imported)).toEqual([['D01LS202105070001', 'D01LS202105070002', 'D01LS202105070003']]);
  expect(proseText(imported.record.batches[0]?.cases[0]?.sections.findings ?? [])).toBe(
    '一、现场情况\n1. 甲厂\n2. 乙厂\n二、核实结果',
  );
  expect(Object.values(imported.files).join()).not.toContain('张某');
});

it('keeps what it does not know, and says where', async () => {
  const cells: Cells = [
    [...header, '处理类别', '完成情况（时间）'],
    row(1, '责令整改', '2021年6月底前'),
    ['2', '', '没有编号的', '麟区', '黑臭', '', '部分属实：一半属实', '', ''],
    ['合计', '2件', '', '', '', '', '', '', ''],
    ['注：本表数据截至5月14日'],
  ];
  const imported = await importBytes('表.csv', csv(cells, title));
  const text = imported.files['batches/03.md'] ?? '';
  for (const kept of [
    '处理类别：责令整改',
    '2021年6月底前',
    '## 序号 2',
    '麟区',
    '黑臭',
    '一半属实',
    '合计　2件',
    '注：本表数据截至5月14日',
  ])
    expect(text).toContain(kept);
  expect(warned(imported)).toContain('CSV!H2 不认识这一列「处理类别」，内容放进「备注」');
  expect(warned(imported)).toContain('CSV!D4 「行政区域」的值「麟区」读不懂');
  expect(warned(imported)).toContain('CSV!E4 「污染类型」的值「黑臭」读不懂');
});

it('puts the text of a web page aside that is not about the table', async () => {
  const { files } = await importBytes('页.html', html([header, row(1)], title));
  expect(files['batches/03.md']).not.toMatch(/首页|上一篇|主办|备案/u);
});

it.each([
  ['tabs', '\t'],
  ['semicolons', ';'],
])('reads text apart by %s, whatever commas its prose has', async (_, separator) => {
  const commas = '一是停产,二是整改,三是复查,'.repeat(20);
  const cells = [header, row(1).with(5, `"${commas}\n第二行${separator}"`)];
  const text = `\uFEFF${title}\r\n${cells.map((texts) => texts.join(separator)).join('\r\n')}\r\n`;
  const { record } = await importBytes('表.csv', new TextEncoder().encode(text));
  expect(proseText(record.batches[0]?.cases[0]?.sections.findings ?? [])).toBe(`${commas}\n第二行${separator}`.trim());
});

it('takes compound batches from titles and flags', async () => {
  for (const [words, key] of [
    ['第29、30批', '29-30'],
    ['第35-1批', '35-1'],
    ['第十二批', '12'],
    ['第二十九至三十一批', '29-30-31'],
  ] as const) {
    const { record, faults } = await importBytes(
      '表.csv',
      csv([header, row(1)], `公开情况一览表（${words} 2021年5月14日）`),
    );
    expect(faults).toEqual([]);
    expect(record.batches[0]?.facts.batch.key).toBe(key);
  }
});

it('imports rectification tasks and results', async () => {
  const tasks: Cells = [
    ['序号', '反馈问题', '整改目标', '整改措施', '责任单位', '责任人', '整改时限', '督导/验收单位'],
    [
      '一',
      '某河黑臭。',
      '消除黑臭。',
      '1. 截污。\n2. 清淤。',
      '麒麟区人民政府、市水务局',
      '主要负责同志',
      '2020年12月31日前',
      '市生态环境局',
    ],
    [
      '2',
      '矿山修复慢。',
      '完成修复。',
      '逐矿建账。',
      '各县（市、区）人民政府',
      '分管负责同志',
      '立行立改，\n长期坚持',
      '市自然资源局',
    ],
  ];
  const plan = await importBytes('清单.xlsx', await xlsx(tasks, '督察反馈问题整改措施清单'), 'tasks', {
    published: '2020-03-01',
  });
  expect(plan.faults).toEqual([]);
  expect(
    plan.record.tasks?.tasks.map(({ key, facts, sections }) => [
      key,
      facts.deadline,
      facts.supervisor,
      facts.responsible,
      proseText(sections.measures ?? []),
    ]),
  ).toEqual([
    ['1', '2020年12月31日前', '市生态环境局', '主要负责同志', '1. 截污。\n2. 清淤。'],
    ['2', '立行立改，长期坚持', '市自然资源局', '分管负责同志', '逐矿建账。'],
  ]);
  const results: Cells = [
    ['序号', '反馈问题', '整改完成情况', '整改状态', '验收单位'],
    ['1', '某河黑臭。', '3处已完成。', '已完成', '市生态环境局'],
  ];
  const done = await importBytes(
    '结果.docx',
    docx(paragraph('整改完成情况公示（2021年3月1日）') + wordTable(results)),
    'results',
    {},
    {
      ...(await import('../support/import.ts')).emptyInspection,
      'lin/rectification/tasks.md': plan.files['rectification/tasks.md'] ?? '',
    },
  );
  expect(done.faults).toEqual([]);
  expect(Object.keys(done.files)).toEqual(['rectification/results-2021-03.md']);
  expect(done.record.results[0]?.results[0]).toMatchObject({
    key: '1',
    facts: { state: { value: '已完成' }, verifier: '市生态环境局', remarks: '反馈问题：某河黑臭。' },
  });
});

it('writes what would be nested without end so that it is text', async () => {
  const texts = ['>'.repeat(3000), '- '.repeat(500), '1. '.repeat(500), '<<<<<<< 甲', '甲\n=======\n乙'];
  const cells = [
    ['序号', '受理编号', '交办问题基本情况', '行政区域'],
    ...texts.map((text, i) => [String(i + 1), `D01LS20210507000${String(i + 1)}`, `${text}止`, '麒麟区']),
  ];
  const { faults, record } = await importBytes('第一批.csv', csv(cells), 'batch', { published: '2021-05-14' });
  expect(faults).toEqual([]);
  expect(record.batches[0]?.cases.map(({ sections }) => proseText(sections.problem ?? []))).toEqual(
    texts.map((text) => `${text}止`),
  );
});

describe('a table with a merge that is not finished', () => {
  const one = (problem: string): string => `1,D01LS202105070001,${problem},麒麟区`;
  const table = [
    '序号,受理编号,交办问题基本情况,行政区域',
    '<<<<<<< HEAD',
    one('某厂冒烟'),
    '=======',
    one('某厂冒黑烟'),
    '>>>>>>> 公开前',
  ];
  it.each(['csv', 'html'])('.%s is refused', async (ending) => {
    const text = ending === 'csv' ? table.join('\n') : `<table>\n${table.join('\n')}\n</table>`;
    await expect(importBytes(`第一批.${ending}`, Buffer.from(text), 'batch', {})).rejects.toThrow(
      /有没有处理完的合并冲突（第 [23] 行起）/u,
    );
  });
});
