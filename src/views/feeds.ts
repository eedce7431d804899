/** `/feeds/`: what one can subscribe to, and how. */
import {
  correctionsFeed,
  groupFeed,
  inspectionFeed,
  mostEntries,
  rectificationFeed,
  siteFeed,
  type FeedLink,
} from '../formats/feeds/feeds.ts';
import { fullAddress, type PublishedSite } from '../formats/published.ts';
import { addresses } from '../register/addresses.ts';
import { groupsOf, type Group } from '../register/groups.ts';
import type { Inspection } from '../register/types.ts';
import { shownPath } from '../schema/address-names.ts';
import { pageView, type PageView } from './frame.ts';

export interface FeedsView {
  page: PageView;
  site: FeedView[];
  inspections: { title: string; sample: boolean; whole: FeedView[]; regions: FeedView[]; types: FeedView[] }[];
  mostEntries: number;
}

/** A feed with the site path that it stands under. */
export interface FeedView {
  name: string;
  title: string;
  list: string;
  /** Its full address, to be copied; left out in long lists. */
  full?: string;
}

export function feedsView(site: PublishedSite): FeedsView {
  const copied = (feed: FeedLink): FeedView => ({
    ...listed(feed),
    full: shownPath(fullAddress(site, addresses.feed(feed.list, 'xml'))),
  });
  return {
    page: pageView(site, {
      kind: 'feeds',
      title: '订阅',
      description: '有新批次、新公告、新进展或更正时自动收到提醒：怎样订阅，有哪些订阅源',
      address: addresses.feeds,
      asOf: undefined,
      feeds: [siteFeed, correctionsFeed],
    }),
    site: [siteFeed, correctionsFeed].map(copied),
    inspections: site.register.inspections.map((inspection) => ({
      title: inspection.facts.title,
      sample: inspection.sample,
      whole: [inspectionFeed(inspection), rectificationFeed(inspection)].map(copied),
      regions: feedsBy(inspection, 'regions'),
      types: feedsBy(inspection, 'types'),
    })),
    mostEntries,
  };
}

const listed = ({ name, title, list }: FeedLink): FeedView => ({ name, title, list });

const feedsBy = (inspection: Inspection, kind: Group['kind']): FeedView[] =>
  groupsOf(inspection)
    .filter((group) => group.kind === kind)
    .map((group) => listed(groupFeed(inspection, group)));
