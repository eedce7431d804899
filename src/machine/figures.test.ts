import { expect, test } from 'vitest';
import { bytesText, secondsText, tableText } from './figures.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [12_345_678, '12.3 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test.each([
  [4, '0.00 秒'],
  [350, '0.35 秒'],
  [12_345, '12.3 秒'],
])('%d ms are %s', (milliseconds, text) => {
  expect(secondsText(milliseconds)).toBe(text);
});

test('columns stand one below the other, Chinese characters two wide', () => {
  const rows = [
    ['读取内容', '2 个文件', '0.3 秒'],
    ['合计', '', '12.0 秒'],
  ];
  expect(tableText(rows)).toBe('读取内容  2 个文件   0.3 秒\n合计                12.0 秒');
});
