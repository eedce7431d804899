/**
 * What is published later stands after what is public: a version of a record is what all publications up to it made, so
 * that nothing may get between those that readers have cited. A batch has a version for each publication about its cases.
 */
import { byPublication } from '../../register/order.ts';
import type { Fault } from '../../schema/fault.ts';
import { targetName } from '../../schema/records.ts';
import { raise } from '../raise.ts';
import type { Changes } from './compare.ts';
import { caseHeading, type Item } from './item.ts';
import { batchNamed } from './withdrawals.ts';
import { nameOf, startOf } from './wording.ts';

/** A publication and one thing that it says something of. */
interface Said {
  file: Item;
  about: string;
}

/**
 * @param changes what is new, and what reads otherwise
 * @param whole all items of the later version
 */
export function orderFaults(
  { added, changed, renamed }: Changes,
  whole: () => ReadonlyMap<string, Item>,
  isPublic: (item: Item) => boolean,
): Fault[] {
  // What was held back is as new as what was not there.
  const news = new Set([
    ...added.map(({ id }) => id),
    ...changed.flatMap(({ before, after }) => (isPublic(before) ? [] : [after.id])),
  ]);
  if (news.size + renamed.size === 0) return [];
  const items = whole();
  const batches = batchesOf(items.values());
  const said = [...items.values()]
    .filter((one) => isLater(one) && isPublic(one))
    .flatMap((one) => saidBy(one, items, news, batches));
  const known = Map.groupBy(
    said.filter(({ file }) => !news.has(file.id)),
    ({ about }) => about,
  );
  const faults = new Map<string, Fault>();
  for (const { file, about } of said) {
    const was = renamed.get(file.id);
    if (!news.has(file.id) && !was) continue;
    const others = (known.get(about) ?? []).map((one) => one.file).filter((one) => one.id !== file.id);
    const formerly = (one: Item): Item => renamed.get(one.id) ?? one;
    const crossed = was
      ? others.find((one) => compareFiles(file, one) > 0 !== compareFiles(was, formerly(one)) > 0)
      : others
          .filter((one) => compareFiles(file, one) < 0)
          .sort(compareFiles)
          .at(-1);
    if (crossed) faults.set(file.id, faultOf(file, crossed, was !== undefined));
  }
  return [...faults.values()];
}

function faultOf(file: Item, crossed: Item, isRenamed: boolean): Fault {
  const place = startOf(file.place.file);
  const other = `已经公开的${nameOf(crossed)}`;
  if (isRenamed) {
    const mend = '会改动已经公开的版本；请换一个不改变先后的文件名';
    return raise('since/order', place, `${nameOf(file)}改名以后，与${other}的先后变了，${mend}`);
  }
  const mend =
    file.published === crossed.published
      ? `同一天公开的，文件名要排在后面，例如 ${crossed.name}-2`
      : `公开日期请写这次公开的日子（${crossed.published ?? ''} 以后），原来的日期写在正文里`;
  return raise('since/order', place, `${nameOf(file)}排到了${other}前面，会改动已经公开的版本；${mend}`);
}

/** Does an item say something of a record that was published before, if only that its batch had one more? */
const isLater = (one: Item): boolean => one.kind === 'entry' || one.kind === 'result' || isUnlisted(one);

/** Is it a case that a later batch brought, since its own did not list it? */
const isUnlisted = ({ kind, part, inspection, values }: Item): boolean =>
  kind === 'case' && part !== batchId(inspection, values.get(caseHeading.batch)?.exact ?? '');

const batchId = (inspection: string, key: string): string => `${inspection} batch ${key}`;

/** The batches that each case has belonged to, by its id. */
function batchesOf(items: Iterable<Item>): ReadonlyMap<string, readonly string[]> {
  const batches = new Map<string, string[]>();
  const add = (one: string, inspection: string, key: string | undefined): void => {
    if (key !== undefined) batches.set(one, [...(batches.get(one) ?? []), batchId(inspection, key)]);
  };
  for (const one of items) {
    if (one.kind === 'case') add(one.id, one.inspection, one.values.get(caseHeading.batch)?.exact);
    if (one.target) add(`${one.inspection} ${targetName(one.target)}`, one.inspection, batchNamed(one));
  }
  return batches;
}

function saidBy(
  one: Item,
  items: ReadonlyMap<string, Item>,
  news: ReadonlySet<string>,
  batches: ReadonlyMap<string, readonly string[]>,
): Said[] {
  const { inspection, target, part } = one;
  const file = items.get(part ?? '');
  if (!file || !target) return [];
  const about = `${inspection} ${targetName(target)}`;
  const record = items.get(about);
  const ofBatches = batches.get(about) ?? [];
  // Of a case that is new nothing was said before; the batch of one that a later batch brings was there.
  const abouts = isUnlisted(one) ? ofBatches : record && news.has(record.id) ? [] : [about, ...ofBatches];
  return abouts.map((each) => ({ file, about: each }));
}

const compareFiles = (one: Item, other: Item): number => byPublication(ordered(one), ordered(other));
const ordered = ({ name, published = '', address = '' }: Item): { id: string; published: string; address: string } => ({
  id: name,
  published,
  address,
});
