/** Inspections that are not of the usual kind: without a hotline, of several kinds, places or groups, of companies, ended. */
import { describe, expect, it } from 'vitest';
import { inspectionJson } from '../../src/formats/json/json.ts';
import { looksBack } from '../../src/register/pages.ts';
import {
  batchFile,
  changed,
  inspectionFile,
  inspectionOf,
  messages,
  minimal,
  register,
  secondBatchFile,
  type Files,
} from '../support/content.ts';
import { siteOf, viewOf } from '../support/views.ts';

const intake = /受理:\n(?: {2}.*\n)+/u;
const regions = /行政区域:\n(?: {2}.*\n)+/u;
const without = (...parts: RegExp[]): Files => ({
  ...minimal,
  [inspectionFile]: parts.reduce((text, part) => text.replace(part, ''), String(minimal[inspectionFile])),
});

describe('an inspection without a hotline', () => {
  it('takes no complaints on any page', () => {
    const files = without(intake);
    expect(messages(files)).toEqual([]);
    for (const day of ['2021-05-06', '2021-05-10', '2022-06-01']) {
      const site = siteOf(files, day);
      const { current } = viewOf(site, 'home');
      expect(current?.intakeLine).toBe('这次督察没有公布举报电话和信箱。');
      expect([current?.intake, viewOf(site, 'inspection').intake]).toEqual([undefined, undefined]);
      expect(viewOf(site, 'announcement').intake).toBeUndefined();
    }
  });

  it('may have a letter box or another channel alone, but some', () => {
    const only = (line: string): Files => ({
      ...minimal,
      [inspectionFile]: String(minimal[inspectionFile]).replace(intake, `受理:\n  ${line}\n`),
    });
    const site = siteOf(only('其他渠道: [某市环保微信公众号]'), '2021-05-10');
    expect(viewOf(site, 'home').current).toMatchObject({
      intakeLine: '正在受理举报，截至2021年5月15日。',
      intake: { otherChannels: '某市环保微信公众号' },
    });
    expect(viewOf(site, 'inspection').intake).not.toHaveProperty('mailbox');
    expect(messages(only('时间: 8:00~20:00'))).toEqual([
      'lin-2021/inspection.yaml:9:3 错误 「受理.电话」没有写，也没有信箱和其他渠道；请至少写一种，都没有公布的，把受理整项删去',
    ]);
  });
});

describe('an inspection of several kinds, places and groups', () => {
  it.each(['[回头看, 专项督察]', '“回头看”和专项', '回头看、专项督察'])('%s', (typed) => {
    const files = changed([inspectionFile, '类型: 例行督察', `类型: ${typed}`]);
    const one = inspectionOf(register(files));
    expect([one.facts.kind.values, looksBack(one)]).toEqual([['回头看', '专项督察'], true]);
    expect(viewOf(siteOf(files), 'inspection').meta).toContain('回头看、专项督察');
  });

  it('tells a kind that is none', () => {
    expect(messages(changed([inspectionFile, '类型: 例行督察', '类型: [回头看, 抽查]']))).toEqual([
      expect.stringContaining('未知的类型「抽查」'),
    ]);
  });

  it('names them all', () => {
    const files = changed(
      [inspectionFile, '督察对象: 林市', '督察对象: [林市, 某集团有限公司]'],
      [inspectionFile, '督察组: 省第三督察组', '督察组: [省第三督察组, 省第四督察组]'],
    );
    const view = viewOf(siteOf(files), 'inspection');
    expect(view.meta).toContain('省第三督察组、省第四督察组');
    expect(view.period).toContain('进驻林市、某集团有限公司');
  });
});

describe('an inspection of companies', () => {
  const noRegion = /\| 行政区域 \|.*\n/u;
  it('has no regions', () => {
    const files = without(regions);
    const cases = Object.fromEntries(
      [batchFile, secondBatchFile].map((name) => [name, String(files[name]).replace(noRegion, '')]),
    );
    expect(messages({ ...files, ...cases })).toEqual([]);
    const { figures } = viewOf(siteOf({ ...files, ...cases }), 'inspection');
    expect(figures?.regions).toBeUndefined();
  });

  it('registers the regions that its cases name', () => {
    expect(messages(without(regions))).toEqual([
      'lin-2021/batches/01.md:10:8 错误 未知的行政区域「麒麟区」，请先在 inspection.yaml 里登记',
      'lin-2021/batches/02.md:10:8 错误 未知的行政区域「沾益区」，请先在 inspection.yaml 里登记',
    ]);
  });
});

describe('an inspection that has ended', () => {
  const files = changed([inspectionFile, '级别: 省级', '级别: 省级\n归档: 2022-12-31']);
  it.each([
    ['2022-12-30', undefined],
    ['2022-12-31', '2022-12-31'],
  ])('on %s is archived since %s, on pages and in data', (day, archived) => {
    const site = siteOf(files, day);
    const metas = [viewOf(site, 'inspection').meta, viewOf(site, 'home').current?.meta];
    expect(metas.map((meta) => meta?.includes('已归档'))).toEqual(metas.map(() => archived !== undefined));
    expect(inspectionJson(inspectionOf(site.register)).archived).toBe(archived ?? null);
  });
});
