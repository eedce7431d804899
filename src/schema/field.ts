/** Fields: how one is declared, and what is known of it. */
import { z } from 'zod';

/** What staff know a field by: its label, and other labels that official tables use for the same thing. */
export interface FieldNames {
  label: string;
  variants: readonly string[];
}

const registry = z.registry<FieldNames>();

/**
 * Declares a field: one line here makes the reader accept it, the checks explain it and the pages show it.
 * @param label the official Chinese word
 * @param doc what staff should put there (goes into the handbook and the JSON Schema)
 * @param variants other labels with the same meaning
 */
export function field<T extends z.ZodType>(label: string, type: T, doc: string, variants: readonly string[] = []): T {
  const described = type.describe(doc);
  registry.add(described, { label, variants });
  return described;
}

/** A schema whose fields were declared with `field`. */
export type FieldSchema = z.ZodObject;

/** What a schema makes of one field's value as typed; undefined stands for a field that is left out. */
export const readField = (
  schema: FieldSchema,
  name: string,
  typed: string | undefined,
): z.ZodSafeParseResult<unknown> => (schema.shape[name] as z.ZodType).safeParse(typed);

/** May a field be left out? */
export const isOptional = (schema: FieldSchema, name: string): boolean => readField(schema, name, undefined).success;

/** A field of an object schema, with the English name that the code uses. */
export interface Field extends FieldNames {
  name: string;
  doc: string;
}

const cache = new WeakMap<z.ZodObject, readonly Field[]>();

/** The declared fields of a schema, in order. */
export function fieldsOf(schema: z.ZodObject): readonly Field[] {
  const known = cache.get(schema);
  if (known) return known;
  const fields = Object.entries(schema.shape).map(([name, type]) => {
    const names = registry.get(type as z.ZodType);
    if (!names) throw new Error(`the field ${name} was declared without field()`);
    return { name, doc: (type as z.ZodType).description ?? '', ...names };
  });
  cache.set(schema, fields);
  return fields;
}

/** The Chinese label of one field of a schema. */
export function labelOf(schema: z.ZodObject, name: string): string {
  return fieldsOf(schema).find((one) => one.name === name)?.label ?? name;
}

/** What makes two labels or words equal: width, white space and colons do not count. */
export const foldWord = (word: string): string =>
  // Plain Han is already folded, and so are nearly all labels and values.
  /^[\u4E00-\u9FFF]*$/u.test(word) ? word : word.normalize('NFKC').replace(/[\s:]+/gu, '');

const labelCache = new WeakMap<z.ZodObject, ReadonlyMap<string, Field>>();

/** Looks fields up by any of their labels, folded by `foldWord`. */
export function fieldsByLabel(schema: z.ZodObject): ReadonlyMap<string, Field> {
  const known = labelCache.get(schema);
  if (known) return known;
  const map = new Map<string, Field>();
  for (const one of fieldsOf(schema)) for (const label of [one.label, ...one.variants]) map.set(foldWord(label), one);
  labelCache.set(schema, map);
  return map;
}

/** The object schema inside a field's type (through optional, list and transform), if there is one. */
export function objectWithin(type: z.core.$ZodType): z.ZodObject | undefined {
  if (type instanceof z.ZodObject) return type;
  if (type instanceof z.ZodOptional) return objectWithin(type.unwrap());
  if (type instanceof z.ZodArray) return objectWithin(type.element);
  if (type instanceof z.ZodPipe) return objectWithin(type.in) ?? objectWithin(type.out);
  return undefined;
}
