/** Declared totals as notices really declare them: each is compared as far as it can be, and shown as declared. */
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/formats/tables/totals-table.ts';
import { funnelOf } from '../../src/formats/text/funnel.ts';
import { checkPartitions } from '../../src/checks/declared-totals.ts';
import { checkContent } from '../../src/checks/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { makeRegister } from '../../src/register/index.ts';
import { faultLine } from '../../src/schema/fault.ts';
import {
  changed,
  inFolder,
  inspectionFile,
  inspectionOf,
  markdown,
  messages,
  read,
  record,
  register,
  someDay,
  type Files,
} from '../support/content.ts';
import { correctionEntry } from '../support/entries.ts';
import { siteOf, viewOf } from '../support/views.ts';

const thirdFile = 'lin-2021/batches/03.md';
/** Cases by their region, types and state. */
const rows = (...cases: [region: string, types: string, state?: string][]): string[] =>
  cases.map(([region, types, state = '已办结'], index) =>
    record(
      `${index % 2 === 0 ? 'D' : 'X'}01LS20210509000${String(index + 1)}`,
      { 行政区域: region, 污染类型: types, 办结情况: state },
      { 交办问题: '某厂冒烟。' },
    ),
  );
const usual = rows(
  ['麒麟区', '大气、水', '已办结'],
  ['麒麟区', '大气', '阶段性办结'],
  ['沾益区', '水', '办结并通过验收'],
  ['麒麟区、沾益区', '噪声', '未办结'],
);
/** A third batch of such cases, with declared totals. */
const declaring = (declared: string, cases = usual, more: Record<string, string> = {}): Files =>
  changed([thirdFile, markdown({ 批次: '3', 公开日期: '2021-05-16', 公布数: declared, ...more }, ...cases)]);
const comparisonsOf = (files: Files) =>
  inspectionOf(register(files)).batches[2]?.comparisons.map(({ label, declared, counted, explained }) =>
    explained === undefined ? [label, declared, counted] : [label, declared, counted, explained],
  );
const warnings = (files: Files): string[] => {
  const { content } = read(files);
  return content ? checkPartitions(content).map(({ message }) => message) : [];
};

describe('figures that are counted', () => {
  it.each([
    ['已办结（含阶段性）: 3', [['已办结（含阶段性）', 3, 3]]],
    ['已办结（含阶段性办结）: 3', [['已办结（含阶段性）', 3, 3]]],
    [
      '已办结: 2, 阶段性办结: 1, 未办结: 1',
      [
        ['已办结', 2, 2],
        ['阶段性办结', 1, 1],
        ['未办结', 1, 1],
      ],
    ],
    [
      '已办结: 1, 办结并通过验收: 1',
      [
        ['已办结', 1, 1],
        ['办结并通过验收', 1, 1],
      ],
    ],
    [
      '按区域已办结: { 麒麟区: 1, 沾益区: 1 }',
      [
        ['按区域已办结 麒麟区', 1, 1],
        ['按区域已办结 沾益区', 1, 1],
      ],
    ],
    ['按区域已办结（含阶段性）: { 麒麟区: 2 }', [['按区域已办结（含阶段性） 麒麟区', 2, 2]]],
    [
      '按类型组合: { 大气和水: 1, 大气: 1, 水类: 1, 噪音: 1 }',
      [
        ['按类型组合 水、大气', 1, 1],
        ['按类型组合 大气', 1, 1],
        ['按类型组合 水', 1, 1],
        ['按类型组合 噪声', 1, 1],
      ],
    ],
    [
      '按区域: { 麒麟区: 3, 沾益区: 2 }, 共办: 1',
      [
        ['共办', 1, undefined],
        ['按区域 麒麟区', 3, 3],
        ['按区域 沾益区', 2, 2],
      ],
    ],
    [
      '按区域: { 麒麟区: 2, 沾益区: 1, 麒麟区和沾益区: 1 }',
      [
        ['按区域 麒麟区', 2, 2],
        ['按区域 沾益区', 1, 1],
        ['按区域 麒麟区、沾益区', 1, 1],
      ],
    ],
    [
      '来电: 2, 来信: 2, 微信: 0, 网络: 0',
      [
        ['来电', 2, 2],
        ['来信', 2, 2],
        ['微信', 0, 0],
        ['网络', 0, 0],
      ],
    ],
  ])('%s', (declared, expected) => {
    const files = declaring(`{ ${declared} }`);
    expect(messages(files)).toEqual([]);
    expect(comparisonsOf(files)).toEqual(expected);
  });

  it('tell a difference as before', () => {
    expect(messages(declaring('{ 已办结（含阶段性）: 4, 按区域已办结: { 麒麟区: 3 } }'))).toEqual([
      expect.stringContaining('公布数「已办结（含阶段性）」为 4，逐件统计为 3'),
      expect.stringContaining('公布数「按区域已办结 麒麟区」为 3，逐件统计为 1'),
    ]);
    expect(messages(declaring('{ 按类型: { 大气、水: 1 } }'))).toEqual([
      expect.stringContaining('几个类型合在一起的，请写在「按类型组合」里'),
    ]);
  });
});

