/** Keys: the short, permanent names under which records are looked up and addressed. */

/** Full-width forms to half-width, upper case, no white space, no `*`. */
const foldNumber = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s*]+/gu, '');

/**
 * The key of a case number (受理编号): NFKC, upper case, without white space and `*`; every character other than
 * letters, digits, Han and `-` becomes `-`. A trailing `(2)` (one number split over several rows) becomes `-2`.
 */
export function caseKey(raw: string): string {
  // Most numbers are typed as their keys.
  if (/^[0-9A-Z-]*$/u.test(raw)) return raw;
  return foldNumber(raw)
    .replace(/\((\d+)\)$/u, '-$1')
    .replace(/[^\p{L}\p{N}-]/gu, '-');
}

/** A task number as a key: `7`, `7-1`. */
export const taskKey = (raw: string): string =>
  raw
    .normalize('NFKC')
    .trim()
    .replace(/[^\p{L}\p{N}-]+/gu, '-');

/** What the heading of a case says: `D53QJ201911140003 (2)*`, `序号 3`. */
export interface CaseHeading {
  /** As published, without `*`; undefined where the heading is `序号 3`. */
  number: string | undefined;
  key: string;
  starred: boolean;
}

/**
 * The words that stand behind the number in a heading, which would become part of it and of its address:
 * `D53QJ201911140003 某厂冒烟`. A number of an office, `2019曲环举12号`, has its own words, and ends with a number.
 */
export function wordsAfterNumber(heading: string): string | undefined {
  const [, , words = ''] = tail.exec(heading.normalize('NFKC').trim()) ?? [];
  return /\p{Script=Han}{2}/u.test(words) && !/\d号?$/u.test(words) ? words : undefined;
}

/** A number up to its last digit, what may follow it, and what begins with a word. */
const tail = /^([^\s\p{Script=Han}]*\d)(?:\(\d+\)|[\s*:,、，]|号(?:件)?|-(?!\d))*([(（]?\p{Script=Han}.*)$/u;

/** Reads the heading of a case; undefined where it holds no number. */
export function readCaseHeading(heading: string, batchKey: string): CaseHeading | undefined {
  const trimmed = heading.trim();
  const starred = /[*＊]$/u.test(trimmed);
  const serial = /^序号\s*[:：]?\s*(\d+)$/u.exec(trimmed.normalize('NFKC'))?.[1];
  if (serial !== undefined) return { number: undefined, key: `B${batchKey}-${serial}`, starred };
  const number = trimmed.replace(/[\s*＊]+$/u, '');
  const key = caseKey(number);
  return /\d/u.test(key) ? { number, key, starred } : undefined;
}
