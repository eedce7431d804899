/** A document of the index: what it is found by, and what a result shows of it. */
import type { SearchDocument, StoredText } from '../shared/fields.ts';
import { endToken, fold, indexTokens, joined, nameToken, runsOf } from '../shared/fold.ts';
import { simplify } from '../shared/traditional.ts';

/** What a document is found by: for a case its number, facts and text, else also its title. */
export function searchable(document: SearchDocument): string[] {
  const { kind, title, number, regions, types, verdict, states, texts } = document;
  const known = [
    kind === 'case' ? undefined : title,
    ...(number === undefined ? [] : numbers(number)),
    ...regions,
    ...types,
    verdict,
    ...states,
    ...texts,
  ];
  return known.filter((text) => text !== undefined && text !== '') as string[];
}

/**
 * A number as one word, and as published where that differs: published numbers hold stray spaces, and people leave them
 * out.
 */
function numbers(number: string): string[] {
  const folded = fold(number);
  return runsOf(folded).flat().length > 1 ? [joined(folded), number] : [joined(folded)];
}

/** The tokens of a document, in order; behind those of its texts what it is called by. */
export const tokensOf = (document: SearchDocument): string[] => [
  ...indexTokens(simplify(fold(searchable(document).join('\n')))),
  ...document.names.map(nameToken),
  ...(document.number === undefined ? [] : [endToken(joined(fold(document.number)), true)]),
];

/** What a result shows of a document. */
export function shownOf(document: SearchDocument): StoredText {
  const { address, kind, title, number, batch, inspectionTitle, regions, types, verdict, state, date } = document;
  const { sample, amended } = document;
  const facts = { kind, title, number, batch, inspectionTitle, regions, types, verdict, state, date, sample, amended };
  return { address, ...(facts as Omit<StoredText, 'text' | 'address'>), text: document.texts.join('\n') };
}
