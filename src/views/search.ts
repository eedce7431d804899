/** `/search/`: the search, and the ways to browse without it. */
import type { PublishedSite } from '../formats/published.ts';
import { listedText } from '../formats/text/sample.ts';
import { countedRecords } from '../register/counted.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import { groupsOf, type Group } from '../register/groups.ts';
import type { Inspection } from '../register/types.ts';
import { spelled } from '../search/build/spelling.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';
import type { RecordView } from './parts/records.ts';

export interface SearchView {
  page: PageView;
  /** Folder name and short title of each inspection. */
  inspections: [id: string, title: string][];
  /** What finds something, for the help on searching. */
  example: { region?: { name: string; spelled: string }; number?: string };
  newest?: NewestView;
  ways: WayView[];
}

/** The newest batch. */
export interface NewestView extends RecordView {
  inspection: string;
  published: string;
}

/** How to browse one inspection. */
export interface WayView {
  title: string;
  sample: boolean;
  /** Undefined while there is no batch. */
  all?: { cases?: PlaceView; batches: PlaceView };
  groups: { kind: string; groups: (PlaceView & { count: number })[] }[];
}

export function searchView(site: PublishedSite): SearchView {
  const { inspections, current } = site.register;
  const cases = (current ? [current, ...inspections] : inspections).flatMap((one) => one.cases);
  const region = cases.flatMap(({ current: { facts } }) => facts.regions?.values ?? [])[0];
  const number = cases.flatMap((one) => one.number ?? [])[0];
  const newest = newestBatch(inspections);
  return {
    page: pageView(site, {
      kind: 'search',
      title: '搜索',
      description: '按村名、企业、问题或受理编号查找信访举报件',
      address: addresses.search,
      asOf: newestDay(inspections.flatMap(({ publications }) => publications.slice(0, 1))),
      sample: inspections.some((one) => one.sample || one.batches.some((batch) => batch.sample)),
      noindex: true,
    }),
    inspections: inspections.map((one) => [one.id, one.facts.shortTitle]),
    example: {
      ...(region !== undefined && { region: { name: region, spelled: spelled(region) } }),
      ...(number !== undefined && { number }),
    },
    ...(newest && { newest }),
    ways: inspections.map(wayView),
  };
}

function newestBatch(inspections: readonly Inspection[]): NewestView | undefined {
  const all = inspections.flatMap(({ facts, batches }) =>
    batches.map(({ address, number, sample, facts: { published } }) => ({
      address,
      title: number.name,
      sample,
      published,
      inspection: facts.shortTitle,
    })),
  );
  return all.reduce<NewestView | undefined>((a, b) => (a && a.published >= b.published ? a : b), undefined);
}

function wayView(inspection: Inspection): WayView {
  const { id, facts, sample, batches, cases } = inspection;
  const { sample: isInvented, records } = countedRecords(cases);
  const summed = new Set(records);
  const filled = groupsOf(inspection)
    .map((group) => ({ ...group, cases: group.cases.filter((one) => summed.has(one)) }))
    .filter((group) => group.cases.length > 0);
  const mark = isInvented && !sample ? '示例 ' : '';
  return {
    title: facts.shortTitle,
    sample,
    ...(batches.length > 0 && {
      all: {
        ...(cases.length > 0 && { cases: { name: mark + listedText(cases, '件'), address: addresses.cases(id) } }),
        batches: { name: listedText(batches, '个批次'), address: addresses.batches(id) },
      },
    }),
    groups: [...Map.groupBy(filled, ({ kindName }: Group) => kindName)].map(([kind, groups]) => ({
      kind,
      groups: groups.map(({ name, address, cases: { length } }) => ({ name, address, count: length })),
    })),
  };
}
