/** Cases that may no longer be published: what their withdrawal (撤下) lets go, and what it must keep. */
import { isTakenOut } from '../../register/amend/redactions.ts';
import { caseFacts, caseLabel, countedWordNames, withheldFactNames } from '../../schema/files/case.ts';
import { entryFacts, type EntryFacts } from '../../schema/files/follow-up.ts';
import { toBatchNumber } from '../../schema/files/batch.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import { fieldsByLabel, foldWord, labelOf } from '../../schema/field.ts';
import { targetName, type Content, type Target } from '../../schema/records.ts';
import { wordFinder } from '../../schema/words.ts';
import { caseStates } from '../../schema/states.ts';
import { disclosures, unstated, verdicts, withheldWord } from '../../schema/vocabulary.ts';
import type { ItemChange, ValueChange } from './compare.ts';
import { caseHeading, type Item } from './item.ts';
import type { Value } from './values.ts';

export interface Withdrawals {
  /** The new entry that takes down the case of an item: the case itself, or what a follow-up says of it. */
  of: (item: Item) => Item | undefined;
  /** What says how a case counts: the row of a later batch that brought its text, else the case itself. */
  countedBy: (item: Item) => Item;
  /** Is the case of an item withheld now? */
  isWithheld: (item: Item) => boolean;
  /** Does a withdrawal let this value of a later entry go? */
  allows: (change: ItemChange, value: ValueChange) => boolean;
}

/**
 * @param added what is new
 * @param before what was there
 * @param after the later version, whole
 */
export function withdrawalsOf(added: readonly Item[], before: readonly Item[], after: Content): Withdrawals {
  const name = (inspection: string, target: Target): string => `${inspection} ${targetName(target)}`;
  const entries = new Map(
    added.flatMap((one) => (one.entryKind === '撤下' && one.target ? [[name(one.inspection, one.target), one]] : [])),
  );
  const withheld = new Set(
    after.inspections.flatMap(({ id, batches }) =>
      batches.flatMap(({ cases }) =>
        cases.flatMap((one) => (one.withheld ? [name(id, { kind: 'case', key: one.key })] : [])),
      ),
    ),
  );
  const speaksOf = ({ inspection, target }: Item): string => (target ? name(inspection, target) : '');
  const of = (item: Item): Item | undefined => entries.get(speaksOf(item));
  const rows = new Map(before.filter(isRow).map((one) => [speaksOf(one), one]));
  return {
    of,
    countedBy: (item) => rows.get(speaksOf(item)) ?? item,
    isWithheld: (item) => withheld.has(speaksOf(item)),
    allows: ({ before: one }, { label, was, becomes }) =>
      one.kind === 'entry' &&
      of(one) !== undefined &&
      !(isRow(one) && countedStill.has(label)) &&
      (keepsWord(one, label) ? isUnexplained(was, becomes) : becomes === undefined || isTakenOut(becomes.text)),
  };
}

/** Is it what a later batch published of a case (办理后公开)? */
export const isRow = ({ kind, part }: Item): boolean => kind === 'entry' && (part ?? '').includes(' batch ');

const disclosureNamed = wordFinder(disclosures);

/** Is it a case that is withheld? */
export const isStub = ({ kind, values }: Item): boolean =>
  kind === 'case' && disclosureNamed(values.get(caseLabel('disclosure'))?.text ?? '') === withheldWord;

/** What a withheld case still says, since it is counted and found by it. */
export const countedStill: ReadonlySet<string> = new Set([
  ...Object.values(caseHeading),
  ...withheldFactNames.filter((name) => name !== 'disclosure' && name !== 'withheldReason').map(caseLabel),
]);

/** Is it a correction of a word that a case counts by, whether it is published or not? */
export function correctsCounted({ entryKind, target, values }: Item): boolean {
  const item = foldWord(values.get(correction.item)?.text ?? '');
  return entryKind === '更正' && target?.kind === 'case' && countedWords.has(item);
}

/** The key of the batch that a correction moves a case to; undefined for any other item. */
export const batchNamed = (one: Item): string | undefined =>
  correctsCounted(one) && foldWord(one.values.get(correction.item)?.text ?? '') === foldWord(caseLabel('ofBatch'))
    ? toBatchNumber([one.values.get(correction.becomes)?.text ?? ''])?.key
    : undefined;

/** Must a value of a later entry stay as it is, since a case that is withheld counts by it? */
export const keepsWord = (item: Item, label: string): boolean =>
  correctsCounted(item) && Object.values(correction).includes(label);

const entryLabel = (name: keyof EntryFacts): string => labelOf(entryFacts(everyWord), name);
const correction = {
  kind: entryLabel('kind'),
  item: entryLabel('correctedItem'),
  was: entryLabel('was'),
  becomes: entryLabel('becomes'),
} as const;

const countedWords: ReadonlySet<string> = new Set(
  [...fieldsByLabel(caseFacts(everyWord))]
    .filter(([, { name }]) => countedWordNames.some((known) => known === name))
    .map(([label]) => label),
);

/** Does a value read as before but for what explained it, in brackets? */
function isUnexplained(was: Value | undefined, becomes: Value | undefined): boolean {
  const [old, now] = [was, becomes].map((one) => foldWord(one?.text ?? '').replace(/\([^()]*\)/gu, ''));
  return old === now;
}

/** What a batch counts its cases by, and a withheld case does not say: its withdrawal does. */
const kept = [
  { label: caseLabel('verdict'), find: wordFinder<string>(verdicts) },
  { label: caseLabel('state'), find: wordFinder<string>(caseStates) },
];

/** The counts that a withdrawal must keep, and does not keep as they were published. */
export function countsLost(before: Item, withdrawal: Item): { label: string; was: string }[] {
  return kept.flatMap(({ label, find }) => {
    const word = (item: Item): string => find(item.values.get(label)?.text ?? '') ?? unstated;
    return word(before) === word(withdrawal) ? [] : [{ label, was: word(before) }];
  });
}
