/** HTML tables → grids, and the text of their cells. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { cleanText, GridBuilder, type Merge } from './grid.ts';
import { isKnownLabel } from '../labels.ts';
import { formatCount } from './numbering.ts';
import { raised } from './raised.ts';

/** Elements that show no text of the page. */
export const skipped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'select',
  'button',
  'textarea',
  'iframe',
  'svg',
  'object',
]);
/** Elements that begin and end a line. */
export const blocks = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** The number that a browser shows before an item of a numbered list. */
export function listMark(item: Dom.Element): string {
  const list = item.parentNode;
  if (!list || !tree.isElementNode(list) || list.tagName !== 'ol') return '';
  if (/list-style(?:-type)?\s*:\s*none/iu.test(`${attribute(list, 'style') ?? ''};${attribute(item, 'style') ?? ''}`))
    return '';
  const place = elements(list, 'li').indexOf(item);
  const first = Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1;
  const formats: Readonly<Record<string, string>> = {
    a: 'lowerLetter',
    A: 'upperLetter',
    i: 'lowerRoman',
    I: 'upperRoman',
  };
  return `${formatCount(first + place, formats[attribute(list, 'type') ?? ''] ?? 'decimal')}. `;
}

/** A table that only holds other tables in place is no table of data. */
export const isData = (table: Dom.Element): boolean => within(table, 'table').length === 0 || headed(table);

export const headed = (table: Dom.Element): boolean =>
  rowsOf(table).some(
    (row) =>
      cellsOf(row).filter((cell) => within(cell, 'table').length === 0 && isKnownLabel(textOf(cell, asShown))).length >=
      3,
  );

export function readTable(table: Dom.Element, name: string, spaces: Spaces): GridBuilder {
  const grid = new GridBuilder(name);
  const merges: Merge[] = [];
  /** Column → the last row that a cell from above covers. */
  const taken = new Map<number, number>();
  for (const [index, row] of rowsOf(table).entries()) {
    const number = index + 1;
    let column = 1;
    for (const cell of cellsOf(row)) {
      while ((taken.get(column) ?? 0) >= number) column += 1;
      const right = column + span(cell, 'colspan') - 1;
      const bottom = number + span(cell, 'rowspan') - 1;
      grid.set(number, column, textOf(cell, spaces));
      if (right > column || bottom > number) merges.push({ top: number, left: column, bottom, right });
      for (let covered = column; covered <= right; covered++) taken.set(covered, bottom);
      column = right + 1;
    }
  }
  for (const merge of merges) grid.merge(merge);
  return grid;
}

const attribute = (element: Dom.Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

const span = (cell: Dom.Element, name: string): number =>
  Math.min(Math.max(Number.parseInt(attribute(cell, name) ?? '1', 10) || 1, 1), 1000);

export const isHidden = (element: Dom.Element): boolean =>
  attribute(element, 'hidden') !== undefined ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/iu.test(
    attribute(element, 'style') ?? '',
  );

/** Elements of a name below another. */
export function within(parent: Dom.ParentNode, name: string): Dom.Element[] {
  return parent.childNodes.flatMap((child) =>
    tree.isElementNode(child) ? [...(child.tagName === name ? [child] : []), ...within(child, name)] : [],
  );
}

export const elements = (parent: Dom.Element, ...names: string[]): Dom.Element[] =>
  parent.childNodes.filter((child): child is Dom.Element => tree.isElementNode(child) && names.includes(child.tagName));

const rowsOf = (table: Dom.Element): Dom.Element[] =>
  table.childNodes
    .filter((child) => tree.isElementNode(child))
    .flatMap((child) =>
      child.tagName === 'tr'
        ? [child]
        : ['thead', 'tbody', 'tfoot'].includes(child.tagName)
          ? elements(child, 'tr')
          : [],
    )
    .filter((row) => !isHidden(row));

const cellsOf = (row: Dom.Element): Dom.Element[] => elements(row, 'td', 'th');

/** The text of a cell: a block or `<br>` ends a line; of a table inside, a row is a line, its cells apart by a space. */
export function textOf(cell: Dom.Element, spaces: Spaces): string {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    lines.push(line);
    line = '';
  };
  const endBlock = (): void => {
    if (line !== '') end();
  };
  const visit = (node: Dom.Node): void => {
    if (tree.isTextNode(node)) line += node.value;
    if (!tree.isElementNode(node) || skipped.has(node.tagName) || isHidden(node)) return;
    const { tagName } = node;
    if (tagName === 'br') end();
    else if (tagName === 'sup' || tagName === 'sub')
      line += raised(plainText(node), tagName === 'sup' ? 'superscript' : 'subscript');
    else if (tagName === 'table') {
      endBlock();
      for (const row of rowsOf(node))
        lines.push(
          cellsOf(row)
            .map((one) => cleanText(textOf(one, spaces)).replace(/\n+/gu, ' '))
            .join(' '),
        );
    } else {
      const block = blocks.has(tagName);
      if (block) endBlock();
      if (tagName === 'li') line += listMark(node);
      for (const child of node.childNodes) visit(child);
      if (block) endBlock();
    }
  };
  for (const child of cell.childNodes) visit(child);
  end();
  return lines.map(spaces).join('\n');
}

export const plainText = (element: Dom.Element): string =>
  element.childNodes
    .map((child) => (tree.isTextNode(child) ? child.value : tree.isElementNode(child) ? plainText(child) : ''))
    .join('');

/** What becomes of the white space of a text. */
export type Spaces = (text: string) => string;

/** White space as a browser shows it; a line break of the source between Chinese characters is none. */
export const asShown: Spaces = (text) =>
  text
    .replace(/(?<=[\p{Script=Han}，。、；：）])[ \t]*[\r\n][ \t\r\n]*(?=[\p{Script=Han}，。、；：（])/gu, '')
    .replace(/[ \t\r\n]+/gu, ' ')
    .replace(/^ | $/gu, '');
