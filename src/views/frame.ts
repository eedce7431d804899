/** What stands around the matter of every page: head, masthead, crumbs, footer. */
import { siteFeed, inspectionFeed, type FeedLink } from '../formats/feeds/feeds.ts';
import { breadcrumbs, organization, type Node } from '../formats/metadata/json-ld.ts';
import { columnOf, officialTags, openGraph, type Article, type Tag } from '../formats/metadata/page-meta.ts';
import type { ShareImage } from '../formats/metadata/share-card.ts';
import { fullAddress, type PublishedSite } from '../formats/published.ts';
import { reportLink } from '../formats/text/report-error.ts';
import { addresses } from '../register/addresses.ts';
import type { Inspection } from '../register/types.ts';
import type { IsoDate } from '../schema/values.ts';

/** A place of this site, by its site path. */
export interface PlaceView {
  name: string;
  address: string;
}

/** What a view says of its page. */
export interface PageSpec {
  /** `data-page` of `<main>`: home, inspection, batch, case … */
  kind: string;
  title: string;
  description: string;
  /** Site path of this page, without the base. */
  address: string;
  /** The day of the newest publication that the page rests on; undefined where it rests on none. */
  asOf: IsoDate | undefined;
  /** Does the page show invented data? */
  sample?: boolean;
  inspection?: Inspection | undefined;
  crumbs?: readonly PlaceView[];
  /** The last crumb, where the title says more than is needed there. */
  here?: string;
  wide?: boolean;
  caseKey?: string;
  /** Site path of the page that this address has been given up for: readers are taken there. */
  movedTo?: string;
  /** Kept out of search engines though nothing on it is a sample. */
  noindex?: boolean;
  /** What a text that was published on a day says of itself. */
  article?: Article;
  /** The picture that stands beside links to this page. */
  image?: ShareImage | undefined;
  /** The feeds that have news of it, the nearest first; without any, that of the inspection. */
  feeds?: readonly FeedLink[];
  /** What it is about, in the words of schema.org. */
  nodes?: readonly Node[];
}

export interface PageView {
  kind: string;
  wide: boolean;
  /** May it stand in a frame on another site, in short? */
  framed: boolean;
  caseKey?: string;
  sample: boolean;
  head: HeadView;
  /** Publisher and title of the site. */
  publisher: string;
  siteTitle: string;
  nav: (PlaceView & { current?: 'page' | 'true' })[];
  /** Some pages have a search box of their own, larger. */
  hasSearchBox: boolean;
  crumbs: PlaceView[];
  here: string;
  footer: FooterView;
}

/** What a page says to browsers, search engines and others who link to it. */
export interface HeadView {
  title: string;
  /** Undefined where the official tags have it. */
  description?: string;
  /** Full address of the page, or of the one that took its place. */
  canonical: string;
  /** Site path of the page that took its place. */
  movedTo?: string;
  noindex: boolean;
  tags: readonly Tag[];
  openGraph: readonly Tag[];
  hasImage: boolean;
  feeds: { title: string; list: string }[];
  nodes: readonly Node[];
}

export interface FooterView {
  asOf?: IsoDate;
  organiser?: string;
  contact: string;
  /** Where errors are reported. */
  report: string;
  licence?: string;
  links: PlaceView[];
  /** 网站标识码 and other numbers of the site. */
  codes: string;
}

/** Pages that have a search box of their own for the whole site. */
const ownBox = new Set(['home', 'search', 'not-found']);

/** Pages that other sites frame, and what may stand at the address of one later on. */
const framed = new Set(['case', 'batch', 'moved', 'not-found']);

