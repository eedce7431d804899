/** `/`: the current inspection at a glance, and the way to all others. */
import { inspectionFeed, siteFeed } from '../formats/feeds/feeds.ts';
import { website } from '../formats/metadata/json-ld.ts';
import type { PublishedSite } from '../formats/published.ts';
import { longDate } from '../formats/text/dates.ts';
import { archivedText, sentence, typesNote } from '../formats/text/sentences.ts';
import { listedText } from '../formats/text/sample.ts';
import { countedRecords } from '../register/counted.ts';
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
import { summaryViews, type SummaryView } from './parts/summary.ts';
import { regionsView, type RegionsView } from './parts/tiles.ts';

export interface HomeView {
  page: PageView;
  /** Undefined as long as nothing of an inspection is published. */
  current?: CurrentView;
  /** The other inspections, those that are invented apart. */
  others: OtherView[];
  samples: OtherView[];
}

export type OtherView = RecordView & { meta: string };

/** The inspection that is on, or the newest one. */
export interface CurrentView {
  /** Group, days and place in a line. */
  meta: string;
  /** Whether complaints are taken now. */
  intakeLine: string;
  /** The list of its cases; undefined while there is none. */
  cases?: string;
  /** What is real, then what is invented, as far as there is any; one part in any case. */
  parts: PartView[];
  isEmpty: boolean;
  /** Undefined where no way to complain was published. */
  intake?: IntakeView;
}

/** What of an inspection is real, or what of it is invented. */
export interface PartView {
  /** Of what is invented, where something real stands before it: what it is. */
  note?: string;
  summary: SummaryView[];
  /** The newest ones; undefined while there is none. */
  batches?: { rows: BatchRowView[]; all: PlaceView };
  tasks?: { address: string; bars: BarsView };
  announcements: PublicationView[];
  news: PublicationView[];
  regions?: RegionsView;
  types?: { bars: BarsView; note: string };
}

export function homeView(site: PublishedSite): HomeView {
  const { site: about, current, inspections } = site.register;
  const others = inspections
    .filter((one) => one !== current)
    .map(({ address, facts, sample, archived }) => ({
      address,
      title: facts.title,
      sample,
      meta: `${longDate(facts.period.from)}至${longDate(facts.period.to)} · ${facts.kind.values.join('、')}${archivedText(archived)}`,
    }));
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
    others: others.filter((one) => !one.sample),
    samples: others.filter((one) => one.sample),
  };
}

/** Does an inspection show anything invented? */
export const isSample = ({ sample, publications }: Inspection): boolean =>
  sample || publications.some((one) => one.sample);

function currentView(inspection: Inspection): CurrentView {
  const { id, facts, totals, publications } = inspection;
  const intake = intakeView(inspection);
  const real = publications.filter((one) => !one.sample);
  return {
    meta: `${facts.group} · ${longDate(facts.period.from)}至${longDate(facts.period.to)}进驻${facts.place}${archivedText(inspection.archived)}`,
    intakeLine: intakeLine(inspection),
    ...(totals.cases > 0 && { cases: addresses.cases(id) }),
    parts: [
      ...(real.length > 0 || publications.length === 0 ? [partView(inspection, false)] : []),
      ...(real.length < publications.length
        ? [{ ...(real.length > 0 && { note: sampleNote(real.length) }), ...partView(inspection, true) }]
        : []),
    ],
    isEmpty: publications.length === 0,
    ...(intake && { intake }),
  };
}

const sampleNote = (real: number): string =>
  `这次督察真实公开的有 ${String(real)} 篇，列在前面。下面的是为演示而编写的，不是真实案件，不计入任何真实的数。`;

/** @param sample whether the part is of what is invented */
function partView(inspection: Inspection, sample: boolean): PartView {
  const { id, totals, cases, batches: allBatches } = inspection;
  const isOfPart = (one: { sample: boolean }): boolean => one.sample === sample;
  const [batches, tasks, publications] = [
    allBatches.filter(isOfPart),
    inspection.tasks.filter(isOfPart),
    inspection.publications.filter(isOfPart),
  ];
  const told = (isTold: boolean) => publications.filter(({ kind }) => (kind === '公告') === isTold);
  const isCounted = totals.cases > 0 && countedRecords(cases).sample === sample;
  const regions = isCounted ? regionsView(inspection) : undefined;
  return {
    summary: summaryViews(inspection).filter(isOfPart),
    ...(batches.length > 0 && {
      batches: {
        rows: batchRows([...batches].reverse().slice(0, 5)),
        all: { name: `全部 ${listedText(allBatches, '个批次')}`, address: addresses.batches(id) },
      },
    }),
    ...(tasks.length > 0 && { tasks: { address: addresses.rectification(id), bars: taskBars(tasks) } }),
    announcements: publicationRows(told(true).slice(0, 5)),
    news: publicationRows(told(false).slice(0, 5)),
    ...(regions && { regions }),
    ...(isCounted && { types: typesView(inspection) }),
  };
}

/** The cases by pollution type. */
export const typesView = ({ id, totals, cases }: Inspection): { bars: BarsView; note: string } => ({
  bars: caseBars('各污染类型件数', totals.byType, countedRecords(cases).sample, (name) => addresses.type(id, name)),
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
