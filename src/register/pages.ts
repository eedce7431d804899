/** Every address that a reader can find: those of records for the sitemap, all of them for what leads to a page. */
import { standingPages } from '../schema/routes.ts';
import { addresses, fullPages, pageOfList } from './addresses.ts';
import { groupsOf } from './groups.ts';
import { publishedOfAnnouncement, publishedOfBatch, publishedOfTask } from './all-published.ts';
import { newestOf } from './order.ts';
import type { Correction, Inspection, Plan, Register, ResultList } from './types.ts';

/** A page of a record. */
export interface PageAddress {
  address: string;
  /** The newest day on which something on it was published. */
  changed: string | undefined;
  sample: boolean;
}

/** The pages of records, in a stable order; lists by region, type and state are found from them. */
export function pageAddresses(register: Register): PageAddress[] {
  const pages: PageAddress[] = [];
  const add = (address: string, sample: boolean, changed?: string): void => {
    pages.push({ address, changed: changed?.slice(0, 10), sample: sample || (register.site.sample ?? false) });
  };
  for (const {
    id,
    address,
    batches,
    announcements,
    followUps,
    plan,
    tasks,
    cases,
    results,
    publications,
  } of register.inspections) {
    const sample = publications.some((one) => one.sample);
    add(address, sample, publications[0]?.published);
    add(addresses.data(id), sample, publications[0]?.published);
    if (batches.length > 0)
      add(
        addresses.batches(id),
        batches.some((one) => one.sample),
      );
    if (announcements.length > 0)
      add(
        addresses.announcements(id),
        announcements.some((one) => one.sample),
      );
    if (plan)
      add(
        plan.address,
        plan.sample,
        newestOf([plan, ...correctionsOf(plan, ...results), ...tasks.flatMap(publishedOfTask)]),
      );
    for (const one of announcements) add(one.address, one.sample, newestOf(publishedOfAnnouncement(one)));
    for (const one of batches) add(one.address, one.sample, newestOf(publishedOfBatch(one)));
    for (const one of followUps) add(one.address, one.sample, newestOf([one.facts, ...one.corrections]));
    for (const one of tasks) add(one.address, one.sample, newestOf(publishedOfTask(one)));
    for (const one of cases) add(one.address, one.sample, one.current.published);
  }
  for (const one of register.pages) add(addresses.page(one.id), one.sample);
  return pages;
}

/** What corrected files of records. */
const correctionsOf = (...files: readonly (Plan | ResultList)[]): Correction[] =>
  files.flatMap(({ corrections }) => corrections);

/** Has an inspection a page of what it looked at again? */
export const looksBack = ({ facts, lookBacks }: Pick<Inspection, 'facts' | 'lookBacks'>): boolean =>
  facts.kind.values.includes('回头看') || lookBacks.length > 0;

/** Every page of the site but those that lead from an old address to a new one. */
export function everyPage(register: Register): Set<string> {
  const list = (address: string, items: number): string[] => [
    address,
    ...Array.from({ length: fullPages(items) }, (_, index) => pageOfList(address, index + 1)),
  ];
  const ofInspections = register.inspections.flatMap((one) => [
    addresses.batches(one.id),
    addresses.announcements(one.id),
    ...(looksBack(one) ? [addresses.lookBack(one.id)] : []),
    ...list(addresses.cases(one.id), one.cases.length),
    ...groupsOf(one).flatMap(({ address, cases }) => list(address, cases.length)),
  ]);
  const { home, search, feeds, reporters, corrections } = addresses;
  return new Set([
    ...[home, search, feeds, reporters],
    ...list(corrections, register.corrections.length),
    ...[...standingPages, ...register.pages.map(({ id }) => id)].map((name) => addresses.page(name)),
    ...ofInspections,
    ...pageAddresses(register).map(({ address }) => address),
  ]);
}
