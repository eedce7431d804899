/** Case numbers cited in official text: which case they mean, and which mean none. */
import { caseKey } from '../schema/keys.ts';

/** A stretch of a text that cites a case. */
export interface Citation {
  start: number;
  end: number;
  key: string;
}

/** Text cut at its citations: a stretch with a key is a link. */
export interface Segment {
  text: string;
  key: string | undefined;
}

/** Finds citations of the cases of one inspection. */
export interface CitationFinder {
  find: (text: string) => Citation[];
  /** Stretches that look like the inspection's numbers but are none of them. */
  suspects: (text: string) => string[];
  segments: (text: string) => Segment[];
}

/** Latin letters and digits of either width, with single spaces, hyphens and a split suffix between or behind them. */
const candidate = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ](?:[-－ \u3000]?[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])*(?: ?[（(]\d{1,2}[)）])?/gu;

const shortestAlone = 8;

/** Keys of digits alone, and short ones, are too easily a measured value: they need 编号 before or 号 behind. */
const needsContext = (key: string): boolean => key.length < shortestAlone || /^\d+$/u.test(key);

const hasContext = (text: string, start: number, end: number): boolean =>
  /编号\s*[:：]?\s*$/u.test(text.slice(Math.max(0, start - 8), start)) || /^\s*号/u.test(text.slice(end, end + 2));

/** `D53QJ201911140003` → `A99AA999999999999`: what two numbers of one inspection have in common. */
const shapeOf = (key: string): string => key.replace(/\d/gu, '9').replace(/\p{L}/gu, 'A');

/**
 * @param keys the keys of an inspection's cases
 */
export function citationFinder(keys: Iterable<string>): CitationFinder {
  const known = new Set(keys);
  // A key is never longer than what was typed for it, so most numbers in a text are too short to look up.
  const shortest = [...known].reduce((least, key) => Math.min(least, key.length), shortestAlone);
  const shapes = new Set([...known].filter((key) => !needsContext(key)).map(shapeOf));
  const find = (text: string): Citation[] => scan(text, known, shortest, undefined);
  return {
    find,
    suspects: (text) => {
      const found: string[] = [];
      scan(text, known, shortest, (typed, key) => {
        if (shapes.has(shapeOf(key))) found.push(typed);
      });
      return found;
    },
    segments: (text) => {
      const segments: Segment[] = [];
      let done = 0;
      for (const { start, end, key } of find(text)) {
        if (start > done) segments.push({ text: text.slice(done, start), key: undefined });
        segments.push({ text: text.slice(start, end), key });
        done = end;
      }
      if (done < text.length || segments.length === 0) segments.push({ text: text.slice(done), key: undefined });
      return segments;
    },
  };
}

/** A candidate may hold neighbours that belong to the sentence (`共2件 D53QJ…`): the longest run of its words that is a key counts. */
function scan(
  text: string,
  known: ReadonlySet<string>,
  shortest: number,
  unknown: ((typed: string, key: string) => void) | undefined,
): Citation[] {
  const found: Citation[] = [];
  for (const match of text.matchAll(candidate)) {
    const typed = match[0];
    if (typed.length < Math.max(3, shortest) || !/\d/u.test(typed.normalize('NFKC'))) continue;
    const citation = longestKey(text, match.index, typed, known);
    if (citation) found.push(citation);
    else if (unknown && !needsContext(caseKey(typed))) unknown(typed, caseKey(typed));
  }
  return found;
}

function longestKey(text: string, at: number, typed: string, known: ReadonlySet<string>): Citation | undefined {
  const words = [...typed.matchAll(/[^ \u3000（(]+|[（(]\d+[)）]/gu)].map((word) => [word.index, word.index + word[0].length] as const);
  for (let size = words.length; size > 0; size--) {
    for (let first = 0; first + size <= words.length; first++) {
      const [start, end] = [words[first]?.[0] ?? 0, words[first + size - 1]?.[1] ?? 0];
      const key = caseKey(typed.slice(start, end));
      if (!known.has(key)) continue;
      if (needsContext(key) && !hasContext(text, at + start, at + end)) continue;
      return { start: at + start, end: at + end, key };
    }
  }
  return undefined;
}
