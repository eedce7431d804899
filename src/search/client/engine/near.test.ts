import { describe, expect, it } from 'vitest';
import { syllables } from '../../build/spelling.ts';
import { apart, otherSpellings } from './near.ts';

const names = ['沾益区', '麒麟区', '石板冲村', '青石坪', '重庆路', '水板'];
const all = syllables();

describe('otherSpellings', () => {
  it.each([
    ['粘益', ['沾益']],
    ['其林', ['麒麟']],
    ['石版冲', ['石板冲']],
    ['石板充村', ['石板冲村']],
    ['板充村', ['板冲村']],
    ['清石平', ['青石坪']],
    ['粘益恶臭', ['沾益恶臭']],
    ['夜间其林噪声', ['夜间麒麟噪声']],
    ['SHIBANCHONG', ['石板冲']],
    ['SHIBANCHONGCUN', ['石板冲村']],
    ['SHIBAN', ['石板']],
    ["CHONG'QINGLU", ['重庆路']],
    ['SHIBANX', []],
    ['沾益', []],
    ['板充', []],
    ['KTV', []],
    ['', []],
  ])('of %s: %j', (typed, expected) => expect(otherSpellings(typed, names, all)).toEqual(expected));

  it('knows every reading of the usual characters', () => {
    expect(all['zhan']).toContain('粘');
    expect(all['nian']).toContain('粘');
    expect(new Set(Object.values(all).join('')).size).toBeGreaterThan(6700);
  });
});

it.each([
  ['沾益恶臭', ['沾益 恶臭']],
  ['沾益区恶臭', ['沾益 区恶臭', '沾益区 恶臭']],
  ['麒麟夜间噪声', ['麒麟 夜间噪声', '麒麟夜 间噪声', '麒麟夜间 噪声', '麒麟 夜间 噪声']],
  ['恶臭扰', []],
  ['KTV噪声', []],
])('%s may be %j', (typed, expected) => expect(apart(typed)).toEqual(expected));
