/** Tables of counts: each row names a place or a kind, and says how many. They hold no case. */
import { parseNumeral } from '../words/numerals.ts';
import { ownCells, type Cell, type Grid, type Row } from '../../read/grid.ts';

/** A count below its headings, beside the word that it is of. */
export interface Count {
  /** `麒麟区` */
  word: string;
  /** `移交事项数量`, from the top. */
  headings: string[];
  count: string;
  at: string;
}

/** The counts of a table that holds nothing else; undefined for any other table. */
export function countsIn(grid: Grid): Count[] | undefined {
  const start = grid.rows.findIndex(
    (row) => ownCells(row).some(isCount) && ownCells(row).some((cell) => !isCount(cell)),
  );
  const rows = start < 0 ? [] : grid.rows.slice(start);
  const data = rows.filter((row) => ownCells(row).some(isCount));
  // A form holds a number here and there.
  if (data.length * 2 < rows.filter((row) => ownCells(row).length > 1).length) return undefined;
  const serials = serialColumn(data);
  const above = grid.rows.slice(0, start).filter((row) => !isAcross(row));
  const headings = (column: number): string[] => [
    ...new Set(
      above.flatMap((row, index) => row.cells.get(column)?.text ?? groupOf(row, above.slice(index + 1), column) ?? []),
    ),
  ];
  const counts: Count[] = [];
  for (const row of data) {
    let word = '';
    for (const cell of row.cells.values()) {
      if (cell.column === serials) continue;
      if (!isCount(cell)) word = cell.text.replace(/\s+/gu, '');
      else counts.push({ word, headings: headings(cell.column), count: digitsOf(cell), at: cell.at });
    }
  }
  const words = data.flatMap(ownCells).filter((cell) => cell.column !== serials && !isCount(cell));
  const isPlain = words.every(({ text }) => text.length <= 20 && !/[。；]|\d{4}(?!年)/u.test(text.normalize('NFKC')));
  return counts.length > 0 && isPlain && counts.every(({ word }) => word !== '') && counts.length * 3 >= words.length
    ? counts
    : undefined;
}

/** A title goes over all columns. */
const isAcross = ({ cells }: Row): boolean => new Set([...cells.values()].map(({ text }) => text)).size === 1;

/** The heading of several columns stands over the first of them where its cell is not merged. */
function groupOf(row: Row, below: readonly Row[], column: number): string | undefined {
  const first = [...row.cells.keys()].findLast((one) => one < column);
  const isBelow = (one: number): boolean => below.some(({ cells }) => cells.has(one));
  return first !== undefined && isBelow(first) && isBelow(column) ? row.cells.get(first)?.text : undefined;
}

const digitsOf = ({ text }: Cell): string => /^\d*/u.exec(text.normalize('NFKC').replaceAll(',', ''))?.[0] ?? '';

/** `19`, `1,204件`; years and numbers of cases are none. */
const isCount = (cell: Cell): boolean =>
  /^\d{1,3}(?:,?\d{3})*\s*[件个宗起项家人]?$/u.test(cell.text.normalize('NFKC')) && digitsOf(cell).length <= 6;

/** The column that only counts the rows. */
function serialColumn(rows: readonly Row[]): number | undefined {
  const [first] = rows[0]?.cells.values() ?? [];
  const numbers = first ? rows.map((row) => parseNumeral(row.cells.get(first.column)?.text ?? '')) : [];
  const counted = numbers.filter((number) => number !== undefined);
  return first && counted.length > 0 && counted.every((number, index) => number === index + 1) && numbers[0] === 1
    ? first.column
    : undefined;
}
