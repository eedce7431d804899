/** What is in the cells is what readers see: imported, written, read again, the cells are the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proseText } from '../src/schema/prose.ts';
import { importBytes } from './support/import.ts';
import { hostileText, kept, keptProse } from './support/hostile.ts';
import { csv } from './support/office.ts';

const seen = (cell: string): string | undefined => (keptProse(cell).trim() === '' ? undefined : keptProse(cell));

it('gives every cell back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(hostileText, hostileText, hostileText, hostileText), { minLength: 1, maxLength: 6 }),
      async (rows) => {
        const header = ['受理编号', '交办问题基本情况', '行政区域', '调查核实情况', '责任人被处理情况', '备注'];
        const cells = rows.map(([problem, findings, accountability, remarks], index) => [
          `D01LS20210507000${String(index + 1)}`,
          `一${problem}`,
          '麒麟区',
          findings,
          accountability,
          remarks,
        ]);
        const { record, faults } = await importBytes('表.csv', csv([header, ...cells]), 'batch', {
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
            keptProse(problem),
            seen(findings),
            seen(accountability),
            kept(remarks).trim() || undefined,
          ]),
        );
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  );
});
