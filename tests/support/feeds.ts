/** Feeds as a reader's program sees them, and what RFC 4287 and JSON Feed 1.1 ask of them. */
import { DOMParser, onErrorStopParsing, type Element } from '@xmldom/xmldom';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { feedFiles } from '../../src/formats/feeds/feeds.ts';
import { contentBytes, type PublishedSite } from '../../src/formats/published.ts';

/** Every feed of a site by its path. */
export async function feedsOf(site: PublishedSite): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const { path, render } of feedFiles(site))
    made.set(decodeURI(path), Buffer.from(contentBytes(await render())).toString());
  return made;
}

export interface ReadEntry {
  id: string;
  title: string;
  address: string;
  html: string;
  published: string;
  updated: string;
  categories: string[];
}

/** What a reader's program makes of an Atom feed. */
export function readAtom(text: string): ReadEntry[] {
  return (parseAtomFeed(text).entries ?? []).map((entry) => ({
    id: entry.id ?? '',
    title: entry.title?.value ?? '',
    address: entry.links?.find(({ rel }) => rel === 'alternate')?.href ?? '',
    html: entry.content?.value ?? '',
    published: entry.published ?? '',
    updated: entry.updated ?? '',
    categories: entry.categories?.map(({ term }) => term ?? '') ?? [],
  }));
}

/** What a reader's program makes of a JSON Feed. */
export function readJson(text: string): ReadEntry[] {
  return (parseJsonFeed(text).items ?? []).map((item) => ({
    id: item.id ?? '',
    title: item.title ?? '',
    address: item.url ?? '',
    html: item.content_html ?? '',
    published: item.date_published ?? '',
    updated: item.date_modified ?? '',
    categories: item.tags ?? [],
  }));
}

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u;
const isIri = (text: string): boolean =>
  /^(?:tag:|https?:)/u.test(text) && URL.canParse(text) && !/[\s"<>]/u.test(text);

/** What an Atom document lacks of what RFC 4287 asks; empty if it is valid. */
export function atomFaults(text: string): string[] {
  const faults: string[] = [];
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml').documentElement;
  const must = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  if (root?.namespaceURI !== 'http://www.w3.org/2005/Atom') return ['the root is no element of Atom'];
  const children = (element: Element, name: string): Element[] =>
    [...element.childNodes].filter(
      (node): node is Element =>
        node.nodeType === 1 && node.nodeName === name && node.namespaceURI === root.namespaceURI,
    );
  const one = (element: Element, name: string, where: string): string => {
    const found = children(element, name);
    must(found.length === 1, `${where}: ${String(found.length)} ${name}`);
    return found[0]?.textContent ?? '';
  };
  const links = (element: Element) =>
    children(element, 'link').map((link) => ({
      rel: link.getAttribute('rel') ?? 'alternate',
      type: link.getAttribute('type') ?? '',
      href: link.getAttribute('href') ?? '',
    }));
  const common = (element: Element, where: string): void => {
    must(isIri(one(element, 'id', where)), `${where}: id is no IRI`);
    must(one(element, 'title', where) !== '', `${where}: no title`);
    must(dateTime.test(one(element, 'updated', where)), `${where}: updated is no date and time`);
    for (const { rel, type, href } of links(element)) {
      must(/^https?:/u.test(href) && isIri(href), `${where}: ${href} is not a full address`);
      const same = links(element).filter(
        (other) => other.rel === 'alternate' && rel === 'alternate' && other.type === type,
      );
      must(same.length <= 1, `${where}: two alternates of type ${type}`);
    }
  };
  common(root, 'feed');
  const authors = children(root, 'author');
  must(authors.length > 0 && authors.every((author) => one(author, 'name', 'author') !== ''), 'feed: no author');
  must(links(root).filter(({ rel }) => rel === 'self').length === 1, 'feed: no self');
  const entries = children(root, 'entry');
  const ids = entries.map((entry) => one(entry, 'id', 'entry'));
  must(new Set(ids).size === ids.length, 'two entries have one id');
  for (const [index, entry] of entries.entries()) {
    const where = `entry ${ids[index] ?? ''}`;
    common(entry, where);
    must(dateTime.test(one(entry, 'published', where)), `${where}: published is no date and time`);
    must(one(entry, 'updated', where) >= one(entry, 'published', where), `${where}: updated before it was published`);
    const [content] = children(entry, 'content');
    must(content?.getAttribute('type') === 'html' && content.textContent !== '', `${where}: no content`);
    for (const category of children(entry, 'category')) must(category.getAttribute('term') !== '', `${where}: no term`);
    must(one(root, 'updated', 'feed') >= one(entry, 'updated', where), `${where}: newer than the feed`);
  }
  return faults;
}

/** What a JSON Feed lacks of what the specification asks. */
export function jsonFaults(text: string): string[] {
  const feed = JSON.parse(text) as Record<string, unknown>;
  const faults = [];
  if (feed['version'] !== 'https://jsonfeed.org/version/1.1') faults.push('version');
  if (typeof feed['title'] !== 'string' || feed['title'] === '') faults.push('title');
  if (!Array.isArray(feed['items'])) faults.push('items');
  for (const item of readJson(text)) {
    if (item.id === '' || item.html === '') faults.push(`an item without id or content: ${item.id}`);
    if (!dateTime.test(item.published) || !dateTime.test(item.updated)) faults.push(`${item.id}: dates`);
  }
  return faults;
}
