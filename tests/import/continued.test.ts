/** Rows that go on with a case before them are joined to it: no case of their own, no text lost, nothing contradicted in silence. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { assumed, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { docx, firstColumns, paragraph, tableFile, tableFormats, wordTable, type Cells } from '../support/office.ts';

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
const casesOf = ({ record }: Imported) =>
  record.batches.flatMap(({ cases }) =>
    cases.map(({ number, sections }) => [
      number,
      ...['problem', 'findings', 'handling'].map((name) => {
        const prose = sections[name as keyof typeof sections];
        return prose && proseText(prose);
      }),
    ]),
  );
const joined = ['某厂冒烟1\n夜间也冒。', '经查。\n复查达标。', '责令整改。\n已办结。'];
const plain = (index: number): string[] => [`某厂冒烟${String(index)}`, '经查。', '责令整改。'];
const rest = (serial: string, number: string): string[] => [
  serial,
  number,
  '夜间也冒。',
  '',
  '',
  '复查达标。',
  '',
  '已办结。',
];

describe.each(tableFormats)('a row that goes on, in .%s', (format) => {
  it.each([
    ['', 'D01LS202105070001（续）'],
    ['', 'D01LS202105070001续'],
    ['', 'D01LS202105070001-续1'],
    ['', '续 D01LS202105070001'],
    ['', '（接上页）D01LS202105070001'],
    ['1', 'D01LS202105070001（接上页）'],
    ['1（续）', 'D01LS202105070001'],
    ['1（续）', ''],
    ['1续', ''],
  ])('%j %j, below another case', async (serial, number) => {
    const cells: Cells = [header, row(1), row(2), rest(serial, number), row(3)];
    const imported = await importBytes(`表.${format}`, await tableFile(format, cells, title));
    expect(imported.faults).toEqual([]);
    expect(casesOf(imported)).toEqual([
      ['D01LS202105070001', ...joined],
      ['D01LS202105070002', ...plain(2)],
      ['D01LS202105070003', ...plain(3)],
    ]);
    expect(assumed(imported).join('\n')).toMatch(/续|接上页[^\n]*接在「D01LS202105070001」后面/u);
    expect(missed(imported)).toEqual([]);
  });

  it.each([
    ['续', ''],
    ['', '续上'],
    ['', '（接上页）'],
    ['续表', ''],
    ['（续）', ''],
  ])('%j %j, directly below its case', async (serial, number) => {
    const cells: Cells = [header, row(1), rest(serial, number), row(2)];
    const imported = await importBytes(`表.${format}`, await tableFile(format, cells, title));
    expect(imported.faults).toEqual([]);
    expect(casesOf(imported)).toEqual([
      ['D01LS202105070001', ...joined],
      ['D01LS202105070002', ...plain(2)],
    ]);
    expect(missed(imported)).toEqual([]);
  });

  it('says by cell what contradicts its case, and keeps it', async () => {
    const other = ['1', 'D01LS202105070001（续）', '夜间也冒。', '麒麟区', '噪声', '复查达标。', '不属实', '已办结。'];
    const imported = await importBytes(`表.${format}`, await tableFile(format, [header, row(1), other, row(2)], title));
    expect(casesOf(imported)[0]).toEqual(['D01LS202105070001', ...joined]);
    const [first] = imported.record.batches[0]?.cases ?? [];
    expect(first?.facts.verdict?.value).toBe('属实');
    expect(first?.facts.remarks).toBe('污染类型：噪声\n是否属实：不属实');
    expect(warned(imported)).toMatch(
      /G\d 这一行接着「D01LS202105070001」，「是否属实」却写着「不属实」，前面写的是「属实」/u,
    );
    expect(warned(imported)).not.toContain('「行政区域」却');
    expect(missed(imported)).toEqual([]);
  });

  it('takes what its case has not', async () => {
    const first = [...row(1)];
    first[6] = '';
    const imported = await importBytes(
      `表.${format}`,
      await tableFile(format, [header, first, ['续', '', '', '', '', '', '部分属实', '']], title),
    );
    expect(imported.record.batches[0]?.cases.map(({ facts }) => facts.verdict?.value)).toEqual(['部分属实']);
  });

  it('is a case where none before it has its number, and people are told', async () => {
    const other = [...row(2)];
    other[1] = 'D01LS202105070002（续）';
    const imported = await importBytes(`表.${format}`, await tableFile(format, [header, row(1), other], title));
    expect(casesOf(imported).map(([number]) => number)).toEqual(['D01LS202105070001', 'D01LS202105070002']);
    expect(warned(imported)).toMatch(/B\d「?.*「D01LS202105070002（续）」写着接着前面的一件，可是前面没有这一件/u);
    expect(missed(imported)).toEqual([]);
  });

  it.each([
    ['a line', [['（接上页）'], header]],
    ['a label', [['续表', ...header.slice(1)]]],
    ['every label', [header.map((label) => `${label}（续）`)]],
    ['a line for the next page', [['（转下页）'], header]],
    ['a title', [[`${title}（续）`], header]],
  ])('the header of a next page: %s', async (_, between) => {
    const cells: Cells = [header, row(1), ...between, ['', '', '夜间也冒。', '', '', '', '', ''], row(2)];
    const imported = await importBytes(`表.${format}`, await tableFile(format, cells, title));
    expect(imported.faults).toEqual([]);
    expect(casesOf(imported)).toEqual([
      ['D01LS202105070001', '某厂冒烟1\n夜间也冒。', '经查。', '责令整改。'],
      ['D01LS202105070002', ...plain(2)],
    ]);
    expect(proseText(imported.record.batches[0]?.introduction ?? [])).not.toMatch(/接上页|续|转下页/u);
    expect(assumed(imported).join('\n')).toContain('跳过了重复的表头 1 处');
    expect(missed(imported)).toEqual([]);
  });
});

it('a table of Word on a next page, below a line that says so', async () => {
  const body =
    paragraph(title) + wordTable([header, row(1)]) + paragraph('续表') + wordTable([header, rest('续', ''), row(2)]);
  const imported = await importBytes('表.docx', docx(body));
  expect(casesOf(imported)).toEqual([
    ['D01LS202105070001', ...joined],
    ['D01LS202105070002', ...plain(2)],
  ]);
  expect(imported.files['batches/03.md']).not.toContain('续');
});

it('tasks go on, too', async () => {
  const tasks: Cells = [
    ['序号', '反馈问题', '整改措施', '责任单位', '整改时限'],
    ['1', '某河黑臭。', '清淤。', '某局', '2021年12月底前'],
    ['2', '某厂冒烟。', '停产。', '某局', '2021年12月底前'],
    ['1（续）', '两岸乱堆。', '清运。', '', ''],
  ];
  const imported = await importBytes('清单.csv', await tableFile('csv', tasks, '整改任务清单'), 'tasks');
  expect(imported.files['rectification/tasks.md']?.match(/^## .*/gmu)).toEqual(['## 1', '## 2']);
  expect(imported.files['rectification/tasks.md']).toMatch(/某河黑臭。\n+两岸乱堆。/u);
});

