/** CSV for spreadsheets and programs alike: UTF-8 with a byte order mark, CRLF, one record a line (RFC 4180). */
import { stringify } from 'csv-stringify/sync';

/** A column of a table, and what it holds of a row. */
export interface Column<Row> {
  /** The English name, as in the JSON files. */
  name: string;
  /** The heading. */
  label: string;
  /** What it means, for the data dictionary. */
  doc: string;
  /** What every value is, unless it is empty; text if not said, `list` if several words apart by `、`. */
  type?: 'date' | 'number' | 'list';
  of: (row: Row) => string;
}

/** What spreadsheets run as a formula: `=`, `+`, `-`, `@` and their full-width forms, after white space too. */
const formula = /^'*\s*[=+\-@＝＋－＠]/u;
/** What spreadsheets round or take for a day: long numbers, leading zeros, `35-1`, `1E5`. */
const numberLike = /^\s*(?:0\d+|\d{10,}|\d+[-/.Ee]\d+)\s*$/u;

/**
 * A text as a cell of a CSV file. What would run as a formula gets an apostrophe before it; what would be changed as a
 * number or a day gets a tab: `="…"`, the usual trick for the latter, is itself a formula. `readCell` undoes both.
 */
export const guardCell = (text: string): string =>
  formula.test(text) ? `'${text}` : numberLike.test(text) ? `\t${text}` : text;

/** The text of a cell that `guardCell` made. */
export const readCell = (cell: string): string =>
  /^'+\s*[=+\-@＝＋－＠]/u.test(cell) || (cell.startsWith('\t') && numberLike.test(cell)) ? cell.slice(1) : cell;

/** The rows under the headings. */
export const csvText = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  stringify(
    [columns.map(({ label }) => label), ...rows.map((row) => columns.map((column) => guardCell(column.of(row))))],
    // The library quotes what holds a comma, a quote or CRLF; a line break of another kind would end the record.
    { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/u },
  );
