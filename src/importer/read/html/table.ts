/** Tables of a web page → grids, those too that are made of other elements. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { cellAddress, cleanText, GridBuilder, type Merge, type Notice } from '../grid.ts';
import { attribute, everyElement } from './elements.ts';
import { isHidden } from './hidden.ts';
import { looksOf } from './looks.ts';
import { textNotices } from './notices.ts';
import { cellsOf, elements, rowsOf, skipped, textOf, within } from './text.ts';
import { typedRows } from './typed.ts';
import { isKnownLabel } from '../../labels.ts';
import { quote } from '../../../schema/fault.ts';

/** A table that only holds other tables in place is no table of data. */
const isData = (table: Dom.Element): boolean => within(table, 'table').length === 0 || headed(table);

export const headed = (table: Dom.Element): boolean =>
  rowsOf(table).some(
    (row) =>
      cellsOf(row).filter((cell) => within(cell, 'table').length === 0 && isKnownLabel(textOf(cell))).length >= 3,
  );

/** A table of cells, as rows; the rows of a group end where it ends. */
export interface Rows {
  cells: Dom.Element[];
  /** How many rows are left in the group, this one included. */
  left: number;
}

/** The rows of data that an element is: a table, blocks in blocks under labels, or lines of text. */
export function dataRows(element: Dom.Element): Rows[] | undefined {
  if (element.tagName === 'table') return isData(element) ? tableRows(element) : undefined;
  return (typedRows(element) ?? rowsOfBlocks(element))?.map((cells) => ({ cells, left: 1 }));
}

/** Is an element a table of data? */
export const isTable = (element: Dom.Element): boolean =>
  element.tagName === 'table' ? isData(element) : (typedRows(element) ?? rowsOfBlocks(element)) !== undefined;

function tableRows(table: Dom.Element): Rows[] {
  const left = new Map<unknown, number>();
  return rowsOf(table)
    .toReversed()
    .map((row) => {
      const count = (left.get(row.parentNode) ?? 0) + 1;
      left.set(row.parentNode, count);
      return { cells: cellsOf(row), left: count };
    })
    .toReversed();
}

/** `<div><div><div>序号</div>…</div>…</div>`: a row of labels, and rows of as many cells. */
function rowsOfBlocks(element: Dom.Element): Dom.Element[][] | undefined {
  const groups = shownIn(element);
  const isRow = (one: Dom.Element): boolean => shownIn(one).length >= 3;
  const rows = groups.flatMap((group) => {
    const parts = shownIn(group);
    return parts.length > 0 && parts.every(isRow) ? parts : [group];
  });
  const cells = rows.map((row) => (isRow(row) ? shownIn(row) : [row]));
  const head = cells.findIndex((all) => all.filter(isLabel).length >= 3);
  const wide = cells[head]?.length ?? 0;
  const data = head < 0 ? [] : cells.slice(head);
  const isWhole =
    !cells.some(isTerms) &&
    data.length > 1 &&
    data.every((all) => all.length === wide) &&
    within(element, 'table').length === 0;
  return isWhole && !groups.some((group) => rowsOfBlocks(group)) ? cells : undefined;
}

/** `<dt>序号</dt><dd>1</dd><dt>受理编号</dt><dd>…</dd>`: labels and values in turn are no row of a table. */
const isTerms = (cells: readonly Dom.Element[]): boolean =>
  cells.length % 2 === 0 && cells.every((cell, at) => isLabel(cell) === (at % 2 === 0));

const isLabel = (cell: Dom.Element): boolean => cell.childNodes.length < 10 && isKnownLabel(cleanText(textOf(cell)));

const shownIn = (element: Dom.Element): Dom.Element[] =>
  element.childNodes.filter(
    (child): child is Dom.Element =>
      tree.isElementNode(child) && child.tagName !== 'br' && !skipped.has(child.tagName) && !isHidden(child),
  );

/**
 * Reads a table.
 * @param isStyled are all style sheets of the page at hand?
 */
export function readTable(
  rows: readonly Rows[],
  name: string,
  hidden: ReadonlySet<number>,
  isStyled: boolean,
): { grid: GridBuilder; notices: Notice[] } {
  const grid = new GridBuilder(name);
  const notices: Notice[] = [];
  /** The texts of columns that are hidden. */
  const unseen = new Map<number, string[]>();
  const merges: Merge[] = [];
  /** Column → the last row that a cell from above covers. */
  const taken = new Map<number, number>();
  const usual = new Set(isStyled ? [] : rows.flatMap((row) => row.cells.filter(hasText).flatMap(classesIn)));
  for (const [index, { cells, left }] of rows.entries()) {
    const number = index + 1;
    let column = 1;
    for (const cell of cells) {
      while ((taken.get(column) ?? 0) >= number) column += 1;
      const right = column + span(cell, 'colspan', 1000) - 1;
      const bottom = number + span(cell, 'rowspan', left) - 1;
      const text = textOf(cell);
      if (column === right && hidden.has(column)) {
        if (text.trim() !== '') unseen.set(column, [...(unseen.get(column) ?? []), text]);
      } else {
        grid.set(number, column, text);
        notices.push(...textNotices(cell, cellAddress(name, number, column)));
        const { ground, sign } = looksOf(cell);
        if (ground !== '') grid.paint(number, column, ground);
        // What is set apart by a name for style sheets, and holds nothing, may be seen where these are.
        const [own] = isStyled || text.trim() !== '' ? [] : classesIn(cell).filter((one) => !usual.has(one));
        if (sign !== '') grid.look(number, column, sign);
        else if (own !== undefined) grid.look(number, column, `样式${quote(own)}（样式表没有读到）`);
      }
      if (right > column || bottom > number) merges.push({ top: number, left: column, bottom, right });
      for (let covered = column; covered <= right; covered++) taken.set(covered, bottom);
      column = right + 1;
    }
  }
  for (const merge of merges) grid.merge(merge);
  for (const [column, [first = '', ...others]] of unseen)
    notices.push({
      at: cellAddress(name, 1, column),
      text: `这一列是隐藏的（${quote(first)}${others.length > 0 ? `等 ${String(others.length + 1)} 格` : ''}），没有导入；要导入请先取消隐藏`,
    });
  return { grid, notices };
}

const hasText = (cell: Dom.Element): boolean => textOf(cell).trim() !== '';

/** The classes of a cell and of what is in it. */
const classesIn = (cell: Dom.Element): string[] =>
  [cell, ...everyElement(cell)].flatMap((one) => (attribute(one, 'class') ?? '').split(/\s+/u).filter(Boolean));

/** The columns of a table that are hidden as such. */
export function hiddenColumns(table: Dom.Element): ReadonlySet<number> {
  const hidden = new Set<number>();
  let column = 1;
  const columns = [
    ...elements(table, 'colgroup').flatMap((group) => elements(group, 'col')),
    ...elements(table, 'col'),
  ];
  for (const one of columns) {
    const last = column + span(one, 'span', 1000) - 1;
    for (; column <= last; column++) if (isHidden(one)) hidden.add(column);
  }
  return hidden;
}

/** @param most what is left: of rows in the group of the cell, of columns that a table may have */
function span(cell: Dom.Element, name: string, most: number): number {
  const typed = Number.parseInt(attribute(cell, name) ?? '1', 10);
  // `rowspan=0` goes to the end of its group.
  if (typed === 0 && name === 'rowspan') return most;
  return Math.min(Math.max(typed || 1, 1), most);
}
