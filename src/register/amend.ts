/** Applies one entry of a follow-up to a record: new facts, or a correction of a fact or of a passage. */
import { error, quote, type Fault } from '../schema/fault.ts';
import { fieldsByLabel, foldWord, labelOf, readField, type FieldSchema } from '../schema/field.ts';
import type { EntryRecord } from '../schema/records.ts';
import type { Prose } from '../schema/prose.ts';
import { unstated } from '../schema/vocabulary.ts';
import { countPassage, replacePassage } from './passage.ts';
import type { Change } from './types.ts';

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
  if (typeof value === 'object' && 'from' in value && 'to' in value)
    return `${String(value.from)} 至 ${String(value.to)}`;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What two values of a fact must share to be equal: normalised words, in any order, without width and spaces. */
function essence(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('values' in value) return (value.values as string[]).map(foldWord).sort().join('、');
    if ('value' in value) return foldWord(String(value.value));
  }
  return foldWord(factText(value));
}

/**
 * Applies a correction (更正).
 * @param shown the facts as readers see them, if they are shown more than was published
 * @returns the corrected record and the change, or undefined after adding a fault
 */
export function correct<R extends Amendable>(
  record: R,
  entry: EntryRecord,
  factSchema: FieldSchema,
  sectionSchema: FieldSchema,
  faults: Fault[],
  shown: Readonly<Record<string, unknown>> = record.facts,
): { facts: R['facts']; sections: R['sections']; change: Change } | undefined {
  const { correctedItem: item = '', was = '', becomes = '' } = entry.facts;
  const at = (name: string): typeof entry.place => entry.places.get(name) ?? entry.place;
  const section = fieldsByLabel(sectionSchema).get(foldWord(item));
  const fact = fieldsByLabel(factSchema).get(foldWord(item));
  if (section) {
    const prose = record.sections[section.name] ?? [];
    const found = countPassage(prose, was);
    if (found !== 1) {
      const why = found === 0 ? '里没有这段文字' : `里有 ${String(found)} 处这段文字，请多写几个字使它只出现一次`;
      faults.push(error(at('was'), 'correction/was', `${quote(section.label)}${why}；原为：${quote(was)}`));
      return undefined;
    }
    const sections = { ...record.sections, [section.name]: replacePassage(prose, was, becomes) };
    return { facts: record.facts, sections, change: { label: section.label, was, becomes } };
  }
  if (!fact) return undefined;
  // 未注明 is what readers see where the table says nothing.
  const parse = (typed: string): ReturnType<typeof readField> =>
    readField(factSchema, fact.name, foldWord(typed) === unstated ? undefined : typed);
  const [before, after] = [parse(was), parse(becomes)];
  const current = shown[fact.name];
  if (!after.success) {
    faults.push(
      error(at('becomes'), 'correction/becomes', `${quote(becomes)}不是${quote(fact.label)}可以用的值，请核对`),
    );
    return undefined;
  }
  if (!before.success || essence(before.data) !== essence(current)) {
    const now = factText(current) || unstated;
    faults.push(
      error(
        at('was'),
        'correction/was',
        `${quote(fact.label)}此前公布的是${quote(now)}，不是${quote(was)}，请核对原为`,
      ),
    );
    return undefined;
  }
  return {
    facts: { ...record.facts, [fact.name]: after.data },
    sections: record.sections,
    change: { label: fact.label, was: factText(current) || unstated, becomes: factText(after.data) || unstated },
  };
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
  factSchema: FieldSchema,
): { facts: R['facts']; changes: Change[] } {
  const facts: Record<string, unknown> = { ...record.facts };
  const changes: Change[] = [];
  for (const [name, value] of Object.entries(entry.facts)) {
    if (value === undefined || entryOnly.has(name)) continue;
    if (essence(facts[name]) !== essence(value))
      changes.push({ label: labelOf(factSchema, name), was: factText(facts[name]), becomes: factText(value) });
    facts[name] = value;
  }
  return { facts, changes };
}
