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

/** What a text cites, and what it seems to. */
export interface Survey {
  citations: Citation[];
  suspects: string[];
}

/** Finds citations of the cases of one inspection. */
export interface CitationFinder {
  find: (text: string) => Citation[];
  /** Also the stretches that look like the inspection's numbers but are none of them. */
  survey: (text: string) => Survey;
  segments: (text: string) => Segment[];
}

/** Latin letters and digits of either width, with spaces, hyphens and a split suffix between or behind them. */
const candidate =
  /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ](?:(?:[-－]|[ \u3000]{1,2})?[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])*(?: ?[（(]\d{1,2}[)）])?/gu;

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
  const lengths = [...known].map((key) => key.length);
  const range = {
    shortest: lengths.reduce((least, length) => Math.min(least, length), shortestAlone),
    longest: lengths.reduce((most, length) => Math.max(most, length), 0),
  };
  const shapes = new Set([...known].filter((key) => !needsContext(key)).map(shapeOf));
  const isSuspect = (key: string): boolean => !needsContext(key) && shapes.has(shapeOf(key));
  const find = (text: string): Citation[] => scan(text, known, range, () => false).citations;
  return {
    find,
    survey: (text) => scan(text, known, range, isSuspect),
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

/**
 * A candidate may hold neighbours that belong to the sentence (`共2件 D53QJ…`), or several numbers: from each of its
 * words on, the longest run of words that is a key counts.
 */
function scan(
  text: string,
  known: ReadonlySet<string>,
  { shortest, longest }: { shortest: number; longest: number },
  isSuspect: (key: string) => boolean,
): Survey {
  const citations: Citation[] = [];
  const suspects: string[] = [];
  for (const match of text.matchAll(candidate)) {
    const typed = match[0];
    if (typed.length < shortest || !/\d/u.test(typed.normalize('NFKC'))) continue;
    const words = [...typed.matchAll(/[^ \u3000（(]+|[（(]\d+[)）]/gu)];
    const run = (first: number, size: number): Citation => {
      const last = words[first + size - 1];
      const [start, end] = [words[first]?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0)];
      return { start: match.index + start, end: match.index + end, key: caseKey(typed.slice(start, end)) };
    };
    for (let first = 0; first < words.length;) {
      const runs: Citation[] = [];
      for (let size = 1; first + size <= words.length; size++) {
        const longer = run(first, size);
        if (longer.key.length > longest) break;
        runs.unshift(longer);
      }
      const isCited = ({ start, end, key }: Citation): boolean =>
        known.has(key) && (!needsContext(key) || hasContext(text, start, end));
      const cited = runs.find(isCited);
      const suspect = cited ? undefined : runs.find(({ key }) => !known.has(key) && isSuspect(key));
      if (cited) citations.push(cited);
      if (suspect) suspects.push(text.slice(suspect.start, suspect.end));
      const taken = cited ?? suspect;
      first += taken ? runs.length - runs.indexOf(taken) : 1;
    }
  }
  return { citations, suspects };
}
