/** Where cells and ranges of a sheet are: `G14`, `D3:D5`. */
import { cellAddress, columnName, type Merge } from '../grid.ts';

/** A cell, rows and columns counted from 1. */
export interface Spot {
  row: number;
  column: number;
}

/** What is said of a cell. */
export interface Remark extends Spot {
  text: string;
}

const lastRow = 1_048_576;
const lastColumn = 16_384;

/** `G14` → row 14, column 7; undefined where no sheet has such a cell. */
export function spotOf(reference: string | undefined): Spot | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u.exec(reference ?? '') ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
  const row = Number(digits);
  return row >= 1 && row <= lastRow && column <= lastColumn ? { row, column } : undefined;
}

/** `D3:D5`, whichever corner is written first; undefined where there is no such range. */
export function rangeOf(reference: string | undefined): Merge | undefined {
  const [first = '', second = first] = (reference ?? '').split(':');
  const [one, other] = [spotOf(first), spotOf(second)];
  if (!one || !other) return undefined;
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

/** `Sheet1!D3:D5` */
export const rangeName = (sheet: string, { top, left, bottom, right }: Merge): string =>
  `${cellAddress(sheet, top, left)}:${columnName(right)}${String(bottom)}`;

/**
 * The ranges of which each cell is in one alone, and the others, each with the range before it that it meets.
 * Rows are walked from the top with the ranges that reach into them, which share no column.
 */
export function apart<T extends Merge>(ranges: readonly T[]): { kept: T[]; met: { range: T; by: T }[] } {
  const kept: T[] = [];
  const met: { range: T; by: T }[] = [];
  let open: T[] = [];
  for (const range of ranges.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    if (open.some(({ bottom }) => bottom < range.top)) open = open.filter(({ bottom }) => bottom >= range.top);
    const by = open.find(({ left, right }) => left <= range.right && range.left <= right);
    if (by) met.push({ range, by });
    else {
      kept.push(range);
      open.push(range);
    }
  }
  return { kept, met };
}
