/** Boxes and ticks beside the words of a list: `☐属实 ☑不属实` says one of them, `□属实 □不属实` none. */

/** What a mark says of the word beside it; a crossed box is a tick to Word, and a no to others. */
export type Mark = 'ticked' | 'empty' | 'crossed' | 'cross';

const marks: Readonly<Record<Mark, string>> = {
  ticked: '☑✓✔√■●◉◼⬛⦿▣✅🗹🗸',
  empty: '☐□▢◻⬜❏❐❑❒○◯',
  crossed: '☒⊠🗷🗵❎',
  cross: '×✕✖✗✘❌╳',
};
/** All of them. */
export const signs = Object.values(marks).join('');
const markSource = `[（(［[【]\\s*[${signs}xXvV]?\\s*[)）］\\]】]|[${signs}]\uFE0E?\uFE0F?`;
const tokenPattern = new RegExp(`(?<mark>${markSource})|[^\\s\\p{P}①-⑳㈠-㈩|｜+＋${signs}]+`, 'gu');

/** The mark that a text is, if it is nothing else; no mark is text in brackets. */
export function markOf(text: string): Mark | undefined {
  const whole = text.trim();
  if (!new RegExp(`^(?:${markSource})$`, 'u').test(whole)) return undefined;
  const inside = whole.replace(/[（(［[【)）］\]】\s\uFE0E\uFE0F]/gu, '');
  if (inside === '') return 'empty';
  if (/^[vV]$/u.test(inside)) return 'ticked';
  if (/^[xX]$/u.test(inside)) return 'crossed';
  return (Object.keys(marks) as Mark[]).find((mark) => marks[mark].includes(inside));
}

/** The mark that stands below a word, where nothing else is asked: `1` and 是 tick it, `0` and `/` do not. */
export function tickMark(text: string): Mark | undefined {
  const typed = text.normalize('NFKC').trim();
  if (/^(?:1|是|有|对|[vy]|yes|true)$/iu.test(typed)) return 'ticked';
  return /^(?:0|否|无|[-—–―─/\\]+|n|no|false)$/iu.test(typed) ? 'empty' : markOf(text);
}

/** Which of several marks count as ticks: none where they contradict each other. */
export function tickedOf(all: readonly Mark[]): boolean[] {
  const has = (mark: Mark): boolean => all.includes(mark);
  if (has('ticked')) return all.map((mark) => mark === 'ticked' && !has('crossed'));
  return all.map((mark) => mark === 'crossed' && !has('cross'));
}

/** What a cell says that holds words of a list, some of them marked. */
export interface Choice {
  /** The words that are ticked, as typed. */
  ticked: string[];
  marked: boolean;
  /** The cell holds nothing but words of the list and marks. */
  plain: boolean;
}

interface Token {
  text: string;
  mark: Mark | undefined;
  start: number;
  end: number;
}

/**
 * Reads a cell with marks, or with several words of one list.
 * @param read the word of the list that a text counts as
 * @returns undefined for a cell that has neither
 */
export function readChoice(text: string, read: (word: string) => string | undefined): Choice | undefined {
  const tokens = [...text.matchAll(tokenPattern)].map(({ index, 0: found, groups }): Token => {
    const mark = groups?.['mark'] === undefined ? undefined : markOf(found);
    return { text: found, mark, start: index, end: index + found.length };
  });
  const words = tokens
    .filter(({ mark }) => mark === undefined)
    .flatMap((token) => (read(token.text) === undefined ? token.text.split(/[和或及与]/u) : [token.text]));
  const listed = words.filter((word) => read(word) !== undefined);
  if (listed.length === 0) return undefined;
  const plain = words.every((word) => read(word) !== undefined);
  if (tokens.every(({ mark }) => mark === undefined))
    return new Set(listed.map(read)).size > 1 ? { ticked: [], marked: false, plain } : undefined;
  const pairs = pairsOf(tokens, read);
  // Brackets without a word beside them are no boxes.
  if (pairs === undefined) return { ticked: [], marked: true, plain };
  const isTicked = tickedOf(pairs.map(({ mark }) => mark));
  const ticked = pairs.filter((_, index) => isTicked[index]).map(({ word }) => word);
  return { ticked: ticked.every((word) => read(word) !== undefined) ? ticked : [], marked: true, plain };
}

interface Pair {
  word: string;
  mark: Mark;
}

/** Each mark with its word: all stand before theirs, or all behind; undefined where both may be. */
function pairsOf(tokens: readonly Token[], read: (word: string) => string | undefined): Pair[] | undefined {
  const ways = [1, -1].flatMap((step) => pairsBeside(tokens, step) ?? []);
  const listed = (pairs: readonly Pair[]): number => pairs.filter(({ word }) => read(word) !== undefined).length;
  const [best, other] = ways.length < 2 ? ways : ways.toSorted((a, b) => listed(b.pairs) - listed(a.pairs));
  return best && (!other || listed(other.pairs) < listed(best.pairs)) ? best.pairs : undefined;
}

/** @param step 1: the word stands behind its mark, -1: before it */
function pairsBeside(tokens: readonly Token[], step: number): { pairs: Pair[] } | undefined {
  const pairs: Pair[] = [];
  const touches = (a: Token | undefined, b: Token | undefined): boolean =>
    a !== undefined && b !== undefined && (a.end === b.start || b.end === a.start);
  const used = new Set<Token>();
  for (const [index, token] of tokens.entries()) {
    if (token.mark === undefined) continue;
    const partner = tokens[index + step];
    const other = tokens[index - step];
    if (!partner || partner.mark !== undefined || used.has(partner)) return undefined;
    if (other?.mark === undefined && touches(token, other) && !touches(token, partner)) return undefined;
    used.add(partner);
    pairs.push({ word: partner.text, mark: token.mark });
  }
  return { pairs };
}
