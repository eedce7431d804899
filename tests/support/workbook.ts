/** Makes workbooks of the XML that a test gives, and reads them. */
import { strToU8, zipSync } from 'fflate';
import type { SourceDocument } from '../../src/importer/read/grid.ts';
import { readXlsx } from '../../src/importer/read/xlsx/workbook.ts';
import { tell } from '../../src/checks/privacy/index.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The namespaces that a part of drawings or a sheet declares. */
export const namespaces = `xmlns="${main}" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`;

/** A part of relations: id, last word of the type, target. */
export const relationsXml = (relations: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${packageRelations}">${relations
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export interface Sheet {
  name?: string;
  state?: string;
  /** Rows. */
  rows: string;
  /** What stands before and behind them. */
  before?: string;
  after?: string;
  relations?: readonly (readonly [id: string, type: string, target: string])[];
}

/** A workbook; `parts` adds to it or takes the place of what it has, and `undefined` takes away. */
export function workbookOf(
  sheets: readonly Sheet[],
  parts: Readonly<Record<string, string | undefined>> = {},
  properties = '',
): Uint8Array {
  const files: Record<string, string | undefined> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationsXml([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${namespaces}>${properties}<sheets>${sheets
      .map(
        ({ name = '表', state = 'visible' }, at) =>
          `<sheet name="${name}" sheetId="${String(at + 1)}" state="${state}" r:id="r${String(at)}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml([
      ...sheets.map((_, at) => [`r${String(at)}`, 'worksheet', `worksheets/sheet${String(at + 1)}.xml`] as const),
      ['s1', 'styles', 'styles.xml'],
      ['s2', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    ...Object.fromEntries(
      sheets.flatMap(({ rows, before = '', after = '', relations = [] }, at) => [
        [
          `xl/worksheets/sheet${String(at + 1)}.xml`,
          `<worksheet ${namespaces}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
        ],
        [`xl/worksheets/_rels/sheet${String(at + 1)}.xml.rels`, relationsXml(relations)],
      ]),
    ),
    ...parts,
  };
  const there = Object.entries(files).filter((file): file is [string, string] => file[1] !== undefined);
  return zipSync(Object.fromEntries(there.map(([name, xml]) => [name, strToU8(xml)])));
}

/** A cell with a text of its own. */
export const cell = (at: string, text: string, style = 0): string =>
  `<c r="${at}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

/** A row of cells from column A on. */
export const row = (number: number, texts: readonly string[], attributes = ''): string =>
  `<row r="${String(number)}" ${attributes}>${texts
    .map((text, at) => (text === '' ? '' : cell(`${String.fromCharCode(65 + at)}${String(number)}`, text)))
    .join('')}</row>`;

/** What a workbook gives: texts by address, the texts that merged cells repeat, and what is told. */
export function readWorkbook(bytes: Uint8Array): {
  document: SourceDocument;
  cells: Record<string, string>;
  repeated: Record<string, string>;
  told: string[];
} {
  const document = readXlsx(bytes);
  const all = document.pieces.flatMap((piece) => (piece.kind === 'grid' ? piece.grid.rows : []));
  const cells = all.flatMap((one) => [...one.cells.values()]);
  return {
    document,
    cells: Object.fromEntries(cells.flatMap(({ at, text, origin }) => (origin ? [] : [[at, text]]))),
    repeated: Object.fromEntries(
      cells.flatMap(({ row: number, column, text, origin }) =>
        origin ? [[`${String.fromCharCode(64 + column)}${String(number)}`, `${text} ${origin.range}`]] : [],
      ),
    ),
    told: document.notices.map(({ at, text }) => `${at} ${tell(text)}`),
  };
}
