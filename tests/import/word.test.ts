/** Word files: what stands where, in the accepted state, and what is told of all that is no plain text. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/importer/read/docx/document.ts';
import { docxTexts } from '../../src/importer/audit/docx-texts.ts';
import type { SourceDocument } from '../../src/importer/read/grid.ts';
import { docx, paragraph, wordNamespaces, wordRelation, wordTable, type WordParts } from '../support/office.ts';

const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const mark = (type: string, inner = ''): string => `<w:r><w:fldChar w:fldCharType="${type}">${inner}</w:fldChar></w:r>`;
const instruction = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const field = (code: string, result?: string, data = ''): string =>
  mark('begin', data) + instruction(code) + (result === undefined ? '' : mark('separate') + run(result)) + mark('end');
const control = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const checkBox = (on: boolean): string =>
  control(`<w14:checkbox><w14:checked w14:val="${on ? '1' : '0'}"/></w14:checkbox>`, run(on ? '☒' : '☐'));
const box = (...paragraphs: string[]): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${paragraphs.join('')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
const choice = (choice: string, fallback: string, requires = 'wps'): string =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;

const plain = ({ pieces }: SourceDocument): string[] =>
  pieces.flatMap((piece) =>
    piece.kind === 'line'
      ? [piece.line.text]
      : piece.grid.rows.map((row) =>
          [...row.cells.values()].map(({ at, origin, text }) => `${origin ? `(${at})` : at}=${text}`).join(' | '),
        ),
  );
const told = ({ notices }: SourceDocument): string =>
  notices.map(({ at, text }) => `${at} ${text.replace(/[\u0002\u0003]/gu, '')}`).join('\n');
const read = (body: string, beside: WordParts = {}, numbering = ''): SourceDocument =>
  readDocx(docx(body, numbering, beside));

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const part = (root: string, inner: string): string => `<w:${root} ${wordNamespaces}>${inner}</w:${root}>`;
const notes: WordParts = {
  relations: wordRelation('n', 'footnotes', 'footnotes.xml') + wordRelation('c', 'comments', 'comments.xml'),
  parts: {
    'word/footnotes.xml': part(
      'footnotes',
      `<w:footnote w:type="separator" w:id="0">${p(run('——'))}</w:footnote><w:footnote w:id="2">${p(run('注：该厂已关停。'))}</w:footnote>`,
    ),
    'word/comments.xml': part('comments', `<w:comment w:id="5">${p(run('请核实金额'))}</w:comment>`),
  },
};
const styles: WordParts = {
  relations: wordRelation('s', 'styles', 'styles.xml'),
  parts: {
    'word/styles.xml': part(
      'styles',
      `<w:style w:type="character" w:styleId="h"><w:name w:val="内部"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="h2"><w:name w:val="内部 2"/><w:basedOn w:val="h"/></w:style>
<w:style w:type="character" w:styleId="g"><w:name w:val="勾"/><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="t"><w:name w:val="Placeholder Text"/></w:style>`,
    ),
  },
};
const rows = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

interface Case {
  cell: string;
  text: string;
  told?: RegExp;
  beside?: WordParts;
}

describe('the text of a cell', () => {
  it.each<[string, Case]>([
    ['text of a simple field', { cell: p(run('罚款'), `<w:fldSimple w:instr="DOCPROPERTY x">${run('5万元')}</w:fldSimple>`), text: '罚款5万元' }], // prettier-ignore
    [
      'the result of a field',
      { cell: p(run('罚款'), field('DOCPROPERTY x', '5万元'), run('。')), text: '罚款5万元。' },
    ],
    ['a field in a field', { cell: p(mark('begin'), instruction('IF '), field('PAGE', '1'), instruction(' = 1'), mark('separate'), run('甲'), mark('end')), text: '甲' }], // prettier-ignore
    ['a field without a result', { cell: p(run('甲'), field('DOCVARIABLE y')), text: '甲', told: /^表1!B2 域「DOCVARIABLE y」没有结果，没有导入/mu }], // prettier-ignore
    ['a field that never ends', { cell: p(run('甲'), mark('begin'), instruction('REF a'), run('乙')) + p(run('丙')), text: '甲乙\n丙', told: /^表1!B2 域没有写完.*「乙」/mu }], // prettier-ignore
    ['numbers in circles', { cell: p(field('EQ \\o\\ac(○,11)'), run('清运'), field('eq \\o\\ac(○, 12)'), field('EQ \\o\\ac(○,60)')), text: '⑪清运⑫[60]', told: /^表1!B2 .*EQ.*「⑪」、「⑫」、「\[60\]」/mu }], // prettier-ignore
    ['a number in a square', { cell: p(field('EQ \\o\\ac(□,1)'), run('号')), text: '[1]号', told: /EQ.*「\[1\]」/u }],
    ['a fraction of a field', { cell: p(field('EQ \\f(1,2)')), text: '1/2', told: /EQ/u }],
    ['a sign of a field', { cell: p(field('SYMBOL 252 \\f "Wingdings"')), text: '✓' }],
    ['what a list of a form shows', { cell: p(field('FORMDROPDOWN', undefined, '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="属实"/><w:listEntry w:val="不属实"/></w:ddList></w:ffData>')), text: '不属实' }], // prettier-ignore
    ['boxes of a form', { cell: p(field('FORMCHECKBOX', undefined, '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'), run('属实 '), field('FORMCHECKBOX', '', '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'), run('不属实')), text: '☑属实 ☐不属实' }], // prettier-ignore
    [
      'boxes of controls',
      { cell: p(checkBox(false), run('属实 '), checkBox(true), run('不属实')), text: '☐属实 ☑不属实' },
    ],
    ['a box of a control around paragraphs', { cell: control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', p(run('☒'))), text: '☑' }], // prettier-ignore
    ['a box of an old control', { cell: p('<w:r><w:object><w:control r:id="x"/></w:object></w:r>'), text: '☑属实', beside: { relations: wordRelation('x', 'control', 'activeX/activeX1.xml'), parts: { 'word/activeX/activeX1.xml': '<ax:ocx xmlns:ax="urn:x" ax:classid="{8BD21D40-EC42-11CE-9E0D-00AA006002F3}"><ax:ocxPr ax:name="Value" ax:value="1"/><ax:ocxPr ax:name="Caption" ax:value="属实"/></ax:ocx>' } } }], // prettier-ignore
    ['a text that asks to be filled in', { cell: control('<w:showingPlcHdr/>', p(run('单击或点击此处输入文字。'))), text: '', told: /^表1!B2 提示填写的文字「单击或点击此处输入文字。」不是内容/mu }], // prettier-ignore
    ['such a text without its mark', { cell: p(run('单击此处', '<w:rStyle w:val="t"/>')), text: '', told: /提示填写/u, beside: styles }], // prettier-ignore
    ['ruby', { cell: p(`<w:r><w:ruby><w:rubyPr/><w:rt>${run('zhě')}</w:rt><w:rubyBase>${run('者')}</w:rubyBase></w:ruby></w:r>`, run('海镇')), text: '者海镇', told: /^表1!B2 拼音「zhě」没有导入/mu }], // prettier-ignore
    ['a text box of today', { cell: p(run('责令整改。'), box(p(run('罚款')), p(run('5万元')))), text: '责令整改。\n罚款\n5万元', told: /^表1!B2 文本框里的文字也导入了.*罚款 5万元/mu }], // prettier-ignore
    ['the same box in two ways, once', { cell: p(`<w:r>${choice(`<w:drawing><w:txbxContent>${p(run('罚款'))}</w:txbxContent></w:drawing>`, `<w:pict><v:textbox><w:txbxContent>${p(run('罚款'))}</w:txbxContent></v:textbox></w:pict>`)}</w:r>`), text: '罚款' }], // prettier-ignore
    ['two ways that differ', { cell: p(choice(run('甲'), run('乙'))), text: '甲', told: /^表1!B2 同一处内容有两种写法.*「乙」/mu }], // prettier-ignore
    ['a way that nobody knows yet', { cell: p(choice(run('甲'), run('乙'), 'zz99')), text: '乙', told: /「甲」/u }],
    [
      'two boxes, one in another',
      { cell: p(box(p(run('甲'), box(p(run('乙'))))), box(p(run('丙')))), text: '甲\n乙\n丙' },
    ],
    ['lettering', { cell: p('<w:r><w:pict><v:shape><v:textpath string="第三批"/></v:shape></w:pict></w:r>'), text: '第三批', told: /文本框/u }], // prettier-ignore
    ['a note', { cell: p(run('D53QJ201912900001'), '<w:r><w:footnoteReference w:id="2"/></w:r>'), text: 'D53QJ201912900001', told: /^表1!B2 脚注或尾注的标记没有导入.*「注：该厂已关停。」/mu, beside: notes }], // prettier-ignore
    ['a note that is missing', { cell: p(run('甲'), '<w:r><w:endnoteReference w:id="9"/></w:r>'), text: '甲', told: /^表1!B2 .*注的文字找不到/mu }], // prettier-ignore
    ['a comment', { cell: p(run('甲'), '<w:r><w:commentReference w:id="5"/></w:r>'), text: '甲', told: /^表1!B2 有批注.*「请核实金额」/mu, beside: notes }], // prettier-ignore
    ['insertions and deletions', { cell: p(`<w:ins w:id="1">${run('罚5万元')}</w:ins><w:del w:id="2"><w:r><w:delText>罚3万元</w:delText></w:r></w:del>`), text: '罚5万元', told: /^表1!B2 有修订，加入的文字「罚5万元」[^]*^表1!B2 有修订，删去的文字「罚3万元」没有导入/mu }], // prettier-ignore
    ['moved text', { cell: p(`<w:moveFrom w:id="1">${run('甲')}</w:moveFrom><w:moveTo w:id="2">${run('乙')}</w:moveTo>`), text: '乙', told: /删去的文字「甲」/u }], // prettier-ignore
    ['a deleted end of a paragraph', { cell: `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('甲')}</w:p>${p(run('乙'))}`, text: '甲乙', told: /段落的分合/u }], // prettier-ignore
    ['hidden text', { cell: p(run('甲'), run('举报人', '<w:vanish/>')), text: '甲', told: /^表1!B2 隐藏的文字没有导入：「举报人」/mu }], // prettier-ignore
    ['what is only called hidden', { cell: p(run('甲', '<w:vanish w:val="0"/>')), text: '甲' }],
    ['text hidden by a style', { cell: p(run('甲'), run('乙', '<w:rStyle w:val="h2"/>'), run('丙', '<w:rStyle w:val="h2"/><w:vanish w:val="false"/>')), text: '甲丙', told: /隐藏的文字没有导入：「乙」/u, beside: styles }], // prettier-ignore
    ['text too small to be read', { cell: p(run('甲', '<w:sz w:val="2"/>')), text: '甲', told: /小得看不见/u }],
    [
      'white text',
      {
        cell: p(run('甲'), run('乙', '<w:color w:val="FFFFFF"/>')),
        text: '甲乙',
        told: /^表1!B2 有白色的文字，可能看不见.*「乙」/mu,
      },
    ],
    [
      'white text on a dark ground',
      { cell: p(run('甲', '<w:color w:val="ffffff"/><w:shd w:val="clear" w:fill="1F4E79"/>')), text: '甲' },
    ],
    ['struck text', { cell: p(run('甲', '<w:dstrike/>')), text: '甲', told: /^表1!B2 文字带删除线.*「甲」/mu }],
    ['raised and lowered digits', { cell: p(run('3m'), run('3', '<w:vertAlign w:val="superscript"/>'), run('、SO'), run('2', '<w:vertAlign w:val="subscript"/>')), text: '3m³、SO₂' }], // prettier-ignore
    ['a raised mark', { cell: p(run('甲'), run('[1]', '<w:vertAlign w:val="superscript"/>')), text: '甲[1]', told: /上标或下标.*\[1\]/u }], // prettier-ignore
    ['a sign', { cell: p('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'), text: '☑' }],
    ['a sign by its font', { cell: p(run('R', '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'), run('þ', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), run('属实')), text: '☑☑属实' }], // prettier-ignore
    ['a sign by its style', { cell: p(run('P', '<w:rStyle w:val="g"/>')), text: '✓', beside: styles }],
    ['a sign of no table', { cell: p('<w:r><w:sym w:font="Wingdings 2" w:char="F0FF"/></w:r>'), text: '□', told: /^表1!B2 有认不出来的符号「Wingdings 2 FF」/mu }], // prettier-ignore
    ['another file that is shown here', { cell: `${p(run('甲'))}<w:subDoc r:id="s"/>`, text: '甲', told: /^表1!B2 这里接着另一个文件（第二部分\.docx），没有导入/mu, beside: { relations: wordRelation('s', 'subDocument', '第二部分.docx').replace('/>', ' TargetMode="External"/>') } }], // prettier-ignore
    ['a letter that is dropped', { cell: p(run('甲')).replace('<w:p>', '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="2"/></w:pPr>') + p(run('乙丙')), text: '甲乙丙' }], // prettier-ignore
    ['directions, tags and links', { cell: p(`<w:dir w:val="ltr">${run('甲')}</w:dir><w:bdo w:val="ltr">${run('乙')}</w:bdo><w:smartTag>${run('丙')}</w:smartTag><w:customXml>${run('丁')}</w:customXml><w:hyperlink>${run('戊')}</w:hyperlink>`), text: '甲乙丙丁戊' }], // prettier-ignore
    ['formulas', { cell: p('<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>'), text: '1/2m³', told: /公式/u }], // prettier-ignore
    ['a picture', { cell: p(run('见图'), '<w:r><w:drawing><a:blip r:embed="i"/></w:drawing></w:r>'), text: '见图', told: /^表1!B2 这里有图片，图片没有导入/mu, beside: { relations: wordRelation('i', 'image', 'media/a.png'), parts: { 'word/media/a.png': 'x' } } }], // prettier-ignore
    ['a picture without a file', { cell: p(run('见图'), '<w:r><w:drawing><a:blip r:embed="i"/></w:drawing></w:r>'), text: '见图', told: /^表1!B2 这里有图片，图片的文件找不到/mu }], // prettier-ignore
    ['an embedded workbook', { cell: p('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="e"/></w:object></w:r>'), text: '', told: /^表1!B2 这里有嵌入的对象.*「罚款 5万元」/mu, beside: { relations: wordRelation('e', 'package', 'embeddings/a.xlsx'), parts: { 'word/embeddings/a.xlsx': zipSync({ 'xl/sharedStrings.xml': strToU8('<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>罚款</t></si><si><t>5万元</t></si></sst>') }) } } }], // prettier-ignore
    ['a chart', { cell: p('<w:r><w:drawing><c:chart r:id="e"/></w:drawing></w:r>'), text: '', told: /^表1!B2 这里有图表.*「各县市」/mu, beside: { relations: wordRelation('e', 'chart', 'charts/chart1.xml'), parts: { 'word/charts/chart1.xml': `<c:chartSpace ${wordNamespaces}><c:chart><c:title><a:t>各县市</a:t></c:title></c:chart></c:chartSpace>` } } }], // prettier-ignore
    ['an embedded page', { cell: `${p(run('甲'))}<w:altChunk r:id="e"/>`, text: '甲\n乙 丙', told: /^表1!B2 这里有嵌入的文档，文字也导入了/mu, beside: { relations: wordRelation('e', 'aFChunk', 'afchunk.html'), parts: { 'word/afchunk.html': '<table><tr><td>乙</td><td>丙</td></tr></table>' } } }], // prettier-ignore
    ['a table in it', { cell: paragraph('监测：') + wordTable([['指标', '值'], ['COD', '3\n5']]) + paragraph('达标。'), text: '监测：\n指标 值\nCOD 3 5\n达标。' }], // prettier-ignore
    ['white space that the file does not keep', { cell: '<w:p><w:r><w:t>\n  甲\n</w:t><w:t> 乙 </w:t></w:r></w:p>', text: '甲乙' }], // prettier-ignore
    ['breaks and tabs', { cell: p('<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/></w:r>'), text: '甲\n乙\t1-2' }], // prettier-ignore
  ])('%s', (_, { cell, text, told: expected, beside }) => {
    const document = read(wordTable([['序号', '交办问题', '行政区域'], ['1', `<w:tcPr/>${cell}`]]), beside); // prettier-ignore
    expect(plain(document)[1]).toBe(text === '' ? '表1!A2=1' : `表1!A2=1 | 表1!B2=${text}`);
    if (expected) expect(told(document)).toMatch(expected);
    else expect(told(document)).not.toMatch(/没有导入|找不到|认不出来/u);
  });

  it('keeps the number that Word shows', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const table = wordTable([[paragraph('', rows)], [paragraph('甲', rows)]]);
    expect(plain(read(table, {}, numbering))).toEqual(['表1!A1=01', '表1!A2=02甲']);
  });
});

const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (cells: string, properties = ''): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const table = (...all: string[]): string =>
  `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>${all.join('')}</w:tbl>`;
const header = row(cell('甲') + cell('乙') + cell('丙'));
const first = '表1!A1=甲 | 表1!B1=乙 | 表1!C1=丙';

describe('the place of a cell', () => {
  it.each<[string, string, string[], RegExp?]>([
    ['columns left out before and after', table(header, row(cell('2'), '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')), [first, '表1!B2=2']], // prettier-ignore
    ['cells merged downwards below a row that begins later', table(row(cell('1') + cell('区', '<w:vMerge w:val="restart"/>') + cell('3')), row(cell('', '<w:vMerge/>') + cell('4'), '<w:gridBefore w:val="1"/>')), ['表1!A1=1 | 表1!B1=区 | 表1!C1=3', '(表1!B1)=区 | 表1!C2=4']], // prettier-ignore
    ['cells merged in both directions', table(row(cell('大', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + cell('3')), row(cell('', '<w:gridSpan w:val="2"/><w:vMerge/>') + cell('4'))), ['表1!A1=大 | (表1!A1)=大 | 表1!C1=3', '(表1!A1)=大 | (表1!A1)=大 | 表1!C2=4']], // prettier-ignore
    ['cells merged to the right in the old way', table(row(cell('大', '<w:hMerge w:val="restart"/>') + cell('', '<w:hMerge/>') + cell('3'))), ['表1!A1=大 | (表1!A1)=大 | 表1!C1=3']], // prettier-ignore
    ['text under a merged cell', table(row(cell('大', '<w:vMerge w:val="restart"/>')), row(cell('小', '<w:vMerge/>'))), ['表1!A1=大', '(表1!A1)=大'], /^表1!A2 被合并盖住的单元格里有文字.*「小」/mu], // prettier-ignore
    ['merged cells of two widths', table(row(cell('大', '<w:vMerge w:val="restart"/>') + cell('2') + cell('3')), row(cell('', '<w:vMerge/><w:gridSpan w:val="2"/>') + cell('4'))), ['表1!A1=大 | 表1!B1=2 | 表1!C1=3', '(表1!A1)=大 | 表1!C2=4'], /^表1!A2 .*宽度不同/mu], // prettier-ignore
    ['a row in a choice, a cell in a control, a row in tags', table(header, choice(row(cell('1') + control('', cell('2'))), row(cell('1') + cell('2'))), `<w:customXml>${row(cell('3'))}</w:customXml>`), [first, '表1!A2=1 | 表1!B2=2', '表1!A3=3']], // prettier-ignore
    ['a box of a control around a cell', table(row(cell('1') + control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', cell('☒')) + control('<w:showingPlcHdr/>', cell('请选择')))), ['表1!A1=1 | 表1!B1=☑'], /^表1!C1 提示填写的文字「请选择」/mu], // prettier-ignore
    ['a deleted row', table(header, row(cell('旧'), '<w:del w:id="1"/>'), row(cell('新'), '<w:ins w:id="2"/>')), [first, '表1!A2=新'], /^表1!A2 有修订，这一行删去了，没有导入：「旧」[^]*^表1!A2 有修订，这一行是加入的/mu], // prettier-ignore
    ['a deleted row among merged cells', table(row(cell('大', '<w:vMerge w:val="restart"/>') + cell('1')), row(cell('', '<w:vMerge/>') + cell('旧'), '<w:del w:id="1"/>'), row(cell('', '<w:vMerge/>') + cell('2'))), ['表1!A1=大 | 表1!B1=1', '(表1!A1)=大 | 表1!B2=2'], /「旧」/u], // prettier-ignore
    ['a deleted cell', table(header, row(cell('1') + cell('旧', '<w:cellDel w:id="1"/>') + cell('3'))), [first, '表1!A2=1 | 表1!C2=3'], /^表1!B2 有修订，这个单元格删去了，没有导入：「旧」/mu], // prettier-ignore
    ['a deleted cell and the one in its place', table(header, row(cell('1') + cell('旧', '<w:cellDel w:id="1"/>') + cell('新', '<w:cellIns w:id="2"/>') + cell('3'))), [first, '表1!A2=1 | 表1!B2=新 | 表1!C2=3'], /「旧」/u], // prettier-ignore
    ['a table that only holds others', table(row(`<w:tc>${paragraph('标题')}${table(row(cell('1')))}</w:tc><w:tc>${table(row(cell('2')))}</w:tc>`)), ['标题', '表1!A1=1', '表2!A1=2']], // prettier-ignore
    ['so many columns that there are none', table(row(cell('1', '<w:gridSpan w:val="99999999"/>'))), [expect.stringMatching(/^表1!A1=1 \|/u) as string]], // prettier-ignore
  ])('%s', (_, body, cells, expected) => {
    const document = read(body);
    expect(plain(document)).toEqual(cells);
    if (expected) expect(told(document)).toMatch(expected);
  });
});

describe('what a file says that programs may pass over', () => {
  const open = (said: string): string =>
    `<w:sdt xmlns:zz="urn:some-program" xmlns:yy="urn:another" ${said}><w:sdtContent>`;
  const within = (said: string, inner: string): string => `${open(said)}${inner}</w:sdtContent></w:sdt>`;
  const odd = (text: string, name = 'zz:ext'): string => `<${name}>${run(text)}</${name}>`;
  const rawOf = (body: string): string[] => docxTexts(docx(body)).map(({ at, text }) => `${at}=${text}`);
  const ignorable = 'mc:Ignorable="w14 zz"';

  it.each<[string, string, string[], RegExp]>([
    [
      'in a paragraph',
      table(header, row(`<w:tc>${p(run('甲'), odd('旁注'), run('乙'))}</w:tc>`)),
      [first, '表1!A2=甲乙'],
      /^表1!A2 .*Word 里看不见，没有导入.*「旁注」/mu,
    ],
    [
      'in a run, without an element of text',
      table(header, row(`<w:tc>${p('<w:r><w:t>甲</w:t><zz:note><zz:n>7</zz:n>旁注</zz:note></w:r>')}</w:tc>`)),
      [first, '表1!A2=甲'],
      /^表1!A2 .*「旁注」/mu,
    ],
    [
      'in a cell',
      table(header, row(`<w:tc>${p(run('甲'))}<zz:ext>${p(run('旁注'))}</zz:ext></w:tc>`)),
      [first, '表1!A2=甲'],
      /^表1!A2 .*「旁注」/mu,
    ],
    [
      'between cells',
      table(header, row(`${cell('甲')}<zz:ext>${cell('旁注')}</zz:ext>${cell('乙')}`)),
      [first, '表1!A2=甲 | 表1!B2=乙'],
      /^表1!A2 .*「旁注」/mu,
    ],
    [
      'between rows',
      table(header, `<zz:ext>${row(cell('旁注'))}</zz:ext>`, row(cell('甲'))),
      [first, '表1!A2=甲'],
      /「旁注」/u,
    ],
    ['a table', `<zz:ext>${table(row(cell('旁注')))}</zz:ext>${table(header)}`, [first], /^第 1 段 .*「旁注」/mu],
    [
      'a text box',
      p(run('甲'), `<w:r><w:object><zz:e><w:txbxContent>${p(run('旁注'))}</w:txbxContent></zz:e></w:object></w:r>`),
      ['甲'],
      /^/u,
    ],
    ['a formula', p(`<m:oMath><m:r><m:t>1</m:t></m:r><zz:e><m:r><m:t>旁注</m:t></m:r></zz:e></m:oMath>`), ['1'], /^/u],
  ])('does not show, and is told: %s', (_, body, expected, notice) => {
    const document = read(within(ignorable, body));
    expect(plain(document)).toEqual(expected);
    expect(told(document)).toMatch(notice);
    const raw = rawOf(within(ignorable, body));
    expect(raw.filter((text) => text.endsWith('=旁注'))).toHaveLength(1);
    // What shows keeps its place.
    for (const shown of expected.filter((text) => text.startsWith('表')).flatMap((text) => text.split(' | ')))
      expect(raw.join('\n').replaceAll('\n乙', '乙')).toContain(shown);
  });

  it.each<[string, string, string]>([
    ['the content that it says to show', `${ignorable} mc:ProcessContent="zz:ext"`, odd('旁注')],
    ['the content of all elements', `${ignorable} mc:ProcessContent="zz:*"`, odd('旁注')],
    ['a namespace that nothing is said of', ignorable, odd('旁注', 'yy:ext')],
    ['a namespace that is known', 'mc:Ignorable="w14"', odd('旁注', 'w14:ext')],
  ])('shows: %s', (_, said, inner) => {
    const body = within(said, p(run('甲'), inner));
    const document = read(body);
    expect(plain(document)).toEqual(['甲旁注']);
    expect(told(document)).toBe('');
    expect(rawOf(body)).toEqual(['正文=甲旁注']);
  });

  it('shows a row inside an element whose content shows', () =>
    expect(plain(read(within(`${ignorable} mc:ProcessContent="zz:ext"`, table(header, `<zz:ext>${row(cell('1'))}</zz:ext>`))))).toEqual([first, '表1!A2=1'])); // prettier-ignore

  it('ends with the element that says so; sizes are no text', () => {
    const document = read(within(ignorable, p(run('甲'), '<zz:size><zz:n>0</zz:n></zz:size>')) + p(odd('乙').replace('zz:ext', 'zz:ext xmlns:zz="urn:some-program"'))); // prettier-ignore
    expect(plain(document)).toEqual(['甲', '乙']);
    expect(told(document)).toBe('');
  });
});

describe('the text outside tables', () => {
  it('has the title that stands in a text box, and says so', () => {
    const document = read(p(box(p(run('一览表（第三批 2019年11月14日）')))) + table(header));
    expect(plain(document)).toEqual(['一览表（第三批 2019年11月14日）', first]);
    expect(told(document)).toMatch(/^第 1 段 文本框里的文字也导入了/mu);
  });

  it('has notes at its end', () =>
    expect(plain(read(p(run('一览表'), '<w:r><w:footnoteReference w:id="2"/></w:r>') + table(header), notes))).toEqual([
      '一览表',
      first,
      '注：该厂已关停。',
    ]));

  it('names notes, comments and files that nothing refers to', () => {
    const { relations, parts } = notes;
    const document = read(p(run('一览表')), { relations: relations ?? '', parts: { ...parts, 'word/afchunk.htm': '<p>另行公布</p>' } }); // prettier-ignore
    expect(told(document)).toMatch(/脚注.*注：该厂已关停。[^]*批注.*请核实金额[^]*word\/afchunk\.htm .*另行公布/u);
  });

  it.each<[string, string, string | Uint8Array]>([
    ['a page', 'afchunk.html', `<p>一览表</p><table><tr><td>1</td><td>2</td></tr></table>`],
    ['a document', 'afchunk.docx', docx(paragraph('一览表') + wordTable([['1', '2']]))],
    ['a web archive', 'afchunk.mht', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=3D"utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n<html><body><p>=E4=B8=80=E8=A7=88=\n=E8=A1=A8</p><table border=3D"1"><tr><td>1</td><td>2</td></tr></table></body></html>\n--b--'], // prettier-ignore
  ])('has what is embedded: %s', (_, name, content) => {
    const beside = { relations: wordRelation('e', 'aFChunk', name), parts: { [`word/${name}`]: content } };
    expect(plain(read(`${table(header)}<w:altChunk r:id="e"/>`, beside))).toEqual([
      first,
      '一览表',
      '表2!A1=1 | 表2!B1=2',
    ]);
  });

  it('tells what is embedded and can not be read, and a document that holds itself', () => {
    const inner = (name: string, content: string | Uint8Array): SourceDocument =>
      read('<w:altChunk r:id="e"/>', { relations: wordRelation('e', 'aFChunk', name), parts: { [`word/${name}`]: content } }); // prettier-ignore
    expect(told(inner('a.rtf', '{\\rtf1 x}'))).toMatch(/嵌入的文档「a\.rtf」，读不出来/u);
    let nested = docx(paragraph('最里面'));
    for (let depth = 0; depth < 6; depth++)
      nested = docx('<w:altChunk r:id="e"/>', '', { relations: wordRelation('e', 'aFChunk', 'a.docx'), parts: { 'word/a.docx': nested } }); // prettier-ignore
    expect(told(readDocx(nested))).toMatch(/读不出来/u);
  });
});

describe('other ways to write a file', () => {
  const changed = (change: (parts: Record<string, Uint8Array>) => Record<string, Uint8Array>): Uint8Array =>
    zipSync(change(unzipSync(docx(paragraph('一览表') + table(header)))));
  const document = (parts: Record<string, Uint8Array>): string => new TextDecoder().decode(parts['word/document.xml']);

  it.each<[string, Uint8Array]>([
    ['the strict kind', changed((parts) => ({ ...parts, 'word/document.xml': strToU8(document(parts).replaceAll(main, 'http://purl.oclc.org/ooxml/wordprocessingml/main')) }))], // prettier-ignore
    ['another prefix', changed((parts) => ({ ...parts, 'word/document.xml': strToU8(document(parts).replaceAll(/(?<=[</ ])w:|(?<=xmlns:)w/gu, (name) => name.replace('w', 'ns0'))) }))], // prettier-ignore
    ['UTF-16', changed((parts) => ({ ...parts, 'word/document.xml': Buffer.from(`\uFEFF${document(parts).replace('UTF-8', 'UTF-16')}`, 'utf16le') }))], // prettier-ignore
    ['another name of the document', changed(({ 'word/document.xml': text = new Uint8Array(), '_rels/.rels': rels, ...parts }) => ({ ...parts, '_rels/.rels': strToU8(new TextDecoder().decode(rels).replace('word/document.xml', '/word/document2.xml')), 'word/document2.xml': text }))], // prettier-ignore
    ['back slashes in names', changed((parts) => Object.fromEntries(Object.entries(parts).map(([name, text]) => [name.replaceAll('/', '\\'), text])))], // prettier-ignore
    ['a prefix that is declared nowhere', changed((parts) => ({ ...parts, 'word/document.xml': strToU8(document(parts).replace('<w:p>', '<w:p><wp14:x/>')) }))], // prettier-ignore
    ['a broken part beside', changed((parts) => ({ ...parts, 'word/styles.xml': strToU8('<w:styles>') }))],
  ])('%s', (_, bytes) => {
    const document = readDocx(bytes);
    expect(plain(document)).toEqual(['一览表', first]);
    const raw = docxTexts(bytes).map(({ text }) => text);
    expect(raw).toEqual(['一览表', '甲', '乙', '丙']);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['cut off', docx(paragraph('一览表')).subarray(0, 600), /已损坏.*另存为/u],
    ['without a document', zipSync({ 'word/styles.xml': strToU8('<a/>') }), /缺少 word\/document\.xml.*另存为/u],
    ['with something else for a document', changed((parts) => ({ ...parts, 'word/document.xml': strToU8('<a/>') })), /没有正文.*另存为/u], // prettier-ignore
    ['not closed', changed((parts) => ({ ...parts, 'word/document.xml': strToU8(document(parts).replace('</w:body>', '')) })), /不合 XML 的规定.*第 1 行.*另存为/u], // prettier-ignore
    ['with entities in entities', changed((parts) => ({ ...parts, 'word/document.xml': strToU8(`<!DOCTYPE a [<!ENTITY b "bb">]>${document(parts).replace(/^<\?[^>]*>/u, '')}`) })), /DOCTYPE.*另存为/u], // prettier-ignore
    ['as deep as no file', docx(`${'<w:smartTag>'.repeat(5000)}${'</w:smartTag>'.repeat(5000)}`), /嵌套超过 500 层/u],
  ])('a file %s is refused with what to do', (_, bytes, message) => expect(() => readDocx(bytes)).toThrow(message));

  it('nested as deep as is allowed, it is read', () => {
    const deep = `${'<w:smartTag>'.repeat(480)}${run('甲')}${'</w:smartTag>'.repeat(480)}`;
    expect(plain(read(p(deep)))).toEqual(['甲']);
  });
});
