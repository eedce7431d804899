/** Batches and announcements as publications, and what corrections make of them. */
import { type BatchFacts } from '../schema/files/batch.ts';
import { articleNumber, correctable, correctableAnnouncement } from '../schema/correctable.ts';
import { error, quote, type Fault } from '../schema/fault.ts';
import type { Vocabulary } from '../schema/files/inspection-words.ts';
import type { Prose } from '../schema/prose.ts';
import type { AnnouncementRecord, BatchRecord } from '../schema/records.ts';
import { isCorrectionKind } from '../schema/vocabulary.ts';
import { addresses } from './addresses.ts';
import { newFacsimiles } from './pictures.ts';
import { intoArticles, withArticleFacts } from './amend/articles.ts';
import { batchAfter, changesBatch, everIn } from './amend/belonging.ts';
import { amend, correctionRules, type Amended } from './amend/amend.ts';
import { correctFigure } from './amend/declared-figure.ts';
import { correctionOf, type Applied, type OrderedEntry } from './amend/entries.ts';
import { byPublication } from './order.ts';
import { sinceRedaction, takesAway } from './amend/redactions.ts';
import { countCases } from './totals.ts';
import type {
  Announcement,
  Batch,
  BatchVersion,
  Correction,
  FileVersion,
  FollowUp,
  Plan,
  PublicationLink,
  PublishedFile,
  ResultList,
  Version,
} from './types.ts';

/** A batch before its cases are in it. */
export function newBatch(record: BatchRecord, inspection: string): Batch {
  const none = countCases([]);
  const batch: Batch = {
    inspection,
    id: record.id,
    address: addresses.batch(inspection, record.facts.batch.key),
    number: record.facts.batch,
    facts: record.facts,
    sample: record.sample,
    introduction: record.introduction,
    facsimiles: newFacsimiles(record.facsimiles, inspection, 'batches'),
    cases: [],
    movedAway: [],
    disclosed: [],
    asPublished: none,
    now: none,
    declared: record.facts.declared,
    comparisons: [],
    corrections: [],
    amendments: [],
    versions: [],
  };
  return batch;
}

/** Where a batch is to be found. */
export const publicationOfBatch = ({ id, number, facts, address, sample }: Batch): PublicationLink => ({
  id,
  kind: '批次',
  title: number.name,
  published: facts.published,
  address,
  sample,
});

/** Where an announcement is to be found, under the title that it has now. */
export function publicationOfAnnouncement(one: Announcement): PublicationLink {
  const { id, facts, address, sample } = one;
  return {
    id,
    kind: '公告',
    get title() {
      return one.facts.title;
    },
    published: facts.published,
    address,
    sample,
  };
}

/** Where a later publication is to be found, under the title that it has now. */
export function publicationOfFollowUp(one: FollowUp): PublicationLink {
  const { kind, id, facts, address, sample } = one;
  return {
    id,
    kind,
    get title() {
      return one.title;
    },
    published: facts.published,
    address,
    sample,
  };
}

/** Corrects what a batch says as a whole or one declared figure (`罚款万元`, `按区域 麒麟区`), or tells of a redaction. */
export function applyToBatch(
  batch: Batch,
  ordered: OrderedEntry,
  vocabulary: Vocabulary,
  faults: Fault[],
  shared?: Correction,
): Applied | undefined {
  const { publication } = ordered;
  const kind = ordered.entry.facts.kind.value;
  const figure = correctFigure(batch.declared, ordered.entry.facts, vocabulary);
  const amended = figure ? amendFigure(batch, ordered.entry, figure, faults) : correctWords(batch, ordered, faults);
  if (!amended || !isCorrectionKind(kind)) return undefined;
  const { facts, changes, entry } = amended;
  const about = { inspection: batch.inspection, subject: () => batch.number.name, address: batch.address };
  const correction = shared ?? correctionOf(ordered, kind, changes[0], about);
  batch.corrections.unshift(correction);
  const { declared, introduction } = batch;
  batch.amendments.push({ publication, entry, correction, facts, declared, introduction });
  return { entry, changes, correction };
}

