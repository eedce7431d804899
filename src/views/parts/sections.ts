/** Labelled facts and sections, as they are shown. */
import type { LabelledFact } from '../../formats/text/other-facts.ts';
import { shownProse, shownText, type ShownProse, type ShownRun, type Where } from '../../formats/text/shown-text.ts';
import { fieldsOf, type FieldSchema } from '../../schema/field.ts';
import type { Prose } from '../../schema/prose.ts';

/** A fact by its label. */
export interface FactView {
  label: string;
  value: ShownRun[];
}

/** A section by its label. */
export interface SectionView {
  /** Its name in the schema. */
  name: string;
  label: string;
  prose: ShownProse;
}

export const factViews = (facts: readonly Pick<LabelledFact, 'label' | 'value'>[], where: Where): FactView[] =>
  facts.map(({ label, value }) => ({ label, value: shownText(value, where) }));

/** The sections that a record has, in the order of the schema. */
export const sectionViews = (
  schema: FieldSchema,
  sections: Readonly<Record<string, Prose | undefined>>,
  where: Where,
): SectionView[] =>
  fieldsOf(schema).flatMap(({ name, label }) => {
    const prose = sections[name];
    return prose && prose.length > 0 ? [{ name, label, prose: shownProse(prose, where) }] : [];
  });
