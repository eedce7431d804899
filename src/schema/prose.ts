/** Official text as it was typed, with the little structure that staff may give it. */
import { z } from 'zod';
import { says } from './clause.ts';

/** A stretch of text: plain, or bold, or a link. */
export type Run = string | { text: string; bold?: true; href?: string };

/** An image from the folder of the file it stands in. */
export interface ProseImage {
  kind: 'image';
  /** Name of the file beside the Markdown file. */
  name: string;
  alt: string;
}

export interface ProseItem {
  /** What was typed before the item, with its space: `3. `, `- `. */
  marker: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; items: ProseItem[] }
  | { kind: 'table'; rows: Run[][][] }
  | ProseImage
  /** Only announcements and pages have headings and components. */
  | { kind: 'heading'; depth: number; runs: Run[] }
  | { kind: 'component'; name: ProseComponent };

export type Prose = Block[];

/** The components that announcements and pages may use. */
export const proseComponents = ['Intake'] as const;
export type ProseComponent = (typeof proseComponents)[number];

/** A section of prose; the reader has made it, so there is nothing left to check. */
export const prose = z.custom<Prose>((value) => Array.isArray(value));

/** The characters of a run. */
export const runText = (run: Run): string => (typeof run === 'string' ? run : run.text);

/** The characters of a line of runs. */
export const runsText = (runs: readonly Run[]): string => runs.map(runText).join('');

/** The readable text of a section: a block a paragraph, items with their numbering, cells apart by a tab. */
export function proseText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return runsText(block.runs);
    case 'list':
      return block.items.map((item) => item.marker + proseText(item.blocks)).join('\n');
    case 'table':
      return block.rows.map((row) => row.map(runsText).join('\t')).join('\n');
    case 'image':
      return block.alt;
    case 'component':
      return '';
  }
}

/** Is there nothing to see in a section, neither a character nor a picture? So it is with a table of empty cells. */
export const isBlank = (blocks: readonly Block[]): boolean => !showsMore(blocks) && proseText(blocks).trim() === '';

/** Does a section say anything, with a picture or with more than marks of punctuation? */
export const saysAnything = (blocks: readonly Block[]): boolean => showsMore(blocks) || says(proseText(blocks));

/** Does a section show what is no text? */
const showsMore = (blocks: readonly Block[]): boolean =>
  blocks.some(
    (block) =>
      block.kind === 'image' ||
      block.kind === 'component' ||
      (block.kind === 'list' && block.items.some((item) => showsMore(item.blocks))),
  );

/** Calls back with every image in a section. */
export function eachImage(blocks: readonly Block[], visit: (image: ProseImage) => void): void {
  for (const block of blocks) {
    if (block.kind === 'image') visit(block);
    else if (block.kind === 'list') for (const item of block.items) eachImage(item.blocks, visit);
  }
}

/** Calls back with every line of runs in a section: paragraphs, headings, items, cells. */
export function eachRuns(blocks: readonly Block[], visit: (runs: Run[]) => void): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.kind === 'heading') visit(block.runs);
    else if (block.kind === 'list') for (const item of block.items) eachRuns(item.blocks, visit);
    else if (block.kind === 'table') for (const row of block.rows) for (const cell of row) visit(cell);
  }
}
