/** Applies one entry of a follow-up to a record: new facts, or a correction of a fact or of a passage. */
import { isStep, stepText } from '../../schema/files/closing.ts';
import { isBatchNumber } from '../../schema/files/batch.ts';
import { error, quote, said, type Fault } from '../../schema/fault.ts';
import { fieldsByLabel, foldWord, labelOf, readField, type Field, type FieldSchema } from '../../schema/field.ts';
import type { Correctable } from '../../schema/correctable.ts';
import type { EntryRecord } from '../../schema/records.ts';
import { isBlank, type Prose } from '../../schema/prose.ts';
import { takenOut, unstated } from '../../schema/vocabulary.ts';
import { countPassage, replacePassage } from './passage.ts';
import { isTakenOut, withoutWords } from './redactions.ts';
import type { Change } from '../types.ts';

/** A record that can be corrected: checked facts and prose, by English field names. */
export interface Amendable {
  facts: Readonly<Record<string, unknown>>;
  sections: Readonly<Record<string, Prose | undefined>>;
}

/** The value of a fact as readers see it. */
export function factText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object' && 'raw' in value) {
    const { raw, value: word, values } = value as { raw: string; value?: string; values?: string[] };
    return word ?? (raw || (values?.join('、') ?? ''));
  }
  if (typeof value === 'object' && isBatchNumber(value)) return value.name;
  if (typeof value === 'object' && isStep(value)) return stepText(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What two values of a fact must share to be equal: normalised words, in any order, without width and spaces. */
function essence(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('values' in value) return (value.values as string[]).map(foldWord).sort().join('、');
    if ('value' in value) return foldWord(String(value.value));
    if (isBatchNumber(value)) return value.key;
  }
  return foldWord(factText(value));
}

/** What else a correction depends on. */
export interface Circumstances {
  /** The facts as readers see them, if they are shown more than was published. */
  shown?: Readonly<Record<string, unknown>>;
  /** What else may be meant, and how to name it. */
  elsewhere?: string;
  /** The record was redacted since: its words may be gone from the file, and are not shown. */
  isRedacted: boolean;
}

/** A record after an entry, with the entry and what it changed as readers see them. */
export type Amended<R extends Amendable> =
  { facts: R['facts']; sections: R['sections']; changes: Change[]; entry: EntryRecord } | undefined;

/**
 * Applies a correction (更正); a redaction (脱敏) changes nothing, since its words are gone from the file.
 * @returns undefined after adding a fault
 */
export function amend<R extends Amendable>(
  record: R,
  entry: EntryRecord,
  schema: Correctable,
  faults: Fault[],
  circumstances: Circumstances,
): Amended<R> {
  const { facts, sections } = record;
  if (entry.facts.kind.value !== '更正') return { facts, sections, changes: [], entry };
  const { correctedItem: item = schema.unnamed ?? '', was = '' } = entry.facts;
  const section = schema.sections && fieldsByLabel(schema.sections).get(foldWord(item));
  const fact = fieldsByLabel(schema.facts).get(foldWord(item));
  const field = section ?? fact;
  if (!field) return undefined;
  const isText = section !== undefined || !schema.listed.includes(field.name);
  const { isRedacted, shown = facts, elsewhere = '' } = circumstances;
  const made = isTakenOut(was)
    ? takenOutAlready(field.label, was, isText, isRedacted)
    : section
      ? correctPassage(record, entry, section, schema.needed === section.name)
      : correctFact(record, entry, field, schema.facts, shown);
  if (typeof made === 'object' && 'message' in made) {
    const gone = `；这些字后来因脱敏从原文件里删去了的，请把「原为」和「改为」都写成${takenOut.脱敏}`;
    const message = made.message + (made.at === 'was' ? elsewhere + (isRedacted && isText ? gone : '') : '');
    faults.push(error(entry.places.get(made.at) ?? entry.place, correctionRules[made.at], message));
    return undefined;
  }
  const { change, ...corrected } = made ?? { facts, sections, change: { label: field.label, was, becomes: was } };
  return { ...corrected, ...(isRedacted && isText ? withoutWords(change, entry) : { changes: [change], entry }) };
}

/** The rule that each fact of a correction is held against. */
export const correctionRules = {
  correctedItem: 'correction/item',
  was: 'correction/was',
  becomes: 'correction/becomes',
} as const;

/** What is wrong with a correction, and with which of its facts. */
interface Problem {
  at: 'was' | 'becomes';
  message: string;
}

/** A correction changes what readers see, else it has nothing to say. */
const changesNothing = ({ was, becomes }: Change, named: string): Problem | undefined =>
  was === becomes ? { at: 'becomes', message: sameAsBefore(named) } : undefined;

export const sameAsBefore = (named: string): string => `${named}的改为和原为一样，没有更正什么，请核对`;

type Corrected<R extends Amendable> = Problem | { facts: R['facts']; sections: R['sections']; change: Change };

