/**
 * What may not happen to what is public (`npm run check -- --since`): nothing vanishes, nothing changes unsaid. A file
 * of the earlier version counts as public from its 公开日期 on, by the day of the check, whenever it was committed: the
 * site is built daily, so that readers have seen it as it was. What is still held back today may change freely.
 */
import { once } from '../../schema/text/once.ts';
import type { Fault } from '../../schema/fault.ts';
import type { Content } from '../../schema/records.ts';
import type { IsoDate } from '../../schema/values.ts';
import { raise } from '../raise.ts';
import { addedFaults, changeFaults } from './altered.ts';
import { compareContent, listedBefore, onlyFiles } from './compare.ts';
import { coverageOf } from './coverage.ts';
import { facsimileFaults } from './facsimiles.ts';
import { imageFaults } from './images.ts';
import { sampleLabel, type Item } from './item.ts';
import { itemsOf, listingOf } from './items.ts';
import { neverPublicFaults } from './never-public.ts';
import { orderFaults } from './order.ts';
import { redirectFaults, vanishedFaults } from './vanished.ts';
import { withdrawalsOf } from './withdrawals.ts';
import { startOf } from './wording.ts';

/** Two versions of the content. */
export interface Versions {
  /** The earlier one: all files, or those that are compared; undefined if it held nothing that could be read. */
  before: Content | undefined;
  /** The later one, whole. */
  after: Content;
  /** Names of the files that are compared: those that differ, are new or are gone, and what follows from them. */
  compared: ReadonlySet<string>;
  /** Those of them that are gone. */
  removed: ReadonlySet<string>;
  /** Pictures and documents that show something else under the same name. */
  swapped: ReadonlySet<string>;
  /** Faults of both versions: what could not be read is not compared. */
  faults: { before: readonly Fault[]; after: readonly Fault[] };
  /** The day of the check. */
  today: IsoDate;
}

/** All faults of the rules `since/…`. */
export function checkSince({ before, after, compared, removed, swapped, faults, today }: Versions): Fault[] {
  const [wrong, wrongNow] = [faults.before, faults.after].map((all) => all.filter(isLeftOut)) as [Fault[], Fault[]];
  const unreadable = [...new Set(wrong.map(({ file }) => file))].map((file) =>
    raise('since/unreadable', startOf(file), '以前的版本里这个文件有错误，有错误的几处没有比较，请人工核对改动'),
  );
  if (!before) return unreadable;
  const files = new Set([...compared].filter((file) => !wrongNow.some((one) => isUnder(file, one.file))));
  const old = onlyFiles(before, files);
  const items = [...itemsOf(old, listedBefore(old, listingOf(after))).values()];
  const unsure = itemsAtFault(items, wrong);
  const changes = compareContent(old, onlyFiles(after, files), after);
  const isPublic = ({ published }: Item): boolean => published === undefined || published.slice(0, 10) <= today;
  const withdrawals = withdrawalsOf(changes.added, items, after);
  const coverage = coverageOf(changes.added, withdrawals, isPublic);
  // All of the content, for what is rarely asked.
  const whole = once(() => itemsOf(after));
  const textsOf = (): Item[] => [...items, ...[...whole().values()].filter(({ place }) => !files.has(place.file))];
  const publicIds = new Set(items.filter(isPublic).map(({ id }) => id));
  const isAddedTo = ({ part, place }: Item): boolean =>
    part !== undefined && publicIds.has(part) && !wrong.some(({ file }) => file === place.file);
  return [
    ...unreadable,
    ...vanishedFaults(
      changes.removed.filter((one) => isPublic(one) && !unsure.has(one.id)),
      after,
      withdrawals,
    ),
    ...withoutInherited(changes.changed)
      .filter((one) => isPublic(one.before) && !unsure.has(one.before.id))
      .flatMap((one) => changeFaults(one, coverage, withdrawals)),
    ...changes.added.filter(isAddedTo).flatMap(addedFaults),
    ...neverPublicFaults(changes.added.filter(isPublic), {
      earlier: items.filter(isPublic),
      whole,
      isKept: (file) => !files.has(file) || wrong.some((fault) => fault.file === file),
      wasInspection: (id) => before.inspections.some((one) => one.id === id),
    }),
    ...orderFaults(changes, whole, isPublic),
    ...redirectFaults(before, after, whole),
    ...imageFaults({ removed, swapped }, textsOf, isPublic, coverage),
    ...facsimileFaults({ removed, swapped, changed: changes.changed, textsOf, whole, isPublic, coverage }),
  ];
}

/** Did the reader leave something out over this fault? */
const isLeftOut = ({ severity, rule }: Fault): boolean =>
  severity === 'error' && /^format\/|^correction\/item$/u.test(rule);

/** Is a file unreadable with another one: the same, or in the folder that an inspection.yaml or site.yaml speaks of? */
const isUnder = (file: string, other: string): boolean =>
  file === other ||
  (/(?:^|\/)(?:inspection|site)\.yaml$/u.test(other) && file.startsWith(other.replace(/[^/]*$/u, '')));

/** The ids of items that may have been read in part: a fault belongs to the last item that begins before it. */
function itemsAtFault(items: readonly Item[], faults: readonly Fault[]): ReadonlySet<string> {
  return new Set(
    faults.flatMap((fault) => {
      const before = items.filter(({ place }) => place.file === fault.file && place.line <= fault.line);
      const line = Math.max(...before.map(({ place }) => place.line));
      return before.filter(({ place }) => place.line === line).map(({ id }) => id);
    }),
  );
}

/** The mark of samples is told once: of the inspection, not of all that has it from there. */
function withoutInherited(changes: ReturnType<typeof compareContent>['changed']): typeof changes {
  const isMarked = ({ values }: (typeof changes)[number]): boolean => values.some(({ label }) => label === sampleLabel);
  const marked = new Set(
    changes.filter((one) => one.before.kind === 'inspection' && isMarked(one)).map((one) => one.before.id),
  );
  return changes.map((one) =>
    one.before.kind === 'inspection' || !marked.has(`${one.before.inspection} inspection`)
      ? one
      : { ...one, values: one.values.filter(({ label }) => label !== sampleLabel) },
  );
}
