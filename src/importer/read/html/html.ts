/** A saved web page → lines and grids in order. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { decodeText } from '../decode.ts';
import { rowLine, type Line, type Notice, type Piece, type SourceDocument } from '../grid.ts';
import { attribute, everyElement } from './elements.ts';
import { isHidden } from './hidden.ts';
import { listMark } from './list-marks.ts';
import { textNotices } from './notices.ts';
import { openPage } from './page.ts';
import type { ReadBeside } from './sheets.ts';
import { dataRows, headed, hiddenColumns, isTable, readTable, type Rows } from './table.ts';
import { cutToUnits } from '../../../schema/text/cut.ts';
import { quote } from '../../../schema/fault.ts';
import { badFile } from '../../stop.ts';
import { asShown, blocks, elements, formText, isShadow, skipped, textOf, unreadText } from './text.ts';

/**
 * Reads a web page.
 * @param readBeside its style sheets; none where it stands in another file
 */
export function readHtml(bytes: Uint8Array, readBeside?: ReadBeside): SourceDocument {
  const { text, encoding } = decodeText(bytes);
  const { page, isStyled, notices: opened } = openPage(text, readBeside ?? (() => undefined));
  const main = mainPart(page);
  const { pieces, before, after, notices: seen } = new PageReading(main, isStyled).read(page);
  if (readBeside) refuseFrames(page, pieces);
  const lines = pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.line] : []));
  const notices = [
    ...opened,
    ...otherPages([...before, ...lines, ...after]),
    ...textNotices(main, undefined, isTable),
    ...seen,
  ];
  return { format: `网页（${encoding}）`, pieces, notices, around: { before, after } };
}

/** Less text than an article has. */
const hardlyText = 200;

/** A page that only holds others, or papers, or shows what its parts hold: Excel writes such a one for a workbook, each sheet in a file beside it. */
function refuseFrames(page: Dom.Document, pieces: readonly Piece[]): void {
  const length = pieces.reduce((sum, piece) => sum + (piece.kind === 'line' ? piece.line.text.length : hardlyText), 0);
  const all = length >= hardlyText ? [] : everyElement(page);
  const frames = all.filter(({ tagName }) => frameTags.has(tagName));
  const again = '请在浏览器里打开这一页，把表选中复制到 Excel，另存为 .xlsx 后导入';
  if (all.some((one) => isShadow(one) && unreadText(one).length >= hardlyText))
    throw badFile(`这个网页的内容在网页组件（shadow root）里，这里读不到，没有导入。${again}`);
  const named = frames.flatMap((frame) => attribute(frame, 'src') ?? attribute(frame, 'data') ?? []);
  if (frames.length === 0) return;
  const files =
    named.length === 0
      ? ''
      : `（${named
          .slice(0, 5)
          .map((name) => quote(cutToUnits(name, 80)))
          .join('、')}）`;
  throw badFile(`这个网页里没有表，内容在它嵌着的别的文件里${files}，没有导入。请导入那个文件；不在旁边的，${again}`);
}

const frameTags = new Set(['frame', 'iframe', 'object', 'embed']);

/** A page that is one of several says so. */
function otherPages(lines: readonly Line[]): Notice[] {
  const links = lines.map(({ text }) => text).filter((text) => text.length <= 80);
  const counts = links.flatMap((text) => /共\s*(\d+)\s*页/u.exec(text)?.[1] ?? []);
  const isOne =
    counts.length > 0 ? counts.some((count) => Number(count) > 1) : links.some((text) => /下一页|[尾末]页/u.test(text));
  return isOne
    ? [
        {
          at: '网页',
          text: '网页分成几页，这个文件只有其中一页；请把各页的表合在一张表里，一起导入，并核对件数',
        },
      ]
    : [];
}

/** The innermost element that holds most of the text of a page, and every table of data. */
function mainPart(page: Dom.Document): Dom.ParentNode {
  const sizes = new Map<Dom.Node, { length: number; tables: number }>();
  const measure = (node: Dom.Node): { length: number; tables: number } => {
    const size = { length: 0, tables: 0 };
    if (tree.isTextNode(node)) size.length = node.value.replace(/\s+/gu, '').length;
    if (!('childNodes' in node) || (tree.isElementNode(node) && (skipped.has(node.tagName) || isHidden(node))))
      return size;
    if (tree.isElementNode(node) && (node.tagName === 'table' ? headed(node) : isTable(node))) size.tables = 1;
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
    if (!inner || !tree.isElementNode(inner) || inner.tagName === 'p' || isTable(inner)) return main;
    main = inner;
  }
}

class PageReading {
  readonly pieces: Piece[] = [];
  /** What was seen in cells and not read. */
  readonly notices: Notice[] = [];
  /** Text around the main part. */
  readonly before: Line[] = [];
  readonly after: Line[] = [];
  readonly #main: Dom.ParentNode;
  /** Are all style sheets of the page at hand? */
  readonly #isStyled: boolean;
  /** Where the reading is: `undefined` inside the main part. */
  #around: Line[] | undefined = this.before;
  #line = '';
  /** What of the line stands in links, and where the first of them leads. */
  #linked = { text: '', link: '' };
  #isHeading = false;
  #lines = 0;
  #grids = 0;

  constructor(main: Dom.ParentNode, isStyled: boolean) {
    this.#main = main;
    this.#isStyled = isStyled;
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
    const rows = tree.isElementNode(node) ? dataRows(node) : undefined;
    const form = tree.isElementNode(node) ? formText(node) : undefined;
    if (form !== undefined) this.#line += form;
    else if (tree.isElementNode(node) && rows) this.#takeTable(node, rows);
    else {
      if (tree.isElementNode(node) && name === 'li') this.#line += listMark(node);
      const start = this.#line.length;
      for (const child of node.childNodes) this.#visit(child);
      if (name === 'h1') this.#isHeading = true;
      if (tree.isElementNode(node) && name === 'a') this.#takeLink(node, start);
    }
    if (block || node === this.#main) this.#endLine();
    if (node === this.#main) this.#around = this.after;
  }

  #takeLink(anchor: Dom.Element, start: number): void {
    this.#linked.text += this.#line.slice(start);
    this.#linked.link ||= attribute(anchor, 'href') ?? '';
  }

  #takeTable(table: Dom.Element, rows: readonly Rows[]): void {
    for (const caption of elements(table, 'caption')) {
      this.#line = textOf(caption);
      this.#endLine();
    }
    this.#grids += 1;
    const name = `表${String(this.#grids)}`;
    const { grid, notices } = readTable(rows, name, hiddenColumns(table), this.#isStyled);
    const cells = new Set(rows.flatMap((row) => row.cells));
    if (!this.#around) this.notices.push(...textNotices(table, name, (one) => cells.has(one)), ...notices);
    if (grid.empty) return;
    if (this.#around) this.#around.push(...grid.build().rows.map(rowLine));
    else this.pieces.push({ kind: 'grid', grid: grid.build() });
  }

  #endLine(): void {
    const text = asShown(this.#line).trim();
    const { link } = this.#linked;
    const isLink = asShown(this.#linked.text).trim() === text && /^https?:\/\//u.test(link);
    const isHeading = this.#isHeading;
    this.#line = '';
    this.#linked = { text: '', link: '' };
    this.#isHeading = false;
    if (text === '') return;
    this.#lines += 1;
    const at = `第 ${String(this.#lines)} 段`;
    const line = { text, at, ...(isLink && { link }), ...(isHeading && { isHeading }) };
    if (this.#around) this.#around.push(line);
    else this.pieces.push({ kind: 'line', line });
  }
}
