/** How the steps of a closing are typed, and what they say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote } from '../fault.ts';
import { notice, step, stepText, withYear } from './closing.ts';

const read = (typed: string): unknown => step.safeParse(typed).data;
const mend = (typed: string, type: typeof step = step): unknown => {
  const [issue] = type.safeParse(typed).error?.issues ?? [];
  return issue?.code === 'custom' ? issue.params?.['mend'] : undefined;
};

describe('a step of a closing', () => {
  it.each([
    ['2025-08-09', { day: '2025-08-09' }],
    ['2025年8月9日', { day: '2025-08-09' }],
    ['２０２５年８月９日', { day: '2025-08-09' }],
    ['2025年8月9号 区级 某某区生态环境局', { day: '2025-08-09', level: '区级', unit: '某某区生态环境局' }],
    ['2025-08-09，某某区生态环境局（牵头）', { day: '2025-08-09', unit: '某某区生态环境局（牵头）' }],
    ['2025-08-09 某某局、某某局 市级', { day: '2025-08-09', level: '市级', unit: '某某局、某某局' }],
    ['2025年8月9日某某区生态环境局', { day: '2025-08-09', unit: '某某区生态环境局' }],
    ['县（市、区）级', { level: '县（市、区）级' }],
    ['区级 区主要领导', { level: '区级', unit: '区主要领导' }],
    ['已审签', { result: '已审签' }],
    ['区级 同意，建议加强日常监管', { level: '区级', result: '同意，建议加强日常监管' }],
    ['区主要领导 已审签', { unit: '区主要领导', result: '已审签' }],
    ['2025-08-09 市级 某某局 原则同意', { day: '2025-08-09', level: '市级', unit: '某某局', result: '原则同意' }],
    ['2025-08-11 至 2025-08-22', { from: '2025-08-11', to: '2025-08-22' }],
    ['2025年8月11日至8月22日', { from: '2025-08-11', to: '2025-08-22' }],
    ['2025年8月11日－22日 区级 某某网站', { from: '2025-08-11', to: '2025-08-22', level: '区级', unit: '某某网站' }],
    ['自2025年8月11日起至2025年8月22日止', { from: '2025-08-11', to: '2025-08-22' }],
    ['至2025年8月22日', { to: '2025-08-22' }],
    ['2025年8月11日起', { from: '2025-08-11' }],
  ])('reads %s', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  it.each([
    ['1215日', '不是日期'],
    ['2025年8月', '不是日期'],
    ['2025年8月9日前', '不是日期'],
    ['2025年8月9日以前 区级', '不是日期'],
    ['2025年2月30日', '日历上没有「2025年2月30日」这一天'],
    ['2025年8月11日至32日', '日历上没有「32日」这一天'],
    ['0025-08-09', '早于 1900 年'],
    ['2025年8月9日、2025年8月10日', '不止一个日期'],
    ['2025年12月25日至1月5日', '跨年的写上年份'],
    ['8月9日', '没有写年份'],
    ['未验收', '没有日期'],
    ['不同意', '没有日期'],
    ['是', '没有日期'],
    ['某某区生态环境局', '没有日期'],
  ])('does not guess what %s means', (typed, why) => {
    expect(mend(typed)).toContain(why.replace(/「(.*)」/u, (_, value: string) => quote(value)));
  });

  it('tells the mend: an example of the same kind, and where a day that nobody knows may stand', () => {
    expect(mend('2025年8月')).toMatch(/不知道是哪一天的，照原文写进「备注」$/u);
    for (const typed of ['10个工作日', '8月', '公示期间无异议'])
      expect(mend(typed, notice), typed).toMatch(/请写成 2025-08-11 至 2025-08-22，只知道最后一天的写 至2025-08-22/u);
  });

  it('needs the last day of a notice', () => {
    expect(notice.safeParse('至2025年8月22日').data).toEqual({ to: '2025-08-22' });
    for (const typed of ['2025-08-11', '2025年8月11日起', '区级 某某网站'])
      expect(mend(typed, notice), typed).toContain('不是起止日期');
  });

  it('reads what it writes', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => new Date(Date.UTC(1990, 0, 1 + days)).toISOString().slice(0, 10));
    const when = fc.oneof(
      day.map((one) => ({ day: one })),
      fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
      day.map((to) => ({ to })),
      day.map((from) => ({ from })),
    );
    const rest = fc.record(
      {
        level: fc.constantFrom('区级', '市级', '县（市、区）级'),
        unit: fc.constantFrom('某某局、某某局', '各县（市、区）人民政府'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(when, rest, (days, words) => {
        const made = { ...days, ...words };
        expect(read(stepText(made))).toEqual(made);
      }),
    );
  });
});

describe('a day without a year', () => {
  it.each([
    ['11月3日至11月9日', '2025-11-01', '2025-11-03 至11月9日'],
    ['至8月22日', '2025-08-11', '至2025-08-22'],
    ['8月11日-22日 区级', '2025-08-11', '2025-08-11 -22日 区级'],
    ['2025年8月11日至8月22日', '2026-08-11', '2025年8月11日至8月22日'],
    ['2月29日', '2025-03-01', '2月29日'],
    ['12月28日', '2026-01-05', '12月28日'],
    ['1月3日至1月9日', '2025-12-30', '1月3日至1月9日'],
    ['1215日', '2025-12-16', '1215日'],
    ['112月5日', '2025-12-16', '112月5日'],
  ])('%s, published on %s', (typed, published, expected) => {
    expect(withYear(typed, published).trim()).toBe(expected);
  });
});
