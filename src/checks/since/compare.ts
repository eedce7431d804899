/** Two versions of the content, item by item. Pure: what may change is for the rules to say (`rules.ts` beside this). */
import type { Content } from '../../schema/records.ts';
import type { Item, ItemKind } from './item.ts';
import { itemsOf, listingOf, type Listing } from './items.ts';
import type { Value } from './values.ts';

/** One value of an item that is not what it was; undefined where the item did not or does not say it. */
export interface ValueChange {
  /** `是否属实`, `交办问题`, `公布数 属实`. */
  label: string;
  was: Value | undefined;
  becomes: Value | undefined;
}

/** An item that is there before and after, and reads otherwise. */
export interface ItemChange {
  before: Item;
  after: Item;
  /** Empty if 公开日期 alone moved, or the parts changed places. */
  values: ValueChange[];
  /** Do the parts that are in both stand in another order? */
  isReordered: boolean;
}

/** What is new, what is gone, what reads otherwise; in the order of the content. */
export interface Changes {
  added: Item[];
  removed: Item[];
  changed: ItemChange[];
  /** Files under another name, and what is in them: new id → as it was. */
  renamed: Map<string, Item>;
}

/**
 * Compares two versions of the content as typed in the files: a correction is an entry of its own, it changes no other
 * item. Held-back files are compared like any other; `Item.published` tells them. A renamed file is compared with what
 * it was where 转址 leads from the old address to the new one.
 * @param before,after all the content, or the same files of both (see `onlyFiles`): what is in one alone is new or gone
 * @param whole all of the later content
 */
export function compareContent(before: Content, after: Content, whole: Content = after): Changes {
  const redirects = new Map(after.redirects.map(({ from, to }) => [from, to]));
  const listing = listingOf(whole);
  const [old, now] = [itemsOf(before, listedBefore(before, listing)), itemsOf(after, listing)];
  const byAddress = new Map([...now.values()].map((one) => [`${one.kind} ${one.address ?? ''}`, one]));
  const [partsBefore, partsNow] = [partsOf(old.values()), partsOf(now.values())];
  const changes: Changes = { added: [], removed: [], changed: [], renamed: new Map() };
  /** Ids of files that were renamed: old → new. */
  const renamed = new Map<string, string>();
  const met = new Set<Item>();
  for (const one of old.values()) {
    const moved =
      one.address === undefined ? undefined : byAddress.get(`${one.kind} ${follow(redirects, one.address)}`);
    // What was there before is still itself.
    const there = now.get(renamedId(one, renamed)) ?? (moved && !old.has(moved.id) ? moved : undefined);
    if (!there) {
      changes.removed.push(one);
      continue;
    }
    met.add(there);
    if (there.id !== one.id) {
      renamed.set(one.id, there.id);
      changes.renamed.set(there.id, one);
    }
    const values = changedValues(one, there);
    const isReordered = isOtherOrder(partsBefore.get(one.id) ?? [], partsNow.get(there.id) ?? []);
    if (values.length > 0 || isReordered || one.published !== there.published)
      changes.changed.push({ before: one, after: there, values, isReordered });
  }
  changes.added.push(...[...now.values()].filter((one) => !met.has(one)));
  return changes;
}

/** What batches listed before: those in files that are not compared list what they list now. */
export const listedBefore = (before: Content, now: Listing): Listing => new Map([...now, ...listingOf(before)]);

/** The records of each file in their order, as they are called within it. */
function partsOf(items: Iterable<Item>): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const { id, kind, part } of items) {
    if (part === undefined || !recordKinds.has(kind)) continue;
    const names = parts.get(part) ?? [];
    names.push(id.startsWith(`${part} `) ? id.slice(part.length) : id);
    parts.set(part, names);
  }
  return parts;
}

const recordKinds: ReadonlySet<ItemKind> = new Set(['case', 'entry', 'task', 'result']);

/** Do the names that are in both lists follow one another otherwise? */
function isOtherOrder(was: readonly string[], becomes: readonly string[]): boolean {
  const [old, now] = [new Set(was), new Set(becomes)];
  const kept = becomes.filter((one) => old.has(one));
  return was.filter((one) => now.has(one)).some((one, at) => one !== kept[at]);
}

/** Where the page of an old address is now. */
export function follow(redirects: ReadonlyMap<string, string>, address: string): string {
  const met = new Set<string>();
  let at = address;
  for (let to = redirects.get(at); to !== undefined && !met.has(at); to = redirects.get(at)) {
    met.add(at);
    at = to;
  }
  return at;
}

/** The id under which an item is now looked for: files come before their parts. */
function renamedId({ id, part }: Item, renamed: ReadonlyMap<string, string>): string {
  const file = part !== undefined && id.startsWith(`${part} `) ? renamed.get(part) : undefined;
  return file === undefined ? id : file + id.slice(part?.length);
}

function changedValues(before: Item, after: Item): ValueChange[] {
  const labels = new Set([...before.values.keys(), ...after.values.keys()]);
  return [...labels].flatMap((label) => {
    const [was, becomes] = [before.values.get(label), after.values.get(label)];
    return was?.exact === becomes?.exact ? [] : [{ label, was, becomes }];
  });
}

/**
 * The part of the content that stands in some files, so that only those need to be read of an earlier version. The
 * inspection that a file belongs to stays, with inspection.yaml.
 */
export function onlyFiles(content: Content, files: ReadonlySet<string>): Content {
  const meant = <T extends { place: { file: string } }>(records: readonly T[]): T[] =>
    records.filter(({ place }) => files.has(place.file));
  const isTouched = ({ place }: { place: { file: string } }): boolean => {
    const folder = place.file.slice(0, -'inspection.yaml'.length);
    return [...files].some((file) => file.startsWith(folder));
  };
  const inspections = content.inspections.filter(isTouched).map((one) => ({
    ...one,
    batches: meant(one.batches),
    followUps: meant(one.followUps),
    tasks: meant(one.tasks ? [one.tasks] : [])[0],
    results: meant(one.results),
    announcements: meant(one.announcements),
  }));
  return { ...content, inspections, pages: meant(content.pages) };
}
