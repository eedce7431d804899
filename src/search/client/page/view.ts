/** How results look: the elements of the list, and counts in words. */
import { markClass } from '../../../formats/text/marks.ts';
import type { Kind, Shown } from '../../shared/fields.ts';
import { excerpt } from './excerpt.ts';

const measures: Readonly<Record<Kind, string>> = {
  case: '件信访件',
  batch: '个批次',
  announcement: '条公告',
  task: '项整改任务',
  page: '个页面',
};

/** How many of a kind, in words: `12 件信访件`; of several kinds: `12 条结果`. */
export const counted = (count: number, kinds: readonly Kind[]): string => {
  const [kind, further] = kinds;
  return `${count} ${kind === undefined || further !== undefined ? '条结果' : measures[kind]}`;
};

/** An element with a class and children. */
export function element(tag: string, name: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  made.append(...children);
  return made;
}

/** Gives an element these children in the place of those that it has. */
export function fill(parent: Element, ...children: readonly (Node | string)[]): void {
  parent.textContent = '';
  parent.append(...children);
}

/** A link within the search page: the page's script answers it without a new page. */
export function askLink(search: string, text: string, label?: string): HTMLAnchorElement {
  const link = document.createElement('a');
  // A link to no question at all must not be one to the question on show.
  link.href = `${location.pathname}${search}`;
  link.dataset['ask'] = '';
  link.append(text);
  if (label !== undefined) link.setAttribute('aria-label', label);
  return link;
}

/** A page of another kind that the question is the name of. */
export function namedLink({ title, url, inspectionTitle, sample }: Shown & { url: string }): HTMLElement {
  const link = document.createElement('a');
  link.href = url;
  if (sample) link.append(element('span', 'sample-mark', '示例'));
  link.append(title);
  return element('span', '', link, inspectionTitle === '' ? '' : ` · ${inspectionTitle}`);
}

/** Fills the line of such pages. */
export function showNamed(line: HTMLElement, links: readonly HTMLElement[]): void {
  const place = line.querySelector('[data-links]');
  if (place) fill(place, ...links);
  line.hidden = links.length === 0;
}

/**
 * One result of the list.
 * @param sought folded texts to mark in the excerpt
 */
export async function resultItem(shown: Shown & { url: string }, sought: readonly string[]): Promise<HTMLElement> {
  const { kind, title, number, batch, verdict, state, regions, types, inspectionTitle, date, sample, amended } = shown;
  const link = document.createElement('a');
  link.className = 'result__link';
  link.href = shown.url;
  // Inside the link, so that a result can't be quoted without it.
  if (sample) link.append(element('span', 'sample-mark', '示例'));
  link.append(title);
  const origin = [batch === undefined ? '' : `第${batch}批`, inspectionTitle, date].filter((fact) => fact !== '');
  const facts: (Node | string)[] = number === undefined ? [] : [element('span', 'num', number), ' · '];
  facts.push(origin.join(' · '));
  const marks = [
    ...(verdict === undefined ? [] : [element('span', markClass(verdict, 'verdict'), verdict)]),
    ...(state === undefined ? [] : [element('span', markClass(state, 'state'), state)]),
    ...(amended === undefined ? [] : [element('span', 'correction-mark', amended)]),
    ...[regions, types].filter(({ length }) => length > 0).map((words) => element('span', '', words.join('、'))),
  ];
  // A page's text begins with what its title says, so only what was sought for is worth showing there.
  const pieces = (await excerpt(shown.text, sought)).map(({ text, marked }) =>
    marked ? element('mark', '', text) : text,
  );
  const parts = [
    link,
    ...(marks.length > 0 ? [element('p', 'result__marks', ...marks)] : []),
    element('p', 'result__excerpt', ...pieces),
    ...(kind === 'page' ? [] : [element('p', 'result__facts', ...facts)]),
  ];
  return element('li', 'result', ...parts);
}
