/** How the checks make faults. */
import { error, warning, type Fault, type Place } from '../schema/fault.ts';
import { checkRules, sinceRules, type CheckRule, type SinceRule } from './rules.ts';
import type { Text } from './texts.ts';

/**
 * Finds a passage in its file. Records know where a section begins, not where its words stand.
 * @param from where the value or section begins
 * @param text the value or section as it was read
 * @param start where in it the passage begins
 * @param end where it ends
 * @returns its place, or `from` where it is not found as it was read
 */
export type Locate = (from: Place, text: string, start: number, end: number) => Place;

/** A fault of a rule; the table says how grave it is. */
export const raise = (rule: CheckRule | SinceRule, place: Place, message: string): Fault =>
  (({ ...checkRules, ...sinceRules })[rule].severity === 'error' ? error : warning)(place, rule, message);

/** The place of a stretch of a text. */
export const placeWithin = ({ place, text }: Text, start: number, end: number, locate: Locate): Place =>
  locate(place, text, start, end);
