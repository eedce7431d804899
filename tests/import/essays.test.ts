/** Records that are paragraphs: marks that end sentences, pages that go on, several labels in a line. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { assumed, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { docx, paragraph, wordTable } from '../support/office.ts';

const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const read = (lines: readonly string[]): Promise<Imported> =>
  importBytes('公开.docx', docx([title, ...lines].map((line) => paragraph(line)).join('')));
const readPage = (lines: readonly string[]): Promise<Imported> =>
  importBytes(
    '公开.html',
    new TextEncoder().encode(
      `<meta charset="utf-8"><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}`,
    ),
  );
const cases = ({ record }: Imported) => record.batches.flatMap((batch) => batch.cases);
const headings = (imported: Imported): string[] =>
  [...(imported.files['batches/03.md'] ?? '').matchAll(/^## (.+)$/gmu)].map(([, heading = '']) => heading);
const section = (imported: Imported, index: number, name: 'problem' | 'findings' | 'handling'): string => {
  const text = cases(imported)[index]?.sections[name];
  return text ? proseText(text) : '';
};
const numbers = ['D01LS202105070001', 'D01LS202105070002'];

describe('the mark that ends a sentence is no part of a number or of a word', () => {
  it.each([
    ['a document', read],
    ['a page', readPage],
  ])('in %s', async (_, readIt) => {
    for (const mark of ['。', '；', '，', ' 。', ';']) {
      const record = (number: string): string[] => [
        `受理编号：${number}${mark}`,
        `行政区域：麒麟区${mark}`,
        `污染类型：大气、水${mark}`,
        `是否属实：部分属实${mark}`,
        '交办问题：某厂冒烟。',
      ];
      const imported = await readIt(numbers.flatMap(record));
      expect(imported.faults).toEqual([]);
      expect(headings(imported)).toEqual(numbers);
      expect(cases(imported)[0]?.facts).toMatchObject({
        regions: { raw: '麒麟区' },
        pollutionTypes: { raw: '大气、水' },
        verdict: { raw: '部分属实' },
      });
      expect(section(imported, 0, 'problem')).toBe('某厂冒烟。');
      expect(warned(imported)).not.toContain('编号「');
    }
  });

  it.each(['一、受理编号：%s；', '一、受理编号%s。', '（一）%s号转办件办理情况：', '【%s】。'])(
    'in a heading: %s',
    async (heading) => {
      const imported = await read(
        numbers.flatMap((number) => [
          heading.replace('%s', number),
          '（一）基本情况',
          '行政区域：麒麟区。',
          '投诉内容：某厂冒烟。',
          '（二）调查核实情况',
          '经查，属实。',
        ]),
      );
      expect(imported.faults).toEqual([]);
      expect(headings(imported)).toEqual(numbers);
      expect(section(imported, 1, 'findings')).toBe('经查，属实。');
      expect(missed(imported)).toEqual([]);
    },
  );
});

describe('an essay that goes on', () => {
  const essay = (number: string, ...more: string[]): string[] => [
    `${number}号转办件办理情况`,
    '（一）基本情况',
    '行政区域：麒麟区',
    '投诉内容：某厂冒烟。',
    '（二）调查核实情况',
    '经查，属实。',
    '（三）处理整改情况',
    '责令整改。',
    ...more,
  ];
  const [first = '', second = ''] = numbers;

  it.each([
    `一、${first}号转办件办理情况（续）`,
    `（续）一、${first}号转办件办理情况`,
    `${first}号转办件办理情况（接上页）`,
  ])('under its heading once more: %s', async (heading) => {
    const imported = await read([
      ...essay(first),
      ...essay(second),
      heading,
      '罚款5万元。',
      '（二）调查核实情况（续）',
      '又查，超标。',
    ]);
    expect(imported.faults).toEqual([]);
    expect(headings(imported)).toEqual(numbers);
    expect(section(imported, 0, 'handling')).toBe('责令整改。\n罚款5万元。');
    expect(section(imported, 0, 'findings')).toBe('经查，属实。\n又查，超标。');
    expect(section(imported, 1, 'handling')).toBe('责令整改。');
    expect(assumed(imported).join('\n')).toMatch(/写着接着前面的一件，下面的文字接在它后面|这里只说接着上一页/u);
    expect(missed(imported)).toEqual([]);
  });

  it('with a heading that nothing stands before is a record, and told', async () => {
    const imported = await read([`${second}号转办件办理情况（续）`, ...essay(second).slice(1), ...essay(first)]);
    expect(headings(imported)).toEqual([second, first]);
    expect(warned(imported)).toMatch(/第 2 段 .*（续）」写着接着前面的一件，可是前面没有这一件，当作一件导入，请核对/u);
  });

  it.each(['（接上页）', '接上页', '续表', '续表1', '（续）', '（转下页）', '未完待续', '（以下空白）'])(
    'over a page: %s is no text of a case',
    async (mark) => {
      const imported = await read([...essay(first, mark, '罚款5万元。'), ...essay(second)]);
      expect(imported.faults).toEqual([]);
      expect(section(imported, 0, 'handling')).toBe('责令整改。\n罚款5万元。');
      expect(imported.plan.assumed.map(({ at }) => at)).toContain('第 10 段');
      expect(assumed(imported).join('\n')).toContain(mark);
      expect(missed(imported)).toEqual([]);
    },
  );

  it('with a mark before its text, or before a heading', async () => {
    const imported = await read(
      essay(first, '（接上页）罚款5万元。', '（续）（三）处理整改情况：', '吊销许可。', '接上级通知，停产。'),
    );
    expect(section(imported, 0, 'handling')).toBe('责令整改。\n罚款5万元。\n吊销许可。\n接上级通知，停产。');
    expect(missed(imported)).toEqual([]);
  });

  it('in records of labels and values', async () => {
    const imported = await read(['受理编号', first, '行政区域', '麒麟区', '交办问题', '某厂冒烟，', '（接上页）', '还有臭味。', '受理编号', second, '行政区域', '麒麟区', '交办问题', '某厂有臭味。']); // prettier-ignore
    expect(imported.faults).toEqual([]);
    expect(section(imported, 0, 'problem')).toBe('某厂冒烟，\n还有臭味。');
    expect(assumed(imported).join('\n')).toContain('（接上页）');
  });
});

describe('several labels in a line', () => {
  it.each(['　', '  ', '；', '，'])('apart by %j', async (gap) => {
    const imported = await read(
      numbers.flatMap((number) => [
        [`受理编号：${number}`, '行政区域：麒麟区', '污染类型：大气'].join(gap),
        ['是否属实：属实', '交办问题：某厂冒烟。 行政区域：见附件。'].join(gap),
        '调查核实情况：经查，冒烟。',
      ]),
    );
    expect(imported.faults).toEqual([]);
    expect(headings(imported)).toEqual(numbers);
    expect(cases(imported)[1]?.facts).toMatchObject({
      regions: { raw: '麒麟区' },
      pollutionTypes: { raw: '大气' },
      verdict: { raw: '属实' },
    });
    // Words of prose stay where they are.
    expect(section(imported, 1, 'problem')).toBe('某厂冒烟。 行政区域：见附件。');
    expect(missed(imported)).toEqual([]);
  });
});

it('a small table in an essay is text of it, a row a line', async () => {
  const heading = (number: string): string[] => [`${number}号转办件办理情况`, '（一）基本情况', '行政区域：麒麟区', '投诉内容：某厂冒烟。', '（二）调查核实情况']; // prettier-ignore
  const [first = '', second = ''] = numbers;
  const body = [
    ...[title, ...heading(first), '监测如下：'].map((line) => paragraph(line)),
    wordTable([
      ['点位', '数值'],
      ['一号', '12'],
    ]),
    ...['达标。', ...heading(second), '经查，属实。'].map((line) => paragraph(line)),
  ].join('');
  const imported = await importBytes('公开.docx', docx(body));
  expect(imported.faults).toEqual([]);
  expect(headings(imported)).toEqual(numbers);
  expect(section(imported, 0, 'findings')).toBe('监测如下：\n点位 数值\n一号 12\n达标。');
  expect(missed(imported)).toEqual([]);
});

it('a heading of several numbers is one case with all of them, and told', async () => {
  const imported = await read([
    `一、${numbers.join('、')}号转办件办理情况`,
    '（一）基本情况',
    '行政区域：麒麟区',
    '投诉内容：某厂冒烟。',
  ]);
  expect(headings(imported)).toEqual([numbers.join('、')]);
  expect(warned(imported)).toMatch(/这一格里有 2 个编号（.*），当作一件，请核对/u);
});

it('essays beside a table of other cases are told, since they are none of its rows', async () => {
  const [first = '', second = ''] = numbers;
  const essay = [`${first}号转办件办理情况`, '行政区域：麒麟区', '投诉内容：某厂冒烟。'];
  const table = wordTable([
    ['序号', '受理编号', '交办问题', '行政区域', '污染类型'],
    ['1', second, '某河黑臭。', '沾益区', '水'],
  ]);
  const body = (lines: readonly string[]): string => lines.map((line) => paragraph(line)).join('');
  const told = warned(await importBytes('公开.docx', docx(body([title, ...essay]) + table)));
  expect(told).toMatch(/第 2 段 「.*0001号转办件办理情况」像是一件的标题，可是这个文件按表格读.*另存成一个文件/u);
  const own = [`${second}号转办件办理情况`];
  expect(warned(await importBytes('公开.docx', docx(body([title, ...own]) + table)))).not.toContain('像是一件的标题');
});
