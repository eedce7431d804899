/** A feed as Atom (RFC 4287) and as JSON Feed 1.1: what it says, and how each of them writes that. */
import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { byPublication } from '../../register/order.ts';
import type { PublicationLink } from '../../register/types.ts';
import { oneLine } from '../../schema/clause.ts';
import type { SiteFacts } from '../../schema/files/site.ts';
import { mediaTypes } from '../media-types.ts';

/** Milliseconds since 1970, as `Date` counts them. */
export type Moment = number;

/** One entry. All addresses in it are full. */
export interface FeedEntry {
  /** Stays the same whatever becomes of the entry: see `feedId`. */
  id: string;
  address: string;
  title: string;
  /** One line. */
  summary: string;
  /** The full text, as HTML. */
  html: string;
  published: Moment;
  updated: Moment;
  categories: readonly string[];
}

/** A feed, the entry that changed last first. */
export interface Feed {
  id: string;
  title: string;
  description: string;
  language: string;
  /** The page that the feed is about. */
  home: string;
  /** Where the feed itself is to be found, in each format. */
  self: { atom: string; json: string };
  author: string;
  rights: string | undefined;
  updated: Moment;
  entries: readonly FeedEntry[];
}

/**
 * A tag URI (RFC 4151) made from 网址 of site.yaml and a site path: it does not change when the site is built for another
 * origin or sub-path, or moves from http to https. The year says only that whoever holds the host name held it then.
 */
export function feedId(site: Pick<SiteFacts, 'address'>, path: string): string {
  const { host, pathname } = new URL(site.address);
  return `tag:${host},2026:${pathname.replace(/\/$/u, '')}${path}`;
}

const second = 1000;
/** Asia/Shanghai keeps eight hours before UTC all the year. */
const offset = 8 * 60 * 60 * second;

/** The moment of an ISO day with or without a time in Asia/Shanghai. A day whose time is not known stands for its beginning. */
export function momentOf(iso: string): Moment {
  const [day = '', time = '00:00'] = iso.split(' ');
  return Date.parse(`${day}T${time}:00+08:00`);
}

/** RFC 3339 in Asia/Shanghai, so that the day that is read there is the day of the publication. */
export const rfc3339 = (moment: Moment): string => `${new Date(moment + offset).toISOString().slice(0, 19)}+08:00`;

/**
 * When a record was last changed by something published. Each publication counts as a second later than the one before
 * at the least: two on one day are two updates, and readers' programs see both.
 * @param publications what the record came with, then all that was published about it, in any order
 */
export function lastChange([first, ...later]: readonly PublicationLink[]): Moment {
  if (!first) throw new Error('a record comes with a publication');
  const others = [...new Map(later.map((one) => [one.address, one])).values()]
    .filter((one) => one.address !== first.address)
    .sort(byPublication);
  return others.reduce((before, one) => Math.max(momentOf(one.published), before + second), momentOf(first.published));
}

const atomNamespace = 'http://www.w3.org/2005/Atom';

/** XML 1.0 has no way to write these, not even escaped. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text that XML can hold: what it can't is replaced by the mark for that, U+FFFD. */
export const xmlText = (text: string): string => text.replace(forbidden, '\ufffd');

/** What makes a feed readable in a browser: addresses of the XSL, of the CSS for browsers without XSL, and of /feeds/. */
export interface FeedStyle {
  xsl: string;
  css: string;
  help: string;
}

/** The feed as Atom. */
export function atom(feed: Feed, style: FeedStyle): string {
  const document = new DOMImplementation().createDocument(atomNamespace, 'feed', null);
  const root = document.documentElement;
  if (!root) throw new Error('a new document has the element that it was made with');
  for (const [type, address] of [
    [mediaTypes.xsl, style.xsl],
    [mediaTypes.css, style.css],
  ] as const)
    document.insertBefore(
      document.createProcessingInstruction('xml-stylesheet', `type="${type}" href="${address}"`),
      root,
    );
  root.setAttribute('xml:lang', feed.language);
  const add = adder(document);
  add(root, 'id', feed.id);
  add(root, 'title', oneLine(feed.title));
  add(root, 'subtitle', oneLine(feed.description));
  add(root, 'updated', rfc3339(feed.updated));
  add(add(root, 'author'), 'name', oneLine(feed.author));
  if (feed.rights !== undefined) add(root, 'rights', oneLine(feed.rights));
  add(root, 'link', undefined, { rel: 'self', type: mediaTypes.atom, href: feed.self.atom });
  add(root, 'link', undefined, { rel: 'alternate', type: mediaTypes.html, href: feed.home });
  add(root, 'link', undefined, { rel: 'alternate', type: mediaTypes.jsonFeed, href: feed.self.json });
  root.appendChild(pageLink(document, style.help, '怎样订阅'));
  for (const one of feed.entries) {
    root.appendChild(document.createTextNode('\n'));
    const entry = add(root, 'entry');
    add(entry, 'id', one.id);
    add(entry, 'title', oneLine(one.title));
    add(entry, 'published', rfc3339(one.published));
    add(entry, 'updated', rfc3339(one.updated));
    add(entry, 'link', undefined, { rel: 'alternate', type: mediaTypes.html, href: one.address });
    for (const term of one.categories) add(entry, 'category', undefined, { term: oneLine(term) });
    add(entry, 'summary', oneLine(one.summary));
    add(entry, 'content', one.html, { type: 'html' });
    entry.appendChild(pageLink(document, one.address, '看网页'));
  }
  const xml = new XMLSerializer().serializeToString(document, { requireWellFormed: true });
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`;
}

/**
 * A link that a browser without XSL can follow, since it knows no links of Atom. RFC 4287 (6.3) has other programs pass
 * over elements that they do not know.
 */
function pageLink(document: Document, address: string, text: string): Element {
  const link = document.createElementNS('http://www.w3.org/1999/xhtml', 'a');
  link.setAttribute('href', xmlText(address));
  link.appendChild(document.createTextNode(text));
  return link;
}

/** Appends an element of Atom. */
const adder =
  (document: Document) =>
  (parent: Element, name: string, text?: string, attributes: Readonly<Record<string, string>> = {}): Element => {
    const element = document.createElementNS(atomNamespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, xmlText(value));
    if (text !== undefined) element.appendChild(document.createTextNode(xmlText(text)));
    parent.appendChild(element);
    return element;
  };

/** The feed as JSON Feed 1.1. */
export function jsonFeed(feed: Feed): string {
  const made = {
    version: 'https://jsonfeed.org/version/1.1',
    title: oneLine(feed.title),
    home_page_url: feed.home,
    feed_url: feed.self.json,
    description: oneLine(feed.description),
    language: feed.language,
    authors: [{ name: oneLine(feed.author) }],
    items: feed.entries.map((one) => ({
      id: one.id,
      url: one.address,
      title: oneLine(one.title),
      summary: oneLine(one.summary),
      content_html: one.html.toWellFormed(),
      date_published: rfc3339(one.published),
      date_modified: rfc3339(one.updated),
      tags: one.categories.map(oneLine),
    })),
  };
  return `${JSON.stringify(made, undefined, 1)}\n`;
}
