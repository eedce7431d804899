import { describe, expect, it } from 'vitest';
import { readAddress } from './address.ts';
import { parseQuery } from '../engine/query.ts';
import { failed, summary, unread } from './status.ts';

describe('the status of a search', () => {
  it.each<[string, Partial<Parameters<typeof summary>[0]> & { total: number; regions: string[] }, boolean, string]>([
    ['?q=村', { total: 3, regions: [] }, true, '找到 3 件信访件。'],
    ['?q=村&kind=task&kind=page', { total: 3, regions: [] }, true, '找到 3 条结果。'],
    ['?q=村', { total: 3, samples: 2, regions: [] }, true, '找到 3 件信访件，其中示例 2 件信访件。'],
    ['?q=村', { total: 3, samples: 3, regions: [] }, true, '找到 3 件信访件。'],
    ['?q=村', { total: 0, regions: [] }, true, '没有找到。'],
    ['?q=村&region=a', { total: 0, regions: [] }, true, '没有找到（在当前筛选范围内）。'],
    ['?q=ml', { total: 1, regions: ['某区', '某县'] }, true, '找到 1 件信访件。拼音对应的行政区域：某区、某县。'],
    [
      '?q=某县',
      { total: 1, regions: [], renamed: [{ typed: '某县', names: ['某区'] }] },
      true,
      '找到 1 件信访件。“某县”也按“某区”查找。',
    ],
    ['?q=村', { total: 1, regions: [] }, false, '找到 1 件信访件。您的设备没有联网，结果可能不全。'],
  ])('%s %j', (address, found, online, said) => {
    const asked = readAddress(address);
    expect(summary({ samples: 0, renamed: [], named: [], ...found }, asked, parseQuery(asked.q), online)).toBe(said);
  });

  it('says that a long question is cut', () => {
    const q = '青石坪村黑水河白云山'.repeat(20);
    const said = summary(
      { total: 1, samples: 0, regions: [], renamed: [], named: [] },
      readAddress(''),
      parseQuery(q),
      true,
    );
    expect(said).toBe('找到 1 件信访件。查询较长，只按前 64 个字搜索。');
  });

  it('says what was not understood, and why there is no answer', () => {
    expect(unread([])).toBe('');
    expect(unread(['kind=x', 'y=z'])).toBe('网址中的“kind=x”“y=z”不认识，没有用上。');
    expect(failed(true)).toMatch(/请稍后重试。$/u);
    expect(failed(false)).toMatch(/没有联网，联网后会自动重试。$/u);
  });
});
