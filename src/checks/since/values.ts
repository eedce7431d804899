/** What a record says, value by value, so that two versions of it can be laid side by side. */
import { factText } from '../../register/amend/amend.ts';
import { isBatchNumber } from '../../schema/files/batch.ts';
import type { CaseFacts } from '../../schema/files/case.ts';
import { isStep } from '../../schema/files/closing.ts';
import { wordsText, type DeclaredTotals } from '../../schema/files/declared.ts';
import type { Place } from '../../schema/fault.ts';
import { fieldsOf, type FieldSchema, objectWithin } from '../../schema/field.ts';
import { proseText, type Prose } from '../../schema/prose.ts';
import type { Places } from '../../schema/records.ts';

/** One value as readers see it. */
export interface Value {
  text: string;
  /** Tells two values apart that read the same, such as by a link or by bold type. */
  exact: string;
  place: Place;
  /** Free text; else one word or several of a closed list, a date, a number. */
  isText: boolean;
}

/** The values of a record by their labels: `是否属实`, `交办问题`, `公布数 属实`. */
export type Values = ReadonlyMap<string, Value>;

interface Placed {
  place: Place;
  places: Places;
}

/**
 * The facts of a record.
 * @param unsaid names of fields that readers are not shown, or that are compared by themselves
 */
export function factValues(
  schema: FieldSchema,
  facts: object,
  { place, places }: Placed,
  unsaid: ReadonlySet<string>,
): [string, Value][] {
  const words = wordsIn(facts);
  const flat = (label: string, value: unknown, path: string, within: FieldSchema | undefined): [string, Value][] => {
    const at = places.get(path) ?? places.get(path.split('.', 1)[0] ?? '') ?? place;
    if (value === undefined) return [];
    if (Array.isArray(value)) {
      if (value.every((one) => typeof one !== 'object'))
        return [[label, { text: value.join('、'), exact: value.join('\n'), place: at, isText: true }]];
      return value.flatMap((one, index) =>
        flat(`${label} ${String(index + 1)}`, one, `${path}.${String(index)}`, within),
      );
    }
    // A step of the closing is one value, as it is typed, and so is the number of a batch.
    const isWhole =
      typeof value === 'object' &&
      value !== null &&
      ('raw' in value || isBatchNumber(value) || (!within && isStep(value)));
    if (typeof value === 'object' && value !== null && !isWhole) {
      const entries: [string, string, unknown][] = within
        ? fieldsOf(within).map((one) => [one.name, one.label, (value as Record<string, unknown>)[one.name]])
        : Object.entries(value).map(([name, one]) => [name, name, one]);
      return entries.flatMap(([name, inner, one]) => flat(`${label} ${inner}`, one, `${path}.${name}`, undefined));
    }
    return [[label, withWords(plainValue(value, at, closedWords.has(path)), words.get(path))]];
  };
  return fieldsOf(schema).flatMap(({ name, label }) => {
    if (unsaid.has(name)) return [];
    const value = (facts as Record<string, unknown>)[name];
    return flat(label, value, name, objectWithin(schema.shape[name] as FieldSchema));
  });
}

/** What declared figures were called, where that counts as another word, by path. */
const wordsIn = (facts: object): Map<string, string> =>
  new Map(
    [['', facts] as const, ...Object.entries(facts as Record<string, DeclaredTotals | undefined>)].flatMap(
      ([above, totals]) =>
        Object.entries((totals as DeclaredTotals | undefined)?.words ?? {}).map(([path, typed]): [string, string] => [
          above === '' ? path : `${above}.${path}`,
          wordsText(typed),
        ]),
    ),
  );

/** A figure beside what it was called. */
const withWords = (value: Value, words: string | undefined): Value =>
  words === undefined ? value : { ...value, text: `${value.text}（${words}）`, exact: `${value.exact}\n${words}` };

/** Cells of several words that count as words of the inspection. */
const closedWords: ReadonlySet<string> = new Set<keyof CaseFacts>(['regions', 'pollutionTypes']);

function plainValue(value: unknown, place: Place, isClosed: boolean): Value {
  if (typeof value === 'object' && value !== null && 'raw' in value) {
    const raw = String(value.raw) || factText(value);
    if (!('values' in value)) return { text: raw, exact: raw, place, isText: false };
    if (!isClosed) return { text: raw, exact: raw, place, isText: true };
    // What the words count as is shown as well, and follows from inspection.yaml. A region that nobody typed, since the
    // inspection has no other, is the same one when it is typed.
    const meant = (value.values as string[]).join('、');
    const typed = String(value.raw) || meant;
    return {
      text: typed === meant ? meant : `${typed}（${meant}）`,
      exact: `${typed}\n${meant}`,
      place,
      isText: false,
    };
  }
  const text = typeof value === 'boolean' ? String(value) : factText(value);
  return { text, exact: text, place, isText: typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}/u.test(value) };
}

/** The sections of a record. */
export const sectionValues = (
  schema: FieldSchema,
  sections: Readonly<Record<string, Prose | undefined>>,
  { place, places }: Placed,
): [string, Value][] =>
  fieldsOf(schema).flatMap(({ name, label }) => {
    const prose = sections[name];
    return prose ? [[label, proseValue(prose, places.get(name) ?? place)] as [string, Value]] : [];
  });

/** A text as a value. */
export const proseValue = (prose: Prose, place: Place): Value => ({
  text: proseText(prose),
  exact: JSON.stringify(prose),
  place,
  isText: true,
});
