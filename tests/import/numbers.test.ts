/** A number that is not what it seems is told, with the likely one. */
import { describe, expect, it } from 'vitest';
import { importBytes, warned, type Imported } from '../support/import.ts';
import { csv } from '../support/office.ts';

const header = ['序号', '受理编号', '交办问题', '行政区域', '污染类型'];
const read = (...numbers: string[]): Promise<Imported> =>
  importBytes(
    '表.csv',
    csv(
      [
        header,
        ...numbers.map((number, index) => [String(index + 1), number, `某厂冒烟${String(index)}`, '麒麟区', '大气']),
      ],
      '一览表（第28批 2021年5月14日）',
    ),
  );
const good = ['D53QJ201912900001', 'X53QJ201912900002', 'D53QJ201912900003*'];
const numbersOf = ({ record }: Imported): (string | undefined)[] =>
  record.batches.flatMap(({ cases }) => cases.map(({ number }) => number));

describe('a number of another shape than the others', () => {
  it.each([
    ['D53QJ2O1912900004', 'D53QJ201912900004'],
    ['D53QJ20I912900004', 'D53QJ201912900004'],
    ['D53QJ20l912900004', 'D53QJ201912900004'],
    ['053QJ201912900004', 'O53QJ201912900004'],
    ['DS3QJ201912900004', 'D53QJ201912900004'],
  ])('%s', async (number, likely) => {
    const imported = await read(...good, number);
    expect(warned(imported)).toContain(`CSV!B6 编号「${number}」和别的编号写法不同，可能是「${likely}」`);
    expect(numbersOf(imported)).toContain(number);
  });

  it('is told by its length where nothing is likely', async () => {
    expect(warned(await read(...good, 'D53QJ20191290004'))).toContain(
      'CSV!B6 编号「D53QJ20191290004」有 16 个字，别的编号大多有 17 个',
    );
  });

  it('is none where there are several usual shapes, or nothing to compare', async () => {
    for (const numbers of [
      good,
      [good[0] ?? '', 'D2HA0001202105'],
      [...good, '53250020230620030', '53250020230620031'],
    ])
      expect(warned(await read(...numbers))).not.toMatch(/写法不同|别的编号/u);
  });
});

it.each(['[1]', '①', '²', '（注1）', '〔2〕', ' [12]'])(
  'the mark %s of a footnote is no part of a number',
  async (mark) => {
    const imported = await read(`D53QJ201912900001${mark}`, 'D53QJ201912900002');
    expect(imported.faults).toEqual([]);
    expect(numbersOf(imported)).toEqual(['D53QJ201912900001', 'D53QJ201912900002']);
    expect(warned(imported)).toMatch(/CSV!B3 编号.*是注释的记号，没有写进编号/u);
  },
);

it('signs for letters are written as letters, and told', async () => {
  const imported = await read('Ⅾ53QJ201912900001');
  expect(imported.faults).toEqual([]);
  expect(numbersOf(imported)).toEqual(['D53QJ201912900001']);
  expect(warned(imported)).toMatch(/CSV!B3 .*「Ⅾ」是符号.*写成了「D」/u);
});

it('an earlier batch beside a number is told', async () => {
  const imported = await read('D53QJ201912900001', 'X53QJ201911120025（第1批）');
  expect(warned(imported)).toMatch(/CSV!B4 「X53QJ201911120025（第1批）」写着第1批，这一件按办理后公开导入/u);
  expect(imported.record.batches.map(({ facts }) => facts.batch.key)).toEqual(['28']);
});

