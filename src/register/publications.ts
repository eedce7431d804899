/** Batches and announcements as publications, and what corrections make of them. */
import { declaredTotals, splitFigure, type DeclaredTotals } from '../schema/batch.ts';
import { error, type Fault } from '../schema/fault.ts';
import { fieldsByLabel, foldWord } from '../schema/field.ts';
import { regionNamed, typeNamed, type Vocabulary } from '../schema/inspection.ts';
import type { AnnouncementRecord, BatchRecord } from '../schema/records.ts';
import { amount, count } from '../schema/values.ts';
import { addresses } from './addresses.ts';
import { correctionOf, type OrderedEntry } from './cases.ts';
import { countPassage, replacePassage } from './passage.ts';
import { countCases } from './totals.ts';
import type { Announcement, Batch, Change, Correction, PublicationLink } from './types.ts';

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
    versions: [],
  };
  batch.versions.push({ publication: publicationOfBatch(batch), correction: undefined, declared: batch.declared });
  return batch;
}

/** Where a batch is to be found. */
export const publicationOfBatch = ({ number, facts, address, sample }: Batch): PublicationLink => ({
  kind: '批次',
  title: number.name,
  published: facts.published,
  address,
  sample,
});

/** Where an announcement is to be found. */
export const publicationOfAnnouncement = ({ facts, address, sample }: Announcement): PublicationLink => ({
  kind: '公告',
  title: facts.title,
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
  batch.sample ||= followUp.sample;
  batch.corrections.unshift(correction);
  batch.versions.push({ publication, correction, declared: batch.declared });
  return correction;
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
    faults.push(error(place, 'correction/was', `公布数「${item}」此前公布的是「${now}」，不是「${was}」，请核对原为`));
    return undefined;
  }
  if (after === undefined) {
    const place = entry.places.get('becomes') ?? entry.place;
    faults.push(error(place, 'correction/becomes', `「${becomes}」不是数字，请核对改为`));
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
  made.versions.push({ publication: publicationOfAnnouncement(made), correction: undefined, body });
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
      faults.push(
        error(entry.places.get('was') ?? entry.place, 'correction/was', `${why}；原为：「${was.slice(0, 30)}」`),
      );
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
  announcement.versions.push({ publication, correction, body: announcement.body });
  return correction;
}
