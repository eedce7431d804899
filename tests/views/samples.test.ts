/** What is real and what is invented stand apart: no sum counts both, a list of both says so, the real comes first. */
import { describe, expect, it } from 'vitest';
import { inspectionDataset } from '../../src/formats/metadata/json-ld.ts';
import { figuresOf } from '../../src/formats/tables/totals-table.ts';
import type { BarsView } from '../../src/views/parts/bars.ts';
import type { WayView } from '../../src/views/search.ts';
import type { SummaryView } from '../../src/views/parts/summary.ts';
import {
  batchFile,
  change,
  changed,
  followUpFile,
  inspectionFile,
  inspectionOf,
  markdown,
  minimal,
  record,
  resultsFile,
  secondBatchFile,
  tasksFile,
  type Files,
} from '../support/content.ts';
import { siteOf, viewOf } from '../support/views.ts';

/** The same folder with some files marked as invented. */
const marking = (files: Files, ...paths: string[]): Files =>
  change(
    files,
    ...paths.map((path): [string, string] => [path, String(files[path]).replace('---\n', '---\n示例: true\n')]),
  );

/** A real announcement beside two invented batches of a case each, a follow-up, a plan and its results. */
const invented = marking(minimal, batchFile, secondBatchFile, followUpFile, tasksFile, resultsFile);

/** Beside them a real batch of one case, or of several. */
const withReal = (count = 1, declared = ''): Files =>
  change(invented, [
    'lin-2021/batches/03.md',
    markdown(
      { 批次: '3', 公开日期: '2021-05-20', ...(declared !== '' && { 公布数: declared }) },
      ...Array.from({ length: count }, (_, index) =>
        record(
          `D01LS20210510000${String(index + 1)}`,
          { 行政区域: '麒麟区', 污染类型: '土壤', 是否属实: '属实', 办结情况: '已办结' },
          { 交办问题: `某处废渣，第${String(index + 1)}处。` },
        ),
      ),
    ),
  ]);

const said = (summary: readonly SummaryView[]): string[] =>
  summary.map(
    ({ sample, runs }) =>
      (sample ? '【示例】' : '') + runs.map((run) => (typeof run === 'string' ? run : run.text)).join(''),
  );
const marked = ({ sample, bars }: BarsView) => ({
  sample,
  bars: bars.map(({ name, count }) => `${name} ${String(count)}`),
});

describe('a sum', () => {
  it('counts what is invented only where there is nothing else, and is marked', () => {
    const view = viewOf(siteOf(invented), 'inspection');
    expect(said(view.summary).join('\n')).toMatch(/^【示例】2 个批次逐件列出 2 件。/u);
    expect(view.figures?.states.sample).toBe(true);
    expect(view.figures?.types.bars.sample).toBe(true);
  });

  it('counts real cases alone, is not marked, and says what it leaves out', () => {
    const site = siteOf(withReal());
    const { summary, figures } = viewOf(site, 'inspection');
    expect(said(summary)[0]).toMatch(/^1 个批次逐件列出 1 件。.*另有示例 2 件，不计入。/u);
    expect(figures && [marked(figures.types.bars), marked(figures.states)]).toEqual([
      { sample: false, bars: ['土壤 1'] },
      { sample: false, bars: ['已办结 1'] },
    ]);
    expect(figures?.regions).toMatchObject({ sample: false, tiles: { tiles: [{ name: '麒麟区', count: 1 }] } });
    expect(figures?.regions?.note).not.toContain('没有注明');
    const whole = figuresOf(inspectionOf(site.register)).filter(({ batch, part }) => batch === '' && part === '');
    expect(whole.find(({ measure }) => measure === '件数')?.value).toBe(1);
  });

  it('of declared figures adds up the batches of its kind', () => {
    const files = change(withReal(1, '{ 责令整改: 3 }'), [
      batchFile,
      String(invented[batchFile]).replace('批次: 1\n', '批次: 1\n公布数: { 责令整改: 40 }\n'),
    ]);
    const text = said(viewOf(siteOf(files), 'inspection').summary).join('\n');
    expect(text).toContain('各批公布的责令整改合计 3 家');
    expect(text).not.toContain('43');
  });

  it('of tasks leaves out those whose progress is invented', () => {
    const plan = change(minimal, [
      tasksFile,
      `${String(minimal[tasksFile])}\n${record('2 某沟', { 责任单位: '沾益区人民政府', 整改时限: '长期坚持' }, { 反馈问题: '某沟黑臭。' })}`,
    ]);
    const site = siteOf(marking(plan, resultsFile));
    const { progress, bars } = viewOf(site, 'rectification');
    expect(progress).toBe('共 2 项任务（其中示例 1 项任务），尚未公布进展');
    expect(marked(bars)).toEqual({ sample: false, bars: ['尚未公布进展 1'] });
  });

  it('that a real notice declared is not held against cases that are invented', () => {
    const declared = change(invented, [
      inspectionFile,
      `${String(minimal[inspectionFile])}累计:\n  - { 截至: 2021-05-15, 交办: 491 }\n`,
    ]);
    const pages = (files: Files): string =>
      said(viewOf(siteOf(files), 'inspection').summary).join('') + viewOf(siteOf(files), 'batches').note;
    expect(pages(declared)).not.toContain('491');
    expect(
      pages(
        change(
          declared,
          [batchFile, String(minimal[batchFile])],
          [secondBatchFile, String(minimal[secondBatchFile])],
          [followUpFile, String(minimal[followUpFile])],
        ),
      ),
    ).toContain('491');
    expect(viewOf(siteOf(declared), 'reporters').funnel.steps[3]?.means).toContain('已经逐件列出示例 2 件。');
  });
});

