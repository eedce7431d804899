/** `/<inspection>/look-back/`: what was promised before, and what was found when it was looked at again. */
import type { PublishedSite } from '../formats/published.ts';
import { daysText } from '../formats/text/dates.ts';
import { taskName } from '../formats/text/record-names.ts';
import { lookedAtText, sentence } from '../formats/text/sentences.ts';
import { shownProse, whereIn, type ShownProse } from '../formats/text/shown-text.ts';
import { counted } from '../register/counted.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import { publishedOfTask } from '../register/all-published.ts';
import { foundIn } from '../register/links/look-backs.ts';
import type { Case, Inspection, LookBack, Task } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { pageView, type PageView } from './frame.ts';
import { isSampleLook } from './parts/summary.ts';
import { stateOfTask, type RecordView, type StateView } from './parts/records.ts';

export interface LookBackView {
  page: PageView;
  sample: boolean;
  /** What was looked at, and what was found; undefined where nothing is published yet. */
  summary?: { what: string; findings: string };
  tasks: LookBackTaskView[];
}

export interface LookBackTaskView extends RecordView {
  finding: StateView;
  earlier: (EarlierTaskView | EarlierCaseView)[];
  /** What was found. */
  problem: ShownProse;
  /** When: the days of the look-back, or that of the list which tells it. */
  looked: string;
}

/** What had been promised. */
export interface EarlierTaskView extends RecordView {
  kind: 'task';
  goal: ShownProse;
  deadline: string;
  state: StateView;
  reported?: string;
}

export interface EarlierCaseView extends RecordView {
  kind: 'case';
  state: StateView;
}

export function lookBackView(inspection: Inspection, site: PublishedSite): LookBackView {
  const { lookBacks, facts } = inspection;
  const tasks = [...new Set(lookBacks.map((one) => one.task))];
  const sample = tasks.some((one) => one.sample);
  const { what, findings } = lookedAtText(counted(lookBacks, isSampleLook).records);
  const byId = new Map(site.register.inspections.map((one) => [one.id, one]));
  return {
    page: pageView(site, {
      kind: 'look-back',
      title: '回头看：说过的，做到了没有',
      description: `${clause(facts.title)}：对以往整改任务逐项回头看的结论`,
      address: addresses.lookBack(inspection.id),
      asOf: newestDay(tasks.flatMap(publishedOfTask)),
      sample,
      inspection,
      crumbs: [{ name: facts.shortTitle, address: inspection.address }],
    }),
    sample,
    ...(lookBacks.length > 0 && { summary: { what, findings: sentence('', findings, { between: '，' }) } }),
    tasks: tasks.map((task) => ({
      address: task.address,
      title: task.title,
      sample: task.sample,
      finding: { word: task.finding ?? '结论未注明', marks: 'verdict' },
      earlier: task.lookBacks.map(({ earlier }) => earlierView(earlier, (id) => byId.get(id) ?? inspection)),
      problem: shownProse(task.sections.problem ?? [], whereIn(inspection, 'rectification')),
      looked: daysText(foundIn(task, facts.period) ?? facts.period),
    })),
  };
}

const earlierView = (earlier: LookBack['earlier'], inspectionOf: (id: string) => Inspection) =>
  earlier.kind === 'task'
    ? earlierTask(earlier.task, inspectionOf(earlier.task.inspection))
    : earlierCase(earlier.case);

function earlierTask(task: Task, inspection: Inspection): EarlierTaskView {
  const [newest] = task.reports;
  return {
    kind: 'task',
    address: task.address,
    title: inspection.facts.shortTitle + taskName(task),
    sample: task.sample,
    goal: shownProse(task.sections.goal ?? [], whereIn(inspection, 'rectification')),
    deadline: task.facts.deadline,
    state: stateOfTask(task),
    ...(newest && { reported: newest.published }),
  };
}

const earlierCase = ({ address, title, sample, state }: Case): EarlierCaseView => ({
  kind: 'case',
  address,
  title,
  sample,
  state: { word: state, marks: 'state' },
});