/**
 * The versions of a batch, oldest first: as published, then one for each publication that changed it or a case in it.
 * They begin where the history of each case in it is known from.
 * @param published what it said before any correction
 */
export function batchVersions(batch: Batch, published: Pick<BatchRecord, 'facts' | 'introduction'>): BatchVersion[] {
  const first = publicationOfBatch(batch);
  const later = [
    ...batch.amendments.map(({ publication }) => publication),
    ...everIn(batch).flatMap((one) =>
      one.versions.map(({ publication }) => publication).filter(changesBatch(one, batch)),
    ),
  ].filter(({ address }) => address !== first.address);
  const publications = [first, ...new Map(later.sort(byPublication).map((one) => [one.address, one])).values()];
  const rank = new Map(publications.map(({ address }, index) => [address, index]));
  const rankOf = ({ publication }: { publication: PublicationLink }): number => rank.get(publication.address) ?? 0;
  const redactions = batch.amendments.filter(({ correction }) => takesAway(correction.kind));
  const from = Math.max(
    0,
    ...redactions.map(rankOf),
    ...everIn(batch).map(({ published, versions: [oldest] }) =>
      oldest && oldest.publication.address !== published.publication.address ? rankOf(oldest) : 0,
    ),
  );
  let sample = false;
  return publications.flatMap((publication, index): BatchVersion[] => {
    sample ||= publication.sample;
    if (index < from) return [];
    const amendments = batch.amendments.filter((one) => rankOf(one) <= index);
    const { facts, introduction } = amendments.at(-1) ?? published;
    const isOut = (version: Version): boolean => {
      const known = rank.get(version.publication.address);
      return known === undefined ? byPublication(version.publication, publication) <= 0 : known <= index;
    };
    const cases = everIn(batch).flatMap((one) => {
      const version = batchAfter(one, publication) === batch ? one.versions.findLast(isOut) : undefined;
      return version ? [{ key: one.key, version }] : [];
    });
    return [
      {
        publication,
        title: facts.title ?? batch.number.name,
        sample,
        facts,
        declared: amendments.length > 0 ? amendments.at(-1)?.declared : batch.facts.declared,
        introduction,
        cases,
        amendments: amendments.filter((one) => rankOf(one) === index),
      },
    ];
  });
}

type AmendedBatch = Amended<{ facts: BatchFacts; sections: { body: Prose } }>;

function correctWords(batch: Batch, ordered: OrderedEntry, faults: Fault[]): AmendedBatch {
  const { facts, introduction: body } = batch;
  const amended = amend({ facts, sections: { body } }, ordered.entry, correctable.batch, faults, ordered);
  batch.facts = amended?.facts ?? facts;
  batch.introduction = amended?.sections.body ?? body;
  return amended;
}

function amendFigure(
  batch: Batch,
  entry: OrderedEntry['entry'],
  figure: NonNullable<ReturnType<typeof correctFigure>>,
  faults: Fault[],
): AmendedBatch {
  if ('message' in figure) {
    faults.push(error(entry.places.get(figure.at) ?? entry.place, correctionRules[figure.at], figure.message));
    return undefined;
  }
  batch.declared = figure.declared;
  const { correctedItem: label = '', was = '', becomes = '' } = entry.facts;
  const { facts, introduction: body } = batch;
  return { facts, sections: { body }, changes: [{ label, was, becomes }], entry };
}

/** An announcement as published. */
export function newAnnouncement(record: AnnouncementRecord, inspection: string): Announcement {
  const { id, facts, sample, body } = record;
  const address = addresses.announcement(inspection, id);
  const facsimiles = newFacsimiles(record.facsimiles, inspection, 'announcements');
  const made: Announcement = {
    inspection,
    id,
    address,
    facsimiles,
    facts,
    sample,
    body,
    corrections: [],
    versions: [],
  };
  const publication = publicationOfAnnouncement(made);
  made.versions.push({ publication, title: facts.title, sample, facts, body, amendment: undefined });
  return made;
}

