/** Every page of the site, with what it shows: what the build renders, what the live preview serves. */
import type { PublishedSite } from '../formats/published.ts';
import { addresses, pageOfList } from '../register/addresses.ts';
import { looksBack } from '../register/pages.ts';
import type { Inspection } from '../register/types.ts';
import { shownPath } from '../schema/address-names.ts';
import {
  movedView,
  notFoundView,
  proseView,
  type MovedView,
  type NotFoundView,
  type ProseView,
} from './prose-pages.ts';
import { announcementsView, announcementView, type AnnouncementsView, type AnnouncementView } from './announcements.ts';
import { batchView, type BatchView } from './batch.ts';
import { batchesView, type BatchesView } from './batches.ts';
import { caseView, type CaseView } from './case.ts';
import { allGroups, casesViews, type CasesView } from './cases.ts';
import { correctionsViews, type CorrectionsView } from './corrections.ts';
import { dataView, type DataView } from './data.ts';
import { feedsView, type FeedsView } from './feeds.ts';
import { followUpView, type FollowUpView } from './follow-up.ts';
import { homeView, type HomeView } from './home.ts';
import { inspectionView, type InspectionView } from './inspection.ts';
import { lookBackView, type LookBackView } from './look-back.ts';
import { rectificationView, type RectificationView } from './rectification.ts';
import { reportersView, type ReportersView } from './reporters.ts';
import { searchView, type SearchView } from './search.ts';
import { taskView, type TaskView } from './task.ts';

/** What each kind of page shows. */
export interface Views {
  home: HomeView;
  search: SearchView;
  feeds: FeedsView;
  reporters: ReportersView;
  notFound: NotFoundView;
  prose: ProseView;
  moved: MovedView;
  corrections: CorrectionsView;
  inspection: InspectionView;
  batches: BatchesView;
  batch: BatchView;
  cases: CasesView;
  group: CasesView;
  case: CaseView;
  announcements: AnnouncementsView;
  announcement: AnnouncementView;
  followUp: FollowUpView;
  rectification: RectificationView;
  task: TaskView;
  lookBack: LookBackView;
  data: DataView;
}
export type ViewKind = keyof Views;

/** The parts of an address that a route asks for, as Astro has them: `/<inspection>/cases/<key>/`. */
export type Params = Readonly<Record<string, string | undefined>>;

/** A page: where it stands, and how to make what it shows. */
export interface PlannedPage<K extends ViewKind = ViewKind> {
  kind: K;
  params: Params;
  /** Site path, encoded, without the base. */
  address: string;
  /** Makes a plain value that JSON can hold; the same record gives the same one. */
  view: () => Views[K];
}

/** Where the pages take their views from. */
export interface Shown {
  paths: (kind: ViewKind) => readonly Params[];
  view: (kind: ViewKind, params: Params) => Views[ViewKind];
}

/** @param sizes of the data files in bytes, by site path */
export function* plannedPages(site: PublishedSite, sizes: ReadonlyMap<string, number>): Generator<PlannedPage> {
  const { register } = site;
  const { home, search, feeds, reporters, notFound, corrections } = addresses;
  yield { kind: 'home', params: {}, address: home, view: () => homeView(site) };
  yield { kind: 'search', params: {}, address: search, view: () => searchView(site) };
  yield { kind: 'feeds', params: {}, address: feeds, view: () => feedsView(site) };
  yield { kind: 'reporters', params: {}, address: reporters, view: () => reportersView(site) };
  yield { kind: 'notFound', params: {}, address: notFound, view: () => notFoundView(site) };
  for (const one of register.pages)
    yield {
      kind: 'prose',
      params: { page: one.id },
      address: addresses.page(one.id),
      view: () => proseView(one, site),
    };
  for (const one of register.redirects)
    yield {
      kind: 'moved',
      params: { moved: shownPath(one.from).replace(/^\/|\/$/gu, '') },
      address: one.from,
      view: () => movedView(one, site),
    };
  for (const { number, view } of correctionsViews(site))
    yield { kind: 'corrections', params: pageParams(number), address: pageAddress(corrections, number), view };
  for (const inspection of register.inspections) yield* pagesOf(inspection, site, sizes);
}

function* pagesOf(
  inspection: Inspection,
  site: PublishedSite,
  sizes: ReadonlyMap<string, number>,
): Generator<PlannedPage> {
  const { id, address: own, batches, cases, announcements, followUps, plan, tasks } = inspection;
  const page = <K extends ViewKind>(
    kind: K,
    address: string,
    view: () => Views[K],
    params: Params = {},
  ): PlannedPage<K> => ({ kind, params: { inspection: id, ...params }, address, view });
  yield page('inspection', own, () => inspectionView(inspection, site));
  yield page('batches', addresses.batches(id), () => batchesView(inspection, site));
  for (const one of batches)
    yield page('batch', one.address, () => batchView(one, inspection, site), { batch: one.number.key });
  for (const { number, view } of casesViews(inspection, site))
    yield page('cases', pageAddress(addresses.cases(id), number), view, pageParams(number));
  for (const { group, pages } of allGroups(inspection, site))
    for (const { number, view } of pages)
      yield page('group', pageAddress(group.address, number), view, {
        group: group.kind,
        name: group.name,
        ...pageParams(number),
      });
  for (const one of cases) yield page('case', one.address, () => caseView(one, inspection, site), { key: one.key });
  yield page('announcements', addresses.announcements(id), () => announcementsView(inspection, site));
  for (const one of announcements)
    yield page('announcement', one.address, () => announcementView(one, inspection, site), { id: one.id });
  for (const one of followUps)
    yield page('followUp', one.address, () => followUpView(one, inspection, site), { id: one.id });
  if (plan) yield page('rectification', plan.address, () => rectificationView(plan, inspection, site));
  for (const one of tasks) yield page('task', one.address, () => taskView(one, inspection, site), { task: one.key });
  if (looksBack(inspection)) yield page('lookBack', addresses.lookBack(id), () => lookBackView(inspection, site));
  yield page('data', addresses.data(id), () => dataView(inspection, site, sizes));
}

const pageAddress = (list: string, number: number | undefined): string =>
  number === undefined ? list : pageOfList(list, number);
const pageParams = (number: number | undefined): Params => ({
  page: number === undefined ? undefined : `page/${String(number)}`,
});

/** A page by its kind and the parts of its address. */
const pageKey = (kind: ViewKind, params: Params): string =>
  JSON.stringify([
    kind,
    ...Object.entries(params)
      .filter(([, value]) => value !== undefined)
      .sort(),
  ]);

/** The views of a site, each made when it is asked for. @param sizes of the data files in bytes, by site path */
export function shownOf(site: PublishedSite, sizes: ReadonlyMap<string, number>): Shown {
  const pages = [...plannedPages(site, sizes)];
  const byKind = Map.groupBy(pages, ({ kind }) => kind);
  const byKey = new Map(pages.map((page) => [pageKey(page.kind, page.params), page]));
  return {
    paths: (kind) => (byKind.get(kind) ?? []).map(({ params }) => params),
    view: (kind, params) => {
      const page = byKey.get(pageKey(kind, params));
      if (!page) throw new Error(`there is no page ${pageKey(kind, params)}`);
      return page.view();
    },
  };
}
