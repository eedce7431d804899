/** .csv → one grid. */
import { parse } from 'csv-parse/sync';
import { cutToUnits } from '../../schema/cut.ts';
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

function parseRows(typed: string): string[][] {
  const { text, delimiter } = withoutSeparatorLine(typed);
  const chosen = delimiter ?? delimiterOf(text);
  try {
    return parse(text, {
      bom: true,
      delimiter: chosen,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    throw badFile('CSV 的引号不成对，读不下去。请在 Excel 里另存为 .xlsx 后重试');
  }
}

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
      ...lines.map((line) => line.split(one).filter((cell) => isKnownLabel(cell.replace(/^"|"$/gu, ''))).length),
    );
  const times = (one: string): number => head.split(one).length;
  const tried = [',', '\t', ';'].map((one) => ({ one, labels: labels(one), times: times(one) }));
  // Prose is full of these: only a header tells that they separate cells.
  const wide = ['，', '；', '|', '｜'].map((one) => ({ one, labels: labels(one), times: 0 }));
  return [...tried, ...wide].reduce((best, next) =>
    next.labels > best.labels || (next.labels === best.labels && next.times > best.times) ? next : best,
  ).one;
}
