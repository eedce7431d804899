import { expect, it } from 'vitest';
import { shorter } from './suggest.ts';

it.each([
  [[], []],
  [['村'], []],
  [['青石'], []],
  [['青石村'], ['青石', '石村']],
  [['青石坪村委会'], ['青石坪村委', '石坪村委会', '青石坪', '村委会']],
  [
    ['噪声', '青石坪', '噪声'],
    ['噪声', '青石坪'],
  ],
])('%j', (texts, expected) => expect(shorter(texts)).toEqual(expected));
