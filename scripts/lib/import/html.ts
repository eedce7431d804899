/** A saved web page, or what mammoth makes of a Word file → lines and grids in order. */
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { decodeText } from './decode.ts';
import { GridBuilder, type Merge, type Piece, type SourceDocument } from './grid.ts';
import { isKnownLabel } from './labels.ts';
import { raised } from './raised.ts';

/** Reads a web page. */
export function readHtml(bytes: Uint8Array): SourceDocument {
  const { text, encoding } = decodeText(bytes);
  const { pieces, left } = readPage(text, true);
  const notices =
    left === 0
      ? []
      : [{ at: '网页', text: `正文后面还有 ${String(left)} 段文字（页脚、相关链接等），没有导入，请核对` }];
  return { format: `网页（${encoding}）`, pieces, notices, surroundedByOthers: true };
}

/** The lines and grids of an HTML text that is nothing but a document. */
export const htmlPieces = (html: string): Piece[] => readPage(html, false).pieces;

/** @param framed is there a menu before and a footer after what matters? */
function readPage(html: string, framed: boolean): { pieces: Piece[]; left: number } {
  const page = parse(html);
  const reading = new PageReading(framed ? mainPart(page) : undefined);
  reading.visit(page);
  reading.endLine();
  const { pieces, end = pieces.length } = reading;
  return { pieces: pieces.slice(0, end), left: pieces.length - end };
}

/** The innermost element that holds most of the text of a page. */
function mainPart(page: Dom.Document): Dom.Node {
  const lengths = new Map<Dom.Node, number>();
  const measure = (node: Dom.Node): number => {
    if (tree.isTextNode(node)) return node.value.replace(/\s+/gu, '').length;
    if (!('childNodes' in node)) return 0;
    if (tree.isElementNode(node) && (skipped.has(node.tagName) || isHidden(node))) return 0;
    const length = node.childNodes.reduce((sum, child) => sum + measure(child), 0);
    lengths.set(node, length);
    return length;
  };
  const most = measure(page) * 0.7;
  let main: Dom.Node = page;
  for (;;) {
    const inside: Dom.Node[] = 'childNodes' in main ? main.childNodes : [];
    const inner = inside.find((child) => (lengths.get(child) ?? 0) >= most);
    // A paragraph and a table of data are content, not a place for it.
    if (
      !inner ||
      (tree.isElementNode(inner) && (inner.tagName === 'p' || (inner.tagName === 'table' && isData(inner))))
    )
      return main;
    main = inner;
  }
}

const skipped = new Set([
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
const blocks = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

class PageReading {
  readonly pieces: Piece[] = [];
  /** How many pieces there are to the end of the main part. */
  end: number | undefined;
  readonly #main: Dom.Node | undefined;
  #line = '';
  #lines = 0;
  #grids = 0;

  constructor(main: Dom.Node | undefined) {
    this.#main = main;
  }

  visit(node: Dom.Node): void {
    if (tree.isTextNode(node)) this.#line += node.value;
    if (!('childNodes' in node)) return;
    const name = tree.isElementNode(node) ? node.tagName : '';
    if (tree.isElementNode(node) && (skipped.has(name) || isHidden(node))) return;
    if (tree.isElementNode(node) && name === 'table' && isData(node)) {
      this.endLine();
      this.#grids += 1;
      const grid = readTable(node, `表${String(this.#grids)}`);
      if (!grid.empty) this.pieces.push({ kind: 'grid', grid: grid.build() });
      return;
    }
    const block = blocks.has(name) || name === 'br';
    if (block) this.endLine();
    for (const child of node.childNodes) this.visit(child);
    if (block) this.endLine();
    if (node !== this.#main) return;
    this.endLine();
    this.end = this.pieces.length;
  }

  endLine(): void {
    const text = collapse(this.#line);
    this.#line = '';
    if (text.trim() === '') return;
    this.#lines += 1;
    this.pieces.push({ kind: 'line', line: { text: text.trim(), at: `第 ${String(this.#lines)} 段` } });
  }
}

/** A table that only holds other tables in place is no table of data. */
const isData = (table: Dom.Element): boolean => within(table, 'table').length === 0 || headed(table);

const headed = (table: Dom.Element): boolean =>
  rowsOf(table).some(
    (row) =>
      cellsOf(row).filter((cell) => within(cell, 'table').length === 0 && isKnownLabel(textOf(cell))).length >= 3,
  );

function readTable(table: Dom.Element, name: string): GridBuilder {
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
      grid.set(number, column, textOf(cell));
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

const isHidden = (element: Dom.Element): boolean =>
  attribute(element, 'hidden') !== undefined ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/iu.test(
    attribute(element, 'style') ?? '',
  );

/** Elements of a name below an element. */
function within(element: Dom.Element, name: string): Dom.Element[] {
  return element.childNodes.flatMap((child) =>
    tree.isElementNode(child) ? [...(child.tagName === name ? [child] : []), ...within(child, name)] : [],
  );
}

const elements = (parent: Dom.Element, ...names: string[]): Dom.Element[] =>
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

/** The text of a cell: a block or `<br>` ends a line, cells of a table inside are apart by a space. */
function textOf(cell: Dom.Element): string {
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
    else {
      const isCell = tagName === 'td' || tagName === 'th';
      const block = blocks.has(tagName) && !isCell;
      if (block) endBlock();
      for (const child of node.childNodes) visit(child);
      if (block) endBlock();
      if (isCell) line += ' ';
    }
  };
  for (const child of cell.childNodes) visit(child);
  end();
  return lines.map(collapse).join('\n');
}

const plainText = (element: Dom.Element): string =>
  element.childNodes
    .map((child) => (tree.isTextNode(child) ? child.value : tree.isElementNode(child) ? plainText(child) : ''))
    .join('');

/** White space as a browser shows it; a line break of the source between Chinese characters is none. */
const collapse = (text: string): string =>
  text
    .replace(/(?<=[\p{Script=Han}，。、；：）])[ \t]*[\r\n][ \t\r\n]*(?=[\p{Script=Han}，。、；：（])/gu, '')
    .replace(/[ \t\r\n]+/gu, ' ')
    .replace(/^ | $/gu, '');
