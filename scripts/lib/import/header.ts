/** Finds the header of a table by the meaning of its words. */
import { acrossText, columnName, type Grid, type Notice, type Row } from './grid.ts';
import { bareLabel, guessTarget, knownTarget } from './labels.ts';
import type { Profile, Target } from './profile.ts';
import { badFile } from './stop.ts';

export interface Column {
  target: Target;
  header: string;
}

export interface Header {
  /** By column number. */
  columns: ReadonlyMap<number, Column>;
  /** Row numbers that the header takes, ends included. */
  first: number;
  last: number;
  /** The labels, to know the header again on the next page. */
  key: string;
}

/** The labels of a row that are known for sure. */
const knownIn = (row: Row, profile: Profile): Set<string> =>
  new Set([...row.cells.values()].flatMap((cell) => knownTarget(cell.text, profile)?.name ?? []));

/** Does this row look like a header? Rows of data hold values and prose, hardly ever two labels. */
export function isHeaderRow(row: Row, profile: Profile): boolean {
  if (acrossText(row)) return false;
  const cells = [...row.cells.values()];
  if (cells.some((cell) => cell.text.length > 60)) return false;
  const known = knownIn(row, profile).size;
  // Where labels and values alternate, no more than half of the cells are labels.
  const meant = cells.filter((cell) => knownTarget(cell.text, profile) ?? guessTarget(cell.text, profile)).length;
  return known >= 3 ? meant > cells.length * 0.6 : known === 2 && cells.length <= 3;
}

/** The header that begins in a row of a grid. */
export function readHeader(grid: Grid, index: number, profile: Profile, assumed: Notice[], warnings: Notice[]): Header {
  const row = grid.rows[index];
  if (!row) throw new Error('no such row');
  // A header of two levels: some of its labels are merged down into the next row.
  const depth = grid.rows
    .slice(index + 1, index + 4)
    .filter((next) => [...next.cells.values()].some((cell) => cell.origin?.row === row.number)).length;
  const levels = grid.rows.slice(index, index + 1 + depth);
  const columns = new Map<number, Column>();
  const numbers = [...new Set(levels.flatMap((level) => [...level.cells.keys()]))].sort((a, b) => a - b);
  const labels = numbers.map((column) => ({
    column,
    texts: [...new Set(levels.flatMap((level) => level.cells.get(column)?.text ?? []))],
  }));
  const taken = new Map<string, string>();
  const at = (column: number): string => `${grid.name}!${columnName(column)}${String(row.number)}`;
  const claim = (column: number, header: string, target: Target): void => {
    columns.set(column, { target, header });
    if (target.kind !== 'extra') taken.set(target.name, at(column));
  };
  for (const { column, texts } of labels) {
    const header = oneLine(texts.at(-1) ?? '');
    const target = [...texts].reverse().flatMap((text) => knownTarget(text, profile) ?? [])[0];
    if (!target) continue;
    const other = taken.get(target.name);
    if (other === undefined) claim(column, header, target);
    else if (columns.get(column - 1)?.target !== target || columns.get(column - 1)?.header !== header)
      throw badFile(
        `${other} 和 ${at(column)} 两个表头都是「${target.label}」，不知道用哪一列。请修改其中一个表头，或删除不要的列`,
      );
    else claim(column, header, target);
  }
  for (const { column, texts } of labels) {
    if (columns.has(column)) continue;
    const header = oneLine(texts.join(' '));
    const target = guessTarget(texts.join(''), profile);
    if (!target || target.kind === 'extra' || taken.has(target.name)) {
      claim(column, header, { kind: 'extra', name: header, label: header });
      warnings.push({ at: at(column), text: `不认识这一列「${header}」，内容放进「备注」` });
    } else {
      claim(column, header, target);
      assumed.push({ at: at(column), text: `「${header}」当作「${target.label}」` });
    }
  }
  return { columns, first: row.number, last: levels.at(-1)?.number ?? row.number, key: headerKey(row) };
}

/** The labels of a row as one word. */
export const headerKey = (row: Row): string => [...row.cells.values()].map((cell) => bareLabel(cell.text)).join('|');

const oneLine = (text: string): string =>
  text
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
