/** Counts as bars, with the numbers beside them. */
import { countedRecords } from '../../register/counted.ts';
import type { Count } from '../../register/totals.ts';
import { noReport, type Task } from '../../register/types.ts';
import { taskStates } from '../../schema/states.ts';

export interface BarsView {
  caption: string;
  unit: string;
  /** Is anything that was counted a sample? */
  sample: boolean;
  bars: BarView[];
}

export interface BarView extends Count {
  address?: string;
  /** Is it of what is overdue? */
  late?: true;
}

/** @param addressOf where the list of one name is; undefined where there is none */
export const caseBars = (
  caption: string,
  counts: readonly Count[],
  sample: boolean,
  addressOf?: (name: string) => string,
): BarsView => ({
  caption,
  unit: '件',
  sample,
  bars: counts.map(({ name, count }) => ({ name, count, ...(addressOf && { address: addressOf(name) }) })),
});

/** How far tasks have come, the furthest first. */
export function taskBars(all: readonly Task[]): BarsView {
  const { records: tasks, sample } = countedRecords(all);
  const order = [...Object.keys(taskStates).reverse(), noReport];
  const counts = order
    .map((name) => ({ name, count: tasks.filter((task) => task.state === name).length }))
    .filter(({ count }) => count > 0);
  const overdue = tasks.filter((task) => task.overdue).length;
  return {
    caption: '整改任务的进展',
    unit: '项',
    sample,
    bars: [...counts, ...(overdue > 0 ? [{ name: '其中逾期', count: overdue, late: true as const }] : [])],
  };
}
