/** Tables that are typed as text, in `<pre>` and the like: a line a row, its cells apart by tabs or other separators. */
import { defaultTreeAdapter as tree, html, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { delimitedTable } from '../csv.ts';
import { isHidden } from './hidden.ts';
import { styleOf } from './styled.ts';
import { blocks, skipped, within } from './text.ts';

/** The rows that an element shows as lines of text, each cell as one of a table; undefined if that is no table. */
export function typedRows(element: Dom.Element): Dom.Element[][] | undefined {
  if (!keepsLines(element) || within(element, 'table').length > 0) return undefined;
  return delimitedTable(typedText(element))?.map((row) => row.map(cellOf));
}

/** Does an element show the line breaks and tabs of its text? */
const keepsLines = (element: Dom.Element): boolean =>
  /^(?:pre|xmp|listing|plaintext)$/u.test(element.tagName) ||
  /(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)/iu.test(styleOf(element));

function typedText(element: Dom.Element): string {
  let text = '';
  const visit = (node: Dom.Node): void => {
    if (tree.isTextNode(node)) text += node.value;
    if (!tree.isElementNode(node) || skipped.has(node.tagName) || isHidden(node)) return;
    const isBlock = blocks.has(node.tagName) || node.tagName === 'br';
    if (isBlock && text !== '' && !text.endsWith('\n')) text += '\n';
    for (const child of node.childNodes) visit(child);
    if (isBlock && !text.endsWith('\n')) text += '\n';
  };
  for (const child of element.childNodes) visit(child);
  return text;
}

function cellOf(text: string): Dom.Element {
  const make = (name: string): Dom.Element => tree.createElement(name, html.NS.HTML, []);
  const cell = make('td');
  for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
    if (index > 0) tree.appendChild(cell, make('br'));
    tree.insertText(cell, line);
  }
  return cell;
}
