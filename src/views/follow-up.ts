/** `/<inspection>/follow-ups/<name>/`: one later publication, entry by entry. */
import { citableFollowUp } from '../formats/citation/citable.ts';
import { followUpReport } from '../formats/metadata/json-ld.ts';
import { followUpArticle } from '../formats/metadata/page-meta.ts';
import type { PublishedSite } from '../formats/published.ts';
import { longDate } from '../formats/text/dates.ts';
import { factsOfEntry } from '../formats/text/other-facts.ts';
import { shownProse, whereIn, type ShownProse } from '../formats/text/shown-text.ts';
import { beforeInFile } from '../formats/versions/before.ts';
import { newestDay } from '../register/order.ts';
import { publishedOfFollowUp } from '../register/all-published.ts';
import type { FollowUp, Inspection } from '../register/types.ts';
import { entrySections } from '../schema/files/follow-up.ts';
import { pageView, type PageView } from './frame.ts';
import { citeView, type CiteView } from './parts/cite.ts';
import { changeView, correctionViews, type ChangeView, type CorrectionView } from './parts/corrections.ts';
import { facsimileViews, type FacsimileView } from './parts/facsimiles.ts';
import { factViews, sectionViews, type FactView, type SectionView } from './parts/sections.ts';
import { fileVersionsView } from './parts/versions.ts';

export interface FollowUpView {
  page: PageView;
  title: string;
  sample: boolean;
  /** Day and source in a line. */
  meta: string;
  /** Where it was published first. */
  original?: string;
  facsimiles: FacsimileView[];
  corrections: CorrectionView[];
  introduction: ShownProse;
  entries: EntryView[];
  cite: CiteView;
}

export interface EntryView {
  subject: string;
  address: string;
  kind: string;
  changes: ChangeView[];
  facts: FactView[];
  sections: SectionView[];
}

export function followUpView(followUp: FollowUp, inspection: Inspection, site: PublishedSite): FollowUpView {
  const { facts, sample, title, entries, corrections, introduction } = followUp;
  const where = whereIn(inspection, 'follow-ups');
  /** A follow-up without a title is called by its day. */
  const when = title.includes(facts.published) ? title : `${title}，${facts.published}公开`;
  return {
    page: pageView(site, {
      kind: 'follow-up',
      title,
      description: entries.length > 0 ? `${when}，共${String(entries.length)}项` : when,
      address: followUp.address,
      asOf: newestDay(publishedOfFollowUp(followUp)),
      inspection,
      sample,
      crumbs: [{ name: inspection.facts.shortTitle, address: inspection.address }],
      article: followUpArticle(followUp, inspection),
      nodes: [followUpReport(followUp, inspection, site)],
    }),
    title,
    sample,
    meta: ['后续公开', `${longDate(facts.published)}公开`, facts.origin && `来源：${facts.origin}`]
      .filter(Boolean)
      .join(' · '),
    ...(facts.originAddress !== undefined && { original: facts.originAddress }),
    facsimiles: facsimileViews(followUp.facsimiles),
    corrections: correctionViews(corrections, where, beforeInFile(followUp)),
    introduction: shownProse(introduction, where),
    entries: entries.map(({ entry, title: subject, address, changes }) => ({
      subject,
      address,
      kind: entry.facts.kind.value,
      changes: changes.map(changeView),
      facts: factViews(factsOfEntry(entry, changes), where),
      sections: sectionViews(entrySections, entry.sections, where),
    })),
    cite: citeView(citableFollowUp(followUp, inspection, site), {
      files: [],
      versions: fileVersionsView(followUp, where),
    }),
  };
}
