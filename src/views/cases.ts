/** Lists of cases: all of an inspection, and those of one region, type or state. */
import { groupFeed, inspectionFeed } from '../formats/feeds/feeds.ts';
import type { PublishedSite } from '../formats/published.ts';
import { listedText } from '../formats/text/sample.ts';
import { newestDay } from '../register/order.ts';
import { addresses, pageOfList } from '../register/addresses.ts';
import { groupsOf, type Group } from '../register/groups.ts';
import { publishedOfCase } from '../register/all-published.ts';
import type { Case, Inspection } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { pageView, type PageSpec, type PageView } from './frame.ts';
import { caseRow, listPages, titleOfPage, type CaseRowView, type ListPage, type PagerView } from './parts/lists.ts';

export interface CasesView {
  page: PageView;
  heading: string;
  sample: boolean;
  note: string;
  rows: CaseRowView[];
  pager: PagerView;
}

/** A page of a list with the number in its address. */
export interface Numbered<V> {
  number: number | undefined;
  view: () => V;
}

/** The pages of all cases. */
export function casesViews(inspection: Inspection, site: PublishedSite): Numbered<CasesView>[] {
  const all = '全部信访举报件';
  return listViews(inspection, site, {
    kind: 'cases',
    heading: all,
    title: all,
    address: addresses.cases(inspection.id),
    cases: [...inspection.cases].reverse(),
    of: '',
    about: all,
    feeds: [inspectionFeed(inspection)],
  });
}

/** The pages of one group. */
export function groupViews(group: Group, inspection: Inspection, site: PublishedSite): Numbered<CasesView>[] {
  const { kind, kindName, name, address, cases } = group;
  return listViews(inspection, site, {
    kind,
    heading: name,
    title: `${kindName}：${name}`,
    address,
    cases,
    of: `${kindName} · `,
    about: `${kindName}为${name}的信访举报件`,
    feeds: [...(kind === 'states' ? [] : [groupFeed(inspection, group)]), inspectionFeed(inspection)],
  });
}

interface ListOfCases {
  kind: string;
  heading: string;
  title: string;
  address: string;
  /** Newest first. */
  cases: readonly Case[];
  /** What the list is of, before the number of cases. */
  of: string;
  about: string;
  feeds: NonNullable<PageSpec['feeds']>;
}

const listViews = (inspection: Inspection, site: PublishedSite, list: ListOfCases): Numbered<CasesView>[] =>
  listPages(list.cases, list.address).map((page) => ({
    number: page.number,
    view: () => listView(inspection, site, list, page),
  }));

/** A numbered page says nothing of the whole list, which grows. */
function listView(
  inspection: Inspection,
  site: PublishedSite,
  { kind, heading, title, address, cases, of, about, feeds }: ListOfCases,
  { number, items, pager }: ListPage<Case>,
): CasesView {
  const sample = items.some((one) => one.sample);
  const listed = listedText(cases, '件');
  const count = cases.length === 0 ? '目前没有' : `共${listed.replaceAll(' ', '')}`;
  return {
    page: pageView(site, {
      kind,
      title: titleOfPage(title, number),
      description: `${clause(inspection.facts.title)}：${titleOfPage(about, number)}${number === undefined ? `，${count}` : ''}`,
      address: number === undefined ? address : pageOfList(address, number),
      asOf: newestDay(items.flatMap(publishedOfCase)),
      inspection,
      sample,
      crumbs: [{ name: inspection.facts.shortTitle, address: inspection.address }],
      feeds,
    }),
    heading,
    sample,
    note:
      number !== undefined
        ? `${of}第 ${String(number)} 页，从最早的数起；本页最新的在前。`
        : cases.length === 0
          ? '目前没有这一类信访举报件。'
          : `${of}共 ${listed}，最新批次在前${items.length < cases.length ? `，本页是最新的 ${String(items.length)} 件` : ''}。`,
    rows: items.map(caseRow),
    pager,
  };
}

/** Every group with the pages of its list. */
export const allGroups = (inspection: Inspection, site: PublishedSite) =>
  groupsOf(inspection).map((group) => ({ group, pages: groupViews(group, inspection, site) }));
