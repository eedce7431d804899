/** What is in the cells is what readers see: imported, written, read again, the cells are the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asShown } from '../../src/importer/read/html/text.ts';
import { proseText } from '../../src/schema/prose.ts';
import { importBytes } from '../support/import.ts';
import { hostileText, kept, keptProse } from '../support/hostile.ts';
import { csv, docx, html, paragraph, wordTable, xlsx, type Cells } from '../support/office.ts';
import { times } from '../support/random.ts';

/** XML and HTML can't hold control characters. */
const plain = (text: string): string => text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu, '');
const same = (text: string): string => text;

/** How a table becomes a file, which texts it can hold, and how its white space is read. */
interface Format {
  make: (cells: Cells) => Uint8Array | Promise<Uint8Array>;
  typed: (text: string) => string;
  read: (text: string) => string;
}
const formats: Readonly<Record<string, Format>> = {
  csv: { make: (cells) => csv(cells), typed: same, read: same },
  xlsx: { make: (cells) => xlsx(cells), typed: plain, read: same },
  docx: { make: (cells) => docx(paragraph('一览表') + wordTable(cells)), typed: plain, read: same },
  // What a browser shows: a space for several, none at the ends of lines.
  html: {
    make: (cells) => html(cells),
    typed: plain,
    read: (text) => text.split('\n').map(asShown).join('\n'),
  },
};

it.each(Object.entries(formats))('gives every cell of %s back', async (format, { make, typed, read }) => {
  const keep = (text: string): string => keptProse(read(typed(text)));
  const seen = (text: string): string | undefined => (keep(text).trim() === '' ? undefined : keep(text));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(hostileText, hostileText, hostileText, hostileText), { minLength: 1, maxLength: 6 }),
      async (rows) => {
        const header = ['受理编号', '交办问题基本情况', '行政区域', '调查核实情况', '责任人被处理情况', '备注'];
        const cells = rows.map(([problem, findings, accountability, remarks], index) => [
          `D01LS20210507000${String(index + 1)}`,
          `一${typed(problem)}`,
          '麒麟区',
          typed(findings),
          typed(accountability),
          typed(remarks),
        ]);
        const { record, faults } = await importBytes(`表.${format}`, await make([header, ...cells]), 'batch', {
          batch: ['1'],
          published: '2021-05-14',
        });
        expect(faults).toEqual([]);
        expect(
          record.batches[0]?.cases.map(({ number, facts, sections }) => [
            number,
            proseText(sections.problem ?? []),
            sections.findings && proseText(sections.findings),
            sections.accountability && proseText(sections.accountability),
            facts.remarks,
          ]),
        ).toEqual(
          cells.map(([number, problem = '', , findings = '', accountability = '', remarks = '']) => [
            number,
            keep(problem),
            seen(findings),
            seen(accountability),
            kept(read(remarks)).trim() || undefined,
          ]),
        );
      },
    ),
    { numRuns: times(60) },
  );
});
