import type { CustomRecord } from 'pagefind';
import { indexTokens } from '../fold.ts';
import { pack, type FilterKey, type SearchDocument } from '../fields.ts';

/** What a document is found by: for a case its number, facts and text, else also its title. */
function searchable(document: SearchDocument): string[] {
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

/** The record that Pagefind indexes for a document. */
export function recordOf(document: SearchDocument, language: string): CustomRecord {
  const { kind, title, inspection, inspectionTitle, batch, regions, types, verdict, state, date, sample } = document;
  const isCase = kind === 'case';
  const filters: Partial<Record<FilterKey | 'kind', string[]>> = {
    region: [...regions],
    type: [...types],
    verdict: verdict === undefined ? [] : [verdict],
    state: state === undefined ? [] : [state],
    batch: batch === undefined ? [] : [batch],
    year: [date.slice(0, 4)],
    // The cases of a shard share these two, and the client knows them from the manifest.
    ...(!isCase && { kind: [kind], inspection: inspection === '' ? [] : [inspection] }),
  };
  const shown = {
    kind,
    title,
    inspectionTitle,
    regions,
    date,
    sample,
    ...(verdict !== undefined && { verdict }),
    ...(state !== undefined && { state }),
    text: document.texts.join('\n'),
  };
  return {
    url: document.address,
    content: searchable(document).flatMap(indexTokens).join(' '),
    language,
    meta: { shown: pack(shown) },
    filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
  };
}
