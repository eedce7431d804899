import { describe, expect, it } from 'vitest';
import type { Prose, Run } from '../../schema/prose.ts';
import { countPassage, replacePassage } from './passage.ts';
import { titleFrom } from '../titles.ts';

const bold = (text: string): Exclude<Run, string> => ({ text, bold: true });
const prose: Prose = [
  {
    kind: 'paragraph',
    runs: ['某厂', bold('夜间'), '冒烟，某村有', { text: '异味', href: 'https://x.cn' }],
  },
  { kind: 'list', items: [{ marker: '1. ', blocks: [{ kind: 'paragraph', runs: ['罚款5万元。'] }] }] },
  { kind: 'table', rows: [[['点位'], ['某村']]] },
  { kind: 'image', name: 'a.png', alt: '某村' },
];

describe('a passage', () => {
  it.each([
    ['夜间', 1],
    ['某厂夜间冒烟', 1],
    ['某村', 2],
    ['罚款5万元。', 1],
    ['异味罚款', 0],
    ['1. 罚款', 0],
    ['', 0],
  ])('%j occurs %d times', (passage, times) => {
    expect(countPassage(prose, passage)).toBe(times);
  });

  it('counts overlapping ones', () => {
    expect(countPassage([{ kind: 'paragraph', runs: ['啊啊', '啊'] }], '啊啊')).toBe(2);
  });

  it.each<[passage: string, replacement: string, first: Extract<Prose[number], { kind: 'paragraph' }>['runs']]>([
    ['夜间', '凌晨', ['某厂', bold('凌晨'), '冒烟，某村有', { text: '异味', href: 'https://x.cn' }]],
    ['厂夜间冒', '企业冒', ['某企业冒', '烟，某村有', { text: '异味', href: 'https://x.cn' }]],
    ['有异', '有怪', ['某厂', bold('夜间'), '冒烟，某村有怪', { text: '味', href: 'https://x.cn' }]],
    ['夜间', '', ['某厂', '冒烟，某村有', { text: '异味', href: 'https://x.cn' }]],
    ['夜间', '$&$1', ['某厂', bold('$&$1'), '冒烟，某村有', { text: '异味', href: 'https://x.cn' }]],
  ])('%j becomes %j', (passage, replacement, first) => {
    const before = structuredClone(prose);
    expect(replacePassage(prose, passage, replacement)[0]).toEqual({ kind: 'paragraph', runs: first });
    expect(prose).toEqual(before);
  });

  it('takes the paragraph and the item along that it leaves empty', () => {
    const items = ['甲', '乙'].map((text) => ({
      marker: '- ',
      blocks: [{ kind: 'paragraph' as const, runs: [text] }],
    }));
    const typed: Prose = [
      { kind: 'paragraph', runs: ['丙'] },
      { kind: 'list', items },
    ];
    expect(replacePassage(typed, '丙', '')).toEqual([{ kind: 'list', items }]);
    expect(replacePassage(typed, '甲', '')).toEqual([typed[0], { kind: 'list', items: items.slice(1) }]);
    expect(replacePassage(replacePassage(typed, '甲', ''), '乙', '')).toEqual([typed[0]]);
  });

  it('is replaced in lists and tables', () => {
    expect(replacePassage(prose, '5万', '6万')[1]).toEqual({
      kind: 'list',
      items: [{ marker: '1. ', blocks: [{ kind: 'paragraph', runs: ['罚款6万元。'] }] }],
    });
    expect(replacePassage(prose, '点位', '位置')[2]).toEqual({ kind: 'table', rows: [[['位置'], ['某村']]] });
  });
});

describe('a title', () => {
  it.each([
    ['某厂夜间冒烟。', '某厂夜间冒烟'],
    ['1. 某厂夜间冒烟', '某厂夜间冒烟'],
    ['（一）某厂夜间冒烟；', '某厂夜间冒烟'],
    ['一是某厂夜间冒烟', '某厂夜间冒烟'],
    ['某厂。\n某村。', '某厂'],
    [
      '东河区青石镇石门坎村某混凝土搅拌站夜间生产，扬尘大、噪音扰民，作业时间长',
      '东河区青石镇石门坎村某混凝土搅拌站夜间生产，扬尘大、噪音扰民',
    ],
    ['甲'.repeat(31), `${'甲'.repeat(29)}…`],
    ['𠮷'.repeat(31), `${'𠮷'.repeat(29)}…`],
    ['', ''],
  ])('of %j is %j', (text, title) => {
    expect(titleFrom([{ kind: 'paragraph', runs: [text] }])).toBe(title);
  });

  it('is empty without a section', () => {
    expect(titleFrom(undefined)).toBe('');
  });
});
