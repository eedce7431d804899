/** Verbatim prose → HTML. Text is escaped here, once; nothing else of a section reaches the page. */
import { addresses } from '../../register/addresses.ts';
import type { CitationFinder } from '../../register/citations.ts';
import type { Inspection } from '../../register/types.ts';
import { cutPassage, says } from '../../schema/clause.ts';
import { runsText, type Block, type ProseItem, type Run } from '../../schema/prose.ts';

/** How the places that prose may point to are found. */
export interface ProseContext {
  /** Cited case numbers become links to these addresses. */
  citations: CitationFinder | undefined;
  caseAddress: (key: string) => string;
  /** Address of the folder that images come from. */
  imageFolder: string;
}

/**
 * How the prose of an inspection finds them.
 * @param folder the folder of the file in which the prose stands: batches, announcements …
 * @param link makes an address of a site path: under the base on pages, full in feeds
 */
export const inspectionContext = (
  inspection: Inspection,
  folder: string,
  link: (path: string) => string,
): ProseContext => ({
  citations: inspection.citations,
  caseAddress: (key) => link(inspection.caseByKey.get(key)?.address ?? inspection.address),
  imageFolder: link(addresses.pictures(inspection.id, folder)),
});

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/gu, (mark) => escapes[mark] ?? mark);

/** The HTML of a section. */
export function proseHtml(blocks: readonly Block[], context: ProseContext): string {
  return blocks.map((block) => blockHtml(block, context)).join('');
}

function blockHtml(block: Block, context: ProseContext): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${runsHtml(block.runs, context)}</p>`;
    case 'heading': {
      const level = `h${String(block.depth)}`;
      return `<${level}>${runsHtml(block.runs, context)}</${level}>`;
    }
    case 'list':
      return listHtml(block.items, context);
    case 'table': {
      const [head, ...rows] = block.rows;
      const cells = (row: Run[][], open: string, close: string): string =>
        `<tr>${row.map((cell) => open + runsHtml(cell, context) + close).join('')}</tr>`;
      const thead = head ? `<thead>${cells(head, '<th scope="col">', '</th>')}</thead>` : '';
      const tbody = `<tbody>${rows.map((row) => cells(row, '<td>', '</td>')).join('')}</tbody>`;
      return `<div class="scroll" role="group" aria-label="表格" tabindex="0"><table>${thead}${tbody}</table></div>`;
    }
    case 'image': {
      const source = `${context.imageFolder}${encodeURIComponent(block.name)}`;
      return `<figure><img src="${escapeHtml(source)}" alt="${escapeHtml(block.alt)}" loading="lazy"></figure>`;
    }
    // Components are Astro's: see RichProse.astro.
    case 'component':
      return '';
  }
}

/** Numbering is part of the text, as typed; the list only sets it apart. */
function listHtml(items: readonly ProseItem[], context: ProseContext): string {
  const ordered = /^\d/u.test(items[0]?.marker ?? '');
  const tag = ordered ? 'ol' : 'ul';
  const rows = items.map(
    ({ marker, blocks }) =>
      `<li><span class="marker">${escapeHtml(marker)}</span><div>${proseHtml(blocks, context)}</div></li>`,
  );
  // role: Safari takes list-style: none for no list.
  return `<${tag} role="list">${rows.join('')}</${tag}>`;
}

function runsHtml(runs: readonly Run[], context: ProseContext): string {
  return runs
    .map((run) => {
      if (typeof run === 'string') return citedHtml(run, context);
      if (run.href !== undefined) {
        const link = `<a href="${escapeHtml(run.href)}" rel="external">${escapeHtml(run.text)}</a>`;
        return run.bold ? `<b>${link}</b>` : link;
      }
      return run.bold ? `<b>${citedHtml(run.text, context)}</b>` : citedHtml(run.text, context);
    })
    .join('');
}

function citedHtml(text: string, { citations, caseAddress }: ProseContext): string {
  if (!citations) return escapeHtml(text);
  return citations
    .segments(text)
    .map(({ text: part, key }) =>
      key === undefined ? escapeHtml(part) : `<a href="${caseAddress(key)}">${escapeHtml(part)}</a>`,
    )
    .join('');
}

/** The HTML of a plain text: escaped, with cited case numbers as links. */
export const textHtml = (text: string, context: ProseContext): string => citedHtml(text, context);

/** The first characters of a section that a sentence of ours stands before; empty if it says nothing. */
export function excerpt(blocks: readonly Block[] | undefined, length = 80): string {
  const texts = (blocks ?? []).map((block) => (block.kind === 'paragraph' ? runsText(block.runs) : ''));
  return cutPassage(texts.find(says) ?? '', length);
}
