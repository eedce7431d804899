/** What a cell says by a sign or by naming another row: a legend says what the sign means, and the row that is meant is asked. */
import { describe, expect, it } from 'vitest';
import { tell } from '../../src/checks/privacy/index.ts';
import { proseText } from '../../src/schema/prose.ts';
import { importBytes, missed, warned, type Imported } from '../support/import.ts';
import { docx, firstColumns, paragraph, wordTable, xlsx, type Cells } from '../support/office.ts';

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
const told = ({ plan }: Imported): string => plan.assumed.map(({ at, text }) => `${at} ${tell(text)}`).join('\n');

describe('见上 and the like', () => {
  it.each(['见上', '详见上', '如上', '如前', '见上行', '见前件', '与上同', '与上一行相同'])(
    'a fact is that of the row above: %s',
    async (mark) => {
      const imported = await read([row(1), row(2, { 3: mark, 6: mark })]);
      expect(imported.faults).toEqual([]);
      expect(cases(imported)[1]?.facts).toMatchObject({ regions: { raw: '麒麟区' }, verdict: { raw: '部分属实' } });
      expect(told(imported)).toContain(`Sheet1!D4 「行政区域」写着「${mark}」，按上面一行写成「麒麟区」`);
      expect(missed(imported)).toEqual([]);
    },
  );

  it.each(['见上栏', '同上表', '见上表', '同左', '见左', '见附表', '详见附件2', '同下'])(
    'what may mean another column or table is no fact, and told: %s',
    async (mark) => {
      const imported = await read([row(1), row(2, { 6: mark })]);
      expect(imported.faults).toEqual([]);
      expect(cases(imported)[1]?.facts.verdict).toBeUndefined();
      expect(cases(imported)[1]?.facts.remarks).toContain(`是否属实：${mark}`);
      expect(warned(imported)).toMatch(
        new RegExp(
          `^Sheet1!G4 「是否属实」写着「${mark}」，指的是哪里看不出来，没有填写，也不会猜，原文放进「备注」；请在原表这一格写上是什么`,
          'mu',
        ),
      );
    },
  );

  it('official text stays as it is, and is told', async () => {
    const imported = await read([row(1), row(2, { 5: '见上栏', 8: '见上' })]);
    for (const at of ['F4', 'I4']) expect(warned(imported)).toMatch(new RegExp(`Sheet1!${at} .*照原文导入`, 'u'));
  });
});

describe('a row that is named', () => {
  it.each(['同第1件', '同第一件', '同1号', '同序号1', '见第1项', '与第1件相同', '同第1件情况', '同D01LS202105070001'])(
    'says the fact: %s',
    async (mark) => {
      const imported = await read([row(1), row(2), row(3, { 3: mark })]);
      expect(imported.faults).toEqual([]);
      expect(cases(imported).map(({ facts }) => facts.regions?.raw)).toEqual(['麒麟区', '沾益区', '麒麟区']);
      expect(told(imported)).toMatch(
        new RegExp(
          `^Sheet1!D5 「行政区域」写着「${mark}」，按(?:序号 1|编号 D01LS202105070001) 那一行写成「麒麟区」$`,
          'mu',
        ),
      );
      expect(missed(imported)).toEqual([]);
    },
  );

  it('is asked for what it takes over itself', async () => {
    const imported = await read([row(1), row(2, { 3: '同上' }), row(3, { 3: '同第2件' })]);
    expect(cases(imported)[2]?.facts.regions?.raw).toBe('麒麟区');
  });

  it.each<[string, Cells]>([
    ['is not there', [row(1), row(3, { 6: '同第2件' })]],
    ['stands below', [row(1, { 6: '同第2件' }), row(2)]],
    ['is one of two', [row(1), row(2, { 0: '1' }), row(3, { 6: '同第1件' })]],
    ['says nothing', [row(1, { 6: '' }), row(2, { 6: '同第1件' })]],
    ['is itself', [row(1, { 6: '同第1件' }), row(2)]],
  ])('is told where it %s', async (_, rows) => {
    const imported = await read(rows);
    expect(imported.faults).toEqual([]);
    expect(warned(imported)).toMatch(
      /「是否属实」写着「同第\d件」，可是.*没有填写，也不会猜，原文放进「备注」；请在原表这一格写上是什么/u,
    );
    expect(imported.files['batches/03.md']).toMatch(/是否属实：同第\d件/u);
  });

  it('of an official text stays as it is, and is told', async () => {
    const imported = await read([row(1), row(2, { 5: '同第1件', 8: '见第1件办理情况' })]);
    const { findings, handling } = cases(imported)[1]?.sections ?? {};
    expect([findings, handling].map((text) => text && proseText(text))).toEqual(['同第1件', '见第1件办理情况']);
    for (const at of ['F4', 'I4'])
      expect(warned(imported)).toMatch(new RegExp(`Sheet1!${at} .*照原文导入；.*请在原表这一格写上全文`, 'u'));
  });
});

