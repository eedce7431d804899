/** Case numbers cited in official text: which case they mean, and which mean none. */
import { caseKey } from '../../schema/keys.ts';
import { foldedFinder } from './folded-citations.ts';

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
  const mixed = new Set([...known].filter((key) => isMixed(key, known)));
  const findMixed = mixed.size > 0 ? foldedFinder(mixed) : undefined;
  const look = (text: string, suspect: typeof isSuspect): Survey => {
    const plain = scan(text, known, range, suspect);
    if (!findMixed) return plain;
    const { found, alike } = findMixed(text);
    const cited = found.filter(({ start, end, key }) => !needsContext(key) || hasContext(text, start, end));
    const suspects = alike.filter(({ key }) => !needsContext(key)).map(({ start, end }) => text.slice(start, end));
    return {
      citations: apart([...plain.citations, ...cited]),
      suspects: [...plain.suspects.filter((typed) => !suspects.some((one) => one.includes(typed))), ...suspects],
    };
  };
  const find = (text: string): Citation[] => look(text, () => false).citations;
  return {
    find,
    survey: (text) => look(text, isSuspect),
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

/** Does a number hold more than Latin letters, digits and the suffix of a split? Then no candidate is the whole of it. */
function isMixed(key: string, known: ReadonlySet<string>): boolean {
  if (/^[0-9A-Z]*$/u.test(key) || (/^[0-9A-Z-]*$/u.test(key) && needsContext(key))) return false;
  const [, base = ''] = /^([0-9A-Z]+)-\d{1,2}$/u.exec(key) ?? [];
  return !known.has(base);
}

/** In order of place, the longer one of two that overlap. */
function apart(citations: Citation[]): Citation[] {
  const kept: Citation[] = [];
  for (const one of citations.sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (kept.every(({ start, end }) => one.end <= start || one.start >= end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
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
