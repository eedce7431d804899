/** `/<inspection>/announcements/` and each announcement. */
import { citableAnnouncement } from '../formats/citation/citable.ts';
import { announcementNode } from '../formats/metadata/json-ld.ts';
import { announcementArticle } from '../formats/metadata/page-meta.ts';
import { announcementImage } from '../formats/metadata/share-card.ts';
import type { PublishedSite } from '../formats/published.ts';
import { longDate } from '../formats/text/dates.ts';
import { shownProse, whereIn, type ShownProse, type Where } from '../formats/text/shown-text.ts';
import { beforeInAnnouncement } from '../formats/versions/before.ts';
import { announcementHashes } from '../formats/versions/versions.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import { publishedOfAnnouncement } from '../register/all-published.ts';
import type { Announcement, AnnouncementVersion, Inspection } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { withArticleFacts } from '../register/amend/articles.ts';
import { correctableAnnouncement } from '../schema/correctable.ts';
import { pageView, type PageView } from './frame.ts';
import { citeView, type CiteView } from './parts/cite.ts';
import { correctionViews, type CorrectionView } from './parts/corrections.ts';
import { facsimileViews, type FacsimileView } from './parts/facsimiles.ts';
import { intakeView, type IntakeView } from './parts/intake.ts';
import { correctionMark, type CorrectionMarkView, type RecordView } from './parts/records.ts';
import { saidOtherwise, versionsView, type VersionSource } from './parts/versions.ts';

export interface AnnouncementsView {
  page: PageView;
  sample: boolean;
  announcements: (RecordView & { published: string; kind: string; summary: string; mark?: CorrectionMarkView })[];
}

export function announcementsView(inspection: Inspection, site: PublishedSite): AnnouncementsView {
  const { announcements, facts } = inspection;
  const sample = announcements.some((one) => one.sample);
  return {
    page: pageView(site, {
      kind: 'announcements',
      title: '公告',
      description: `${clause(facts.title)}的公告`,
      address: addresses.announcements(inspection.id),
      asOf: newestDay(announcements.flatMap(publishedOfAnnouncement)),
      sample,
      inspection,
      crumbs: [{ name: facts.shortTitle, address: inspection.address }],
    }),
    sample,
    announcements: announcements.map((one) => {
      const mark = correctionMark(one.corrections);
      const { title, published, kind, summary } = one.facts;
      return {
        address: one.address,
        title,
        sample: one.sample,
        published,
        kind: kind.value,
        summary,
        ...(mark && { mark }),
      };
    }),
  };
}

export interface AnnouncementView {
  page: PageView;
  title: string;
  sample: boolean;
  kind: string;
  /** As typed, and for readers. */
  published: { moment: string; text: string };
  source?: { name: string; address?: string };
  author?: string;
  facsimiles: FacsimileView[];
  corrections: CorrectionView[];
  body: ShownProse;
  /** Articles that stand elsewhere, with their full addresses. */
  articles: { title: string; address: string; published?: string }[];
  /** What `<Intake />` in it shows. */
  intake?: IntakeView;
  cite: CiteView;
}

export function announcementView(one: Announcement, inspection: Inspection, site: PublishedSite): AnnouncementView {
  const { facts, body, corrections, sample } = one;
  const where = whereIn(inspection, 'announcements');
  const intake = intakeView(inspection);
  return {
    page: pageView(site, {
      kind: 'announcement',
      title: facts.title,
      description: facts.summary,
      address: one.address,
      asOf: newestDay(publishedOfAnnouncement(one)),
      inspection,
      sample,
      crumbs: [
        { name: inspection.facts.shortTitle, address: inspection.address },
        { name: '公告', address: addresses.announcements(inspection.id) },
      ],
      image: announcementImage(one, inspection, site),
      article: announcementArticle(one, inspection),
      nodes: [announcementNode(one, inspection, site)],
    }),
    title: facts.title,
    sample,
    kind: facts.kind.value,
    published: { moment: facts.published.replace(' ', 'T'), text: longDate(facts.published) },
    ...(facts.origin !== undefined && {
      source: { name: facts.origin, ...(facts.originAddress !== undefined && { address: facts.originAddress }) },
    }),
    ...(facts.author !== undefined && { author: facts.author }),
    facsimiles: facsimileViews(one.facsimiles),
    corrections: correctionViews(corrections, whereIn(inspection, 'follow-ups'), beforeInAnnouncement(one)),
    body: shownProse(body, where),
    articles: (facts.articles ?? []).map(({ title, address, published }) => ({
      title,
      address,
      ...(published !== undefined && { published }),
    })),
    ...(intake && { intake }),
    cite: citeView(citableAnnouncement(one, inspection, site), {
      files: [],
      versions: versionsView(versionsOf(one, where)),
    }),
  };
}

function versionsOf(one: Announcement, where: Where): VersionSource[] {
  const hashes = announcementHashes(one);
  const schema = correctableAnnouncement(one.facts.articles?.length ?? 0);
  return one.versions.map((version, index) => ({
    publication: version.publication,
    sha256: hashes[index] ?? '',
    text: saidOtherwise(schema, saidIn(version), saidIn(one), where),
  }));
}

const saidIn = ({ facts, body }: Announcement | AnnouncementVersion) => ({
  facts: withArticleFacts(facts),
  sections: { body },
});
