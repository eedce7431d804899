/** What has changed since a revision, as people review it. */
import { diffWordsWithSpace } from 'diff';
import { compareContent, onlyFiles, type ItemChange } from '../checks/since/compare.ts';
import { coverageOf } from '../checks/since/coverage.ts';
import { caseHeading, itemKinds, type Item } from '../checks/since/item.ts';
import { withdrawalsOf } from '../checks/since/withdrawals.ts';
import { addresses } from '../register/addresses.ts';
import type { ChangedThing, NewThing, Review, Stretch } from './model.ts';
import { announcementSchema } from '../schema/files/announcement.ts';
import { caseFacts, caseSections } from '../schema/files/case.ts';
import { fieldsOf, labelOf } from '../schema/field.ts';
import { everyWord } from '../schema/files/inspection-words.ts';
import { placed } from '../schema/field-places.ts';
import type { Content } from '../schema/records.ts';
import type { IsoDate } from '../schema/values.ts';
import { takenOut } from '../schema/vocabulary.ts';
import type { Revision } from '../history/revision.ts';

/** The part of a review that the two versions say. */
export type Compared = Pick<Review, 'added' | 'changed' | 'removed' | 'shownOn'>;

/** What the official table has a column for, or what says of a case that it has none. */
const inTable: ReadonlySet<string> = new Set([
  ...Object.values(caseHeading),
  ...[...fieldsOf(caseFacts(everyWord)), ...fieldsOf(caseSections)]
    .filter(({ name }) => placed.officialTable.has(name))
    .map(({ label }) => label),
]);

/**
 * @param now all the content as it is now
 * @param today what is published later is held back
 */
export function compareForReview(before: Revision, now: Content, today: IsoDate): Compared {
  const old: Content = before.content ?? { ...now, inspections: [], pages: [] };
  const changes = compareContent(old, onlyFiles(now, before.compared), now);
  const there = [...changes.removed, ...changes.changed.map((change) => change.before)];
  const withdrawals = withdrawalsOf(changes.added, there, now);
  // Words that a redaction takes out are not printed, on whichever day it is published.
  const { isRedacted } = coverageOf(changes.added, withdrawals, () => true);
  /** What stands for the words that are taken out, and are not printed once more. */
  const takenOutOf = (one: Item): string | undefined =>
    withdrawals.of(one) ? takenOut.撤下 : isRedacted(one) ? takenOut.脱敏 : undefined;
  const titles = new Map(now.inspections.map(({ id, facts }) => [id, facts.shortTitle]));
  const titleOf = ({ inspection }: Item): string => titles.get(inspection) ?? inspection;
  const added = new Set(changes.added.map(({ id }) => id));
  // Parts of what is new as a whole are shown with it.
  const news = changes.added.filter(({ part }) => part === undefined || !added.has(part));
  const partsOf = (one: Item): Item[] => changes.added.filter(({ part }) => part === one.id);
  return {
    shownOn: [today, ...changes.added.map(({ published }) => published?.slice(0, 10) ?? '')].sort().at(-1) ?? today,
    added: news.map((one) => newThing(one, partsOf(one), titleOf(one), today)),
    changed: changes.changed.map((change) => changedThing(change, titleOf(change.after), takenOutOf(change.before))),
    removed: changes.removed.map((one) => ({
      kind: itemKinds[one.kind],
      name: one.name,
      inspection: titleOf(one),
      file: one.place.file,
    })),
  };
}

function newThing(one: Item, parts: readonly Item[], inspection: string, today: IsoDate): NewThing {
  const pages = [one, ...parts].flatMap((item) => pageOf(item) ?? []);
  return {
    kind: itemKinds[one.kind],
    name:
      (one.kind === 'announcement' ? one.values.get(labelOf(announcementSchema, 'title'))?.text : undefined) ??
      one.name,
    inspection,
    file: one.place.file,
    published: one.published,
    isHeldBack: (one.published?.slice(0, 10) ?? '') > today,
    sample: [one, ...parts].some(({ sample }) => sample),
    parts: parts.length > 0 ? parts.length : undefined,
    pages: [...new Set(pages)],
    besides:
      one.kind !== 'batch'
        ? []
        : parts.flatMap(({ name, values }) =>
            [...values].flatMap(([label, { text }]) => (inTable.has(label) ? [] : [{ name, label, text }])),
          ),
  };
}

/** The page on which readers find an item; cases stand in the table of their batch. */
function pageOf({ kind, part, address, inspection, target }: Item): string | undefined {
  if (kind === 'case' && part !== undefined) return addresses.batch(inspection, part.split(' ').at(-1) ?? '');
  if (kind === 'result' && target) return addresses.task(inspection, target.key);
  if (kind === 'region' || kind === 'type' || kind === 'total') return addresses.inspection(inspection);
  return address;
}

/** @param instead what stands for words that are taken out; undefined where they may be printed */
function changedThing(
  { before, after, values, isReordered }: ItemChange,
  inspection: string,
  instead: string | undefined,
): ChangedThing {
  const order = { label: '各条的顺序', ...stretches('原来的顺序', '改了的顺序') };
  const day = { label: '公开日期', ...stretches(before.published ?? '', after.published ?? '') };
  return {
    kind: itemKinds[after.kind],
    name: after.name,
    inspection,
    file: after.place.file,
    rows: [
      ...(before.published === after.published ? [] : [day]),
      ...(isReordered ? [order] : []),
      ...values.map(({ label, was, becomes }) => {
        const laid = stretches(was?.text ?? '', becomes?.text ?? '');
        return instead === undefined || was?.isText === false
          ? { label, ...laid }
          : {
              label,
              becomes: laid.becomes,
              was: laid.was.map((one) => (one.in === 'old' ? { ...one, text: instead } : one)),
            };
      }),
    ],
  };
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The two texts cut where they differ. */
export function stretches(was: string, becomes: string): { was: Stretch[]; becomes: Stretch[] } {
  const parts = diffWordsWithSpace(was, becomes, { intlSegmenter: segmenter });
  const of = (side: 'old' | 'new', skipped: 'added' | 'removed'): Stretch[] =>
    parts
      .filter((part) => !part[skipped])
      .map((part) => ({ text: part.value, in: part.added || part.removed ? side : 'both' }));
  return { was: of('old', 'added'), becomes: of('new', 'removed') };
}

/** Is anything new, gone or otherwise? */
export const isEmpty = ({ added, changed, removed }: Compared): boolean =>
  added.length + changed.length + removed.length === 0;