describe('a difference that the notice itself explains is no error', () => {
  it('受理 comes before what is merged, 交办 is what is listed', () => {
    const files = declaring('{ 收到: 12, 受理: 10, 合并: 2, 交办: 4 }');
    expect(messages(files)).toEqual([]);
    expect(comparisonsOf(files)?.find(([label]) => label === '受理')).toEqual(['受理', 10, undefined]);
    expect(comparisonsOf(declaring('{ 受理: 6, 合并: 2 }'))).toContainEqual(['受理', 6, 4, '其中2件已合并']);
    expect(messages(declaring('{ 受理: 6 }'))).toHaveLength(1);
  });

  it('duplicates stand inside the counts of counties', () => {
    const files = declaring('{ 交办: 6, 重复件: 2, 按区域: { 麒麟区: 5, 沾益区: 2 }, 按区域重复件: { 麒麟区: 2 } }');
    expect(messages(files)).toEqual([]);
    expect(comparisonsOf(files)).toContainEqual(['按区域 麒麟区', 5, 3, '含重复件2件']);
    const [batch] = [viewOf(siteOf(files), 'batch', { batch: '3' })];
    expect(batch.comparisons.rows.find(({ label }) => label === '交办')).toMatchObject({
      differs: false,
      explained: '含重复件2件',
    });
    expect(messages(declaring('{ 交办: 6, 重复件: 1 }'))).toHaveLength(1);
  });

  it('types may be counted over problems, apart from cases', () => {
    const files = declaring('{ 问题: 9, 按类型: { 大气: 4, 水: 3, 噪声: 2 } }');
    expect(messages(files)).toEqual([]);
    expect(comparisonsOf(files)).toContainEqual(['按类型 大气', 4, undefined]);
    expect(messages(declaring('{ 问题: 8, 按类型: { 大气: 4, 水: 3, 噪声: 2 } }'))).toHaveLength(3);
  });
});

it('measures, units, industries and what else a notice says are shown as declared', () => {
  const declared =
    '{ 查封扣押: 4, 限产停产: 20, 关停取缔: 12, 移送公安: 1, 问责单位: 3, 问责: 7, 按行业类别: { 矿山: 25 }, 其他: { 另行交办（项）: 39, 满意率（%）: 98.5 } }';
  const files = declaring(declared);
  expect(messages(files)).toEqual([]);
  expect(comparisonsOf(files)).toEqual([
    ['查封扣押', 4, undefined],
    ['限产停产', 20, undefined],
    ['关停取缔', 12, undefined],
    ['移送公安', 1, undefined],
    ['问责单位', 3, undefined],
    ['问责', 7, undefined],
    ['按行业 矿山', 25, undefined],
    ['其他 另行交办（项）', 39, undefined],
    ['其他 满意率（%）', 98.5, undefined],
  ]);
  const figures = figuresOf(inspectionOf(register(files))).filter(({ basis }) => basis === '公布数');
  expect(figures).toContainEqual(expect.objectContaining({ measure: '其他', part: '满意率（%）', value: 98.5 }));
});

