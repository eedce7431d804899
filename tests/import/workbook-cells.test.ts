/** What a cell of a workbook says is what Excel shows in it; what it hides or can't say is told by cell. */
import { describe, expect, it } from 'vitest';
import { cell, namespaces, readWorkbook, row, workbookOf } from '../support/workbook.ts';
import { bound } from '../support/speed.ts';

/** Styles by number: a format of numbers, or a font. */
const styles = (formats: readonly string[], fonts: readonly string[] = []): string =>
  `<styleSheet ${namespaces}><numFmts>${formats
    .map((code, at) => `<numFmt numFmtId="${String(200 + at)}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join(
      '',
    )}</numFmts><fonts><font/>${fonts.map((font) => `<font>${font}</font>`).join('')}</fonts><cellXfs><xf/>${formats
    .map((_, at) => `<xf numFmtId="${String(200 + at)}"/>`)
    .join('')}${fonts.map((_, at) => `<xf fontId="${String(at + 1)}"/>`).join('')}</cellXfs></styleSheet>`;

/** Reads one cell, A1. */
const readOne = (
  xml: string,
  parts: Record<string, string | undefined> = {},
  sheet: { before?: string } = {},
  properties = '',
): { text: string | undefined; told: string[] } => {
  const { cells, told } = readWorkbook(workbookOf([{ rows: `<row r="1">${xml}</row>`, ...sheet }], parts, properties));
  return { text: cells['表!A1'], told };
};

const number = (value: string, more = 's="1"'): string => `<c r="A1" ${more}><v>${value}</v></c>`;

describe('numbers are as shown', () => {
  it.each([
    ['General', '0.30000000000000004', '0.3'],
    ['General"万元"', '5', '5万元'],
    ['G/通用格式"件"', '12', '12件'],
    ['[=1]"属实";[=0]"不属实"', '0', '不属实'],
    ['"罚款"\\:General', '3.5', '罚款:3.5'],
    ['[Red]General', '3.5', '3.5'],
    ['G/通用格式', '12', '12'],
    ['General', '53250020230620030', '53250020230620030'],
    ['00000', '123', '00123'],
    ['0%', '0.85', '85%'],
    ['0.0%', '0.9123', '91.2%'],
    ['#,##0.00', '1234.5', '1,234.50'],
    ['"第"0"批"', '3', '第3批'],
    ['0.00E+00', '53250020230620', '53250020230620'],
    ['yyyy"年"m"月"d"日"', '43830', '2019年12月31日'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日"', '43830', '2019年12月31日'],
    ['yyyy/m/d h:mm', '43830.5', '2019/12/31 12:00'],
    ['m/d/yyyy h:mm', '43830.5', '2019-12-31 12:00'],
    ['m"月"d"日"', '43830', '2019-12-31'],
    ['d-mmm-yy', '43830', '2019-12-31'],
    ['h:mm', '0.5', '12:00'],
    ['上午/下午h"时"mm"分"', '0.75', '下午6时00分'],
    ['aaaa', '43830', '星期二'],
    ['_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', '12', '12'],
    ['不是格式[', '12', '12'],
  ])('%s of %s is %s', (format, value, text) => {
    expect(readOne(number(value), { 'xl/styles.xml': styles([format]) }).text).toBe(text);
  });

  it('a format that can’t be read is told', () => {
    for (const format of ['不是格式[', '0.00"万元";[红色]-0.00"万元"'])
      expect(readOne(number('-3.5'), { 'xl/styles.xml': styles([format]) })).toEqual({
        text: '-3.5',
        told: [expect.stringMatching(/^表!A1 .*格式.*认不出来/u)],
      });
  });

  it.each([
    ['1', 'TRUE', '是'],
    ['0', 'FALSE', '否'],
  ])('%s as %s becomes %s, which is told', (value, shown, text) => {
    expect(readOne(`<c r="A1" t="b"><v>${value}</v></c>`)).toEqual({
      text,
      told: [expect.stringMatching(new RegExp(`^表!A1 .*${shown}.*「${text}」`, 'u'))],
    });
  });

  it('a format that hides is told, and so is a 0 that is not shown', () => {
    const parts = { 'xl/styles.xml': styles([';;;', '0;-0;;@']) };
    expect(readOne(number('5'), parts)).toEqual({ text: undefined, told: [expect.stringMatching(/^表!A1 .*不显示/u)] });
    expect(readOne(cell('A1', '密', 1), parts)).toEqual({
      text: undefined,
      told: [expect.stringMatching(/^表!A1 .*不显示/u)],
    });
    const zero = { text: undefined, told: [expect.stringMatching(/^表!A1 这一格是 0，表里设为不显示/u) as string] };
    expect(readOne(number('0', 's="2"'), parts)).toEqual(zero);
    const before = '<sheetViews><sheetView showZeros="0"/></sheetViews>';
    expect(readOne(number('0', ''), {}, { before })).toEqual(zero);
    expect(readOne(number('0', ''))).toEqual({ text: '0', told: [] });
  });

  it('a text by its format gets the words of it', () => {
    expect(readOne(cell('A1', '麒麟', 1), { 'xl/styles.xml': styles(['@"区"']) }).text).toBe('麒麟区');
  });
});

describe('other cells', () => {
  it.each([
    ['a day', '<c r="A1" t="d"><v>2019-12-31</v></c>', '2019-12-31'],
    ['a day with its time', '<c r="A1" t="d"><v>2019-12-31T08:30:00Z</v></c>', '2019-12-31 08:30:00'],
    ['words in a cell of numbers', '<c r="A1"><v>约 5</v></c>', '约 5'],
    ['a formula that gives text', '<c r="A1" t="str"><f>B1</f><v>属实</v></c>', '属实'],
    ['what Excel escapes', '<c r="A1" t="str"><v>甲_x000D__x005F_x000D_乙</v></c>', '甲\n_x000D_乙'],
    ['CDATA', '<c r="A1" t="inlineStr"><is><t><![CDATA[PM<35]]></t></is></c>', 'PM<35'],
    [
      'a reading of characters',
      '<c r="A1" t="inlineStr"><is><r><t>者海</t></r><rPh sb="0" eb="1"><t>zhe</t></rPh></is></c>',
      '者海',
    ],
  ])('%s', (_, xml, text) => {
    expect(readOne(xml)).toEqual({ text, told: [] });
  });

  it('a reading of characters costs nothing of its row', () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh><phoneticPr fontId="1"/></is></c>${cell('B1', '乙')}${cell('C1', '丙')}</row>`;
    expect(readWorkbook(workbookOf([{ rows }])).cells).toEqual({ '表!A1': '甲', '表!B1': '乙', '表!C1': '丙' });
  });

  it.each([
    ['an error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!', /错误值 #DIV\/0!/u],
    ['a formula that has not been worked out', '<c r="A1"><f>B1</f></c>', undefined, /公式没有算出的结果/u],
    ['a formula as text', '<c r="A1" t="str"><v>=SUM(A1:A3)</v></c>', '=SUM(A1:A3)', /是一条公式/u],
    ['a shared text that is missing', '<c r="A1" t="s"><v>7</v></c>', undefined, /共享文字里没有第 7 条/u],
    ['a number of more digits than Excel keeps', number('1234567890123456', ''), '1234567890123456', /超过 15 位/u],
    [
      'a picture of WPS',
      '<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_0A",1)</f><v>=DISPIMG("ID_0A",1)</v></c>',
      undefined,
      /这一格是图片/u,
    ],
    [
      'one that another program saved',
      '<c r="A1" t="e"><f>_xlfn.DISPIMG("ID_0A",1)</f><v>#NAME?</v></c>',
      undefined,
      /这一格是图片/u,
    ],
    ['one without its formula', '<c r="A1" t="s"><v>0</v></c>', undefined, /这一格是图片/u],
    ['a picture of Excel', '<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>', undefined, /图片/u],
  ])('%s is told', (_, xml, text, told) => {
    const strings = `<sst ${namespaces}><si><t>=DISPIMG("ID_1",1)</t></si></sst>`;
    expect(readOne(xml, { 'xl/sharedStrings.xml': strings })).toEqual({
      text,
      told: [expect.stringMatching(new RegExp(`^表!A1 .*${told.source}`, 'u'))],
    });
  });

  it('days count from 1904 on where the workbook says so', () => {
    const parts = { 'xl/styles.xml': styles(['yyyy-mm-dd', 'h:mm']) };
    const properties = '<workbookPr date1904="1"/>';
    expect(readOne(number('42368'), parts, {}, properties).text).toBe('2019-12-31');
    expect(readOne(number('0.5', 's="2"'), parts, {}, properties).text).toBe('12:00');
  });
});

