/** `/<inspection>/`: everything about one inspection, and where to find it. */
import { inspectionDataset } from '../formats/metadata/json-ld.ts';
import type { PublishedSite } from '../formats/published.ts';
import { longDate } from '../formats/text/dates.ts';
import { archivedText } from '../formats/text/sentences.ts';
import { listedText } from '../formats/text/sample.ts';
import { countedRecords } from '../register/counted.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import type { Inspection } from '../register/types.ts';
import { isSample, typesView } from './home.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';
import { caseBars, taskBars, type BarsView } from './parts/bars.ts';
import { batchRows, type BatchRowView } from './parts/batch-rows.ts';
import { noticesView, type NoticesView } from './parts/closing.ts';
import { intakeView, type IntakeView } from './parts/intake.ts';
import { publicationRows, type PublicationView } from './parts/publications.ts';
import { runningTotalsView, type RunningTotalsView } from './parts/running-totals.ts';
import { summaryViews, type SummaryView } from './parts/summary.ts';
import { regionsView, type RegionsView } from './parts/tiles.ts';

export interface InspectionView {
  page: PageView;
  id: string;
  title: string;
  shortTitle: string;
  /** Does the inspection itself say that it is invented? */
  sample: boolean;
  /** Level, kind and group in a line; days and place in another. */
  meta: string;
  period: string;
  /** Where its data are. */
  data: string;
  /** Where the calendar of its notices and deadlines is. */
  calendar: string;
  summary: SummaryView[];
  /** Undefined while no notice is running. */
  notices?: NoticesView;
  batches?: { rows: BatchRowView[]; all?: PlaceView };
  tasks?: { address: string; bars: BarsView };
  publications: PublicationView[];
  /** Undefined while there is no case. */
  figures?: FiguresView;
  runningTotals?: RunningTotalsView;
  /** Undefined where no way to complain was published. */
  intake?: IntakeView;
  legalBasis: readonly string[];
}

/** What the cases add up to. */
export interface FiguresView {
  regions?: RegionsView;
  types: { bars: BarsView; note: string };
  verdicts?: BarsView;
  states: BarsView;
}

export function inspectionView(inspection: Inspection, site: PublishedSite): InspectionView {
  const { id, facts, totals, publications, batches, cases, tasks } = inspection;
  const intake = intakeView(inspection);
  const notices = noticesView(inspection, site.register.today);
  const runningTotals = runningTotalsView(inspection);
  return {
    page: pageView(site, {
      kind: 'inspection',
      title: facts.shortTitle,
      description: facts.title,
      address: inspection.address,
      asOf: newestDay(publications.slice(0, 1)),
      inspection,
      sample: isSample(inspection),
      nodes: [inspectionDataset(inspection, site)],
    }),
    id,
    title: facts.title,
    shortTitle: facts.shortTitle,
    sample: inspection.sample,
    meta:
      [facts.level.value, facts.kind.values.join('、'), facts.group].join(' · ') + archivedText(inspection.archived),
    period: `${longDate(facts.period.from)}至${longDate(facts.period.to)}进驻${facts.place}`,
    data: addresses.data(id),
    calendar: addresses.calendar(id),
    summary: summaryViews(inspection),
    ...(notices && { notices }),
    ...(batches.length > 0 && {
      batches: {
        rows: batchRows([...batches].reverse()),
        ...(totals.cases > 0 && {
          all: { name: `逐件浏览全部 ${listedText(cases, '件')}`, address: addresses.cases(id) },
        }),
      },
    }),
    ...(tasks.length > 0 && { tasks: { address: addresses.rectification(id), bars: taskBars(tasks) } }),
    publications: publicationRows(publications),
    ...(totals.cases > 0 && { figures: figuresView(inspection) }),
    ...(runningTotals && { runningTotals }),
    ...(intake && { intake }),
    legalBasis: facts.legalBasis ?? [],
  };
}

function figuresView(inspection: Inspection): FiguresView {
  const { id, totals } = inspection;
  const { sample } = countedRecords(inspection.cases);
  const regions = regionsView(inspection);
  const states = [...totals.byState, ...(totals.withheld > 0 ? [{ name: '不予公开', count: totals.withheld }] : [])];
  return {
    ...(regions && { regions }),
    types: typesView(inspection),
    ...(totals.byVerdict.length > 0 && { verdicts: caseBars('各核实结论件数', totals.byVerdict, sample) }),
    states: caseBars('各办结情况件数', states, sample, (name) => addresses.state(id, name)),
  };
}
