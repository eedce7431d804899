/** `/`: the current inspection at a glance, and the way to all others. */
import { inspectionFeed, siteFeed } from '../formats/feeds/feeds.ts';
import { website } from '../formats/metadata/json-ld.ts';
import type { PublishedSite } from '../formats/published.ts';
import { longDate } from '../formats/text/dates.ts';
import { archivedText, sentence, typesNote } from '../formats/text/sentences.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import type { Inspection } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';
import { caseBars, taskBars, type BarsView } from './parts/bars.ts';
import { batchRows, type BatchRowView } from './parts/batch-rows.ts';
import { intakeView, type IntakeView } from './parts/intake.ts';
import { publicationRows, type PublicationView } from './parts/publications.ts';
import type { RecordView } from './parts/records.ts';
import { summaryView, type SummaryView } from './parts/summary.ts';
import { regionsView, type RegionsView } from './parts/regions-map.ts';

export interface HomeView {
  page: PageView;
  /** Undefined as long as nothing of an inspection is published. */
  current?: CurrentView;
  others: (RecordView & { meta: string })[];
}

/** The inspection that is on, or the newest one. */
export interface CurrentView {
  /** Group, days and place in a line. */
  meta: string;
  /** Whether complaints are taken now. */
  intakeLine: string;
  /** The list of its cases; undefined while there is none. */
  cases?: string;
  summary?: SummaryView;
  /** The newest ones; undefined while there is none. */
  batches?: { rows: BatchRowView[]; all: PlaceView };
  tasks?: { address: string; bars: BarsView };
  announcements: PublicationView[];
  news: PublicationView[];
  isEmpty: boolean;
  regions?: RegionsView;
  types?: { bars: BarsView; note: string };
  /** Undefined where no way to complain was published. */
  intake?: IntakeView;
}

export function homeView(site: PublishedSite): HomeView {
  const { site: about, current, inspections } = site.register;
  return {
    page: pageView(site, {
      kind: 'home',
      title: about.title,
      description: about.description,
      address: addresses.home,
      asOf: newestDay(inspections.flatMap(({ publications }) => publications.slice(0, 1))),
      sample: current ? isSample(current) : false,
      feeds: [siteFeed, ...inspections.map(inspectionFeed)],
      nodes: [website(site)],
    }),
    ...(current && { current: currentView(current) }),
    others: inspections
      .filter((one) => one !== current)
      .map(({ address, facts, sample, archived }) => ({
        address,
        title: facts.title,
        sample,
        meta: `${longDate(facts.period.from)}至${longDate(facts.period.to)} · ${facts.kind.values.join('、')}${archivedText(archived)}`,
      })),
  };
}

/** Does an inspection show anything invented? */
export const isSample = ({ sample, publications }: Inspection): boolean =>
  sample || publications.some((one) => one.sample);

function currentView(inspection: Inspection): CurrentView {
  const { id, facts, totals, tasks, publications, batches } = inspection;
  const sample = isSample(inspection);
  const summary = summaryView(inspection);
  const intake = intakeView(inspection);
  const regions = totals.cases > 0 ? regionsView(inspection, sample) : undefined;
  const told = (isTold: boolean) => publications.filter(({ kind }) => (kind === '公告') === isTold);
  return {
    meta: `${facts.group} · ${longDate(facts.period.from)}至${longDate(facts.period.to)}进驻${facts.place}${archivedText(inspection.archived)}`,
    intakeLine: intakeLine(inspection),
    ...(totals.cases > 0 && { cases: addresses.cases(id) }),
    ...(summary && { summary }),
    ...(batches.length > 0 && {
      batches: {
        rows: batchRows([...batches].reverse().slice(0, 5)),
        all: { name: `全部 ${String(batches.length)} 个批次`, address: addresses.batches(id) },
      },
    }),
    ...(tasks.length > 0 && { tasks: { address: addresses.rectification(id), bars: taskBars(tasks) } }),
    announcements: publicationRows(told(true).slice(0, 3)),
    news: publicationRows(told(false).slice(0, 5)),
    isEmpty: publications.length === 0,
    ...(regions && { regions }),
    ...(totals.byType.length > 0 && { types: typesView(inspection, sample) }),
    ...(intake && { intake }),
  };
}

/** The cases by pollution type. */
export const typesView = ({ id, totals }: Inspection, sample: boolean): { bars: BarsView; note: string } => ({
  bars: caseBars('各污染类型件数', totals.byType, sample, (name) => addresses.type(id, name)),
  note: typesNote(totals),
});

function intakeLine({ intake, facts }: Inspection): string {
  const { from, to } = facts.period;
  if (!facts.intake) return '这次督察没有公布举报电话和信箱。';
  const phones = facts.intake.phones ?? [];
  switch (intake) {
    case 'before':
      return `将于${longDate(from)}开始受理举报。`;
    case 'open':
      return sentence(
        '正在受理举报，',
        [`截至${longDate(to)}`, phones.length > 0 && `电话 ${phones.map(clause).join('、')}`],
        {
          between: '，',
        },
      );
    case 'closed':
      return `受理已于${longDate(to)}结束。`;
  }
}
