/** What a web page holds and does not show: by an attribute, by a style, or by a class of its own style sheet. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';

/** The value of an attribute. */
export const attribute = (element: Dom.Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** Is an element not shown? Asked after `markHidden`, which knows the style sheets of the page. */
export const isHidden = (element: Dom.Element): boolean =>
  attribute(element, 'hidden') !== undefined || hides(attribute(element, 'style') ?? '');

/** Gives the attribute `hidden` to what style sheets of the page hide, or a size of zero. */
export function markHidden(page: Dom.Document): void {
  const sheets: string[] = [];
  const all: Dom.Element[] = [];
  const visit = (node: Dom.Node): void => {
    if (tree.isElementNode(node)) all.push(node);
    if (tree.isElementNode(node) && node.tagName === 'style')
      sheets.push(node.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join(''));
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(page);
  const { names, zero } = hiddenNames(sheets.join('\n'));
  for (const element of all) {
    const own = namesOf(element);
    const isZero = zeroFont.test(attribute(element, 'style') ?? '') || own.some((name) => zero.has(name));
    if (own.some((name) => names.has(name)) || (isZero && !hasOwnSize(element)))
      element.attrs.push({ name: 'hidden', value: '' });
  }
}

/** `.hide`, `#note`, `p.hide`: the selectors by which a sheet may mean an element. */
function namesOf(element: Dom.Element): string[] {
  const { tagName } = element;
  const classes = (attribute(element, 'class') ?? '').split(/\s+/u).filter(Boolean);
  const id = attribute(element, 'id');
  return [...classes.map((one) => `.${one}`), ...(id === undefined ? [] : [`#${id}`])].flatMap((one) => [
    one,
    tagName + one,
  ]);
}

/** The names that a style sheet hides, and those whose letters have no size. What is for paper or small screens is not read. */
function hiddenNames(sheet: string): { names: Set<string>; zero: Set<string> } {
  const names = new Set<string>();
  const zero = new Set<string>();
  const plain = sheet.replace(/\/\*.*?\*\//gsu, '').replace(/@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gu, '');
  for (const [, selectors = '', declarations = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/gu))
    for (const selector of selectors.split(',').map((one) => one.trim())) {
      if (hides(declarations)) names.add(selector);
      if (zeroFont.test(declarations)) zero.add(selector);
    }
  return { names, zero };
}

const zeroFont = /(?:^|;)\s*font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$)/iu;

/** Letters of size zero around others with a size of their own only close the gaps between these. */
const hasOwnSize = (element: Dom.Element): boolean =>
  element.childNodes.some(
    (child) =>
      tree.isElementNode(child) &&
      ((/font-size/iu.test(attribute(child, 'style') ?? '') && !zeroFont.test(attribute(child, 'style') ?? '')) ||
        hasOwnSize(child)),
  );

/** Declarations under which nothing of an element is seen. */
function hides(declarations: string): boolean {
  if (declarations === '') return false;
  const has = (pattern: string): boolean => new RegExp(`(?:^|;)\\s*(?:${pattern})`, 'iu').test(declarations);
  const none = '0(?:\\.0+)?(?:px|pt|em|rem|%)?\\s*(?:!important\\s*)?(?:;|$)';
  return (
    has('display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)|mso-hide\\s*:\\s*all') ||
    has(`opacity\\s*:\\s*${none}`) ||
    has('clip\\s*:\\s*rect\\(\\s*[01](?:px)?[,\\s]+[01](?:px)?|clip-path\\s*:\\s*inset\\(\\s*(?:50|100)%') ||
    (has(`(?:max-)?(?:width|height)\\s*:\\s*${none}`) && has('overflow(?:-[xy])?\\s*:\\s*(?:hidden|clip)')) ||
    (has('position\\s*:\\s*(?:absolute|fixed)') && has('(?:left|top|right|bottom)\\s*:\\s*-\\d{3,}')) ||
    has('text-indent\\s*:\\s*-\\d{3,}')
  );
}
