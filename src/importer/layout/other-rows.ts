/** Rows of a table that are no record: column numbers, hints, totals, lines across it, notes and signatures. */
import { isKnownLabel, knownTarget } from '../labels.ts';
import type { Profile } from '../profile.ts';
import { quote } from '../../schema/fault.ts';
import type { Cell, Notice, Row } from '../read/grid.ts';
import type { Header } from './header.ts';
import { countsColumns, isExample, isInstruction, isMeasure, mayInstruct } from './words/hints.ts';
import { parseNumeral } from './words/numerals.ts';
import { batchesIn } from './words/title.ts';

/** Do the cells only count the columns? */
export const isColumnNumbers = (cells: readonly Cell[]): boolean =>
  countsColumns(
    cells.map(({ text }) => text),
    parseNumeral,
  ) ||
  (cells.length >= 3 && cells.every(({ text, column }) => parseNumeral(text) === column));

/** What is said of cells that are left out, as they are no text of a record. */
export function leftOut(own: readonly Cell[]): Notice {
  const at = own[0]?.at ?? '';
  const cells = own.map(
    (cell, index) => (index > 0 ? cell.at.slice(cell.at.lastIndexOf('!') + 1) : '') + quote(cell.text),
  );
  return { at, text: `这一行是填写说明或者示例，不是一件，没有导入：${cells.join('、')}` };
}

/** What only says that a page ends, and goes on. */
export const furniture = (text: string, at: string): Notice => ({
  at,
  text: `这里只说是第几页、接着上一页或者下一页，或者到此为止，跳过：${quote(text)}`,
});

/** Does a row below the first one of a header, where merged cells reach, only explain the columns? */
export function onlyExplains(own: readonly Cell[]): boolean {
  const count = (of: (text: string) => boolean): number => own.filter(({ text }) => of(text)).length;
  return (
    isColumnNumbers(own) ||
    (count(isInstruction) > 0 && count(mayInstruct) * 2 > own.length && count(isKnownLabel) === 0)
  );
}

/** Does a cell stand in the column of the number, or of the place in the list? */
export const isKey = ({ column }: Cell, { columns }: Header): boolean => {
  const kind = columns.get(column)?.target.kind;
  return kind === 'number' || kind === 'serial';
};

/** Does a row show how one is typed: `示例`, where the number of a case stands? */
export const isExampleRow = (own: readonly Cell[], header: Header): boolean =>
  own.some((cell) => isKey(cell, header) && isExample(cell.text));

/** Does a row directly below the header say what to type in each column? It has no number of its own. */
export function isHintRow(own: readonly Cell[], header: Header): boolean {
  // `1` in the list, and hints beside it: the first line of a form.
  const isPlace = (cell: Cell): boolean => isKey(cell, header) && /^\d+$/u.test(cell.text.normalize('NFKC'));
  const texts = own.filter((cell) => !isPlace(cell));
  if (texts.length === own.length && own.some((cell) => isKey(cell, header) && isInstruction(cell.text))) return true;
  const [first, ...others] = texts;
  // Lines across a table are texts of it, and some of them begin batches.
  if (first && others.length === 0) return isMeasure(first.text);
  return first !== undefined && texts.every(({ text }) => mayInstruct(text));
}

/** Is it a sum of rows? */
export const isTotal = (text: string): boolean =>
  /^[（(]?\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|承\s*前\s*页|过\s*次\s*页)/u.test(text) ||
  (text.length <= 30 && /(?:小计|合计|共计)[:：]?\s*\d*\s*件?$/u.test(text));

/** A place in the list, and nothing there. */
export const isOnlySerial = ({ column, text }: Cell, { columns }: Header): boolean =>
  columns.get(column)?.target.kind === 'serial' && /^\d+$/u.test(text.normalize('NFKC'));

/** The only text of a row is its own where it stands in a column of prose beside the first, or is a number. */
export function holdsOwnText(cell: Cell, row: Row, { columns }: Header): boolean {
  if (row.cells.size > 1) return false;
  const kind = columns.get(cell.column)?.target.kind;
  if (kind === 'number') return /\d{4}/u.test(cell.text.normalize('NFKC')) && !/[。；：]/u.test(cell.text);
  return (
    kind === 'section' &&
    (cell.column > Math.min(...columns.keys()) || cell.text.length > 60) &&
    batchesIn(cell.text).length === 0
  );
}

/** Notes and signatures under a table: no number, and what stands first says so. */
export function isFoot(own: readonly Cell[], header: Header, profile: Profile): boolean {
  const numbered = own.some((cell) => isKey(cell, header) && /^[^：:]*\d/u.test(cell.text.normalize('NFKC')));
  const [first] = own;
  return (
    !numbered &&
    first !== undefined &&
    knownTarget(first.text, profile) === undefined &&
    /^[（(]?\s*(?:[注备]\s*注?|说\s*明|附\s*注|填\s*[表报]|制\s*表|编\s*制|报\s*送|审\s*[核批定签]|复\s*核|签\s*[发字]|校\s*对|经\s*办|负\s*责\s*人|主要领导|分管领导|联\s*系|电\s*话|单位|日\s*期|时\s*间|打印|第\s*\d+\s*页)[^。]{0,12}?[：:]/u.test(
      first.text,
    )
  );
}
