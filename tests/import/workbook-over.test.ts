/** What lies over the cells of a workbook is told by cell, and boxes that are ticked say what they tick. */
import { describe, expect, it } from 'vitest';
import { importBytes, missed } from '../support/import.ts';
import { cell, namespaces, readWorkbook, relationsXml, row, workbookOf, type Sheet } from '../support/workbook.ts';

const rows = row(1, ['序号', '是否属实']) + row(2, ['1', '']) + row(3, ['2', '属实 不属实']);

/** An anchor from a cell to the next, rows and columns from 0, with an offset within the column. */
const anchor = (column: number, at: number, inside: string, offset = 0): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>${String(column)}</xdr:col><xdr:colOff>${String(offset)}</xdr:colOff><xdr:row>${String(at)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>${String(column + 1)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(at + 1)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inside}</xdr:twoCellAnchor>`;

const shape = (text: string, properties = '<xdr:cNvPr id="2" name="文本框 1"/>'): string =>
  `<xdr:sp><xdr:nvSpPr>${properties}</xdr:nvSpPr><xdr:txBody>${text
    .split('\n')
    .map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
    .join('')}</xdr:txBody></xdr:sp>`;

const drawing = (xml: string): string => `<xdr:wsDr ${namespaces}>${xml}</xdr:wsDr>`;

/** A sheet with a part that lies over it. */
const over = (type: string, target: string, xml: string, more: Partial<Sheet> = {}): ReturnType<typeof readWorkbook> =>
  readWorkbook(workbookOf([{ rows, relations: [['o1', type, `../${target}`]], ...more }], { [`xl/${target}`]: xml }));
const drawn = (xml: string): string[] => over('drawing', 'drawings/drawing1.xml', drawing(xml)).told;

describe('drawings', () => {
  it.each([
    ['a picture', anchor(1, 1, '<xdr:pic/>'), '表!B2 这里有图片，图片没有导入'],
    ['a picture in a group', anchor(1, 1, '<xdr:grpSp><xdr:pic/></xdr:grpSp>'), '表!B2 这里有图片，图片没有导入'],
    [
      'a text box',
      anchor(0, 2, shape('甲\n12月20日')),
      '表!A3 表里有文本框，里面的文字没有导入；要导入请抄到单元格里：甲 12月20日',
    ],
    [
      'a box for newer programs alone',
      anchor(0, 2, `<mc:AlternateContent><mc:Choice Requires="a14">${shape('甲')}</mc:Choice></mc:AlternateContent>`),
      '表!A3 表里有文本框，里面的文字没有导入；要导入请抄到单元格里：甲',
    ],
    [
      'a box that is written for older programs once more',
      anchor(
        0,
        2,
        `<mc:AlternateContent><mc:Choice Requires="a14">${shape('甲')}</mc:Choice><mc:Fallback>${shape('甲')}</mc:Fallback></mc:AlternateContent>`,
      ),
      '表!A3 表里有文本框，里面的文字没有导入；要导入请抄到单元格里：甲',
    ],
    ['a chart', anchor(1, 0, '<xdr:graphicFrame/>'), '表!B1 这里有图表或图形，没有导入'],
  ])('%s', (_, xml, told) => {
    expect(drawn(xml).map((one) => one.replace(/\n/gu, ' '))).toEqual([told]);
  });

  it('a text box that names a batch is a line above the table', () => {
    const { document, told } = over(
      'drawing',
      'drawings/drawing1.xml',
      drawing(anchor(0, 0, shape('第90批\n12月20日'))),
    );
    expect(document.pieces[0]).toEqual({ kind: 'line', line: { at: '表!A1', text: '第90批\n12月20日' } });
    expect(told).toEqual(['表!A1 文本框里的文字也导入了，请核对位置：第90批\n12月20日']);
  });

  it('a title in a text box gives the batch and the day', async () => {
    const table = row(1, ['序号', '受理编号', '交办问题', '行政区域']) + row(2, ['1', 'D01LS202105070001', '冒烟', '麒麟区']); // prettier-ignore
    const bytes = workbookOf([{ rows: table, relations: [['o1', 'drawing', '../drawings/drawing1.xml']] }], {
      'xl/drawings/drawing1.xml': drawing(anchor(1, 0, shape('公开情况一览表（第九十批 2021年5月14日）'))),
    });
    const imported = await importBytes('表.xlsx', bytes);
    expect(imported.faults).toEqual([]);
    expect(missed(imported)).toEqual([]);
    expect(imported.record.batches.map(({ facts }) => [facts.batch.key, facts.published, facts.title])).toEqual([
      ['90', '2021-05-14', '公开情况一览表（第九十批 2021年5月14日）'],
    ]);
  });

  it('that stand mostly in the next cell are there', () => {
    expect(
      drawn(
        anchor(0, 1, '<xdr:pic/>', 600_000).replace(
          '<xdr:colOff>0</xdr:colOff><xdr:row>2',
          '<xdr:colOff>500000</xdr:colOff><xdr:row>2',
        ),
      ),
    ).toEqual(['表!B2 这里有图片，图片没有导入']);
  });

  it('that are missing or broken cost no cell', () => {
    const broken = over('drawing', 'drawings/drawing1.xml', '<xdr:wsDr');
    expect(broken.told).toEqual([expect.stringMatching(/drawing1\.xml 第 1 行.*可能没有读到/u)]);
    expect(Object.keys(broken.cells)).toHaveLength(5);
    const lost = readWorkbook(workbookOf([{ rows, relations: [['o1', 'drawing', '../drawings/drawing1.xml']] }]));
    expect(lost.told).toEqual([expect.stringMatching(/缺少 xl\/drawings\/drawing1\.xml/u)]);
  });

  it('by the hundred are told by cell, and do not hide the rest', () => {
    const { told } = over('drawing', 'drawings/drawing1.xml', drawing(anchor(1, 1, '<xdr:pic/>'.repeat(300))));
    expect(told).toHaveLength(51);
    expect(told[50]).toMatch(/这样的还有 250 格：B2、B2/u);
  });
});

describe('comments', () => {
  it('are told by cell', () => {
    const xml = `<comments ${namespaces}><commentList><comment ref="B3"><text><r><t>内部</t></r><r><t>意见</t></r></text></comment></commentList></comments>`;
    expect(over('comments', 'comments1.xml', xml).told).toEqual([
      '表!B3 这一格有批注，批注没有导入；发布原表前请先删除批注：内部意见',
    ]);
  });

  it('are told as their thread, not as its stand-in', () => {
    const stand = `<comments ${namespaces}><commentList><comment ref="B3"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`;
    const thread = `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="B3"><text>问</text></threadedComment><threadedComment ref="B3"><text>答</text></threadedComment></ThreadedComments>`;
    const relations = [['o1', 'comments', '../comments1.xml'], ['o2', 'threadedComment', '../threadedComments/t1.xml']] as const; // prettier-ignore
    const parts = { 'xl/comments1.xml': stand, 'xl/threadedComments/t1.xml': thread };
    expect(readWorkbook(workbookOf([{ rows, relations }], parts)).told).toEqual([
      expect.stringMatching(/^表!B3 .*：问；答$/u),
    ]);
  });
});

type OldControl = readonly [kind: string, column: number, at: number, left: number, checked: string, label: string];

/** Old shapes of controls, each in its cell. */
const controls = (all: readonly OldControl[]): string =>
  `<xml ${namespaces}>${all
    .map(
      ([kind, column, at, left, checked, label], index) =>
        `<v:shape id="_x0000_s${String(1025 + index)}"><v:textbox><div>${label}<br></div></v:textbox><x:ClientData ObjectType="${kind}"><x:Anchor>${String(column)}, ${String(left)}, ${String(at)}, 0, ${String(column)}, ${String(left + 15)}, ${String(at + 1)}, 0</x:Anchor>${checked === '' ? '' : `<x:Checked>${checked}</x:Checked>`}</x:ClientData></v:shape>`,
    )
    .join('')}</xml>`;
const controlled = (...all: readonly OldControl[]): ReturnType<typeof readWorkbook> =>
  over('vmlDrawing', 'drawings/vmlDrawing1.vml', controls(all));

describe('check boxes', () => {
  it('with words of their own are the text of their cell', () => {
    const { cells, told } = controlled(['Checkbox', 1, 1, 30, '1', '不属实'], ['Radio', 1, 1, 2, '', '属实']);
    expect(cells['表!B2']).toBe('☐属实 ☑不属实');
    expect(told).toEqual(['表!B2 这一格上有复选框，读成了「☐属实 ☑不属实」，请核对']);
  });

  it('before words of the cell tick these', () => {
    const { cells } = controlled(['Checkbox', 1, 2, 2, '', '复选框 1'], ['Checkbox', 1, 2, 30, '1', 'Check Box 2']);
    expect(cells['表!B3']).toBe('☐属实 ☑不属实');
  });

  it('that do not fit the words of the cell stand before them', () => {
    expect(controlled(['Checkbox', 1, 2, 2, '', '']).cells['表!B3']).toBe('☐ 属实 不属实');
  });

  it('without words say nothing where they are not ticked', () => {
    const { cells, told } = controlled(['Checkbox', 1, 1, 2, '', '复选框 1']);
    expect(cells['表!B2']).toBeUndefined();
    expect(told).toEqual(['表!B2 这一格上有复选框（复选框 1），没有打勾，按空白处理，请核对']);
    expect(controlled(['Checkbox', 1, 1, 2, '1', '']).cells['表!B2']).toBe('☑');
  });

  it('of newer files are read from their properties', () => {
    const corner = (name: string, column: number): string =>
      `<${name}><xdr:col>${String(column)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></${name}>`;
    const after = `<mc:AlternateContent><mc:Choice Requires="x14"><controls><control shapeId="1025" r:id="o2"><controlPr><anchor>${corner('from', 1)}${corner('to', 2)}</anchor></controlPr></control></controls></mc:Choice><mc:Fallback><controls><control shapeId="1025" r:id="o2"/></controls></mc:Fallback></mc:AlternateContent>`;
    const label = shape(
      '属实',
      '<xdr:cNvPr id="0" name="Check Box 1"><a:extLst><a:ext uri="u"><a14:compatExt spid="_x0000_s1025"/></a:ext></a:extLst></xdr:cNvPr>',
    );
    const relations = [['o1', 'drawing', '../drawings/drawing1.xml'], ['o2', 'ctrlProp', '../ctrlProps/ctrlProp1.xml']] as const; // prettier-ignore
    const { cells, told } = readWorkbook(
      workbookOf([{ rows, after, relations }], {
        'xl/drawings/drawing1.xml': drawing(anchor(1, 1, label)),
        'xl/ctrlProps/ctrlProp1.xml': `<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" checked="Checked"/>`,
      }),
    );
    expect(cells['表!B2']).toBe('☑属实');
    expect(told).toEqual(['表!B2 这一格上有复选框，读成了「☑属实」，请核对']);
  });
});

