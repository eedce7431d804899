/** One problem through all inspections, step by step in the order of time: what was promised, claimed, found, promised again. */
import { daysText } from '../../formats/text/dates.ts';
import { chainOf, foundIn, type ChainLink } from '../../register/links/look-backs.ts';
import type { Case, CaseVersion, Inspection, Task } from '../../register/types.ts';
import { compare } from '../../schema/text/compare.ts';
import { unstated } from '../../schema/vocabulary.ts';
import { stateOf, verdictOf, type StateView } from './records.ts';

/** What was said on a day. */
export interface ChainStepView {
  /** `2019-11-21`; of a look-back its days: `2019-11-12 至 2019-11-21` */
  day: string;
  /** The day by which steps are in order. */
  order: string;
  /** `方案承诺`, `报告`, `回头看结论` … */
  what: string;
  /** The words of the promise, or of what was found. */
  words?: string;
  states?: StateView[];
  /** Inspection and kind of record. */
  meta: string;
  title: string;
  /** Undefined for the page itself. */
  address?: string;
  sample: boolean;
}

/** @returns nothing where the task stands alone */
export function chainView(task: Task, inspections: readonly Inspection[]): ChainStepView[] {
  const byId = new Map(inspections.map((one) => [one.id, one]));
  const chain = chainOf(task, (id) => byId.get(id)?.facts.period.from ?? '');
  if (chain.length < 2) return [];
  return chain.flatMap((link) => stepsOf(link, task, byId)).sort((a, b) => compare(a.order, b.order));
}

function stepsOf(link: ChainLink, here: Task, inspections: ReadonlyMap<string, Inspection>): ChainStepView[] {
  const inspection = inspections.get(link.kind === 'case' ? link.case.inspection : link.task.inspection);
  if (!inspection) return [];
  return link.kind === 'case' ? stepsOfCase(link.case, inspection) : stepsOfTask(link.task, here, inspection);
}

/** What a case was answered first, and as it is answered now if that is another answer. */
function stepsOfCase(one: Case, { facts }: Inspection): ChainStepView[] {
  const { title, address, sample, versions } = one;
  const at = (day: string, what: string): ChainStepView => ({
    ...{ day, order: day, what, title, address, sample },
    meta: `${facts.shortTitle} · 信访举报件`,
  });
  if (one.withheld) return [at(one.published.published, '不予公开')];
  const [first, newest] = [versions[0], versions[versions.length - 1]];
  const words = (version: CaseVersion | undefined): string =>
    [version?.facts.verdict?.value ?? unstated, version?.facts.state?.value ?? unstated].join();
  if (!first || !newest) return [];
  const shown = { states: [verdictOf(one), stateOf(one)] };
  if (words(first) === words(newest)) return [{ ...at(one.published.published, '公开'), ...shown }];
  const then: StateView[] = [
    { word: first.facts.verdict?.value ?? unstated, marks: 'verdict' },
    { word: first.facts.state?.value ?? unstated, marks: 'state' },
  ];
  return [
    { ...at(one.published.published, '公开'), states: then },
    { ...at(newest.publication.published, '此后公开'), ...shown },
  ];
}

/** What was found of earlier promises, then what the plan that answers it promises, then what was reported of it. */
function stepsOfTask(task: Task, here: Task, { facts, plan }: Inspection): ChainStepView[] {
  const { title, address, sample, reports, key } = task;
  const at = (day: string, order: string, what: string): ChainStepView => ({
    ...{ day, order, what, title, sample },
    meta: `${facts.shortTitle} · 整改任务 ${key}${task === here ? '（本页）' : ''}`,
    ...(task !== here && { address }),
  });
  const published = plan?.published ?? '';
  const found = foundIn(task, facts.period);
  return [
    ...(found ? [{ ...at(daysText(found), found.to, '回头看结论'), words: found.finding }] : []),
    { ...at(published, published, '方案承诺'), words: `整改时限：${task.facts.deadline}` },
    ...[...reports].reverse().map((report): ChainStepView => ({
      ...at(report.published, report.published, '报告'),
      states: [{ word: report.facts.state.value, marks: 'state' }],
      sample: report.list.sample,
    })),
  ];
}
