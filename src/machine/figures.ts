/** Figures for people: sizes, times, and tables of them in a terminal. */

export { bytesText } from '../formats/text/size.ts';

/** `0.35 秒`, `12.3 秒` */
export function secondsText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${seconds.toFixed(seconds < 1 ? 2 : 1)} 秒`;
}

/** Columns that a text takes in a terminal: Chinese characters take two. */
export const textWidth = (text: string): number =>
  [...text].reduce(
    (sum, one) =>
      sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u.test(one) ? 2 : 1),
    0,
  );

/** Rows with their columns one below the other, the last aligned to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => textWidth(row[i] ?? ''))));
  const cell = (text: string, i: number): string => {
    const gap = ' '.repeat((widths[i] ?? 0) - textWidth(text));
    return i === columns - 1 ? gap + text : text + gap;
  };
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}

/** The most memory that this process has held, in bytes. */
export const peakMemory = (): number => process.resourceUsage().maxRSS * 1024;
