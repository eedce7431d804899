/** Where each cell of a Word table stands: by column of the grid, whatever the row leaves out or merges. */
import { attributeOf, childAt, childrenOf, type XmlElement } from '../xml.ts';
import { chosen, countOf } from './parts.ts';

export interface PlacedCell {
  element: XmlElement;
  row: number;
  column: number;
  /** The last column and row that the cell covers. */
  right: number;
  bottom: number;
  /** Does a merged cell before or above cover it? */
  covered: boolean;
  /** Is it merged with a cell above of another width? */
  uneven: boolean;
  revision: 'inserted' | 'deleted' | undefined;
  /** The content control around the cell. */
  control: XmlElement | undefined;
}

export interface PlacedRow {
  /** Counted from 1, without deleted rows: such a row has the number of the next one. */
  number: number;
  element: XmlElement;
  revision: 'inserted' | 'deleted' | undefined;
  cells: PlacedCell[];
}

interface Found {
  element: XmlElement;
  revision: 'inserted' | 'deleted' | undefined;
  control: XmlElement | undefined;
}

const wrappers: Readonly<Record<string, Found['revision']>> = {
  'w:ins': 'inserted',
  'w:moveTo': 'inserted',
  'w:del': 'deleted',
  'w:moveFrom': 'deleted',
};
const transparent = new Set([
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
  'w:dir',
  'w:bdo',
  'mc:Choice',
  'mc:Fallback',
]);

/** The rows of a table or cells of a row, also those that stand in a control, a revision or a choice. */
function within(parent: XmlElement, name: string, revision?: Found['revision'], control?: XmlElement): Found[] {
  return childrenOf(parent).flatMap((child): Found[] => {
    if (child.name === name) return [{ element: child, revision, control }];
    if (child.name === 'w:sdt') return within(child, name, revision, child);
    if (child.name === 'mc:AlternateContent') {
      const { shown } = chosen(child);
      return shown ? within(shown, name, revision, control) : [];
    }
    if (child.name in wrappers)
      return within(child, name, revision === 'deleted' ? revision : wrappers[child.name], control);
    return transparent.has(child.name) ? within(child, name, revision, control) : [];
  });
}

/** A control says something of a cell if it holds that cell alone. */
const aroundOne = (found: readonly Found[]): Found[] =>
  found.map((one) =>
    found.filter(({ control }) => control === one.control).length > 1 ? { ...one, control: undefined } : one,
  );

/** The rows of a table with their cells in place. */
export function placedRows(table: XmlElement): PlacedRow[] {
  const width = childrenOf(childAt(table, 'w:tblGrid'), 'w:gridCol').length;
  /** The cell that was last begun at a column. */
  const open = new Map<number, PlacedCell>();
  let number = 1;
  return within(table, 'w:tr').map(({ element, revision, control }): PlacedRow => {
    const properties = childAt(element, 'w:trPr');
    const own = revisionOf(properties, 'w:ins', 'w:del') ?? revision;
    const found = aroundOne(within(element, 'w:tc'));
    if (own === 'deleted') return { number, element, revision: own, cells: [] };
    const cells = placedCells(found, number, countOf(properties, 'w:gridBefore', 0), width);
    if (control && cells.length === 1 && cells[0]) cells[0].control ??= control;
    for (const cell of cells) joinAbove(cell, open);
    return { number: number++, element, revision: own, cells };
  });
}

const revisionOf = (properties: XmlElement | undefined, added: string, removed: string): Found['revision'] =>
  childAt(properties, removed) ? 'deleted' : childAt(properties, added) ? 'inserted' : undefined;

function placedCells(found: readonly Found[], row: number, before: number, width: number): PlacedCell[] {
  const spans = found.map(({ element }) => countOf(childAt(element, 'w:tcPr'), 'w:gridSpan', 1));
  const revisions = found.map(
    ({ element, revision }) => revisionOf(childAt(element, 'w:tcPr'), 'w:cellIns', 'w:cellDel') ?? revision,
  );
  // A deleted cell keeps its place, unless the row would then be wider than the table.
  const keepsPlace = before + spans.reduce((sum, span) => sum + span, 0) <= width;
  const cells: PlacedCell[] = [];
  let column = before + 1;
  found.forEach(({ element, control }, index) => {
    const right = column + (spans[index] ?? 1) - 1;
    const revision = revisions[index];
    const horizontal = childAt(element, 'w:tcPr', 'w:hMerge');
    const first = cells.findLast(({ covered }) => !covered);
    const covered = horizontal !== undefined && attributeOf(horizontal, 'val') !== 'restart' && first !== undefined;
    if (covered) first.right = right;
    cells.push({ element, row, column, right, bottom: row, covered, uneven: false, revision, control });
    if (revision !== 'deleted' || keepsPlace) column = right + 1;
  });
  return cells;
}

/** Joins a cell to the one above it, where it goes on with that. */
function joinAbove(cell: PlacedCell, open: Map<number, PlacedCell>): void {
  if (cell.covered || cell.revision === 'deleted') return;
  const properties = childAt(cell.element, 'w:tcPr');
  const vertical = childAt(properties, 'w:vMerge');
  const tracked = attributeOf(childAt(properties, 'w:cellMerge'), 'vMerge');
  const goesOn =
    tracked === undefined ? vertical !== undefined && attributeOf(vertical, 'val') !== 'restart' : tracked === 'cont';
  const above = open.get(cell.column);
  if (goesOn && above?.bottom === cell.row - 1) {
    above.bottom = cell.row;
    cell.covered = true;
    cell.uneven = above.right !== cell.right;
    return;
  }
  for (let column = cell.column; column <= cell.right; column++) open.delete(column);
  open.set(cell.column, cell);
}
