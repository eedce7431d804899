import { describe, expect, it } from 'vitest';
import { changed, inspectionFile, inspectionOf, minimal, register, change } from '../../../tests/support/content.ts';
import type { Totals } from '../../register/totals.ts';
import { noReport, type LookBack } from '../../register/types.ts';
import { funnelOf } from './funnel.ts';
import {
  basisText,
  countClauses,
  lookedAtText,
  progressClauses,
  sentence,
  shareText,
  sumOf,
  typesNote,
} from './sentences.ts';

describe('a sentence about a list', () => {
  it.each([
    [[], ''],
    [[false, undefined, ''], ''],
    [['甲'], '有甲。'],
    [['甲', false, '乙'], '有甲、乙。'],
  ] as const)('%j', (items, expected) => {
    expect(sentence('有', items)).toBe(expected);
  });
});

const none: Totals = {
  cases: 0,
  withheld: 0,
  starred: 0,
  overdue: 0,
  bySource: [],
  byVerdict: [],
  byState: [],
  byRegion: [],
  byType: [],
};
const count = (name: string, number: number) => ({ name, count: number });

describe('the counts of cases', () => {
  it('say what is not known by its name, and nothing of what there is none', () => {
    expect(countClauses(none)).toEqual([]);
    expect(
      countClauses(
        {
          ...none,
          cases: 6,
          withheld: 1,
          starred: 2,
          bySource: [count('来电', 3), count('未注明', 3)],
          byVerdict: [count('属实', 1), count('未注明', 4)],
          byState: [count('已办结', 2), count('未注明', 3)],
        },
        ' ',
      ),
    ).toEqual([
      '来电 3 件、来源未注明 3 件',
      '重点关注 2 件',
      '经核实属实 1 件',
      '是否属实未注明 4 件',
      '已办结 2 件',
      '办结情况未注明 3 件',
      '依法不予公开 1 件',
    ]);
    expect(countClauses({ ...none, byState: [count('未办结', 1)] })).toEqual(['未办结1件']);
  });
  it('by type are more than the cases only where they are', () => {
    expect(typesNote({ ...none, cases: 2, byType: [count('水', 1), count('大气', 1)] })).toBe('一件可涉及多个类型。');
    expect(typesNote({ ...none, cases: 1, byType: [count('水', 1), count('大气', 1)] })).toContain('合计大于件数');
  });
});

it.each([
  [0, 3, '0%'],
  [3, 3, '100%'],
  [2, 3, '67%'],
  [299, 300, '99.7%'],
  [1, 300, '0.3%'],
  [1, 3000, '0.03%'],
  [2999, 3000, '99.97%'],
  [1, 100_000, '不到 0.01%'],
  [99_999, 100_000, '超过 99.99%'],
])('%i of %i is %s: no part reads as none or as all', (part, whole, expected) => {
  expect(shareText(part, whole)).toBe(expected);
});

it.each([
  [[0.1, 0.2], 0.3],
  [[5.25, 5.255], 10.505],
  [[999_999_999.999999, 0.000001], 1_000_000_000],
  [[], 0],
])('the sum of %j is exact', (amounts, expected) => {
  expect(sumOf(amounts)).toBe(expected);
});

describe('what was looked at again', () => {
  const look = (kind: 'task' | 'case', address: string, finding: LookBack['finding']): LookBack =>
    ({ task: {}, earlier: { kind, [kind]: { address } }, finding }) as unknown as LookBack;
  it.each([
    [[], '', []],
    [[look('task', 'a', '整改到位')], '1 项旧任务', ['整改到位 1 项']],
    [[look('task', 'a', undefined)], '1 项旧任务', ['结论未注明 1 项']],
    [
      [
        look('task', 'a', '整改到位'),
        look('task', 'a', '表面整改'),
        look('case', 'b', '整改到位'),
        look('task', 'c', undefined),
      ],
      '2 项旧任务、1 件旧信访件',
      ['表面整改 1 项', '整改到位 1 项', '结论未注明 1 项'],
    ],
  ])('%#', (lookBacks, what, findings) => {
    expect(lookedAtText(lookBacks)).toEqual({ what, findings });
  });
});

describe('the progress of a plan', () => {
  const task = (reports: number, done: boolean) => ({ state: reports > 0 ? '' : noReport, done });
  const clauses = (...tasks: ReturnType<typeof task>[]): string =>
    progressClauses(tasks as unknown as Parameters<typeof progressClauses>[0]).join('，');
  it('is not said to be none where nobody has reported', () => {
    expect(clauses(task(0, false), task(0, false))).toBe('共 2 项任务，尚未公布进展');
    expect(clauses(task(1, true), task(0, false))).toBe('共 2 项任务，1 项已完成或已销号，1 项尚未公布进展');
    expect(clauses(task(1, false))).toBe('共 1 项任务，0 项已完成或已销号');
  });
});

describe('what a notice declared', () => {
  const withTotals = (...totals: string[]) =>
    inspectionOf(
      register(
        changed([inspectionFile, '行政区域:', `累计:\n${totals.map((one) => `  - { ${one} }\n`).join('')}行政区域:`]),
      ),
    );
  const figures = (...totals: string[]) =>
    funnelOf(withTotals(...totals)).steps.map(
      ({ name, called, figure }) => `${called ?? name} ${String(figure ?? '—')}`,
    );

  it('is shown as far as it goes, and is 0 only where it says 0', () => {
    expect(figures('截至: 2021-05-10, 收到: 9')).toEqual(['收到 9', '有效 —', '合并 —', '交办 —', '办结 —']);
    expect(figures('截至: 2021-05-10, 已办结: 3, 阶段性办结: 2').at(-1)).toBe('办结 5');
    expect(figures('截至: 2021-05-10, 已办结: 3').at(-1)).toBe('已办结 3');
    expect(figures('截至: 2021-05-10, 阶段性办结: 2').at(-1)).toBe('阶段性办结 2');
    expect(figures('截至: 2021-05-10, 已办结: 0, 阶段性办结: 0').at(-1)).toBe('办结 0');
  });
  it('has no day where it has no figure', () => {
    expect(funnelOf(withTotals('截至: 2021-05-10, 未办结: 1')).asOf).toBeUndefined();
    expect(funnelOf(undefined).steps.every(({ figure }) => figure === undefined)).toBe(true);
  });
  it('stands beside the counted number where it is another one', () => {
    expect(basisText(withTotals('截至: 2021-05-10, 交办: 9', '截至: 2021-05-09, 交办: 2'))).toBe(
      '（按本站列出的行数统计；通报公布的累计交办数是 9 件，截至2021-05-10）',
    );
    expect(basisText(withTotals('截至: 2021-05-10, 交办: 2', '截至: 2021-05-11, 收到: 4'))).toBe('');
    expect(basisText(inspectionOf(register(change(minimal))))).toBe('');
  });
});