describe('a list of both', () => {
  const site = siteOf(withReal(3));
  it('says how many of it are invented', () => {
    expect(viewOf(site, 'cases').note).toContain('共 5 件（其中示例 2 件）');
    expect(viewOf(site, 'cases').page.head.description).toContain('共5件（其中示例2件）');
    expect(viewOf(site, 'inspection').batches?.all?.name).toBe('逐件浏览全部 5 件（其中示例 2 件）');
    expect(viewOf(site, 'search').ways[0]?.all).toMatchObject({
      cases: { name: '5 件（其中示例 2 件）' },
      batches: { name: '3 个批次（其中示例 2 个批次）' },
    });
    expect(JSON.stringify(inspectionDataset(inspectionOf(site.register), site))).toContain('5件（其中示例2件）');
  });

  it('on the search page counts the real ones by region, type and state, and says where all are invented', () => {
    const shown = ({ ways }: { ways: WayView[] }) =>
      ways[0]?.groups.map(({ groups }) => groups.map(({ name, count }) => `${name} ${String(count)}`));
    expect(shown(viewOf(site, 'search'))).toEqual([['麒麟区 3'], ['土壤 3'], ['已办结 3']]);
    expect(viewOf(siteOf(invented), 'search').ways[0]?.all?.cases?.name).toBe('示例 2 件');
    expect(viewOf(siteOf(minimal), 'search').ways[0]?.all?.cases?.name).toBe('2 件');
  });

  it('of batches tells them apart', () => {
    expect(viewOf(site, 'batches').note).toContain('共 1 个批次，逐件列出 3 件，另有示例 2 个批次，不计入。');
  });

  it('of corrections says so of each kind', () => {
    const correction = (name: string, day: string, front: string): [string, string] => [
      `lin-2021/follow-ups/${name}.md`,
      `---\n公开日期: ${day}\n${front}---\n\n${record(
        'D01LS202105100001',
        { 类型: '更正', 更正项: '污染类型', 原为: '土壤', 改为: '水' },
        { 更正说明: '录入有误。' },
      )}`,
    ];
    const other = correction('2021-06-03', '2021-06-03', '示例: true\n');
    const both = change(withReal(), correction('2021-06-02', '2021-06-02', ''), [
      other[0],
      other[1].replace('土壤', '水').replace('改为 | 水', '改为 | 大气'),
    ]);
    expect(viewOf(siteOf(both), 'corrections').counts).toBe('共更正 2 项（其中示例 1 项）。');
  });

  it('of one kind says nothing', () => {
    for (const files of [minimal, invented]) expect(viewOf(siteOf(files), 'cases').note).toContain('共 2 件，');
  });
});

describe('the home page', () => {
  it('shows what is real before what is invented, each in a part of its own', () => {
    const { current } = viewOf(siteOf(invented), 'home');
    const [real, samples, ...more] = current?.parts ?? [];
    expect(more).toEqual([]);
    expect(real).toEqual({ summary: [], news: [], announcements: [expect.objectContaining({ sample: false })] });
    expect(samples?.note).toContain('这次督察真实公开的有 1 篇');
    expect(samples?.announcements).toEqual([]);
    expect(samples?.news.map(({ kind, sample }) => [kind, sample])).toEqual([
      ['整改结果', true],
      ['整改任务', true],
      ['后续公开', true],
      ['批次', true],
      ['批次', true],
    ]);
    expect(samples?.batches?.rows.map(({ sample }) => sample)).toEqual([true, true]);
    expect(samples?.regions?.sample).toBe(true);
  });

  it('leaves the sums to the real cases, and lists the invented ones apart', () => {
    const [real, samples] = viewOf(siteOf(withReal()), 'home').current?.parts ?? [];
    expect(real?.types && marked(real.types.bars)).toEqual({ sample: false, bars: ['土壤 1'] });
    expect(real?.batches?.rows.map(({ name, sample }) => [name, sample])).toEqual([['第3批', false]]);
    expect(samples?.batches?.rows.map(({ name, sample }) => [name, sample])).toEqual([
      ['第2批', true],
      ['第1批', true],
    ]);
    expect([samples?.types, samples?.regions]).toEqual([undefined, undefined]);
    for (const part of [real, samples]) expect(part?.batches?.all.name).toBe('全部 3 个批次（其中示例 2 个批次）');
  });

  it('has one part without a note where everything is real, or everything invented', () => {
    const all = changed(['site.yaml', '说明:', '示例: true\n说明:']);
    for (const files of [minimal, all]) {
      const parts = viewOf(siteOf(files), 'home').current?.parts;
      expect(parts).toHaveLength(1);
      expect(parts?.[0]).not.toHaveProperty('note');
      expect(parts?.[0]?.types?.bars.bars).not.toEqual([]);
    }
  });

  it('lists inspections that are invented behind all others', () => {
    const earlier = (id: string, front: string): [string, string] => [
      `${id}/inspection.yaml`,
      `${front}${String(minimal[inspectionFile]).replaceAll('2021', id.slice(-4))}`,
    ];
    const view = viewOf(siteOf(change(minimal, earlier('yang-2019', '示例: true\n'), earlier('lin-2017', ''))), 'home');
    expect(view.others.map(({ address }) => address)).toEqual(['/lin-2017/']);
    expect(view.samples.map(({ address }) => address)).toEqual(['/yang-2019/']);
  });
});
