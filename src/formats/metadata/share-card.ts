/** What the picture beside a link to a batch or an announcement says, and where it is. */
import { listsCases } from '../../register/cases.ts';
import { addresses } from '../../register/addresses.ts';
import type { Announcement, Batch, Inspection } from '../../register/types.ts';
import { countOf, settledIn } from '../../register/totals.ts';
import { labelOf } from '../../schema/field.ts';
import { calledIn, declaredTotals } from '../../schema/files/declared.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import { oneLine } from '../../schema/clause.ts';
import { caseStates, isSettled } from '../../schema/states.ts';
import { longDate } from '../text/dates.ts';
import { within } from '../text/record-names.ts';
import { batchTitle } from '../tables/official-table.ts';
import { fullAddress, type Makers, type PublishedSite, type ShareCard, type SiteFile } from '../published.ts';
import { sampleMark, titleWithMark } from '../text/sample.ts';

/** What a page says of its picture. */
export interface ShareImage {
  /** Full address. */
  address: string;
  alt: string;
}

/** The size of the picture in pixels, as those who show it ask for. */
export const cardSize = { width: 1200, height: 630 } as const;

const publishedOn = (published: string): string => `${longDate(published.slice(0, 10))}公开`;
const cardOf = (site: PublishedSite, said: Omit<ShareCard, 'publisher' | 'site'>): ShareCard => ({
  ...said,
  publisher: oneLine(site.register.site.publisher),
  site: oneLine(site.register.site.title),
  above: oneLine(said.above),
  title: oneLine(said.title),
});

/** What is shown of a batch of which statistics were published alone. */
const declaredShown = ['forwarded', 'closed'] as const;
const declaredSchema = declaredTotals(everyWord);

/** One batch: how many cases, and how many of them are closed. */
export function batchCard(batch: Batch, { facts: { shortTitle } }: Inspection, site: PublishedSite): ShareCard {
  const { number, now, facts, sample, declared } = batch;
  const left = Object.keys(caseStates).filter((word) => !isSettled(word));
  const states = [
    { label: '已办结', count: settledIn(now.byState) },
    ...left.map((label) => ({ label, count: countOf(now.byState, label) })),
  ];
  return cardOf(site, {
    above: '群众信访举报件办理情况',
    title: `${shortTitle}${number.name}`,
    figures: listsCases(batch)
      ? [{ label: '信访举报件', count: now.cases }, ...states.filter(({ count }) => count > 0)]
      : declaredShown.flatMap((name) => {
          const count = declared?.[name];
          if (declared === undefined || count === undefined) return [];
          return [{ label: `${calledIn(declared, name, labelOf(declaredSchema, name))}（公布数）`, count }];
        }),
    below: publishedOn(facts.published),
    mark: sampleMark(sample),
  });
}

/** One announcement. */
export const announcementCard = (
  { facts, sample }: Announcement,
  { facts: { shortTitle } }: Inspection,
  site: PublishedSite,
): ShareCard =>
  cardOf(site, {
    above: `${shortTitle} · ${facts.kind.value}`,
    title: facts.title,
    figures: [],
    below: publishedOn(facts.published),
    mark: sampleMark(sample),
  });

/** One picture a batch, one an announcement. */
export function* shareFiles(inspection: Inspection, site: PublishedSite, { draw }: Makers): Generator<SiteFile> {
  const file = (path: string, card: () => ShareCard): SiteFile => ({
    path,
    key: () => JSON.stringify(card()),
    render: () => draw(card()),
  });
  for (const batch of inspection.batches)
    yield file(addresses.batchImage(inspection.id, batch.number.key), () => batchCard(batch, inspection, site));
  for (const one of inspection.announcements)
    yield file(addresses.announcementImage(inspection.id, one.id), () => announcementCard(one, inspection, site));
}

export const batchImage = (batch: Batch, inspection: Inspection, site: PublishedSite): ShareImage => ({
  address: fullAddress(site, addresses.batchImage(inspection.id, batch.number.key)),
  alt: titleWithMark(oneLine(within(inspection.facts.shortTitle, batchTitle(batch))), batch.sample),
});
export const announcementImage = (one: Announcement, inspection: Inspection, site: PublishedSite): ShareImage => ({
  address: fullAddress(site, addresses.announcementImage(inspection.id, one.id)),
  alt: titleWithMark(oneLine(one.facts.title), one.sample),
});
