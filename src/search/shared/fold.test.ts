import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endToken, fold, indexTokens, joined, nameToken, queryTokens, runsOf, unify, variants } from './fold.ts';

/** Whether the tokens of a query stand in those of a text at their distances. */
function finds(text: string, query: string): boolean {
  const tokens = indexTokens(fold(text));
  const sought = queryTokens(runsOf(unify(fold(query))));
  return tokens.some((_, i) =>
    sought.every(({ token, at, begins }) => (begins ? tokens[i + at]?.startsWith(token) : tokens[i + at] === token)),
  );
}

const units = (text: string) => runsOf(fold(text)).map((run) => run.join('/'));

describe('fold', () => {
  it.each([
    ['Ⅳ类', 'IV类'],
    ['ＰＭ２.５', 'PM2.5'],
    ['m³', 'M3'],
    ['①油烟', '1油烟'],
    ['㎡', 'M2'],
    ['Café', 'CAFE'],
    ['麒\u200B麟区\uFEFF', '麒麟区'],
    ['\uD800村', '\uFFFD村'],
    ['⼀', '一'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('is done once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('keeps variants of equal length, for highlights', () =>
    variants.forEach(([kept, other]) => expect(kept).toHaveLength(other.length)));
});

describe('runsOf', () => {
  it.each([
    ['青石坪村，夜间。', ['青/石/坪/村', '夜/间']],
    ['KTV噪声62分贝', ['KTV/噪/声/62/分/贝']],
    ['3.2亩', ['3ꓸ2/亩']],
    ['pH值<6', ['PH/值', '6']],
    ['8:00~12:00', ['8', '00', '12', '00']],
    ['1.', ['1']],
    ['D53QJ201911140003*', ['D53QJ201911140003']],
    ['某_某·*（）', ['某', '某']],
    ['𠮷村〇号々', ['𠮷/村/〇/号/々']],
    ['⺀🙂%', []],
  ])('%s', (text, expected) => expect(units(text)).toEqual(expected));
});

describe('indexTokens', () => {
  it.each([
    ['青石坪村', '青石 石坪 坪村 村ꓽ | |'],
    ['沿S204线', '沿s204ꓽ s204线 线ꓽ | | 204线 线ꓽ | |'],
    ['KTV', 'ktvꓽ | |'],
    ['甲，乙\n丙', '甲ꓽ | 乙ꓽ | | 丙ꓽ | |'],
    ['夜间噪音大，噪', '夜间 间噪 噪音 音大 大ꓽ | 噪ꓽ | | 夜间 间噪 噪声 声大 大ꓽ | |'],
    ['1.17户', '1ꓸ17户 户ꓽ | | 17户 户ꓽ | |'],
    ['近KTV110kV线', '近ktv110kvꓽ ktv110kv线 线ꓽ | | 110kv线 线ꓽ | |'],
    ['', '|'],
  ])('%s', (text, expected) => expect(indexTokens(fold(text)).join(' ')).toBe(expected));

  it('holds only small letters, digits and gaps, one space apart, which Pagefind leaves as they are', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        indexTokens(fold(text)).forEach((token) => expect(token).toMatch(/^(?:[\p{L}\p{N}]+|\|)$/u)),
      ),
    ));
});

it.each([
  ['BCD2022 092002*', 'BCD2022092002', 'ꓻ2002902202dcbꓽ'],
  ['D53QJ201911140003', 'D53QJ201911140003', 'ꓻ300041119102jq35dꓽ'],
  ['2019.3-1', '2019.31', 'ꓻ13.9102ꓽ'],
])('the number %s is the word %s, and stands backwards in a token', (number, word, token) => {
  expect(joined(fold(number))).toBe(word);
  expect(endToken(word, true)).toBe(token);
  expect(token.startsWith(endToken(word.slice(-4), false))).toBe(true);
});

it.each([
  ['B4-7', 'ꓼb4ꓸ7ꓽ'],
  ['B4', 'ꓼb4ꓽ'],
  ['任务7-1', 'ꓼ任务7ꓸ1ꓽ'],
])('what is called %s has the token %s', (name, token) => expect(nameToken(name)).toBe(token));

describe('queryTokens', () => {
  it.each([
    ['村', '0村…'],
    ['青石', '0青石'],
    ['青石坪', '0青石 1石坪'],
    ['青石坪村', '0青石 2坪村'],
    ['青石坪村民', '0青石 2坪村 3村民'],
    ['3.2亩', '03ꓸ2亩'],
    ['Ⅳ类', '0iv类'],
    ['噪音', '0噪声'],
    ['d53qj2019', '0d53qj2019…'],
    ['pH值<6', '0ph值 1值ꓽ 36…'],
    ['甲，乙丙，丁', '0甲ꓽ 2乙丙 3丙ꓽ 5丁…'],
    ['噪声62', '0噪声 1声62…'],
    ['夜噪声62', '0夜噪 2声62…'],
    ['达Ⅳ类', '0达ivꓽ 1iv类'],
    ['，', ''],
  ])('%s', (query, tokens) => {
    const sought = queryTokens(runsOf(unify(fold(query))));
    expect(sought.map(({ token, at, begins }) => `${at}${token}${begins ? '…' : ''}`).join(' ')).toBe(tokens);
  });
});

describe('what is found', () => {
  const text =
    '1.2019年11月，沿S204线的KTV噪音扰民，占地3.2亩，废水pH值<6、COD为110mg/L，达到Ⅳ类；接入110kV线路，PM2.5超标。受理编号BCD2022 092002*，32户';
  it.each(
    [
      '2019年',
      '2019年11月',
      'S204线',
      '沿s204',
      'KTV噪声',
      'ktv噪',
      '音扰',
      '噪音扰民',
      '噪声扰民',
      '3.2亩',
      'pH值<6',
    ].concat([
      'ph值＜6',
      'Ⅳ类',
      'IV类',
      '110kV',
      '204线',
      '110KV线',
      '110',
      'pm2.5',
      'ＰＭ2.5超标',
      'PM2',
      'BCD2022',
      '32户',
      '户',
    ]),
  )('%s', (query) => expect(finds(text, query)).toBe(true));
  it.each(['32亩', '3.2户', '2亩', 'TV噪声', 'S20线', 'S2041', 'III类', '扰民占地', '村', 'pH值>7', '25'])(
    'not %s',
    (query) => expect(finds(text, query)).toBe(false),
  );
});

describe('any two Chinese characters or more', () => {
  const han = fc.constantFrom(...Array.from('麒麟区青石坪村噪音声，。\n 3.2KTV某_𠮷〇1'));
  const texts = fc.array(han, { minLength: 2, maxLength: 40 }).map((chars) => chars.join(''));
  const few = fc.array(fc.constantFrom(...Array.from('青石，3')), { maxLength: 30 }).map((chars) => chars.join(''));
  const cutFrom = (source: fc.Arbitrary<string>) =>
    fc.tuple(source, fc.nat(), fc.integer({ min: 2, max: 8 })).map(([text, from, length]) => {
      const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
      const chars = Array.from(runs[from % Math.max(runs.length, 1)] ?? '');
      return {
        text,
        query: chars
          .slice(from % Math.max(chars.length - 1, 1))
          .slice(0, length)
          .join(''),
      };
    });
  const cut = cutFrom(texts);

  it('are found where they stand', () =>
    fc.assert(
      fc.property(cut, ({ text, query }) => {
        fc.pre(query !== '');
        expect(finds(text, query)).toBe(true);
      }),
    ));

  it.each([
    ['many characters', [texts, cut] as const],
    ['few', [few, cutFrom(few)] as const],
  ])('are found nowhere else: %s', (_, each) => {
    fc.assert(
      fc.property(...each, (text, { query }) => {
        const spelled = text.replaceAll('噪音', '噪声');
        const stands = [text, spelled].some((each) => each.includes(query) || each.includes(unify(query)));
        expect(query === '' || finds(text, query)).toBe(query === '' || stands);
      }),
    );
  });
});

it('a text may be of any length', () => {
  const long = '文'.repeat(20_000_000);
  expect(fold(long)).toBe(long);
});
