/** Chinese numerals. */

const digits: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 零: 0, '○': 0, 两: 2 },
};
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The characters that a numeral may hold, for a character class. */
export const numeralClass = '〇○零一二三四五六七八九两十百千廿卅\\d０-９';

/** `三十一` → 31, `二〇一九` → 2019, `１２` → 12; undefined for anything else. */
export function parseNumeral(typed: string): number | undefined {
  const text = typed.normalize('NFKC').replace(/\s+/gu, '').replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  if (text === '' || ![...text].every((one) => one in digits || one in units)) return undefined;
  if (![...text].some((one) => one in units)) return Number([...text].map((one) => digits[one]).join(''));
  let sum = 0;
  let digit: number | undefined;
  for (const one of text) {
    const unit = units[one];
    if (unit === undefined) digit = digits[one];
    else {
      sum += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return sum + (digit ?? 0);
}
