/** The search page at work: what a reader types, ticks or goes back to, and what is shown of the answer. */
import type { Asked, Sort } from '../engine/asked.ts';
import { ignoredIn, readAddress, writeAddress } from './address.ts';
import { savesData, siteAhead } from '../engine/ahead.ts';
import { Engine, type Answer, type Hit } from '../engine/engine.ts';
import { openWhereWide, showAsked, showCounts, showFacets, ticked } from './facets.ts';
import { feedsOf, showFeeds } from './feeds.ts';
import { followKeys } from './keyboard.ts';
import { parseQuery, type Query } from '../engine/query.ts';
import { keepingPlaces, mayStand, placeIn, sayWhetherAsked, whenScrolled, type Place } from './place.ts';
import { failed, summary, unread } from './status.ts';
import { knownFilters, otherQuestions } from './suggest.ts';
import { askLink, counted, element, fill, namedLink, resultItem, showNamed } from './view.ts';

/** Results that are shown at a time. */
const atATime = 10;
/** Wait for the next key before searching. */
const pause = 150;

/**
 * The search page: reads the question from the address and the form, and fills the list. Its markup is
 * `src/components/search/SearchApp.astro`, which works as a plain form before this runs.
 */
class SearchApp extends HTMLElement {
  #inspections: ReadonlyMap<string, string> = new Map();
  #asked: Asked = readAddress('');
  readonly #engine = new Engine(siteAhead(this.#base));
  /** What the address held and nobody understood. */
  #ignored: string[] = [];
  /** Whether filters come from an address, which may name what no page has. */
  #unchecked = false;
  #answered: Answer | undefined;
  /** Results that are listed, by id: they keep their places. */
  #standing: readonly string[] = [];
  /** The query of the address that was read or written last. */
  #address = '';
  /** Whether what is shown is what the page was opened with. */
  #isFirst = true;
  /** How many results are listed. */
  #shown = atATime;
  /** Results of the question that were shown, by id. */
  #items = new Map<string, Promise<HTMLElement>>();
  /** Counts questions, so that a late answer to an earlier one is dropped. */
  #turn = 0;
  /** Counts what was shown of them, for the same reason. */
  #drawing = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listens = false;

