/**
 * Everything that was published about a record, in order: what it came with first. Its versions tell less, since they
 * begin anew with a redaction.
 */
import { changesBatch, everIn } from './amend/belonging.ts';
import { byPublication, newestFirst } from './order.ts';
import { publicationOfAnnouncement, publicationOfBatch, publicationOfFollowUp } from './publications.ts';
import { publicationOfPlan, publicationOfResults } from './tasks.ts';
import type {
  Announcement,
  Batch,
  Case,
  Correction,
  Facsimile,
  FollowUp,
  Inspection,
  Plan,
  PublicationLink,
  PublishedFile,
  ResultList,
  Task,
} from './types.ts';

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

/** Of the batch, and of every case while it is in it. */
export const publishedOfBatch = (batch: Batch): PublicationLink[] =>
  inOrder(publicationOfBatch(batch), [
    ...ofCorrections(batch.corrections),
    ...everIn(batch).flatMap((one) => publishedOfCase(one).filter(changesBatch(one, batch))),
  ]);

export const publishedOfAnnouncement = (one: Announcement): PublicationLink[] =>
  inOrder(publicationOfAnnouncement(one), ofCorrections(one.corrections));

/** Of the plan, and of the results. */
export const publishedOfTask = ({ publication, corrections, reports }: Task): PublicationLink[] =>
  inOrder(publication, [...ofCorrections(corrections), ...reports.map(({ list }) => publicationOfResults(list))]);

/** Of the plan, of its tasks, and of every list of results: all that its page shows. */
export const publishedOfPlan = (plan: Plan, { tasks, results }: Inspection): PublicationLink[] =>
  inOrder(publicationOfPlan(plan), [
    ...ofCorrections([plan, ...results].flatMap(({ corrections }) => corrections)),
    ...results.map(publicationOfResults),
    ...tasks.flatMap(publishedOfTask),
  ]);

export const publishedOfFollowUp = (one: FollowUp): PublicationLink[] =>
  inOrder(publicationOfFollowUp(one), ofCorrections(one.corrections));

/** Of a list of results, and of what it says of each task. */
export const publishedOfResults = (list: ResultList, { tasks }: Inspection): PublicationLink[] =>
  inOrder(
    publicationOfResults(list),
    ofCorrections([
      ...list.corrections,
      ...tasks.flatMap(({ reports }) => reports.filter((one) => one.list === list)).flatMap((one) => one.corrections),
    ]),
  );

/** The plan, the lists of results and the later publications. */
export const filesOf = ({ plan, results, followUps }: Inspection): PublishedFile[] => [
  ...(plan ? [plan] : []),
  ...results,
  ...followUps,
];

/** A facsimile with the publication that it belongs to. */
export interface PublishedFacsimile {
  publication: PublicationLink;
  facsimile: Facsimile;
}

/** The facsimiles of an inspection, those of the newest publication first. */
export function facsimilesOf(inspection: Inspection): PublishedFacsimile[] {
  const { batches, announcements, followUps, plan, results } = inspection;
  const all = [
    ...batches.map((one) => filed(publicationOfBatch(one), one)),
    ...announcements.map((one) => filed(publicationOfAnnouncement(one), one)),
    ...followUps.map((one) => filed(publicationOfFollowUp(one), one)),
    ...(plan ? [filed(publicationOfPlan(plan), plan)] : []),
    ...results.map((one) => filed(publicationOfResults(one), one)),
  ];
  return all.flat().sort((a, b) => newestFirst(a.publication, b.publication));
}

const filed = (
  publication: PublicationLink,
  { facsimiles }: { facsimiles: readonly Facsimile[] },
): PublishedFacsimile[] => facsimiles.map((facsimile) => ({ publication, facsimile }));
