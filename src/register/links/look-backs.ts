/** Links of tasks: to the task above, to cases, and to the earlier promises that they look back at. */
import { compare } from '../../schema/text/compare.ts';
import { error, quote, said, type Fault } from '../../schema/fault.ts';
import { taskKey } from '../../schema/keys.ts';
import type { InspectionRecord, TaskRecord } from '../../schema/records.ts';
import type { TaskFacts } from '../../schema/files/task.ts';
import { lookBackFindings } from '../../schema/vocabulary.ts';
import { leadsToLost, type Lost } from '../amend/lost.ts';
import { resolveCase } from './links.ts';
import type { Inspection, LookBack, Task } from '../types.ts';

/** Links parents, cases and earlier promises, both ways. */
export function linkTasks(
  inspection: Inspection,
  record: InspectionRecord,
  inspections: ReadonlyMap<string, Inspection>,
  lost: Lost,
  faults: Fault[],
): void {
  for (const raw of record.tasks?.tasks ?? []) {
    const task = inspection.taskByKey.get(raw.key);
    if (!task) continue;
    const at = (name: string): typeof raw.place => raw.places.get(name) ?? raw.place;
    const { parent: above } = task.facts;
    if (above !== undefined) {
      const parent = inspection.taskByKey.get(taskKey(above));
      if (parent && isBelow(parent, task))
        faults.push(error(at('parent'), 'links/parent', `任务 ${said(task.key)} 不能是自己的上级任务，请核对任务号`));
      else if (parent) {
        task.parent = parent;
        parent.children.push(task);
      } else if (!lost(inspection.id, { kind: 'task', key: taskKey(above) }))
        faults.push(error(at('parent'), 'links/unknown-task', `上级任务${quote(above)}不存在，请核对任务号`));
    }
    for (const reference of task.facts.related?.values ?? []) {
      const one = resolveCase(reference, inspection, inspections);
      if (one) {
        task.cases.push(one);
        one.tasks.push(task);
      } else if (!leadsToLost(reference, inspection.id, lost))
        faults.push(error(at('related'), 'links/unknown-case', `关联的${quote(reference)}不存在，请核对编号`));
    }
    lookBack(task, { ...raw, facts: task.facts }, inspections, lost, faults);
  }
  const results = record.results.flatMap(({ id, results }) =>
    results.map((result) => {
      const report = inspection.taskByKey.get(result.key)?.reports.find(({ list }) => list.id === id);
      return { ...result, facts: report?.facts ?? result.facts };
    }),
  );
  for (const result of results) {
    const task = inspection.taskByKey.get(result.key);
    if (task) lookBack(task, result, inspections, lost, faults);
  }
  for (const raw of [...(record.tasks?.tasks ?? []), ...results]) {
    const task = inspection.taskByKey.get(raw.key);
    if (task && raw.facts.finding && !raw.facts.previous && task.lookBacks.length === 0)
      faults.push(
        error(
          raw.places.get('finding') ?? raw.place,
          'format/missing',
          '写了回头看结论，还要写「前序」：回头看的是哪项旧任务',
        ),
      );
  }
  for (const task of inspection.tasks) {
    task.finding =
      task.reports.find((report) => report.facts.finding)?.facts.finding?.value ?? task.facts.finding?.value;
    for (const one of task.lookBacks) one.finding = task.finding;
  }
}

/** Is a task among the subtasks of another, or that task itself? */
const isBelow = (task: Task | undefined, other: Task): boolean =>
  task !== undefined && (task === other || isBelow(task.parent, other));

/** 前序 becomes links, each once. */
function lookBack(
  task: Task,
  raw: Pick<TaskRecord, 'place' | 'places'> & { facts: Pick<TaskFacts, 'previous'> },
  inspections: ReadonlyMap<string, Inspection>,
  lost: Lost,
  faults: Fault[],
): void {
  for (const reference of raw.facts.previous?.values ?? []) {
    if (leadsToLost(reference, '', lost)) continue;
    const earlier = resolveEarlier(reference, inspections);
    if (!earlier) {
      const place = raw.places.get('previous') ?? raw.place;
      faults.push(
        error(place, 'links/unknown-previous', `前序${quote(reference)}不存在，请写成 <督察文件夹>/<任务号或受理编号>`),
      );
      continue;
    }
    const target = earlier.kind === 'task' ? earlier.task : earlier.case;
    if (target === task) {
      const place = raw.places.get('previous') ?? raw.place;
      faults.push(error(place, 'links/unknown-previous', `前序${quote(reference)}就是这一项，请写以往督察的任务`));
      continue;
    }
    if (task.lookBacks.some((one) => (one.earlier.kind === 'task' ? one.earlier.task : one.earlier.case) === target))
      continue;
    const made: LookBack = { task, earlier, finding: undefined };
    task.lookBacks.push(made);
    target.lookedBackBy.push(made);
  }
}

function resolveEarlier(
  reference: string,
  inspections: ReadonlyMap<string, Inspection>,
): LookBack['earlier'] | undefined {
  const [folder, key] = [reference.slice(0, reference.indexOf('/')), reference.slice(reference.indexOf('/') + 1)];
  const inspection = inspections.get(folder);
  const task = inspection?.taskByKey.get(taskKey(key));
  if (task) return { kind: 'task', task };
  const one = inspection && resolveCase(key, inspection, inspections);
  return one && { kind: 'case', case: one };
}

const gravity = Object.keys(lookBackFindings);

/** The gravest finding first, those without one last. */
export function sortLookBacks(lookBacks: readonly LookBack[]): LookBack[] {
  const rank = ({ finding }: LookBack): number => (finding === undefined ? gravity.length : gravity.indexOf(finding));
  return [...lookBacks].sort((a, b) => rank(a) - rank(b));
}

/** One link of the chain of a problem: an earlier case, or a task. */
export type ChainLink = { kind: 'task'; task: Task } | { kind: 'case'; case: Case };
type Case = Task['cases'][number];

/** Everything that is about the same problem as a task, over all inspections, in the order given by `rank`. */
export function chainOf(start: Task, rank: (inspection: string) => string): ChainLink[] {
  const seen = new Set<Task | Case>();
  const chain: ChainLink[] = [];
  const visit = (node: ChainLink): void => {
    const target = node.kind === 'task' ? node.task : node.case;
    if (seen.has(target)) return;
    seen.add(target);
    chain.push(node);
    for (const one of target.lookedBackBy) visit({ kind: 'task', task: one.task });
    if (node.kind === 'task') for (const one of node.task.lookBacks) visit(one.earlier);
  };
  visit({ kind: 'task', task: start });
  const day = (node: ChainLink): string => rank(node.kind === 'task' ? node.task.inspection : node.case.inspection);
  const place = (node: ChainLink): string =>
    node.kind === 'case' ? `0 ${node.case.address}` : `1 ${node.task.address}`;
  return chain.sort((a, b) => compare(day(a), day(b)) || compare(place(a), place(b)));
}

/** What a look-back found of the promises before a task, and when. */
export interface Found {
  finding: string;
  /** Days of the inspection; of a list of results that tells it, its day. */
  from: string;
  to: string;
}

/** @param period of the task's inspection @returns undefined where nothing was found */
export function foundIn({ finding, reports }: Task, { from, to }: Inspection['facts']['period']): Found | undefined {
  if (finding === undefined) return undefined;
  const later = reports.find(({ facts }) => facts.finding !== undefined)?.published;
  return { finding, from: later ?? from, to: later ?? to };
}
