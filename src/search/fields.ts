/** What the index knows of a page, and what a result shows of it. */

export const kinds = { case: '信访件', announcement: '公告', task: '整改任务', page: '页面' } as const;
export type Kind = keyof typeof kinds;

/** A page that can be found. */
export interface SearchDocument {
  /** Path below the site's base: `/qujing-2019/cases/D53QJ201911140003/`. */
  address: string;
  kind: Kind;
  /** The inspection's folder; empty for pages of the whole site. */
  inspection: string;
  inspectionTitle: string;
  title: string;
  /** As published, spaces included. */
  number?: string;
  batch?: string;
  regions: readonly string[];
  types: readonly string[];
  verdict?: string;
  /** Every state it had. */
  states: readonly string[];
  /** The newest state. */
  state?: string;
  /** `2019-11-14` */
  date: string;
  sample: boolean;
  /** Every text that a reader sees on its page and that should be found, in order; without labels. */
  texts: readonly string[];
}

/** What a result shows. */
export interface Shown extends Pick<
  SearchDocument,
  'kind' | 'title' | 'inspectionTitle' | 'regions' | 'verdict' | 'state' | 'date' | 'sample'
> {
  text: string;
}

/** Keys of the address that narrow a search, also the names of the index's filters. */
export const filterKeys = ['inspection', 'region', 'type', 'verdict', 'state', 'batch', 'year'] as const;
export type FilterKey = (typeof filterKeys)[number];

/** One part of the index; its pages share the kind, and for cases the inspection. */
export interface Shard {
  /** Folder below `pagefind/`. */
  name: string;
  /** Absent where the index itself says which kind a page is. */
  kind?: Kind;
  inspection?: string;
  documents: number;
}

/** `pagefind/shards.json`; beside each shard's index, `chunks.json` lists the first words of its chunks. */
export interface Manifest {
  /** Changes whenever the index does. */
  version: string;
  /** In the order in which results are listed. */
  shards: Shard[];
}

/**
 * Pagefind indexes every word of a page's metadata. What a result shows is therefore written in characters that are no
 * letters (each UTF-16 unit moved to the private plane 15), or it would be found a second time, and as whole sentences.
 */
const plane = 0xf0000;

/** Packs what a result shows into one metadata value that holds no word. */
export const pack = (shown: Shown): string => {
  const text = JSON.stringify(shown);
  return Array.from({ length: text.length }, (_, i) => String.fromCodePoint(plane + text.charCodeAt(i))).join('');
};

/** Reads what `pack` wrote. */
export const unpack = (packed: string): Shown =>
  JSON.parse(Array.from(packed, (char) => String.fromCharCode((char.codePointAt(0) ?? 0) & 0xffff)).join('')) as Shown;
