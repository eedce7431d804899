/** Official text as a page shows it: as typed, with the places it leads to already found. Plain values, no markup. */
import { addresses } from '../../register/addresses.ts';
import type { CitationFinder } from '../../register/links/citations.ts';
import type { Inspection } from '../../register/types.ts';
import type { Block, ProseComponent, Run } from '../../schema/prose.ts';

/** A stretch of text: plain, or bold, or a link: to another site (`href`), or to a page of this one (`to`, a site path). */
export type ShownRun = string | { text: string; bold?: true; href?: string; to?: string };

export interface ShownItem {
  marker: string;
  blocks: ShownBlock[];
}

export type ShownBlock =
  | { kind: 'paragraph'; runs: ShownRun[] }
  | { kind: 'list'; items: ShownItem[] }
  | { kind: 'table'; rows: ShownRun[][][] }
  /** `address` is a site path. */
  | { kind: 'image'; address: string; alt: string }
  | { kind: 'heading'; depth: number; runs: ShownRun[] }
  | { kind: 'component'; name: ProseComponent };

export type ShownProse = ShownBlock[];

/** Where a text stands: what its numbers and pictures lead to. */
export interface Where {
  /** Finds the cases that it cites; undefined where numbers are no links. */
  citations: CitationFinder | undefined;
  /** Site path of a case. */
  caseAddress: (key: string) => string;
  /** Site path of the folder that its pictures are served from. */
  pictures: string;
}

/** @param folder the folder of the file in which the text stands: batches, announcements … */
export const whereIn = (inspection: Inspection, folder: string): Where => ({
  citations: inspection.citations,
  caseAddress: (key) => inspection.caseByKey.get(key)?.address ?? inspection.address,
  pictures: addresses.pictures(inspection.id, folder),
});

/** The pages of the site itself stand in no inspection. */
export const onPages: Where = {
  citations: undefined,
  caseAddress: () => '',
  pictures: addresses.pictures(undefined, 'pages'),
};

/** A section as it is shown. */
export const shownProse = (blocks: readonly Block[], where: Where): ShownProse =>
  blocks.map((block) => shownBlock(block, where));

function shownBlock(block: Block, where: Where): ShownBlock {
  const line = (runs: readonly Run[]): ShownRun[] => runs.flatMap((run) => shownRun(run, where));
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', runs: line(block.runs) };
    case 'heading':
      return { kind: 'heading', depth: block.depth, runs: line(block.runs) };
    case 'list':
      return {
        kind: 'list',
        items: block.items.map(({ marker, blocks }) => ({ marker, blocks: shownProse(blocks, where) })),
      };
    case 'table':
      return { kind: 'table', rows: block.rows.map((row) => row.map(line)) };
    case 'image':
      return { kind: 'image', address: where.pictures + encodeURIComponent(block.name), alt: block.alt };
    case 'component':
      return { kind: 'component', name: block.name };
  }
}

function shownRun(run: Run, where: Where): ShownRun[] {
  if (typeof run === 'string') return shownText(run, where);
  if (run.href !== undefined) return [run];
  const parts = shownText(run.text, where);
  return run.bold
    ? parts.map((part) => ({ ...(typeof part === 'string' ? { text: part } : part), bold: true }))
    : parts;
}

/** A plain text as it is shown: the case numbers that it cites are links. */
export function shownText(text: string, { citations, caseAddress }: Where): ShownRun[] {
  if (!citations) return [text];
  return citations
    .segments(text)
    .map(({ text: part, key }) => (key === undefined ? part : { text: part, to: caseAddress(key) }));
}
