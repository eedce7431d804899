/** Texts cut for titles, previews and messages: at whole characters as people see them, with a mark for what is left out. */
import { once } from './once.ts';

const segmenter = once(() => new Intl.Segmenter('zh', { granularity: 'grapheme' }));

/** Anything but Han, kana, Latin letters and their marks of punctuation, of which each is a character of its own. */
const odd = /[^\n\x20-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3001-\u3029\u3030\u4e00-\u9fff\uff01-\uff60]/u;

/** The characters of a text: 𠮷 is one, and so are é of two code points, a flag and a family of emoji. */
export const charactersOf = (text: string): string[] =>
  odd.test(text) ? Array.from(segmenter().segment(text), ({ segment }) => segment) : text.split('');

/** The text, or as many of its first characters as fit, with a mark behind them. */
export function cut(text: string, most: number, mark = '…'): string {
  if (text.length <= most) return text;
  if (beginsPlain(text, most)) return text.slice(0, most) + mark;
  let kept = 0;
  for (const { index } of segmenter().segment(text)) {
    if (kept === most) return text.slice(0, index) + mark;
    kept += 1;
  }
  return text;
}

/** The first characters of a text that take no more than so many UTF-16 units. */
export function cutToUnits(text: string, units: number): string {
  if (beginsPlain(text, units)) return text.slice(0, units);
  let end = 0;
  for (const { index, segment } of segmenter().segment(text)) {
    if (index + segment.length > units) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** May a text be cut anywhere in its beginning? What follows joins nothing to it. */
const beginsPlain = (text: string, units: number): boolean => !odd.test(text.slice(0, units + 1));
