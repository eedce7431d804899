/** Records → the text of a content file. */
import { isDeepStrictEqual } from 'node:util';
import type { RootContent, Table, TableRow } from 'mdast';
import { Document, isMap, parseDocument } from 'yaml';
import type { z } from 'zod';
import { fieldsOf } from '../../schema/field.ts';
import type { Draft, Part } from '../layout/records/records.ts';
import type { Profile } from '../profile.ts';
import { cellMarkdown, headingMarkdown, sectionNodes, stringify } from '../verbatim.ts';

export type FrontMatter = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | undefined>
>;

/**
 * The text of a file: front matter, introduction, a section a record.
 * @param before the file as it stands: what people added to its front matter stays
 */
export function fileText(
  front: FrontMatter,
  introduction: readonly string[],
  drafts: readonly Draft[],
  profile: Profile,
  before: string | undefined,
): string {
  const children = [
    ...introduction.flatMap((text) => sectionNodes(text)),
    ...drafts.flatMap((draft) => recordNodes(draft, profile)),
  ];
  return `---\n${frontText(front, before)}---\n\n${stringify({ type: 'root', children })}`;
}

function frontText(front: FrontMatter, before: string | undefined): string {
  const [, typed = ''] = /^\uFEFF?---\n(.*?)^---\s*$/msu.exec((before ?? '').replaceAll('\r\n', '\n')) ?? [];
  const known = parseDocument(typed);
  const document = isMap(known.contents) && known.errors.length === 0 ? known : new Document({});
  const stands = document.toJS() as Readonly<Record<string, unknown>>;
  for (const [key, value] of Object.entries(front))
    if (value !== undefined && !isDeepStrictEqual(stands[key], value))
      document.set(key, document.createNode(value, { flow: true }));
  return document.toString({ lineWidth: 0, flowCollectionPadding: /: [[{] /u.test(typed) });
}

function recordNodes({ heading, facts, sections }: Draft, profile: Profile): RootContent[] {
  return [
    headingNode(2, heading),
    ...(facts.length > 0 ? [factTable(inOrder(facts, profile.facts))] : []),
    ...inOrder(sections, profile.sections).flatMap(({ label, text, table }) => [
      headingNode(3, label),
      ...(table ? [tableNode(table)] : sectionNodes(text)),
    ]),
  ];
}

const headingNode = (depth: 2 | 3, text: string): RootContent => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value: text, data: { verbatim: headingMarkdown(text) } }],
});

/** As the schema lists them: files read the same, whatever the order of the columns was. */
function inOrder(parts: readonly Part[], schema: z.ZodObject): Part[] {
  const order = fieldsOf(schema).map(({ name }) => name);
  return [...parts].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

const row = (...texts: readonly string[]): TableRow => ({
  type: 'tableRow',
  children: texts.map((text) => ({
    type: 'tableCell',
    children: [{ type: 'text', value: text, data: { verbatim: cellMarkdown(text) } }],
  })),
});

const tableNode = (rows: readonly (readonly string[])[]): Table => ({
  type: 'table',
  children: rows.map((texts) => row(...texts)),
});

const factTable = (facts: readonly Part[]): Table =>
  tableNode([['项目', '内容'], ...facts.map(({ label, text }) => [label, text])]);
