/** A round of ten groups: five companies among those inspected, a special part without a hotline, and what became of all complaints. */
import { describe, expect, it } from 'vitest';
import { funnelOf } from '../../src/formats/text/funnel.ts';
import { change, inspectionOf, type Files } from '../support/content.ts';
import { docx, paragraph } from '../support/office.ts';
import { checked, declaredOf, inspectionFile, lookedAt, office, paste, refusal } from '../support/published.ts';
import { siteOf, viewOf } from '../support/views.ts';

const groups = Array.from({ length: 10 }, (_, index) => `第${'一二三四五六七八九十'[index] ?? ''}督察组`);
const companies = ['甲', '乙', '丙', '丁', '戊'].map((name) => `某${name}集团有限公司`);

/** The inspection of the whole round, before anything is published. */
const round = (change: (text: string) => string = (same) => same): Files =>
  office([], (text) =>
    change(
      text
        .replace(/受理:\n(?: {2}.*\n)+/u, '')
        .replace(/行政区域:\s*$/u, '')
        .replace('督察组: 省第三督察组', `督察组: [${groups.join(', ')}]`)
        .replace('督察对象: 林市', `督察对象: [某省, 某自治区, 某直辖市, ${companies.join(', ')}, 大运河沿线五省]`)
        .replace('类型: 例行督察', '类型: [例行督察, 专项督察]')
        .replace('级别: 省级', '级别: 中央'),
    ),
  );

const notice = (received: number, valid: number, forwarded: number, settled: number, day: string): string[] => [
  `中央生态环境保护督察进驻工作结束（${day}）`,
  `截至${day}，10个督察组共收到群众举报${String(received)}件，受理有效举报${String(valid)}件，经梳理合并重复举报，累计向被督察对象转办${String(forwarded)}件；已办结或阶段办结${String(settled)}件。`,
];

describe('a round of ten groups without a hotline', () => {
  it('is read, names all groups and companies, and takes no complaints', () => {
    const files = round();
    expect(checked(files)).toEqual([]);
    const view = viewOf(siteOf(files, lookedAt), 'inspection');
    for (const name of groups) expect(view.meta).toContain(name);
    expect(view.meta).toContain('例行督察、专项督察');
    for (const name of companies) expect(view.period).toContain(name);
    expect(view.intake).toBeUndefined();
    expect(viewOf(siteOf(files, '2021-05-10'), 'home').current?.intakeLine).toBe('这次督察没有公布举报电话和信箱。');
  });

  it.each([
    [9879, 7365, 5122, 3222, '2025年12月20日', '2025-12-20'],
    [23_311, 17_880, 14_066, 9213, '2025年6月27日', '2025-06-27'],
  ])('%i received, %i valid, %i forwarded, %i closed', async (received, valid, forwarded, settled, said, day) => {
    const lines = notice(received, valid, forwarded, settled, said);
    const files = round();
    const message = await refusal('通报.docx', docx(lines.map((line) => paragraph(line)).join('')), files);
    const pasted = paste(message, files, 'announcements/end.md', { 一两句话: '进驻结束。' });
    expect(checked(pasted)).toEqual([]);
    const figures = { 收到: received, 有效: valid, 交办: forwarded, '已办结（含阶段性）': settled };
    expect(declaredOf(pasted)).toEqual(figures);
    const { register } = siteOf(pasted, lookedAt);
    const way = funnelOf(inspectionOf(register, 'lin'));
    expect([way.asOf, way.steps.map(({ name, figure }) => [name, figure])]).toEqual([
      day,
      [
        ['收到', received],
        ['有效', valid],
        ['合并', undefined],
        ['交办', forwarded],
        ['办结', settled],
      ],
    ]);
    expect(viewOf(siteOf(pasted, lookedAt), 'announcement').title).toBe(lines[0]);
    // What is merged away is no longer forwarded.
    const merged = change(pasted, [
      inspectionFile,
      `    有效: ${String(valid)}\n`,
      `    有效: ${String(valid)}\n    合并: ${String(valid - forwarded)}\n`,
    ]);
    expect(checked(merged)).toEqual([]);
    const wrong = change(merged, [inspectionFile, `合并: ${String(valid - forwarded)}`, `合并: ${String(forwarded)}`]);
    expect(checked(wrong)).toEqual([
      expect.stringContaining(`合并、交办合计 ${String(2 * forwarded)}，多于「有效」${String(valid)}`),
    ]);
    const later = change(pasted, [inspectionFile, `交办: ${String(forwarded)}`, `交办: ${String(settled - 1)}`]);
    expect(checked(later)).toEqual([
      expect.stringContaining(`「已办结（含阶段性）」${String(settled)} 多于「交办」${String(settled - 1)}`),
    ]);
  });

  it('is kept as it is, once it is over', () => {
    const files = round((text) => `${text}归档: 2026-06-30\n`);
    expect(checked(files)).toEqual([]);
    expect(viewOf(siteOf(files, lookedAt), 'inspection').meta).toContain('2026-06-30已归档，不再更新');
  });
});
