/**
 * What of a file is nowhere. After reading, the text of every cell is held against what came out of it: each piece that
 * stands in no record, in no other text of the files, and in nothing that people were told, is named with its cell.
 *
 * Texts come from the raw file, by a way of their own (`docx-texts.ts`, `xlsx-texts.ts`, …): what a reader does not see
 * must not be unseen here, too. There is no list of exceptions.
 */
import type { Line, RawText } from '../read/grid.ts';
import { parseNumeral } from '../layout/words/numerals.ts';

/** What came out of some rows. */
export interface Came {
  /** The addresses of any cells of the rows: `表1!C2`. */
  at: readonly string[];
  texts: readonly string[];
}

export interface Outcome {
  /** By records. */
  records: readonly Came[];
  /** All other texts: those of the files around their records, and what people are told. */
  elsewhere: readonly string[];
  /** What only says what stands below or beside it, such as the heading of a column. */
  labels: readonly string[];
  /** Is a text such a heading, wherever it stands? */
  isLabel: (text: string) => boolean;
}

/** Where a line may have been put together: what is not there as a whole may be there in its parts. Nobody sees it. */
export const seam = '\u2060';

/** Names what of a file is nowhere, a line a cell. */
export function findMissing(raw: readonly RawText[], { records, elsewhere, labels, isLabel }: Outcome): Line[] {
  const ofRows = new Map<string, Haystack>();
  for (const { at, texts } of records) {
    const here = new Haystack(texts);
    for (const row of new Set(at.map(rowOf))) ofRows.set(row, ofRows.get(row)?.with(here) ?? here);
  }
  const others = new Haystack(elsewhere);
  const headings = new Haystack(labels);
  // Of a file that came out whole nobody asks this, and it is as large as the file.
  let ofAll: Haystack | undefined;
  const anyRecord = (): Haystack => (ofAll ??= new Haystack(records.flatMap(({ texts }) => texts)));
  return raw.flatMap(({ at, text, isNumber = false }) => {
    const row = ofRows.get(rowOf(at));
    if (isNumber && row) return [];
    // A word that many rows have must be in its own.
    const isThere = (piece: string): boolean =>
      row?.has(piece) === true ||
      ((row === undefined || isLong(piece)) && (anyRecord().has(piece) || headings.has(piece))) ||
      others.has(piece);
    const missing = piecesOf(text, (piece) => isThere(piece) || isLabel(piece));
    return missing.length === 0 ? [] : [{ at, text: missing.join('……').replaceAll(seam, '') }];
  });
}

/** `表1!C2` → `表1!2`; any other address is a place of its own. */
const rowOf = (at: string): string => at.replace(/![A-Z]+(?=\d+(?::|$))/u, '!').replace(/:.*$/u, '');

/** A text of so many characters stands for itself, wherever it came out. */
const isLong = (piece: string): boolean => folded(piece).length >= 8;

/** The pieces of a text that are not there: lines, else the clauses of a line. */
function piecesOf(text: string, isThere: (piece: string) => boolean): string[] {
  return text.split('\n').flatMap((line) => {
    if (folded(line) === '' || isThere(line)) return [];
    const clauses = line.split(/(?<=[。；;，,、：:？！\s\u2060（）()【】[\]])/u).filter((one) => folded(one) !== '');
    return clauses.filter((one) => !isThere(one)).map((one) => one.trim());
  });
}

/** Some texts in which a piece is looked for. */
class Haystack {
  readonly #exact: Text;
  readonly #loose: Text;
  /** What was asked before: a table says many a thing in every row. */
  readonly #known = new Map<string, boolean>();

  constructor(texts: readonly string[], exact = texts.map(folded).join('\n'), loose = texts.map(loosely).join('\n')) {
    this.#exact = new Text(exact);
    this.#loose = new Text(loose);
  }

  has(piece: string): boolean {
    const known = this.#known.get(piece);
    if (known !== undefined) return known;
    const found = this.#exact.has(folded(piece)) || this.#loose.has(loosely(piece));
    this.#known.set(piece, found);
    return found;
  }

  with(other: Haystack): Haystack {
    return new Haystack([], `${this.#exact.text}\n${other.#exact.text}`, `${this.#loose.text}\n${other.#loose.text}`);
  }
}

/** How much of a text, before and behind the place of the last piece, is looked through first. */
const near = 20_000;

/** A text that may be as large as the file: pieces come in the order of the file, each near the one before. */
class Text {
  readonly text: string;
  #last = 0;

  constructor(text: string) {
    this.text = text;
  }

  has(piece: string): boolean {
    const start = Math.max(0, this.#last - near);
    const nearby = this.text.slice(start, this.#last + near).indexOf(piece);
    const at = nearby >= 0 ? start + nearby : this.text.indexOf(piece);
    if (at >= 0) this.#last = at;
    return at >= 0;
  }
}

/** Letters, digits and signs alone: how they are set, the lines that are drawn around them, and which marks stand between them, is the layout's matter. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Co}\uFFFD]/gu, '□')
    // What a raised hyphen becomes.
    .replaceAll('\u2212', '-')
    .replace(/[^\p{L}\p{N}\p{So}\p{Sm}\p{M}]|[\p{ASCII}--[\dA-Za-z]]|[\u2500-\u257F]/gv, '');

/** Besides, days and numerals in one spelling: `2019年11月4日` becomes `2019-11-04`, `第三批` `3`. */
const loosely = (text: string): string =>
  folded(
    text
      .normalize('NFKC')
      .replace(
        /(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?/gu,
        (_, year: string, month: string, day: string) => `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`,
      )
      .replace(/[〇○零一二三四五六七八九两十百千廿卅]+/gu, (numeral) => String(parseNumeral(numeral) ?? numeral)),
  );
