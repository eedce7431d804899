import type { CustomRecord } from 'pagefind';
import type { SearchDocument, StoredText } from '../fields.ts';
import { fold, indexTokens, numberToken } from '../fold.ts';
import { simplify } from '../traditional.ts';

/** What a document is found by: for a case its number, facts and text, else also its title. */
export function searchable(document: SearchDocument): string[] {
  const { kind, title, number, regions, types, verdict, states, texts } = document;
  const known = [
    kind === 'case' ? undefined : title,
    number,
    // Published numbers hold stray spaces, and people leave them out.
    number !== undefined && /\s/u.test(number) ? number.replaceAll(/\s/gu, '') : undefined,
    ...regions,
    ...types,
    verdict,
    ...states,
    ...texts,
  ];
  return known.filter((text) => text !== undefined && text !== '') as string[];
}

/** The record that Pagefind indexes for a document; what else is known of it stands in files of our own. */
export function recordOf(document: SearchDocument, language: string): CustomRecord {
  const { number } = document;
  const tokens = indexTokens(simplify(fold(searchable(document).join('\n'))));
  if (number !== undefined) tokens.push(numberToken(fold(number)));
  return { url: document.address, content: tokens.join(' '), language };
}

/** What a result shows of a document. */
export function shownOf(document: SearchDocument): StoredText {
  const { address, kind, title, number, batch, inspectionTitle, regions, types, verdict, state, date, sample } =
    document;
  const shown = { address, kind, title, number, batch, inspectionTitle, regions, types, verdict, state, date, sample };
  return { ...(shown as Omit<StoredText, 'text'>), text: document.texts.join('\n') };
}
