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
import type { Asked } from './asked.ts';
import { pagesCalled, pagesWith, soughtIn } from './lookup.ts';
import { inRegions } from './meant.ts';
import type { Syllables } from './near.ts';
import type { Page, Part, Pagefind, Scores, Started } from './parts.ts';
import { regionsSpelled } from './pinyin.ts';
import { parseQuery, type Query } from './query.ts';
import { respellFor } from './respell.ts';
import { chooseRunner, unpacked } from './runner.ts';
import { tallied, tally } from './tally.ts';

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
  /** Pages of other kinds than were asked for that the query is the name of: `任务2`. */
  named: Hit[];
  /** Regions searched for in place of letters that no page holds: their pinyin was typed. */
  regions: string[];
  /** Regions searched for besides, since another name of theirs was typed. */
  renamed: { typed: string; names: string[] }[];
  /** While further shards are still to come. */
  loading?: { loaded: number; shards: number };
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
      // What was prepared answers first.
      let next = started.parts.has(shards[0]?.name ?? '') ? [] : shards;
      for (;;) {
        await this.#load(started, next);
        next = shards;
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

  /** Loads what answers first, before anything is asked. */
  async prepare(asked: Omit<Asked, 'q'>): Promise<void> {
    const started = await (this.#started ??= this.#start());
    const shards = byUrgency(started.manifest.shards, asked);
    if (started.parts.size === 0) await this.#load(started, shards);
  }

  /** Names that the loaded shards hold, and how characters are read: what other spellings are made of. */
  async spellings(): Promise<{ names: string[]; syllables: Syllables }> {
    const { parts } = await (this.#started ??= this.#start());
    const loaded = await Promise.all([...parts.values()]);
    const [syllables, ...names] = await Promise.all([
      this.#packed<Syllables>('syllables.bin'),
      ...loaded.map(({ shard }) => this.#packed<string[]>(`${shard.name}/names.bin`)),
    ]);
    return { names: [...new Set(names.flat())], syllables };
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

  /**
   * Reads a packed file; a host may have unpacked it on the way.
   * @param file below `pagefind/`: a shard is called by what it holds, so another one has another address
   */
  async #packed<T>(file: string): Promise<T> {
    const address = `${this.#site.base}pagefind/${file}`;
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
      const facts = this.#packed<ShardFacts>(`${shard.name}/facts.bin`);
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
    const [whole, parts, called] = await Promise.all([
      query.number === undefined ? undefined : pagesWith(query.number, started),
      Promise.all(query.clauses.map((clause) => pagesWith(clause, started))),
      pagesCalled(query, started),
    ]);
    // Letters that stand nowhere may be the pinyin of a region.
    const regions = new Set<string>();
    const instead = (found: Scores, typed: string): Scores => {
      const names = found.size > 0 ? [] : regionsSpelled(typed, manifest.regions);
      for (const name of names) regions.add(name);
      return names.length > 0
        ? new Map(pages.filter((page) => inRegions(page, names)).map((page) => [page, 0]))
        : found;
    };
    const [first, ...others] = parts.map((found, i) => instead(found, query.clauses[i]?.text ?? ''));
    const scores = new Map<Page, number>([...called].map((page) => [page, 0]));
    for (const [page, score] of whole ?? []) scores.set(page, score);
    for (const page of first?.keys() ?? pages) {
      if (others.every((other) => other.has(page)))
        scores.set(
          page,
          [first, ...others].reduce((sum, part) => sum + (part?.get(page) ?? 0), 0),
        );
    }
    const { hits, ...counts } = tally(others.length > 0 ? instead(scores, query.typed) : scores, called, asked);
    const elsewhere = [...called].filter((page) => !asked.kinds.some((kind) => tallied(page, 'kind').includes(kind)));
    return {
      ...counts,
      hits: hits.map((hit) => this.#hit(hit)),
      total: hits.length,
      named: elsewhere.map((page) => this.#hit(page)),
      regions: [...regions],
      renamed: query.clauses.flatMap(({ text }) => {
        const names = manifest.otherNames[text];
        return names ? [{ typed: text, names }] : [];
      }),
      sought: soughtIn(query, manifest.otherNames).concat(...regions),
    };
  }

  #hit({ part, facts, row }: Page): Hit {
    const { shard, texts } = part;
    return {
      id: `${shard.name}/${row}`,
      values: (column) => facts.values[column][facts.rows[column][row] ?? 0] ?? [],
      load: async () => {
        const file = Math.floor(row / shard.perFile);
        const reading = texts.get(file) ?? this.#packed<StoredText[]>(`${shard.name}/texts/${file}.bin`);
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
