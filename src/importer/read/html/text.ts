/** The text of a web page as it is shown: lines, list numbers, boxes that are ticked. */
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { cleanText } from '../grid.ts';
import { attribute } from './elements.ts';
import { isHidden, isOutOfRow } from './hidden.ts';
import { listMark } from './list-marks.ts';
import { raised } from '../raised-digits.ts';

/** Elements that show no text of the page: programs, how a character is read, what was deleted. */
export const skipped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'button',
  'rt',
  'rp',
  'rtc',
  'del',
  'iframe',
  'svg',
  'object',
  'canvas',
  'audio',
  'video',
]);
/** Elements that begin and end a line. */
export const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** What a form shows: a box, the item of a list that is chosen, what is typed; undefined for anything else. */
export function formText(element: Dom.Element): string | undefined {
  const { tagName } = element;
  if (tagName === 'select')
    return within(element, 'option')
      .filter((option) => attribute(option, 'selected') !== undefined)
      .map(plainText)
      .join('、');
  if (tagName === 'textarea') return plainText(element);
  if (tagName !== 'input') return undefined;
  const type = (attribute(element, 'type') ?? 'text').toLowerCase();
  if (type === 'checkbox' || type === 'radio') return attribute(element, 'checked') === undefined ? '☐' : '☑';
  return ['hidden', 'button', 'submit', 'reset', 'image', 'file', 'password'].includes(type)
    ? ''
    : (attribute(element, 'value') ?? '');
}

/** Elements of a name below another. */
export function within(parent: Dom.ParentNode, name: string): Dom.Element[] {
  return parent.childNodes.flatMap((child) =>
    tree.isElementNode(child) ? [...(child.tagName === name ? [child] : []), ...within(child, name)] : [],
  );
}

export const elements = (parent: Dom.Element, ...names: string[]): Dom.Element[] =>
  parent.childNodes.filter((child): child is Dom.Element => tree.isElementNode(child) && names.includes(child.tagName));

export const rowsOf = (table: Dom.Element): Dom.Element[] =>
  table.childNodes
    .filter((child): child is Dom.Element => tree.isElementNode(child) && !isHidden(child))
    .flatMap((child) =>
      child.tagName === 'tr'
        ? [child]
        : ['thead', 'tbody', 'tfoot'].includes(child.tagName)
          ? elements(child, 'tr')
          : [],
    )
    .filter((row) => !isHidden(row));

/** The cells that have a place in the row. */
export const cellsOf = (row: Dom.Element): Dom.Element[] =>
  elements(row, 'td', 'th').filter((cell) => !isOutOfRow(cell));

/** The text of a cell: a block or `<br>` ends a line; of a table inside, a row is a line, its cells apart by a space. */
export function textOf(cell: Dom.Element): string {
  if (isHidden(cell)) return '';
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
    const form = formText(node);
    if (form !== undefined) line += form;
    else if (tagName === 'br') end();
    else if (tagName === 'sup' || tagName === 'sub')
      line += raised(plainText(node), tagName === 'sup' ? 'superscript' : 'subscript');
    else if (tagName === 'table') {
      endBlock();
      for (const row of rowsOf(node))
        lines.push(
          cellsOf(row)
            .map((one) => cleanText(textOf(one)).replace(/\n+/gu, ' '))
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
  return lines.map(asShown).join('\n');
}

export const plainText = (element: Dom.Element): string =>
  element.childNodes
    .map((child) => (tree.isTextNode(child) ? child.value : tree.isElementNode(child) ? plainText(child) : ''))
    .join('');

/** Elements that hold programs. */
const programs = new Set(['script', 'style', 'head']);
/** Elements whose content is no tree. */
const unparsed = new Set(['noscript', 'iframe']);

/** Is a template the inside of the element that holds it, which a browser shows in the place of its content? */
export const isShadow = (element: Dom.Element): boolean =>
  element.tagName === 'template' && /^(?:open|closed)$/iu.test(attribute(element, 'shadowrootmode') ?? '');

/** The words in an element that is not read: in a picture, an embedded file, a part that a program makes. */
export function unreadText(element: Dom.Element): string {
  const content = isShadow(element)
    ? tree.getTemplateContent(element as Dom.Template)
    : unparsed.has(element.tagName)
      ? parseFragment(plainText(element))
      : element;
  const texts = content.childNodes.map((child) => {
    if (tree.isTextNode(child)) return child.value;
    if (!tree.isElementNode(child) || programs.has(child.tagName)) return '';
    return blocks.has(child.tagName) ? ` ${unreadText(child)} ` : unreadText(child);
  });
  return programs.has(element.tagName) ? '' : asShown(texts.join('')).trim();
}

/** White space as a browser shows it; a line break of the source between Chinese characters is none. */
export const asShown = (text: string): string =>
  text
    .replace(/(?<=[\p{Script=Han}，。、；：）])[ \t]*[\r\n][ \t\r\n]*(?=[\p{Script=Han}，。、；：（])/gu, '')
    .replace(/[ \t\r\n]+/gu, ' ')
    .replace(/^ | $/gu, '');
