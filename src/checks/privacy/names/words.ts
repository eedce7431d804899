/** Where words begin: the dictionary that comes with the runtime knows what no list of ours could hold. */
import { once } from '../../../schema/text/once.ts';

const segmenter = once(() => new Intl.Segmenter('zh', { granularity: 'word' }));
/** Han are cut into words in stretches of this length at most, so that the time is linear. */
const longest = 200;
const han = /\p{Script=Han}/u;

const twoHan = /^\p{Script=Han}{2}$/u;
/** What was asked last: the same words come again and again, and the dictionary takes long. */
const asked = new Map<string, boolean>();
const mostAsked = 10_000;

/** Does the dictionary know two characters as a word? */
export function isWord(two: string): boolean {
  const known = asked.get(two);
  if (known !== undefined) return known;
  const is = twoHan.test(two) && [...segmenter().segment(two)].length === 1;
  if (asked.size >= mostAsked) asked.clear();
  asked.set(two, is);
  return is;
}

/** The words of one text, looked up where they are asked for. */
export class Words {
  readonly #text: string;
  /** Length of the word that begins at a position, 0 inside a word, `unknown` where nobody has asked yet. */
  #lengths: Uint8Array | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The length of the word that begins at a position; 0 if none does. */
  lengthAt(at: number): number {
    this.#lengths ??= new Uint8Array(this.#text.length).fill(unknown);
    if (this.#lengths[at] === unknown) this.#read(at, this.#lengths);
    return this.#lengths[at] ?? 1;
  }

  /** Does a word begin, and so end, here? */
  isEdge(at: number): boolean {
    return at >= this.#text.length || this.lengthAt(at) > 0;
  }

  #read(at: number, lengths: Uint8Array): void {
    const isHan = (index: number): boolean => han.test(this.#text.charAt(index));
    let start = at;
    while (start > 0 && at - start < longest && lengths[start - 1] === unknown && isHan(start - 1)) start -= 1;
    let end = at;
    while (end < this.#text.length && end - at < longest && isHan(end)) end += 1;
    if (end === start) {
      lengths[at] = 1;
      return;
    }
    for (const { index, segment } of segmenter().segment(this.#text.slice(start, end))) {
      lengths[start + index] = Math.min(segment.length, unknown - 1);
      lengths.fill(0, start + index + 1, start + index + segment.length);
    }
  }
}

const unknown = 255;