describe('the mark of Excel for text before a value', () => {
  it.each(["'", '＇', '’', '‘', '`'])('%s is taken off and told', async (mark) => {
    const cells = [
      [...header, '是否属实', '办结时限'],
      ...['1', '2'].map((one) => [one, `D53QJ20191290000${one}`, '某厂冒烟', '麒麟区', '大气', '属实', '2021-06-01'].map((text, column) => (column === 2 ? text : mark + text))), // prettier-ignore
    ];
    const imported = await importBytes('表.csv', csv(cells, '一览表（第28批 2021年5月14日）'));
    expect(imported.faults).toEqual([]);
    expect(numbersOf(imported)).toEqual(['D53QJ201912900001', 'D53QJ201912900002']);
    expect(Object.values(imported.files).join('')).not.toContain(mark);
    for (const cell of ['A3', 'B3', 'D4', 'E4', 'F4', 'G4'])
      expect(warned(imported)).toContain(`CSV!${cell} 前面的「${mark}」是 Excel 表示文本的记号，已经去掉`);
  });

  it('stays where it is of the text', async () => {
    const cells = [header, ['1', 'D53QJ201912900001', "'某厂'冒烟", '麒麟区', '大气']];
    const imported = await importBytes('表.csv', csv(cells, '一览表（第28批 2021年5月14日）'));
    expect(Object.values(imported.files).join('')).toContain("'某厂'冒烟");
  });
});

describe('a number of another inspection', () => {
  it('is told where its day is far from those of this one', async () => {
    // The inspection of the fixture is of May 2021.
    expect(warned(await read(...good))).not.toMatch(/离本次督察/u);
    const told = warned(await read('D53QJ201911140003', 'X53QJ201911140004'));
    expect(told).toContain('2 件编号里的日期离本次督察的进驻时间（2021-05-06 至 2021-05-15）很远');
    expect(told).toContain('「D53QJ201911140003」是 2019-11-14；请核对是不是另一次督察的');
  });

  it('is none in its own days, soon before or after, or without a day', async () => {
    const own = ['D01LS202105070001', 'D01LS202104200001', 'D01LS202105300001', '2021年第3号'];
    expect(warned(await read(...own))).not.toMatch(/离本次督察/u);
  });
});

describe('a batch beside a number, in any brackets, is no part of it', () => {
  it.each([
    '第2批-D53QJ201912900009',
    '第2批 D53QJ201912900009',
    '【第2批】D53QJ201912900009',
    'D53QJ201912900009 [第2批]',
    'D53QJ201912900009【第二批】',
    'D53QJ201912900009-第2批',
    'D53QJ201912900009（第2批）',
  ])('%s', async (number) => {
    const imported = await read(number, ...good, 'D53QJ201912900005', 'D53QJ201912900006');
    expect(Object.values(imported.files).join('\n')).toMatch(/^## D53QJ201912900009$/mu);
    expect(warned(imported)).toMatch(/CSV!B3 .*写着第2批/u);
  });
});

it.each(['D53QJ201912900009等2件', 'D53QJ201912900009至0011', 'D53QJ201912900009～D53QJ201912900011'])(
  '%s stands for several cases, and is told',
  async (number) => {
    const imported = await read(...good, number);
    expect(numbersOf(imported)).toContain(number);
    expect(warned(imported)).toMatch(/CSV!B6 编号「.*」里写着“等”“至”，像是几件合在一起，当作一件，请核对/u);
  },
);

describe('digits behind a number that count on from it', () => {
  it.each(['D53QJ201912900004、05', 'D53QJ201912900004/5/6', 'D53QJ201912900004-06', 'D53QJ201912900004，5'])(
    'are told to be other cases: %s',
    async (number) => {
      expect(warned(await read('D53QJ201912900001', number))).toMatch(
        /CSV!B4 编号「.*」像是几件合在一起，当作一件，请核对；不是一件的，请在原表里分成几行/u,
      );
    },
  );

  it.each(['D53QJ201912900004-1', 'D53QJ201912900004-5', 'D53QJ201912900004-01', 'ZB20191129/001'])(
    'are none: %s',
    async (number) => {
      expect(warned(await read('D53QJ201912900001', number))).not.toContain('几件合在一起');
    },
  );
});

it('a number between two stars has one', async () => {
  const imported = await read('*D53QJ201912900001*', 'D53QJ201912900002');
  expect(imported.files['batches/28.md']).toContain('## D53QJ201912900001*\n');
});
