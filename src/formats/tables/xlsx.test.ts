import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bytesOf, xlsxCells } from '../../../tests/support/downloads.ts';
import { times } from '../../../tests/support/random.ts';
import { cellLimit, withinLimit, type Sheet } from './xlsx.ts';

type Row = readonly [string, string];
const sheet = (rows: readonly Row[]): Sheet<Row> => ({
  title: '群众信访举报转办和边督边改公开情况一览表（第三批 2019年11月14日）',
  name: '第3批',
  columns: [
    { label: '序号', width: 5, centred: true, of: ([first]) => first },
    { label: '调查核实情况', width: 42, of: ([, second]) => second },
  ],
  rows,
  notes: [],
  addressOf: ([first]) => `https://example.org/a/cases/${first}/`,
  publisher: '某市',
  source: 'https://example.org/a/batches/3/?a&b',
  published: '2019-11-21',
});

async function open(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const [made] = book.worksheets;
  if (!made) throw new Error('no sheet');
  return made;
}

test('prints on A4 paper like the official table', async () => {
  const made = await open(await bytesOf(sheet([['1', '甲']])));
  expect(made.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:2',
  });
  expect(made.headerFooter.oddFooter).toContain('第 &P 页，共 &N 页');
  expect(made.headerFooter.oddFooter).toContain('?a&&b');
  expect(made.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
  expect(made.getCell('A1').isMerged && made.getCell('B1').isMerged).toBe(true);
  expect(made.columns.map(({ width }) => width)).toEqual([5, 42]);
  expect(made.getCell('B3').style).toMatchObject({
    alignment: { wrapText: true },
    border: { left: { style: 'thin' } },
    numFmt: '@',
  });
});

test('a text too high for one row spans several, merged, so that none of it is hidden', async () => {
  const long = '一是责令整改。'.repeat(400);
  const made = await open(
    await bytesOf(
      sheet([
        ['1', '甲'],
        ['2', long],
        ['3', '乙'],
      ]),
    ),
  );
  const heights = [4, 5, 6, 7].map((row) => made.getRow(row).height);
  expect(Math.max(...heights)).toBeLessThanOrEqual(409);
  const last = made.rowCount;
  expect(made.getCell(last, 1).value).toBe('3');
  expect(last).toBeGreaterThan(5);
  for (let row = 4; row < last; row++) expect(made.getCell(row, 2).master.address).toBe('B4');
  expect(made.getCell('B4').value).toBe(long);
});

describe('a text longer than a cell can hold', () => {
  test('ends with where the whole of it is, and is never cut inside a character', () => {
    expect(withinLimit('甲'.repeat(cellLimit), 'https://example.org/')).toHaveLength(cellLimit);
    for (const before of ['甲', '甲乙']) {
      const cut = withinLimit(before + '😀'.repeat(20_000), 'https://example.org/a/');
      expect(cut.length).toBeLessThanOrEqual(cellLimit);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut).toMatch(/😀……（全文共 2000\d 字，超出一格的上限，见 https:\/\/example\.org\/a\/）$/u);
    }
  });
});

test('another library reads back every cell', async () => {
  const pieces = [
    '=',
    '+1',
    '-',
    '@',
    "'",
    '"',
    ',',
    '\n',
    '😀',
    ']]>',
    '&',
    '&lt;',
    '<b>',
    '_x000D_',
    '_x0041_',
    '甲',
    ' ',
    '1',
    '007',
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((some) => `甲${some.join('')}乙`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(texts, texts), { maxLength: 4 }), async (rows) => {
      const [, , ...cells] = await xlsxCells(await bytesOf(sheet(rows)));
      expect(cells).toEqual(rows);
    }),
    { numRuns: times(40) },
  );
});

test('no cell is a formula, whatever it begins with', async () => {
  const starts = ['=1+1', '+1', '-1', '@甲', '=HYPERLINK("https://example.com")'];
  const bytes = await bytesOf(sheet(starts.map((text) => [text, text])));
  const xml = Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? []).toString();
  expect(xml).not.toMatch(/<f[ >]/u);
  expect((await xlsxCells(bytes)).slice(2)).toEqual(starts.map((text) => [text, text]));
});
