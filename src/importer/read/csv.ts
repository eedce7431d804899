/** .csv → one grid. */
import { parse } from 'csv-parse/sync';
import { cutToUnits } from '../../schema/text/cut.ts';
import { decodeText } from './decode.ts';
import { GridBuilder, type SourceDocument } from './grid.ts';
import { isKnownLabel } from '../labels.ts';
import { badFile } from '../stop.ts';

/** Reads comma, semicolon or tab separated text. */
export function readCsv(bytes: Uint8Array): SourceDocument {
  const { text, encoding } = decodeText(bytes);
  const grid = new GridBuilder('CSV');
  for (const [row, cells] of parseRows(text).entries())
    // Spreadsheets guard what they would take for a number: `="0012"`.
    for (const [column, cell] of cells.entries()) grid.set(row + 1, column + 1, cell.replace(/^="([^"]*)"$/u, '$1'));
  return {
    format: `CSV（${encoding}）`,
    pieces: grid.empty ? [] : [{ kind: 'grid', grid: grid.build() }],
    notices: [],
  };
}

/** The rows of text that is a table: one of its lines holds the labels of several columns. */
export function delimitedTable(text: string): string[][] | undefined {
  // Most text has no labels, and need not be cut.
  if (!/[\t,;，；|｜│┃]/u.test(text)) return undefined;
  const rows = parseRows(text);
  return rows.some((row) => row.filter((cell) => isKnownLabel(cell.trim())).length >= 3) ? rows : undefined;
}

function parseRows(typed: string): string[][] {
  const { text, delimiter } = withoutSeparatorLine(typed);
  const chosen = delimiter ?? delimiterOf(text);
  try {
    const rows: string[][] = parse(withPlainQuotes(text, chosen), {
      bom: true,
      delimiter: chosen,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    return rows.map((row) => (isRule(row) ? [] : row));
  } catch {
    throw badFile('CSV 的引号不成对，读不下去。请在 Excel 里另存为 .xlsx 后重试');
  }
}

/** `|---|---|`, `├──┼──┤`: a line that is drawn between rows. */
const isRule = (row: readonly string[]): boolean =>
  row.join('').length >= 3 && row.every((cell) => /^[\s:+=|—–_\u2500-\u257F-]*$/u.test(cell));

/** `sep=;` says to Excel what separates the cells, and is none of the table. Its line stays, empty, so that rows keep their numbers. */
function withoutSeparatorLine(text: string): { text: string; delimiter: string | undefined } {
  const match = /^\uFEFF?"?sep=(.)"?[ \t]*(?=\r\n?|\n)/iu.exec(text);
  return match ? { text: text.slice(match[0].length), delimiter: match[1] } : { text, delimiter: undefined };
}

/** The separator that the header is read by; of a table without labels, the one that the first lines use most. */
function delimiterOf(text: string): string {
  const head = cutToUnits(text, 20_000);
  const lines = head.split(/\r\n?|\n/u);
  const labels = (one: string): number =>
    Math.max(
      ...lines.map(
        (line) => line.split(one).filter((cell) => isKnownLabel(cell.trim().replace(/^["“”＂]|["“”＂]$/gu, ''))).length,
      ),
    );
  const times = (one: string): number => head.split(one).length;
  const tried = [',', '\t', ';'].map((one) => ({ one, labels: labels(one), times: times(one) }));
  // Prose is full of these: only a header tells that they separate cells.
  const wide = ['，', '；', '|', '｜', '│', '┃'].map((one) => ({ one, labels: labels(one), times: 0 }));
  return [...tried, ...wide].reduce((best, next) =>
    next.labels > best.labels || (next.labels === best.labels && next.times > best.times) ? next : best,
  ).one;
}

const quoted = /^[“”＂](.*)[”“＂]$/su;

/** Cells in full-width quotes, as an input method types them, get plain ones: of a file whose header is written so. */
function withPlainQuotes(text: string, delimiter: string): string {
  const isHeader = (line: string): boolean =>
    line.split(delimiter).filter((cell) => isKnownLabel(quoted.exec(cell.trim())?.[1] ?? '')).length >= 2;
  if (
    !cutToUnits(text, 20_000)
      .split(/\r\n?|\n/u)
      .some(isHeader)
  )
    return text;
  let made = '';
  let at = 0;
  while (at < text.length) {
    const end = endOfQuoted(text, at, delimiter);
    const next = end ?? endOfPlain(text, at, delimiter);
    made += end === undefined ? text.slice(at, next) : `"${text.slice(at + 1, end - 1).replaceAll('"', '""')}"`;
    // What parts the cells goes with the cell before it.
    const [mark = ''] = /^(?:\r\n|.|\n)/su.exec(text.slice(next, next + 2)) ?? [];
    made += mark;
    at = next + mark.length;
  }
  return made;
}

/** Where a cell in full-width quotes ends; undefined if none begins here. Quotes inside are in pairs. */
function endOfQuoted(text: string, start: number, delimiter: string): number | undefined {
  if (!/[“”＂]/u.test(text[start] ?? '')) return undefined;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const one = text[at] ?? '';
    if (one === '“') depth += 1;
    else if (one === '”') depth -= 1;
    const isClosing = at > start && depth <= 0 && /[“”＂]/u.test(one);
    if (isClosing && (at + 1 === text.length || text[at + 1] === delimiter || /[\r\n]/u.test(text[at + 1] ?? '')))
      return at + 1;
  }
  return undefined;
}

/** Where any other cell ends; plain quotes hold what parts cells. */
function endOfPlain(text: string, start: number, delimiter: string): number {
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    const one = text[at] ?? '';
    if (one === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (one === delimiter || one === '\r' || one === '\n')) return at;
  }
  return text.length;
}
