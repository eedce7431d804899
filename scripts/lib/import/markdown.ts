/** Records → the text of a content file. */
import type { RootContent, Table, TableRow } from 'mdast';
import { stringify as stringifyYaml } from 'yaml';
import type { z } from 'zod';
import { fieldsOf } from '../../../src/schema/field.ts';
import type { Draft, Part } from './records.ts';
import type { Profile } from './profile.ts';
import { cellMarkdown, headingMarkdown, sectionNodes, stringify } from './verbatim.ts';

export type FrontMatter = Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>;

/** The text of a file: front matter, introduction, a section a record. */
export function fileText(
  front: FrontMatter,
  introduction: readonly string[],
  drafts: readonly Draft[],
  profile: Profile,
): string {
  const given = Object.fromEntries(Object.entries(front).filter(([, value]) => value !== undefined));
  const yaml = stringifyYaml(given, { lineWidth: 0, flowCollectionPadding: false, collectionStyle: 'any' }).replace(
    /^(批次:)((?:\n {2}- .+)+)/mu,
    (_, key: string, list: string) => `${key} [${[...list.matchAll(/- (.+)/gu)].map(([, one]) => one).join(', ')}]`,
  );
  const children = [
    ...introduction.flatMap((text) => sectionNodes(text)),
    ...drafts.flatMap((draft) => recordNodes(draft, profile)),
  ];
  return `---\n${yaml}---\n\n${stringify({ type: 'root', children })}`;
}

function recordNodes({ heading, facts, sections }: Draft, profile: Profile): RootContent[] {
  return [
    headingNode(2, heading),
    ...(facts.length > 0 ? [factTable(inOrder(facts, profile.facts))] : []),
    ...inOrder(sections, profile.sections).flatMap(({ label, text }) => [headingNode(3, label), ...sectionNodes(text)]),
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

const row = (...texts: string[]): TableRow => ({
  type: 'tableRow',
  children: texts.map((text) => ({
    type: 'tableCell',
    children: [{ type: 'text', value: text, data: { verbatim: cellMarkdown(text) } }],
  })),
});

const factTable = (facts: readonly Part[]): Table => ({
  type: 'table',
  children: [row('项目', '内容'), ...facts.map(({ label, text }) => row(label, text))],
});
