/** From labels and values as typed to a checked object: the one way in for front matter and fact tables alike. */
import type { z } from 'zod';
import { error, quote, said, type Fault, type Place } from '../schema/fault.ts';
import { fieldsByLabel, fieldsOf, foldWord } from '../schema/field.ts';
import { placeholderDoc } from '../schema/text/placeholder.ts';
import type { Places } from '../schema/records.ts';
import { complaintsOf, suggest } from './complaints.ts';

/** What a value is before it is checked: text as typed, lists and maps of it. */
export type RawValue = string | RawValue[] | { [key: string]: RawValue };

/** Values as typed, each with the label that stood before it, by path: `declared.open`. */
export type Typed = ReadonlyMap<string, { label: string; value: RawValue }>;

/** A value under its label. */
export interface Labelled {
  label: string;
  labelPlace: Place;
  value: RawValue;
  valuePlace: Place;
  /** Places inside the value, by path: `byRegion.麒麟区`. */
  inner?: Places;
  /** What stands inside it under labels. */
  innerTyped?: Typed;
}

/** The entries by the English names of their fields; unknown and repeated labels become faults. */
export function nameEntries(
  schema: z.ZodObject,
  entries: readonly Labelled[],
  faults: Fault[],
): { input: Record<string, RawValue>; places: Map<string, Place>; typed: Typed } {
  const input: Record<string, RawValue> = {};
  const places = new Map<string, Place>();
  const typed = new Map<string, { label: string; value: RawValue }>();
  const byLabel = fieldsByLabel(schema);
  for (const { label, labelPlace, value, valuePlace, inner, innerTyped } of entries) {
    const field = byLabel.get(foldWord(label));
    if (!field) {
      const known = fieldsOf(schema).map((one) => one.label);
      faults.push(error(labelPlace, 'format/unknown-label', `未知的项目${quote(label)}${suggest(label, known)}`));
    } else if (places.has(field.name)) {
      faults.push(error(labelPlace, 'format/repeated-label', `${quote(field.label)}写了两次，请只留一个`));
    } else {
      places.set(field.name, valuePlace);
      for (const [path, place] of inner ?? []) places.set(`${field.name}.${path}`, place);
      typed.set(field.name, { label, value });
      for (const [path, one] of innerTyped ?? []) typed.set(`${field.name}.${path}`, one);
      const doc = unfilled(value);
      if (doc !== undefined) faults.push(error(valuePlace, 'format/unfilled', unfilledMend(field.label, doc)));
      else if (value !== '') input[field.name] = value;
    }
  }
  return { input, places, typed };
}

/** What belongs in the place that a skeleton left open in a value, or somewhere inside it. */
const unfilled = (value: RawValue): string | undefined =>
  typeof value === 'string'
    ? placeholderDoc(value)
    : Object.values(value)
        .map(unfilled)
        .find((doc) => doc !== undefined);

/** How to mend a place that a skeleton left open. */
export const unfilledMend = (label: string, doc: string): string =>
  `${quote(label)}还没有填写：${said(doc)}；请把〔〕连同里面的字换成实际内容，确实没有的就删去`;

/** Entries after the check; without facts if they are at fault. */
export interface Checked<Facts> {
  facts: Facts | undefined;
  places: Places;
  typed: Typed;
}

/**
 * Checks entries against a schema.
 * @param start where to point for what is missing
 * @returns where each value stands, and the checked object, or undefined in its stead after adding its faults
 */
export function checkEntries<S extends z.ZodObject>(
  schema: S,
  entries: readonly Labelled[],
  start: Place,
  faults: Fault[],
): Checked<z.infer<S>> {
  const before = faults.length;
  const { input, places, typed } = nameEntries(schema, entries, faults);
  const isOpen = faults.slice(before).some(({ rule }) => rule === 'format/unfilled');
  const result = schema.safeParse(input);
  if (result.success && isOpen) return { facts: undefined, places, typed };
  if (result.success) return { facts: result.data, places, typed };
  const placeOf = (path: readonly PropertyKey[]): Place => {
    for (let length = path.length; length > 0; length--) {
      const place = places.get(path.slice(0, length).join('.'));
      if (place) return place;
    }
    return start;
  };
  // What a skeleton left open has been said, and is not missing as well.
  const open = leftOpen(faults);
  for (const one of complaintsOf(result.error.issues, schema, placeOf)) if (!open.has(placeWord(one))) faults.push(one);
  return { facts: undefined, places, typed };
}

/** Where nothing could be read. */
export const unchecked: Checked<never> = { facts: undefined, places: new Map(), typed: new Map() };

const known = new WeakMap<Fault[], { seen: number; places: Set<string> }>();

/** Where a skeleton left something open. Faults are only ever added, so each is looked at once. */
function leftOpen(faults: Fault[]): ReadonlySet<string> {
  const found = known.get(faults) ?? { seen: 0, places: new Set<string>() };
  for (const one of faults.slice(found.seen)) if (one.rule === 'format/unfilled') found.places.add(placeWord(one));
  found.seen = faults.length;
  known.set(faults, found);
  return found.places;
}

const placeWord = ({ file, line, column }: Place): string => `${file}:${String(line)}:${String(column)}`;