/** The words of a correction are gone from its file: it changes nothing. */
function takenOutAlready(label: string, was: string, isText: boolean, isRedacted: boolean): Problem | undefined {
  if (!isText) return { at: 'was', message: `${quote(label)}不是文字，脱敏不会删去它，请把原为写成原来公布的值` };
  if (isRedacted) return undefined;
  return { at: 'was', message: `${quote(label)}的原为写着${quote(was)}，这条记录却没有后来的脱敏，请核对` };
}

function correctPassage<R extends Amendable>(
  { facts, sections }: R,
  entry: EntryRecord,
  { name, label }: Field,
  isNeeded: boolean,
): Corrected<R> {
  const { was = '', becomes = '' } = entry.facts;
  const prose = sections[name] ?? [];
  const found = countPassage(prose, was);
  if (found !== 1) {
    const why = found === 0 ? '里没有这段文字' : `里有 ${String(found)} 处这段文字，请多写几个字使它只出现一次`;
    return { at: 'was', message: `${quote(label)}${why}；原为：${quote(was)}` };
  }
  const change = { label, was, becomes };
  const left = replacePassage(prose, was, becomes);
  if (isBlank(left) && isNeeded)
    return { at: 'becomes', message: `${quote(label)}更正后一个字也不剩，请写明更正后的文字` };
  return (
    changesNothing(change, quote(label)) ?? {
      facts,
      sections: { ...sections, [name]: isBlank(left) ? [] : left },
      change,
    }
  );
}

/** What a schema says of a value: a mend, or the words that it knows. */
interface Refused {
  code?: string | undefined;
  params?: { mend?: string; known?: readonly string[] } | undefined;
}

/** Why a value can't stand, and what may. */
function refusal(label: string, typed: string, issues: readonly Refused[]): string {
  const { mend, known = [] } = issues.find(({ params }) => params)?.params ?? {};
  if (mend !== undefined) return `${quote(label)}${mend}`;
  const may = known.slice(0, 20).map(said).join('、') + (known.length > 20 ? '……' : '');
  return `${quote(typed)}不是${quote(label)}可以用的值，${may === '' ? '请核对' : `可以写：${may}`}`;
}

function correctFact<R extends Amendable>(
  { facts, sections }: R,
  entry: EntryRecord,
  { name, label }: Field,
  schema: FieldSchema,
  shown: Readonly<Record<string, unknown>>,
): Corrected<R> {
  const { was = '', becomes = '' } = entry.facts;
  // 未注明 is what readers see where the table says nothing.
  const parse = (typed: string): ReturnType<typeof readField> =>
    readField(schema, name, foldWord(typed) === unstated ? undefined : typed);
  const [before, after] = [parse(was), parse(becomes)];
  const current = shown[name];
  if (!after.success) return { at: 'becomes', message: refusal(label, becomes, after.error.issues) };
  const now = factText(current) || unstated;
  if (!before.success || essence(before.data) !== essence(current))
    return { at: 'was', message: `${quote(label)}此前公布的是${quote(now)}，不是${quote(was)}，请核对原为` };
  const change = { label, was: now, becomes: factText(after.data) || unstated };
  return changesNothing(change, quote(label)) ?? { facts: { ...facts, [name]: after.data }, sections, change };
}

/** Facts of an entry that speak of the publication, not of the record. */
const entryOnly = new Set([
  'kind',
  'noticePeriod',
  'contact',
  'correctedItem',
  'was',
  'becomes',
  'remarks',
  'related',
  'serial',
]);

/** Takes over the facts that a later publication gives anew. */
export function update<R extends Amendable>(
  record: R,
  entry: EntryRecord,
  schema: Correctable,
  { isRedacted }: Circumstances,
): NonNullable<Amended<R>> {
  const facts: Record<string, unknown> = { ...record.facts };
  const changes: Change[] = [];
  const wasOf = (name: string): string => {
    const text = factText(facts[name]);
    // An earlier correction may have brought in what was taken out since.
    return isRedacted && text !== '' && !schema.listed.includes(name) ? takenOut.脱敏 : text;
  };
  for (const [name, value] of Object.entries(entry.facts)) {
    if (value === undefined || entryOnly.has(name)) continue;
    if (essence(facts[name]) !== essence(value))
      changes.push({ label: labelOf(schema.facts, name), was: wasOf(name), becomes: factText(value) });
    facts[name] = value;
  }
  return { facts, sections: record.sections, changes, entry };
}

/** Takes over all that a later batch publishes of a case: what follow-ups only add to the text is the text here. */
export function disclose<R extends Amendable>(record: R, entry: EntryRecord): NonNullable<Amended<R>> {
  const told = Object.entries(entry.facts).filter(([name, value]) => name !== 'kind' && value !== undefined);
  const facts = { ...record.facts, ...Object.fromEntries(told) };
  return { facts, sections: { ...record.sections, ...entry.sections }, changes: [], entry };
}
