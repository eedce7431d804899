/**
 * What the search index and a query share: how text is folded and cut into tokens.
 *
 * A text is a sequence of runs (punctuation and space stand between them), a run a sequence of units: one Chinese
 * character, or one word of Latin letters and digits (`KTV`, `3.2`, `D53QJ201911140003`). The tokens of a run are its
 * overlapping pairs of units, and its last unit alone, so that each unit begins exactly one token:
 * `青石坪村` → `青石 石坪 坪村 村`, `沿S204线` → `沿S204 S204线 线`. A gap follows each run, so every other pair of a query's run,
 * at the right distances, tells that all its units stand there together.
 */

/** Spellings that count as one: what is kept, and what is read as it. Of equal length; the help page prints them. */
export const variants: readonly (readonly [kept: string, other: string])[] = [['噪声', '噪音']];

/** A Chinese character, or a word. */
export type Unit = string;
/** Units with no punctuation or space between them. */
export type Run = readonly Unit[];

/** Stands in an index between runs, and once more between lines: it takes a place, so that units of two runs are not neighbours. */
const gap = '|';

// Pagefind drops punctuation from tokens, so the marks that tokens need are letters (Lisu) that no text here has.
/** `3.2` must not become `32`. */
const point = 'ꓸ';
/** Begins what a page is called by: a token that no text has. */
const called = 'ꓼ';
/** Begins a number that is written from its end. */
const backwards = 'ꓻ';
/** Ends a word: asked for `S2041`, Pagefind would else offer `S20`, the longest known word that it begins with. */
const end = 'ꓽ';
/** A token that no query has. */
export const unasked = end;
const singles = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}]/u;
/** Most of every text, told apart at once. */
const usual = /^[\u4e00-\u9fff]+$/u;
const unit = new RegExp(`${singles.source}|(?:(?!${singles.source}).)+`, 'gu');
const run = /[\p{L}\p{N}]+/gu;
/** `1.2019年` begins a list in official texts: the dot may be numbering or a decimal point. */
const numbering = /^\s*\d{1,2}\.(?=\d)/u;

/** All else needs no more than upper case: most of every text. */
const odd = /[^\x20-\x7e\n\u4e00-\u9fff、。“”《》]/u;

/** Compatibility forms (`Ⅳ`, `ＫＴＶ`, `m³`) become plain ones, accents and invisible characters go, Latin is upper case. */
export function fold(text: string): string {
  if (!odd.test(text)) return text.toUpperCase();
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ꓸ-ꓽ]/gu, '')
    .normalize('NFKC')
    .toUpperCase();
}

/** Writes each variant spelling of a folded text in the way that is kept. */
export const unify = (folded: string): string =>
  variants.reduce((text, [kept, other]) => text.split(other).join(kept), folded);

/** Cuts folded text into runs of units; a dot between digits belongs to the number. */
export const runsOf = (folded: string): Run[] =>
  (folded.replace(/(\d)\.(?=\d)/gu, `$1${point}`).match(run) ?? []).map((word) =>
    usual.test(word) ? word.split('') : (word.match(unit) ?? []),
  );

/** The number in a unit as people write it. */
export const readable = (word: Unit): string => word.split(point).join('.');

/** Whether the unit is a word, whose end may still be missing in a query. */
export const isWord = (word: Unit): boolean => !usual.test(word) && !singles.test(word);

const token = (first: Unit, second?: Unit): string =>
  `${first}${second ?? ''}${second === undefined || isWord(second) ? end : ''}`.toLowerCase();

/** The tokens of one run, in order: as many as it has units. */
const tokensOf = (units: Run): string[] => units.map((each, i) => token(each, units[i + 1]));

/**
 * The runs of a line, then further readings of them: without what may be numbering, in the spelling that is kept, and from
 * a number on that follows letters: `KTV110kV` holds `110kV`.
 */
function readingsOf(line: string): { runs: Run[]; further: Run[] } {
  const runs = runsOf(line);
  const unnumbered = numbering.test(line) ? runsOf(line.replace(numbering, '')).slice(0, 1) : [];
  const respelled =
    unify(line) === line
      ? []
      : [...runs, ...unnumbered]
          .map((units) => units.join(''))
          .filter((text) => unify(text) !== text)
          .flatMap((text) => runsOf(unify(text)));
  const further = [...unnumbered, ...respelled];
  return { runs, further: [...further, ...[...runs, ...further].flatMap(fromNumbers)] };
}

/** A run from each number on that follows letters. */
function fromNumbers(units: Run): Run[] {
  return units.flatMap((word, i) => {
    if (!lettered.test(word)) return [];
    // What precedes a number ends with a letter.
    const parts = word.split(/([A-Z](?=\d))/u);
    const starts = parts.map((_, at) => parts.slice(0, at).join('').length).filter((_, at) => at > 0 && at % 2 === 0);
    return starts.map((start) => [word.slice(start), ...units.slice(i + 1)]);
  });
}

/** A word in which a number follows letters. */
const lettered = /[A-Z]\d/u;

/** A number as one word, however it is spaced. */
export const joined = (folded: string): string => readable(runsOf(folded).flat().join(''));

/** All tokens of a folded text, in order, with gaps between what does not follow on one another. */
export function indexTokens(folded: string): string[] {
  return folded.split('\n').flatMap((line) => {
    const { runs, further } = readingsOf(line);
    const spaced = (units: Run): string[] => [...tokensOf(units), gap];
    return [...runs.flatMap(spaced), gap, ...further.flatMap((units) => [...spaced(units), gap])];
  });
}

/** A token that must stand somewhere for a query's runs to be found. */
export interface Sought {
  token: string;
  /** Its distance from the first token, counted in tokens. */
  at: number;
  /** Whether a longer token that begins so will do: a single character, or a word that may go on. */
  begins: boolean;
}

/**
 * The tokens of a query's runs, folded by `fold` and `unify`, which stand one after another.
 * @param whole must the last word end there?
 */
export function queryTokens(runs: readonly Run[], whole = false): Sought[] {
  const sought: Sought[] = [];
  let first = 0;
  for (const [i, units] of runs.entries()) {
    const tokens = tokensOf(units);
    const isLast = i === runs.length - 1;
    const add = (at: number, token = tokens[at] ?? '', begins = false): number =>
      sought.push({ token, at: first + at, begins });
    // Where the query ends the text's run may go on, so the last unit is left to the pair before it, if there is one.
    const closing = isLast ? Math.max(0, units.length - 2) : units.length - 1;
    for (let at = 0; at < closing; at += 2) add(at);
    const final = units[units.length - 1] ?? '';
    if (isLast && (units.length === 1 || isWord(final)) && !(whole && isWord(final))) {
      add(closing, `${units.length > 1 ? (units[closing] ?? '') : ''}${final}`.toLowerCase(), true);
    } else add(closing);
    // And the gap behind it.
    first += units.length + 1;
  }
  return sought;
}

/** The token of what a page is called by: `B4-7`. */
export const nameToken = (name: string): string =>
  `${called}${runsOf(fold(name))
    .map((units) => units.join(''))
    .join(point)}${end}`.toLowerCase();

/** The token of a number whose end is known: `0002` begins what `D53QJ201911190002` gives. @param whole is it the whole number? */
export const endToken = (number: Unit, whole: boolean): string =>
  `${backwards}${Array.from(number).reverse().join('')}${whole ? end : ''}`.toLowerCase();
