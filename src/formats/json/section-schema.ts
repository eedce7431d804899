/** What the JSON files hold of texts and facts: the words as typed, and the little structure that staff may give them. */
import { z } from 'zod';
import { fieldsOf, type FieldSchema } from '../../schema/field.ts';

const name = z.string();

const run = z.union([
  z.string(),
  z.strictObject({ text: z.string(), bold: z.literal(true).optional(), href: z.string().optional() }),
]);
const runs = z.array(run);
const item = z.strictObject({
  marker: z.string(),
  get blocks() {
    return z.array(block);
  },
});
const block = z
  .union([
    z.strictObject({ kind: z.literal('paragraph'), runs }),
    z.strictObject({ kind: z.literal('heading'), depth: z.int(), runs }),
    z.strictObject({ kind: z.literal('list'), items: z.array(item) }),
    z.strictObject({ kind: z.literal('table'), rows: z.array(z.array(runs)) }),
    z.strictObject({ kind: z.literal('image'), name, alt: z.string() }),
    z.strictObject({ kind: z.literal('component'), name }),
  ])
  .meta({ id: 'block' });
export const section = z
  .strictObject({
    text: z.string().describe('读者看到的文字，一段一行。'),
    blocks: z.array(block).optional().describe('有列表、表格、图片、链接或粗体时，文字的结构。'),
  })
  .meta({ id: 'section' });

/** The sections that a schema knows, each with its doc. */
export const sections = (schema: FieldSchema) =>
  z.strictObject(
    Object.fromEntries(fieldsOf(schema).map(({ name: key, doc }) => [key, section.optional().describe(doc)])),
  );

/** The facts that a schema knows, as they were typed: what was not said is left out. */
export const facts = (schema: FieldSchema) =>
  z.strictObject(
    Object.fromEntries(
      fieldsOf(schema).map(({ name: key, doc }) => {
        const type = schema.shape[key] as z.ZodType;
        const typed = isWord(type) ? z.string() : type;
        return [key, typed.optional().describe(doc)];
      }),
    ),
  );

/** Is it a value that keeps the raw words beside what they count as? */
const isWord = (type: z.ZodType): boolean =>
  'raw' in (z.toJSONSchema(type, { io: 'output', unrepresentable: 'any' }).properties ?? {});
