/** Two versions of the content, item by item. Pure: what may change is for the rules to say (`rules.ts` beside this). */
import type { Content } from '../../schema/records.ts';
import type { Item, ItemKind } from './item.ts';
import { itemsOf, listingOf, type Listing } from './items.ts';
import { pairEntries } from './pairs.ts';
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
  /** Entries of the files that are there before and after: as they were → as they are. */
  const entries = new Map<Item, Item>();
  const met = new Set<Item>();
  for (const one of old.values()) {
    const moved =
      one.address === undefined ? undefined : byAddress.get(`${one.kind} ${follow(redirects, one.address)}`);
    // What was there before is still itself.
    const there =
      one.kind === 'entry'
        ? entries.get(one)
        : (now.get(renamedId(one, renamed)) ?? (moved && !old.has(moved.id) ? moved : undefined));
    if (!there) {
      changes.removed.push(one);
      continue;
    }
    met.add(there);
    if (there.id !== one.id && (one.kind !== 'entry' || one.part !== there.part)) {
      renamed.set(one.id, there.id);
      changes.renamed.set(there.id, one);
    }
    const values = changedValues(one, there);
    const [was, becomes] = [partsBefore.get(one.id) ?? [], partsNow.get(there.id) ?? []];
    const pairs = pairEntries(was, becomes);
    for (const pair of pairs) entries.set(...pair);
    const isReordered = isOtherOrder(was, becomes, pairs);
    if (values.length > 0 || isReordered || one.published !== there.published)
      changes.changed.push({ before: one, after: there, values, isReordered });
  }
  changes.added.push(...[...now.values()].filter((one) => !met.has(one)));
  return changes;
}

/** What batches listed before: those in files that are not compared list what they list now. */
export const listedBefore = (before: Content, now: Listing): Listing => new Map([...now, ...listingOf(before)]);

/** The records of each file in their order. */
const partsOf = (items: Iterable<Item>): ReadonlyMap<string | undefined, readonly Item[]> =>
  Map.groupBy(
    [...items].filter(({ kind }) => recordKinds.has(kind)),
    ({ part }) => part,
  );

const recordKinds: ReadonlySet<ItemKind> = new Set(['case', 'entry', 'task', 'result']);

/** How a record is called within its file. */
const nameWithin = ({ id, part = '' }: Item): string => (id.startsWith(`${part} `) ? id.slice(part.length) : id);

/** Do the records that are in both lists follow one another otherwise? */
function isOtherOrder(was: readonly Item[], becomes: readonly Item[], entries: ReadonlyMap<Item, Item>): boolean {
  const formerly = new Map([...entries].map(([one, other]) => [other, one]));
  const old = new Map(was.map((one) => [nameWithin(one), one]));
  const before = (one: Item): Item | undefined => (one.kind === 'entry' ? formerly.get(one) : old.get(nameWithin(one)));
  const kept = becomes.flatMap((one) => before(one) ?? []);
  const isKept = new Set(kept);
  return was.filter((one) => isKept.has(one)).some((one, at) => one !== kept[at]);
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