it('a part is corrected by its name', () => {
  const correction = correctionEntry('批次 3', '按区域已办结 麒麟区', '2', '1');
  const files = changed(
    [thirdFile, String(declaring('{ 按区域已办结: { 麒麟区: 2 } }', usual, { 公布数说明: '笔误' })[thirdFile])],
    ['lin-2021/follow-ups/2021-06-02.md', markdown({ 公开日期: '2021-06-02' }, correction)],
  );
  expect(messages(files)).toEqual([]);
  expect(comparisonsOf(files)).toEqual([['按区域已办结 麒麟区', 1, 1]]);
  const figures = figuresOf(inspectionOf(register(files))).filter(({ measure }) => measure === '按区域已办结');
  expect(figures[0]?.note).toContain('2021-06-02 更正');
});

describe('a correction of a figure', () => {
  const correcting = (declared: string, ...entries: [item: string, was: string, becomes: string][]): Files =>
    changed(
      [thirdFile, String(declaring(declared, usual, { 公布数说明: '笔误' })[thirdFile])],
      [
        'lin-2021/follow-ups/2021-06-02.md',
        markdown({ 公开日期: '2021-06-02' }, ...entries.map((one) => correctionEntry('批次 3', ...one))),
      ],
    );
  const now = (files: Files) => inspectionOf(register(files)).batches[2]?.declared;

  it.each([
    ['8、15', '8、16'],
    ['[8, 15]', '[8, 16]'],
  ])('may be of 共办批次: %s', (was, becomes) => {
    const files = correcting('{ 共办: 2, 共办批次: [8, 15] }', ['共办批次', was, becomes]);
    expect(messages(files)).toEqual([]);
    expect(now(files)).toEqual({ joint: 2, jointBatches: ['8', '16'] });
  });

  it('adds one that was left out, and takes out one that nobody declared: 未注明, as with facts', () => {
    const files = correcting(
      '{ 交办: 4, 问责: 13, 其他: { 另行交办: 3 } }',
      ['问责', '13', '未注明'],
      ['属实', '未注明', '2'],
      ['按类型 噪音', '未注明', '1'],
      ['其他 另行交办', '3', '未注明'],
      ['共办批次', '未注明', '8'],
    );
    expect(messages(files)).toEqual([]);
    expect(now(files)).toEqual({ forwarded: 4, true: 2, byType: { 噪声: 1 }, jointBatches: ['8'] });
  });

  it.each([
    ['按类型 外星', '未注明', '1', '未知的按类型「外星」'],
    ['按区域', '未注明', '1', '请写明是哪一项，例如「按区域 麒麟区」'],
    ['属实', '2', '3', '公布数「属实」此前没有公布，不是「2」，请核对；要添上的，原为写“未注明”'],
    ['交办', '未注明', '3', '公布数「交办」此前公布的是「4」，不是「未注明」'],
    ['微信', '未注明', '未注明', '没有更正什么'],
  ])('%s from %s to %s is told', (item, was, becomes, told) => {
    expect(messages(correcting('{ 交办: 4 }', [item, was, becomes]))).toEqual([expect.stringContaining(told)]);
  });
});

it('personal information in the name of a figure is found, with its place', () => {
  const files = declaring('{ 其他: { 举报人电话 13800138000: 3 }, 按行业: { 冀A12345: 1 } }');
  const told = inFolder(files, (folder) => {
    const { content } = readContent(folder, folder);
    if (!content) throw new Error('no content');
    const faults = [...checkContent(content, makeRegister(content, someDay).register, locator(folder, folder))].flat();
    return faults.map(faultLine).filter((one) => one.includes('03.md'));
  });
  expect(told).toEqual([
    expect.stringMatching(/03\.md:4:45 错误 疑似车牌号码/u),
    expect.stringMatching(/03\.md:4:20 错误 疑似手机号码/u),
  ]);
});

