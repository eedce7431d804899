/**
 * How each kind of citation says the day on which the page was consulted. The static text has the day of the build; a
 * script in the reader's browser puts the reader's own day in its place, so this module stands alone.
 */

/** ISO day → the passage of the citation that holds it. */
export const accessedIn = {
  gbt7714: (day: string): string => `[${day}]`,
  bibtex: (day: string): string => `urldate = {${day}}`,
  cslJson: (day: string): string => `"accessed": ${JSON.stringify(cslDate(day))}`,
} as const;

/** A day as CSL-JSON has it. */
export const cslDate = (iso: string) => ({ 'date-parts': [iso.slice(0, 10).split('-').map(Number)] });

/** The citation for somebody who consults the page on another day. */
export function accessedOn(citation: string, kind: keyof typeof accessedIn, built: string, day: string): string {
  const passage = accessedIn[kind](built);
  // A title may hold the like, which stands before it.
  const at = citation.lastIndexOf(passage);
  return at === -1 ? citation : citation.slice(0, at) + accessedIn[kind](day) + citation.slice(at + passage.length);
}
