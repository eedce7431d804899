/** A publication of statistics alone: what was declared is shown as declared, and nothing is said to be 0. */
import { describe, expect, it } from 'vitest';
import { batchJson } from '../../src/formats/downloads/batch-files.ts';
import { batchFigures } from '../../src/formats/feeds/entry-html.ts';
import { batchCard } from '../../src/formats/metadata/share-card.ts';
import { figuresOf } from '../../src/formats/tables/totals-table.ts';
import { changed, followUpFile, inspectionOf, markdown, messages, without, type Files } from '../support/content.ts';
import { siteOf, viewOf } from '../support/views.ts';

const thirdFile = 'lin-2021/batches/03.md';
const declared = '{ 交办: 121, 来电: 43, 来信: 78, 已办结: 120, 阶段性办结: 1, 按区域: { 麒麟区: 121, 沾益区: 0 } }';
const statistics = `${markdown({ 批次: '3', 公开日期: '2021-05-16', 公布数: declared })}\n第三批共121件。\n`;
/** A site with two batches as usual, and one of statistics alone. */
const files = changed([thirdFile, statistics]);
/** A site with that one alone. */
const alone: Files = without(files, 'lin-2021/batches/01.md', 'lin-2021/batches/02.md', followUpFile);

describe('statistics alone', () => {
  it('pass the check; a batch without either does not', () => {
    expect(messages(files)).toEqual([]);
    expect(messages(changed([thirdFile, markdown({ 批次: '3', 公开日期: '2021-05-16' })]))).toEqual([
      'lin-2021/batches/03.md:1:1 错误 这个批次没有信访件，请用“## 受理编号”逐件填写；只公布了统计数的，把统计数写进开头的「公布数」',
    ]);
    expect(messages(changed([thirdFile, markdown({ 批次: '3', 公开日期: '2021-05-16', 公布数: '{}' })]))).toHaveLength(
      1,
    );
  });

  it('are shown as declared, beside no count', () => {
    const view = viewOf(siteOf(files), 'batch', { batch: '3' });
    expect([view.cases, view.table, view.downloads.map(({ name }) => name)]).toEqual([undefined, undefined, ['JSON']]);
    expect(view.counts).toBe('只公布了统计数，没有逐件公开，通报公布交办 121 件、已办结 120 件、阶段性办结 1 件。');
    expect(view.comparisons).toMatchObject({ isListed: false, isOpen: true });
    expect(view.comparisons.rows).toContainEqual({ label: '按区域 沾益区', declared: '0', differs: false });
    expect(view.comparisons.rows.every(({ counted, now }) => counted === undefined && now === undefined)).toBe(true);
  });

  it('are told from what is listed in lists of batches', () => {
    expect(viewOf(siteOf(files), 'batches').rows[0]).toMatchObject({
      cases: '121（公布数）',
      unfounded: '未公布',
      closed: '120（公布数）',
    });
    expect(viewOf(siteOf(files), 'batches').note).toContain('共 3 个批次，逐件列出 2 件，其中 1 个批次只公布了统计数');
    expect(viewOf(siteOf(alone), 'batches').note).toContain('共 1 个批次，都只公布了统计数，没有逐件公开');
    expect(JSON.stringify(viewOf(siteOf(files), 'inspection').summary)).toContain('2 个批次逐件列出');
  });

  it('say that closed ones hold those that are closed for now', () => {
    const merged = changed([thirdFile, statistics.replace('已办结: 120, 阶段性办结: 1', '已办结（含阶段性）: 121')]);
    expect(viewOf(siteOf(merged), 'batches').rows[0]?.closed).toBe('121（公布数，含阶段性）');
    expect(viewOf(siteOf(merged), 'batch', { batch: '3' }).counts).toContain('已办结（含阶段性） 121 件');
  });

  it('lead to no list of no case', () => {
    const site = siteOf(alone);
    expect(viewOf(site, 'inspection').batches?.all).toBeUndefined();
    expect(viewOf(site, 'search').ways[0]?.all).not.toHaveProperty('cases');
  });

  it('are in the data as declared, and nothing is counted', () => {
    const site = siteOf(alone);
    const inspection = inspectionOf(site.register);
    const [batch] = inspection.batches;
    if (!batch) throw new Error('no batch');
    expect(new Set(figuresOf(inspection).map(({ basis }) => basis))).toEqual(new Set(['公布数']));
    expect(batchJson(batch, inspection, site)).toMatchObject({
      totals: null,
      comparisons: [{ item: '交办', declared: 121, counted: null }, {}, {}, {}, {}, {}, {}],
    });
    expect(batchFigures(batch)).toBe(
      '第3批只公布了统计数，没有逐件公开，通报公布交办121件、已办结120件、阶段性办结1件',
    );
    expect(batchCard(batch, inspection, site).figures).toEqual([
      { label: '交办（公布数）', count: 121 },
      { label: '已办结（公布数）', count: 120 },
    ]);
  });
});
