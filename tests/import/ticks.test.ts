/** Boxes and ticks: the ticked word counts, an unticked one never, and what is not clear is no fact. */
import { describe, expect, it } from 'vitest';
import { assumed, importBytes, warned } from '../support/import.ts';
import { csv, docx, html, paragraph, wordTable, xlsx, type Cells } from '../support/office.ts';

const header = ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '调查核实情况', '是否属实', '是否办结'];
const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const row = (verdict: string, types = '大气', state = '已办结'): string[] => [
  '1',
  'D01LS202105070001',
  '某厂冒烟',
  '麒麟区',
  types,
  '经查。',
  verdict,
  state,
];

const marked: readonly (readonly [cell: string, verdict: string])[] = [
  ['☐属实 ☑不属实', '不属实'],
  ['□属实　■部分属实　□不属实', '部分属实'],
  ['○属实\n●不属实', '不属实'],
  ['属实☐ 不属实☑', '不属实'],
  ['属实（ ） 不属实（√）', '不属实'],
  ['（ ）属实（√）不属实', '不属实'],
  ['[ ]属实 [x]不属实', '不属实'],
  ['☐属实 ☒不属实', '不属实'],
  ['×属实 √不属实', '不属实'],
  ['属实 √不属实', '不属实'],
  ['是□ 否√', '不属实'],
  ['☐属实 ☑不属实（经查，该厂已停产）', '不属实'],
];
const unclear: readonly string[] = [
  '属实 不属实',
  '属实/部分属实',
  '☐属实 ☐不属实',
  '√属实 √不属实',
  '☑属实 ☒不属实',
  '×属实 □不属实',
  '属实√不属实',
  '☐属实 ☑其他',
  '□属实',
  '部分属实。属实、不属实',
  '属实（部分）',
  '属实(大部分)',
  '是，部分',
  '属实：基本',
  '属实（不完全）',
];

describe('a cell with boxes beside the words of a list', () => {
  it.each(marked)('%s', async (cell, verdict) => {
    const imported = await importBytes('表.csv', csv([header, row(cell)], title));
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases[0]?.facts.verdict?.value).toBe(verdict);
    const [said = ''] = assumed(imported).filter((text) => text.includes('打勾的是'));
    expect(said).toContain('「是否属实」按它填写');
  });

  it.each(unclear)('%s is no fact', async (cell) => {
    const imported = await importBytes('表.csv', csv([header, row(cell)], title));
    expect(imported.faults).toEqual([]);
    const facts = imported.record.batches[0]?.cases[0]?.facts;
    expect(facts?.verdict).toBeUndefined();
    expect(facts?.remarks).toBe(`是否属实：${cell}`);
    expect(warned(imported)).toMatch(/CSV!G3 「是否属实」.*不会猜/u);
  });

  it('of a state is kept where it says that a stage is done, and is no fact where it says more', async () => {
    for (const [cell, state, remark] of [
      ['办结（阶段性）', '阶段性办结', undefined],
      ['已办结（阶段性办结，已清运）', '阶段性办结', undefined],
      ['已办结（阶段性办结，现已销号）', undefined, '是否办结：已办结（阶段性办结，现已销号）'],
    ] as const) {
      const imported = await importBytes('表.csv', csv([header, row('属实', '水', cell)], title));
      expect(imported.faults).toEqual([]);
      const facts = imported.record.batches[0]?.cases[0]?.facts;
      expect([facts?.state?.value, facts?.remarks]).toEqual([state, remark]);
    }
  });

  it('says several words of a list that takes several', async () => {
    const imported = await importBytes(
      '表.csv',
      csv([header, row('属实', '☑水 ☐大气 ☑噪声', '☐已办结 ☑未办结')], title),
    );
    const facts = imported.record.batches[0]?.cases[0]?.facts;
    expect(facts?.pollutionTypes?.values).toEqual(['水', '噪声']);
    expect(facts?.state?.value).toBe('未办结');
  });

  it('leaves words with an explanation as they were', async () => {
    for (const cell of ['部分属实：1.油烟属实；2.噪声不属实', '属实，经查，夜间有异味', '属实（是）']) {
      const imported = await importBytes('表.csv', csv([header, row(cell)], title));
      expect(imported.record.batches[0]?.cases[0]?.facts).toMatchObject({
        verdict: { value: cell.slice(0, cell.search(/[：，（]/u)) },
        remarks: `是否属实：${cell}`,
      });
    }
  });

  it.each(['xlsx', 'docx', 'html'])('in .%s', async (format) => {
    const cells: Cells = [header, row('☐属实 ☑不属实')];
    const bytes =
      format === 'xlsx'
        ? await xlsx(cells, title)
        : format === 'html'
          ? html(cells, title)
          : docx(paragraph(title) + wordTable(cells));
    const imported = await importBytes(`表.${format}`, bytes);
    expect(imported.record.batches[0]?.cases[0]?.facts.verdict?.value).toBe('不属实');
  });
});

describe('columns to be ticked', () => {
  const top = [...header.slice(0, 6), '是否属实', '', '', '是否办结'];
  const levels = ['', '', '', '', '', '', '属实', '部分属实', '不属实', ''];
  const ticks = (...marks: string[]): string[] => [...row('').slice(0, 6), ...marks, '已办结'];
  const read = async (...marks: string[]) => importBytes('表.csv', csv([top, levels, ticks(...marks)], title));

  it.each([
    [['√', '', ''], '属实'],
    [['', '☑', ''], '部分属实'],
    [['☐', '☐', '☒'], '不属实'],
    [['×', '√', '×'], '部分属实'],
    [['', '', '不属实'], '不属实'],
  ])('%j', async (marks, verdict) => {
    const imported = await read(...marks);
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases[0]?.facts.verdict?.value).toBe(verdict);
    expect(assumed(imported).join('\n')).toContain(`打勾的，「是否属实」写成「${verdict}」`);
  });

  it.each([[['√', '√', '']], [['×', '', '']], [['R', '', '']], [['☐', '☐', '☐']]])('%j is no fact', async (marks) => {
    const imported = await read(...marks);
    const facts = imported.record.batches[0]?.cases[0]?.facts;
    expect(facts?.verdict).toBeUndefined();
    for (const mark of marks.filter((one) => one !== '')) expect(facts?.remarks).toContain(`：${mark}`);
    expect(warned(imported)).toMatch(/CSV!G4.*「是否属实」下面.*不会猜/u);
    expect(assumed(imported).join('\n')).not.toContain('打勾的');
  });
});
