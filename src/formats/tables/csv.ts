/** CSV for spreadsheets and programs alike: UTF-8 with a byte order mark, CRLF, one record a line (RFC 4180). */
import { stringify } from 'csv-stringify/sync';
import { guardCell } from './guard.ts';

/** A column of a table, and what it holds of a row. */
export interface Column<Row> {
  /** The English name, as in the JSON files. */
  name: string;
  /** The heading. */
  label: string;
  /** What it means, for the data dictionary. */
  doc: string;
  /**
   * What every value is, unless it is empty; text if not said, `list` if several words apart by `、`. A day or a number
   * is written as it is: no spreadsheet makes anything else of it, and programs read it by its type.
   */
  type?: 'date' | 'number' | 'list';
  of: (row: Row) => string;
}

const cellOf = <Row>({ type, of }: Column<Row>, row: Row): string =>
  type === 'date' || type === 'number' ? of(row) : guardCell(of(row));

/** How many rows are written at a time. */
const rowsAtATime = 500;

/** The rows under the headings, some at a time. */
export function* csvPieces<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Generator<string> {
  // The library quotes what holds a comma, a quote or CRLF; a line break of another kind would end the record.
  const form = { record_delimiter: '\r\n', quoted_match: /[\r\n]/u };
  yield stringify([columns.map(({ label }) => label)], { ...form, bom: true });
  for (let from = 0; from < rows.length; from += rowsAtATime)
    yield stringify(
      rows.slice(from, from + rowsAtATime).map((row) => columns.map((column) => cellOf(column, row))),
      form,
    );
}

/** The rows under the headings. */
export const csvText = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  [...csvPieces(columns, rows)].join('');
