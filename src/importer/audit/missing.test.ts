/** What is nowhere is named with its cell; what came out, in whatever spelling, is not. */
import { describe, expect, it } from 'vitest';
import type { RawText } from '../read/grid.ts';
import { findMissing, type Outcome } from './missing.ts';

const outcome = (records: Outcome['records'], elsewhere: readonly string[] = []): Outcome => ({
  records,
  elsewhere,
  labels: [],
  isLabel: (text) => ['是否属实', '受理编号：'].includes(text.trim()),
});
const row = (number: number, ...texts: string[]): Outcome['records'][number] => ({
  at: [`表1!A${String(number)}`],
  texts,
});
const missing = (raw: RawText[], ...of: Parameters<typeof outcome>): string[] =>
  findMissing(raw, outcome(...of)).map(({ at, text }) => `${at} ${text}`);

it('a raised hyphen is a hyphen', () => {
  expect(missing([{ at: '表1!C2', text: '10-6' }], [row(2, '10⁻⁶')])).toEqual([]);
});

describe('names', () => {
  it('a word that other rows have, and its own has not', () => {
    const raw = [
      { at: '表1!D2', text: '属实' },
      { at: '表1!D3', text: '属实' },
    ];
    expect(missing(raw, [row(2, '某厂冒烟', '属实'), row(3, '某厂异味')])).toEqual(['表1!D3 属实']);
  });

  it('the part of a text that was left out, and not the rest', () => {
    expect(
      missing([{ at: '表1!C2', text: '责令整改，罚款5万元，限期整改。' }], [row(2, '责令整改，罚款，限期整改。')]),
    ).toEqual(['表1!C2 罚款5万元，']);
  });

  it('a sign', () => {
    expect(missing([{ at: '表1!C2', text: '☐属实\n☑不属实' }], [row(2, '属实 不属实')])).toEqual([
      '表1!C2 ☐属实……☑不属实',
    ]);
  });

  it('what stands outside every record', () => {
    expect(missing([{ at: '文本框 1', text: '第90批' }], [row(2, '某厂冒烟')])).toEqual(['文本框 1 第90批']);
  });

  it('a number of which nothing came out', () => {
    expect(missing([{ at: '表1!C9', text: '43785', isNumber: true }], [row(2, '某厂冒烟')])).toEqual(['表1!C9 43785']);
  });
});

describe('says nothing of', () => {
  it.each<[string, RawText, Parameters<typeof outcome>]>([
    ['a day in another spelling', { at: '表1!C2', text: '2019年11月4日' }, [[row(2, '2019-11-04')]]],
    ['a numeral in another spelling', { at: '表1!C2', text: '（十二）' }, [[row(2, '12')]]],
    ['full-width letters and marks', { at: '表1!C2', text: 'Ｄ５３（Ａ）：罚款' }, [[row(2, 'D53(A):罚款')]]],
    ['a line that was broken', { at: '表1!C2', text: '某厂\n冒烟' }, [[row(2, '某厂冒烟')]]],
    ['a label', { at: '表1!D1', text: '是否属实' }, [[row(2, '属实')]]],
    ['a label before its value', { at: '表1!D2', text: '受理编号：D53QJ001' }, [[row(2, 'D53QJ001')]]],
    ['what people are told', { at: '表1!D2', text: '单击此处输入' }, [[row(2, '属实')], ['「单击此处输入」没有导入']]],
    [
      'a long text that went to another row',
      { at: '表1!D3', text: '某洗煤厂扬尘污染严重' },
      [[row(2, '某洗煤厂扬尘污染严重'), row(3, '属实')]],
    ],
    [
      'a row that goes on with another',
      { at: '表1!C3', text: '续' },
      [[{ at: ['表1!A2', '表1!A3'], texts: ['某厂冒烟', '续'] }]],
    ],
    ['a number of a row that came out', { at: '表1!C2', text: '43785', isNumber: true }, [[row(2, '2019-11-16')]]],
    ['marks and spaces alone', { at: '表1!C2', text: ' ——、。 ' }, [[row(2, '属实')]]],
    ['a character that is on no other computer', { at: '表1!C2', text: '某\uE000村' }, [[row(2, '某□村')]]],
  ])('%s', (_, raw, of) => {
    expect(missing([raw], ...of)).toEqual([]);
  });
});

it('looks through a large file in the order of its rows: eight times as many take little more than eight times the work', () => {
  const texts = (index: number): string[] => [
    `D53QJ2019${String(index)}`,
    '属实',
    `责令整改${String(index)}。${'经现场检查，该厂已落实洒水抑尘措施。'.repeat(40)}`,
  ];
  /** Processor time in microseconds. */
  const work = (rows: number): number => {
    const numbers = Array.from({ length: rows }, (_, index) => index + 2);
    const records = numbers.map((number) => row(number, ...texts(number)));
    // Where a file says no row, every text is looked for in all that came out.
    const raw = numbers.flatMap((number) =>
      [...texts(number).flatMap((text) => text.split('，')), `漏掉${String(number % 3)}`].map((text) => ({
        at: '网页',
        text,
      })),
    );
    const before = process.cpuUsage();
    expect(missing(raw, records)).toHaveLength(rows);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  work(200);
  // Ten times as a rule; nearly thirty where each text is looked for from the beginning.
  expect(work(6000) / work(750)).toBeLessThan(18);
});
