import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersOf, cut, cutToUnits } from './cut.ts';

const family = '👨‍👩‍👧‍👦';

describe('cut', () => {
  it.each([
    ['', 3, ''],
    ['甲乙丙', 3, '甲乙丙'],
    ['甲乙丙丁', 3, '甲乙丙…'],
    ['𠮷𠮷𠮷', 3, '𠮷𠮷𠮷'],
    ['𠮷𠮷𠮷丁', 3, '𠮷𠮷𠮷…'],
    [`${family}e\u0301一`, 2, `${family}e\u0301…`],
    [`${family}e\u0301`, 2, `${family}e\u0301`],
    ['一\u{e0100}二三', 2, '一\u{e0100}二…'],
    ['🇨🇳🇨🇳', 1, '🇨🇳…'],
  ])('%s to %i characters', (text, most, expected) => {
    expect(cut(text, most)).toBe(expected);
  });
  it('is marked as it is told', () => {
    expect(cut('甲乙', 1, '……')).toBe('甲……');
  });
});

it('a text may be as long as the frame of a hundred thousand cases', () => {
  const long = '文'.repeat(20_000_000);
  expect(cut(long, long.length - 1)).toBe(`${long.slice(1)}…`);
  expect(cutToUnits(long, long.length - 2)).toBe(long.slice(2));
});

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('字', '，', 'a', '𠮷', family, 'e\u0301', '\r\n'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
});

describe('for any text', () => {
  it('characters make up the text', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(charactersOf(any).join('')).toBe(any);
      }),
    );
  });
  it('a cut is whole characters, and says that it is one', () => {
    fc.assert(
      fc.property(text, fc.nat(12), (any, most) => {
        const whole = charactersOf(any);
        expect(cut(any, most)).toBe(whole.length > most ? `${whole.slice(0, most).join('')}…` : any);
      }),
    );
  });
  it('what fits in so many units is whole characters, and no more would fit', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (any, units) => {
        const kept = cutToUnits(any, units);
        const count = charactersOf(kept).length;
        expect(kept).toBe(charactersOf(any).slice(0, count).join(''));
        expect(kept.length).toBeLessThanOrEqual(units);
        const next = charactersOf(any)[count];
        if (next !== undefined) expect(kept.length + next.length).toBeGreaterThan(units);
      }),
    );
  });
});