describe('〃 below columns that are ticked', () => {
  const heads = [...firstColumns.slice(0, 6), '属实', '部分属实', '不属实'];
  const ticks = (index: number, ...marks: string[]): string[] => [...row(index).slice(0, 6), ...marks];
  const verdicts = (imported: Imported): unknown[] => cases(imported).map(({ facts }) => facts.verdict?.raw);
  const readTicks = async (...rows: string[][]): Promise<Imported> =>
    importBytes('表.xlsx', await xlsx([heads, ...rows], title));

  it('means the tick of the row above, where it stands in its column', async () => {
    const imported = await readTicks(ticks(1, '', '√', ''), ticks(2, '', '〃', ''), ticks(3, '', '同上', ''));
    expect(imported.faults).toEqual([]);
    expect(verdicts(imported)).toEqual(['部分属实', '部分属实', '部分属实']);
    expect(told(imported)).toMatch(/^Sheet1!H4 .*写着「〃」，按上面一行写成「部分属实」$/mu);
    expect(missed(imported)).toEqual([]);
  });

  it('in all of them means it, too', async () => {
    const imported = await readTicks(ticks(1, '', '√', ''), ticks(2, '〃', '〃', '〃'));
    expect(verdicts(imported)).toEqual(['部分属实', '部分属实']);
  });

  it('is told where it contradicts that tick, or there is none', async () => {
    const imported = await readTicks(ticks(1, '', '√', ''), ticks(2, '〃', '', ''), ticks(3, '', '', '〃'));
    expect(verdicts(imported)).toEqual(['部分属实', undefined, undefined]);
    expect(warned(imported)).toMatch(/^Sheet1!G4 .*写着「〃」，可是上面一行打勾的不是这一栏.*没有填写，也不会猜/mu);
    expect(warned(imported)).toMatch(/^Sheet1!I5 .*写着「〃」，可是上面一行.*没有填写，也不会猜/mu);
  });
});

describe('a legend', () => {
  const marked: Cells = [header, row(1, { 6: '√' }), row(2, { 6: '×' }), row(3, { 6: '○' })];
  const verdicts = (imported: Imported): unknown[] => cases(imported).map(({ facts }) => facts.verdict?.raw);
  const all = ['属实', '不属实', '部分属实'];

  it.each([
    '注：√表示属实，×表示不属实，○表示部分属实。',
    '（√为属实，×为不属实，○为部分属实）',
    '说明：“√”代表“属实”、“×”代表“不属实”、“○”代表“部分属实”',
    '图例：√—属实；✕—不属实；○—部分属实',
    '打√的为属实，打×的为不属实，打○的为部分属实',
  ])('is used, and told: %s', async (line) => {
    for (const rows of [
      [...marked, [line]],
      [[line], ...marked],
    ] as Cells[]) {
      const imported = await importBytes('表.xlsx', await xlsx(rows, title));
      expect(imported.faults).toEqual([]);
      expect(verdicts(imported)).toEqual(all);
      expect(told(imported)).toMatch(/「是否属实」写着「√」，按图例（「.*」）写成「属实」/u);
      expect(missed(imported)).toEqual([]);
    }
  });

  it('may stand below the table as a paragraph, or in the heading of its column', async () => {
    const word = await importBytes('表.docx', docx(paragraph(title) + wordTable(marked) + paragraph('注：√表示属实，×表示不属实，○表示部分属实。'))); // prettier-ignore
    expect(verdicts(word)).toEqual(all);
    const [, ...rows] = marked;
    const heads = header.with(6, '是否属实（√属实，×不属实，○部分属实）');
    expect(verdicts(await importBytes('表.xlsx', await xlsx([heads, ...rows], title)))).toEqual(all);
  });

  it('of digits and letters', async () => {
    const rows: Cells = [header, row(1, { 6: '1' }), row(2, { 6: '0' }), row(3, { 6: 'B' }), ['1表示属实，0表示不属实，B表示部分属实']]; // prettier-ignore
    expect(verdicts(await importBytes('表.xlsx', await xlsx(rows, title)))).toEqual(all);
  });

  it.each([
    '√表示已完成，×表示未完成，○表示其他',
    '√表示属实，√表示不属实',
    '√表示属实或者部分属实',
    '本表属实与否由各县核定√',
    '受理3件，1为属实',
  ])('that says something else is not used: %s', async (line) => {
    const imported = await importBytes('表.xlsx', await xlsx([...marked, [line]], title));
    expect(verdicts(imported)).toEqual([undefined, undefined, undefined]);
    const counted = await importBytes('表.xlsx', await xlsx([header, row(1, { 6: '1' }), [line]], title));
    expect(verdicts(counted)).toEqual([undefined]);
    expect(warned(imported)).toMatch(/Sheet1!G3 .*这一格只有「√」.*不会猜/u);
  });
});

describe('marks of pages', () => {
  it('续： at a text that goes on is no text of it', async () => {
    const text = { 0: '', 1: '', 2: '', 3: '', 4: '', 6: '', 7: '', 8: '' };
    const imported = await read([row(1), row(2, { ...text, 5: '续：另有一处排口。' }), row(2)]);
    const { findings } = cases(imported)[0]?.sections ?? {};
    expect(findings && proseText(findings)).toBe('经查，第1家。\n另有一处排口。');
    expect(told(imported)).toMatch(/^Sheet1!F4 .*「续：」/mu);
    expect(cases(imported)).toHaveLength(2);
    expect(missed(imported)).toEqual([]);
  });

  it.each(['第3页 共9页', '第 3 页', '第3页，共9页', '共9页 第3页', '— 3 —', '-3-', '第三页 共九页', '3/9页'])(
    'in an essay are no text of it: %s',
    async (mark) => {
      const lines = [title, '一、D01LS202105070001号转办件办理情况', '（一）基本情况', '某厂冒烟。', mark, '另有臭味。', '（二）调查核实情况', '属实。']; // prettier-ignore
      const imported = await importBytes('文.docx', docx(lines.map((line) => paragraph(line)).join('')));
      const { problem } = cases(imported)[0]?.sections ?? {};
      expect(problem && proseText(problem)).toBe('某厂冒烟。\n另有臭味。');
      expect(told(imported)).toContain(mark);
    },
  );
});
