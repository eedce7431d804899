/**
 * Which entry of a file is which, where the file has several about one record: they have no names of their own. Each is
 * known by what it says, and by its place among the others. So an entry that is gone is that entry, and not the last one.
 */
import { isTakenOut } from '../../register/amend/redactions.ts';
import { foldWord } from '../../schema/field.ts';
import { targetName } from '../../schema/records.ts';
import type { Item } from './item.ts';
import type { Value } from './values.ts';

const isEntry = ({ kind }: Item): boolean => kind === 'entry';
const recordOf = ({ target }: Item): string => (target ? targetName(target) : '');

type Pair = readonly [Item, Item];

/** Entries as they were → as they are, of one file. */
export function pairEntries(before: readonly Item[], after: readonly Item[]): Map<Item, Item> {
  const [old, now] = [before.filter(isEntry), after.filter(isEntry)];
  const ofRecord = Map.groupBy(now, recordOf);
  const groups = [...Map.groupBy(old, recordOf)].map(([record, all]) => [all, ofRecord.get(record) ?? []] as const);
  const isUnclear = groups.some(([one, other]) => one.length > 1 && other.length > 0 && one.length !== other.length);
  const apart = groups.flatMap(([one, other]) => nearest(one, other));
  // Entries of other records beside them say more of their place, unless these changed places themselves.
  const together = isUnclear && old.length * now.length < most ? nearest(old, now) : [];
  return new Map(together.length === apart.length ? together : apart);
}

/** Of longer files nobody waits for that. */
const most = 1_000_000;

/** What some pairs come to. */
interface Matched {
  cost: number;
  pair: Pair | undefined;
  rest: Matched | undefined;
}

/** As many pairs of one record as there can be, in the order of both lists, in which least reads otherwise. */
function nearest(old: readonly Item[], now: readonly Item[]): Pair[] {
  // Most entries are what they were.
  const head = old.findIndex((one, index) => unlike(one, now[index]) !== 0);
  const start = head < 0 ? Math.min(old.length, now.length) : head;
  const found = old.slice(0, start).flatMap((one, index): Pair[] => {
    const other = now[index];
    return other ? [[one, other]] : [];
  });
  const left = now.slice(start);
  const none: Matched = { cost: 0, pair: undefined, rest: undefined };
  // What follows from each place on; of a list that is at its end, whatever is left of the other has no pair.
  let below: Matched[] = [...left, undefined].map(() => none);
  for (const one of old.slice(start).toReversed()) {
    const row: Matched[] = [none];
    for (const [index, other] of [...left.entries()].toReversed()) {
      const rest = below[index + 1] ?? none;
      const paired: Matched = { cost: rest.cost + unlike(one, other) - pairs, pair: [one, other], rest };
      const choices = [paired, below[index] ?? none, row[0] ?? none];
      row.unshift(choices.reduce((best, choice) => (choice.cost < best.cost ? choice : best)));
    }
    below = row;
  }
  for (let at: Matched | undefined = below[0]; at; at = at.rest) if (at.pair) found.push(at.pair);
  return found;
}

/** A pair more weighs more than all that may read otherwise. */
const pairs = 1e9;

/** How much reads otherwise: what is said anew weighs more than all that is no longer said. */
function unlike(one: Item, other: Item | undefined): number {
  if (!other || recordOf(one) !== recordOf(other)) return Number.POSITIVE_INFINITY;
  const [was, becomes] = [one.values, other.values];
  const gone = [...was.keys()].filter((label) => !becomes.has(label)).length;
  const others = [...becomes].map(([label, value]) => otherwise(was.get(label), value));
  return gone + others.reduce((sum, one) => sum + one, 0);
}

function otherwise(was: Value | undefined, becomes: Value): number {
  if (was?.exact === becomes.exact) return 0;
  return was !== undefined && (isTakenOut(becomes.text) || plain(was) === plain(becomes)) ? 1 : 1000;
}

/** Without what explains it, in brackets. */
const plain = ({ text }: Value): string => foldWord(text).replace(/\([^()]*\)/gu, '');
