/** What a reader finds with nothing under it: headings, tables, lists, and boxes to open. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);
const heading = /^h[1-6]$/u;
/** What says something without a text. */
const speaking = new Set(['img', 'svg', 'input', 'button', 'select', 'iframe']);
/** What a reader does not see. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'link', 'meta']);

/** What a script shows or fills. */
const isScripts = ({ attrs }: Element): boolean =>
  attrs.some(({ name }) => name === 'hidden' || name === 'data-results') ||
  attrs.some(({ name, value }) => name === 'role' && value === 'status');

/** The elements below a node, itself included, in order; what is a script's business is left out. */
function* elements(node: Node): Generator<Element> {
  if (isElement(node)) {
    if (silent.has(node.tagName) || isScripts(node)) return;
    yield node;
  }
  for (const child of childrenOf(node)) yield* elements(child);
}

const textOf = (node: Node): string =>
  'value' in node
    ? node.value
    : isElement(node) && silent.has(node.tagName)
      ? ''
      : childrenOf(node).map(textOf).join('');

/** The text of a node without some of its children. */
const textBesides = (node: Element, without: ReadonlySet<string>): string =>
  childrenOf(node)
    .filter((child) => !isElement(child) || !without.has(child.tagName))
    .map(textOf)
    .join('')
    .trim();

const isFilled = (node: Element): boolean =>
  textOf(node).trim() !== '' || [...elements(node)].some(({ tagName }) => speaking.has(tagName));

/** Everything on a page that holds nothing, as people see it: `h2 公告`. */
export function emptyPlaces(html: string): string[] {
  const found: string[] = [];
  const [main] = [...elements(parse(html))].filter(({ tagName }) => tagName === 'body');
  if (!main) return ['no body'];
  const all = [...elements(main)];
  for (const [index, one] of all.entries()) {
    const { tagName } = one;
    const name = `${tagName} ${textOf(one).replace(/\s+/gu, ' ').trim().slice(0, 30)}`;
    if (heading.test(tagName)) {
      const inside = new Set(elements(one));
      const after = all.slice(index + 1).filter((other) => !inside.has(other));
      const end = after.findIndex((other) => heading.test(other.tagName) && other.tagName <= tagName);
      const below = end < 0 ? after : after.slice(0, end);
      const own = below.filter((other) => !contains(other, after[end]));
      if (!own.some((other) => !heading.test(other.tagName) && isFilled(other))) found.push(name);
    } else if (tagName === 'table') {
      const body = all.filter((other) => other.tagName === 'td' && contains(one, other));
      if (!body.some(isFilled)) found.push(name);
    } else if (['ul', 'ol', 'dl', 'p', 'dd', 'figure', 'section', 'caption', 'th', 'summary'].includes(tagName)) {
      if (!isFilled(one)) found.push(name);
    } else if (tagName === 'details' && textBesides(one, new Set(['summary'])) === '') found.push(name);
  }
  return found;
}

/** Does an element hold another one? */
function contains(outer: Element, inner: Element | undefined): boolean {
  if (!inner) return false;
  for (let at: Node | null = inner; at; at = 'parentNode' in at ? at.parentNode : null) if (at === outer) return true;
  return false;
}
