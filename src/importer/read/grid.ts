/** What every file kind is read into: grids of cells and lines of text, each with an address that people can find. */
import { said } from '../../schema/fault.ts';
import { badFile, type ImportStop } from '../stop.ts';

/** A cell with text in it. */
export interface Cell {
  text: string;
  /** `Sheet1!G14` */
  at: string;
  row: number;
  column: number;
  /** Where the text stands, for a cell that a merged cell covers, and the whole of that cell: `Sheet1!D3:D5`. */
  origin?: { row: number; column: number; range: string };
}

export interface Row {
  /** Counted from 1, as the program that made the file counts. */
  number: number;
  /** By column; a column without text is missing. */
  cells: ReadonlyMap<number, Cell>;
}

export interface Grid {
  name: string;
  /** Only rows with text. */
  rows: readonly Row[];
  /** What cells show besides text, by address: a ground that the rest of the row has not, an icon, a picture. */
  looks: ReadonlyMap<string, string>;
}

/** A line of text outside any grid. */
export interface Line {
  text: string;
  at: string;
  /** Where it leads, where the whole line is a link of a web page. */
  link?: string;
  /** Is it the heading of a web page? */
  isHeading?: boolean;
}

export type Piece = { kind: 'grid'; grid: Grid } | { kind: 'line'; line: Line };

/** A text of a file as it stands there, whatever a reader makes of it. */
export interface RawText extends Line {
  /** A number as a workbook stores it: what is shown may be a day or a share, so only its place tells. */
  isNumber?: boolean;
}

/** How the look of a cell begins to which a style sheet adds words. */
export const addedByStyle = '样式表加的';

/** Something that people should look at. */
export interface Notice {
  at: string;
  text: string;
}

/** A file that could be read. */
export interface SourceDocument {
  /** What kind of file it is, for people. */
  format: string;
  pieces: Piece[];
  /** What was seen and not read: hidden sheets, comments, pictures. */
  notices: Notice[];
  /** Texts of the file that are left out, and of which a notice speaks without quoting them: what is hidden. */
  leftOut?: readonly Line[];
  /** Is it a workbook that a site of ours offers for download? */
  isOwn?: true;
  /** Of a web page, the text around its main part: menus, links, a footer, but maybe the title too. */
  around?: { before: readonly Line[]; after: readonly Line[] };
}

/** The kinds of files that can be read. */
export type FileKind = 'xlsx' | 'docx' | 'html' | 'csv';

/** A document with the file that it was read from: its text can be found by another way (see auditImport). */
export interface OpenedDocument extends SourceDocument {
  kind: FileKind;
  bytes: Uint8Array;
}

/** 7 → `G` */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** `Sheet1!G14` */
export const cellAddress = (grid: string, row: number, column: number): string =>
  `${grid}!${columnName(column)}${String(row)}`;

/** A range that is shown as one cell, ends included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** So many cells are filled from merged ones in a table of tens of thousands of rows. */
export const mostCovered = 500_000;

/** @param range the merged cell at which it is too much */
export const tooCovered = (range: string): ImportStop =>
  badFile(
    `合并的单元格盖住 ${String(mostCovered)} 多格（${said(range)} 为止），不像一张表格，没有打开。请取消这样的合并，另存后重试`,
  );

/** Collects the cells of one grid. */
export class GridBuilder {
  readonly #name: string;
  readonly #rows = new Map<number, Map<number, Cell>>();
  /** How many cells merged ones have filled. */
  #covered = 0;
  readonly #grounds = new Map<number, Map<number, string>>();
  readonly #looks = new Map<string, string>();

  constructor(name: string) {
    this.#name = name;
  }

  /** Sets a cell; text without a visible character sets nothing. */
  set(row: number, column: number, typed: string, origin?: Cell['origin']): void {
    const text = cleanText(typed);
    if (text === '') return;
    const cells = this.#rows.get(row) ?? new Map<number, Cell>();
    const at = cellAddress(this.#name, origin?.row ?? row, origin?.column ?? column);
    cells.set(column, { text, at, row, column, ...(origin && { origin }) });
    this.#rows.set(row, cells);
  }

  /** Repeats the text of a merged cell in every row and column that it covers, as far as the grid goes. */
  merge({ top, left, bottom, right }: Merge): void {
    const text = this.#rows.get(top)?.get(left)?.text;
    if (text === undefined) return;
    const range = `${cellAddress(this.#name, top, left)}:${columnName(right)}${String(bottom)}`;
    const last = Math.min(bottom, top + 5000);
    const wide = Math.min(right, left + 200);
    this.#covered += (last - top + 1) * (wide - left + 1);
    if (this.#covered > mostCovered) throw tooCovered(range);
    for (let row = top; row <= last; row++)
      for (let column = left; column <= wide; column++)
        if (row !== top || column !== left) this.set(row, column, text, { row: top, column: left, range });
  }

  /** Notes the colour of the ground of a cell. */
  paint(row: number, column: number, colour: string): void {
    this.#grounds.set(row, (this.#grounds.get(row) ?? new Map<number, string>()).set(column, colour));
  }

  /** Notes what a cell shows that is no text. */
  look(row: number, column: number, what: string): void {
    this.#looks.set(cellAddress(this.#name, row, column), what);
  }

  /** Cells without text that are set apart from their row by their ground alone. */
  #lookAtGrounds(): void {
    for (const [row, grounds] of this.#grounds) {
      const cells = this.#rows.get(row);
      if (!cells) continue;
      const usual = grounds.get(Math.min(...cells.keys()));
      for (const [column, colour] of grounds)
        if (!cells.has(column) && colour !== usual) {
          const at = cellAddress(this.#name, row, column);
          this.#looks.set(at, this.#looks.get(at) ?? `底色（${colour}）`);
        }
    }
  }

  /** Does the grid hold anything yet? */
  get empty(): boolean {
    return this.#rows.size === 0;
  }

  build(): Grid {
    this.#lookAtGrounds();
    const rows = [...this.#rows]
      .sort(([a], [b]) => a - b)
      .map(([number, cells]): Row => ({
        number,
        cells: new Map([...cells].sort(([a], [b]) => a - b)),
      }));
    return { name: this.#name, rows, looks: this.#looks };
  }
}

/** The cells of a row that stand there themselves, in order. */
export const ownCells = (row: Row): Cell[] => [...row.cells.values()].filter((cell) => !cell.origin);

/** A row as one line of text. */
export function rowLine(row: Row): Line {
  const cells = ownCells(row);
  return { text: cells.map((cell) => cell.text).join('　'), at: cells[0]?.at ?? '' };
}

/** The one text of a row that holds no other: a title, or a line across the table. */
export function acrossText(row: Row): Cell | undefined {
  const [first, ...rest] = row.cells.values();
  if (!first || first.origin) return undefined;
  return rest.every((cell) => cell.origin?.row === first.row && cell.origin.column === first.column)
    ? first
    : undefined;
}

/** Text as it is meant: LF line ends, no blank lines or spaces around it. What nobody sees in it is taken out later. */
export function cleanText(typed: string): string {
  const text = typed.replace(/\r\n?|\v|\f|[\u0085\u2028\u2029]/gu, '\n');
  if (text.trim() === '') return '';
  return text.replace(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/gu, '').replace(/^[ \t\u00A0]+|[ \t\u00A0]+$/gu, '');
}
