import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCells } from '../../../tests/support/downloads.ts';
import { csvText, type Column } from './csv.ts';
import { guardCell, readCell } from './guard.ts';

/** What cells are made of, and what spreadsheets, CSV and people make of it. */
const pieces = [
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    "'",
    "''",
    '"',
    '""',
    ',',
    '，',
    ';',
    '\t',
    ' ',
    '　',
    '\n',
    '\r',
    '\r\n',
  ],
  ...['0', '1', '12345678901', '35-1', '1E5', '007', '.', '甲', '某厂', '😀', ']]>', '&amp;', '\ufeff', 'a'],
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((some) => some.join(''));

describe('a guarded cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['-5℃', "'-5℃"],
    ['＝1', "'＝1"],
    [' \t@甲', "' \t@甲"],
    ["'=1", "''=1"],
    ["'甲'", "'甲'"],
    ['2145', '2145'],
    ['202105070001', '\t202105070001'],
    ['007', '\t007'],
    ['35-1', '\t35-1'],
    ['2019-11-14', '2019-11-14'],
    ['D53QJ201911140003', 'D53QJ201911140003'],
    ['', ''],
  ])('%s', (text, cell) => {
    expect(guardCell(text)).toBe(cell);
    expect(readCell(cell)).toBe(text);
  });

  test('can be undone, and never begins with what runs', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const cell = guardCell(text);
        expect(readCell(cell)).toBe(text);
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }),
    );
  });
});

test('another library reads back every cell', () => {
  const columns = [0, 1, 2].map((index): Column<readonly string[]> => ({
    name: `c${String(index)}`,
    label: `列${String(index)}`,
    doc: '',
    of: (row) => row[index] ?? '',
  }));
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, texts, texts)), (rows) => {
      const file = csvText(columns, rows);
      expect(file.startsWith('\ufeff列0,列1,列2\r\n')).toBe(true);
      expect(
        csvCells(file)
          .slice(1)
          .map((row) => row.map(readCell)),
      ).toEqual(rows);
    }),
  );
});
