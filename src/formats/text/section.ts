/** Sections of official text in JSON: the text, and its structure where the text alone does not say everything. */
import { proseText, type Block, type Prose } from '../../schema/prose.ts';

export interface SectionJson {
  /** As readers see it; a paragraph a line, items with their numbering, cells apart by a tab. */
  text: string;
  /** Left out where the section is plain paragraphs, one a line of the text. */
  blocks?: Prose;
}

/** By the field names of the schema; sections that were not published are left out. */
export type SectionsJson = Record<string, SectionJson>;

/** One section. */
export const sectionJson = (prose: Prose): SectionJson =>
  prose.every(isPlainLine) ? { text: proseText(prose) } : { text: proseText(prose), blocks: prose };

const isPlainLine = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  block.runs.length > 0 &&
  block.runs.every((run) => typeof run === 'string' && run !== '' && !run.includes('\n'));

/** The sections of a record. */
export function sectionsJson(sections: Readonly<Record<string, Prose | undefined>>): SectionsJson {
  const made: SectionsJson = {};
  for (const [name, prose] of Object.entries(sections)) if (prose) made[name] = sectionJson(prose);
  return made;
}
