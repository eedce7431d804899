/** The views of a content folder, without files and without Astro. */
import type { PublishedSite } from '../../src/formats/published.ts';
import { plannedPages, type Params, type ViewKind, type Views } from '../../src/views/index.ts';
import { register, type Files } from './content.ts';

/** A site whose addresses begin with https://example.org/hjdc/. */
export const siteOf = (files: Files, today?: string, meant: readonly string[] = []): PublishedSite => ({
  register: register(files, today, meant),
  origin: 'https://example.org',
  settings: { base: '/hjdc/' },
});

/** A page by its kind and address. */
export interface NamedView {
  kind: ViewKind;
  params: Params;
  view: Views[ViewKind];
}

/** What every page shows. */
export const viewsOf = (site: PublishedSite): NamedView[] =>
  [...plannedPages(site, new Map())].map(({ kind, params, view }) => ({ kind, params, view: view() }));

/** What one page shows; without parameters the first of its kind. */
export function viewOf<K extends ViewKind>(site: PublishedSite, kind: K, params: Params = {}): Views[K] {
  const found = [...plannedPages(site, new Map())].find(
    (one) => one.kind === kind && Object.entries(params).every(([name, value]) => one.params[name] === value),
  );
  if (!found) throw new Error(`no page ${kind} ${JSON.stringify(params)}`);
  return found.view() as Views[K];
}