describe('fonts', () => {
  const fonts = ['<name val="Wingdings 2"/>', '<strike/>', '<vertAlign val="superscript"/>'];
  const parts = { 'xl/styles.xml': styles([], fonts) };
  const runs = (xml: string, style = 0): string => `<c r="A1" s="${String(style)}" t="inlineStr"><is>${xml}</is></c>`;

  it('of signs give the signs, in cells and in runs', () => {
    expect(readOne(cell('A1', 'R', 1), parts).text).toBe('☑');
    const run = '<r><rPr><rFont val="Wingdings"/></rPr><t>ü</t></r><r><rPr><rFont val="宋体"/></rPr><t>属实</t></r>';
    expect(readOne(runs(run, 1), parts).text).toBe('✓属实');
    expect(readOne(runs('<r><t>R</t></r>', 1), parts).text).toBe('☑');
  });

  it('tell what is struck, and raise digits', () => {
    expect(readOne(cell('A1', '约谈', 2), parts)).toEqual({ text: '约谈', told: [expect.stringContaining('删除线')] });
    const struck = '<r><t>罚款</t></r><r><rPr><strike/></rPr><t>3</t></r><r><rPr/><t>5万元</t></r>';
    expect(readOne(runs(struck))).toEqual({ text: '罚款35万元', told: [expect.stringContaining('删除线的文字「3」')] });
    const area = '<r><t>5 m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>';
    expect(readOne(runs(area)).text).toBe('5 m²');
  });

  it.each(['rgb="FFFFFFFF"', 'rgb="00ffffff"', 'theme="0"', 'indexed="9"'])(
    'tell what is white on white: %s',
    (color) => {
      const white = { 'xl/styles.xml': styles([], [`<color ${color}/>`]) };
      const told = [expect.stringMatching(/^表!A1 .*白色的文字「约谈」，可能看不见/u)];
      expect(readOne(cell('A1', '约谈', 1), white)).toEqual({ text: '约谈', told });
      const run = `<r><t>罚款</t></r><r><rPr><color ${color}/></rPr><t>约谈</t></r>`;
      expect(readOne(runs(run))).toEqual({ text: '罚款约谈', told });
      expect(readOne(number('5'), white).told).toEqual([expect.stringContaining('「5」')]);
    },
  );

  it('tell nothing of white on another ground, or of grey', () => {
    const filled = (fill: string, color = 'rgb="FFFFFFFF"'): Record<string, string> => ({
      'xl/styles.xml': `<styleSheet ${namespaces}><fonts><font/><font><color ${color}/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill>${fill}</fill></fills><cellXfs><xf/><xf fontId="1" fillId="1"/></cellXfs></styleSheet>`,
    });
    const solid = (color: string): string => `<patternFill patternType="solid"><fgColor ${color}/></patternFill>`;
    const told = (parts: Record<string, string>): string[] => readOne(cell('A1', '受理编号', 1), parts).told;
    expect(told(filled(solid('rgb="FF1F4E79"')))).toEqual([]);
    expect(told(filled(solid('theme="4"')))).toEqual([]);
    expect(told(filled('<gradientFill><stop position="0"/></gradientFill>'))).toEqual([]);
    expect(told(filled(solid('rgb="FF1F4E79"'), 'theme="0" tint="-0.25"'))).toEqual([]);
    expect(told(filled(solid('rgb="FFFFFFFF"')))).toEqual([expect.stringContaining('白色')]);
  });
});

