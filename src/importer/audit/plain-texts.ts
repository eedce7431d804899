/** The texts of a web page or a CSV file, cut at its marks alone: which table and which column they are of is not asked. */
import { parseFragment, defaultTreeAdapter as tree } from 'parse5';
import { decodeText } from '../read/decode.ts';
import type { RawText } from '../read/grid.ts';
import { seam } from './missing.ts';

/** Elements whose marks stand inside a line. */
const inline =
  /^<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|label|mark|q|rb|ruby|s|samp|small|span|strike|strong|sub|sup|time|u|var|wbr|o:p)\b/iu;

/**
 * What never shows: the head of a page, programs, styles, templates. A template that is the inside of an element does.
 */
const neverShown = /<!--[\s\S]*?-->|<(head|script|style|template)\b(?![^<>]*\sshadowrootmode\s*=)[\s\S]*?<\/\1\s*>/giu;

/** All texts of a page but what never shows; what nobody sees of it is among them. */
export function htmlTexts(bytes: Uint8Array): RawText[] {
  const body = decodeText(bytes)
    .text.replace(neverShown, '')
    .replace(/<!\[CDATA\[|\]\]>/gu, '')
    // A line break in the file is none on the page.
    .replace(/\s+/gu, ' ');
  return (
    body
      .replace(/<[^<>]*>/gu, (mark) => typedIn(mark) ?? (inline.test(mark) ? seam : '\n'))
      .split('\n')
      // In a table that is typed as text, strokes part the cells.
      .map((text) => ({
        at: '网页',
        text: unescaped(text)
          .trim()
          .replace(/[|｜│┃]/gu, `$&${seam}`),
      }))
      .filter(({ text }) => text !== '')
  );
}

/** What stands in a box of a form: its mark holds it. */
function typedIn(mark: string): string | undefined {
  if (!/^<input\b/iu.test(mark) || /\btype\s*=\s*["']?(?!text|search|tel|url|email|number|date)\w/iu.test(mark))
    return undefined;
  const [, , quoted, bare] = /\bvalue\s*=\s*(?:(["'])(.*?)\1|([^\s"'>]+))/iu.exec(mark) ?? [];
  return `${seam}${quoted ?? bare ?? ''}${seam}`;
}

/** A text without marks, its references resolved. */
function unescaped(text: string): string {
  const [node] = text.includes('&') ? parseFragment(text).childNodes : [];
  return node && tree.isTextNode(node) ? node.value : text;
}

/** Whatever stands between the separators, whichever of them it is. */
export const csvTexts = (bytes: Uint8Array): RawText[] =>
  decodeText(bytes)
    .text.replace(/^\uFEFF?"?sep=.{0,2}\r?\n/iu, '\n')
    .split(/\r\n?|\n/u)
    .flatMap((line, index) =>
      line
        .split(/[,;\t"，|｜│┃]/u)
        .map((text) => ({ at: `第 ${String(index + 1)} 行`, text: text.trim() }))
        .filter(({ text }) => text !== ''),
    );
