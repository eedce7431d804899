/** What the rules about every page look at. */
import type { Page } from '@playwright/test';

/** A row of a table or an item of a list, without those inside it and without the prose in it. */
export interface Row {
  text: string;
  /** Pathnames that it links to. */
  links: string[];
  /** Does it say 示例? */
  marked: boolean;
  /** Is it a figure, counted from many records? */
  figure: boolean;
}

/** A page as its HTML says it, before any script. */
export interface PageFacts {
  /** Pathname. */
  path: string;
  status: number;
  title: string;
  lang: string;
  /** Text of each `<h1>`. */
  headings: string[];
  /** `data-page` of each `<main>`. */
  mains: (string | undefined)[];
  canonical: string | undefined;
  noindex: boolean;
  strip: string | undefined;
  footer: string;
  /** Where 报告错误或个人信息 leads. */
  report: string | undefined;
  /** Everything that the page points to, resolved. */
  links: string[];
  /** What the browser loads by itself, resolved. */
  resources: string[];
  ids: string[];
  rows: Row[];
}

/** Fetches and parses a page; `page` must be on the same origin. */
export const readPage = (page: Page, address: string): Promise<PageFacts> =>
  page.evaluate(async (from) => {
    const response = await fetch(from);
    const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
    const all = (selector: string, within: ParentNode = parsed): Element[] => [...within.querySelectorAll(selector)];
    const text = (element: Element | null | undefined): string | undefined => element?.textContent.trim();
    const url = (element: Element, name: string): string => new URL(element.getAttribute(name) ?? '', from).href;
    const row = (element: Element): Row => {
      const own = (selector: string): Element[] =>
        all(selector, element).filter((one) => one.closest('tr, li') === element && !one.closest('.prose'));
      return {
        text: element.textContent.replace(/\s+/gu, ' ').trim().slice(0, 60),
        links: own('a[href]').map((link) => new URL(url(link, 'href')).pathname),
        figure: element.closest('.bars tbody, .tiles, details .ledger tbody') !== null,
        marked: own('.sample-mark').some((mark) => mark.textContent === '示例'),
      };
    };
    return {
      path: new URL(from).pathname,
      status: response.status,
      title: parsed.title,
      lang: parsed.documentElement.lang,
      headings: all('h1').map((one) => text(one) ?? ''),
      mains: all('main').map((one) => one.getAttribute('data-page') ?? undefined),
      canonical: parsed.querySelector('link[rel=canonical]')?.getAttribute('href') ?? undefined,
      noindex: parsed.querySelector('meta[name=robots]')?.getAttribute('content') === 'noindex',
      strip: text(parsed.querySelector('.sample-strip')),
      footer: text(parsed.querySelector('footer')) ?? '',
      report:
        all('footer a')
          .find((one) => text(one) === '报告错误或个人信息')
          ?.getAttribute('href') ?? undefined,
      links: [
        ...all('a[href], area[href]').map((one) => url(one, 'href')),
        ...all('form[action]').map((one) => url(one, 'action')),
      ],
      resources: [
        ...all('[src]').map((one) => url(one, 'src')),
        ...all('link[href]:not([rel=canonical])').map((one) => url(one, 'href')),
      ],
      ids: all('[id]').map((one) => one.id),
      rows: all('main tr, main li')
        .filter((one) => !one.closest('.prose'))
        .map(row),
    };
  }, address);
