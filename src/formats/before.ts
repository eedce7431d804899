/** Where to read what a record said before it was corrected. */
import type { Announcement, Batch, Case, Correction, Inspection, Task } from '../register/types.ts';
import { versionAnchor } from './hash.ts';
import {
  announcementVersions,
  batchVersions,
  caseVersions,
  taskVersions,
  type HashedVersion,
  type VersionEvent,
} from './versions.ts';

/** Correction → the id, on the page of the record, of the version before it. */
export type Before = ReadonlyMap<Correction, string>;

interface Corrected {
  /** Newest first. */
  corrections: readonly Correction[];
}
type Version = HashedVersion<{ event: VersionEvent | null }>;

/** Each correction made a version of its own, and both stand in the order in which they apply. */
function before(record: Corrected, versions: () => readonly Version[]): Before {
  if (record.corrections.length === 0) return new Map();
  const all = versions();
  const oldestFirst = [...record.corrections].reverse();
  const corrected = all.flatMap(({ record: { event } }, index) =>
    event?.kind === '更正' || event?.kind === '脱敏' ? [index] : [],
  );
  return new Map(
    oldestFirst.flatMap((correction, nth) => {
      const version = all[(corrected[nth] ?? 0) - 1];
      return version ? [[correction, versionAnchor(version.sha256)] as const] : [];
    }),
  );
}

export const beforeInCase = (one: Case): Before => before(one, () => caseVersions(one));
export const beforeInTask = (task: Task): Before => before(task, () => taskVersions(task));
export const beforeInAnnouncement = (one: Announcement): Before => before(one, () => announcementVersions(one));

/** A publication makes one version of a batch, whatever it corrects. */
export function beforeInBatch(batch: Batch): Before {
  if (batch.corrections.length === 0) return new Map();
  const versions = batchVersions(batch);
  return new Map(
    batch.corrections.flatMap((correction) => {
      const { address } = correction.publication;
      const version = versions[versions.findIndex((one) => one.publication.address === address) - 1];
      return version ? [[correction, versionAnchor(version.sha256)] as const] : [];
    }),
  );
}

/** A corrected record, as lists of corrections show it. */
export interface CorrectedRecord {
  /** Title of the record, where the subject of the correction is only its number. */
  title: string | undefined;
  before: string | undefined;
}

/** Every correction of an inspection with its record. */
export function correctedRecords(inspection: Inspection): Map<Correction, CorrectedRecord> {
  const found = new Map<Correction, CorrectedRecord>();
  const add = (title: string | undefined, { corrections }: Corrected, befores: Before): void => {
    for (const one of corrections) found.set(one, { title, before: befores.get(one) });
  };
  for (const one of inspection.cases) add(one.title, one, beforeInCase(one));
  for (const one of inspection.tasks) add(one.title, one, beforeInTask(one));
  for (const one of inspection.batches) add(undefined, one, beforeInBatch(one));
  for (const one of inspection.announcements) add(undefined, one, beforeInAnnouncement(one));
  return found;
}
