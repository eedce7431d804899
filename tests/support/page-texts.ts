/** What a built page says, as a reader hears it: a string a paragraph, cell, heading, meta tag. */
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as Types } from 'parse5';

const blocks = new Set(
  'address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const unread = new Set(['script', 'style', 'svg', 'template']);

/** The texts of a page in their order, those of its head first: title, descriptions, JSON-LD. */
export function textsOf(html: string): string[] {
  const texts: string[] = [];
  let line = '';
  const end = (): void => {
    const text = line.replace(/[ \n\t]+/gu, ' ').trim();
    if (text !== '') texts.push(text);
    line = '';
  };
  const visit = (node: Types.Node): void => {
    if (tree.isTextNode(node)) line += node.value;
    if (!('childNodes' in node)) return;
    const name = tree.isElementNode(node) ? node.tagName : '';
    if (tree.isElementNode(node)) {
      const attribute = (wanted: string): string | undefined => node.attrs.find((one) => one.name === wanted)?.value;
      if (name === 'meta') texts.push(attribute('content') ?? '');
      if (attribute('type') === 'application/ld+json') texts.push(...strings(JSON.parse(textOf(node))));
      for (const wanted of ['alt', 'title', 'aria-label']) texts.push(attribute(wanted) ?? '');
    }
    if (unread.has(name)) return;
    const isBlock = blocks.has(name) || name === 'title' || name === 'br';
    if (isBlock) end();
    node.childNodes.forEach(visit);
    if (isBlock) end();
  };
  visit(parse(html));
  end();
  return texts.filter((text) => text !== '');
}

const textOf = (node: Types.ParentNode): string =>
  node.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('');

/** Every string in a value of JSON. */
export function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
