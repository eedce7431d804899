/** Rows that explain a form are no cases: they are left out, and told cell by cell. */
import { describe, expect, it } from 'vitest';
import { assumed, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { firstColumns, tableFile, tableFormats, xlsx, type Cells } from '../support/office.ts';

const header = [...firstColumns, '处理和整改情况'];
const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const row = (index: number): string[] => [
  String(index),
  `D01LS20210507000${String(index)}`,
  `某厂冒烟${String(index)}`,
  '麒麟区',
  '大气',
  '经查。',
  '属实',
  '责令整改。',
];
const numbers = ({ record }: Imported): (string | undefined)[] =>
  record.batches.flatMap(({ cases }) => cases.map(({ number }) => number));
const both = ['D01LS202105070001', 'D01LS202105070002'];

const hints: Readonly<Record<string, readonly string[]>> = {
  'in brackets': ['', '（按清单填写）', '（如实填写）', '（填区县）', '（大气、水等）', '', '（属实/不属实）', ''],
  'in words': ['填写说明', '按清单填写', '不超过200字', '填到县级', '从下拉框选择', '500字以内', '填属实、不属实', ''],
  'what must be filled in': ['', '必填', '必填', '必填', '选填', '必填', '必填', ''],
  'an example': ['例：1', '例：D01LS202105070000', '例：某厂冒烟', '例：某区', '大气', '', '属实', ''],
  'an example by its number': ['示例', 'D01LS202105070009', '某厂冒烟', '麒麟区', '大气', '经查。', '属实', '整改。'],
  'a number that is none': ['1', 'D01LSXXXXXXXX', '某厂冒烟', '某区', '大气', '经查。', '属实', '整改。'],
  'beside the first place': ['1', '（按清单填写）', '（如实填写）', '（填区县）', '', '', '', ''],
  'kinds of values': ['', '文本', '文本', '文本', '文本', '文本', '文本', '文本'],
  'who gives it': [
    '字段说明',
    '由督察组提供',
    '原文照录',
    '县级',
    '主要污染类型',
    '核实后的',
    '属实、不属实',
    '整改到位',
  ],
  'an example in another word': ['举例', 'D01LS202105070009', '某厂', '某区', '大气', '', '属实', ''],
  'a number of crosses': ['1', 'XXXX', '……', '', '', '', '', ''],
  'in what it counts': ['', '', '', '', '', '', '', '单位：万元'],
};

describe.each(tableFormats)('hints below the header, in .%s', (format) => {
  it.each(Object.entries(hints))('%s', async (_, hint) => {
    const imported = await importBytes(
      `表.${format}`,
      await tableFile(format, [header, [...hint], row(1), row(2)], title),
    );
    expect(imported.faults).toEqual([]);
    expect(numbers(imported)).toEqual(both);
    expect(missed(imported)).toEqual([]);
    const [told = ''] = warned(imported)
      .split('\n')
      .filter((line) => line.includes('填写说明或者示例，不是一件，没有导入'));
    const number = format === 'csv' || format === 'xlsx' ? '3' : '2';
    for (const [index, text] of hint.entries())
      if (text !== '')
        expect(told).toMatch(new RegExp(`${String.fromCharCode(65 + index)}${number}.*「${text}」`, 'u'));
    for (const text of hint.filter((one) => one.length > 4))
      expect(imported.files['batches/03.md']).not.toContain(text);
  });

  it.each([
    ['12345678', '栏号'],
    ['①②③④⑤⑥⑦⑧', '栏号'],
    ['一二三四五六七八', '栏号'],
    ['ABCDEFGH', '栏号'],
    ['甲乙123456', '栏号'],
  ])('the numbers of columns: %s', async (marks, said) => {
    const bytes = await tableFile(format, [header, [...marks], row(1), row(2)], title);
    const imported = await importBytes(`表.${format}`, bytes);
    expect(imported.faults).toEqual([]);
    expect(numbers(imported)).toEqual(both);
    expect(missed(imported)).toEqual([]);
    expect(assumed(imported).join('\n')).toContain(`这一行是${said}，跳过：${[...marks].join('　')}`);
  });
});

it.each([
  ['hints', ['', '按清单填写', '如实填写', '填区县', '下拉选择', '', '属实或不属实', '']],
  ['numbers', ['1', '2', '3', '4', '5', '', '7', '']],
])('%s beside headings that are merged over two rows are no part of these', async (_, hint) => {
  const bytes = await xlsx([header, hint, row(1), row(2)], title, (book) => {
    for (const column of ['F', 'H']) book.getWorksheet(1)?.mergeCells(`${column}2:${column}3`);
  });
  const imported = await importBytes('表.xlsx', bytes);
  expect(numbers(imported)).toEqual(both);
  expect(imported.files['batches/03.md']).not.toMatch(/填写：|：某厂|3：/u);
  expect(warned(imported)).toContain(`C3「${hint[2] ?? ''}」`);
  expect(missed(imported)).toEqual([]);
});

it('takes no case for a hint', async () => {
  const cases: Cells = [
    ['1', '（无编号）', '某厂冒烟', '麒麟区', '大气', '经查。', '属实', '整改。'],
    ['', '', '（群众来信）某厂冒烟', '', '', '', '', ''],
    ['2', 'D01LS202105070002', '请求查处某厂冒烟', '麒麟区', '大气', '说明：已停产。', '属实', '按要求填写台账'],
  ];
  for (const one of cases) {
    const imported = await importBytes('表.csv', await tableFile('csv', [header, [...one], row(1)], title));
    expect(numbers(imported)).toHaveLength(2);
    expect(warned(imported)).not.toContain('填写说明或者示例');
  }
});

it('keeps a line across the table that says who filled it in, or begins a batch', async () => {
  const filled = await importBytes('表.csv', await tableFile('csv', [header, ['单位：某市督察办'], row(1)], title));
  expect(filled.files['batches/03.md']).toContain('单位：某市督察办');
  const batch = await importBytes(
    '表.csv',
    await tableFile('csv', [header, ['（第4批 2021年5月15日）'], row(1)], '一览表'),
  );
  expect(Object.keys(batch.files)).toEqual(['batches/04.md']);
});
