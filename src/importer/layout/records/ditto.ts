/** Rows that repeat what the row above them says (`同上`, `〃`): facts are taken from there, official text stays as it is. */
import { quote, said } from '../../../schema/fault.ts';
import type { Notice } from '../../read/grid.ts';
import type { Entry, RawRow } from '../layout.ts';
import { isDitto } from '../words/ditto.ts';

/** The rows, with what stands above in place of words that mean it. */
export function fillDittos(rows: readonly RawRow[], assumed: Notice[], warnings: Notice[]): RawRow[] {
  const filled: RawRow[] = [];
  const isNumbered = rows.some(({ entries }) => entries.some(({ target }) => target.kind === 'number'));
  for (const row of rows) {
    const above = row.below ? [] : (filled.at(-1)?.entries ?? []);
    const tell = new Telling(row, assumed, warnings);
    const why = row.below ? `隔着${said(row.below.text)}` : '没有写';
    filled.push({ ...row, entries: row.entries.flatMap((entry) => fill(entry, above, isNumbered, tell, why)) });
  }
  return filled;
}

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

/**
 * @param isNumbered do rows have numbers besides their place in the list?
 * @param why nothing is known of the row above, where that is so
 */
function fill(entry: Entry, above: readonly Entry[], isNumbered: boolean, tell: Telling, why: string): Entry[] {
  const { target, header, cell } = entry;
  if (entry.signs || !isDitto(cell.text)) return [entry];
  const name = quote(header || target.label);
  const says = `${name}写着${quote(cell.text)}`;
  if (target.kind === 'section' || target.kind === 'extra' || target.name === 'remarks') {
    tell.warn(entry, `${says}，照原文导入；每一件有自己的网页，读者看不到上面是什么，请在原表这一格写上全文，再导入`);
    return [entry];
  }
  if (target.kind === 'serial' && isNumbered) {
    tell.assume(entry, `${says}，序号没有填写`);
    return [];
  }
  const same = above.find((one) => one.target === target || one.target.name === target.name)?.cell.text;
  if (same === undefined) {
    tell.warn(entry, `${says}，可是上面一行${why}，没有填写，也不会猜，原文放进「备注」；请在原表这一格写上是什么`);
    return [{ ...entry, target: { kind: 'extra', name: header, label: '' }, header: header || target.label }];
  }
  const filled: Entry = { ...entry, cell: { ...cell, text: same } };
  if (target.kind !== 'number' && target.kind !== 'serial') {
    tell.assume(entry, `${says}，按上面一行写成${quote(same)}`);
    return [filled];
  }
  tell.warn(
    entry,
    `${says}，按上面一行的${quote(same)}读，这一行当作那一件的；不是同一件的，请在原表这一格写上它自己的编号，再导入`,
  );
  return [{ ...filled, isAgain: true }];
}