/** The frame of a page. */
export function pageView(site: PublishedSite, spec: PageSpec): PageView {
  const { kind, title, address, crumbs = [], here = title, inspection: own, movedTo, caseKey, wide = false } = spec;
  const { register } = site;
  const about = register.site;
  const inspection = own ?? register.current;
  const sample = (spec.sample ?? false) || (own?.sample ?? about.sample ?? false);
  const hasOwnBox = ownBox.has(kind);
  return {
    kind,
    wide,
    framed: framed.has(kind),
    ...(caseKey !== undefined && { caseKey }),
    sample,
    head: headView(site, spec, sample),
    publisher: about.publisher,
    siteTitle: about.title,
    nav: [
      ...(inspection ? columns(inspection) : []),
      { name: '更正', address: addresses.corrections },
      ...(hasOwnBox ? [{ name: '搜索', address: addresses.search }] : []),
    ].map((one) => ({ ...one, ...currency(one.address, address) })),
    hasSearchBox: !hasOwnBox,
    crumbs: [...crumbs],
    here,
    footer: footerView(site, spec, fullAddress(site, movedTo ?? address)),
  };
}

/** The columns of an inspection, as far as it has them. */
const columns = ({ id, plan, lookBacks }: Inspection): PlaceView[] => [
  { name: '批次', address: addresses.batches(id) },
  ...(plan ? [{ name: '整改', address: addresses.rectification(id) }] : []),
  ...(lookBacks.length > 0 ? [{ name: '回头看', address: addresses.lookBack(id) }] : []),
  { name: '公告', address: addresses.announcements(id) },
];

/** Is a link to this page, or to what it belongs to? */
function currency(link: string, address: string): { current?: 'page' | 'true' } {
  if (link === address) return { current: 'page' };
  return address.startsWith(link) ? { current: 'true' } : {};
}

function headView(site: PublishedSite, spec: PageSpec, sample: boolean): HeadView {
  const {
    kind,
    description,
    movedTo,
    article,
    image,
    inspection: own,
    noindex = false,
    nodes = [],
    crumbs = [],
  } = spec;
  const about = site.register.site;
  const address = movedTo ?? spec.address;
  const canonical = fullAddress(site, address);
  const mark = sample ? '【示例】' : '';
  /** Pages of the same kind of two inspections are told apart by its name. */
  const within = own?.facts.shortTitle ?? about.title;
  const titles = new Set([spec.title, ...(spec.title.includes(within) ? [] : [within]), about.title]);
  const column = columnOf(kind, own?.facts.title ?? about.title);
  const facts = { title: mark + spec.title, description, address: canonical, column, article, image };
  const { feeds = own ? [inspectionFeed(own)] : [] } = spec;
  const offered = new Map([...feeds, siteFeed].map((feed) => [feed.list, feed]));
  const here = { name: spec.here ?? spec.title, address };
  return {
    title: mark + [...titles].join(' - '),
    ...(!article && { description }),
    canonical,
    ...(movedTo !== undefined && { movedTo }),
    noindex: sample || noindex,
    tags: officialTags(about, facts),
    openGraph: openGraph(about, facts),
    hasImage: image !== undefined,
    feeds: [...offered.values()].map(({ title, list }) => ({ title, list })),
    nodes:
      movedTo === undefined
        ? [organization(site), ...(address === addresses.home ? [] : [breadcrumbs(site, crumbs, here)]), ...nodes]
        : [],
  };
}

/** The pages that are always there stand in this order, then those of this site alone. */
const standing = ['about', 'cite', 'glossary', 'accessibility'];
const place = (id: string): number => (standing.includes(id) ? standing.indexOf(id) : standing.length);

function footerView({ register }: PublishedSite, { title, asOf }: PageSpec, canonical: string): FooterView {
  const { organiser, contact, reportAddress, licence, siteCode, icp, police } = register.site;
  const pages = [...register.pages].sort((a, b) => place(a.id) - place(b.id));
  return {
    ...(asOf !== undefined && { asOf }),
    ...(organiser !== undefined && { organiser }),
    contact,
    report: reportLink(reportAddress, canonical, `报告错误或个人信息：${title}`),
    ...(licence !== undefined && { licence }),
    links: [
      ...pages.map(({ id, facts }) => ({ name: facts.title, address: addresses.page(id) })),
      { name: '订阅', address: addresses.feeds },
      { name: '给记者和研究者', address: addresses.reporters },
    ],
    codes: [siteCode && `网站标识码 ${siteCode}`, icp, police].filter(Boolean).join(' · '),
  };
}