describe('what can’t be seen is told', () => {
  const rows = row(1, ['甲', '乙']);
  it.each([
    ['a hidden row', { rows: rows + row(2, ['丙'], 'hidden="1"') }, /^表 有 1 行是隐藏的（第 2 行），没有导入/u],
    [
      'a row without height',
      { rows: rows + row(2, ['丙'], 'ht="0" customHeight="1"') },
      /^表 有 1 行的行高是 0.*第 2 行/u,
    ],
    ['filtered rows', { rows: rows + row(2, ['丙'], 'hidden="true"') + row(3, ['丙'], 'hidden="1"') }, /第 2–3 行/u],
    [
      'a hidden column',
      { rows, before: '<cols><col min="2" max="2" hidden="1"/></cols>' },
      /^表!B1 这一列是隐藏的（「乙」）/u,
    ],
    [
      'a column without width',
      { rows, before: '<cols><col min="2" max="9" width="0"/></cols>' },
      /^表!B1 这一列的列宽是 0/u,
    ],
  ])('%s', (_, sheet, told) => {
    const read = readWorkbook(workbookOf([sheet]));
    expect(read.told).toEqual([expect.stringMatching(told)]);
    const seen = Object.values(read.cells).join('');
    expect(seen).toMatch(/^甲乙?$/u);
    expect(read.document.leftOut?.map(({ text }) => text).join('')).toMatch(/^[乙丙]+$/u);
  });

  it('sheets that are hidden, or hidden deeply', () => {
    const sheets = ['visible', 'hidden', 'veryHidden'].map((state) => ({ rows, state, name: state }));
    const { told, cells } = readWorkbook(workbookOf(sheets));
    expect(Object.keys(cells)).toEqual(['visible!A1', 'visible!B1']);
    expect(told[0]).toMatch(/^hidden 工作表「hidden」是隐藏的/u);
    expect(told[1]).toMatch(/^veryHidden 工作表「veryHidden」是深度隐藏的/u);
  });

  it('sheets whose unwritten rows are hidden are read', () => {
    const { told, cells } = readWorkbook(workbookOf([{ rows, before: '<sheetFormatPr zeroHeight="1"/>' }]));
    expect(Object.values(cells)).toEqual(['甲', '乙']);
    expect(told).toEqual([expect.stringContaining('隐藏没有写明的行')]);
  });

  it('headers and footers', () => {
    const after = '<headerFooter><oddHeader>&amp;C&amp;"宋体,加粗"&amp;12第九十批</oddHeader></headerFooter>';
    expect(readWorkbook(workbookOf([{ rows, after }])).told).toEqual(['表 页眉和页脚没有导入：第九十批']);
  });
});

