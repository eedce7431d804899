import { expect, it } from 'vitest';
import { findDuplicates } from './duplicates.ts';

const text = '某厂夜间生产，黑烟滚滚，周边居民不敢开窗，多次反映没有人管，要求查处。';

it('finds texts that differ in a few characters, marks and spaces', () => {
  const all = [
    '某村河道里堆放垃圾，夏天蚊蝇成群，臭气熏天，希望清理。',
    text,
    text.replaceAll('，', ','),
    text.replace('黑烟', '浓烟'),
  ];
  expect(findDuplicates(all)).toEqual([
    [1, 2],
    [1, 3],
  ]);
});

it('leaves out short texts and texts about the same thing in other words', () => {
  expect(
    findDuplicates([
      '某厂冒烟。',
      '某厂冒烟。',
      text,
      '某厂半夜开工，烟很大，附近的人都不敢开窗，反映过多次也没有用，请查处。',
    ]),
  ).toEqual([]);
});
