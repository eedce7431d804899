/** Passages of prose: how corrections find and replace the words that were published. */
import { runsText, runText, type Block, type Prose, type Run } from '../../schema/prose.ts';
import { eachRuns } from '../../schema/prose.ts';

/** How often a passage occurs in a section; it may not run over the end of a paragraph, item or cell. */
export function countPassage(prose: Prose, passage: string): number {
  let found = 0;
  if (passage !== '') eachRuns(prose, (runs) => (found += countIn(runsText(runs), passage)));
  return found;
}

/** Overlapping ones count too: which of them was meant is not known. */
const countIn = (text: string, passage: string, from = 0): number => {
  const at = text.indexOf(passage, from);
  return at < 0 ? 0 : 1 + countIn(text, passage, at + 1);
};

/**
 * The section with the passage replaced wherever it occurs; the section given stays as it was. What is left without a
 * character (a paragraph, an item of a list) goes with its passage.
 */
export function replacePassage(prose: Prose, passage: string, replacement: string): Prose {
  const swap = (runs: Run[]): Run[] => replaceInRuns(runs, passage, replacement);
  const swapAll = (blocks: readonly Block[]): Block[] => blocks.flatMap(swapBlock);
  const swapBlock = (block: Block): Block[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading': {
        const runs = swap(block.runs);
        return runs.length === 0 ? [] : [{ ...block, runs }];
      }
      case 'list': {
        const items = block.items
          .map((item) => ({ marker: item.marker, blocks: swapAll(item.blocks), was: item.blocks }))
          .filter(({ blocks, was }) => blocks.length > 0 || was.length === 0)
          .map(({ marker, blocks }) => ({ marker, blocks }));
        return items.length === 0 ? [] : [{ ...block, items }];
      }
      case 'table':
        return [{ ...block, rows: block.rows.map((row) => row.map(swap)) }];
      default:
        return [block];
    }
  };
  return swapAll(prose);
}

/** The replacement takes the style of the run in which the passage begins. */
function replaceInRuns(runs: Run[], passage: string, replacement: string): Run[] {
  const start = runsText(runs).indexOf(passage);
  if (start < 0) return runs;
  const end = start + passage.length;
  let offset = 0;
  const replaced = runs.flatMap((run): Run[] => {
    const text = runText(run);
    const [from, to] = [offset, offset + text.length];
    offset = to;
    if (to <= start || from >= end) return [run];
    const kept = text.slice(0, Math.max(0, start - from));
    const inserted = from <= start ? replacement : '';
    const rest = to > end ? text.slice(end - from) : '';
    const whole = kept + inserted + rest;
    return whole === '' ? [] : [typeof run === 'string' ? whole : { ...run, text: whole }];
  });
  return replaced;
}
