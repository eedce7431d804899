/** The running totals (累计) that the official summaries declared, as declared. */
import type { Inspection } from '../../register/types.ts';
import { fieldsOf } from '../../schema/field.ts';
import { runningTotalSchema } from '../../schema/files/inspection.ts';

export interface RunningTotalsView {
  sample: boolean;
  columns: string[];
  /** A cell is null where a notice does not say it. */
  rows: (string | null)[][];
}

/** @returns undefined where no notice declared any */
export function runningTotalsView({ facts, sample }: Inspection): RunningTotalsView | undefined {
  const totals = facts.runningTotals ?? [];
  if (totals.length === 0) return undefined;
  const columns = fieldsOf(runningTotalSchema)
    .map(({ name, label }) => ({ label, name: name as keyof (typeof totals)[number] }))
    .filter(({ name }) => totals.some((one) => one[name] !== undefined));
  return {
    sample,
    columns: columns.map(({ label }) => label),
    rows: totals.map((one) => columns.map(({ name }) => (one[name] === undefined ? null : String(one[name])))),
  };
}
