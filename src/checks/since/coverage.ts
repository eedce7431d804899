/**
 * Which changes of published content are said to readers: by a correction (更正) or a redaction (脱敏) that is new; of
 * the inspection itself, which no correction can name, by a new announcement that speaks of the item.
 */
import { batchSchema, declaredTotals } from '../../schema/batch.ts';
import { caseFacts, caseSections } from '../../schema/case.ts';
import { fieldsByLabel, foldWord, labelOf, type FieldSchema } from '../../schema/field.ts';
import { everyWord } from '../../schema/inspection.ts';
import { targetName } from '../../schema/records.ts';
import { taskFacts, taskSections } from '../../schema/task.ts';
import type { ItemChange, ValueChange } from './compare.ts';
import type { Item } from './items.ts';

/** Tells of an item, and of a change of one of its values, whether an entry says it. */
export interface Coverage {
  isRedacted: (item: Item) => boolean;
  covers: (change: ItemChange, value: ValueChange) => boolean;
}

/** @param added what is new: the corrections and redactions among it count */
export function coverageOf(added: readonly Item[]): Coverage {
  const entries = (kind: string): Map<string, Item[]> => {
    const ofKind = added.filter(({ entryKind }) => entryKind === kind);
    return Map.groupBy(ofKind, ({ inspection, target }) => `${inspection} ${target ? targetName(target) : ''}`);
  };
  const [corrections, redactions] = [entries('更正'), entries('脱敏')];
  const isRedacted = ({ inspection, target, part }: Item): boolean =>
    (target !== undefined && redactions.has(`${inspection} ${targetName(target)}`)) ||
    (part !== undefined && redactions.has(part));
  const isCorrected = ({ inspection, target, kind }: Item, label: string): boolean => {
    // What a later publication said is not corrected by changing it.
    if (!target || kind === 'entry' || kind === 'result') return false;
    const named = corrections.get(`${inspection} ${targetName(target)}`) ?? [];
    return named.some(({ correctedItem = '正文' }) => labelMeant(target.kind, correctedItem) === foldWord(label));
  };
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
    covers: ({ before, after }, value) =>
      isAnnounced(before, value) ||
      isCorrected(before, value.label) ||
      (isRedacted(before) && isRedaction(value, isWithdrawn(after))),
  };
}

const correctable: Partial<Record<string, readonly FieldSchema[]>> = {
  case: [caseFacts(everyWord), caseSections],
  task: [taskFacts, taskSections],
};

/** The folded label of the value that a 更正项 means; it may use another word of official tables for it. */
function labelMeant(kind: string, item: string): string {
  const folded = foldWord(item);
  if (kind === 'batch') {
    const declared = labelOf(batchSchema(everyWord), 'declared');
    const [head = '', ...rest] = item.split(/[\s.．:：]+/u);
    const field = fieldsByLabel(declaredTotals(everyWord)).get(foldWord(head));
    return foldWord([declared, field?.label ?? head, ...rest].join(''));
  }
  const field = correctable[kind]?.map((schema) => fieldsByLabel(schema).get(folded)).find(Boolean);
  return foldWord(field?.label ?? item);
}

const withdrawn = '不予公开';
const withdrawal = ['公开方式', '理由'];

/** A case that may no longer be published keeps its number and page. */
const isWithdrawn = ({ values }: Item): boolean => values.get('公开方式')?.text === withdrawn;

/** Is a change what a redaction may do: take text away, put 某 in the place of a name, withdraw a case? */
function isRedaction({ label, was, becomes }: ValueChange, isWithdrawing: boolean): boolean {
  if (isWithdrawing && (becomes === undefined || withdrawal.includes(label))) return true;
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
