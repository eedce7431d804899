/** The running totals (累计) that the official summaries declared, as declared. */
import type { Inspection } from '../../register/types.ts';
import { declaredFigures, figureText } from '../../schema/files/declared.ts';
import { fieldsOf, labelOf } from '../../schema/field.ts';
import { runningTotalSchema } from '../../schema/files/inspection.ts';

export interface RunningTotalsView {
  sample: boolean;
  /** The figures that stand alone. */
  columns: string[];
  /** A cell is null where a notice does not say it. */
  rows: (string | null)[][];
  /** Figures by region, by type and the like. */
  parts: { label: string; figures: { name: string; figure: string }[] }[];
  /** What the notices say of them. */
  notes: string[];
}

const fields = fieldsOf(runningTotalSchema);

type Running = NonNullable<Inspection['facts']['runningTotals']>[number];

/** The day until which a running total counts, and the last batch, where the notice names it. */
const untilText = ({ asOf, throughBatch }: Running): string =>
  throughBatch === undefined ? asOf : `${asOf}（到${throughBatch.name}）`;

/** @returns undefined where no notice declared any */
export function runningTotalsView({ facts, sample }: Inspection): RunningTotalsView | undefined {
  const totals = facts.runningTotals ?? [];
  if (totals.length === 0) return undefined;
  const told = totals.map((one) => ({ asOf: untilText(one), figures: declaredFigures(fields, one) }));
  const alone = fields.filter(({ name }) =>
    told.some(({ figures }) => figures.some((one) => one.name === name && one.part === undefined)),
  );
  return {
    sample,
    columns: [labelOf(runningTotalSchema, 'asOf'), ...alone.map(({ label }) => label)],
    rows: told.map(({ asOf, figures }) => [
      asOf,
      ...alone.map(({ name }) => {
        const one = figures.find((figure) => figure.name === name);
        return one ? figureText(one) : null;
      }),
    ]),
    parts: told.flatMap(({ asOf, figures }) =>
      fields.flatMap(({ name, label }) => {
        const parts = figures.flatMap((one) =>
          one.name === name && one.part !== undefined ? [{ name: one.part, figure: figureText(one) }] : [],
        );
        const axis = figures.find((one) => one.name === name)?.axis;
        const called = axis === undefined ? label : `${label}（${axis}）`;
        return parts.length > 0 ? [{ label: `${called}，截至${asOf}`, figures: parts }] : [];
      }),
    ),
    notes: totals.flatMap((one) => [
      ...(one.jointBatches ? [`截至${untilText(one)}：共办的件在第${one.jointBatches.join('、')}批。`] : []),
      ...(one.note === undefined ? [] : [`截至${untilText(one)}：${one.note}`]),
    ]),
  };
}
