/** What a web page holds and does not show: by an attribute, or by its style. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { attribute, everyElement, setAttribute } from './elements.ts';
import { perhapsStyleOf, sizeless, styleOf } from './styled.ts';

/** Is an element not shown? Asked after `markHidden`. */
export const isHidden = (element: Dom.Element): boolean =>
  attribute(element, 'hidden') !== undefined ||
  attribute(element, 'popover') !== undefined ||
  (element.tagName === 'dialog' && attribute(element, 'open') === undefined) ||
  attribute(element, sizeless) !== undefined ||
  hides(styleOf(element));

/** Is an element shown, but for a rule under a condition that only a browser knows? */
export const isPerhapsHidden = (element: Dom.Element): boolean =>
  !isHidden(element) && (hides(perhapsStyleOf(element)) || zeroFont.test(perhapsStyleOf(element)));

/** Is a hidden cell out of its row, so that those behind it stand further left? Others are seen as empty cells. */
export const isOutOfRow = (cell: Dom.Element): boolean =>
  isHidden(cell) &&
  (attribute(cell, 'hidden') !== undefined ||
    /(?:^|;)\s*(?:display\s*:\s*none|position\s*:\s*(?:absolute|fixed))/iu.test(styleOf(cell)));

/** Marks what has letters of size zero. */
export function markHidden(page: Dom.Document): void {
  for (const element of everyElement(page))
    if (zeroFont.test(styleOf(element)) && !hasOwnSize(element)) setAttribute(element, sizeless, '');
}

const zeroFont = /(?:^|;)\s*font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$)/iu;

/** Letters of size zero around others with a size of their own only close the gaps between these. */
const hasOwnSize = (element: Dom.Element): boolean =>
  element.childNodes.some(
    (child) =>
      tree.isElementNode(child) &&
      ((/font-size/iu.test(styleOf(child)) && !zeroFont.test(styleOf(child))) || hasOwnSize(child)),
  );

/** Declarations under which nothing of an element is seen. */
function hides(declarations: string): boolean {
  if (declarations === '') return false;
  const has = (pattern: string): boolean => new RegExp(`(?:^|;)\\s*(?:${pattern})`, 'iu').test(declarations);
  const none = '0(?:\\.0+)?(?:px|pt|em|rem|%)?\\s*(?:!important\\s*)?(?:;|$)';
  return (
    has(
      'display\\s*:\\s*none|(?:content-)?visibility\\s*:\\s*(?:hidden|collapse)|mso-hide\\s*:\\s*all|transform\\s*:\\s*scale[xy]?\\(\\s*0(?:\\.0+)?\\s*[,)]',
    ) ||
    has(`scale\\s*:\\s*${none}`) ||
    has(`opacity\\s*:\\s*${none}`) ||
    has('clip\\s*:\\s*rect\\(\\s*[01](?:px)?[,\\s]+[01](?:px)?|clip-path\\s*:\\s*inset\\(\\s*(?:50|100)%') ||
    (has(`(?:max-)?(?:width|height)\\s*:\\s*${none}`) && has('overflow(?:-[xy])?\\s*:\\s*(?:hidden|clip)')) ||
    (has('position\\s*:\\s*(?:absolute|fixed)') && has('(?:left|top|right|bottom)\\s*:\\s*-\\d{3,}')) ||
    has('(?:text-indent|margin(?:-left|-top)?)\\s*:\\s*-\\d{4,}|text-indent\\s*:\\s*-\\d{3}')
  );
}
