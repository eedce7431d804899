/** A table as a workbook that prints like the official one: A4 landscape, a merged title, the headings on each page. */
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { charactersOf, cutToUnits } from '../../schema/text/cut.ts';
import { noteSheet, ownFooter, type Note } from '../text/notes.ts';
import type { OfficialColumn } from './official-table.ts';
import { bytesOf, type Zip } from '../published.ts';

export interface Sheet<Row> {
  title: string;
  /** Of the sheet; longer than 31 characters, it is cut. */
  name: string;
  columns: readonly OfficialColumn<Row>[];
  rows: readonly Row[];
  /** What is said of the table as a whole: a sheet of its own behind it. */
  notes: readonly Note[];
  /** Where the whole text of a row is to be read, should a cell be too small for it. */
  addressOf: (row: Row) => string;
  publisher: string;
  /** At the foot of each printed page. */
  source: string;
  /** Day of publication: what the file says of its making, so that the same table gives the same bytes. */
  published: string;
  /** Lets readers filter by column: for long tables of many batches. */
  filter?: boolean;
}

/** The most characters that a cell of a workbook can hold. */
export const cellLimit = 32_767;

const fontName = '宋体';
const fontSize = 10;
/** Points from line to line. */
const lineHeight = 13.5;
/** Excel and WPS show no row higher than 409 points. */
const highestRow = 400;
const thin = { style: 'thin' } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
const font = { name: fontName, size: fontSize };
const cellStyle = (centred: boolean): Partial<ExcelJS.Style> => ({
  font,
  border,
  // Text, even where somebody edits a cell that begins with `=`.
  numFmt: '@',
  alignment: centred
    ? { wrapText: true, vertical: 'middle', horizontal: 'center' }
    : { wrapText: true, vertical: 'top', horizontal: 'left' },
});
const headingStyle: Partial<ExcelJS.Style> = {
  ...cellStyle(true),
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
};

/** The bytes of the workbook. The same sheet gives the same bytes. */
export async function xlsxBytes<Row>(sheet: Sheet<Row>, zip: Zip): Promise<Uint8Array> {
  const { title, columns, rows } = sheet;
  // Rows go as soon as they are written: of ten thousands, the library would keep every cell as an object.
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    useStyles: true,
    useSharedStrings: true,
    zip: { store: true },
  });
  const day = new Date(`${sheet.published.slice(0, 10)}T00:00:00Z`);
  Object.assign(book, {
    creator: sheet.publisher,
    lastModifiedBy: sheet.publisher,
    created: day,
    modified: day,
    title,
  });
  const made = book.addWorksheet(cutToUnits(sheet.name, 31), {
    views: [{ state: 'frozen', xSplit: 0, ySplit: 2, topLeftCell: 'A3', activeCell: 'A3' }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: '1:2',
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: ownFooter(sheet.source) },
  });
  // A4; the library's own name for it exists for the compiler only.
  Object.assign(made.pageSetup, { paperSize: 9 });
  made.columns = columns.map(({ width }) => ({ width }));
  made.addRow([title]).height = 30;
  made.mergeCells(1, 1, 1, columns.length);
  made.getCell(1, 1).style = {
    font: { name: fontName, size: 16, bold: true },
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  };
  made.getRow(1).commit();
  const headings = made.addRow(columns.map(({ label }) => label));
  headings.height = lineHeight * 2.4;
  headings.eachCell((cell) => (cell.style = headingStyle));
  headings.commit();
  const styles = columns.map(({ centred = false }) => cellStyle(centred));
  for (const row of rows) addRow(made, columns, styles, row, sheet.addressOf(row));
  if (sheet.notes.length > 0) addNotes(book, sheet);
  if (sheet.filter === true) made.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: columns.length } };
  await book.commit();
  return repack((book as unknown as { stream: { read: () => Uint8Array } }).stream.read(), zip);
}

/** All that a workbook is made from: the same gives the same bytes, in a fraction of the time. */
export const sheetKey = <Row>({ columns, rows, addressOf, ...sheet }: Sheet<Row>): string =>
  JSON.stringify([sheet, columns, rows.map((row) => [addressOf(row), ...columns.map(({ of }) => of(row))])]);

/** The sheet 说明, a line a note. */
function addNotes(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  { notes, source }: Pick<Sheet<never>, 'notes' | 'source'>,
): void {
  const { name, headings } = noteSheet;
  const columns: readonly OfficialColumn<Note>[] = [
    { label: headings[0], width: 24, of: ({ of }) => of },
    { label: headings[1], width: 14, of: ({ label }) => label },
    { label: headings[2], width: 90, of: ({ text }) => text },
  ];
  const made = book.addWorksheet(name, { pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 } });
  made.columns = columns.map(({ width }) => ({ width }));
  made.addRow(columns.map(({ label }) => label)).eachCell((cell) => (cell.style = headingStyle));
  const styles = columns.map(() => cellStyle(false));
  for (const note of notes) addRow(made, columns, styles, note, source);
}

/** A row of the table; one too high for a spreadsheet spans several rows of it, merged, so that nothing is hidden. */
function addRow<Row>(
  made: ExcelJS.Worksheet,
  columns: readonly OfficialColumn<Row>[],
  styles: readonly Partial<ExcelJS.Style>[],
  row: Row,
  address: string,
): void {
  const texts = columns.map(({ of }) => literal(withinLimit(of(row), address)));
  const height = Math.max(...texts.map((text, index) => linesOf(text, columns[index]?.width ?? 1))) * lineHeight + 4;
  const spans = Math.ceil(height / highestRow);
  let last = 0;
  for (let part = 0; part < spans; part++) {
    const added = made.addRow(part === 0 ? texts : texts.map(() => ''));
    for (const [index, style] of styles.entries()) added.getCell(index + 1).style = style;
    // Not every spreadsheet fits rows to their texts by itself, and none does so for merged ones.
    added.height = height / spans;
    last = added.number;
  }
  if (spans > 1) for (const index of columns.keys()) made.mergeCells(last - spans + 1, index + 1, last, index + 1);
  made.getRow(last).commit();
}

/** Workbooks write characters as `_x000D_`: a text in which that stands is written so that it is read as it stands. */
const literal = (text: string): string => text.replace(/_(?=x[0-9A-F]{4}_)/giu, '_x005F_');

/** A text that a cell can hold; a longer one ends with where the whole of it is. */
export function withinLimit(text: string, address: string): string {
  if (text.length <= cellLimit) return text;
  const note = `……（全文共 ${String(charactersOf(text).length)} 字，超出一格的上限，见 ${address}）`;
  return cutToUnits(text, cellLimit - note.length) + note;
}

const newline = 0x0a;

/** How many lines a text takes in a column, rather one too many: Han characters are about 1.9 characters wide. */
function linesOf(text: string, width: number): number {
  const room = width - 1;
  let [lines, taken] = [1, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const size = code > 0x2e7f ? 1.95 : 1.05;
    if (code === newline) [lines, taken] = [lines + 1, 0];
    else if (taken + size > room && taken > 0) [lines, taken] = [lines + 1, size];
    else taken += size;
  }
  return lines;
}

/** The parts of the workbook in a new zip file: the library stamps each with the time of day, and packs slowly. */
const repack = (bytes: Uint8Array, zip: Zip): Promise<Uint8Array> =>
  bytesOf(zip(Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')))));
