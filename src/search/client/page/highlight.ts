/** The sought words on a page that was reached from the search. */
import { readAddress } from './address.ts';
import { placesIn } from './excerpt.ts';
import { parseQuery } from '../engine/query.ts';
import { respellFor } from '../engine/respell.ts';
import { element } from './view.ts';

const blocks = 'p, li, td, th, dt, dd, h1, h2, h3, caption, figcaption, blockquote, summary';

/** A page's text, each character with the node that it stands in. */
interface PageText {
  chars: string[];
  at: { node: Text; from: number; to: number }[];
}

/** Marks on a page that was reached from the search page what was searched for there, and offers to go through it. */
export async function markSought(main: HTMLElement, search: string): Promise<void> {
  const { q } = readAddress(search);
  const { clauses, number } = parseQuery(q, await respellFor(q));
  const sought = [...clauses, ...(number ? [number] : [])].map(({ text }) => text);
  if (sought.length === 0 || !('highlights' in CSS)) return;
  const { chars, at } = textOf(main);
  const places = (await placesIn(chars, sought)).flat().sort((a, b) => a.from - b.from);
  const ranges = places.flatMap(({ from, to }) => {
    const [first, last] = [at[from], at[to - 1]];
    if (!first || !last) return [];
    const range = new Range();
    range.setStart(first.node, first.from);
    range.setEnd(last.node, last.to);
    return [range];
  });
  if (ranges.length === 0) return;
  CSS.highlights.set('sought', new Highlight(...ranges));
  // Beside the text: a landmark of its own.
  main.after(bar(sought, ranges));
}

/** All text of an element; a line break stands between blocks, so that nothing is found across them. */
function textOf(main: HTMLElement): PageText {
  const text: PageText = { chars: [], at: [] };
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let block: Element | null | undefined;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const own = node.parentElement?.closest(blocks);
    let from = 0;
    for (const char of own === block ? node.data : `\n${node.data}`) {
      const isBreak = own !== block;
      block = own;
      text.chars.push(char);
      text.at.push({ node, from, to: isBreak ? from : from + char.length });
      if (!isBreak) from += char.length;
    }
  }
  return text;
}

/** Says how many places there are and leads from one to the next. */
function bar(sought: readonly string[], ranges: readonly Range[]): HTMLElement {
  const next = element('button', '', '下一处') as HTMLButtonElement;
  const close = element('button', '', '不再标出') as HTMLButtonElement;
  const status = element('span', '', `本页有 ${ranges.length} 处“${sought.join(' ')}”`);
  const made = element('aside', 'sought no-print', status, ' ', next, ' ', close);
  made.setAttribute('aria-label', '搜索词');
  status.setAttribute('role', 'status');
  next.type = close.type = 'button';
  let shown = -1;
  next.addEventListener('click', () => {
    shown = (shown + 1) % ranges.length;
    const range = ranges[shown];
    const parent = range?.startContainer.parentElement;
    for (let details = parent?.closest('details'); details; details = details.parentElement?.closest('details'))
      details.open = true;
    parent?.scrollIntoView({ block: 'center' });
    status.textContent = `第 ${shown + 1} 处，共 ${ranges.length} 处`;
    if (range) CSS.highlights.set('sought-here', new Highlight(range));
  });
  close.addEventListener('click', () => {
    CSS.highlights.clear();
    made.remove();
  });
  return made;
}
