/** The mark that a browser shows before an item of a list. It stands in no text of the page. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { formatCount } from '../numbering.ts';
import { attribute } from './elements.ts';
import { isHidden } from './hidden.ts';
import { styleOf } from './styled.ts';

/** Names of style sheets and of attributes → formats, and what stands behind the number. */
const formats: Readonly<Record<string, readonly [format: string, behind: string]>> = {
  decimal: ['decimal', '. '],
  'decimal-leading-zero': ['decimalZero', '. '],
  'lower-alpha': ['lowerLetter', '. '],
  'lower-latin': ['lowerLetter', '. '],
  'upper-alpha': ['upperLetter', '. '],
  'upper-latin': ['upperLetter', '. '],
  'lower-roman': ['lowerRoman', '. '],
  'upper-roman': ['upperRoman', '. '],
  'cjk-decimal': ['ideographDigital', '、'],
  'cjk-ideographic': ['chineseCounting', '、'],
  'simp-chinese-informal': ['chineseCounting', '、'],
  'trad-chinese-informal': ['chineseCounting', '、'],
  'simp-chinese-formal': ['chineseLegalSimplified', '、'],
  'cjk-heavenly-stem': ['ideographTraditional', '、'],
};
const typed: Readonly<Record<string, string>> = {
  1: 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};
const bullets = new Set(['none', 'disc', 'circle', 'square', 'disclosure-open', 'disclosure-closed']);

/** The number of an item; '' for bullets. */
export function listMark(item: Dom.Element): string {
  const list = item.parentNode;
  if (!list || !tree.isElementNode(list) || !/^(?:ol|ul|menu)$/u.test(list.tagName)) return '';
  const isCounted = list.tagName === 'ol';
  const type = typed[attribute(item, 'type') ?? attribute(list, 'type') ?? ''] ?? 'decimal';
  const style = styleName(item) ?? styleName(list) ?? (isCounted ? type : 'disc');
  if (bullets.has(style)) return '';
  if (/^["']/u.test(style)) return style.slice(1, -1);
  const [format, behind] = formats[style] ?? ['decimal', '. '];
  return `${formatCount(placeOf(item, list), format)}${behind}`;
}

/** The name of a style of lists, of those that win last. */
function styleName(element: Dom.Element): string | undefined {
  const [, value] = [...styleOf(element).matchAll(/(?:^|;)\s*list-style(?:-type)?\s*:\s*([^;!]+)/giu)].at(-1) ?? [];
  return value
    ?.match(/"[^"]*"|'[^']*'|[\w-]+/gu)
    ?.find((one) => /^["']/u.test(one) || one.toLowerCase() in formats || bullets.has(one.toLowerCase()));
}

/** Items are counted from where the list begins, or from the last one that says its number. */
function placeOf(item: Dom.Element, list: Dom.Element): number {
  const items = list.childNodes.filter(
    (child): child is Dom.Element => tree.isElementNode(child) && child.tagName === 'li' && !isHidden(child),
  );
  const step = attribute(list, 'reversed') === undefined ? 1 : -1;
  const number = (element: Dom.Element, name: string): number | undefined => {
    const said = Number.parseInt(attribute(element, name) ?? '', 10);
    return Number.isNaN(said) ? undefined : said;
  };
  let next = number(list, 'start') ?? (step === 1 ? 1 : items.length);
  for (const one of items) {
    next = number(one, 'value') ?? next;
    if (one === item) return next;
    next += step;
  }
  return next;
}
