/** What spreadsheets would make of the cells of a CSV file, kept from happening and undone. */

/** What spreadsheets run as a formula: `=`, `+`, `-`, `@` and their full-width forms, after white space too. */
const formula = /^'*\s*[=+\-@＝＋－＠]/u;
/** What spreadsheets round or take for a day: long numbers, leading zeros, `35-1`, `1E5`. */
const numberLike = /^\s*(?:0\d+|\d{10,}|\d+[-/.Ee]\d+)\s*$/u;

/**
 * A text as a cell of a CSV file. What would run as a formula gets an apostrophe before it; what would be changed as a
 * number or a day gets a tab: `="…"`, the usual trick for the latter, is itself a formula. `readCell` undoes both.
 */
export const guardCell = (text: string): string =>
  formula.test(text) ? `'${text}` : numberLike.test(text) ? `\t${text}` : text;

/** The text of a cell that `guardCell` made. */
export const readCell = (cell: string): string =>
  /^'+\s*[=+\-@＝＋－＠]/u.test(cell) || (cell.startsWith('\t') && numberLike.test(cell)) ? cell.slice(1) : cell;
