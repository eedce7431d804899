/** Boxes and ticks: the ticked word counts, an unticked one never, and what is not clear is no fact. */
import { describe, expect, it } from 'vitest';
import { assumed, importBytes, missed, warned } from '../support/import.ts';
import { csv, docx, html, paragraph, tableFile, tableFormats, wordTable, xlsx, type Cells } from '../support/office.ts';

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
  '①属实②部分属实',
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

describe.each(tableFormats)('columns to be ticked that no heading tells, in .%s', (format) => {
  const before = header.slice(0, 6);
  const words = (heads: readonly string[], ...marks: string[]): Cells => [
    [...before, ...heads, '处理和整改情况'],
    [...row('').slice(0, 6), ...marks, '整改。'],
  ];
  const read = async (cells: Cells) => {
    const imported = await importBytes(`表.${format}`, await tableFile(format, cells, title));
    return { imported, facts: imported.record.batches[0]?.cases[0]?.facts };
  };

  it.each(['√', '✓', '✔', '☑', '■', '1', '１', '是', '有', 'V', 'Y', '（√）', '属实'])('属实 with %s', async (mark) => {
    const { imported, facts } = await read(words(['属实', '不属实'], mark, ''));
    expect(imported.faults).toEqual([]);
    expect(facts?.verdict?.value).toBe('属实');
    expect(facts?.remarks).toBeUndefined();
    expect(assumed(imported).join('\n')).toContain('「属实」「不属实」这几栏上面没有写是哪一项，当作「是否属实」');
    expect(missed(imported)).toEqual([]);
  });

  it.each([
    [['', '√'], '不属实'],
    [['×', '√'], '不属实'],
    [['0', '1'], '不属实'],
    [['否', '是'], '不属实'],
    [['√', '/'], '属实'],
    [['☐', '☑'], '不属实'],
  ])('%j', async (marks, verdict) => {
    const { imported, facts } = await read(words(['属实', '不属实'], ...marks));
    expect(facts?.verdict?.value).toBe(verdict);
    expect(missed(imported)).toEqual([]);
  });

  it.each([[['√', '√']], [['1', '1']], [['×', '']], [['2', '']], [['☐', '☐']]])('%j is no fact', async (marks) => {
    const { imported, facts } = await read(words(['属实', '不属实'], ...marks));
    expect(facts?.verdict).toBeUndefined();
    for (const mark of marks.filter((one) => one !== '')) expect(facts?.remarks).toContain(`：${mark}`);
    expect(warned(imported)).toMatch(/G\d.*「是否属实」下面.*不会猜/u);
    expect(missed(imported)).toEqual([]);
  });

  it('none is ticked', async () => {
    const cells = words(['属实', '不属实'], '', '');
    const { imported, facts } = await read([...cells, words([], '√', '').at(1) ?? []]);
    expect(facts?.verdict).toBeUndefined();
    expect(warned(imported)).toContain('「是否属实」有 1 件空着');
  });

  it('是 and 否 behind what was found', async () => {
    const { imported, facts } = await read(words(['是', '否'], '', '√'));
    expect(facts?.verdict?.value).toBe('不属实');
    expect(warned(imported)).toMatch(/G\d 「是」「否」这几栏上面没有写是哪一项，当作「是否属实」.*请在上面写明/u);
  });

  it('是 and 否 that may say something else', async () => {
    const cells: Cells = [
      [...before, '处理和整改情况', '是', '否'],
      [...row('').slice(0, 6), '整改。', '', '√'],
    ];
    const { imported, facts } = await read(cells);
    expect(facts?.verdict).toBeUndefined();
    expect(facts?.state).toBeUndefined();
    expect(facts?.remarks).toBe('否：√');
    expect(warned(imported)).toContain('不认识这一列「否」');
  });

  it('beside a column of the fact they say nothing of it', async () => {
    const { facts } = await read(words(['是否属实', '属实', '不属实'], '部分属实', '√', ''));
    expect(facts?.verdict?.value).toBe('部分属实');
    expect(facts?.remarks).toBe('属实：√');
  });

  it('three words, two facts, several types, and headings that name the fact', async () => {
    const heads = ['属实', '部分属实', '不属实', '已办结', '未办结'];
    const two = await read(words(heads, '', '√', '', '', '1'));
    expect([two.facts?.verdict?.value, two.facts?.state?.value]).toEqual(['部分属实', '未办结']);
    const types: Cells = [
      [...header.slice(0, 4), '水', '大气', '噪声', '调查核实情况', '是否属实（是）', '是否属实（否）'],
      ['1', 'D01LS202105070001', '某厂冒烟', '麒麟区', '√', '', '√', '经查。', '', '√'],
    ];
    const several = await read(types);
    expect(several.facts?.pollutionTypes?.values).toEqual(['水', '噪声']);
    expect(several.facts?.verdict?.value).toBe('不属实');
    expect(missed(several.imported)).toEqual([]);
  });

  it('a heading over them that names no fact', async () => {
    const cells: Cells = [
      [...before, '核查结论', '', '处理和整改情况'],
      [...before.map(() => ''), '属实', '不属实', ''],
      [...row('').slice(0, 6), '', '√', '整改。'],
    ];
    const { facts } = await read(cells);
    expect(facts?.verdict?.value).toBe('不属实');
    const asked: Cells = [
      [...before, '是否立案', '', '处理和整改情况'],
      [...before.map(() => ''), '是', '否', ''],
      ...cells.slice(2),
    ];
    const other = await read(asked);
    expect(other.facts?.verdict).toBeUndefined();
  });
});

