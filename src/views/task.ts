/** `/<inspection>/rectification/<key>/`: one promise, what was reported about it, and what a look-back found. */
import { citableTask } from '../formats/citation/citable.ts';
import { rectificationFeed } from '../formats/feeds/feeds.ts';
import { taskReport } from '../formats/metadata/json-ld.ts';
import { taskArticle } from '../formats/metadata/page-meta.ts';
import type { PublishedSite } from '../formats/published.ts';
import { daysText, dueText } from '../formats/text/dates.ts';
import { taskName } from '../formats/text/record-names.ts';
import { factsBut, factsOfReport, typedFacts } from '../formats/text/other-facts.ts';
import { shownProse, whereIn, type Where } from '../formats/text/shown-text.ts';
import { beforeInTask } from '../formats/versions/before.ts';
import { taskHashes } from '../formats/versions/versions.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import { factText } from '../register/amend/amend.ts';
import { publishedOfTask } from '../register/all-published.ts';
import { closingOfTask, pointCount, pointsOfTask } from '../register/closing.ts';
import { foundIn } from '../register/links/look-backs.ts';
import type { Inspection, Task, TaskReport, TaskVersion } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { fieldsOf } from '../schema/field.ts';
import { pointFields, stepNames, type StepName } from '../schema/files/closing.ts';
import { resultFacts, resultSections } from '../schema/files/result.ts';
import { placed } from '../schema/field-places.ts';
import { taskFacts, taskSections } from '../schema/files/task.ts';
import { correctableResult } from '../schema/correctable.ts';
import { labelInReport } from '../register/amend/reports.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';
import { chainView, type ChainStepView } from './parts/chain.ts';
import { citeView, type CiteView } from './parts/cite.ts';
import { closingView, runningText, type ClosingView } from './parts/closing.ts';
import { correctionViews, type CorrectionView } from './parts/corrections.ts';
import { caseLink, stateOfTask, taskLink, type RelatedView, type StateView } from './parts/records.ts';
import { factViews, sectionViews, type FactView, type SectionView } from './parts/sections.ts';
import { saidOtherwise, versionsView, type VersionSource } from './parts/versions.ts';

export interface TaskView {
  page: PageView;
  title: string;
  sample: boolean;
  key: string;
  state: StateView;
  /** The day of the newest report. */
  reported?: string;
  /** That a notice is running. */
  notice?: string;
  deadline: string;
  /** That the deadline is past. */
  due?: string;
  /** What a look-back found of earlier promises, and when. */
  found?: { finding: string; day: string };
  corrections: CorrectionView[];
  sections: SectionView[];
  facts: FactView[];
  /** Undefined where no step and no 点位 was published. */
  closing?: ClosingView;
  /** Oldest first. */
  reports: ReportView[];
  /** The same problem through all inspections, step by step; empty where there is nothing to compare. */
  chain: ChainStepView[];
  related: RelatedView[];
  cite: CiteView;
}

export interface ReportView {
  published: string;
  sample: boolean;
  state: StateView;
  sections: SectionView[];
  facts: FactView[];
  list: PlaceView;
}

export function taskView(task: Task, inspection: Inspection, site: PublishedSite): TaskView {
  const { sample, facts, sections, reports, title } = task;
  const where = whereIn(inspection, 'rectification');
  const [newest] = reports;
  const { today } = site.register;
  const steps = closingOfTask(task);
  const closing = closingView(steps, pointsOfTask(task), today, where);
  const notice = runningText(steps, today);
  const found = foundIn(task, inspection.facts.period);
  return {
    page: pageView(site, {
      kind: 'task',
      title: `整改${taskName(task)}`,
      description: `整改${clause(taskName(task))}，整改状态：${task.state}${task.overdue ? '，逾期' : ''}`,
      address: task.address,
      asOf: newestDay(publishedOfTask(task)),
      inspection,
      sample,
      crumbs: [
        { name: inspection.facts.shortTitle, address: inspection.address },
        { name: '整改任务', address: addresses.rectification(inspection.id) },
      ],
      here: `任务 ${task.key}`,
      feeds: [rectificationFeed(inspection)],
      article: taskArticle(task, inspection),
      nodes: [taskReport(task, inspection, site)],
    }),
    title,
    sample,
    key: task.key,
    state: stateOfTask(task),
    ...(newest && { reported: newest.published }),
    ...(notice !== undefined && { notice }),
    deadline: facts.deadline,
    ...(task.overdue && { due: `${dueText(task.deadline)}，未见完成` }),
    ...(found && { found: { finding: found.finding, day: daysText(found) } }),
    corrections: correctionViews(task.corrections, whereIn(inspection, 'follow-ups'), beforeInTask(task)),
    sections: sectionViews(taskSections, sections, where),
    facts: factViews(
      [...factsBut(placed.taskPage, taskFacts, facts), ...typedFacts(taskFacts, facts, ['state'])],
      where,
    ),
    ...(closing && { closing }),
    reports: [...reports].reverse().map((report) => reportView(report, shownAbove(task, report), where)),
    chain: chainView(task, site.register.inspections),
    related: relatedTo(task),
    cite: citeView(citableTask(task, inspection, site), {
      files: [],
      versions: versionsView(versionsOf(task, where)),
    }),
  };
}

