/** Which feeds there are, what is in each, and how much of it. */
import { addresses } from '../../register/addresses.ts';
import { groupsOf, type Group } from '../../register/groups.ts';
import type { Inspection } from '../../register/types.ts';
import { atom, feedId, jsonFeed, momentOf, type Feed, type FeedEntry, type FeedStyle } from './feed.ts';
import { correctionEntries, entriesOf, type Draft, type Entries } from './feed-entries.ts';
import { fullAddress, type PublishedSite, type SiteFile } from '../published.ts';
import { titleWithMark } from '../text/sample.ts';

/** A feed to subscribe to. */
export interface FeedLink {
  /** What it is about: 麒麟区. */
  name: string;
  /** The same where it stands alone, without the title of the site: 曲靖回头看：麒麟区. */
  title: string;
  /** The site path that `feed.xml` and `feed.json` stand under. */
  list: string;
  /** The page about the same. */
  home: string;
}

export const siteFeed: FeedLink = { name: '全站', title: '全部公开内容', list: addresses.home, home: addresses.home };
export const correctionsFeed: FeedLink = {
  name: '更正',
  title: '更正、脱敏和撤下',
  list: addresses.corrections,
  home: addresses.corrections,
};

/** Everything published about an inspection. Its feeds are there from the beginning: one can subscribe to what is to come. */
export const inspectionFeed = ({ address, facts: { shortTitle } }: Inspection): FeedLink => ({
  name: shortTitle,
  title: shortTitle,
  list: address,
  home: address,
});

/** The plan and the results. */
export const rectificationFeed = ({ id, address, plan, facts: { shortTitle } }: Inspection): FeedLink => ({
  name: '整改',
  title: `${shortTitle}：整改`,
  list: addresses.rectification(id),
  home: plan ? plan.address : address,
});

/** The cases of one region or of one pollution type; browsing by state is for readers, since states change. */
export const groupFeed = (
  { facts: { shortTitle } }: Inspection,
  { name, address }: Pick<Group, 'name' | 'address'>,
): FeedLink => ({
  name,
  title: `${shortTitle}：${name}`,
  list: address,
  home: address,
});

/** As many entries as a reader's program needs to miss nothing between two visits … */
export const mostEntries = 50;
/** … but no more text than it takes at once. The newest entry is whole whatever its length. */
export const mostCharacters = 1_000_000;

/** The newest entries, as many as fit; what changed on the same day stays in its order. */
export function newest(drafts: readonly Draft[]): FeedEntry[] {
  const sorted = [...drafts].sort((a, b) => b.updated - a.updated || b.published - a.published);
  const chosen: FeedEntry[] = [];
  let characters = 0;
  for (const draft of sorted.slice(0, mostEntries)) {
    const html = draft.html();
    characters += html.length;
    if (chosen.length > 0 && characters > mostCharacters) break;
    chosen.push({ ...draft, html });
  }
  return chosen;
}

/** Every feed in both formats, and nothing that depends on the day of the build. */
export function* feedFiles(site: PublishedSite): Generator<SiteFile> {
  const { inspections } = site.register;
  const files = (link: FeedLink, began: string | undefined, entries: () => readonly Draft[]): SiteFile[] => {
    let made: Feed | undefined;
    const feed = (): Feed => (made ??= feedOf(link, began, entries(), site));
    return [
      { path: addresses.feed(link.list, 'xml'), render: () => atom(feed(), styles(site)) },
      { path: addresses.feed(link.list, 'json'), render: () => jsonFeed(feed()) },
    ];
  };
  const all: Draft[] = [];
  for (const inspection of inspections) {
    const began = inspection.facts.period.from;
    const entries = entriesOf(inspection, site);
    all.push(...entries.publications);
    yield* files(inspectionFeed(inspection), began, () => entries.publications);
    yield* files(rectificationFeed(inspection), began, () => entries.rectification);
    for (const group of groupsOf(inspection))
      if (group.kind !== 'states')
        yield* files(groupFeed(inspection, group), began, () => draftsOf(group.cases, entries));
  }
  const began = inspections.map(({ facts }) => facts.period.from).sort()[0];
  yield* files(siteFeed, began, () => all);
  yield* files(correctionsFeed, began, () => correctionEntries(site));
}

const draftsOf = (cases: Inspection['cases'], { cases: drafts }: Entries): Draft[] =>
  cases.map((one) => drafts.get(one)).filter((draft) => draft !== undefined);

/** Where browsers find what makes a feed readable. */
const styles = ({ settings }: PublishedSite): FeedStyle => ({
  xsl: `${settings.base}feed.xsl`,
  css: `${settings.base}feed.css`,
  help: settings.base + addresses.feeds.slice(1),
});

/** @param began since when the feed stands as it is if there is nothing in it: an ISO day */
function feedOf(
  { title, list, home }: FeedLink,
  began: string | undefined,
  drafts: readonly Draft[],
  site: PublishedSite,
): Feed {
  const { title: siteTitle, publisher, description, licence } = site.register.site;
  const entries = newest(drafts);
  return {
    id: feedId(site.register.site, `${list}feed`),
    title: titleWithMark([...new Set([title, siteTitle])].join(' - '), site.register.site.sample ?? false),
    description,
    language: 'zh-Hans',
    home: fullAddress(site, home),
    self: {
      atom: fullAddress(site, addresses.feed(list, 'xml')),
      json: fullAddress(site, addresses.feed(list, 'json')),
    },
    author: publisher,
    rights: licence,
    updated: entries[0]?.updated ?? momentOf(began ?? '1970-01-01'),
    entries,
  };
}