describe('a mark alone in a column of words says none of them', () => {
  it.each(['√', '✓', '✔', '☑', '■', '●', '×', '✗', '□', '1', '0', '对', 'Y', 'x'])('%s', async (mark) => {
    const head = [...header, '处理整改'];
    const row = (index: number, verdict: string, state: string): string[] => [String(index), `D01LS20210507000${String(index)}`, '某厂冒烟', '麒麟区', '大气', '经查。', verdict, state, '责令整改。']; // prettier-ignore
    const bytes = await xlsx([head, row(1, mark, mark), row(2, '是', '否')], '公开情况一览表（第三批 2021年5月14日）');
    const imported = await importBytes('表.xlsx', bytes);
    // What is written can be published, and people know what to type where.
    expect(imported.faults).toEqual([]);
    const [first, second] = imported.record.batches[0]?.cases ?? [];
    expect(first?.facts).toMatchObject({ remarks: `是否属实：${mark}\n是否办结：${mark}` });
    expect([first?.facts.verdict, first?.facts.state]).toEqual([undefined, undefined]);
    expect([second?.facts.verdict?.value, second?.facts.state?.value]).toEqual(['属实', '未办结']);
    for (const [at, words] of [
      ['G3', '属实、基本属实、部分属实、不属实'],
      ['H3', '已销号、.*未办结'],
    ] as const)
      // prettier-ignore
      expect(warned(imported)).toMatch(
        new RegExp(`^Sheet1!${at} .*这一格只有「.*」，.*没有填写，也不会猜，.*在这一格写上文字（${words}），再导入$`, 'mu'),
      );
  });

  it.each(['—', '——', '/', '…'])('%s says that there is none', async (mark) => {
    const row = ['1', 'D01LS202105070001', '某厂冒烟', '麒麟区', '大气', '经查。', mark];
    const imported = await importBytes(
      '表.xlsx',
      await xlsx([header.slice(0, 7), row], '公开情况一览表（第三批 2021年5月14日）'),
    );
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases[0]?.facts.verdict).toBeUndefined();
    expect(imported.files['batches/03.md']).not.toContain(`| ${mark} |`);
    expect(imported.plan.assumed.map(({ at }) => at)).toContain('Sheet1!G3');
  });
});

describe('a column of its own for a level', () => {
  it.each([
    ['重点关注件', '√'],
    ['是否重点关注', '是'],
    ['重点件', '1'],
    ['督办件（打√）', '√'],
  ])('%s: %s', async (head, mark) => {
    const rows = [mark, '', '否'].map((text, index) => [
      ...row('属实').with(1, `D01LS20210507000${String(index)}`),
      text,
    ]);
    const imported = await importBytes('表.xlsx', await xlsx([[...header, head], ...rows], title));
    expect(imported.faults).toEqual([]);
    const levels = imported.record.batches[0]?.cases.map(({ facts }) => facts.level?.value);
    expect(levels).toEqual([head.startsWith('督办') ? '督办件' : '重点关注件', undefined, undefined]);
    expect(assumed(imported).join('\n')).toContain('这一栏上面没有写是哪一项，当作「级别」');
    expect(warned(imported)).not.toMatch(/不认识这一列|看不出哪一格/u);
    expect(missed(imported)).toEqual([]);
  });

  it('is none where another column has the levels', async () => {
    const rows: Cells = [
      [...header, '级别', '重点关注件'],
      [...row('属实'), '普通件', '√'],
    ];
    const imported = await importBytes('表.xlsx', await xlsx(rows, title));
    expect(imported.record.batches[0]?.cases[0]?.facts.level?.value).toBe('普通件');
    expect(warned(imported)).toContain('不认识这一列「重点关注件」');
  });
});

it('a word that a narrow column breaks is one', async () => {
  const imported = await importBytes(
    '表.xlsx',
    await xlsx([header, row('部\n分\n属\n实', '水\n大气', '已办\n结')], title),
  );
  expect(imported.faults).toEqual([]);
  expect(imported.record.batches[0]?.cases[0]?.facts).toMatchObject({
    verdict: { raw: '部分属实' },
    pollutionTypes: { values: ['水', '大气'] },
    state: { raw: '已办结' },
  });
});
