import { describe, expect, it } from 'vitest';
import { toBatchNumber } from './files/batch.ts';
import { caseKey, readCaseHeading, taskKey, wordsAfterNumber } from './keys.ts';
import { references, toIsoDate } from './values.ts';
import { splitWords } from './words.ts';

describe('caseKey', () => {
  it.each([
    ['D53QJ201911140003', 'D53QJ201911140003'],
    ['d53qj201911140003*', 'D53QJ201911140003'],
    [' D53QJ2019 1114\t0003 ＊', 'D53QJ201911140003'],
    ['Ｄ５３ＱＪ２０１９１１１４０００３', 'D53QJ201911140003'],
    ['BCD2022 092002', 'BCD2022092002'],
    ['2145', '2145'],
    ['D53QJ201911140003 (2)', 'D53QJ201911140003-2'],
    ['D53QJ201911140003（12）', 'D53QJ201911140003-12'],
    ['D53QJ201911140003-2', 'D53QJ201911140003-2'],
    ['信〔2019〕12号', '信-2019-12号'],
    ['A/B?C#D&E', 'A-B-C-D-E'],
    ['A.B_C%D\\E"F<G>', 'A-B-C-D-E-F-G-'],
    ['(2)甲', '-2-甲'],
  ])('%j is %j', (raw, key) => {
    expect(caseKey(raw)).toBe(key);
    expect(caseKey(key)).toBe(key);
  });
});

describe('readCaseHeading', () => {
  it.each([
    ['D53QJ201911140003*', { number: 'D53QJ201911140003', key: 'D53QJ201911140003', starred: true }],
    ['D53QJ2019 11140003 ＊', { number: 'D53QJ2019 11140003', key: 'D53QJ201911140003', starred: true }],
    ['D53QJ201911140003 (2)', { number: 'D53QJ201911140003 (2)', key: 'D53QJ201911140003-2', starred: false }],
    ['序号 3', { number: undefined, key: 'B35-1-3', starred: false }],
    ['序号：３', { number: undefined, key: 'B35-1-3', starred: false }],
    ['第一件', undefined],
    ['', undefined],
  ])('%j', (heading, read) => {
    expect(readCaseHeading(heading, '35-1')).toEqual(read);
  });
});

describe('wordsAfterNumber', () => {
  it.each([
    ['D53QJ201911140003 某厂夜间冒烟', '某厂夜间冒烟'],
    ['D53QJ201911140003* 关于某厂的2号炉', '关于某厂的2号炉'],
    ['D53QJ201911140003 (2) 某厂', '某厂'],
    ['D53QJ201911140003：某厂', '某厂'],
    ['D53QJ201911140003某厂夜间冒烟', '某厂夜间冒烟'],
    ['２１４５　某厂', '某厂'],
    ['D53QJ201911140003', undefined],
    ['D53QJ201911140003 (2)*', undefined],
    ['D53QJ201911140003号', undefined],
    ['BCD2022 092002', undefined],
    ['第3批D53QJ201911140003', undefined],
    ['曲环举〔2019〕12号', undefined],
    ['2019曲环举12号', undefined],
    ['序号 3', undefined],
  ])('%j', (heading, words) => {
    expect(wordsAfterNumber(heading)).toBe(words);
  });
});

describe('taskKey', () => {
  it.each([
    ['7', '7'],
    [' ７－１ ', '7-1'],
    ['3.2', '3-2'],
  ])('%j is %j', (raw, key) => {
    expect(taskKey(raw)).toBe(key);
  });
});

describe('toBatchNumber', () => {
  it.each([
    [['3'], { key: '3', name: '第3批', first: 3 }],
    [['03'], { key: '3', name: '第3批', first: 3 }],
    [['第３批'], { key: '3', name: '第3批', first: 3 }],
    [['35-1'], { key: '35-1', name: '第35-1批', first: 35 }],
    [['29', '30'], { key: '29-30', name: '第29、30批', first: 29 }],
    [['第三批'], undefined],
    [['29', '甲'], undefined],
    [['-1'], undefined],
    [[''], undefined],
    [[], undefined],
  ])('%j', (raw, batch) => {
    expect(toBatchNumber(raw)).toEqual(batch);
  });
});

describe('toIsoDate', () => {
  it.each([
    ['2019-11-14', '2019-11-14'],
    ['2019-1-4', '2019-01-04'],
    ['2019年11月14日', '2019-11-14'],
    ['２０１９ 年 11 月 ４ 日', '2019-11-04'],
    ['2020-02-29', '2020-02-29'],
    ['2019-02-29', undefined],
    ['2019-02-30', undefined],
    ['1900-02-29', undefined],
    ['2019-13-01', undefined],
    ['2019-00-10', undefined],
    ['2019-11-00', undefined],
    ['2019-11', undefined],
    ['11-14', undefined],
    ['2019/11/14', undefined],
  ])('%j is %j', (raw, date) => {
    expect(toIsoDate(raw)).toBe(date);
  });
});

describe('lists in one cell', () => {
  it('splits words at marks, spaces and line breaks', () => {
    expect(splitWords('大气、噪声,水，土壤;生态；辐射 海洋\n其他　垃圾')).toHaveLength(9);
  });

  it('splits references at marks alone, since numbers hold spaces', () => {
    expect(references.parse('BCD2022 092002、 qu-2018/3，D1；D2').values).toEqual([
      'BCD2022 092002',
      'qu-2018/3',
      'D1',
      'D2',
    ]);
  });
});
