/** What the inspection already holds: where it is, which numbers and batches are published. */
import { basename, join } from 'node:path';
import { suggest } from '../../../src/reader/complaints.ts';
import { readContent } from '../../../src/reader/index.ts';
import { makeRegister } from '../../../src/register/index.ts';
import type { Case, Inspection } from '../../../src/register/types.ts';
import type { Content, InspectionRecord } from '../../../src/schema/records.ts';
import type { Settings } from '../../../src/settings.ts';
import { root } from '../command.ts';
import { badCall } from './stop.ts';

export interface Existing {
  /** Absolute path of the folder of the inspection. */
  folder: string;
  record: InspectionRecord;
  content: Content;
  /** The inspection with everything that is in its files, held back or not; undefined if the content has errors. */
  shown: Inspection | undefined;
  /** Its cases, by key. */
  cases: ReadonlyMap<string, Case>;
}

/** Names of the inspections that there are; those with a faulty inspection.yaml too. */
export const inspectionNames = ({ contentDir }: Settings): string[] => {
  const { content } = readContent(contentDir, root);
  return content ? [...content.inspections.map(({ id }) => id), ...content.lost] : [];
};

/** Reads an inspection; a folder that is none is a wrong call. */
export function readExisting(name: string, settings: Settings): Existing {
  const { content } = readContent(settings.contentDir, root);
  const record = content?.inspections.find(({ id }) => id === name);
  if (!content || !record) {
    const known = content?.inspections.map(({ id }) => id) ?? [];
    throw badCall(
      content?.lost.has(name) === true
        ? `「${name}」的 inspection.yaml 有错误，请先运行 npm run check 改正`
        : `没有「${name}」这次督察${known.length === 0 ? `，${basename(settings.contentDir)} 文件夹里请先建好 site.yaml 和 <督察>/inspection.yaml` : suggest(name, known)}`,
    );
  }
  const shown = shownInspection(content, record, record.followUps);
  return { folder: join(settings.contentDir, name), record, content, shown, cases: shown?.caseByKey ?? new Map() };
}

/**
 * Cases as they will be shown once everything is public, by key.
 * @param except the follow-up that is being written: it is compared with what stands without it
 */
export function shownCases({ record, content, cases }: Existing, except: string): ReadonlyMap<string, Case> {
  const followUps = record.followUps.filter(({ id }) => id !== except);
  if (followUps.length === record.followUps.length) return cases;
  return shownInspection(content, record, followUps)?.caseByKey ?? new Map<string, Case>();
}

function shownInspection(
  content: Content,
  record: InspectionRecord,
  followUps: InspectionRecord['followUps'],
): Inspection | undefined {
  const inspections = content.inspections.map((one) => (one === record ? { ...record, followUps } : one));
  const { register } = makeRegister({ ...content, inspections }, '9999-12-31');
  return register.inspections.find(({ id }) => id === record.id);
}

/** Keys of cases in other batches than those that are being written, with where they stand. */
export function takenKeys({ record }: Existing, batches: ReadonlySet<string>): Map<string, string> {
  const taken = new Map<string, string>();
  for (const batch of record.batches)
    if (!batches.has(batch.facts.batch.key))
      for (const { key } of batch.cases)
        taken.set(key.toLowerCase(), `${batch.place.file}（${batch.facts.batch.name}）`);
  return taken;
}
