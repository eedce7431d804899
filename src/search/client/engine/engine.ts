/** Finds pages: loads the shards that a question needs, and asks each of them. */
import {
  ownShards,
  type Column,
  type FilterKey,
  type Kind,
  type Manifest,
  type Shard,
  type ShardFacts,
  type Shown,
  type StoredText,
} from '../../shared/fields.ts';
import { wholeWord } from '../../shared/fold.ts';
import type { Asked } from './asked.ts';
import { regionsSpelled } from './pinyin.ts';
import { perPage, scored, together, type Places, type Sheet } from './places.ts';
import { mayBeNumber, parseQuery, type Clause, type Query } from './query.ts';
import { respellFor } from './respell.ts';
import { chooseRunner, unpacked } from './runner.ts';
import { tally, type Found } from './tally.ts';

/** A page that was found; the rest of it is loaded when it is shown. */
export interface Hit {
  /** Its shard and its place there, newest first: `s2/17` */
  id: string;
  load: () => Promise<Shown & { url: string }>;
  /** Its values of a column, `region` or `date`, without loading it. */
  values: (column: Column) => readonly string[];
}

export interface Answer {
  /** Pages of the kinds that were asked for, sorted as asked; a page whose number is the query comes first. */
  hits: Hit[];
  total: number;
  /** How many of them are invented. */
  samples: number;
  /** Counts of the same query and filters for every kind. */
  kinds: Record<Kind, number>;
  /** Counts within the current other filters: a filter's own selection does not narrow it. Most frequent first. */
  facets: Record<FilterKey, { value: string; count: number }[]>;
  /** Folded texts to mark in excerpts. */
  sought: string[];
  /** Whether the first hit's number is the query. */
  exact: boolean;
  /** Regions searched for in place of letters that no page holds: their pinyin was typed. */
  regions: string[];
  /** While further shards are still to come. */
  loading?: { loaded: number; shards: number };
}

/** What is used of an instance of Pagefind. */
interface Pagefind {
  /** Resolves once Pagefind has started. */
  filters(): Promise<unknown>;
  mergeIndex(path: string, options: object): Promise<void>;
  search(term: string | null): Promise<{ results: Result[] }>;
  /** Loads what a search for the term needs. */
  preload(term: string): Promise<void>;
  destroy(): Promise<void>;
}
interface Result {
  /** Of a sheet. */
  id: string;
  /** Every place of the token that was asked for. */
  words: number[];
}

/** How the engine reaches the site. */
export interface Site {
  /** `/` or `/hjdc/` */
  base: string;
  /** @param fresh whether the browser's copy must be compared with the site's */
  read(address: string, fresh: boolean): Promise<Response>;
  module(address: string): Promise<{ createInstance: (options: object) => Pagefind }>;
}

/** The site that the page is on. */
export const siteAt = (base: string): Site => ({
  base,
  read: (address, fresh) => fetch(address, fresh ? { cache: 'no-cache' } : {}),
  module: async (address) => (await import(/* @vite-ignore */ address)) as Awaited<ReturnType<Site['module']>>,
});

/** A shard that is searched. */
interface Part {
  shard: Shard;
  facts: ShardFacts;
  /** Files of texts that were asked for. */
  texts: Map<number, Promise<StoredText[]>>;
}

/** A page of a shard. */
interface Page extends Found {
  part: Part;
  /** In tokens. */
  size: number;
}

interface Started {
  manifest: Manifest;
  pagefind: Pagefind;
  parts: Map<string, Promise<Part>>;
  /** Of all parts, newest first within a part. */
  pages: Page[];
  /** By Pagefind's id. */
  sheets: Map<string, Sheet<Page>>;
  /** Tokens of an average page. */
  average: number;
}

/** Scores of the pages that hold something. */
type Scores = ReadonlyMap<Page, number>;

/** Searches the shards that a question needs, loading them when they are first needed. */
export class Engine {
  readonly #site: Site;
  #started: Promise<Started> | undefined;
  #turn = 0;

  constructor(site: Site) {
    this.#site = site;
  }

