/** A web page as a tree, as a browser shows it: what its scripts show at once, lines as typed, tags of XML. */
import { defaultTreeAdapter as tree, html, parse, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import type { Notice } from '../grid.ts';
import { isHidden, markHidden } from './hidden.ts';
import { readSheets, type ReadBeside } from './sheets.ts';
import { markStyled, styleOf, unstyle } from './styled.ts';
import { headed, isTable } from './table.ts';
import { asShown, skipped } from './text.ts';
import { cutToUnits } from '../../../schema/text/cut.ts';
import { quote } from '../../../schema/fault.ts';
import { badFile } from '../../stop.ts';

export interface OpenedPage {
  page: Dom.Document;
  /** Are all of its style sheets at hand? */
  isStyled: boolean;
  notices: Notice[];
}

/** Opens a page. */
export function openPage(text: string, readBeside: ReadBeside): OpenedPage {
  const page = parse(/^\s*<\?xml\s/u.test(text) ? withEndTags(text) : text);
  refuseDepth(page);
  const { rules, unread } = readSheets(page, readBeside);
  markStyled(page, rules);
  markHidden(page);
  breakTypedLines(page, false);
  return { page, isStyled: unread.length === 0, notices: [...unstyled(unread), ...showScripted(page)] };
}

/** What can't be known without style sheets. */
function unstyled(unread: readonly string[]): Notice[] {
  if (unread.length === 0) return [];
  const named = unread.slice(0, 3).map((address) => quote(cutToUnits(address, 80)));
  const text = `网页的样式表有 ${String(unread.length)} 个不在网页旁边，没有读到（${named.join('、')}${unread.length > 3 ? '……' : ''}）：颜色、样式表加上的文字和样式表隐藏的内容看不出来。请对照浏览器里的网页核对；或者在浏览器里把网页另存为“网页，全部”，让它的文件夹放在网页旁边，再导入`;
  return [{ at: '网页', text }];
}

/** As deep as no page is, and less than a walk through a tree has room for. */
const deepest = 1000;

function refuseDepth(page: Dom.Document): void {
  let level: Dom.Node[] = [page];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest)
      throw badFile(
        `网页内部嵌套超过 ${String(deepest)} 层，没有打开。请在浏览器里打开这一页，把表选中复制到 Excel，另存为 .xlsx 后重试`,
      );
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
}

/** `<title/>` is an element that ended where XML is written, and one that goes on where HTML is. */
const withEndTags = (text: string): string =>
  text.replace(
    /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-z][\w:-]*)((?:\s[^<>]*?)?)\/>/giu,
    '<$1$2></$1>',
  );

/** Gives the lines of text that is set as typed their breaks. */
function breakTypedLines(parent: Dom.ParentNode, isTyped: boolean): void {
  for (const child of [...parent.childNodes])
    if (tree.isElementNode(child)) {
      const [, set] = /(?:^|;)\s*white-space\s*:\s*([\w-]+)/iu.exec(styleOf(child)) ?? [];
      const isPre = child.tagName === 'pre' || isTyped;
      breakTypedLines(child, set === undefined ? isPre : /^(?:pre|break-spaces)/iu.test(set));
    } else if (isTyped && tree.isTextNode(child) && /\S[^]*\n[^]*\S/u.test(child.value)) {
      const [first = '', ...others] = child.value.split('\n');
      for (const line of [first, ...others.flatMap((one) => ['\n', one])])
        if (line === '\n') tree.insertBefore(parent, tree.createElement('br', html.NS.HTML, []), child);
        else tree.insertTextBefore(parent, line, child);
      tree.detachNode(child);
    }
}

/** What a part of a page holds: the length of its text, and whether a table of data is in it. */
interface Content {
  length: number;
  hasTable: boolean;
}

/** Some pages hide their text until a script shows it: the part that is hidden is then nearly all of the page. */
function showScripted(page: Dom.Document): Notice[] {
  const hidden: Dom.Element[] = [];
  const shown = contentOf(page, hidden);
  const [main, ...others] = hidden
    .map((element) => ({ element, ...contentOf(element, []) }))
    .toSorted((a, b) => Number(b.hasTable) - Number(a.hasTable) || b.length - a.length);
  if (!main) return [];
  const isMain = !shown.hasTable && (main.hasTable || main.length >= Math.max(200, shown.length * 3));
  if (isMain) unstyle(main.element);
  const told = (text: string): Notice => ({ at: '网页', text });
  return [
    ...(isMain
      ? [told('正文在文件里设为不显示，打开网页时由脚本显示（微信公众号的文章就是这样），已经导入，请核对')]
      : []),
    ...(isMain ? others : [main, ...others])
      .filter(({ hasTable }) => hasTable)
      .map(({ element }) =>
        told(
          `有一张表设为不显示，没有导入（${quote(cutToUnits(asShown(spaced(element)), 60))}……）；要导入请在浏览器里点开它，再另存网页`,
        ),
      ),
  ];
}

/** The texts of an element, apart by spaces. */
const spaced = (node: Dom.ParentNode): string =>
  node.childNodes
    .map((child) => (tree.isTextNode(child) ? child.value : 'childNodes' in child ? spaced(child) : ''))
    .join(' ');

const isDataTable = (element: Dom.Element): boolean =>
  element.tagName === 'table' ? headed(element) : isTable(element);

/** @param hidden gets the outermost elements that are hidden */
function contentOf(parent: Dom.ParentNode, hidden: Dom.Element[]): Content {
  const content: Content = { length: 0, hasTable: false };
  for (const child of parent.childNodes) {
    if (tree.isTextNode(child)) content.length += child.value.replace(/\s+/gu, '').length;
    if (!tree.isElementNode(child) || skipped.has(child.tagName)) continue;
    if (isHidden(child)) {
      hidden.push(child);
      continue;
    }
    const inner = contentOf(child, hidden);
    content.length += inner.length;
    content.hasTable ||= inner.hasTable || isDataTable(child);
  }
  return content;
}
