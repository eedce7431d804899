/** Permanent addresses: site paths without the base, made from the table of routes, each part encoded once, here. */
import { belowLists, routes } from '../schema/routes.ts';
import { namesOf, tableOf } from '../schema/text/tables.ts';

/** The names that a route asks for, in order. */
type Names<T extends string> = T extends `${string}<${string}>${infer Rest}`
  ? [name: string, ...names: Names<Rest>]
  : [];
type Address<T extends string> = Names<T> extends [] ? string : (...names: Names<T>) => string;

/** A route as an address, or as what makes one of the names that it asks for. */
function addressOf(route: string): string | ((...names: string[]) => string) {
  const [first = '', ...others] = route.split(/<\w+>/u);
  if (others.length === 0) return first;
  return (...names) => others.reduce((path, fixed, i) => path + encodeURIComponent(names[i] ?? '') + fixed, first);
}

const made = tableOf(namesOf(routes), (name) => addressOf(routes[name])) as {
  readonly [K in keyof typeof routes]: Address<(typeof routes)[K]>;
};

export const addresses = {
  ...made,
  /** Everything about an inspection in one file. It bears its name, so that several can lie in one folder. */
  zip: (inspection: string): string => made.dataFile(inspection, `${inspection}.zip`),
  /** A list of results stands on the page of the plan. */
  results: (inspection: string, id: string): string => `${made.rectification(inspection)}#${encodeURIComponent(id)}`,
  /** The folder of pictures that stand beside the texts of a content folder: `batches`; those of pages, `pages`, are the site's. */
  pictures: (inspection: string | undefined, folder: string): string => addresses.picture(inspection, folder, ''),
  picture: (inspection: string | undefined, folder: string, name: string): string =>
    inspection === undefined ? made.pictureOfPage(name) : made.pictureOfInspection(inspection, folder, name),
  /** A feed stands under the page that it is about. */
  feed: (list: string, ending: 'xml' | 'json'): string => list + belowLists.feed.replace('<ending>', ending),
};

/** The address of a numbered page of a list: `page/2/`. Pages are numbered from the oldest on. */
export const pageOfList = (list: string, page: number): string =>
  list + belowLists.later.replace('<number>', String(page));

/** Items a numbered page of a list: it is full, so that what is published later does not change it. */
export const pageSize = 50;

/** How many numbered pages a list has: what is newer, up to two pages, stands on the list itself. */
export const fullPages = (items: number): number => Math.max(0, Math.floor(items / pageSize) - 1);
