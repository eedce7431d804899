/** What the index knows of a page, and what a result shows of it. */

export const kinds = {
  case: '信访件',
  batch: '批次',
  announcement: '公告',
  task: '整改任务',
  page: '页面',
} as const;
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
  /** Whether it was corrected, redacted or withdrawn after its publication, in a word: `有更正` */
  amended?: string | undefined;
  /** What it is called by, besides its number: `B4-7`, `B4` for a batch, `任务7` for a task. */
  names: readonly string[];
  /** Every text that a reader sees on its page and that should be found, in order; without labels. */
  texts: readonly string[];
}

/** What a result shows. */
export interface Shown extends Pick<
  SearchDocument,
  | 'kind'
  | 'title'
  | 'number'
  | 'batch'
  | 'inspectionTitle'
  | 'regions'
  | 'types'
  | 'verdict'
  | 'state'
  | 'date'
  | 'sample'
  | 'amended'
> {
  text: string;
}

/** `pagefind/<shard>/texts/<n>.bin` are lists of these. */
export interface StoredText extends Shown {
  address: string;
}

/** Keys of the address that narrow a search, also the names of the index's filters. */
export const filterKeys = ['inspection', 'region', 'type', 'verdict', 'state', 'batch', 'year'] as const;
export type FilterKey = (typeof filterKeys)[number];

/** The kinds of which an inspection has shards of its own: one more batch changes one of them, and no other. */
export const ownShards: ReadonlySet<Kind> = new Set(['case', 'batch']);

/** One part of the index: batches and cases of one inspection, or pages of other kinds, of all of them. */
export interface Shard {
  /** Folder below `pagefind/`. */
  name: string;
  /** Absent where it holds other kinds than batches and cases. */
  inspection?: string;
  documents: number;
  /** How many pages share a sheet: what Pagefind takes for one page. */
  perSheet: number;
  /** How many pages share a file of texts. */
  perFile: number;
}

/** `pagefind/shards.json` */
export interface Manifest {
  /** Changes whenever the index does. */
  version: string;
  /** In the order in which results are listed. */
  shards: Shard[];
  /** Pinyin of the regions, a space between syllables: `{ "麒麟区": "qi lin qu" }` */
  regions: Record<string, string>;
  /** Other names of regions, folded as queries are: `{ "沾益县": ["沾益区"] }` */
  otherNames: Record<string, string[]>;
}

/** What is known of every page before it is loaded. */
export const columns = ['kind', 'date', 'sample', ...filterKeys] as const;
export type Column = (typeof columns)[number];

/** `pagefind/<shard>/facts.bin`, beside the shard's index. */
export interface ShardFacts {
  /** The first words of the index's chunks. */
  chunks: string[];
  /** What a page may have in a column: one value, several or none. */
  values: Record<Column, string[][]>;
  /** For each page, in the order of the index, which of them it has. */
  rows: Record<Column, number[]>;
  /** How many tokens each page has on its sheet. */
  sizes: number[];
}
