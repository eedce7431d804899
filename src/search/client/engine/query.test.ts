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
