/** Numbers as official titles write them. */

const digits = '〇一二三四五六七八九';

/** `三`, `十二`, `三十五`, `一百〇五`, for whole numbers below 10,000. */
export function chineseNumber(number: number): string {
  const places = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const;
  let text = '';
  for (const [value, word] of places) {
    const digit = Math.floor(number / value) % 10;
    if (digit > 0) text += (digits[digit] ?? '') + word;
    else if (text !== '' && !text.endsWith('〇')) text += '〇';
  }
  return text.replace(/〇$/u, '').replace(/^一十/u, '十') || '〇';
}

/** The number of a batch in an official title: `第三批`, `第三十五-1批`, `第二十九、三十批`. */
export const officialBatchName = (name: string): string =>
  name.replace(/(?<![\d-])\d{1,4}/gu, (number) => chineseNumber(Number(number)));
