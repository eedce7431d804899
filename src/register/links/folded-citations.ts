/**
 * Citations of numbers that hold more than Latin letters and digits, such as `信〔2019〕12号`: no run of characters tells
 * where one begins, so the text is folded as keys are, and the keys are looked for in it.
 */
import { caseKey } from '../../schema/keys.ts';

/** A stretch of a text, and its key. */
export interface Stretch {
  start: number;
  end: number;
  key: string;
}

/** A text as keys are written, with the stretch of the text that each character stands for. */
interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

/** No number goes on over these. */
const sentenceMark = /[、，。；：！？“”\n]/u;
const stop = '\n';

function fold(text: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] };
  let at = 0;
  for (const character of text) {
    const [start, end] = [at, at + character.length];
    at = end;
    const key = sentenceMark.test(character) ? stop : caseKey(character);
    folded.text += key;
    for (let left = key.length; left > 0; left--) {
      folded.starts.push(start);
      folded.ends.push(end);
    }
  }
  return folded;
}

/** `信-2019-12号` → `信-9999-99号`; Latin letters become `A`, Han stays. */
const shapeOf = (key: string): string => key.replace(/\d/gu, '9').replace(/[A-Z]/gu, 'A');

const isLatinOrDigit = (character: string): boolean => /[0-9A-Z]/u.test(character);

/**
 * Finds known keys, and stretches of their shape that are no known key.
 * @param keys the keys that hold Han, or a `-` in the place of another mark
 */
export function foldedFinder(keys: ReadonlySet<string>): (text: string) => { found: Stretch[]; alike: Stretch[] } {
  const shapes = new Set([...keys].map(shapeOf));
  const lengths = [...new Set([...keys].map((key) => key.length))].sort((a, b) => b - a);
  const beginnings = new Set([...shapes].map((shape) => shape.charAt(0)));
  return (text) => {
    const { text: folded, starts, ends } = fold(text);
    const found: Stretch[] = [];
    const alike: Stretch[] = [];
    const inside = (at: number): boolean => isLatinOrDigit(folded.charAt(at - 1)) && isLatinOrDigit(folded.charAt(at));
    const whole = (first: number, length: number): boolean => !inside(first) && !inside(first + length);
    for (let first = 0; first < folded.length;) {
      const at = first;
      const stretch = (length: number): Stretch => {
        const [start, end] = [starts[at] ?? 0, ends[at + length - 1] ?? 0];
        return { start, end: end + closing(text, start, end), key: folded.slice(at, at + length) };
      };
      const fitting = beginnings.has(shapeOf(folded.charAt(at)))
        ? lengths.filter((length) => at + length <= folded.length && whole(at, length))
        : [];
      const exact = fitting.find((length) => keys.has(folded.slice(at, at + length)));
      const similar = fitting.find((length) => shapes.has(shapeOf(folded.slice(at, at + length))));
      if (exact !== undefined) found.push(stretch(exact));
      else if (similar !== undefined) alike.push(stretch(similar));
      first += exact ?? similar ?? 1;
    }
    return { found, alike };
  };
}

/** The bracket that closes `(2)`, which the key has lost. */
const closing = (text: string, start: number, end: number): number =>
  /[(（]\d{1,2}$/u.test(text.slice(start, end)) && /[)）]/u.test(text.charAt(end)) ? 1 : 0;
