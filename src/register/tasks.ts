/** Rectification: tasks with their results, and their versions. */
import { compare } from '../schema/text/compare.ts';
import { says } from '../schema/clause.ts';
import { correctable, correctableResult } from '../schema/correctable.ts';
import { error, said, type Fault } from '../schema/fault.ts';
import type { ResultListRecord, TaskListRecord, TaskRecord } from '../schema/records.ts';
import type { TaskSections } from '../schema/files/task.ts';
import type { IsoDate } from '../schema/values.ts';
import { isSettled, mayBeLate } from '../schema/states.ts';
import { isCorrectionKind } from '../schema/vocabulary.ts';
import { addresses } from './addresses.ts';
import { newFacsimiles } from './pictures.ts';
import { amend, correctionRules } from './amend/amend.ts';
import { deadlineOf } from './deadline.ts';
import { correctionOf, type Applied, type OrderedEntry } from './amend/entries.ts';
import { byPublication, newestFirst } from './order.ts';
import { withFirst } from './publications.ts';
import { sinceRedaction } from './amend/redactions.ts';
import { alsoReported, labelInReport, reportMeant, type ReportMeant } from './amend/reports.ts';
import { titleFrom } from './titles.ts';
import {
  noReport,
  type Correction,
  type Plan,
  type PublicationLink,
  type ResultList,
  type Task,
  type TaskReport,
  type TaskVersion,
} from './types.ts';

/** The plan as a publication; its tasks are made by `newTask`. */
export function newPlan({ id, facts, introduction, facsimiles, sample }: TaskListRecord, inspection: string): Plan {
  const { title, published, origin, originAddress } = facts;
  const plan: Plan = {
    inspection,
    kind: '整改任务',
    id,
    address: addresses.rectification(inspection),
    title,
    published,
    origin,
    originAddress,
    introduction,
    facsimiles: newFacsimiles(facsimiles, inspection, 'rectification'),
    corrections: [],
    versions: [],
    sample,
  };
  return withFirst(plan, facts, publicationOfPlan);
}

/** Where the plan is to be found, under the title that it has now. */
export const publicationOfPlan = (plan: Plan): PublicationLink => publicationOfList(plan);

/** Where a publication of results is to be found, under the title that it has now. */
export const publicationOfResults = (list: ResultList): PublicationLink => publicationOfList(list);

function publicationOfList(list: Plan | ResultList): PublicationLink {
  const { kind, id, published, address, sample } = list;
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
    reports: [],
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

/** Corrects or redacts a task, or what results say of it. */
export function applyToTask(
  task: Task,
  ordered: OrderedEntry,
  faults: Fault[],
  shared?: Correction,
): Applied | undefined {
  const kind = ordered.entry.facts.kind.value;
  const { versions, sections: before } = task;
  const { correctedItem = '' } = ordered.entry.facts;
  const { published } = ordered.followUp.facts;
  const meant = kind === '更正' ? reportMeant(correctedItem, task.facts, task.reports, published) : undefined;
  if (meant) return applyToReport(task, meant, ordered, faults);
  const titled = { facts: { title: versions.at(-1)?.heading, ...task.facts }, sections: before };
  const elsewhere = alsoReported(correctedItem, task.reports, published);
  const amended = amend(titled, ordered.entry, correctable.task, faults, { ...ordered, elsewhere });
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
  const made = { publication, title: task.title, sample, heading, facts, sections, amendment };
  versions.push({ ...made, report: undefined, reports: [] });
  return { entry, changes, correction };
}

/** Corrects what a list of results says of a task. */
function applyToReport(
  task: Task,
  meant: ReportMeant<TaskReport>,
  ordered: OrderedEntry,
  faults: Fault[],
): Applied | undefined {
  const { entry: typed, publication } = ordered;
  if ('problem' in meant) {
    const at = typed.places.get('correctedItem') ?? typed.place;
    faults.push(error(at, correctionRules.correctedItem, meant.problem));
    return undefined;
  }
  const { report, label } = meant;
  const named = { ...typed, facts: { ...typed.facts, correctedItem: label } };
  const amended = amend(report, named, correctableResult, faults, ordered);
  const before = task.versions.at(-1);
  if (!amended || !before) return undefined;
  const { facts, sections } = amended;
  const { correctedItem } = typed.facts;
  const entry = { ...amended.entry, facts: { ...amended.entry.facts, correctedItem } };
  const changes = amended.changes.map((one) => ({ ...one, label: labelInReport(one.label, report) }));
  const about = { inspection: task.inspection, subject: () => `任务 ${task.key}`, address: task.address };
  const correction = correctionOf(ordered, '更正', changes[0], about);
  const corrected: TaskReport = { ...report, facts, sections, corrections: [correction, ...report.corrections] };
  task.reports = task.reports.map((one) => (one === report ? corrected : one));
  task.corrections.unshift(correction);
  const sample = before.sample || publication.sample;
  task.versions.push({
    ...before,
    publication,
    sample,
    amendment: { publication, entry, correction },
    report: corrected,
  });
  return { entry, changes, correction };
}

/** The versions with the reports among them, each in its order and with what the plan said then. */
function withReports({ versions, reports }: Task): TaskVersion[] {
  const [first, ...corrected] = versions;
  if (!first) return [];
  const reported = reports.map((report): TaskVersion => {
    const publication = publicationOfResults(report.list);
    return { ...first, publication, amendment: undefined, report: { ...report, ...report.original, corrections: [] } };
  });
  // The plan comes first whatever its day is; where the versions begin with a redaction, those before it are gone.
  const known = first.amendment
    ? reported.filter(({ publication }) => byPublication(first.publication, publication) < 0)
    : reported;
  const all = [first];
  for (const step of [...corrected, ...known].sort(bySteps)) {
    const before = all.at(-1) ?? first;
    const { report } = step;
    // A report leaves what the plan says as it is.
    const { title, heading, facts, sections } = report ? before : step;
    const sample = before.sample || step.publication.sample;
    const others = report ? before.reports.filter(({ list }) => list !== report.list) : before.reports;
    const reports = report ? [...others, report] : others;
    all.push({ ...step, title, heading, facts, sections, sample, reports });
  }
  return all;
}

/** In the order of publication; of one day, what corrects a report comes after the report. */
function bySteps(a: TaskVersion, b: TaskVersion): number {
  const correctsReport = ({ amendment, report }: TaskVersion): boolean =>
    amendment !== undefined && report !== undefined;
  return (
    compare(a.publication.published, b.publication.published) ||
    Number(correctsReport(a)) - Number(correctsReport(b)) ||
    byPublication(a.publication, b.publication)
  );
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
        const { facts, sections } = result;
        const { published } = list;
        task.reports.push({ published, list, facts, sections, original: { facts, sections }, corrections: [] });
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