it('figures of a sample are marked in totals.csv, and so are running ones of an invented inspection', () => {
  const sample = declaring('{ 交办: 4 }', usual, { 示例: 'true' });
  const ofThird = figuresOf(inspectionOf(register(sample))).filter(({ batch }) => batch === '3');
  expect(new Set(ofThird.map((one) => one.sample))).toEqual(new Set([true]));
  const others = figuresOf(inspectionOf(register(sample))).filter(({ batch }) => batch !== '3');
  expect(new Set(others.map((one) => one.sample))).toEqual(new Set([false]));
  const invented = changed([
    inspectionFile,
    '行政区域:',
    '示例: true\n累计: [{ 截至: 2021-05-15, 交办: 9 }]\n行政区域:',
  ]);
  expect(new Set(figuresOf(inspectionOf(register(invented))).map((one) => one.sample))).toEqual(new Set([true]));
});

it('共办批次 stands beside each 共办 in totals.csv', () => {
  const files = declaring('{ 交办: 4, 共办: 1, 共办批次: [3, 5] }');
  const figures = figuresOf(inspectionOf(register(files))).filter(({ basis }) => basis === '公布数');
  expect(figures.map(({ measure, note }) => [measure, note])).toEqual([
    ['交办', ''],
    ['共办', '共办批次：3、5'],
  ]);
});

describe('cumulative figures', () => {
  const running = (text: string): Files =>
    changed([inspectionFile, '行政区域:', `累计:\n  - { 截至: 2021-05-15, ${text} }\n行政区域:`]);
  const counties = '按区域: { 麒区: 100, 沾益区: 93 }';

  it('stand by region and type, joint cases counted in both with their batches', () => {
    const files = running(`交办: 190, 共办: 3, 共办批次: [8, 15, 21], ${counties}, 按类型: { 大气类: 99 }`);
    expect([messages(files), warnings(files)]).toEqual([[], []]);
    const view = viewOf(siteOf(files), 'inspection').runningTotals;
    expect(view?.rows).toEqual([['2021-05-15', '190', '3']]);
    expect(view?.parts).toEqual([
      {
        label: '按区域，截至2021-05-15',
        figures: [
          { name: '麒麟区', figure: '100（麒区）' },
          { name: '沾益区', figure: '93' },
        ],
      },
      { label: '按类型，截至2021-05-15', figures: [{ name: '大气', figure: '99（大气类）' }] },
    ]);
    expect(view?.notes).toEqual(['截至2021-05-15：共办的件在第8、15、21批。']);
    expect(figuresOf(inspectionOf(register(files)))).toContainEqual(
      expect.objectContaining({
        measure: '按区域',
        part: '麒麟区',
        value: 100,
        note: '原文：麒区\n共办批次：8、15、21',
      }),
    );
  });

  it('that cannot all be true are told, unless the notice says why', () => {
    expect(warnings(running(`交办: 194, ${counties}`))).toEqual([
      expect.stringContaining('各区域合计 193，少于 194 件'),
    ]);
    expect(warnings(running(`交办: 194, 说明: 一件未注明, ${counties}`))).toEqual([]);
    expect(warnings(running(`交办: 190, 共办: 5, ${counties}`))).toHaveLength(1);
    expect(warnings(running(`${counties}, 按区域已办结: { 沾益区: 94 }`))).toHaveLength(1);
  });

  it('tell a region that the inspection does not have', () => {
    expect(messages(running('按区域: { 麒麟: 1 }'))).toEqual([
      expect.stringContaining('未知的累计.按区域「麒麟」，您是不是想写「麒麟区」？'),
    ]);
  });

  it('merged into one class are closed ones of the way of a complaint', () => {
    const files = running('交办: 834, 已办结（含阶段性）: 462');
    expect(funnelOf(inspectionOf(register(files))).steps.at(-1)).toMatchObject({ figure: 462, called: undefined });
  });
});
