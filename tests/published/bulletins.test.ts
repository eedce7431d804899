/** Bulletins that say their figures in sentences: typed as 公布数 and 累计, each figure reaches the reader. */
import { describe, expect, it } from 'vitest';
import { batchJson } from '../../src/formats/downloads/batch-files.ts';
import { inspectionOf, markdown, record, type Files } from '../support/content.ts';
import { docx, paragraph } from '../support/office.ts';
import { checked, declaredOf, inspectionFile, lookedAt, office, paste, refusal } from '../support/published.ts';
import { siteOf, viewOf } from '../support/views.ts';

const text = (...lines: readonly string[]): Uint8Array => docx(lines.map((line) => paragraph(line)).join(''));
/** A batch of figures alone, with the text of its notice. */
const bulletin = (front: Readonly<Record<string, string>>, body: string): string => `${markdown(front)}\n${body}\n`;
const batchOf = (files: Files, batch: string) => viewOf(siteOf(files, lookedAt), 'batch', { batch });

describe('one bulletin over three batches, types as they come together', () => {
  const files: Files = {
    ...office(['甲县', '乙县', '丙县', '丁县', '戊县']),
    'lin/batches/01-03.md': bulletin(
      {
        批次: '[1, 2, 3]',
        公开日期: '2019-10-20',
        标题: '督察组交办举报件3批13件',
        公布数:
          '{ 交办: 13, 按区域: { 甲县: 3, 乙县: 3, 丙县: 1, 丁县: 5, 戊县: 1 }, 按类型组合: { 噪音: 2, 大气: 1, 水: 1, 生态破坏: 6, 固废: 1, 大气、水、固废: 1, 大气、水: 1 } }',
      },
      '10月15日至17日，督察组交办举报件3批13件。',
    ),
  };

  it('passes the check and shows each class, the combined ones apart', () => {
    expect(checked(files)).toEqual([]);
    const view = batchOf(files, '1-2-3');
    expect(view.meta).toContain('第1、2、3批');
    expect(view.counts).toContain('交办 13 件');
    expect(declaredOf(files, '1-2-3')).toEqual({
      ...{ 交办: 13, '按区域 甲县': 3, '按区域 乙县': 3, '按区域 丙县': 1, '按区域 丁县': 5, '按区域 戊县': 1 },
      ...{ '按类型组合 噪声': 2, '按类型组合 大气': 1, '按类型组合 水': 1, '按类型组合 生态': 6, '按类型组合 固废': 1 },
      ...{ '按类型组合 水、大气、固废': 1, '按类型组合 水、大气': 1 },
    });
  });

  it('a class too few is told', () => {
    const less = { ...files, 'lin/batches/01-03.md': String(files['lin/batches/01-03.md']).replace('固废: 1, ', '') };
    expect(checked(less).join('\n')).toContain('各类型组合合计 12，不是 13 件');
  });
});

