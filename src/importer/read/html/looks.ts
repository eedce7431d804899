/** What a cell of a page shows besides text: the colour of its ground, a picture, an icon, what a style sheet adds. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { isKnownLabel } from '../../labels.ts';
import { colourName, isPaper } from '../colours.ts';
import { addedByStyle } from '../grid.ts';
import { generatedText, styled } from './styled.ts';
import { attribute } from './elements.ts';
import { isHidden } from './hidden.ts';
import { asShown, plainText, within } from './text.ts';
import { quote } from '../../../schema/fault.ts';

export interface Looks {
  /** Its colour, for people; '' for that of paper. */
  ground: string;
  /** What stands there; '' for nothing. */
  sign: string;
}

/** How a cell looks. */
export function looksOf(cell: Dom.Element): Looks {
  const inside = allIn(cell).filter((one) => !isHidden(one));
  return {
    ground: inside.map(groundOf).find((colour) => colour !== '') ?? '',
    sign: inside.map(signOf).find((sign) => sign !== '') ?? '',
  };
}

const allIn = (element: Dom.Element): Dom.Element[] => [
  element,
  ...element.childNodes.flatMap((child) => (tree.isElementNode(child) ? allIn(child) : [])),
];

/** The ground that a style or an attribute gives to an element. */
function groundOf(element: Dom.Element): string {
  const colour = (styled(element, 'background(?:-color)?') ?? attribute(element, 'bgcolor') ?? '').trim();
  const [, ...parts] = /^rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)/iu.exec(colour) ?? [];
  const code = parts.length === 3 ? parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('') : colour;
  const long = /^#[\da-f]{3}$/iu.test(code) ? code.replace(/[\da-f]/giu, '$&$&') : code;
  if (/url\(/iu.test(colour)) return '';
  return /^(?:|none|transparent|inherit|initial|unset|white)$/iu.test(long) || isPaper(long) ? '' : colourName(long);
}

/** Elements of icon fonts have a class, and no text. */
function signOf(element: Dom.Element): string {
  const { tagName } = element;
  const added = generatedText(element);
  if (tagName === 'img') {
    const words = asShown(attribute(element, 'alt') ?? '').trim();
    return `图片${words === '' ? '' : `（${quote(words)}）`}`;
  }
  if (tagName === 'svg') {
    const words = within(element, 'title').map(plainText).join('').trim();
    return `图标${words === '' ? '' : `（${quote(words)}）`}`;
  }
  if (/url\(/iu.test(styled(element, 'background(?:-image)?') ?? '')) return '背景图片';
  // Pages for small screens put the heading of its column before each cell.
  if (isKnownLabel(added.replace(/[：:]\s*$/u, ''))) return '';
  if (/\p{L}/u.test(added)) return `${addedByStyle}${quote(added)}`;
  if (/^\p{Co}+$/u.test(added)) return '图标';
  // Signs beside a text are no part of it.
  if (added !== '' && plainText(element).trim() === '') return `符号${quote(added)}（样式表加的）`;
  const isIcon =
    /^(?:i|span|em|b)$/u.test(tagName) && /icon|glyph|(?:^|\s)fa[\s-]/iu.test(attribute(element, 'class') ?? '');
  return isIcon && plainText(element).trim() === '' ? '图标' : '';
}
