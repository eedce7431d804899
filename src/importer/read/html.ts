/** A saved web page → lines and grids in order. */
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { htmlTexts } from '../audit/plain-texts.ts';
import { decodeText } from './decode.ts';
import { rowLine, type Line, type Notice, type Piece, type SourceDocument } from './grid.ts';
import {
  asShown,
  blocks,
  elements,
  headed,
  isData,
  isHidden,
  listMark,
  plainText,
  readTable,
  skipped,
  textOf,
  within,
  type Spaces,
} from './html-table.ts';
import { said } from '../../schema/fault.ts';

/** Reads a web page. */
export function readHtml(bytes: Uint8Array): SourceDocument {
  const { text, encoding } = decodeText(bytes);
  const page = parse(text);
  const main = mainPart(page);
  const { pieces, before, after } = new PageReading(main, asShown).read(page);
  const images = within(main, 'img').length;
  const notices = [
    ...(images === 0 ? [] : [{ at: '图片', text: `正文里有 ${String(images)} 张图片，图片没有导入` }]),
    ...textNotices(main),
  ];
  return { format: `网页（${encoding}）`, pieces, notices, around: { before, after }, raw: () => htmlTexts(bytes) };
}

/** What people should know of the text: some of it is struck, some of it does not show. */
function textNotices(main: Dom.ParentNode): Notice[] {
  const texts = (found: readonly Dom.Element[]): string[] =>
    found.map((one) => asShown(plainText(one)).trim()).filter((text) => text !== '');
  const struck = texts(['s', 'del', 'strike'].flatMap((name) => within(main, name)));
  const hidden = texts(hiddenIn(main));
  const brief = (all: readonly string[]): string => all.slice(0, 5).map(said).join('、');
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

class PageReading {
  readonly pieces: Piece[] = [];
  /** Text around the main part. */
  readonly before: Line[] = [];
  readonly after: Line[] = [];
  readonly #main: Dom.ParentNode;
  readonly #spaces: Spaces;
  /** Where the reading is: `undefined` inside the main part. */
  #around: Line[] | undefined = this.before;
  #line = '';
  #lines = 0;
  #grids = 0;

  constructor(main: Dom.ParentNode, spaces: Spaces) {
    this.#main = main;
    this.#spaces = spaces;
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
      this.#line = textOf(caption, this.#spaces);
      this.#endLine();
    }
    this.#grids += 1;
    const grid = readTable(table, `表${String(this.#grids)}`, this.#spaces);
    if (grid.empty) return;
    if (this.#around) this.#around.push(...grid.build().rows.map(rowLine));
    else this.pieces.push({ kind: 'grid', grid: grid.build() });
  }

  #endLine(): void {
    const text = this.#spaces(this.#line).trim();
    this.#line = '';
    if (text === '') return;
    this.#lines += 1;
    const line = { text, at: `第 ${String(this.#lines)} 段` };
    if (this.#around) this.#around.push(line);
    else this.pieces.push({ kind: 'line', line });
  }
}
