import { readAddress, writeAddress, type Asked } from './address.ts';
import { Engine, siteAt, type Hit } from './engine.ts';
import { parseQuery, type Query } from './query.ts';
import { counted, resultItem } from './view.ts';

const pageSize = 10;
/** Wait for the next key before searching. */
const pause = 150;

/**
 * The search page: reads the question from the address and the form, and fills the list. Its markup is
 * `components/SearchApp.astro`, which works as a plain form before this runs.
 */
class SearchApp extends HTMLElement {
  #engine: Engine | undefined;
  #asked: Asked = readAddress('');
  #sought: string[] = [];
  /** Found and not yet listed. */
  #rest: Hit[] = [];
  /** Counts questions, so that a late answer to an earlier one is dropped. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listening: AbortController | undefined;

  connectedCallback(): void {
    this.#engine ??= new Engine(siteAt(this.dataset['base'] ?? '/'));
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const input = this.#input;
    const form = this.#part('form');
    input.addEventListener(
      'input',
      (event) => {
        // Half-typed pinyin is no question yet.
        if (!(event as InputEvent).isComposing) this.#later();
      },
      { signal },
    );
    input.addEventListener('compositionend', () => this.#later(), { signal });
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.#ask({ ...this.#asked, q: input.value }, 'pushState');
      },
      { signal },
    );
    this.#part('more').addEventListener('click', () => void this.#more(true), { signal });
    this.#part('retry').addEventListener('click', () => void this.#answer(), { signal });
    window.addEventListener('popstate', () => this.#read(), { signal });
    this.#read();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    clearTimeout(this.#timer);
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null) throw new Error(`search-app has no part ${name}`);
    return part;
  }

  get #input(): HTMLInputElement {
    return this.#part('input') as HTMLInputElement;
  }

  get #list(): HTMLElement {
    return this.#part('results');
  }

  #read(): void {
    this.#asked = readAddress(location.search);
    this.#input.value = this.#asked.q;
    this.#showAsked();
    void this.#answer();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#ask({ ...this.#asked, q: this.#input.value }, 'replaceState');
    }, pause);
  }

  #ask(asked: Asked, how: 'pushState' | 'replaceState'): void {
    clearTimeout(this.#timer);
    this.#asked = asked;
    const address = `${location.pathname}${writeAddress(asked)}`;
    if (address !== location.pathname + location.search) history[how](null, '', address);
    this.#showAsked();
    void this.#answer();
  }

  /** Shows which kind and filters the question has; the links carry the rest of it on. */
  #showAsked(): void {
    const asked = this.#asked;
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-kind]')) {
      const { kind } = readAddress(`?kind=${link.dataset['kind'] ?? ''}`);
      link.search = writeAddress({ ...asked, kind });
      link.setAttribute('aria-current', String(kind === asked.kind));
    }
    const values = Object.values(asked.filters).flat();
    this.#part('filters').hidden = values.length === 0;
    this.#part('filter-values').textContent = values.join('、');
    (this.#part('clear') as HTMLAnchorElement).search = writeAddress({ ...asked, filters: {} });
  }

  /** Searches for what is asked, and shows the first results or why there are none. */
  async #answer(): Promise<void> {
    const turn = ++this.#turn;
    const asked = this.#asked;
    const query = parseQuery(asked.q);
    this.#list.removeAttribute('data-total');
    this.#show('retry', false);
    this.#show('help', false);
    if (query.clauses.length === 0 && (asked.q.trim() !== '' || Object.keys(asked.filters).length === 0)) {
      this.#list.replaceChildren();
      this.#show('more', false);
      this.#say(asked.q.trim() === '' ? '' : '请输入文字或数字，标点和符号不参与搜索。');
      return;
    }
    this.#say('正在搜索……');
    try {
      const hits = (await this.#engine?.search(query.clauses, asked)) ?? [];
      if (turn !== this.#turn) return;
      this.#sought = query.clauses.map(({ text }) => text);
      this.#rest = hits;
      await this.#more(false);
      if (turn !== this.#turn) return;
      this.#list.dataset['total'] = String(hits.length);
      this.#show('help', hits.length === 0);
      this.#say(summary(hits.length, asked, query));
    } catch (error) {
      if (turn !== this.#turn) return;
      console.warn(error);
      this.#list.replaceChildren();
      this.#show('more', false);
      this.#show('retry', true);
      this.#say(
        `搜索没有完成：索引没有载入。${navigator.onLine ? '请稍后重试。' : '您的设备没有联网，请联网后重试。'}`,
      );
    }
  }

  /** Lists further results; a reader who asked for them is taken to the first. */
  async #more(byReader: boolean): Promise<void> {
    const turn = this.#turn;
    const shown = await Promise.all(this.#rest.slice(0, pageSize).map((hit) => hit.load()));
    if (turn !== this.#turn) return;
    const items = shown.map((each) => resultItem(each, this.#sought));
    if (byReader) this.#list.append(...items);
    else this.#list.replaceChildren(...items);
    this.#rest = this.#rest.slice(pageSize);
    this.#show('more', this.#rest.length > 0);
    if (byReader) items[0]?.querySelector('a')?.focus();
  }

  #show(part: string, shown: boolean): void {
    this.#part(part).hidden = !shown;
  }

  #say(message: string): void {
    this.#part('status').textContent = message;
  }
}

/** What screen readers hear when a search is done. */
function summary(total: number, { kind, filters }: Asked, { cut }: Query): string {
  const found = total === 0 ? '没有找到' : `找到 ${counted(total, kind)}`;
  const narrowed = total === 0 && Object.keys(filters).length > 0 ? '（在当前筛选范围内）' : '';
  const offline = navigator.onLine ? '' : '您的设备没有联网，结果可能不全。';
  return `${found}${narrowed}。${cut ? '查询较长，只按前 64 个字搜索。' : ''}${offline}`;
}

if (!customElements.get('search-app')) customElements.define('search-app', SearchApp);
