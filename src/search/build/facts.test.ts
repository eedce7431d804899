import { expect, it } from 'vitest';
import { searchDocument } from '../../../tests/support/search-document.ts';
import { columnsOf } from './facts.ts';

it('numbers the values of each column', () => {
  const { values, rows } = columnsOf([
    searchDocument({ types: ['大气', '噪声'], verdict: '属实' }),
    searchDocument({ types: ['噪声'], kind: 'task', date: '' }),
    searchDocument({ types: ['大气', '噪声', '大气'], verdict: '属实' }),
  ]);
  expect([values.type, rows.type]).toEqual([
    [['大气', '噪声'], ['噪声']],
    [0, 1, 0],
  ]);
  expect([values.verdict, rows.verdict]).toEqual([
    [['属实'], []],
    [0, 1, 0],
  ]);
  expect([values.kind, rows.kind]).toEqual([
    [['case'], ['task']],
    [0, 1, 0],
  ]);
  expect([values.year, rows.year]).toEqual([
    [['2019'], []],
    [0, 1, 0],
  ]);
});
