import type { Kind, Shown } from '../fields.ts';
import { excerpt } from './excerpt.ts';

/** How many of a kind, in words: `12 件信访件`. */
export const counted = (count: number, kind: Kind): string =>
  `${count} ${{ case: '件信访件', announcement: '条公告', task: '项整改任务', page: '个页面' }[kind]}`;

/** An element with a class and children. */
function element(tag: string, name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = `search-app__${name}`;
  made.append(...children);
  return made;
}

/**
 * One result of the list.
 * @param sought folded texts to mark in the excerpt
 */
export function resultItem(shown: Shown & { url: string }, sought: readonly string[]): HTMLElement {
  const { title, verdict, state, regions, inspectionTitle, date, sample, text, url } = shown;
  const link = document.createElement('a');
  link.className = 'search-app__link';
  link.href = url;
  // Inside the link, so that a result can't be quoted without it.
  if (sample) link.append(element('span', 'sample', '示例'), ' ');
  link.append(title);
  const facts = [verdict, state, regions.join('、'), inspectionTitle, date].filter((fact) => fact);
  const pieces = excerpt(text, sought).map(({ text, marked }) => (marked ? element('mark', '', text) : text));
  return element('li', 'result', link, element('p', 'facts', facts.join(' · ')), element('p', 'excerpt', ...pieces));
}
