import { describe, expect, it } from 'vitest';
import { citationFinder } from './citations.ts';

const finder = citationFinder([
  'D53QJ201911140003',
  'D53QJ201911140003-2',
  'D53QJ201911140004',
  'X53QJ201911150001',
  'BCD2022092002',
  '2145',
  '201912170004',
  'A12',
]);

describe('a case number in a text', () => {
  it.each<[text: string, cited: (readonly [typed: string, key: string])[]]>([
    ['与D53QJ201911140003号反映问题相同', [['D53QJ201911140003', 'D53QJ201911140003']]],
    ['与第18批D53QJ201911140003号相同', [['D53QJ201911140003', 'D53QJ201911140003']]],
    ['见D53QJ201911140003*。', [['D53QJ201911140003', 'D53QJ201911140003']]],
    ['见d53qj201911140003', [['d53qj201911140003', 'D53QJ201911140003']]],
    ['见Ｄ53QJ２０１９11140003', [['Ｄ53QJ２０１９11140003', 'D53QJ201911140003']]],
    ['见BCD2022 092002号', [['BCD2022 092002', 'BCD2022092002']]],
    ['见D53QJ2019 1114  0003号', [['D53QJ2019 1114  0003', 'D53QJ201911140003']]],
    ['见D53QJ201911140003 (2)', [['D53QJ201911140003 (2)', 'D53QJ201911140003-2']]],
    ['见D53QJ201911140003（2）号', [['D53QJ201911140003（2）', 'D53QJ201911140003-2']]],
    ['见D53QJ201911140003-2', [['D53QJ201911140003-2', 'D53QJ201911140003-2']]],
    ['见D53QJ201911140004(2)', [['D53QJ201911140004', 'D53QJ201911140004']]],
    ['共2件 D53QJ201911140003号', [['D53QJ201911140003', 'D53QJ201911140003']]],
    ['PM2.5 D53QJ201911140003 8时', [['D53QJ201911140003', 'D53QJ201911140003']]],
    [
      'D53QJ201911140003 D53QJ201911140004 X53QJ201911150001',
      [
        ['D53QJ201911140003', 'D53QJ201911140003'],
        ['D53QJ201911140004', 'D53QJ201911140004'],
        ['X53QJ201911150001', 'X53QJ201911150001'],
      ],
    ],
    [
      'D53QJ201911140003、X53QJ201911150001',
      [
        ['D53QJ201911140003', 'D53QJ201911140003'],
        ['X53QJ201911150001', 'X53QJ201911150001'],
      ],
    ],
    // Part of a longer number is no citation.
    ['D53QJ2019111400035', []],
    ['XD53QJ201911140003', []],
    // Digits alone, and short keys, are measured values unless the words beside them say otherwise.
    ['检测值2145微克', []],
    ['共2145件', []],
    ['第2145号', [['2145', '2145']]],
    ['2145 号', [['2145', '2145']]],
    ['受理编号2145', [['2145', '2145']]],
    ['受理编号：2145。', [['2145', '2145']]],
    ['编号的2145', []],
    ['受理编号201912170004', [['201912170004', '201912170004']]],
    ['账号201912170004', []],
    ['12145号', []],
    ['A12号', [['A12', 'A12']]],
    ['A12信箱', []],
    ['', []],
  ])('%j', (text, cited) => {
    const found = finder.find(text);
    expect(found.map(({ start, end, key }) => [text.slice(start, end), key])).toEqual(cited);
  });

  it('cuts a text into segments that join to the same text', () => {
    const text = '与D53QJ201911140003号、2145号相同。';
    const segments = finder.segments(text);
    expect(segments).toEqual([
      { text: '与', key: undefined },
      { text: 'D53QJ201911140003', key: 'D53QJ201911140003' },
      { text: '号、', key: undefined },
      { text: '2145', key: '2145' },
      { text: '号相同。', key: undefined },
    ]);
    expect(finder.segments('')).toEqual([{ text: '', key: undefined }]);
  });
});

describe('a number that is none of the inspection', () => {
  it.each([
    ['与D53QJ201911149999号相同', ['D53QJ201911149999']],
    ['与X53QJ2019 11149999号、D53QJ201911140003号相同', ['X53QJ2019 11149999']],
    ['D53QJ201911149999 D53QJ201911140003 D53QJ201911149998', ['D53QJ201911149999', 'D53QJ201911149998']],
    // Another shape is another thing: a standard, a plate, a permit.
    ['D53QJ20191114999', []],
    ['执行GB 12348-2008标准', []],
    ['编号2146', []],
    ['许可证91530000MA6K0001', []],
  ])('%j', (text, suspects) => {
    expect(finder.survey(text).suspects).toEqual(suspects);
  });

  it('is never suspected where the inspection has no case', () => {
    expect(citationFinder([]).survey('D53QJ201911149999').suspects).toEqual([]);
  });
});