  connectedCallback(): void {
    this.#inspections = new Map(JSON.parse(this.dataset['inspections'] ?? '[]') as [string, string][]);
    this.#show('idle', false);
    if (!this.#listens) this.#listen();
    this.#listens = true;
    const typed = this.#input.value;
    this.#read();
    // Typed before this ran: the box is the reader's.
    if (typed !== '' && typed !== this.#asked.q) {
      this.#input.value = typed;
      this.#ask({ ...this.#asked, q: typed }, 'replaceState');
    }
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #listen(): void {
    const input = this.#input;
    const on = (part: string, type: string, listener: (event: Event) => void): void => {
      this.#part(part).addEventListener(type, listener);
    };
    // Half-typed pinyin is no question yet.
    on('input', 'input', (event) => {
      if (input.value !== '') sayWhetherAsked(true);
      if (!(event as InputEvent).isComposing) this.#later();
    });
    on('input', 'compositionstart', () => clearTimeout(this.#timer));
    on('input', 'compositionend', () => this.#later());
    // What was typed a moment ago counts too.
    const now = (change: Partial<Asked>): void => this.#ask({ ...this.#asked, q: input.value, ...change }, 'pushState');
    on('form', 'submit', (event) => {
      event.preventDefault();
      now({});
    });
    on('facets', 'change', () => now({ filters: ticked(this.#part('facets')) }));
    on('sort', 'change', (event) => now({ sort: (event.target as HTMLSelectElement).value as Sort }));
    on('more', 'click', () => void this.#more());
    on('retry', 'click', () => void this.#answer());
    on('csv', 'click', () => void this.#save());
    this.addEventListener('click', (event) => this.#follow(event));
    // A link to a part of the page is no other question.
    window.addEventListener('popstate', () => this.#address === location.search || this.#read());
    history.scrollRestoration = 'manual';
    whenScrolled(() => this.#keepPlace());
    window.addEventListener('online', () => this.#part('retry').hidden || void this.#answer());
    followKeys(this, input, () => {
      input.value = '';
      this.#ask({ ...this.#asked, q: '' }, 'replaceState');
    });
    openWhereWide(this.#part('panel') as HTMLDetailsElement);
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null) throw new Error(`search-app has no part ${name}`);
    return part;
  }

  get #input(): HTMLInputElement {
    return this.#part('input') as HTMLInputElement;
  }

  get #base(): string {
    return this.dataset['base'] ?? '/';
  }

  get #list(): HTMLElement {
    return this.#part('results');
  }

  #read(): void {
    this.#address = location.search;
    this.#asked = readAddress(location.search);
    this.#ignored = ignoredIn(location.search);
    this.#unchecked = Object.keys(this.#asked.filters).length > 0;
    if (this.#input.value !== this.#asked.q) this.#input.value = this.#asked.q;
    void this.#answer(placeIn(history.state));
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask({ ...this.#asked, q: this.#input.value }, 'replaceState'), pause);
  }

  #ask(asked: Asked, how: 'pushState' | 'replaceState'): void {
    clearTimeout(this.#timer);
    this.#asked = asked;
    this.#ignored = [];
    this.#unchecked = false;
    this.#isFirst = false;
    if (how === 'pushState') this.#keepPlace();
    const address = `${location.pathname}${writeAddress(asked)}`;
    if (address !== location.pathname + location.search) history[how](null, '', address);
    this.#address = location.search;
    void this.#answer();
  }

  /** Answers a link within the page in place; one that goes away with its click hands the focus to the status. */
  #follow(event: MouseEvent): void {
    this.#keepPlace();
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-ask]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const asked = readAddress(link.search);
    this.#input.value = asked.q;
    if (!link.dataset['kind']) this.#part('status').focus({ preventScroll: true });
    this.#ask(asked, 'pushState');
  }

  /**
   * Searches for what is asked, and shows the first results or why there are none.
   * @param place where the reader was among them before
   */
  async #answer(place?: Place): Promise<void> {
    const turn = ++this.#turn;
    const asked = this.#asked;
    const query = parseQuery(asked.q);
    const lists = Object.keys(asked.filters).length > 0 || asked.kinds.some((kind) => kind !== 'case');
    const asks = query.clauses.length > 0 || (asked.q.trim() === '' && lists);
    this.#shown = Math.max(atATime, place?.results.length ?? 0);
    this.#standing = place?.results ?? [];
    this.#items.clear();
    sayWhetherAsked(asks || asked.q.trim() !== '');
    showAsked(this, asked, this.#inspections);
    this.#list.removeAttribute('data-total');
    this.#list.setAttribute('aria-busy', String(asks));
    for (const part of ['retry', 'help', 'by-hand']) this.#show(part, false);
    for (const part of ['kinds', 'panel']) this.#show(part, asks);
    this.#progress(asks ? '正在搜索……' : '');
    if (!asks) {
      this.#leave();
      // The next question finds the engine started; what is wrong with it shows then.
      if (!savesData()) void this.#engine.prepare(asked).catch(() => undefined);
      const said = asked.q.trim() === '' ? '' : '请输入文字或数字，标点和符号不参与搜索。';
      this.#say(said + unread(this.#ignored));
      return;
    }
    try {
      const engine = this.#engine;
      const answer = await engine.search(
        query,
        asked,
        // The whole answer says what is wrong.
        async (part) =>
          turn === this.#turn && mayStand(part, query, place) && this.#render(part).catch(() => undefined),
      );
      if (turn !== this.#turn) return;
      if (this.#unchecked && (await this.#dropUnknown(engine))) {
        if (turn === this.#turn) await this.#answer(place);
        return;
      }
      await this.#render(answer);
      if (turn !== this.#turn) return;
      this.#list.dataset['total'] = String(answer.total);
      if (place) window.scrollTo(0, place.scroll);
      this.#say(summary(answer, asked, query, navigator.onLine) + unread(this.#ignored));
      this.#greet();
      if (answer.total === 0) await this.#help(engine, answer, query, turn);
    } catch (error) {
      if (turn !== this.#turn) return;
      console.warn(error);
      this.#leave();
      this.#show('retry', true);
      sayWhetherAsked(false);
      this.#say(failed(navigator.onLine));
    } finally {
      if (turn === this.#turn) {
        this.#progress('');
        this.#list.setAttribute('aria-busy', 'false');
      }
    }
  }

  /** Drops filter values that no page has, and says whether there were any. */
  async #dropUnknown(engine: Engine): Promise<boolean> {
    this.#unchecked = false;
    const { filters, unknown } = await knownFilters(engine, this.#asked.filters);
    this.#asked = { ...this.#asked, filters };
    this.#ignored.push(...unknown);
    return unknown.length > 0;
  }

  /** Takes everything away that belonged to an earlier answer. */
  #leave(): void {
    this.#answered = undefined;
    fill(this.#list);
    for (const part of ['kinds', 'panel', 'tools', 'more', 'feeds', 'named']) this.#show(part, false);
  }

  /** What a page was opened with is read aloud, and a step before the first result, unless the reader is elsewhere. */
  #greet(): void {
    if (this.#isFirst && (document.activeElement ?? document.body) === document.body)
      this.#part('status').focus({ preventScroll: true });
  }

  /** Keeps where the reader is with the entry of the history, once all is there. */
  #keepPlace(): void {
    if (this.#list.dataset['total'] === undefined) return;
    history.replaceState({ results: this.#standing, scroll: window.scrollY } satisfies Place, '');
  }

  /** Shows an answer, or as much of it as is known yet. */
  async #render(found: Answer): Promise<void> {
    const turn = this.#turn;
    const drawing = ++this.#drawing;
    const answer = { ...found, hits: keepingPlaces(found.hits, this.#standing) };
    const hits = answer.hits.slice(0, this.#shown);
    const named = await Promise.all(answer.named.slice(0, atATime).map(async (hit) => namedLink(await hit.load())));
    const items = await Promise.all(hits.map((hit) => this.#item(hit, answer.sought)));
    if (turn !== this.#turn || drawing !== this.#drawing) return;
    this.#answered = answer;
    this.#standing = hits.map(({ id }) => id);
    const focused = document.activeElement;
    const held = focused instanceof HTMLElement && this.#list.contains(focused);
    fill(this.#list, ...items);
    // Moved about in the page, it lost the focus.
    if (held) focused.focus({ preventScroll: true });
    showNamed(this.#part('named'), named);
    showCounts(this, answer.kinds);
    // Half of the filters would move when the others come.
    if (!answer.loading)
      this.#show('panel', showFacets(this.#part('facets'), answer.facets, this.#asked, this.#inspections));
    this.#show('tools', answer.total > 0);
    this.#show('more', answer.total > this.#shown);
    showFeeds(this.#part('feeds'), feedsOf(answer.hits, this.#asked, this.#inspections), this.#base);
    if (answer.loading) {
      const { loaded, shards } = answer.loading;
      if (hits.length > 0) this.#greet();
      this.#progress(`已找到 ${counted(answer.total, this.#asked.kinds)}，还在查找（${loaded}/${shards}）……`);
    }
  }

  #item(hit: Hit, sought: readonly string[]): Promise<HTMLElement> {
    const item = this.#items.get(hit.id) ?? hit.load().then((shown) => resultItem(shown, sought));
    this.#items.set(hit.id, item);
    return item;
  }

  /** Lists further results and takes the reader to the first of them. */
  async #more(): Promise<void> {
    const before = this.#shown;
    this.#shown += atATime;
    try {
      if (this.#answered) await this.#render(this.#answered);
      this.#keepPlace();
      this.#list.children[before]?.querySelector('a')?.focus();
    } catch {
      this.#shown = before;
      this.#say('没有载入更多结果，请检查网络后再点“显示更多”。');
    }
  }

  /** Offers what does find something. */
  async #help(engine: Engine, answer: Answer, query: Query, turn: number): Promise<void> {
    this.#show('tries', false);
    this.#show('help', true);
    const links = await otherQuestions(engine, this.#asked, query, answer);
    if (turn !== this.#turn) return;
    const items = links.map(({ asked, words }) => element('li', '', askLink(writeAddress(asked), words)));
    const list = this.#part('tries').querySelector('ul');
    if (list) fill(list, ...items);
    this.#show('tries', items.length > 0);
  }

  /** All results as a table for spreadsheets. */
  async #save(): Promise<void> {
    const answer = this.#answered;
    if (!answer) return;
    const turn = this.#turn;
    const name = `搜索结果-${counted(answer.total, this.#asked.kinds).replace(' ', '')}.csv`;
    try {
      const { saveResults } = await import('./csv.ts');
      const byHand = this.#part('by-hand') as HTMLDetailsElement;
      await saveResults(answer.hits, name, byHand, (words) => {
        if (turn === this.#turn) this.#progress(words);
      });
    } catch {
      this.#say('表格没有做成，请检查网络后再试。');
    } finally {
      if (turn === this.#turn) this.#progress('');
    }
  }

  #progress(message: string): void {
    this.#part('progress').textContent = message;
    this.#show('progress', message !== '');
  }

  #show(part: string, shown: boolean): void {
    this.#part(part).hidden = !shown;
  }

  #say(message: string): void {
    this.#part('status').textContent = message;
  }
}

if (!customElements.get('search-app')) customElements.define('search-app', SearchApp);