describe('a bulletin that names a case of an earlier batch, published after it was handled', () => {
  const number = 'X3HB202406020025';
  // Published are the counts in their order, their sums, and the last place; the other places are invented.
  const counts = [58, 7, 7, 4, 5, 6, 1, 3, 5, 10, 3, 4, 4, 1, 2];
  const handled = Object.fromEntries(
    counts.map((count, index) => [`${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰'[index] ?? ''}市`, count]),
  );
  const all: Readonly<Record<string, number>> = { ...handled, 咸宁市: 1 };
  const figures = (label: string, of: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(of).map(([name, count]) => [`${label} ${name}`, count]));
  const sentence = `咸宁市1件（第26批次 受理编号${number}）办理后公开。`;
  const notice = text(
    '督察进行时（第二十八批）',
    '2024年6月14日，第二十八批121件，已办结121件（含阶段性办结）。',
    `${Object.entries(handled)
      .map(([name, count]) => `${name}${String(count)}件，已办结${String(count)}件`)
      .join('；')}。`,
    sentence,
    '截至目前，累计交办2438件，已办结2438件（含阶段性办结）。',
  );
  const files = office(Object.keys(all));

  it('is refused with its figures and its text to paste, the case named in it counted once', async () => {
    expect([Object.keys(all).length, Object.values(all).reduce((sum, one) => sum + one)]).toEqual([16, 121]);
    const message = await refusal('通报.docx', notice, files);
    const published = paste(message, files, 'batches/28.md', { 公开日期: '2024-06-14', 累计到哪一天: '2024-06-14' });
    expect(checked(published).filter((line) => line.includes(' 错误 '))).toEqual([]);
    expect(declaredOf(published, '28')).toEqual({
      ...{ 交办: 121, '已办结（含阶段性）': 121 },
      ...figures('按区域', all),
      ...figures('按区域已办结（含阶段性）', handled),
    });
    expect(declaredOf(published)).toEqual({ 交办: 2438, '已办结（含阶段性）': 2438 });
    expect(JSON.stringify(batchOf(published, '28').introduction)).toContain(sentence);
  });

  const total = '{ 截至: 2024-06-14, 交办: 2438, 已办结（含阶段性）: 2438 }';
  const regions = JSON.stringify(all).replaceAll('"', '').replaceAll(':', ': ');
  const declared = `{ 交办: 121, 已办结（含阶段性）: 121, 按区域: ${regions}, 按区域已办结（含阶段性）: ${regions} }`;
  const alone: Files = {
    ...files,
    [inspectionFile]: `${String(files[inspectionFile])}累计:\n  - ${total}\n`,
    // Of the earlier batch nothing but this case is known: its day and its figure are invented.
    'lin/batches/26.md': bulletin(
      { 批次: '26', 公开日期: '2024-06-12', 公布数: '{ 交办: 110 }' },
      record(number, { 行政区域: '咸宁市', 公开方式: '办理后公开' }),
    ),
    'lin/batches/28.md': bulletin({ 批次: '28', 公开日期: '2024-06-14', 公布数: declared }, sentence),
  };

  it('its figures are typed, the case named in its own batch although that lists no other', () => {
    expect(checked(alone)).toEqual([]);
    expect(declaredOf(alone, '28')).toMatchObject({ 交办: 121, '已办结（含阶段性）': 121 });
    expect(declaredOf(alone)).toEqual({ 交办: 2438, '已办结（含阶段性）': 2438 });
    expect(batchOf(alone, '26').counts).toContain('没有逐件公开，通报公布交办 110 件');
    expect(batchOf(alone, '26').table?.rows).toHaveLength(1);
    expect(viewOf(siteOf(alone, lookedAt), 'batches').rows.map(({ cases }) => cases)).toEqual([
      '121（公布数）',
      '110（公布数）',
    ]);
    expect(viewOf(siteOf(alone, lookedAt), 'case', { key: number }).awaited).toMatch(/^第26批公布时注明“办理后公开”/u);
  });
});

describe('a case of a batch of figures alone, that a later batch brings', () => {
  // The form is published; the number, the text and the places are invented.
  const number = 'X3AA202406020001';
  const disclosed = record(
    number,
    { 行政区域: '戊市', 是否属实: '属实', 办结情况: '已办结', 所属批次: '26' },
    { 交办问题: '某厂夜间排放。', 调查核实: '反映的问题属实。' },
  );
  const files: Files = {
    ...office(['甲市', '戊市']),
    'lin/batches/26.md': bulletin({ 批次: '26', 公开日期: '2024-06-12', 公布数: '{ 交办: 110 }' }, '第26批110件。'),
    'lin/batches/28.md': bulletin({ 批次: '28', 公开日期: '2024-06-14', 公布数: '{ 交办: 121 }' }, disclosed),
  };

  it('does not make its batch one that lists its cases', () => {
    expect(checked(files).filter((line) => line.includes(' 错误 '))).toEqual([]);
    const site = siteOf(files, lookedAt, ['logic/unlisted']);
    const view = viewOf(site, 'batch', { batch: '26' });
    expect(view.counts).toContain('没有逐件公开，通报公布交办 110 件');
    expect(view.comparisons.rows).toContainEqual({ label: '交办', declared: '110', differs: false });
    expect(viewOf(site, 'case', { key: number }).sections).toHaveLength(2);
  });
});