/** What a report says of the closing and of 点位, and stands above the reports. */
function shownAbove({ reports }: Task, report: TaskReport): ReadonlySet<string> {
  const latest = (name: StepName): string =>
    factText(reports.find(({ facts }) => facts[name] !== undefined)?.facts[name]);
  const counting = reports.find(({ facts, sections }) => pointCount(facts, sections) !== undefined);
  return new Set<string>([
    ...stepNames.filter((name) => factText(report.facts[name]) === latest(name)),
    ...(counting === report ? Object.keys(pointFields) : []),
  ]);
}

function reportView(report: TaskReport, above: ReadonlySet<string>, where: Where): ReportView {
  const { list, published, facts, sections } = report;
  return {
    published,
    sample: list.sample,
    state: { word: facts.state.value, marks: 'state' },
    sections: sectionViews(resultSections, sections, where),
    facts: factViews(
      [...typedFacts(resultFacts, facts, ['state']), ...factsOfReport(report)].filter(
        ({ name }) => name !== 'previous' && !above.has(name),
      ),
      where,
    ),
    list: { name: list.title, address: list.address },
  };
}

const relatedTo = ({ parent, children, cases }: Task): RelatedView[] => [
  ...(parent ? [{ how: '上级任务', ...taskLink(parent) }] : []),
  ...children.map((child) => ({ how: '拆分任务', ...taskLink(child) })),
  ...cases.map((one) => ({ how: '信访举报件', ...caseLink(one) })),
];

function versionsOf(task: Task, where: Where): VersionSource[] {
  const hashes = taskHashes(task);
  return task.versions.map((version, index) => ({
    publication: version.publication,
    sha256: hashes[index] ?? '',
    text: earlierText(version, task, where),
  }));
}

/** What the plan and the results said otherwise in a version; undefined if nothing. */
function earlierText(
  version: TaskVersion,
  { title, facts, sections, reports }: Task,
  where: Where,
): VersionSource['text'] {
  const changedTitle =
    version.title === title || version.heading === undefined ? [] : [{ label: '标题', value: version.heading }];
  const changedFacts = fieldsOf(taskFacts)
    .map(({ name, label }) => ({ label, name: name as keyof typeof facts }))
    .filter(({ name }) => version.facts[name] !== facts[name])
    .map(({ name, label }) => ({ label, value: factText(version.facts[name]) || '（无）' }));
  const changedSections = fieldsOf(taskSections)
    .map(({ name, label }) => ({ label, name: name as keyof typeof sections }))
    .filter(({ name }) => version.sections[name] !== sections[name])
    .map(({ name, label }) => {
      const prose = version.sections[name];
      return { label, ...(prose && { prose: shownProse(prose, where) }) };
    });
  const inReports = reports.flatMap((now) => {
    const then = version.reports.find(({ list }) => list === now.list);
    const said = then && saidOtherwise(correctableResult, then, now, where);
    return said ? [{ now, said }] : [];
  });
  const of = <One extends { label: string }>(now: TaskReport, all: readonly One[]): One[] =>
    all.map((one) => ({ ...one, label: labelInReport(one.label, now) }));
  const text = {
    facts: [
      ...factViews([...changedTitle, ...changedFacts], where),
      ...inReports.flatMap(({ now, said }) => of(now, said.facts)),
    ],
    sections: [...changedSections, ...inReports.flatMap(({ now, said }) => of(now, said.sections))],
  };
  return text.facts.length + text.sections.length === 0 ? undefined : text;
}
