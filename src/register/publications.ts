/** Batches and announcements as publications, and what corrections make of them. */
import { declaredTotals, splitFigure, type DeclaredTotals } from '../schema/batch.ts';
import { error, quote, type Fault } from '../schema/fault.ts';
import { fieldsByLabel, foldWord } from '../schema/field.ts';
import { regionNamed, typeNamed, type Vocabulary } from '../schema/inspection.ts';
import type { AnnouncementRecord, BatchRecord } from '../schema/records.ts';
import { amount, count } from '../schema/values.ts';
import { addresses } from './addresses.ts';
import { correctionOf, type OrderedEntry } from './cases.ts';
import { byPublication } from './order.ts';
import { countPassage, replacePassage } from './passage.ts';
import { countCases } from './totals.ts';
import type { Announcement, Batch, BatchVersion, Change, Correction, FollowUp, PublicationLink } from './types.ts';

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
    cases: [],
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

/** Where an announcement is to be found. */
export const publicationOfAnnouncement = ({ id, facts, address, sample }: Announcement): PublicationLink => ({
  id,
  kind: '公告',
  title: facts.title,
  published: facts.published,
  address,
  sample,
});

/** Where a later publication is to be found. */
export const publicationOfFollowUp = ({ id, facts, title, address, sample }: FollowUp): PublicationLink => ({
  id,
  kind: '后续公开',
  title,
  published: facts.published,
  address,
  sample,
});

/** Corrects one declared figure: `罚款万元`, `按区域 麒麟区`. */
export function applyToBatch(
  batch: Batch,
  { entry, followUp, publication }: OrderedEntry,
  vocabulary: Vocabulary,
  faults: Fault[],
): Correction | undefined {
  const kind = entry.facts.kind.value;
  if (kind !== '更正' && kind !== '脱敏') return undefined;
  const change = kind === '更正' ? correctFigure(batch, entry, vocabulary, faults) : undefined;
  if (kind === '更正' && !change) return undefined;
  const correction = correctionOf(kind, followUp.facts.published, publication, entry, change, followUp.sample, {
    inspection: batch.inspection,
    subject: batch.number.name,
    address: batch.address,
  });
  batch.corrections.unshift(correction);
  batch.amendments.push({ publication, entry, correction, declared: batch.declared });
  return correction;
}

/**
 * The versions of a batch, oldest first: as published, then one for each publication that changed it or a case in it.
 * They begin where the history of each case in it is known from.
 */
export function batchVersions(batch: Batch): BatchVersion[] {
  const first = publicationOfBatch(batch);
  const later = [...batch.amendments, ...batch.cases.flatMap((one) => one.versions)]
    .map(({ publication }) => publication)
    .filter(({ address }) => address !== first.address);
  const publications = [first, ...new Map(later.sort(byPublication).map((one) => [one.address, one])).values()];
  const rank = new Map(publications.map(({ address }, index) => [address, index]));
  const rankOf = ({ publication }: { publication: PublicationLink }): number => rank.get(publication.address) ?? 0;
  const from = Math.max(0, ...batch.cases.map((one) => Math.min(...one.versions.map(rankOf))));
  const title = batch.facts.title ?? batch.number.name;
  let sample = false;
  return publications.flatMap((publication, index): BatchVersion[] => {
    sample ||= publication.sample;
    if (index < from) return [];
    const amendments = batch.amendments.filter((one) => rankOf(one) <= index);
    const cases = batch.cases.flatMap(({ key, versions }) => {
      const version = versions.findLast((one) => rankOf(one) <= index);
      return version ? [{ key, version }] : [];
    });
    return [
      {
        publication,
        title,
        sample,
        facts: batch.facts,
        declared: amendments.length > 0 ? amendments.at(-1)?.declared : batch.facts.declared,
        cases,
        amendments: amendments.filter((one) => rankOf(one) === index),
      },
    ];
  });
}

function correctFigure(
  batch: Batch,
  entry: OrderedEntry['entry'],
  vocabulary: Vocabulary,
  faults: Fault[],
): Change | undefined {
  const { correctedItem: item = '', was = '', becomes = '' } = entry.facts;
  const schema = declaredTotals(vocabulary);
  const [head, typed] = splitFigure(item);
  const field = fieldsByLabel(schema).get(foldWord(head));
  if (!field) return undefined;
  const name = field.name as keyof DeclaredTotals;
  const held = batch.declared?.[name];
  const word = (name === 'byRegion' ? regionNamed(typed, vocabulary) : typeNamed(typed, vocabulary)) ?? typed;
  const current = typeof held === 'object' ? new Map(Object.entries(held)).get(word) : held;
  const figure = name === 'fines' ? amount : count;
  const [before, after] = [figure.safeParse(was).data, figure.safeParse(becomes).data];
  if (current === undefined || current !== before) {
    const now = current === undefined ? '（没有这一项）' : String(current);
    const place = entry.places.get('was') ?? entry.place;
    faults.push(
      error(place, 'correction/was', `公布数${quote(item)}此前公布的是${quote(now)}，不是${quote(was)}，请核对原为`),
    );
    return undefined;
  }
  if (after === undefined) {
    const place = entry.places.get('becomes') ?? entry.place;
    faults.push(error(place, 'correction/becomes', `${quote(becomes)}不是数字，请核对改为`));
    return undefined;
  }
  const value = typeof held === 'object' ? { ...held, [word]: after } : after;
  batch.declared = { ...batch.declared, [name]: value };
  return { label: item, was, becomes };
}

/** An announcement as published. */
export function newAnnouncement(record: AnnouncementRecord, inspection: string): Announcement {
  const { id, facts, sample, body } = record;
  const address = addresses.announcement(inspection, id);
  const made: Announcement = { inspection, id, address, facts, sample, body, corrections: [], versions: [] };
  const publication = publicationOfAnnouncement(made);
  made.versions.push({ publication, title: facts.title, sample, facts, body, amendment: undefined });
  return made;
}

/** Corrects a passage of an announcement. */
export function applyToAnnouncement(
  announcement: Announcement,
  { entry, followUp, publication }: OrderedEntry,
  faults: Fault[],
): Correction | undefined {
  const kind = entry.facts.kind.value;
  if (kind !== '更正' && kind !== '脱敏') return undefined;
  const { was = '', becomes = '' } = entry.facts;
  if (kind === '更正') {
    const found = countPassage(announcement.body, was);
    if (found !== 1) {
      const why =
        found === 0 ? '公告里没有这段文字' : `公告里有 ${String(found)} 处这段文字，请多写几个字使它只出现一次`;
      faults.push(error(entry.places.get('was') ?? entry.place, 'correction/was', `${why}；原为：${quote(was)}`));
      return undefined;
    }
    announcement.body = replacePassage(announcement.body, was, becomes);
  }
  const change = kind === '更正' ? { label: '正文', was, becomes } : undefined;
  const correction = correctionOf(kind, followUp.facts.published, publication, entry, change, followUp.sample, {
    inspection: announcement.inspection,
    subject: announcement.facts.title,
    address: announcement.address,
  });
  announcement.sample ||= followUp.sample;
  announcement.corrections.unshift(correction);
  const { facts, sample, body } = announcement;
  const amendment = { publication, entry, correction };
  announcement.versions.push({ publication, title: facts.title, sample, facts, body, amendment });
  return correction;
}
