/** Facts by their labels, for wherever they are listed: none is left out but those that have a place of their own there. */
import { factText } from '../../register/amend/amend.ts';
import type { Change, TaskReport } from '../../register/types.ts';
import { caseFacts, type CaseFacts } from '../../schema/files/case.ts';
import { fieldsOf, foldWord, type FieldSchema } from '../../schema/field.ts';
import { entryFacts } from '../../schema/files/follow-up.ts';
import { everyWord, type Vocabulary } from '../../schema/files/inspection-words.ts';
import { placed } from '../../schema/field-places.ts';
import type { EntryRecord } from '../../schema/records.ts';
import { resultFacts } from '../../schema/files/result.ts';
import { type Words } from '../../schema/values.ts';
import { splitWords } from '../../schema/words.ts';

/** A fact as readers see it. */
export interface LabelledFact {
  name: string;
  label: string;
  value: string;
}

/** The facts but those that stand elsewhere, in the order of the schema; those without a value are left out. */
export const factsBut = (
  elsewhere: ReadonlySet<string>,
  schema: FieldSchema,
  facts: object,
  textOf: (value: unknown) => string = factText,
): LabelledFact[] => {
  const held = new Map(Object.entries(facts));
  return fieldsOf(schema)
    .filter(({ name }) => !elsewhere.has(name))
    .map(({ name, label }) => ({ name, label, value: textOf(held.get(name)) }))
    .filter(({ value }) => value !== '');
};

/** What a word counts as, with the word as it was typed where that is another: `已办结（原文“是”）`. */
export function wordText(value: unknown): string {
  const [text, raw] = [factText(value), rawText(value)];
  return foldWord(text) === foldWord(raw) ? text : `${text}（原文“${raw}”）`;
}

/** A fact as it was typed; words that nobody typed as they are called. */
export const rawText = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'raw' in value && value.raw !== ''
    ? String(value.raw)
    : factText(value);

/** The facts of a case that have no place of their own where it is shown. */
export const otherFacts = (facts: CaseFacts, vocabulary: Vocabulary): LabelledFact[] =>
  factsBut(placed.casePage, caseFacts(vocabulary), facts);

const entrySchema = entryFacts(everyWord);
/** The facts that an entry of a follow-up gives, but those that the sentences about its changes say in full. */
export function factsOfEntry({ facts }: Pick<EntryRecord, 'facts'>, changes: readonly Change[]): LabelledFact[] {
  const said = new Map(changes.map(({ label, becomes }) => [label, becomes]));
  return factsBut(placed.entry, entrySchema, facts, wordText).filter(({ label, value }) => said.get(label) !== value);
}

/** The facts of a report on a task but its state, which stands above them. */
export const factsOfReport = ({ facts }: Pick<TaskReport, 'facts'>): LabelledFact[] =>
  factsBut(placed.report, resultFacts, facts, wordText);

/** Words of lists as they were typed, where that says more than what they count as: `整改状态（原文）：经省政府同意销号`. */
export function typedFacts(schema: FieldSchema, facts: object, names: readonly string[]): LabelledFact[] {
  const held = new Map(Object.entries(facts));
  return fieldsOf(schema)
    .filter(({ name }) => names.includes(name))
    .map(({ name, label }) => ({ name, label: `${label}（原文）`, value: typedOtherwise(held.get(name)) }))
    .filter(({ value }) => value !== '');
}

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && 'values' in value;

/** `是` says nothing that 已办结 does not, nor do the marks between words. */
function typedOtherwise(value: unknown): string {
  const essence = (text: string): string => splitWords(text).map(foldWord).join('');
  const raw = rawText(value);
  const text = isWords(value) ? value.values.join('') : factText(value);
  return essence(raw).length <= 1 || essence(text) === essence(raw) ? '' : raw;
}
