/** The text of a file to be filled in, made from the schema: a field that is added there appears here. */
import { stringify } from 'yaml';
import { z } from 'zod';
import { fieldsOf, isOptional, type Field, type FieldSchema, objectWithin } from '../schema/field.ts';
import { placeholder } from '../schema/text/placeholder.ts';
import { cellMarkdown, headingMarkdown } from '../importer/verbatim.ts';

/** Known values by the English names of fields: text as typed, or a list of it. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

const isList = (type: z.core.$ZodType): boolean =>
  type instanceof z.ZodArray ||
  (type instanceof z.ZodOptional && isList(type.unwrap())) ||
  (type instanceof z.ZodPipe && (isList(type.in) || isList(type.out)));

/** A scalar or a list as one line of YAML; JSON is YAML, too, and needs no place. */
function yamlValue(value: string | readonly string[]): string {
  if (typeof value !== 'string')
    return `[${value.map((one) => (/[[\]{},]/u.test(one) ? JSON.stringify(one) : yamlValue(one))).join(', ')}]`;
  if (value.includes('\n')) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0, schema: 'failsafe', defaultStringType: 'PLAIN' }).trim();
}

/**
 * YAML of a schema: given values, placeholders for what must not be left out, the rest behind `#`. A line that loses
 * its `#` holds a placeholder too, so that no hint is ever taken for a value.
 * @param asked optional fields that are asked for all the same, inside others too
 */
export function yamlSkeleton(schema: FieldSchema, given: Given, asked: readonly string[] = []): string {
  const mayLack = ({ name }: Field): boolean => isOptional(schema, name) && !asked.includes(name);
  return fieldsOf(schema)
    .map((field) => {
      const value = given[field.name];
      if (value !== undefined) return `${field.label}: ${yamlValue(value)}\n`;
      const open = openField(schema, field, given, asked);
      return `${mayLack(field) ? open.replace(/^/gmu, '# ') : open}\n`;
    })
    .join('');
}

/** A field that is to be filled in, with those inside it. */
function openField(schema: FieldSchema, field: Field, given: Given, asked: readonly string[]): string {
  const type = schema.shape[field.name] as z.ZodType;
  const inner = objectWithin(type);
  const hint = placeholder(field.doc);
  if (!inner) return `${field.label}: ${yamlValue(isList(type) ? [hint] : hint)}`;
  // What may be left out as a whole is one block of comments.
  const below =
    isOptional(schema, field.name) && !asked.includes(field.name)
      ? fieldsOf(inner).map((one) => openField(inner, one, given, asked))
      : yamlSkeleton(inner, given, asked).trimEnd().split('\n');
  const indented = below.map((text, index) => `  ${isList(type) ? (index === 0 ? '- ' : '  ') : ''}${text}`);
  return `${field.label}: # ${field.doc.replace(/。$/u, '')}\n${indented.join('\n')}`;
}

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
    if (typeof value === 'string') return cellMarkdown(value);
    return asked.includes(field.name) || !isOptional(facts, field.name)
      ? placeholder(field.doc).replaceAll('|', '\\|')
      : '';
  };
  const rows = shown(facts).map((field) => `| ${field.label} | ${cell(field)} |`.replace('|  |', '| |'));
  const parts = shown(sections).map(({ label, doc }) => `\n### ${label}\n\n${placeholder(doc)}\n`);
  return `\n## ${headingMarkdown(heading)}\n\n| 项目 | 内容 |\n| --- | --- |\n${rows.join('\n')}\n${parts.join('')}`;
}
