/** Text that runs from paragraph to paragraph: of the document, of a cell, of a text box. */
import { GridBuilder, type Grid, type Piece } from '../grid.ts';
import { OpenFields, type Spot } from './fields.ts';

export type Block = { kind: 'text'; text: string } | { kind: 'grid'; grid: Grid };

/** A flow while it is read. */
export class Flow {
  readonly blocks: Block[] = [];
  /** The paragraph that is being read. */
  line = '';
  /** What stands in boxes of this paragraph, and comes behind it. */
  readonly behind: Block[] = [];
  readonly fields = new OpenFields();
  /** The style of the paragraph that is being read. */
  style: string | undefined;
  /** Does it belong to a cell? Then tables are lines. */
  readonly inCell: boolean;

  constructor(inCell: boolean) {
    this.inCell = inCell;
  }

  /** Where the next text comes. */
  get spot(): Spot {
    return { blocks: this.blocks.length, length: this.line.length };
  }

  add(text: string): void {
    this.blocks.push({ kind: 'text', text });
  }

  /** Takes what an embedded document holds; its grids get names of this one. */
  take(pieces: readonly Piece[], nextGrid: () => string): void {
    for (const piece of pieces)
      if (piece.kind === 'line') this.add(piece.line.text);
      else if (this.inCell)
        for (const { cells } of piece.grid.rows) this.add(Array.from(cells.values(), ({ text }) => text).join(' '));
      else {
        const grid = new GridBuilder(nextGrid());
        for (const { cells } of piece.grid.rows)
          for (const { row, column, text, origin } of cells.values()) grid.set(row, column, text, origin);
        this.blocks.push({ kind: 'grid', grid: grid.build() });
      }
  }

  /** Ends the paragraph. */
  end(): void {
    if (this.line !== '') this.add(this.line);
    this.line = '';
    this.blocks.push(...this.behind.splice(0));
  }

  /** All of it as lines. */
  get text(): string {
    return this.blocks.map((block) => blockText(block).replace(/\n$/u, '')).join('\n');
  }
}

/** The text of a block; the cells of a grid are apart by a space. */
export const blockText = (block: Block): string =>
  block.kind === 'text'
    ? block.text
    : block.grid.rows.flatMap((row) => Array.from(row.cells.values(), ({ text }) => text)).join(' ');

/** Nothing below them is text that shows. */
export const silent = /Pr$|^w:(?:tblGrid|delInstrText|rt|softHyphen|annotationRef|footnoteRef|endnoteRef)$/u;

/** Elements that are a character. */
export const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** What people count. */
export const paragraphAddress = (number: number): string => `第 ${String(number)} 段`;
