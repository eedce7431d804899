/**
 * How each kind of citation says the day on which the page was consulted. The page itself doesn't know it: the static
 * text says where it belongs, and a script in the reader's browser puts it there, so this module stands alone.
 */

/** ISO day → the passage of the citation that holds it. */
const accessedIn = {
  gbt7714: (day: string): string => `[${day}]`,
  bibtex: (day: string): string => `urldate = {${day}}`,
  cslJson: (day: string): string => `"accessed": ${JSON.stringify(cslDate(day))}`,
} as const;

export type CitationKind = keyof typeof accessedIn;

const blank = '引用日期';

/** The same passage, to be filled in. */
export const accessedBlank: Readonly<Record<CitationKind, string>> = {
  gbt7714: `[${blank}]`,
  bibtex: `urldate = {${blank}}`,
  cslJson: `"accessed": ${JSON.stringify({ literal: blank })}`,
};

/** A day as CSL-JSON has it. */
export const cslDate = (iso: string) => ({ 'date-parts': [iso.slice(0, 10).split('-').map(Number)] });

/** The citation for somebody who consults the page on a day. */
export function accessedOn(citation: string, kind: CitationKind, day: string): string {
  const passage = accessedBlank[kind];
  // A title may hold the like, which stands before it.
  const at = citation.lastIndexOf(passage);
  return at === -1 ? citation : citation.slice(0, at) + accessedIn[kind](day) + citation.slice(at + passage.length);
}
