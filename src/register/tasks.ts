/** Rectification: tasks with their results, and what a later inspection found when it looked again. */
import { compare } from '../schema/text/compare.ts';
import { says } from '../schema/clause.ts';
import { correctable } from '../schema/correctable.ts';
import { error, quote, said, type Fault } from '../schema/fault.ts';
import { taskKey } from '../schema/keys.ts';
import type { InspectionRecord, ResultListRecord, TaskListRecord, TaskRecord } from '../schema/records.ts';
import { correctedInResults } from '../schema/files/result.ts';
import type { TaskFacts, TaskSections } from '../schema/files/task.ts';
import type { IsoDate } from '../schema/values.ts';
import { isSettled, mayBeLate } from '../schema/states.ts';
import { isCorrectionKind, lookBackFindings } from '../schema/vocabulary.ts';
import { addresses } from './addresses.ts';
import { newFacsimiles } from './pictures.ts';
import { amend } from './amend/amend.ts';
import { deadlineOf } from './deadline.ts';
import { correctionOf, type Applied, type OrderedEntry } from './amend/entries.ts';
import { isOfResults } from './closing.ts';
import { resolveCase } from './links/links.ts';
import { leadsToLost, type Lost } from './amend/lost.ts';
import { byPublication, newestFirst } from './order.ts';
import { sinceRedaction } from './amend/redactions.ts';
import { titleFrom } from './titles.ts';
import {
  noReport,
  type Correction,
  type Inspection,
  type LookBack,
  type Plan,
  type PublicationLink,
  type ResultList,
  type Task,
  type TaskVersion,
} from './types.ts';

/** The plan as a publication; its tasks are made by `newTask`. */
export function newPlan({ id, facts, introduction, facsimiles, sample }: TaskListRecord, inspection: string): Plan {
  const { title, published, origin, originAddress } = facts;
  return {
    id,
    address: addresses.rectification(inspection),
    title,
    published,
    origin,
    originAddress,
    introduction,
    facsimiles: newFacsimiles(facsimiles, inspection, 'rectification'),
    corrections: [],
    sample,
  };
}

/** Where the plan is to be found, under the title that it has now. */
export const publicationOfPlan = (plan: Plan): PublicationLink => publicationOfList(plan, '整改任务');

/** Where a publication of results is to be found, under the title that it has now. */
export const publicationOfResults = (list: ResultList): PublicationLink => publicationOfList(list, '整改结果');

function publicationOfList(list: Plan | ResultList, kind: PublicationLink['kind']): PublicationLink {
  const { id, published, address, sample } = list;
  return {
    id,
    kind,
    get title() {
      return list.title;
    },
    published,
    address,
    sample,
  };
}

/** A task as the plan published it. */
export function newTask(record: TaskRecord, plan: Plan, inspection: string): Task {
  const { facts, sections, title: heading } = record;
  const publication = publicationOfPlan(plan);
  const version: TaskVersion = {
    publication,
    title: titleOf(record.key, heading, sections),
    sample: plan.sample,
    heading,
    facts,
    sections,
    amendment: undefined,
    report: undefined,
  };
  return {
    inspection,
    key: record.key,
    address: addresses.task(inspection, record.key),
    title: version.title,
    publication,
    sample: plan.sample,
    facts,
    sections,
    deadline: undefined,
    reports: [],
    state: noReport,
    done: false,
    overdue: false,
    corrections: [],
    versions: [version],
    cases: [],
    parent: undefined,
    children: [],
    lookBacks: [],
    lookedBackBy: [],
    finding: undefined,
  };
}

/** Its own title, else the start of 反馈问题. */
const titleOf = (key: string, heading: string | undefined, sections: TaskSections): string =>
  heading !== undefined && says(heading) ? heading : titleFrom(sections.problem) || `任务 ${key}`;

