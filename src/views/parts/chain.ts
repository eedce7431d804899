/** One problem through all inspections: what was promised, until when, what was claimed, what was found. */
import { chainOf, type ChainLink } from '../../register/links/look-backs.ts';
import type { Inspection, Task } from '../../register/types.ts';
import { stateOf, stateOfTask, verdictOf, type StateView } from './records.ts';

export interface ChainLinkView {
  /** Inspection, kind of record, day. */
  meta: string;
  title: string;
  /** Undefined for the page itself. */
  address?: string;
  sample: boolean;
  answer: CaseAnswer | TaskAnswer;
}

/** Words of state side by side, or that the case is not published. */
type CaseAnswer = { states: StateView[] } | { withheld: string };

interface TaskAnswer {
  deadline: string;
  state: StateView;
  reported?: string;
  finding?: string;
}

/** @returns nothing where the task stands alone */
export function chainView(task: Task, inspections: readonly Inspection[]): ChainLinkView[] {
  const byId = new Map(inspections.map((one) => [one.id, one.facts]));
  const chain = chainOf(task, (id) => byId.get(id)?.period.from ?? '');
  const titleOf = (id: string): string => byId.get(id)?.shortTitle ?? id;
  return chain.length > 1 ? chain.map((link) => linkView(link, task, titleOf)) : [];
}

function linkView(link: ChainLink, here: Task, titleOf: (inspection: string) => string): ChainLinkView {
  if (link.kind === 'case') {
    const one = link.case;
    return {
      meta: `${titleOf(one.inspection)} · 信访举报件 · ${one.published.published} 公开`,
      title: one.title,
      address: one.address,
      sample: one.sample,
      answer: one.withheld ? { withheld: '不予公开' } : { states: [verdictOf(one), stateOf(one)] },
    };
  }
  const { task } = link;
  const [newest] = task.reports;
  return {
    meta: `${titleOf(task.inspection)} · 整改任务 ${task.key}${task === here ? '（本页）' : ''}`,
    title: task.title,
    ...(task !== here && { address: task.address }),
    sample: task.sample,
    answer: {
      deadline: task.facts.deadline,
      state: stateOfTask(task),
      ...(newest && { reported: newest.published }),
      ...(task.finding && { finding: task.finding }),
    },
  };
}
