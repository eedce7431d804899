/** Rows that repeat what another row says (`同上`, `〃`, `同第1件`): facts are taken from there, official text stays as it is. */
import { quote, said } from '../../../schema/fault.ts';
import { caseKey } from '../../../schema/keys.ts';
import type { Notice } from '../../read/grid.ts';
import type { Entry, RawRow } from '../layout.ts';
import { referenceIn, type Reference } from '../words/ditto.ts';
import { parseNumeral } from '../words/numerals.ts';

/** The rows, with what stands above in place of words that mean it. */
export function fillDittos(rows: readonly RawRow[], assumed: Notice[], warnings: Notice[]): RawRow[] {
  const filled: RawRow[] = [];
  const isNumbered = rows.some(({ entries }) => entries.some(({ target }) => target.kind === 'number'));
  for (const row of rows) {
    const tell = new Telling(row, assumed, warnings);
    const entries = row.entries.flatMap((entry) => {
      const meant = entry.signs ? undefined : referenceIn(entry.cell.text);
      return meant ? fill(entry, meant, sourceOf(meant, row, filled), isNumbered, tell) : [entry];
    });
    filled.push({ ...row, entries });
  }
  return filled;
}

/** Where a fact stands that a cell repeats. */
interface Source {
  entries: readonly Entry[];
  /** `上面一行` */
  name: string;
  /** Why nothing is known of it. */
  lacks: string;
}

function sourceOf(meant: Reference, row: RawRow, before: readonly RawRow[]): Source {
  if (meant.kind === 'elsewhere') return { entries: [], name: '', lacks: '' };
  if (meant.kind === 'above')
    return {
      entries: row.below ? [] : (before.at(-1)?.entries ?? []),
      name: '上面一行',
      lacks: row.below ? `上面一行隔着${said(row.below.text)}` : '上面一行没有写',
    };
  const found = before.filter(({ entries }) => entries.some((entry) => isKeyOf(entry, meant)));
  const name = 'serial' in meant ? `序号 ${String(meant.serial)} 那一行` : `编号 ${meant.number} 那一行`;
  const [one] = found;
  return {
    entries: found.length === 1 ? (one?.entries ?? []) : [],
    name,
    lacks: found.length === 1 ? `${name}没有写` : one ? `上面${name}不止一个` : `上面没有${name}`,
  };
}

/** Is it the place in the list, or the number, that a cell names? */
const isKeyOf = ({ target: { kind }, cell: { text } }: Entry, meant: Reference & { kind: 'row' }): boolean =>
  'serial' in meant
    ? (kind === 'serial' || kind === 'number') && parseNumeral(text.replace(/[.．、]$/u, '')) === meant.serial
    : kind === 'number' && caseKey(text).toLowerCase() === meant.number.toLowerCase();

/** A merged cell repeats its text, and is told once. */
class Telling {
  readonly #row: RawRow;
  readonly #assumed: Notice[];
  readonly #warnings: Notice[];

  constructor(row: RawRow, assumed: Notice[], warnings: Notice[]) {
    this.#row = row;
    this.#assumed = assumed;
    this.#warnings = warnings;
  }

  assume(entry: Entry, text: string): void {
    this.#tell(this.#assumed, entry, text);
  }

  warn(entry: Entry, text: string): void {
    this.#tell(this.#warnings, entry, text);
  }

  #tell(notices: Notice[], { cell: { at } }: Entry, text: string): void {
    const place = at === '' ? this.#row.at : at;
    if (!notices.some((one) => one.at === place && one.text === text)) notices.push({ at: place, text });
  }
}

/** What names another case says so by right. */
const naming = new Set(['parent', 'previous', 'related', 'revisit']);

/** @param isNumbered do rows have numbers besides their place in the list? */
function fill(entry: Entry, meant: Reference, source: Source, isNumbered: boolean, tell: Telling): Entry[] {
  const { target, header, cell } = entry;
  const name = quote(header || target.label);
  const says = `${name}写着${quote(cell.text)}`;
  const isText = target.kind === 'extra' || target.name === 'remarks';
  if (meant.kind !== 'above' && (isText || naming.has(target.name))) return [entry];
  if (target.kind === 'section' || isText) {
    tell.warn(entry, `${says}，照原文导入；每一件有自己的网页，读者看不到那里是什么，请在原表这一格写上全文，再导入`);
    return [entry];
  }
  if (target.kind === 'serial' && isNumbered) {
    tell.assume(entry, `${says}，序号没有填写`);
    return [];
  }
  const same = source.entries.find((one) => one.target === target || one.target.name === target.name)?.cell.text;
  const isOther = same !== undefined && entry.tick !== undefined && entry.tick !== same;
  if (same === undefined || isOther || (referenceIn(same) && !isNumberOrPlace(target))) {
    const lacks = isOther ? `${source.name}打勾的不是这一栏` : source.lacks || `${source.name}没有写`;
    const why = meant.kind === 'elsewhere' ? '指的是哪里看不出来' : `可是${lacks}`;
    tell.warn(entry, `${says}，${why}，没有填写，也不会猜，原文放进「备注」；请在原表这一格写上是什么`);
    return [{ ...entry, target: { kind: 'extra', name: header, label: '' }, header: header || target.label }];
  }
  const filled: Entry = { ...entry, cell: { ...cell, text: same } };
  if (!isNumberOrPlace(target)) {
    tell.assume(entry, `${says}，按${source.name}写成${quote(same)}`);
    return [entry.tick === undefined ? filled : { ...filled, signs: [cell.text] }];
  }
  tell.warn(
    entry,
    `${says}，按${source.name}的${quote(same)}读，这一行当作那一件的；不是同一件的，请在原表这一格写上它自己的编号，再导入`,
  );
  return [{ ...filled, isAgain: true }];
}

const isNumberOrPlace = ({ kind }: Entry['target']): boolean => kind === 'number' || kind === 'serial';
