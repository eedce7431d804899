/** Reads a table: of data into a grid, inside a cell into lines, one that holds others in place as what it holds. */
import { cellAddress, cleanText, GridBuilder } from '../grid.ts';
import { isKnownLabel } from '../../labels.ts';
import { colourName, isPaper } from '../colours.ts';
import { attributeOf, below, childAt, childrenOf, type XmlElement } from '../xml.ts';
import { boxMark, isPlaceholder, rawText } from './parts.ts';
import { ignored } from '../xml-events.ts';
import type { Flow } from './flow.ts';
import { placedRows, type PlacedCell, type PlacedRow } from './table.ts';
import type { Told } from './told.ts';

/** Who reads what stands in the cells. */
export interface CellReader {
  readonly told: Told;
  /** Where people find what is being read. */
  readonly at: string;
  readonly flow: Flow;
  nextGrid: () => string;
  /** Reads into the flow that is open. */
  children: (parent: XmlElement) => void;
  /** The text of an element by itself; `mark` stands for the sign of a check box. */
  textOf: (element: XmlElement, mark?: string) => string;
  /** What is read within belongs to a cell. */
  atCell: <T>(address: string, read: () => T) => T;
}

/** Reads a table into the flow that is open. */
export function readTable(table: XmlElement, reader: CellReader): void {
  const { flow } = reader;
  const rows = placedRows(table);
  flow.end();
  tellIgnored(table, reader.at, reader);
  if (!flow.inCell && isData(table, rows)) readGrid(rows, reader);
  else
    for (const row of live(rows, reader, () => reader.at)) {
      const cells = row.cells.filter(isOwn);
      if (flow.inCell) flow.add(cells.map((cell) => cleanText(cellText(cell, reader)).replace(/\n+/gu, ' ')).join(' '));
      else
        for (const { element } of cells) {
          reader.children(element);
          flow.end();
        }
    }
}

function readGrid(rows: readonly PlacedRow[], reader: CellReader): void {
  const name = reader.nextGrid();
  const grid = new GridBuilder(name);
  for (const { cells } of live(rows, reader, (row) => cellAddress(name, row, 1)))
    for (const cell of cells)
      reader.atCell(cellAddress(name, cell.row, cell.column), () => {
        const text = readCell(cell, reader);
        grid.set(cell.row, cell.column, text);
        const ground = groundOf(cell);
        if (ground !== '') grid.paint(cell.row, cell.column, ground);
        if (pictures.some((kind) => reader.told.has(reader.at, kind))) grid.look(cell.row, cell.column, '图片');
      });
  for (const { row, column, bottom, right } of rows.flatMap(({ cells }) => cells).filter(isOwn))
    if (right > column || bottom > row) grid.merge({ top: row, left: column, bottom, right });
  if (!grid.empty) reader.flow.blocks.push({ kind: 'grid', grid: grid.build() });
}

const pictures = ['picture', 'lostPicture'] as const;

/** The colour of the ground of a cell, for people; '' for that of paper. */
function groundOf({ element }: PlacedCell): string {
  const shading = childAt(element, 'w:tcPr', 'w:shd');
  const fill = attributeOf(shading, 'fill') ?? '';
  if (/^[\dA-F]{6}$/iu.test(fill)) return isPaper(fill) ? '' : colourName(fill);
  const theme = attributeOf(shading, 'themeFill') ?? '';
  return theme === '' || /^(?:background1|light1)$/u.test(theme) ? '' : `主题颜色 ${theme}`;
}

/** The text of a cell of data, and what is odd about it. */
function readCell(cell: PlacedCell, reader: CellReader): string {
  const { told, at } = reader;
  if (cell.revision === 'deleted') {
    told.tell(at, 'deletedCell', rawText(cell.element));
    return '';
  }
  if (cell.revision === 'inserted') told.tell(at, 'insertedCell', '');
  if (cell.uneven) told.tell(at, 'uneven', '');
  if (!cell.covered) return cellText(cell, reader);
  const text = rawText(cell.element);
  if (text !== '') told.tell(at, 'covered', text);
  return '';
}

function cellText({ element, control }: PlacedCell, reader: CellReader): string {
  const mark = control && boxMark(control);
  if (mark !== undefined || !control || !isPlaceholder(childAt(control, 'w:sdtPr')))
    return reader.textOf(element, mark);
  reader.told.tell(reader.at, 'placeholder', rawText(element));
  return '';
}

/** The rows that are not deleted; the others are told. */
function live(rows: readonly PlacedRow[], reader: CellReader, place: (row: number) => string): PlacedRow[] {
  const { told } = reader;
  return rows.filter(({ revision, number, element }) => {
    if (revision !== 'deleted') tellIgnored(element, place(number), reader);
    if (revision === 'inserted') told.tell(place(number), 'insertedRow', '');
    if (revision === 'deleted') told.tell(place(number), 'deletedRow', rawText(element));
    return revision !== 'deleted';
  });
}

/** Tells of what stands between rows or cells and does not show. */
function tellIgnored(parent: XmlElement, at: string, { told }: CellReader): void {
  for (const one of childrenOf(parent, ignored)) told.ignored(at, one);
}

const isOwn = ({ covered, revision }: PlacedCell): boolean => !covered && revision !== 'deleted';

/** A table that only holds other tables in place is no table of data. */
const isData = (table: XmlElement, rows: readonly PlacedRow[]): boolean =>
  below(table, 'w:tbl').length === 0 ||
  rows.some(
    ({ cells }) =>
      cells.filter(({ element }) => below(element, 'w:tbl').length === 0 && isKnownLabel(rawText(element))).length >= 3,
  );
