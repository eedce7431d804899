/** A saved web page, or what mammoth makes of a Word file → lines and grids in order. */
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { decodeText } from './decode.ts';
import { GridBuilder, rowLine, type Line, type Merge, type Notice, type Piece, type SourceDocument } from './grid.ts';
import { isKnownLabel } from './labels.ts';
import { formatCount } from './numbering.ts';
import { raised } from './raised.ts';

/** Reads a web page. */
export function readHtml(bytes: Uint8Array): SourceDocument {
  const { text, encoding } = decodeText(bytes);
  const page = parse(text);
  const main = mainPart(page);
  const { pieces, before, after } = new PageReading(main).read(page);
  const images = within(main, 'img').length;
  const notices = [
    ...(images === 0 ? [] : [{ at: '图片', text: `正文里有 ${String(images)} 张图片，图片没有导入` }]),
    ...textNotices(main),
  ];
  return { format: `网页（${encoding}）`, pieces, notices, around: { before, after } };
}

/** The lines and grids of an HTML text that is nothing but a document. */
export function htmlPieces(html: string): { pieces: Piece[]; notices: Notice[] } {
  const page = parse(html);
  return { pieces: new PageReading(page).read(page).pieces, notices: textNotices(page) };
}

/** What people should know of the text: some of it is struck, some of it does not show. */
function textNotices(main: Dom.ParentNode): Notice[] {
  const texts = (found: readonly Dom.Element[]): string[] =>
    found.map((one) => collapse(plainText(one)).trim()).filter((text) => text !== '');
  const struck = texts(['s', 'del', 'strike'].flatMap((name) => within(main, name)));
  const hidden = texts(hiddenIn(main));
  const brief = (all: readonly string[]): string =>
    all
      .slice(0, 5)
      .map((text) => text.slice(0, 30))
      .join('、');
  return [
    ...(struck.length === 0
      ? []
      : [{ at: '删除线', text: `有 ${String(struck.length)} 处文字带删除线，仍然导入了，请核对：${brief(struck)}` }]),
    ...(hidden.length === 0 ? [] : [{ at: '隐藏文字', text: `有 ${String(hidden.length)} 处隐藏的文字，没有导入` }]),
  ];
}

const hiddenIn = (parent: Dom.ParentNode): Dom.Element[] =>
  parent.childNodes.flatMap((child) =>
    !tree.isElementNode(child) || skipped.has(child.tagName) ? [] : isHidden(child) ? [child] : hiddenIn(child),
  );

/** The innermost element that holds most of the text of a page, and every table of data. */
function mainPart(page: Dom.Document): Dom.ParentNode {
  const sizes = new Map<Dom.Node, { length: number; tables: number }>();
  const measure = (node: Dom.Node): { length: number; tables: number } => {
    const size = { length: 0, tables: 0 };
    if (tree.isTextNode(node)) size.length = node.value.replace(/\s+/gu, '').length;
    if (!('childNodes' in node) || (tree.isElementNode(node) && (skipped.has(node.tagName) || isHidden(node))))
      return size;
    if (tree.isElementNode(node) && node.tagName === 'table' && headed(node)) size.tables = 1;
    for (const child of node.childNodes) {
      const inner = measure(child);
      size.length += inner.length;
      size.tables += inner.tables;
    }
    sizes.set(node, size);
    return size;
  };
  const whole = measure(page);
  let main: Dom.ParentNode = page;
  for (;;) {
    const inner: Dom.Node | undefined = main.childNodes.find((child) => {
      const size = sizes.get(child);
      return size !== undefined && size.length >= whole.length * 0.7 && size.tables === whole.tables;
    });
    // A paragraph and a table of data are content, not a place for it.
    if (!inner || !tree.isElementNode(inner) || inner.tagName === 'p' || (inner.tagName === 'table' && isData(inner)))
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
  /** Text around the main part. */
  readonly before: Line[] = [];
  readonly after: Line[] = [];
  readonly #main: Dom.ParentNode;
  /** Where the reading is: `undefined` inside the main part. */
  #around: Line[] | undefined = this.before;
  #line = '';
  #lines = 0;
  #grids = 0;

  constructor(main: Dom.ParentNode) {
    this.#main = main;
  }

  read(page: Dom.Document): this {
    this.#visit(page);
    this.#endLine();
    return this;
  }

  #visit(node: Dom.Node): void {
    if (tree.isTextNode(node)) this.#line += node.value;
    if (!('childNodes' in node)) return;
    const name = tree.isElementNode(node) ? node.tagName : '';
    if (tree.isElementNode(node) && (skipped.has(name) || isHidden(node))) return;
    const block = blocks.has(name) || name === 'br';
    if (block || node === this.#main) this.#endLine();
    if (node === this.#main) this.#around = undefined;
    if (tree.isElementNode(node) && name === 'table' && isData(node)) this.#takeTable(node);
    else {
      if (tree.isElementNode(node) && name === 'li') this.#line += listMark(node);
      for (const child of node.childNodes) this.#visit(child);
    }
    if (block || node === this.#main) this.#endLine();
    if (node === this.#main) this.#around = this.after;
  }

  #takeTable(table: Dom.Element): void {
    for (const caption of elements(table, 'caption')) {
      this.#line = textOf(caption);
      this.#endLine();
    }
    this.#grids += 1;
    const grid = readTable(table, `表${String(this.#grids)}`);
    if (grid.empty) return;
    if (this.#around) this.#around.push(...grid.build().rows.map(rowLine));
    else this.pieces.push({ kind: 'grid', grid: grid.build() });
  }

  #endLine(): void {
    const text = collapse(this.#line).trim();
    this.#line = '';
    if (text === '') return;
    this.#lines += 1;
    const line = { text, at: `第 ${String(this.#lines)} 段` };
    if (this.#around) this.#around.push(line);
    else this.pieces.push({ kind: 'line', line });
  }
}

/** The number that a browser shows before an item of a numbered list. */
function listMark(item: Dom.Element): string {
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

/** Elements of a name below another. */
function within(parent: Dom.ParentNode, name: string): Dom.Element[] {
  return parent.childNodes.flatMap((child) =>
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

/** The text of a cell: a block or `<br>` ends a line; of a table inside, a row is a line, its cells apart by a space. */
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
    else if (tagName === 'table') {
      endBlock();
      for (const row of rowsOf(node))
        lines.push(
          cellsOf(row)
            .map((one) => textOf(one).replaceAll('\n', ' '))
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
