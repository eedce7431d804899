/** The one order of publications: by day, with the time of day where it is known, then by file name. */
import { compare } from '../schema/text/compare.ts';
import type { IsoDate } from '../schema/values.ts';
import type { PublicationLink } from './types.ts';

/** What an order needs of a publication. */
type Ordered = Pick<PublicationLink, 'published' | 'id' | 'address'>;

/** Sorts the earlier one first; the address tells apart files of one name in two inspections. */
export const byPublication = (a: Ordered, b: Ordered): number =>
  compare(a.published, b.published) || compareNames(a.id, b.id) || compare(a.address, b.address);

/** Sorts the later one first. */
export const newestFirst = (a: Ordered, b: Ordered): number => byPublication(b, a);

/** The day, with a time if it is known, of the newest of some publications; empty if there is none. */
export const newestOf = (publications: readonly Pick<PublicationLink, 'published'>[]): string =>
  publications.reduce((newest, { published }) => (published > newest ? published : newest), '');

/** The day alone; undefined if there is none. */
export function newestDay(publications: readonly Pick<PublicationLink, 'published'>[]): IsoDate | undefined {
  const published = newestOf(publications);
  return published === '' ? undefined : published.slice(0, 10);
}

/** File names without their ending, numbers in them as numbers: `2022-02-01`, `2022-02-01-2`, `2022-02-01-10`. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const both = /^\d/u.test(part) && /^\d/u.test(other);
    const order = (both ? Number(part) - Number(other) : 0) || compare(part, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const partsOf = (name: string): string[] => name.match(/\d+|\D+/gu) ?? [];
