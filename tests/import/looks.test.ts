/** A verdict that is a colour, an icon or a picture is no text: people are told by cell to type it, and why. */
import type ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importBytes, missed, warned, type Imported } from '../support/import.ts';
import { docx, firstColumns, paragraph, wordTable, xlsx, type Cells } from '../support/office.ts';

const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const header = [...firstColumns, '办结情况'];
const row = (index: number, verdict = '', state = '已办结'): string[] => [
  String(index),
  `D01LS20210507000${String(index)}`,
  '某厂冒烟',
  '麒麟区',
  '大气',
  '经查。',
  verdict,
  state,
];
const cells: Cells = [header, row(1), row(2), row(3, '属实')];

/** The lines that say of a cell that it has no text. */
const told = (imported: Imported): string[] =>
  warned(imported)
    .split('\n')
    .filter((line) => line.includes('这一格没有文字，只有'));
const verdicts = ({ record }: Imported): (string | undefined)[] =>
  record.batches.flatMap((batch) => batch.cases.map(({ facts }) => facts.verdict?.value));

const fill = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

describe('workbooks', () => {
  it('the colour of a cell, by cell, with the words to type', async () => {
    const bytes = await xlsx(cells, title, (book) => {
      const sheet = book.getWorksheet(1);
      for (const [place, argb] of [
        ['G3', 'FFFF0000'],
        ['G4', 'FF00B050'],
        ['G5', 'FFFFFF00'],
        ['F3', 'FFFF0000'],
      ] as const)
        if (sheet) sheet.getCell(place).fill = fill(argb);
    });
    const imported = await importBytes('表.xlsx', bytes);
    expect(verdicts(imported)).toEqual([undefined, undefined, '属实']);
    expect(told(imported)).toHaveLength(2);
    expect(told(imported)[0]).toMatch(
      /^Sheet1!G3 「是否属实」这一格没有文字，只有底色（红色），没有填写，也不会猜：颜色.*没有写成文字；.*写上文字（属实、.*、不属实），再导入$/u,
    );
    expect(told(imported)[1]).toMatch(/^Sheet1!G4 .*底色（绿色）/u);
  });

  it('rows in stripes say nothing, nor does white', async () => {
    const bytes = await xlsx(cells, title, (book) => {
      for (let column = 1; column <= header.length; column++) {
        const sheet = book.getWorksheet(1);
        if (sheet) sheet.getCell(3, column).fill = fill('FFDDEBF7');
        if (sheet) sheet.getCell(4, column).fill = fill('FFFFFFFF');
      }
    });
    expect(told(await importBytes('表.xlsx', bytes))).toEqual([]);
  });

  const icons =
    (rule: string): ((xml: string) => string) =>
    (xml) =>
      xml.replace(/(<\/mergeCells>)/u, `$1${rule}`);
  const changed = async (rows: Cells, change: (xml: string) => string): Promise<Uint8Array> => {
    const parts = unzipSync(await xlsx(rows, title));
    const name = 'xl/worksheets/sheet1.xml';
    return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
  };
  const set =
    '<iconSet iconSet="3TrafficLights1" showValue="0"><cfvo type="percent" val="0"/><cfvo type="num" val="2"/><cfvo type="num" val="3"/></iconSet>';
  it.each([
    [
      'of old',
      icons(
        `<conditionalFormatting sqref="G3:G4"><cfRule type="iconSet" priority="1">${set}</cfRule></conditionalFormatting>`,
      ),
    ],
    [
      'of newer programs',
      (xml: string) =>
        xml.replace(
          '</worksheet>',
          `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="iconSet" priority="1" id="{1}"><x14:iconSet iconSet="3Stars"/></x14:cfRule><xm:sqref>G3:G4</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>`,
        ),
    ],
  ])('icons by rule, as programs %s write them', async (_, change) => {
    const imported = await importBytes(
      '表.xlsx',
      await changed([header, row(1, '3'), row(2, '1'), row(3, '属实')], change),
    );
    expect(imported.faults).toEqual([]);
    expect(verdicts(imported)).toEqual([undefined, undefined, '属实']);
    expect(told(imported).map((line) => line.slice(0, 9))).toEqual(['Sheet1!G3', 'Sheet1!G4']);
    expect(told(imported)[0]).toContain('只有图标（条件格式）和数 3（放进「备注」）');
    expect(imported.record.batches[0]?.cases[0]?.facts.remarks).toBe('是否属实：3');
    expect(missed(imported)).toEqual([]);
  });

  describe('grounds by rule, by range', () => {
    const blank: Cells = [header, row(1), row(2), row(3, '属实'), row(4), row(5)];
    const ruled = (ref: string, rule: Partial<ExcelJS.ExpressionRuleType>, dxf: ExcelJS.Fill | undefined) =>
      xlsx(blank, title, (book) => {
        const style: Partial<ExcelJS.Style> = dxf ? { fill: dxf } : { font: { bold: true } };
        const rules = [
          { type: 'expression', priority: 1, formulae: ['$F3="x"'], style, ...rule },
        ] as ExcelJS.ConditionalFormattingRule[];
        book.getWorksheet(1)?.addConditionalFormatting({ ref, rules });
      });
    const red: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFF0000' } };

    it('say the cells without text, the colour, and the words to type', async () => {
      const imported = await importBytes('表.xlsx', await ruled('G3:G7', {}, red));
      expect(imported.faults).toEqual([]);
      expect(verdicts(imported)).toEqual([undefined, undefined, '属实', undefined, undefined]);
      expect(told(imported)).toEqual([]);
      const lines = warned(imported)
        .split('\n')
        .filter((line) => line.includes('条件格式'));
      expect(lines).toEqual([
        expect.stringMatching(
          /^Sheet1!G3:G4、G6:G7 「是否属实」这 4 格没有文字，按条件格式可能显示底色（红色）：条件是公式，导入时没有计算.*没有填写，也不会猜.*在 Excel 里看.*在这 4 格写上文字（属实、基本属实、部分属实、不属实），再导入$/u,
        ),
      ]);
      expect(warned(imported)).not.toContain('只有底色');
    });

    it('of a formula are several for one cell', async () => {
      const bytes = await xlsx(blank, title, (book) => {
        const rules = (['FFFF0000', 'FF00B050'] as const).map((argb, at) => ({ type: 'expression', priority: at + 1, formulae: [`$F3=${String(at)}`], style: { fill: { ...red, bgColor: { argb } } } })) as ExcelJS.ConditionalFormattingRule[]; // prettier-ignore
        book.getWorksheet(1)?.addConditionalFormatting({ ref: 'G3:G4', rules });
      });
      expect(warned(await importBytes('表.xlsx', bytes))).toContain('可能显示底色（红色）或者底色（绿色）：');
    });

    it('of cells without text need no formula', async () => {
      const imported = await importBytes(
        '表.xlsx',
        await ruled('G3:G7', { type: 'containsText', operator: 'containsBlanks' } as never, red),
      );
      expect(warned(imported)).toContain('这 4 格没有文字，只有底色（红色，条件格式），没有填写');
    });

    it.each<[string, string, Partial<ExcelJS.ExpressionRuleType>, ExcelJS.Fill | undefined]>([
      ['of whole rows', 'A3:H7', { formulae: ['MOD(ROW(),2)'] }, red],
      ['without a ground', 'G3:G7', {}, undefined],
      ['of white', 'G3:G7', {}, { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFFFFF' } }],
      ['over other columns', 'F3:F7', {}, red],
    ])('%s say nothing', async (_, ref, rule, dxf) => {
      const imported = await importBytes('表.xlsx', await ruled(ref, rule, dxf));
      expect(warned(imported)).not.toMatch(/没有文字，(?:只有|按)/u);
    });

    it('of newer programs, which write the ground into the rule', async () => {
      const rule = '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="expression" priority="1" id="{1}"><xm:f>$F3="x"</xm:f><x14:dxf><fill><patternFill><bgColor rgb="FF00B050"/></patternFill></fill></x14:dxf></x14:cfRule><xm:sqref>G3 G5:G6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>'; // prettier-ignore
      const imported = await importBytes('表.xlsx', await changed(blank, (xml) => xml.replace('</worksheet>', rule)));
      expect(warned(imported)).toMatch(
        /^Sheet1!G3、G6 「是否属实」这 2 格没有文字，按条件格式可能显示底色（绿色）：/mu,
      );
    });

    it.each([
      [
        'colorScale',
        '<colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale>',
        '颜色',
      ],
      ['dataBar', '<dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FFFF0000"/></dataBar>', '数据条'],
    ])('a %s shows on numbers, and on those whose format hides them', async (type, shape, name) => {
      const rule = `<conditionalFormatting sqref="G3:G5"><cfRule type="${type}" priority="1">${shape}</cfRule></conditionalFormatting>`;
      const bytes = await xlsx([header, row(1, '1'), row(2), row(3)], title, (book) => {
        const cell = book.getWorksheet(1)?.getCell('G4');
        if (cell) Object.assign(cell, { value: 2, numFmt: ';;;' });
      });
      const parts = unzipSync(bytes);
      const name1 = 'xl/worksheets/sheet1.xml';
      const sheet = strFromU8(parts[name1] ?? new Uint8Array()).replace('</mergeCells>', `</mergeCells>${rule}`);
      const imported = await importBytes('表.xlsx', zipSync({ ...parts, [name1]: strToU8(sheet) }));
      expect(imported.faults).toEqual([]);
      expect(verdicts(imported)).toEqual([undefined, undefined, undefined]);
      expect(told(imported).map((line) => line.split('，没有填写')[0])).toEqual([
        `Sheet1!G3 「是否属实」这一格没有文字，只有${name}（条件格式）和数 1（放进「备注」）`,
        `Sheet1!G4 「是否属实」这一格没有文字，只有${name}（条件格式）`,
      ]);
    });
  });

  it('a picture, and one that WPS keeps in a cell', async () => {
    const bytes = await xlsx(cells, title, (book) => {
      const png = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      );
      const id = book.addImage({ buffer: png as unknown as ExcelJS.Buffer, extension: 'png' });
      const sheet = book.getWorksheet(1);
      sheet?.addImage(id, { tl: { col: 6.1, row: 2.1 }, ext: { width: 5, height: 5 } });
      if (sheet) sheet.getCell('G4').value = { formula: '_xlfn.DISPIMG("ID_1",1)', result: '=DISPIMG("ID_1",1)' };
    });
    const imported = await importBytes('表.xlsx', bytes);
    expect(told(imported).map((line) => line.slice(0, 30))).toEqual([
      'Sheet1!G3 「是否属实」这一格没有文字，只有图片，没',
      'Sheet1!G4 「是否属实」这一格没有文字，只有图片，没',
    ]);
  });

  it('a picture by a formula, and what a format does not show', async () => {
    const bytes = await xlsx(cells, title, (book) => {
      const sheet = book.getWorksheet(1);
      if (!sheet) return;
      sheet.getCell('G3').value = { formula: '_xlfn.IMAGE("https://www.example.gov.cn/a.png")' };
      Object.assign(sheet.getCell('G4'), { value: '属实', numFmt: ';;;' });
    });
    expect(told(await importBytes('表.xlsx', bytes)).map((line) => line.split('，没有填写')[0])).toEqual([
      'Sheet1!G3 「是否属实」这一格没有文字，只有图片',
      'Sheet1!G4 「是否属实」这一格没有文字，只有格式不显示的内容',
    ]);
  });

  it('columns to be ticked that are only coloured', async () => {
    const heads = [...header.slice(0, 6), '属实', '不属实'];
    const rows: Cells = [heads, [...row(1).slice(0, 6), '', ''], [...row(2).slice(0, 6), '√', '']];
    const bytes = await xlsx(rows, title, (book) => {
      const sheet = book.getWorksheet(1);
      if (sheet) sheet.getCell('H3').fill = fill('FFFF0000');
    });
    const imported = await importBytes('表.xlsx', bytes);
    expect(told(imported)).toHaveLength(1);
    expect(told(imported)[0]).toMatch(/^Sheet1!H3 「是否属实」.*在这一格打勾或者写上文字/u);
  });
});

describe('Word', () => {
  const shaded = (fill: string, text = ''): string =>
    `<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${fill}"/></w:tcPr>${paragraph(text)}`;
  const read = (verdict: string, rest = (text: string) => text) =>
    importBytes(
      '表.docx',
      docx(
        paragraph(title) +
          wordTable([header, row(1).map((text, at) => (at === 6 ? verdict : rest(text))), row(2, '属实')]),
      ),
    );

  it('the colour of a cell', async () => {
    const imported = await read(shaded('00B050'));
    expect(told(imported)).toHaveLength(1);
    expect(told(imported)[0]).toMatch(/^表1!G2 「是否属实」这一格没有文字，只有底色（绿色）/u);
  });

  it.each(['auto', 'FFFFFF'])('no colour: %s', async (none) => {
    expect(told(await read(shaded(none)))).toEqual([]);
  });

  it('a row that has one colour says nothing', async () => {
    expect(told(await read(shaded('D9E2F3'), (text) => shaded('D9E2F3', text)))).toEqual([]);
  });

  it('a picture', async () => {
    const picture = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r></w:p>';
    expect(told(await read(picture))[0]).toMatch(/^表1!G2 .*只有图片，没有填写/u);
  });
});

describe('pages', () => {
  const read = (verdict: string, style = '', attributes = '') => {
    const rows = [header, row(1), row(2, '属实')].map(
      (texts, line) =>
        `<tr ${line === 1 ? attributes : ''}>${texts.map((text, at) => (line === 1 && at === 6 ? verdict : `<td>${text}</td>`)).join('')}</tr>`,
    );
    const page = `<!DOCTYPE html><meta charset="utf-8"><style>${style}</style><h1>${title}</h1><table>${rows.join('')}</table>`;
    return importBytes('表.html', new TextEncoder().encode(page));
  };

  it.each([
    ['<td bgcolor="#ff0000"></td>', '底色（红色）'],
    ['<td style="background:#f00"></td>', '底色（红色）'],
    ['<td style="background-color: rgb(0, 176, 80)">&nbsp;</td>', '底色（绿色）'],
    ['<td><span style="background:yellow">　</span></td>', '底色（yellow）'],
    ['<td class="bad"></td>', '底色（红色）'],
    ['<td><img src="a.png" alt="属实"></td>', '图片（「属实」）'],
    ['<td><img src="a.png"></td>', '图片'],
    ['<td><svg><title>不属实</title><path d="M0 0"/></svg></td>', '图标（「不属实」）'],
    ['<td><i class="fa fa-check"></i></td>', '图标'],
    ['<td><i class="v"></i></td>', '样式表加的「属实」'],
  ])('%s', async (cell, what) => {
    const imported = await read(cell, '.v::before{content:"属实"} .list td.x, .bad { background-color: #e00 }');
    expect(verdicts(imported)).toEqual([undefined, '属实']);
    expect(told(imported)).toHaveLength(1);
    expect(told(imported)[0]).toContain(`表1!G2 「是否属实」这一格没有文字，只有${what}，没有填写，也不会猜`);
  });

  it.each([['<td style="background:#fff"></td>'], ['<td></td>'], ['<td style="background:none"></td>']])(
    '%s shows nothing',
    async (cell) => {
      expect(told(await read(cell))).toEqual([]);
    },
  );
});