  /**
   * The pages that hold every clause; all pages if there is none. Shards still to be loaded come one after another: the
   * chosen or newest inspection answers first.
   * @param onPartial is told each answer but the last, and waited for: further shards don't hold up what it loads. A search
   * that a later one overtakes ends with what it has
   */
  async search(query: Query, asked: Omit<Asked, 'q'>, onPartial?: (answer: Answer) => unknown): Promise<Answer> {
    const turn = ++this.#turn;
    const starting = (this.#started ??= this.#start());
    try {
      const [started, meant] = await Promise.all([starting, inSimplified(query)]);
      const shards = byUrgency(started.manifest.shards, asked);
      for (;;) {
        await this.#load(started, shards);
        const answer = await this.#answer(started, meant, asked);
        const loaded = shards.filter(({ name }) => started.parts.has(name)).length;
        if (loaded === shards.length) return answer;
        answer.loading = { loaded, shards: shards.length };
        if (turn === this.#turn) await onPartial?.(answer);
        if (turn !== this.#turn) return answer;
      }
    } catch (error) {
      // The next search starts afresh.
      if (this.#started === starting) {
        this.#started = undefined;
        await starting.then(({ pagefind }) => pagefind.destroy()).catch(() => undefined);
      }
      throw error;
    }
  }

  async #start(): Promise<Started> {
    const { base } = this.#site;
    const [manifest, { createInstance }] = await Promise.all([
      this.#json<Manifest>(`${base}pagefind/shards.json`, true),
      this.#site.module(`${base}pagefind/pagefind.js`),
      chooseRunner(() => this.#site.module(`${base}pagefind/engine.js`)),
    ]);
    // In a worker Pagefind would load a second copy of itself.
    const pagefind = createInstance({ baseUrl: base, metaCacheTag: manifest.version, noWorker: true });
    // Joining a shard waits for the engine for ever, even if it could not be loaded; this fails then.
    await pagefind.filters();
    return { manifest, pagefind, parts: new Map(), pages: [], sheets: new Map(), average: 1 };
  }

  async #json<T>(address: string, fresh = false): Promise<T> {
    const response = await this.#site.read(address, fresh);
    if (!response.ok) throw new Error(`${address}: ${String(response.status)}`);
    return (await response.json()) as T;
  }

  /** Reads a packed file; a host may have unpacked it on the way. */
  async #packed<T>(shard: Shard, name: string): Promise<T> {
    // A shard is called by what it holds: another one has another address.
    const address = `${this.#site.base}pagefind/${shard.name}/${name}`;
    const response = await this.#site.read(address, false);
    if (!response.ok) throw new Error(`${address}: ${String(response.status)}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return JSON.parse(bytes[0] === 0x1f ? await unpacked(bytes) : new TextDecoder().decode(bytes)) as T;
  }

  /** Loads the next shards: the most urgent one first, then four times as many as there are: all are searched each time. */
  async #load(started: Started, shards: readonly Shard[]): Promise<void> {
    const { pagefind, parts, pages } = started;
    const { base } = this.#site;
    const next = shards.filter(({ name }) => !parts.has(name)).slice(0, Math.max(1, 4 * parts.size));
    for (const shard of next) {
      // Any language but the page's own, in which Pagefind would cut the query into dictionary words.
      const options = { baseUrl: base, language: 'unknown', metaCacheTag: shard.name };
      const joined = pagefind.mergeIndex(`${base}pagefind/${shard.name}/`, options);
      const facts = this.#packed<ShardFacts>(shard, 'facts.bin');
      parts.set(
        shard.name,
        Promise.all([facts, joined]).then(([facts]) => ({
          shard,
          facts,
          texts: new Map<number, Promise<StoredText[]>>(),
        })),
      );
    }
    const loaded = await Promise.all([...parts.values()]);
    const sizes = loaded.reduce((sum, { shard }) => sum + shard.documents, 0);
    if (pages.length < sizes) await this.#number(started, loaded);
  }

  /** Learns which of a part's sheets Pagefind's ids mean: without a term it lists all, in the order of the index. */
  async #number(started: Started, parts: readonly Part[]): Promise<void> {
    const { results } = await started.pagefind.search(null);
    const { pages, sheets } = started;
    for (const part of parts) {
      const { shard, facts } = part;
      const own = results.filter(({ id }) => id.slice(0, id.lastIndexOf('_')) === `x-${shard.name}`);
      if (sheets.has(own[0]?.id ?? '')) continue;
      if (own.length !== Math.ceil(shard.documents / shard.perSheet))
        throw new Error(`${shard.name}: ${own.length} sheets of ${shard.documents} pages`);
      own.forEach(({ id }, sheet) => {
        const sizes = facts.sizes.slice(sheet * shard.perSheet, (sheet + 1) * shard.perSheet);
        let start = 0;
        const starts = sizes.map((size) => (start += size) - size);
        const rows = sizes.map((size, i) => {
          const row = sheet * shard.perSheet + i;
          return { part, facts, row, size, order: pages.length + i };
        });
        sheets.set(id, { pages: rows, starts });
        pages.push(...rows);
      });
    }
    started.average = pages.reduce((sum, { size }) => sum + size, 0) / Math.max(1, pages.length);
  }

  async #answer(started: Started, query: Query, asked: Omit<Asked, 'q'>): Promise<Answer> {
    const { manifest, pages } = started;
    const [whole, parts, numbered] = await Promise.all([
      query.number === undefined ? undefined : this.#clause(query.number, started),
      Promise.all(query.clauses.map((clause) => this.#clause(clause, started))),
      this.#numbered(query, started),
    ]);
    // Letters that stand nowhere may be the pinyin of a region.
    const regions = new Set<string>();
    const instead = (found: Scores, typed: string): Scores => {
      const names = found.size > 0 ? [] : regionsSpelled(typed, manifest.regions);
      for (const name of names) regions.add(name);
      return names.length > 0 ? inRegions(names, pages) : found;
    };
    const [first, ...others] = parts.map((found, i) => instead(found, query.clauses[i]?.text ?? ''));
    const scores = new Map<Page, number>(whole);
    for (const page of first?.keys() ?? pages) {
      if (others.every((other) => other.has(page)))
        scores.set(
          page,
          [first, ...others].reduce((sum, part) => sum + (part?.get(page) ?? 0), 0),
        );
    }
    const { hits, ...counts } = tally(others.length > 0 ? instead(scores, query.typed) : scores, numbered, asked);
    return {
      ...counts,
      hits: hits.map((hit) => this.#hit(hit)),
      total: hits.length,
      regions: [...regions],
      sought: [...query.clauses, ...(query.number ? [query.number] : [])].map(({ text }) => text).concat(...regions),
    };
  }

  /** The cases whose number is the query: they begin with it, as one word. */
  async #numbered({ number, clauses }: Query, { pagefind, sheets }: Started): Promise<Set<Page>> {
    const [only, further] = clauses;
    const word = (number ?? (further === undefined ? only : undefined))?.text ?? '';
    const owners = new Set<Page>();
    if (!mayBeNumber.test(word)) return owners;
    for (const [id, places] of await placesOf(wholeWord(word), pagefind)) {
      const there = new Set(places);
      const { pages, starts } = sheets.get(id) ?? { pages: [], starts: [] };
      for (const [i, page] of pages.entries()) if (there.has(starts[i] ?? -1)) owners.add(page);
    }
    return owners;
  }

  async #clause({ tokens }: Clause, started: Started): Promise<Scores> {
    const { pagefind, pages, sheets, average } = started;
    const found = tokens.map(async ({ token, at, begins }) => {
      if (begins) await this.#loadWords(token, started);
      return { at, places: await placesOf(token, pagefind) };
    });
    return scored(perPage(together(await Promise.all(found)), sheets), { pages: pages.length, average });
  }

  /** Loads the chunks with words that begin so; Pagefind by itself loads the first alone. */
  async #loadWords(prefix: string, { pagefind, parts }: Started): Promise<void> {
    const loaded = await Promise.all([...parts.values()]);
    const starts = loaded.flatMap(({ facts }) => facts.chunks).filter((start) => start.startsWith(prefix));
    if (starts.length > 0) await pagefind.preload(starts.join(' '));
  }

  #hit({ part, facts, row }: Page): Hit {
    const { shard, texts } = part;
    return {
      id: `${shard.name}/${row}`,
      values: (column) => facts.values[column][facts.rows[column][row] ?? 0] ?? [],
      load: async () => {
        const file = Math.floor(row / shard.perFile);
        const reading = texts.get(file) ?? this.#packed<StoredText[]>(shard, `texts/${file}.bin`);
        texts.set(file, reading);
        const all = await reading.catch((error: unknown) => {
          texts.delete(file);
          throw error;
        });
        const shown = all[row % shard.perFile];
        if (shown === undefined) throw new Error(`${shard.name}: no text of page ${row}`);
        return { ...shown, url: this.#site.base.replace(/\/$/u, '') + shown.address };
      },
    };
  }
}

/** Every place of a token: asked for one without quotes, Pagefind tells them. */
const placesOf = async (token: string, pagefind: Pagefind): Promise<Places> =>
  new Map((await pagefind.search(token)).results.map(({ id, words }) => [id, words]));

const inRegions = (names: readonly string[], pages: readonly Page[]): Scores =>
  new Map(
    pages
      .filter(({ facts, row }) =>
        facts.values.region[facts.rows.region[row] ?? 0]?.some((name) => names.includes(name)),
      )
      .map((page) => [page, 0]),
  );

/** The query with Simplified characters in place of Traditional ones. */
async function inSimplified(query: Query): Promise<Query> {
  const respell = await respellFor(query.typed);
  return respell ? parseQuery(query.typed, respell) : query;
}

/** The shards, those first that hold what is asked for; all are needed for the counts of other kinds and inspections. */
function byUrgency(shards: readonly Shard[], { kinds, filters: { inspection } }: Omit<Asked, 'q'>): Shard[] {
  const urgent = (shard: Shard): boolean =>
    kinds.some((kind) => ownShards.has(kind) === (shard.inspection !== undefined)) &&
    (shard.inspection === undefined || inspection === undefined || inspection.includes(shard.inspection));
  return [...shards.filter(urgent), ...shards.filter((shard) => !urgent(shard))];
}
