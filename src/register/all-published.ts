/**
 * Everything that was published about a record, in order: what it came with first. Its versions tell less, since they
 * begin anew with a redaction.
 */
import { byPublication } from './order.ts';
import { publicationOfAnnouncement, publicationOfBatch } from './publications.ts';
import { publicationOfResults } from './tasks.ts';
import type { Announcement, Batch, Case, Correction, PublicationLink, Task } from './types.ts';

/** What a record came with, and each later publication once. */
function inOrder(first: PublicationLink, later: readonly PublicationLink[]): PublicationLink[] {
  const byAddress = new Map(later.map((one) => [one.address, one]));
  byAddress.delete(first.address);
  return [first, ...[...byAddress.values()].sort(byPublication)];
}

const ofCorrections = (corrections: readonly Correction[]): PublicationLink[] =>
  corrections.map(({ publication }) => publication);

export const publishedOfCase = ({ published, events }: Case): PublicationLink[] =>
  inOrder(
    published.publication,
    events.map(({ publication }) => publication),
  );

/** Of the batch and of every case in it. */
export const publishedOfBatch = (batch: Batch): PublicationLink[] =>
  inOrder(publicationOfBatch(batch), [
    ...ofCorrections(batch.corrections),
    ...batch.cases.flatMap(({ events }) => events.map(({ publication }) => publication)),
  ]);

export const publishedOfAnnouncement = (one: Announcement): PublicationLink[] =>
  inOrder(publicationOfAnnouncement(one), ofCorrections(one.corrections));

/** Of the plan, and of the results. */
export const publishedOfTask = ({ publication, corrections, reports }: Task): PublicationLink[] =>
  inOrder(publication, [...ofCorrections(corrections), ...reports.map(({ list }) => publicationOfResults(list))]);
