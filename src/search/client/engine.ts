import { unpack, type Kind, type Manifest, type Shard, type Shown } from '../fields.ts';
import type { Asked } from './address.ts';
import type { Clause } from './query.ts';

/** A page that was found; the rest of it is loaded when it is shown. */
export interface Hit {
  id: string;
  load: () => Promise<Shown & { url: string }>;
}

/** What is used of Pagefind's module. */
export interface Pagefind {
  options(options: { baseUrl: string; metaCacheTag: string }): Promise<void>;
  /** Resolves once Pagefind has started. */
  filters(): Promise<unknown>;
  mergeIndex(path: string, options: Record<string, unknown>): Promise<void>;
  search(term: string | null, options: { filters: Filters }): Promise<{ results: Result[] }>;
  /** Loads what a search for the term needs. */
  preload(term: string): Promise<void>;
  destroy(): Promise<void>;
}
interface Result {
  id: string;
  /** Places of the tokens that were found; of a phrase, the first place alone. */
  words: number[];
  data(): Promise<{ url: string; meta: { shown: string } }>;
}
type Filters = Record<string, string | { any: string[] }>;

/** How the engine reaches the site. */
export interface Site {
  /** `/` or `/hjdc/` */
  base: string;
  json(address: string): Promise<unknown>;
  module(address: string): Promise<Pagefind>;
}

/** The site that the page is on. */
export const siteAt = (base: string): Site => ({
  base,
  json: async (address) => {
    const response = await fetch(address, { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${address}: ${String(response.status)}`);
    return (await response.json()) as unknown;
  },
  module: async (address) => (await import(/* @vite-ignore */ address)) as Pagefind,
});

interface Started {
  manifest: Manifest;
  pagefind: Pagefind;
  /** Shards that are searched, by name. */
  joined: Map<string, Promise<void>>;
  /** The first words of their chunks, once they were needed. */
  chunks: Map<string, Promise<unknown>>;
}

type Find = (term: string | null) => Promise<Result[]>;

const idsOf = (results: readonly Result[]): Set<string> => new Set(results.map(({ id }) => id));

/** Searches the shards that a question needs, loading them when they are first needed. */
export class Engine {
  readonly #site: Site;
  #started: Promise<Started> | undefined;

  constructor(site: Site) {
    this.#site = site;
  }

  /** The pages that hold every clause, newest first; all pages of the kind if there is no clause. */
  async search(clauses: readonly Clause[], { kind, filters }: Pick<Asked, 'kind' | 'filters'>): Promise<Hit[]> {
    const starting = (this.#started ??= this.#start());
    try {
      const started = await starting;
      await this.#join(started, kind, filters.inspection);
      const either = Object.entries(filters).map(([key, any]) => [key, { any }] as const);
      const options = { filters: { kind, ...Object.fromEntries(either) } };
      const find: Find = async (term) => (await started.pagefind.search(term, options)).results;
      const found = await Promise.all(
        clauses.length > 0 ? clauses.map((clause) => this.#searchClause(clause, started, find)) : [find(null)],
      );
      const [first = [], ...others] = found;
      const sets = others.map(idsOf);
      return first.filter(({ id }) => sets.every((ids) => ids.has(id))).map(hitOf);
    } catch (error) {
      // The next search starts afresh.
      if (this.#started === starting) this.#started = undefined;
      await starting.then(({ pagefind }) => pagefind.destroy()).catch(() => undefined);
      throw error;
    }
  }

  /** One clause alone: Pagefind knows one phrase a search, and no phrase whose last word is a beginning. */
  async #searchClause({ phrase, prefix }: Clause, started: Started, find: Find): Promise<Result[]> {
    const quoted = phrase.length > 0 ? find(`"${phrase.join(' ')}"`) : Promise.resolve([]);
    if (prefix === undefined) return quoted;
    await this.#loadWords(prefix, started);
    const before = phrase.at(-1);
    if (before === undefined) return find(prefix);
    // Without quotes Pagefind tells every place of a token, so that the beginning can be looked for behind the phrase.
    const [whole, ends, beginnings] = await Promise.all([quoted, find(before), find(prefix)]);
    const places = new Map(ends.map(({ id, words }) => [id, new Set(words)]));
    const follows = idsOf(beginnings.filter(({ id, words }) => words.some((word) => places.get(id)?.has(word - 1))));
    return whole.filter(({ id }) => follows.has(id));
  }

  /** Loads the chunks with words that begin so; Pagefind by itself loads the first alone. */
  async #loadWords(prefix: string, { manifest, pagefind, joined, chunks }: Started): Promise<void> {
    const lists = [...joined.keys()].map((name) => {
      const list =
        chunks.get(name) ?? this.#site.json(`${this.#site.base}pagefind/${name}/chunks.json?${manifest.version}`);
      chunks.set(name, list);
      return list as Promise<string[]>;
    });
    const starts = (await Promise.all(lists)).flat().filter((start) => start.startsWith(prefix));
    if (starts.length > 0) await pagefind.preload(starts.join(' '));
  }

  async #start(): Promise<Started> {
    const { base } = this.#site;
    const [manifest, pagefind] = await Promise.all([
      this.#site.json(`${base}pagefind/shards.json`) as Promise<Manifest>,
      this.#site.module(`${base}pagefind/pagefind.js`),
    ]);
    await pagefind.options({ baseUrl: base, metaCacheTag: manifest.version });
    // Joining a shard waits for the engine for ever, even if it could not be loaded; this fails then.
    await pagefind.filters();
    return { manifest, pagefind, joined: new Map(), chunks: new Map() };
  }

  /** Loads the shards that may answer. */
  async #join({ manifest, pagefind, joined }: Started, kind: Kind, inspections?: readonly string[]): Promise<void> {
    const { base } = this.#site;
    for (const shard of manifest.shards) {
      if (joined.has(shard.name) || !concerns(shard, kind, inspections)) continue;
      const options = {
        baseUrl: base,
        // Any but the page's own, in which Pagefind would cut the query into dictionary words.
        language: 'unknown',
        metaCacheTag: manifest.version,
        ...(shard.kind !== undefined && { mergeFilter: { kind: shard.kind, inspection: shard.inspection } }),
      };
      joined.set(shard.name, pagefind.mergeIndex(`${base}pagefind/${shard.name}/`, options));
    }
    await Promise.all(joined.values());
  }
}

/** Whether pages of the kind, in one of the inspections, may be in the shard. */
const concerns = (shard: Shard, kind: Kind, inspections?: readonly string[]): boolean =>
  (shard.kind ?? 'other') === (kind === 'case' ? kind : 'other') &&
  (shard.inspection === undefined || inspections === undefined || inspections.includes(shard.inspection));

const hitOf = (result: Result): Hit => ({
  id: result.id,
  load: async () => {
    const { url, meta } = await result.data();
    return { ...unpack(meta.shown), url };
  },
});