describe('merged cells', () => {
  const merged = (...ranges: string[]): string =>
    `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
  const rows = row(1, ['甲', '乙', '丙']) + row(2, ['', '丁', '']) + row(3, ['戊', '己', '庚']);

  it('repeat their text as far as the table goes, called by the whole of them', () => {
    const { repeated } = readWorkbook(workbookOf([{ rows, after: merged('A1:A2', 'C3:XFD1048576') }]));
    expect(repeated).toEqual({ A2: '甲 表!A1:A2' });
  });

  it('that overlap are read, and told', () => {
    const { repeated, told } = readWorkbook(workbookOf([{ rows, after: merged('A1:A2', 'A2:B2', 'C1:C2') }]));
    expect(repeated).toEqual({ A2: '甲 表!A1:A2', C2: '丙 表!C1:C2' });
    expect(told).toEqual(['表!A2 合并的单元格 表!A2:B2 和 表!A1:A2 重叠，只按后者合并，请核对']);
  });

  it('tell the text that they cover', () => {
    const { cells, told } = readWorkbook(workbookOf([{ rows, after: merged('A3:C3') }]));
    expect(Object.keys(cells)).not.toContain('表!B3');
    expect(told).toEqual([
      '表!B3 合并的单元格 表!A3:C3 盖住了这里的文字「己」，没有导入',
      '表!C3 合并的单元格 表!A3:C3 盖住了这里的文字「庚」，没有导入',
    ]);
  });

  it('keep their text where their first row is hidden', () => {
    const some = row(1, ['甲', '乙'], 'hidden="1"') + row(2, ['', '丁']);
    expect(readWorkbook(workbookOf([{ rows: some, after: merged('A1:A2') }])).repeated).toEqual({ A2: '甲 表!A1:A2' });
  });

  it('of more cells than any table has are refused, quickly', () => {
    const far = `${rows}<row r="1048576">${cell('XFD1048576', '远')}</row>`;
    expect(() => readWorkbook(workbookOf([{ rows: far, after: merged('A1:XFC1048576') }]))).toThrow(
      /合并的单元格盖住 500000 多格（表!A1:XFC1048576.*取消/u,
    );
  });

  it('take no time, however many they are', () => {
    const pairs = Array.from({ length: 30_000 }, (_, at) => `E${String(2 * at + 1)}:F${String(2 * at + 2)}`);
    const many = `${rows}<row r="60000">${cell('F60000', '末')}</row>`;
    const start = process.cpuUsage();
    expect(readWorkbook(workbookOf([{ rows: many, after: merged(...pairs) }])).told).toHaveLength(1);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(bound(3));
  });
});
