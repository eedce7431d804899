/**
 * Which changes of published content are said to readers: by a correction (更正) or a redaction (脱敏) that is new; of
 * the inspection itself, which no correction can name, by a new announcement that speaks of the item.
 */
import { batchSchema, declaredTotals } from '../../schema/batch.ts';
import { correctable, type Correctable } from '../../schema/correctable.ts';
import { fieldsByLabel, foldWord, labelOf } from '../../schema/field.ts';
import { everyWord } from '../../schema/inspection.ts';
import { targetName, type Target } from '../../schema/records.ts';
import type { ItemChange, ValueChange } from './compare.ts';
import type { Item } from './items.ts';
import type { Withdrawals } from './withdrawals.ts';

/** Tells of an item, and of a change of one of its values, whether an entry says it. */
export interface Coverage {
  isRedacted: (item: Item) => boolean;
  covers: (change: ItemChange, value: ValueChange) => boolean;
}

/** @param added what is new: the corrections and redactions among it count */
export function coverageOf(added: readonly Item[], withdrawals: Withdrawals): Coverage {
  const entries = (kind: string): Map<string, Item[]> => {
    const ofKind = added.filter(({ entryKind }) => entryKind === kind);
    return Map.groupBy(ofKind, ({ inspection, target }) => `${inspection} ${target ? targetName(target) : ''}`);
  };
  const [corrections, redactions] = [entries('更正'), entries('脱敏')];
  const isRedacted = (item: Item): boolean => {
    const { inspection, target, part } = item;
    return (
      (target !== undefined && redactions.has(`${inspection} ${targetName(target)}`)) ||
      (part !== undefined && redactions.has(part)) ||
      withdrawals.of(item) !== undefined
    );
  };
  const isCorrected = ({ inspection, target, kind }: Item, label: string): boolean => {
    // What a later publication said is not corrected by changing it.
    if (!target || kind === 'entry' || kind === 'result') return false;
    const named = corrections.get(`${inspection} ${targetName(target)}`) ?? [];
    return named.some(({ correctedItem = '正文' }) => labelMeant(target.kind, correctedItem) === foldWord(label));
  };
  /** A later entry about a case that was withheld from the first: nothing of it could be published. */
  const isSilenced = (item: Item): boolean => item.kind === 'entry' && withdrawals.isWithheld(item);
  const announcements = added.filter(({ kind }) => kind === 'announcement');
  const isAnnounced = ({ kind, inspection }: Item, { label, becomes }: ValueChange): boolean =>
    (kind === 'inspection' || kind === 'total') &&
    announcements.some((one) => {
      const text = [...one.values.values()].map((value) => value.text).join('\n');
      const words = [...label.split(' '), becomes?.text ?? ''].filter(Boolean);
      return one.inspection === inspection && words.some((word) => text.includes(word));
    });
  return {
    isRedacted,
    covers: (change, value) =>
      isAnnounced(change.before, value) ||
      isCorrected(change.before, value.label) ||
      withdrawals.allows(change, value) ||
      (isRedacted(change.before) && isRedaction(value, isSilenced(change.before))),
  };
}

/** The folded label of the value that a 更正项 means; it may use another word of official tables for it. */
function labelMeant(kind: Target['kind'], item: string): string {
  const folded = foldWord(item);
  const { facts, sections }: Correctable = correctable[kind];
  const field = [facts, ...(sections ? [sections] : [])]
    .map((schema) => fieldsByLabel(schema).get(folded))
    .find(Boolean);
  if (kind === 'batch' && !field) {
    const declared = labelOf(batchSchema(everyWord), 'declared');
    const [head = '', ...rest] = item.split(/[\s.．:：]+/u);
    const figure = fieldsByLabel(declaredTotals(everyWord)).get(foldWord(head));
    return foldWord([declared, figure?.label ?? head, ...rest].join(''));
  }
  return foldWord(field?.label ?? item);
}

/** Is a change what a redaction may do: take text away, put 某 in the place of a name? */
function isRedaction({ was, becomes }: ValueChange, mayTakeAll: boolean): boolean {
  if (mayTakeAll && becomes === undefined) return true;
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
