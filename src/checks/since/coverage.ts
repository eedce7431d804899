/**
 * Which changes of published content are said to readers, by something new that is public itself: a redaction (脱敏)
 * takes text away; of the inspection, which no follow-up can name, an announcement says what an item was and what it
 * is now. A correction (更正) covers nothing: it leaves what it corrects as it was published.
 */
import { isTakenOut } from '../../register/amend/redactions.ts';
import { targetName } from '../../schema/records.ts';
import type { ItemChange, ValueChange } from './compare.ts';
import { sampleLabel, type Item } from './item.ts';
import { countedStill, isRow, keepsWord, type Withdrawals } from './withdrawals.ts';

/** Tells of an item, and of a change of one of its values, whether a new publication says it. */
export interface Coverage {
  isRedacted: (item: Item) => boolean;
  covers: (change: ItemChange, value: ValueChange) => boolean;
}

/**
 * @param added what is new: the redactions and announcements among it count
 * @param isPublic is an item public by the day of the check?
 */
export function coverageOf(
  added: readonly Item[],
  withdrawals: Withdrawals,
  isPublic: (item: Item) => boolean,
): Coverage {
  const redactions = new Set(
    added
      .filter((one) => one.entryKind === '脱敏' && isPublic(one))
      .map(({ inspection, target }) => `${inspection} ${target ? targetName(target) : ''}`),
  );
  const isRedacted = (item: Item): boolean => {
    const { inspection, target, part } = item;
    return (
      (target !== undefined && redactions.has(`${inspection} ${targetName(target)}`)) ||
      (part !== undefined && redactions.has(part)) ||
      withdrawals.of(item) !== undefined
    );
  };
  /** A later entry about a case that is withheld: nothing of it stays but what the case is counted by. */
  const isSilenced = (item: Item, { label }: ValueChange): boolean =>
    item.kind === 'entry' &&
    withdrawals.isWithheld(item) &&
    !(isRow(item) && countedStill.has(label)) &&
    !keepsWord(item, label);
  const announcements = added.filter((one) => one.kind === 'announcement' && isPublic(one));
  const isAnnounced = ({ kind, inspection }: Item, value: ValueChange): boolean =>
    (kind === 'inspection' || kind === 'total') &&
    value.label !== sampleLabel &&
    announcements.some((one) => one.inspection === inspection && tells(one, value));
  return {
    isRedacted,
    covers: (change, value) =>
      isAnnounced(change.before, value) ||
      withdrawals.allows(change, value) ||
      (isRedacted(change.before) &&
        !(withdrawals.of(change.before) && keepsWord(change.before, value.label)) &&
        isRedaction(value, isSilenced(change.before, value))),
  };
}

/** Does an announcement name the item, what it was, and what it is now? */
function tells(announcement: Item, { label, was, becomes }: ValueChange): boolean {
  const told = foldTold([...announcement.values.values()].map(({ text }) => text).join('\n'));
  const [old, now] = [was, becomes].map((value) => value?.exact.split('\n') ?? []) as [string[], string[]];
  const different = [...old.filter((one) => !now.includes(one)), ...now.filter((one) => !old.includes(one))];
  return (
    label.split(' ').some((word) => told.includes(foldTold(word))) &&
    different.every((one) => spellings(one).some((spelling) => holds(told, foldTold(spelling))))
  );
}

/** Width, spaces and hyphens do not count: `０８７４－１２３` is `0874 123`. */
const foldTold = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Dash_Punctuation}−]+/gu, '');

/** Does a text hold a value, and not as a part of another number? */
function holds(text: string, value: string): boolean {
  const bothDigits = (one: string, other: string): boolean => /\d/u.test(one) && /\d/u.test(other);
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    if (!bothDigits(text.charAt(at - 1), value.charAt(0)) && !bothDigits(text.charAt(end), text.charAt(end - 1)))
      return true;
  }
  return false;
}

/** How a value may be written: a day in Chinese as well, with its year or without. */
function spellings(value: string): string[] {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) ?? [];
  if (year === '') return [value];
  const short = `${String(Number(month))}月${String(Number(day))}日`;
  return [value, `${year}年${short}`, `${year}年${month}月${day}日`, short];
}

/** Is a change what a redaction may do: take text away, put 某 in the place of a name? */
function isRedaction({ was, becomes }: ValueChange, mayTakeAll: boolean): boolean {
  if (mayTakeAll && becomes === undefined) return true;
  // Also where a correction had put nothing in the place of the words.
  if (becomes && isTakenOut(becomes.text)) return true;
  if (!was?.isText) return false;
  return becomes === undefined || isWithin(becomes.text.replace(masks, ''), was.text);
}

const masks = /[某×＊*□…—]|[（(〔[][^（）()〔〕[\]]{0,12}(?:略|隐去|脱敏|删去|不公开)[^（）()〔〕[\]]{0,6}[）)〕\]]/gu;

/** Are all characters of the shorter text in the longer one, in the same order? */
function isWithin(shorter: string, longer: string): boolean {
  let at = 0;
  for (const character of shorter) {
    at = longer.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
