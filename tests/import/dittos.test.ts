/** `同上` and 〃: facts are those of the row above, official text stays as it is, and no row is lost or is another case. */
import { describe, expect, it } from 'vitest';
import { tell } from '../../src/checks/privacy/index.ts';
import { proseText } from '../../src/schema/prose.ts';
import { assumed, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { docx, firstColumns, paragraph, tableFile, tableFormats, xlsx, type Cells } from '../support/office.ts';

const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const header = [...firstColumns, '办结情况', '处理整改'];
const row = (index: number, other: Readonly<Record<number, string>> = {}): string[] =>
  [
    String(index),
    `D01LS20210507000${String(index)}`,
    `第${String(index)}家厂冒烟`,
    index === 1 ? '麒麟区' : '沾益区',
    '大气',
    `经查，第${String(index)}家。`,
    '部分属实',
    '阶段性办结',
    '责令整改。',
  ].map((text, at) => other[at] ?? text);
const read = async (rows: Cells): Promise<Imported> => importBytes('表.xlsx', await xlsx([header, ...rows], title));
const cases = ({ record }: Imported) => record.batches.flatMap((batch) => batch.cases);
const headings = (imported: Imported): string[] =>
  [...(imported.files['batches/03.md'] ?? '').matchAll(/^## (.+)$/gmu)].map(([, heading = '']) => heading);

describe('a fact is that of the row above, and told by cell', () => {
  it.each(['同上', '同前', '同 上', '（同上）', '〃', '″', '"', '“', '＂', '′′', '—〃—', '同上行', '同前件'])(
    '%s',
    async (mark) => {
      const imported = await read([row(1), row(2, { 3: mark, 4: mark, 6: mark, 7: mark }), row(3, { 3: mark })]);
      expect(imported.faults).toEqual([]);
      expect(cases(imported).map(({ facts }) => facts.regions?.raw)).toEqual(['麒麟区', '麒麟区', '麒麟区']);
      expect(cases(imported)[1]?.facts).toMatchObject({
        pollutionTypes: { raw: '大气' },
        verdict: { raw: '部分属实' },
        state: { raw: '阶段性办结' },
      });
      const notices = imported.plan.assumed.map(({ at, text }) => `${at} ${tell(text)}`);
      expect(notices).toContain(`Sheet1!D4 「行政区域」写着「${mark}」，按上面一行写成「麒麟区」`);
      expect(notices.filter((one) => one.includes('按上面一行写成'))).toHaveLength(5);
      expect(missed(imported)).toEqual([]);
    },
  );

  it.each(tableFormats)('in a file of %s', async (format) => {
    const bytes = await tableFile(format, [header, row(1), row(2, { 1: '同上', 3: '〃' })], title);
    const imported = await importBytes(`表.${format}`, bytes);
    expect(imported.faults).toEqual([]);
    expect(headings(imported)).toEqual(['D01LS202105070001', 'D01LS202105070001 (2)']);
    expect(cases(imported)[1]?.facts.regions?.raw).toBe('麒麟区');
  });

  it('is none where nothing stands above', async () => {
    const imported = await read([row(1, { 6: '同上' }), row(2, { 6: '〃' }), row(3, { 7: '' }), row(4, { 7: '同上' })]);
    expect(imported.faults).toEqual([]);
    expect(cases(imported).map(({ facts }) => facts.verdict?.raw)).toEqual([
      undefined,
      undefined,
      '部分属实',
      '部分属实',
    ]);
    expect(cases(imported)[3]?.facts).toMatchObject({ remarks: '办结情况：同上' });
    expect(cases(imported)[3]?.facts.state).toBeUndefined();
    expect(warned(imported)).toMatch(
      /Sheet1!G3 「是否属实」写着「同上」，可是上面一行没有写，没有填写，也不会猜，原文放进「备注」；请在原表这一格写上/u,
    );
    expect(warned(imported)).toMatch(/Sheet1!H6 「办结情况」写着「同上」，可是上面一行没有写/u);
  });
});

it.each(['二、沾益区', '小计 1 件', '以下由市生态环境局办理'])(
  'a fact is none of those above where something else stands between: %s',
  async (line) => {
    const imported = await read([row(1), [line], row(2, { 1: '同上', 4: '〃' }), row(3, { 4: '〃' })]);
    expect(cases(imported).map(({ facts }) => facts.pollutionTypes?.raw)).toEqual(['大气', undefined, undefined]);
    expect(headings(imported)).toEqual(['D01LS202105070001', '序号 2', 'D01LS202105070003']);
    expect(warned(imported)).toContain(
      `Sheet1!E5 「污染类型」写着「〃」，可是上面一行隔着${line}，没有填写，也不会猜，原文放进「备注」`,
    );
  },
);

it('what only says that the table goes on is nothing between', async () => {
  for (const line of [title, '续表', header]) {
    const imported = await read([row(1), typeof line === 'string' ? [line] : line, row(2, { 4: '〃' })]);
    expect(cases(imported).map(({ facts }) => facts.pollutionTypes?.raw)).toEqual(['大气', '大气']);
  }
});

it('official text stays as it is, and is told', async () => {
  const imported = await read([row(1), row(2, { 2: '同上', 5: '〃', 8: '同上' })]);
  expect(imported.faults).toEqual([]);
  const { problem, findings, handling } = cases(imported)[1]?.sections ?? {};
  expect([problem, findings, handling].map((text) => text && proseText(text))).toEqual(['同上', '〃', '同上']);
  for (const at of ['C4', 'F4', 'I4'])
    expect(warned(imported)).toMatch(new RegExp(`Sheet1!${at} .*照原文导入；.*请在原表这一格写上全文`, 'u'));
  // A sentence that says so is no mark.
  const said = await read([row(1), row(2, { 5: '情况同上，已责令整改。' })]);
  expect(warned(said)).not.toContain('照原文导入');
});

describe('a number', () => {
  it.each(['同上', '〃', '同前'])('%s is that of the row above, which is told with the mend', async (mark) => {
    const imported = await read([row(1), row(2, { 1: mark }), row(3, { 1: mark }), row(4)]);
    expect(imported.faults).toEqual([]);
    expect(headings(imported)).toEqual([
      'D01LS202105070001',
      'D01LS202105070001 (2)',
      'D01LS202105070001 (3)',
      'D01LS202105070004',
    ]);
    expect(cases(imported).map(({ sections }) => sections.problem && proseText(sections.problem))).toEqual(
      [1, 2, 3, 4].map((index) => `第${String(index)}家厂冒烟`),
    );
    expect(warned(imported)).toMatch(
      /Sheet1!B4 「受理编号」写着「.*」，按上面一行的「D01LS202105070001」读，这一行当作那一件的；不是同一件的，请在原表这一格写上它自己的编号/u,
    );
    expect(missed(imported)).toEqual([]);
  });

  it('above which there is none leaves the row its place in the list', async () => {
    const imported = await read([row(1, { 1: '同上' }), row(2)]);
    expect(headings(imported)).toEqual(['序号 1', 'D01LS202105070002']);
    expect(warned(imported)).toMatch(/Sheet1!B3 「受理编号」写着「同上」，可是上面一行没有写/u);
  });

  it('of a row that holds text alone: it goes on with the case above', async () => {
    const text = { 0: '', 1: '〃', 2: '', 3: '', 4: '', 6: '', 7: '', 8: '' };
    const imported = await read([row(1), row(2, text), row(3)]);
    expect(imported.faults).toEqual([]);
    expect(headings(imported)).toEqual(['D01LS202105070001', 'D01LS202105070003']);
    const { findings } = cases(imported)[0]?.sections ?? {};
    expect(findings && proseText(findings)).toBe('经查，第1家。\n经查，第2家。');
  });

  it('a place in the list: beside a number it is left out, alone it is that of the row above', async () => {
    const beside = await read([row(1), row(2, { 0: '〃' })]);
    expect(headings(beside)).toEqual(['D01LS202105070001', 'D01LS202105070002']);
    expect(assumed(beside)).toContain('「序号」写着「〃」，序号没有填写');
    expect(beside.files['batches/03.md']).not.toContain('〃');
    const without = (cells: string[]): string[] => cells.toSpliced(1, 1);
    const alone = await importBytes(
      '表.xlsx',
      await xlsx([header, row(1), row(2, { 0: '同上' }), row(3)].map(without), title),
    );
    expect(alone.faults).toEqual([]);
    expect(headings(alone)).toEqual(['序号 1', '序号 1 (2)', '序号 3']);
    expect(warned(alone)).toMatch(/Sheet1!A4 「序号」写着「同上」，按上面一行的「1」读/u);
  });
});

it('records of labels and values repeat, too', async () => {
  const lines = ['受理编号：D01LS202105070001', '行政区域：麒麟区', '交办问题：某厂冒烟', '受理编号：D01LS202105070002', '行政区域：同上', '交办问题：某厂有臭味']; // prettier-ignore
  const imported = await importBytes('表.docx', docx([title, ...lines].map((line) => paragraph(line)).join('')));
  expect(imported.faults).toEqual([]);
  expect(cases(imported).map(({ facts }) => facts.regions?.raw)).toEqual(['麒麟区', '麒麟区']);
  expect(imported.plan.assumed.map(({ at }) => at)).toContain('第 6 段');
});

it('units of tasks are those above, measures stay as they are', async () => {
  const tasks: Cells = [
    ['序号', '反馈问题', '整改目标', '整改措施', '责任单位', '整改时限', '整改状态'],
    ['1', '某厂直排。', '达标排放。', '建设管网。', '某县政府', '2021年12月底前', '正在整改'],
    ['2', '某场污染。', '同上', '〃', '同上', '〃', '同上'],
  ];
  const imported = await importBytes('表.xlsx', await xlsx(tasks, '整改任务清单（2021年5月14日）'), 'tasks');
  const second = imported.record.tasks?.tasks[1];
  expect(second?.facts).toMatchObject({ units: { raw: '某县政府' }, deadline: '2021年12月底前' });
  expect(second?.sections.measures && proseText(second.sections.measures)).toBe('〃');
  expect(warned(imported)).toMatch(/Sheet1!C4 「整改目标」写着「同上」，照原文导入/u);
});
