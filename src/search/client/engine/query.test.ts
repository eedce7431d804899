import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseQuery } from './query.ts';

it.each([
  ['青石坪', ['青石坪']],
  ['青石坪 噪音', ['青石坪', '噪声']],
  ['青石坪，噪声、扬尘', ['青石坪', '噪声', '扬尘']],
  ['“不敢开窗，以前” 油烟', ['不敢开窗 以前', '油烟']],
  ['"没有写完', ['没有写完']],
  ['pH值<6', ['PH值 6']],
  ['3.2亩', ['3.2亩']],
  ['麒麟區', ['麒麟區']],
  ['KTV 110kV', ['KTV', '110KV']],
  ['，。！🙂', []],
  ['""', []],
  ['', []],
])('%s', (typed, texts) => {
  const { clauses, cut } = parseQuery(typed);
  expect(clauses.map(({ text }) => text)).toEqual(texts);
  expect(cut).toBe(false);
});

it.each([
  ['d53qj 2019 1114 0003*', 'D53QJ201911140003'],
  ['BCD2022 092002', 'BCD2022092002'],
  ['D53QJ201911140003', undefined],
  ['噪声 2019', undefined],
])('%s may be one number', (typed, number) => expect(parseQuery(typed).number?.text).toBe(number));

it('respells what is typed', () =>
  expect(parseQuery('村 莊', (text) => text.replace('莊', '庄')).clauses.map(({ text }) => text)).toEqual([
    '村',
    '庄',
  ]));

it('says when it leaves something out', () => {
  const { clauses, cut } = parseQuery(`${'长'.repeat(40)} ${'文'.repeat(40)} 末`);
  expect(clauses.map(({ text }) => text.length)).toEqual([40, 24]);
  expect(cut).toBe(true);
});

it('reads whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      for (const { tokens } of parseQuery(typed).clauses) {
        expect(tokens.length).toBeGreaterThan(0);
        for (const { token } of tokens) expect(token).not.toBe('');
      }
    }),
  );
});

it.each([
  ['第4批 序号7', 'B4-7'],
  ['第4批，序号 7', 'B4-7'],
  ['4批7号', 'B4-7'],
  ['第四批第十二件', 'B4-12'],
  ['第4批的第7件', 'B4-7'],
  ['b4-7', 'B4-7'],
  ['B4 7', 'B4-7'],
  ['第3批', 'B3'],
  ['第三批次', 'B3'],
  ['第二十一批', 'B21'],
  ['任务2', '任务2'],
  ['任务 02', '任务2'],
  ['整改任务七', '任务7'],
  ['任务7-1', '任务7-1'],
  ['第4批 噪声', undefined],
  ['任务', undefined],
  ['第批', undefined],
  ['B4', undefined],
])('%s is the name of a page', (typed, name) => expect(parseQuery(typed).name).toBe(name));

it.each([
  ['0002', '0002'],
  ['201911190002', '201911190002'],
  ['1119 0002', '11190002'],
  ['qj2019 1119 0002*', 'QJ201911190002'],
  ['002', undefined],
  ['噪声0002', undefined],
  ['3.2', undefined],
])('%s may be the end of a number', (typed, ending) => expect(parseQuery(typed).ending).toBe(ending));

it.each([
  ['2019-11-6', { year: '2019', month: '11', day: '06' }],
  ['2019/11/16', { year: '2019', month: '11', day: '16' }],
  ['2019.11.16', { year: '2019', month: '11', day: '16' }],
  ['2019年11月16日', { year: '2019', month: '11', day: '16' }],
  ['20191116', { year: '2019', month: '11', day: '16' }],
  ['11月16日', { month: '11', day: '16' }],
  ['11月16号', { month: '11', day: '16' }],
  ['11-16', { month: '11', day: '16' }],
  ['11.16', undefined],
  ['2019-13-1', undefined],
  ['11月', undefined],
  ['53212019', undefined],
])('%s is a day', (typed, day) => expect(parseQuery(typed).clauses[0]?.day).toEqual(day));

it('a day is looked for as texts and numbers write it', () => {
  const { clauses } = parseQuery('2019-11-06');
  expect(clauses[0]?.further.map(({ text, of }) => (of === undefined ? text : `${text} of ${of}`))).toEqual([
    '2019年11月06日',
    '2019.11.06',
    '2019年11月6日',
    '2019 11 6',
    '2019.11.6',
    '20191106',
    '11月06日 of 2019-11-06',
    '11月6日 of 2019-11-06',
  ]);
});
