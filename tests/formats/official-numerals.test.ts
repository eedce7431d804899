import { expect, test } from 'vitest';
import { parseNumeral } from '../../src/importer/layout/words/numerals.ts';
import { chineseNumber, officialBatchName } from '../../src/formats/text/numerals.ts';

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [35, '三十五'],
  [100, '一百'],
  [105, '一百〇五'],
  [110, '一百一十'],
  [2001, '二千〇一'],
  [0, '〇'],
])('%i is %s', (number, words) => {
  expect(chineseNumber(number)).toBe(words);
});

test('the importer reads every one back', () => {
  for (let number = 0; number < 10_000; number++) expect(parseNumeral(chineseNumber(number))).toBe(number);
});

test.each([
  ['第3批', '第三批'],
  ['第29、30批', '第二十九、三十批'],
  ['第35-1批', '第三十五-1批'],
])('%s is called %s', (name, official) => {
  expect(officialBatchName(name)).toBe(official);
});
