/** Pages whose address has changed: each old address leads to the page that is there now. */
import { error, quote, said, type Fault, type Place } from '../../schema/fault.ts';
import { mayHaveMoved, shownPath } from '../../schema/address-names.ts';
import type { Content } from '../../schema/records.ts';
import { everyPage } from '../pages.ts';
import type { Redirect, Register } from '../types.ts';

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
  const pages = everyPage(register);
  /** Some systems hold two addresses for one that differ in capital letters only. */
  const taken = new Map([...pages].map((page) => [folded(page), page]));
  const next = new Map(records.map(({ from, to }) => [from, to]));
  const blame = (place: Place, message: string): void => {
    faults.push(error(place, 'links/redirect', `「转址」${message}`));
  };
  const froms = new Map<string, string>();
  const shown = shownPath;
  return records.flatMap(({ from, place }): Redirect[] => {
    const there = taken.get(folded(from));
    if (there !== undefined || !mayHaveMoved(from)) {
      const same = there === undefined || there === from ? '' : `（${said(shown(there))}，只差大小写）`;
      const why = there === undefined ? '在网站自己的文件夹里，没有过页面' : `现在还有页面${same}，不能再转到别处`;
      blame(place, `${quote(shown(from))}${why}，请删去这一行`);
      return [];
    }
    const other = froms.get(folded(from));
    if (other !== undefined) {
      blame(place, `${quote(shown(from))}与${quote(shown(other))}只差大小写，有的系统上是同一个网址，请删去一行`);
      return [];
    }
    froms.set(folded(from), from);
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

const folded = (path: string): string => shownPath(path).toLowerCase();
