import { expect, it } from 'vitest';
import { hashOf } from '../../src/hash.ts';
import { zipFiles } from '../../src/zip.ts';
import { sheetKey, xlsxBytes, type Sheet } from '../../src/formats/tables/xlsx.ts';

const sheet: Sheet<string> = {
  ...{ title: '一览表', name: '3', rows: ['甲', '乙'], notes: [{ of: '第三批', label: '口径', text: '不含重复' }] },
  columns: [
    { label: '序号', width: 5, centred: true, of: (row) => row },
    { label: '问题', width: 5, of: (row) => `${row}厂冒烟` },
  ],
  addressOf: (row) => `https://example.org/${row}/`,
  ...{ publisher: '某办', source: 'https://example.org/', published: '2021-05-14', filter: false },
};
const [first, second] = sheet.columns;
if (!first || !second) throw new Error('it has two columns');
const long = '长'.repeat(40_000);

/** Each differs from `sheet` in one thing. */
const others: Record<string, Sheet<string>> = {
  title: { ...sheet, title: '别的' },
  name: { ...sheet, name: '4' },
  row: { ...sheet, rows: ['甲', '丙'] },
  order: { ...sheet, rows: ['乙', '甲'] },
  note: { ...sheet, notes: [{ of: '第三批', label: '口径', text: '含重复' }] },
  'no note': { ...sheet, notes: [] },
  heading: { ...sheet, columns: [first, { ...second, label: '情况' }] },
  width: { ...sheet, columns: [first, { ...second, width: 6 }] },
  centred: { ...sheet, columns: [{ ...first, centred: false }, second] },
  cell: { ...sheet, columns: [first, { ...second, of: (row) => `${row}厂排污` }] },
  publisher: { ...sheet, publisher: '某局' },
  source: { ...sheet, source: 'https://example.org/a/' },
  published: { ...sheet, published: '2021-05-15' },
  filter: { ...sheet, filter: true },
  'too long': { ...sheet, rows: ['甲', long] },
  'address of what is too long': { ...sheet, rows: ['甲', long], addressOf: () => 'https://example.com/' },
};

it('the key of a sheet changes with all that its workbook is made from', { timeout: 60_000 }, async () => {
  const all = Object.entries({ itself: sheet, ...others });
  const bytes = await Promise.all(all.map(async ([, one]) => hashOf(await xlsxBytes(one, zipFiles))));
  expect(new Set(bytes).size, 'workbooks').toBe(all.length);
  expect(new Set(all.map(([, one]) => sheetKey(one))).size, 'keys').toBe(all.length);
  // What its functions are does not matter, what they give does.
  expect(
    sheetKey({ ...sheet, columns: sheet.columns.map((one) => ({ ...one, of: (row: string) => one.of(row) })) }),
  ).toBe(sheetKey(sheet));
});