/** Why a correction can't speak of an article; undefined if it can, and where it speaks of something else. */
function articleMissing(
  { facts: { correctedItem = '' } }: OrderedEntry['entry'],
  articles: number,
): string | undefined {
  const number = articleNumber(correctedItem);
  if (number === undefined || (number >= 1 && number <= articles)) return undefined;
  const listed = articles === 0 ? '没有列出文章' : `列出的文章有 ${String(articles)} 篇`;
  return `这则公告${listed}，没有${quote(correctedItem)}，请核对；要添文章的，另发一则公告`;
}

/** Corrects or redacts an announcement. */
export function applyToAnnouncement(
  announcement: Announcement,
  ordered: OrderedEntry,
  faults: Fault[],
  shared?: Correction,
): Applied | undefined {
  const kind = ordered.entry.facts.kind.value;
  const { inspection, address } = announcement;
  const sections = { body: announcement.body };
  const articles = announcement.facts.articles?.length ?? 0;
  const missing = articleMissing(ordered.entry, articles);
  if (missing !== undefined) {
    faults.push(error(ordered.entry.places.get('correctedItem') ?? ordered.entry.place, 'correction/item', missing));
    return undefined;
  }
  const known = { facts: withArticleFacts(announcement.facts), sections };
  const amended = amend(known, ordered.entry, correctableAnnouncement(articles), faults, ordered);
  if (!amended || !isCorrectionKind(kind)) return undefined;
  const { changes, entry } = amended;
  const facts = intoArticles(amended.facts);
  const { publication } = ordered;
  const about = { inspection, subject: () => announcement.facts.title, address };
  const correction = shared ?? correctionOf(ordered, kind, changes[0], about);
  const sample = announcement.sample || publication.sample;
  const { body } = amended.sections;
  announcement.facts = facts;
  announcement.body = body;
  announcement.sample = sample;
  announcement.corrections.unshift(correction);
  const amendment = { publication, entry, correction };
  announcement.versions.push({ publication, title: facts.title, sample, facts, body, amendment });
  announcement.versions = sinceRedaction(announcement.versions, (one) => [one.amendment?.correction]);
  return { entry, changes, correction };
}

/** A file with the version that it was published in. */
export function withFirst<File extends PublishedFile>(
  file: File,
  { title, origin, originAddress }: FileVersion['facts'],
  publicationOf: (file: File) => PublicationLink,
): File {
  const { sample, introduction } = file;
  const facts = { title, origin, originAddress };
  file.versions.push({
    publication: publicationOf(file),
    title: file.title,
    sample,
    facts,
    introduction,
    amendment: undefined,
  });
  return file;
}

/** Corrects the title, the source or the introduction of a file, or tells of a redaction. */
export function applyToFile(
  file: FollowUp | Plan | ResultList,
  ordered: OrderedEntry,
  faults: Fault[],
  shared?: Correction,
): Applied | undefined {
  const kind = ordered.entry.facts.kind.value;
  const { inspection, address, introduction: body } = file;
  const { publication } = ordered;
  const { title, origin, originAddress } = { ...('facts' in file ? file.facts : file), title: file.title };
  const amended = amend(
    { facts: { title, origin, originAddress }, sections: { body } },
    ordered.entry,
    correctable.followUp,
    faults,
    ordered,
  );
  if (!amended || !isCorrectionKind(kind)) return undefined;
  const { facts, sections, changes, entry } = amended;
  const about = { inspection, subject: () => file.title, address };
  const correction = shared ?? correctionOf(ordered, kind, changes[0], about);
  // A title that nobody typed is worked out from the day.
  const typed = file.versions.at(-1)?.facts.title !== undefined || facts.title !== title;
  const said = { ...facts, title: typed ? facts.title : undefined };
  if ('facts' in file) file.facts = { ...file.facts, ...said };
  else Object.assign(file, { origin: facts.origin, originAddress: facts.originAddress });
  file.title = facts.title;
  file.introduction = sections.body;
  file.sample ||= publication.sample;
  file.corrections.unshift(correction);
  const amendment = { publication, entry, correction };
  const made = { publication, title: file.title, sample: file.sample, facts: said, introduction: sections.body };
  file.versions = sinceRedaction([...file.versions, { ...made, amendment }], (one) => [one.amendment?.correction]);
  return { entry, changes, correction };
}
