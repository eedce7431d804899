/** What all layouts have in common once they are read. */
import type { Cell, Line, Notice } from '../read/grid.ts';
import type { Target } from '../profile.ts';

/** A value under its label. */
export interface Entry {
  target: Target;
  /** The label as published. */
  header: string;
  /** See `Column`. */
  part?: string;
  cell: Cell;
  /** Does the cell only say that it is that of the row above? */
  isAgain?: true;
  /** What stands in the cells, where they are ticked and the text is the word over them. */
  signs?: readonly string[];
  /** The word over a cell that says that it is ticked as the row above. */
  tick?: string;
}

/** A row of a table, or what a newspaper or an essay says in its place. */
export interface RawRow {
  at: string;
  /** The batch that a line across the table, a sheet or a heading announces. */
  batches: string[];
  /** The line that says that the rows below are of an earlier batch, published after they were handled. */
  deferred?: { batches: readonly string[]; text: string; at: string; isDeferred: true };
  /** The line across the table, or the name of the sheet, under which it stands. */
  under?: Line;
  /** What stands between it and the row above: a line across the table, a sum. */
  below?: Line;
  entries: Entry[];
  /** Does a download of ours say that it is invented? */
  isSample?: true;
}

/** What a document holds. */
export interface Laid {
  layout: string;
  rows: RawRow[];
  /** What the document has a heading for, by the name of the field, and where. */
  headings: Map<string, string>;
  /** The headers of tables: their words (see `headerKey`), and their headings as one word each. */
  headers: { key: string; headings: readonly string[] }[];
  /** Lines across the table and titles of later sheets that begin a batch. */
  openings: { batches: readonly string[]; line: Line }[];
  /** What only says what stands below or beside it, as published. */
  labels: string[];
  /** Text above the first row, in order. */
  before: Line[];
  /** Text that belongs to no row. */
  after: Line[];
  /** Of a web page, the lines before its main part: the title may be among them. */
  menu?: readonly Line[];
  /** Lines of a web page that are not about the table, and are left out. */
  aside: Line[];
  /** What was taken for granted. */
  assumed: Notice[];
  warnings: Notice[];
}

export const emptyLaid = (layout: string): Laid => ({
  layout,
  rows: [],
  headings: new Map(),
  headers: [],
  openings: [],
  labels: [],
  before: [],
  after: [],
  aside: [],
  assumed: [],
  warnings: [],
});

/** A value that stands in a line of text, under its label. */
export const entryOf = (target: Target, header: string, text: string, { at }: Line): Entry => ({
  target,
  header,
  cell: { text, at, row: 0, column: 0 },
});

/** Notes that a document has a heading for a field, the first place of each. */
export function noteHeading({ headings }: Laid, { name }: Target, at: string): void {
  if (!headings.has(name)) headings.set(name, at);
}