describe('two batch numbers, ten apart, in one notice', () => {
  const handed = { 贵阳市: 266, 遵义市: 197, 六盘水市: 35, 毕节市: 116, 安顺市: 27, 铜仁市: 52 };
  const all = { ...handed, 黔东南州: 46, 黔南州: 48, 黔西南州: 38, 贵安新区: 6, 省直部门: 3 };
  const closed = [165, 82, 23, 58, 4, 27, 39, 30, 29, 3, 2];
  const regions = Object.entries(all).map(
    ([name, count], index) => `${name}${String(count)}件、办结${String(closed[index])}件`,
  );
  const notice = text(
    '督察组交办信访件办理情况（2024年11月11日）',
    '第二十三批次（11月10日8时至20时）接到72件。',
    '第十三批次交办70件，办结34件（含阶段性办结）。',
    `前十三批交办834件，办结462件（含阶段性办结）。其中${regions.map((one) => one.replace('、', '，')).join('；')}。`,
  );
  const others = Object.keys(all).filter((name) => name !== '省直部门');
  const offered = async (files: Files): Promise<Files> => {
    const message = await refusal('通报.docx', notice, files);
    const [, second = ''] = /第13批的数，另写一个文件[^\n]*\n\n(---\n[^]*?\n---\n)/u.exec(message) ?? [];
    const first = paste(message, files, 'batches/23.md', { 累计到哪一天: '2024-11-11' });
    return { ...first, 'lin/batches/13.md': second };
  };

  it('are two batches of their own figures, closed 34 of 70, and what adds up to 834 and 462', async () => {
    const files = await offered(office(Object.keys(all)));
    expect(checked(files)).toEqual([]);
    expect(declaredOf(files, '13')).toEqual({ 交办: 70, '已办结（含阶段性）': 34 });
    expect(declaredOf(files, '23')).toEqual({ 收到: 72 });
    const parts = (label: string, counts: readonly number[]): Record<string, number> =>
      Object.fromEntries(Object.keys(all).map((name, index) => [`${label} ${name}`, counts[index] ?? 0]));
    expect(declaredOf(files)).toEqual({
      ...{ 交办: 834, '已办结（含阶段性）': 462 },
      ...parts('按区域', Object.values(all)),
      ...parts('按区域已办结（含阶段性）', closed),
    });
    expect(batchOf(files, '13').counts).toBe(
      '只公布了统计数，没有逐件公开，通报公布交办 70 件、已办结（含阶段性） 34 件。',
    );
    expect(batchOf(files, '23').counts).toBe('只公布了统计数，没有逐件公开，通报公布收到 72 件。');
    expect(viewOf(siteOf(files, lookedAt), 'batches').rows.map(({ name, closed: of }) => [name, of])).toEqual([
      ['第23批', '未公布'],
      ['第13批', '34（公布数，含阶段性）'],
    ]);
    const site = siteOf(files, lookedAt);
    const inspection = inspectionOf(site.register, 'lin');
    const [first] = inspection.batches;
    if (!first) throw new Error('no batch');
    expect(batchJson(first, inspection, site)).toMatchObject({
      declared: { forwarded: 70, settled: 34 },
      totals: null,
    });
  });

  it('省直部门 that nobody has listed is told, and its closed ones are not taken for those of all', async () => {
    const message = await refusal('通报.docx', notice, office(others));
    expect(message).toContain('「省直部门3件」「省直部门办结2件」');
    const files = await offered(office(others));
    expect(declaredOf(files)).not.toHaveProperty('已办结');
  });
});

describe('the way of complaints from the telephone to the counties, problems apart from cases', () => {
  const first = (figures: string): Files => ({
    ...office(['甲市']),
    'lin/batches/01.md': bulletin(
      { 批次: '1', 公开日期: '2024-10-20', 公布数: `{ ${figures} }` },
      '接到12件，受理10件，合并重复件后移交8件。一件可能涉及几个问题，问题个数多于件数。',
    ),
  });
  const figures = '接到: 12, 受理: 10, 合并: 2, 移交: 8, 问题: 9, 按类型: { 水: 1, 大气: 4, 噪声: 3, 生态: 1 }';

  it('keeps every step, and types that add up to the problems', () => {
    const files = first(figures);
    expect(checked(files)).toEqual([]);
    expect(declaredOf(files, '1')).toEqual({
      ...{ 收到: 12, 受理: 10, 合并: 2, 交办: 8, 问题: 9 },
      ...{ '按类型 水': 1, '按类型 大气': 4, '按类型 噪声': 3, '按类型 生态': 1 },
    });
    expect(
      batchOf(files, '1')
        .comparisons.rows.slice(0, 5)
        .map(({ label, declared }) => [label, declared]),
    ).toEqual([
      ['收到', '12（接到）'],
      ['合并', '2'],
      ['交办', '8（移交）'],
      ['受理', '10'],
      ['问题', '9'],
    ]);
  });

  it('is read from its sentence: 重复件 are merged, 8 are handed over', async () => {
    const notice = text(
      '督察组交办首批信访件（2024年10月20日）',
      '截至10月19日20时，接到举报12件，受理10件，合并重复件后移交8件。',
      '涉及水1个、大气4个、噪声3个、生态1个。',
    );
    const files = paste(await refusal('通报.docx', notice, office(['甲市'])), office(['甲市']), 'announcements/a.md', {
      一两句话: '首批信访件。',
    });
    expect(declaredOf(files)).toMatchObject({ 收到: 12, 受理: 10, 交办: 8, '按类型 大气': 4 });
    expect(declaredOf(files)).not.toHaveProperty('重复件');
  });

  it('what cannot be is told', () => {
    expect(checked(first(figures.replace('合并: 2', '合并: 13'))).join('\n')).toMatch(/合并.*13 多于.*收到.*12/u);
  });
});
