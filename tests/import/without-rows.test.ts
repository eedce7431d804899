/** A case that is no row of a table: an essay under its number, or a small table of labels beside their values. */
import { describe, expect, it } from 'vitest';
import { importBytes, type Imported } from '../support/import.ts';
import { docx, html, paragraph, wordTable } from '../support/office.ts';

const title = '群众举报转办件办理情况公示（第十九批 2018年6月30日）';
const numbersOf = ({ record }: Imported): (string | undefined)[] =>
  record.batches.flatMap(({ cases }) => cases.map(({ number }) => number));

describe('an essay has the whole number of its heading', () => {
  // The shapes that official copies hold.
  it.each([
    'D53QJ201911120001',
    'D530000201806190006',
    'X140000201812090003',
    'D2CQ201907200070',
    'X2HA202104270093',
    'D3YN202405280050',
    'D53250020230620035',
    'D410400000000201912170004',
    'BCD2022092601',
  ])('%s', async (number) => {
    const body = [title, `一、${number}号转办件办理情况`, '（一）基本情况', '某厂冒烟。', '行政区域：麒麟区'];
    const imported = await importBytes('公示.docx', docx(body.map((line) => paragraph(line)).join('')));
    expect(imported.faults).toEqual([]);
    expect(numbersOf(imported)).toEqual([number]);
  });
});

describe('an essay begins with a line that names its case', () => {
  it.each([
    ['D53QJ201911120001', 'D53QJ201911120001'],
    ['案件1：D53QJ201911120001', 'D53QJ201911120001'],
    ['【D53QJ201911120001】', 'D53QJ201911120001'],
    ['1.D53QJ201911120001（麒麟区）', 'D53QJ201911120001'],
    ['一、Ｄ５３ＱＪ２０１９１１１２０００１号转办件办理情况', 'Ｄ５３ＱＪ２０１９１１１２０００１'],
    ['一、2145号转办件办理情况', '2145'],
    ['关于2145号举报件的办理情况', '2145'],
  ])('%s', async (heading, number) => {
    const body = [
      title,
      heading,
      '（一）基本情况',
      '某厂冒烟。',
      '行政区域：麒麟区',
      '（二）调查核实情况',
      '经查，属实。',
    ];
    const imported = await importBytes('公示.docx', docx(body.map((line) => paragraph(line)).join('')));
    expect(numbersOf(imported)).toEqual([number]);
    expect(imported.faults).toEqual([]);
  });

  it.each(['本件与D53QJ201911120001号反映问题相同', '联系电话 08743317828', '20191112', '第2145号文件'])(
    'and not with %s',
    async (line) => {
      const body = [
        title,
        '一、D53QJ201911120007号转办件办理情况',
        '（一）基本情况',
        '某厂冒烟。',
        line,
        '行政区域：麒麟区',
      ];
      const imported = await importBytes('公示.docx', docx(body.map((text) => paragraph(text)).join('')));
      expect(numbersOf(imported)).toEqual(['D53QJ201911120007']);
    },
  );
});

describe('tables of labels and values', () => {
  const columns = ['序号', '受理编号', '交办问题', '行政区域', '是否属实', '办结情况'];
  const values = (count: number): string[] => [
    String(count),
    `D53QJ20191112000${String(count)}`,
    `某厂冒烟${String(count)}`,
    '麒麟区',
    '属实',
    '已办结',
  ];
  const table = (count: number): string[][] => columns.map((label, at) => [label, values(count)[at] ?? '']);
  const expected = [1, 2].map((count) => [values(count)[1], '属实', '麒麟区']);
  const readOf = ({ record }: Imported): unknown =>
    record.batches[0]?.cases.map(({ number, facts }) => [number, facts.verdict?.raw, facts.regions?.raw]);

  it('one a case, in Word', async () => {
    const body = paragraph(title) + [1, 2].map((count) => wordTable(table(count)) + paragraph('')).join('');
    const imported = await importBytes('公示.docx', docx(body));
    expect(imported.faults).toEqual([]);
    expect(readOf(imported)).toEqual(expected);
  });

  it('are refused where the cases stand beside each other', async () => {
    const rows = columns.map((label, at) => [label, values(1)[at] ?? '', values(2)[at] ?? '']);
    const message = /表1!B1 起一列是一件.*转置/u;
    await expect(importBytes('公示.docx', docx(paragraph(title) + wordTable(rows)))).rejects.toThrow(message);
    await expect(importBytes('公示.docx', docx(paragraph(title) + wordTable(rows.slice(1))))).rejects.toThrow(
      /表1!B1 起一列是一件/u,
    );
  });

  it('one after the other in a web page', async () => {
    const imported = await importBytes('公示.html', html([...table(1), ...table(2)], title));
    expect(imported.faults).toEqual([]);
    expect(readOf(imported)).toEqual(expected);
  });
});
