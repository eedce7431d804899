/** `/<inspection>/rectification/`: the plan, its tasks, and the results published since. */
import { citablePlan, citableResults } from '../formats/citation/citable.ts';
import { rectificationFeed } from '../formats/feeds/feeds.ts';
import { planDataset } from '../formats/metadata/json-ld.ts';
import type { PublishedSite } from '../formats/published.ts';
import { joined } from '../formats/text/marks.ts';
import { pointClauses, progressClauses } from '../formats/text/sentences.ts';
import { shownProse, whereIn, type ShownProse } from '../formats/text/shown-text.ts';
import { beforeInFile } from '../formats/versions/before.ts';
import { newestDay } from '../register/order.ts';
import { pointsOfTask } from '../register/closing.ts';
import { publishedOfPlan } from '../register/all-published.ts';
import type { Inspection, Plan, ResultList, Task } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';
import { citeView, type CiteView } from './parts/cite.ts';
import { correctionViews, type CorrectionView } from './parts/corrections.ts';
import { planDownloads } from './parts/downloads.ts';
import { facsimileViews, type FacsimileView } from './parts/facsimiles.ts';
import { taskBars, type BarsView } from './parts/bars.ts';
import {
  correctionMark,
  stateOfTask,
  taskLink,
  type CorrectionMarkView,
  type RecordView,
  type StateView,
} from './parts/records.ts';
import { fileVersionsView } from './parts/versions.ts';

export interface RectificationView {
  page: PageView;
  title: string;
  sample: boolean;
  published: string;
  origin?: string;
  /** How far the tasks have come. */
  progress: string;
  /** How many are overdue; 0 is not said. */
  overdue: number;
  downloads: PlaceView[];
  facsimiles: FacsimileView[];
  corrections: CorrectionView[];
  introduction: ShownProse;
  bars: BarsView;
  /** Overdue ones first, else in the order of the plan. */
  tasks: TaskRowView[];
  results: ResultsView[];
  /** Of the plan. */
  cite: CiteView;
}

export interface TaskRowView extends RecordView {
  key: string;
  mark?: CorrectionMarkView;
  units: string;
  deadline: string;
  /** How many 点位 there are, and how many are done. */
  points?: readonly string[];
  state: StateView;
  finding?: string;
}

/** A list of results. */
export interface ResultsView {
  id: string;
  title: string;
  sample: boolean;
  published: string;
  origin?: string;
  facsimiles: FacsimileView[];
  corrections: CorrectionView[];
  introduction: ShownProse;
  reports: (RecordView & { state: StateView; mark?: CorrectionMarkView })[];
  cite: CiteView;
}

export function rectificationView(plan: Plan, inspection: Inspection, site: PublishedSite): RectificationView {
  const { tasks, results, facts } = inspection;
  const where = whereIn(inspection, 'rectification');
  const later = whereIn(inspection, 'follow-ups');
  const progress = progressClauses(tasks).join('，');
  return {
    page: pageView(site, {
      kind: 'rectification',
      title: '整改任务',
      description: `${clause(plan.title)}：${progress}`,
      address: plan.address,
      asOf: newestDay(publishedOfPlan(plan, inspection)),
      sample: plan.sample || results.some((one) => one.sample),
      inspection,
      crumbs: [{ name: facts.shortTitle, address: inspection.address }],
      nodes: [planDataset(plan, inspection, site)],
      feeds: [rectificationFeed(inspection)],
    }),
    title: plan.title,
    sample: plan.sample,
    published: plan.published,
    ...(plan.origin !== undefined && { origin: plan.origin }),
    progress,
    overdue: tasks.filter((task) => task.overdue).length,
    downloads: planDownloads(inspection.id),
    facsimiles: facsimileViews(plan.facsimiles),
    corrections: correctionViews(plan.corrections, later, beforeInFile(plan)),
    introduction: shownProse(plan.introduction, where),
    bars: taskBars(tasks),
    tasks: overdueFirst(tasks).map(rowView),
    results: results.map((list) => ({
      id: list.id,
      title: list.title,
      sample: list.sample,
      published: list.published,
      ...(list.origin !== undefined && { origin: list.origin }),
      facsimiles: facsimileViews(list.facsimiles),
      corrections: correctionViews(list.corrections, later, beforeInFile(list)),
      introduction: shownProse(list.introduction, where),
      reports: reportsIn(list, tasks),
      cite: citeView(citableResults(list, inspection, site), { files: [], versions: fileVersionsView(list, where) }),
    })),
    // The files stand at the head of the page.
    cite: citeView(citablePlan(plan, inspection, site), { files: [], versions: fileVersionsView(plan, where) }),
  };
}

/** What needs eyes comes first, else the order of the plan. */
const overdueFirst = (tasks: readonly Task[]): Task[] => [
  ...tasks.filter(({ overdue }) => overdue),
  ...tasks.filter(({ overdue }) => !overdue),
];

function rowView(task: Task): TaskRowView {
  const mark = correctionMark(task.corrections);
  const points = pointClauses(pointsOfTask(task));
  return {
    address: task.address,
    title: task.title,
    sample: task.sample,
    key: task.key,
    ...(mark && { mark }),
    units: joined(task.facts.units.values),
    deadline: task.facts.deadline,
    ...(points.length > 0 && { points }),
    state: stateOfTask(task),
    ...(task.finding && { finding: task.finding }),
  };
}

const reportsIn = (list: ResultList, tasks: readonly Task[]): ResultsView['reports'] =>
  tasks.flatMap((task) =>
    task.reports
      .filter((report) => report.list === list)
      .map(({ facts, corrections }) => {
        const mark = correctionMark(corrections);
        return {
          ...taskLink(task),
          sample: list.sample,
          state: { word: facts.state.value, marks: 'state' },
          ...(mark && { mark }),
        };
      }),
  );