it('a title that is repeated on the next page is no text of the list', async () => {
  const named = '某市边督边改公开情况一览表';
  const again = paragraph(`${named}（续表）`) + wordTable([header, row(2)]);
  const body = paragraph(named) + paragraph('（第三批 2021年5月14日）') + wordTable([header, row(1)]) + again;
  const imported = await importBytes('表.docx', docx(body));
  expect(casesOf(imported)).toHaveLength(2);
  expect(proseText(imported.record.batches[0]?.introduction ?? [])).not.toContain('续表');
  expect(assumed(imported).join('\n')).toContain('这里重复标题，跳过');
  expect(missed(imported)).toEqual([]);
});

describe.each(tableFormats)('what only fills a page, in .%s', (format) => {
  it.each([
    ['a line', ['（以下空白）']],
    ['a cell', ['', '', '以下无正文', '', '', '', '', '']],
    ['another cell', ['', '', '', '', '', '转下页', '', '']],
    ['this page', ['', '', '', '', '', '', '', '（此页无正文）']],
  ])('%s is no text of a case, nor of the list', async (_, filler) => {
    const imported = await importBytes(`表.${format}`, await tableFile(format, [header, row(1), filler], title));
    expect(imported.faults).toEqual([]);
    expect(casesOf(imported)).toEqual([['D01LS202105070001', ...plain(1)]]);
    expect(proseText(imported.record.batches[0]?.introduction ?? [])).toBe('');
    expect(assumed(imported).join('\n')).toContain('或者到此为止，跳过');
    expect(missed(imported)).toEqual([]);
  });

  it('what is brought forward is no case', async () => {
    const cells: Cells = [header, row(1), ['承前页', '1件', '', '', '', '', '', ''], row(2)];
    const imported = await importBytes(`表.${format}`, await tableFile(format, cells, title));
    expect(casesOf(imported)).toHaveLength(2);
    expect(warned(imported)).toContain('这一行是合计，不是一件');
  });
});

it('a place that only looks like it is none', async () => {
  const cells: Cells = [header, row(1), ['2', 'D01LS202105070002', '（续）某厂冒烟', '麒麟区', '大气', '', '', '']];
  const imported = await importBytes('表.csv', await tableFile('csv', cells, title));
  expect(casesOf(imported)).toHaveLength(2);
});
