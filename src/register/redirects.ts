/** Pages whose address has changed: each old address leads to the page that is there now. */
import { error, quote, type Fault, type Place } from '../schema/fault.ts';
import { standingPages } from '../schema/names.ts';
import type { Content } from '../schema/records.ts';
import { caseStates, unstated, withheldWord } from '../schema/vocabulary.ts';
import { addresses } from './addresses.ts';
import { pageAddresses } from './pages.ts';
import type { Redirect, Register } from './types.ts';

/**
 * Follows each redirect to a page of the register.
 * @returns the good ones by their old address; what can't be followed becomes a fault
 */
export function settleRedirects(
  { redirects: records, inspections, lost }: Content,
  register: Register,
  faults: Fault[],
): Redirect[] {
  if (records.length === 0) return [];
  /** A page may be missing because its file is at fault, which has been said. */
  const mayBeLost = (address: string): boolean => {
    const id = address.split('/')[1] ?? '';
    return lost.has(id) || (inspections.find((one) => one.id === id)?.lost.size ?? 0) > 0;
  };
  const pages = allPages(register);
  const next = new Map(records.map(({ from, to }) => [from, to]));
  const blame = (place: Place, message: string): void => {
    faults.push(error(place, 'links/redirect', `「转址」${message}`));
  };
  const shown = decodeURI;
  return records.flatMap(({ from, place }): Redirect[] => {
    if (pages.has(from)) {
      blame(place, `${quote(shown(from))}现在还有页面，不能再转到别处，请删去这一行`);
      return [];
    }
    const met = new Set([from]);
    let to = next.get(from) ?? '';
    for (let on = next.get(to); on !== undefined && !met.has(to); on = next.get(to)) {
      met.add(to);
      to = on;
    }
    if (pages.has(to)) return [{ from, to }];
    if (met.has(to)) blame(place, `${quote(shown(from))}转来转去又回到自己，请核对`);
    else if (!mayBeLost(to)) blame(place, `没有${quote(shown(to))}这个页面，请核对新网址`);
    return [];
  });
}

/** The addresses of all pages that a redirect may lead to. */
function allPages(register: Register): Set<string> {
  const ofInspections = register.inspections.flatMap(({ id, vocabulary }) => [
    addresses.batches(id),
    addresses.announcements(id),
    addresses.cases(id),
    ...vocabulary.regionNames.map((name) => addresses.region(id, name)),
    ...[...vocabulary.typeNames, unstated].map((name) => addresses.type(id, name)),
    ...[...Object.keys(caseStates), unstated, withheldWord].map((name) => addresses.state(id, name)),
  ]);
  const prose = [...standingPages, ...register.pages.map(({ id }) => id)].map(addresses.page);
  const own = [addresses.home, addresses.search, addresses.corrections];
  return new Set([...own, ...prose, ...ofInspections, ...pageAddresses(register).map(({ address }) => address)]);
}
