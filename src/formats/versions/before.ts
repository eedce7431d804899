/** Where to read what a record said before it was corrected. */
import { filesOf } from '../../register/all-published.ts';
import type { Announcement, Batch, Case, Correction, Inspection, PublishedFile, Task } from '../../register/types.ts';
import { versionAnchor } from './content-hash.ts';
import { announcementHashes, batchHashes, caseHashes, fileHashes, taskHashes } from './versions.ts';

/** Correction → the id, on the page of the record, of the version before it. */
export type Before = ReadonlyMap<Correction, string>;

/**
 * @param made the corrections that made each version, oldest version first
 * @param hashes of those versions
 */
function before(made: readonly (readonly (Correction | undefined)[])[], hashes: () => readonly string[]): Before {
  if (made.every((corrections) => corrections.every((one) => one === undefined))) return new Map();
  const all = hashes();
  return new Map(
    made.flatMap((corrections, index) => {
      const earlier = all[index - 1];
      const corrected = earlier === undefined ? [] : corrections.filter((one) => one !== undefined);
      return corrected.map((one) => [one, versionAnchor(earlier ?? '')] as const);
    }),
  );
}

export const beforeInCase = (one: Case): Before =>
  before(
    one.versions.map(({ event }) => [event?.correction]),
    () => caseHashes(one),
  );
export const beforeInTask = (task: Task): Before =>
  before(
    task.versions.map(({ amendment }) => [amendment?.correction]),
    () => taskHashes(task),
  );
export const beforeInAnnouncement = (one: Announcement): Before =>
  before(
    one.versions.map(({ amendment }) => [amendment?.correction]),
    () => announcementHashes(one),
  );
export const beforeInFile = (file: PublishedFile): Before =>
  before(
    file.versions.map(({ amendment }) => [amendment?.correction]),
    () => fileHashes(file),
  );
/** A publication makes one version of a batch, whatever it corrects. */
export const beforeInBatch = (batch: Batch): Before =>
  before(
    batch.versions.map(({ amendments }) => amendments.map(({ correction }) => correction)),
    () => batchHashes(batch),
  );

/** A corrected record, as lists of corrections show it. */
export interface CorrectedRecord {
  /** Title of the record, where the subject of the correction is only its number. */
  title: string | undefined;
  before: string | undefined;
}

type Corrected = Pick<Case, 'address' | 'corrections'>;

/** Every correction of an inspection with its record. */
export function correctedRecords(inspection: Inspection): Map<Correction, CorrectedRecord> {
  const found = new Map<Correction, CorrectedRecord>();
  const add = (title: string | undefined, { address, corrections }: Corrected, befores: Before): void => {
    // A redaction of a file is told in each record that it reaches, and is its own.
    for (const one of corrections) if (one.address === address) found.set(one, { title, before: befores.get(one) });
  };
  for (const one of inspection.cases) add(one.title, one, beforeInCase(one));
  for (const one of inspection.tasks) add(one.title, one, beforeInTask(one));
  for (const one of inspection.batches) add(undefined, one, beforeInBatch(one));
  for (const one of inspection.announcements) add(undefined, one, beforeInAnnouncement(one));
  for (const one of filesOf(inspection)) add(undefined, one, beforeInFile(one));
  return found;
}
