/** Shown text → HTML. Text is escaped here, once; nothing else of a section reaches the page. */
import { cutPassage, says } from '../../schema/clause.ts';
import { runsText, type Block } from '../../schema/prose.ts';
import type { ShownBlock, ShownItem, ShownRun } from './shown-text.ts';

/** Makes an address of a site path: under the base on pages, full in feeds. */
export type Link = (path: string) => string;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/gu, (mark) => escapes[mark] ?? mark);

/** The HTML of a section. */
export const proseHtml = (blocks: readonly ShownBlock[], link: Link): string =>
  blocks.map((block) => blockHtml(block, link)).join('');

function blockHtml(block: ShownBlock, link: Link): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${runsHtml(block.runs, link)}</p>`;
    case 'heading': {
      const level = `h${String(block.depth)}`;
      return `<${level}>${runsHtml(block.runs, link)}</${level}>`;
    }
    case 'list':
      return listHtml(block.items, link);
    case 'table': {
      const [head, ...rows] = block.rows;
      const cells = (row: ShownRun[][], open: string, close: string): string =>
        `<tr>${row.map((cell) => open + runsHtml(cell, link) + close).join('')}</tr>`;
      const thead = head ? `<thead>${cells(head, '<th scope="col">', '</th>')}</thead>` : '';
      const tbody = `<tbody>${rows.map((row) => cells(row, '<td>', '</td>')).join('')}</tbody>`;
      return `<div class="scroll" role="group" aria-label="表格" tabindex="0"><table>${thead}${tbody}</table></div>`;
    }
    case 'image': {
      const source = escapeHtml(link(block.address));
      return `<figure><img src="${source}" alt="${escapeHtml(block.alt)}" loading="lazy"></figure>`;
    }
    // Components are Astro's: see RichProse.astro.
    case 'component':
      return '';
  }
}

/** Numbering is part of the text, as typed; the list only sets it apart. */
function listHtml(items: readonly ShownItem[], link: Link): string {
  const ordered = /^\d/u.test(items[0]?.marker ?? '');
  const tag = ordered ? 'ol' : 'ul';
  const rows = items.map(
    ({ marker, blocks }) =>
      `<li><span class="marker">${escapeHtml(marker)}</span><div>${proseHtml(blocks, link)}</div></li>`,
  );
  // role: Safari takes list-style: none for no list.
  return `<${tag} role="list">${rows.join('')}</${tag}>`;
}

/** The HTML of a line. Neighbours that are bold are one stretch, as they were typed. */
export function runsHtml(runs: readonly ShownRun[], link: Link): string {
  let html = '';
  let isBold = false;
  for (const run of runs) {
    const bold = typeof run !== 'string' && run.bold === true;
    if (bold !== isBold) html += bold ? '<b>' : '</b>';
    isBold = bold;
    html += runHtml(run, link);
  }
  return isBold ? `${html}</b>` : html;
}

function runHtml(run: ShownRun, link: Link): string {
  if (typeof run === 'string') return escapeHtml(run);
  const text = escapeHtml(run.text);
  if (run.href !== undefined) return `<a href="${escapeHtml(run.href)}" rel="external">${text}</a>`;
  return run.to === undefined ? text : `<a href="${escapeHtml(link(run.to))}">${text}</a>`;
}

/** The first characters of a section that a sentence of ours stands before; empty if it says nothing. */
export function excerpt(blocks: readonly Block[] | undefined, length = 80): string {
  const texts = (blocks ?? []).map((block) => (block.kind === 'paragraph' ? runsText(block.runs) : ''));
  return cutPassage(texts.find(says) ?? '', length);
}
