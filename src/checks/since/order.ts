/**
 * What is published later stands after what is public: a version of a record is what all publications up to it made, so
 * that nothing may get between those that readers have cited. A batch has a version for each publication about its cases.
 */
import { byPublication } from '../../register/order.ts';
import type { Fault } from '../../schema/fault.ts';
import { targetName } from '../../schema/records.ts';
import { raise } from '../raise.ts';
import type { Item } from './items.ts';
import { nameOf, startOf } from './wording.ts';

/** A publication and one thing that it says something of. */
interface Said {
  file: Item;
  about: string;
}

/**
 * @param added what is new
 * @param whole all items of the later version
 */
export function orderFaults(
  added: readonly Item[],
  whole: () => ReadonlyMap<string, Item>,
  isPublic: (item: Item) => boolean,
): Fault[] {
  if (!added.some((one) => isLater(one) && isPublic(one))) return [];
  const items = whole();
  const news = new Set(added.map(({ id }) => id));
  const said = [...items.values()]
    .filter(isLater)
    .filter(isPublic)
    .flatMap((one) => saidBy(one, items, news));
  const isNew = ({ file }: Said): boolean => news.has(file.id);
  const newest = new Map<string, Item>();
  for (const { file, about } of said.filter((one) => !isNew(one))) {
    const known = newest.get(about);
    if (!known || compareFiles(known, file) < 0) newest.set(about, file);
  }
  const faults = new Map<string, Fault>();
  for (const { file, about } of said.filter(isNew)) {
    const before = newest.get(about);
    if (!before || compareFiles(file, before) > 0 || faults.has(file.id)) continue;
    const mend =
      file.published === before.published
        ? `同一天公开的，文件名要排在后面，例如 ${before.name}-2`
        : `公开日期请写这次公开的日子（${before.published ?? ''} 以后），原来的日期写在正文里`;
    const message = `${nameOf(file)}排到了已经公开的${nameOf(before)}前面，会改动已经公开的版本；${mend}`;
    faults.set(file.id, raise('since/order', startOf(file.place.file), message));
  }
  return [...faults.values()];
}

/** Does an item say something of a record that was published before? */
const isLater = ({ kind }: Item): boolean => kind === 'entry' || kind === 'result';

function saidBy(
  { inspection, target, part }: Item,
  items: ReadonlyMap<string, Item>,
  news: ReadonlySet<string>,
): Said[] {
  const file = items.get(part ?? '');
  if (!file || !target) return [];
  const record = items.get(`${inspection} ${targetName(target)}`);
  // A case that is new has no version yet.
  if (record && news.has(record.id)) return [];
  const abouts = [
    `${inspection} ${targetName(target)}`,
    ...(target.kind === 'case' && record?.part ? [record.part] : []),
  ];
  return abouts.map((about) => ({ file, about }));
}

const compareFiles = (one: Item, other: Item): number => byPublication(ordered(one), ordered(other));
const ordered = ({ name, published = '', address = '' }: Item): { id: string; published: string; address: string } => ({
  id: name,
  published,
  address,
});
