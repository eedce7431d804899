import { expect, it } from 'vitest';
import { mayBeTraditional } from '../client/engine/respell.ts';
import { simplify } from './traditional.ts';

it.each([
  ['麒麟區東山鎮', '麒麟区东山镇'],
  ['噪聲擾民', '噪声扰民'],
  ['青石坪村', '青石坪村'],
  ['乾燥', '干燥'],
  ['裏裡臺台麵', '里里台台面'],
  ['KTV 3.2畝', 'KTV 3.2亩'],
])('%s → %s', (text, expected) => expect(simplify(text)).toBe(expected));

it('is loaded for every character that it changes, and not for usual ones', () => {
  for (let code = 0x3400; code < 0x3_2000; code++) {
    const char = String.fromCodePoint(code);
    if (simplify(char) !== char) expect(mayBeTraditional(char), char).toBe(true);
  }
  expect(mayBeTraditional('麒麟区青石坪村村民反映夜间噪音扰民，KTV 3.2亩')).toBe(false);
});
