/** Makes the files that offices send: what a test says is in the cells, in any format. */
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';

/** The columns that official tables begin with. */
export const firstColumns = [
  '序号',
  '受理编号',
  '交办问题基本情况',
  '行政区域',
  '污染类型',
  '调查核实情况',
  '是否属实',
] as const;

/** Rows of cells; an empty cell is ''. */
export type Cells = readonly (readonly string[])[];

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A title row over the header, merged across it, as in nearly every published workbook. */
export async function xlsx(
  cells: Cells,
  title?: string,
  change: (book: ExcelJS.Workbook) => void = () => undefined,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  if (title !== undefined) {
    sheet.addRow([title]);
    sheet.mergeCells(1, 1, 1, cells[0]?.length ?? 1);
  }
  for (const row of cells) sheet.addRow(row.map((text) => (text === '' ? null : text)));
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const quote = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Comma separated text. */
export function csv(cells: Cells, title?: string, encoding = 'utf-8'): Uint8Array {
  const rows = [...(title === undefined ? [] : [[title]]), ...cells];
  return iconv.encode(`${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`, encoding);
}

/** A page of a government site: the table in layout tables, with a menu and a footer around it. */
export function html(cells: Cells, title?: string, encoding = 'utf-8'): Uint8Array {
  const cell = (text: string): string => `<td><p>${escape(text).replaceAll('\n', '<br/>\n')}</p></td>`;
  const page = `<!DOCTYPE html><html><head><meta charset="${encoding}"><title>${escape(title ?? '公示')}_某市人民政府</title><style>p{}</style></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li>上一篇：第一批</li></ul></div>
<table><tr><td><h1>${escape(title ?? '公示')}</h1>
<table border="1"><tbody>${cells.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody></table>
</td></tr></table><div class="footer">主办：某市人民政府　备案号 1</div><script>var x = "第9批";</script></body></html>`;
  return iconv.encode(page, encoding);
}

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The namespaces of Word, as attributes of the root of a part. */
export const wordNamespaces = Object.entries({
  w: main,
  r: relations,
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

/** A paragraph of Word, with properties before its text. */
export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text
    .split('\n')
    .map((line) => `<w:r><w:t xml:space="preserve">${escape(line)}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>')}</w:p>`;

/** A table of Word; a cell that begins with `<w:` is taken as XML. */
export const wordTable = (cells: Cells): string =>
  `<w:tbl>${cells
    .map(
      (row) =>
        `<w:tr>${row.map((text) => `<w:tc>${text.startsWith('<w:') ? text : paragraph(text)}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

/** What a Word document holds beside its body: relations of the document as XML, and parts by their names. */
export interface WordParts {
  relations?: string;
  parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** A relation of the document of a Word file. */
export const wordRelation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;

/** A Word document around a body of XML. */
export function docx(body: string, numbering = '', beside: WordParts = {}): Uint8Array {
  const xml = (text: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${type}.numbering+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': xml(
      `<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/numbering" Target="numbering.xml"/>${beside.relations ?? ''}</Relationships>`,
    ),
    'word/numbering.xml': xml(`<w:numbering xmlns:w="${main}">${numbering}</w:numbering>`),
    'word/document.xml': xml(`<w:document ${wordNamespaces}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(
      Object.entries(beside.parts ?? {}).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  });
}

/** The kinds of files that hold a table. */
export const tableFormats = ['csv', 'xlsx', 'docx', 'html'] as const;

/** A table with its title as a file of any kind. */
export async function tableFile(
  format: (typeof tableFormats)[number],
  cells: Cells,
  title: string,
): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return csv(cells, title);
    case 'xlsx':
      return xlsx(cells, title);
    case 'docx':
      return docx(paragraph(title) + wordTable(cells));
    case 'html':
      return html(cells, title);
  }
}