/** Corrects or redacts a task. */
export function applyToTask(
  task: Task,
  ordered: OrderedEntry,
  faults: Fault[],
  shared?: Correction,
): Applied | undefined {
  const kind = ordered.entry.facts.kind.value;
  const { versions, sections: before } = task;
  const { correctedItem = '' } = ordered.entry.facts;
  if (kind === '更正' && isOfResults(task, correctedItem)) {
    faults.push(error(ordered.entry.place, 'correction/item', correctedInResults(correctedItem)));
    return undefined;
  }
  const titled = { facts: { title: versions.at(-1)?.heading, ...task.facts }, sections: before };
  const amended = amend(titled, ordered.entry, correctable.task, faults, ordered);
  if (!amended || !isCorrectionKind(kind)) return undefined;
  const {
    facts: { title: heading, ...facts },
    sections,
    changes,
    entry,
  } = amended;
  const { publication } = ordered;
  const about = { inspection: task.inspection, subject: () => `任务 ${task.key}`, address: task.address };
  const correction = shared ?? correctionOf(ordered, kind, changes[0], about);
  const sample = (versions.at(-1)?.sample ?? false) || publication.sample;
  task.facts = facts;
  task.sections = sections;
  task.title = titleOf(task.key, heading, sections);
  task.corrections.unshift(correction);
  const amendment = { publication, entry, correction };
  versions.push({ publication, title: task.title, sample, heading, facts, sections, amendment, report: undefined });
  return { entry, changes, correction };
}

/** The versions with the reports among them, each in its order and with what the plan said then. */
function withReports({ versions, reports }: Task): TaskVersion[] {
  const [first, ...corrected] = versions;
  if (!first) return [];
  const reported = reports.map((report): TaskVersion => {
    const publication = publicationOfResults(report.list);
    return { ...first, publication, amendment: undefined, report };
  });
  // The plan comes first whatever its day is; where the versions begin with a redaction, those before it are gone.
  const known = first.amendment
    ? reported.filter(({ publication }) => byPublication(first.publication, publication) < 0)
    : reported;
  const all = [first];
  for (const step of [...corrected, ...known].sort((a, b) => byPublication(a.publication, b.publication))) {
    const before = all.at(-1) ?? first;
    // A report leaves what the plan says as it is.
    const { title, heading, facts, sections } = step.report ? before : step;
    const sample = before.sample || step.publication.sample;
    all.push({ ...step, title, heading, facts, sections, sample });
  }
  return all;
}

/** Adds the reports of the results publications, newest first. */
export function addReports(
  tasks: ReadonlyMap<string, Task>,
  records: readonly ResultListRecord[],
  lists: ReadonlyMap<string, ResultList>,
  known: (key: string) => boolean,
  faults: Fault[],
): void {
  for (const record of records) {
    const list = lists.get(record.id);
    if (!list) continue;
    const seen = new Set<string>();
    for (const result of record.results) {
      const task = tasks.get(result.key);
      if (seen.has(result.key))
        faults.push(
          error(result.place, 'links/repeated-task', `任务 ${said(result.key)} 在这个文件里写了两次，请合并`),
        );
      seen.add(result.key);
      if (task) {
        task.reports.push({ published: list.published, list, facts: result.facts, sections: result.sections });
      } else if (!known(result.key))
        faults.push(
          error(result.place, 'links/unknown-task', `整改任务清单里没有任务 ${said(result.key)}，请核对任务号`),
        );
    }
  }
  for (const task of tasks.values()) task.reports.sort((a, b) => newestFirst(a.list, b.list));
}

/** Sets what follows from the words of the deadline and the newest report. */
export function settleTask(task: Task, today: IsoDate): void {
  const newest = task.reports[0];
  task.versions = sinceRedaction(withReports(task), ({ amendment }) => [amendment?.correction]);
  task.sample = task.versions.at(-1)?.sample ?? false;
  task.deadline = deadlineOf(task.facts.deadline);
  task.state = newest?.facts.state.value ?? task.facts.state?.value ?? noReport;
  task.done = isSettled(task.state);
  task.overdue = mayBeLate(task.state) && task.deadline !== undefined && task.deadline < today;
}

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
  const results = record.results.flatMap((list) => list.results);
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
