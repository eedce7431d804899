/** Texts of others within sentences of ours: no mark of punctuation stands twice, none hangs where nothing is said. */
import { cut } from './text/cut.ts';

/** Does a text say anything, or is it made of marks of punctuation? */
export const says = (text: string): boolean => /[\p{L}\p{N}\p{S}]/u.test(text);

/** A title or a name as one line, whatever it was typed as; halves of characters become the mark for that. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/\s+/gu, ' ').trim();

/** Marks that end or part a clause, or close what nothing has opened; the point of `.5` is none. */
const before = /^(?:[\s，。；：、！？…,;:!?”’）〕】》」』)\]]|\.(?!\d))+/u;
const behind = /[\s，。；：、！？…,.;:!?]+$/u;
/** At the end of what is cut or stands alone: what ends a sentence may stay. */
const hanging = /[\s，；：、,;:]+$/u;

/** A text without the marks that it begins with. */
export const withoutMarksBefore = (text: string): string => text.replace(before, '');

/** A text that a sentence of ours goes on behind: without the marks around it; empty if it says nothing. */
export const clause = (text: string): string => (says(text) ? withoutMarksBefore(text).replace(behind, '') : '');

/** A text that stands behind a sentence of ours: as typed, but for marks that would double ours, or hang. */
export const passage = (text: string): string => (says(text) ? withoutMarksBefore(text).replace(hanging, '') : '');

/** The first characters of a passage; none if it says nothing. */
export function cutPassage(text: string, most: number): string {
  const whole = passage(text);
  const start = cut(whole, most, '');
  if (start === whole) return whole;
  return says(start) ? `${start.replace(behind, '')}…` : '';
}
