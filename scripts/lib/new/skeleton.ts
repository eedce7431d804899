/** The text of a file to be filled in, made from the schema: a field that is added there appears here. */
import { stringify } from 'yaml';
import { z } from 'zod';
import { objectWithin } from '../../../src/schema/shape.ts';
import { fieldsOf, isOptional, type Field, type FieldSchema } from '../../../src/schema/field.ts';
import { placeholder } from '../../../src/schema/placeholder.ts';

/** Known values by the English names of fields: text as typed, or a list of it. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

const isList = (type: z.core.$ZodType): boolean =>
  type instanceof z.ZodArray ||
  (type instanceof z.ZodOptional && isList(type.unwrap())) ||
  (type instanceof z.ZodPipe && (isList(type.in) || isList(type.out)));

/** A scalar or a list as one line of YAML. */
const yamlValue = (value: string | readonly string[]): string =>
  typeof value === 'string'
    ? stringify(value, { lineWidth: 0, schema: 'failsafe', defaultStringType: 'PLAIN' }).trim()
    : `[${value.map(yamlValue).join(', ')}]`;

/** YAML of a schema: given values, placeholders for what must not be left out, the rest as comments that explain it. */
export function yamlSkeleton(schema: FieldSchema, given: Given, indent = ''): string {
  return fieldsOf(schema)
    .map((field) => {
      const type = schema.shape[field.name] as z.ZodType;
      const inner = objectWithin(type);
      const value = given[field.name];
      if (value !== undefined) return `${indent}${field.label}: ${yamlValue(value)}\n`;
      if (isOptional(schema, field.name))
        return `${indent}# ${field.label}: ${field.doc}\n${inner && indent === '' ? commented(inner, isList(type)) : ''}`;
      if (!inner) {
        const open = placeholder(field.doc);
        return `${indent}${field.label}: ${isList(type) ? `[${open}]` : open}\n`;
      }
      const below = yamlSkeleton(inner, given, `${indent}    `);
      return `${indent}${field.label}:\n${isList(type) ? below.replace(/^( *) {2}(?=\S)/u, '$1- ') : below.replace(/^ {2}/gmu, '')}`;
    })
    .join('');
}

/** The fields of an optional map, to be used without the `#`. */
const commented = (schema: FieldSchema, list: boolean): string =>
  fieldsOf(schema)
    .map(({ label, doc }, index) => `#   ${list ? (index === 0 ? '- ' : '  ') : ''}${label}: ${doc}\n`)
    .join('');

/** The front matter. */
export const frontMatter = (schema: FieldSchema, given: Given): string => `---\n${yamlSkeleton(schema, given)}---\n`;

/** What of a record a skeleton shows. */
export interface RecordShape {
  heading: string;
  facts: FieldSchema;
  sections: FieldSchema;
  /** Facts that are known. */
  given?: Given;
  /** Optional facts that are asked for all the same; the others are rows with an empty cell, which counts as absent. */
  asked?: readonly string[];
  /** Facts and sections that are left away. */
  without?: readonly string[];
}

/** A section `## heading` with its table and its `###` sections. */
export function recordSkeleton({
  heading,
  facts,
  sections,
  given = {},
  asked = [],
  without = [],
}: RecordShape): string {
  const shown = (schema: FieldSchema): Field[] => fieldsOf(schema).filter(({ name }) => !without.includes(name));
  const cell = (field: Field): string => {
    const value = given[field.name];
    if (typeof value === 'string') return value;
    return asked.includes(field.name) || !isOptional(facts, field.name) ? placeholder(field.doc) : '';
  };
  const rows = shown(facts).map((field) =>
    `| ${field.label} | ${cell(field).replaceAll('|', '\\|')} |`.replace('|  |', '| |'),
  );
  const parts = shown(sections).map(({ label, doc }) => `\n### ${label}\n\n${placeholder(doc)}\n`);
  return `\n## ${heading}\n\n| 项目 | 内容 |\n| --- | --- |\n${rows.join('\n')}\n${parts.join('')}`;
}