it('other controls and embedded files are told', () => {
  expect(controlled(['Drop', 1, 1, 2, '', '']).told).toEqual([expect.stringMatching(/^表!B2 这里有控件/u)]);
  expect(controlled(['Pict', 1, 1, 2, '', '']).told).toEqual([expect.stringMatching(/^表!B2 这里有嵌入的文件或对象/u)]);
});

describe('files that are not whole', () => {
  const two = [
    { name: '甲', rows: row(1, ['一']) },
    { name: '乙', rows: row(1, ['二']) },
  ];

  it('sheets that nothing says the place of are read in order, and told', () => {
    const { cells, told } = readWorkbook(workbookOf(two, { 'xl/_rels/workbook.xml.rels': undefined }));
    expect(cells).toEqual({ '甲!A1': '一', '乙!A1': '二' });
    expect(told).toEqual([
      expect.stringContaining('工作表「甲」'),
      expect.stringContaining('按次序读了 xl/worksheets/sheet2.xml'),
    ]);
  });

  it('a sheet that is not there is told', () => {
    const { cells, told } = readWorkbook(workbookOf(two, { 'xl/worksheets/sheet2.xml': undefined }));
    expect(cells).toEqual({ '甲!A1': '一' });
    expect(told).toEqual([expect.stringMatching(/^乙 工作表「乙」在文件里找不到/u)]);
  });

  it('a sheet that is a chart is told', () => {
    const relations = relationsXml([['r0', 'worksheet', 'worksheets/sheet1.xml'], ['r1', 'chartsheet', 'chartsheets/sheet1.xml']]); // prettier-ignore
    const parts = { 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/sheet2.xml': undefined };
    expect(readWorkbook(workbookOf(two, parts)).told).toEqual([expect.stringMatching(/工作表「乙」不是表格/u)]);
  });

  it.each([
    [
      'broken XML',
      { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' },
      /xl\/worksheets\/sheet1\.xml 第 1 行.*另存为/u,
    ],
    [
      'entities within entities',
      { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "b">]><worksheet/>' },
      /DOCTYPE.*另存为/u,
    ],
    [
      'no shared texts',
      {
        'xl/worksheets/sheet1.xml': `<worksheet ${namespaces}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
      },
      /缺少 xl\/sharedStrings\.xml.*另存为/u,
    ],
    ['no sheets', { 'xl/workbook.xml': `<workbook ${namespaces}/>` }, /没有工作表/u],
    ['no workbook', { 'xl/workbook.xml': undefined }, /缺少 xl\/workbook\.xml.*另存为/u],
  ])('%s is refused with the part and the mend', (_, parts, message) => {
    expect(() => readWorkbook(workbookOf(two, parts))).toThrow(message);
  });

  it('parts are found whatever their names and their spelling', () => {
    const moved = workbookOf(two, {
      '_rels/.rels': relationsXml([['r1', 'officeDocument', '/book/main.xml']]),
      'xl/workbook.xml': undefined,
      'book/main.xml': `<workbook ${namespaces}><sheets><sheet name="甲" r:id="r0"/></sheets></workbook>`,
      'book/_rels/main.xml.rels': relationsXml([['r0', 'worksheet', '..\\XL/Worksheets/Sheet1.xml']]),
    });
    expect(readWorkbook(moved).cells).toEqual({ '甲!A1': '一' });
  });

  it('a cell that is written twice is told', () => {
    const { told } = readWorkbook(workbookOf([{ rows: `<row r="1">${cell('A1', '一')}${cell('A1', '二')}</row>` }]));
    expect(told).toEqual(['表!A1 文件里这一格写了两次，按后一次读，请核对']);
  });
});
