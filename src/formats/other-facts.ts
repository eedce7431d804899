/** The facts of a case that have no place of their own where it is shown. */
import { factText } from '../register/amend.ts';
import { caseFacts, type CaseFacts } from '../schema/case.ts';
import { fieldsOf } from '../schema/field.ts';
import type { Vocabulary } from '../schema/inspection.ts';

/** Shown beside the number, in the answer, or as links. */
const placed = new Set([
  'regions',
  'pollutionTypes',
  'verdict',
  'state',
  'source',
  'level',
  'related',
  'serial',
  'disclosure',
  'withheldReason',
]);

/** The others by their labels, in the order of the schema; those without a value are left out. */
export const otherFacts = (facts: CaseFacts, vocabulary: Vocabulary): { label: string; value: string }[] =>
  fieldsOf(caseFacts(vocabulary))
    .filter(({ name }) => !placed.has(name))
    .map(({ name, label }) => ({ label, value: factText(facts[name as keyof CaseFacts]) }))
    .filter(({ value }) => value !== '');
