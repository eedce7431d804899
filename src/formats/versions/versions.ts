/**
 * The versions of the register, each with the hash by which it is cited. A version names the hash of the one before
 * (`previous`), so that the newest hash vouches for the whole history. What is hashed are the words as published and
 * where they stand: nothing that is worked out from them, nothing that depends on the day of the build or on the site's
 * address. What was not said is left out, so that a field which the schema gains later changes no hash.
 */
import { batchAfter, everIn } from '../../register/amend/belonging.ts';
import type {
  Amendment,
  Announcement,
  AnnouncementVersion,
  Batch,
  BatchVersion,
  Case,
  CaseVersion,
  FileVersion,
  PublicationLink,
  PublishedFile,
  Task,
  TaskReport,
  TaskVersion,
  Version,
} from '../../register/types.ts';
import { contentHash } from './content-hash.ts';
import { sectionJson, sectionsJson, type SectionJson, type SectionsJson } from '../text/section.ts';

/** One version of a record. */
export interface HashedVersion<Content> {
  /** What published it. */
  publication: PublicationLink;
  /** What is hashed. */
  record: Content & Chained;
  sha256: string;
}

/** What the hash of every version covers. */
interface Chained {
  inspection: string;
  /** Left out where nothing of it is invented. */
  sample?: true;
  published: string;
  /** The hash of the version before; left out in the first one. */
  previous?: string;
}

/** What a later publication says of a record: its own facts and sections, by the field names of the schema. */
export interface VersionEvent {
  kind: string;
  facts: object;
  sections: SectionsJson;
}

/** Hashes are the costly part: they are kept as long as the register is. */
const known = new WeakMap<Version, string>();

/** Hashes the versions of a record, oldest first. */
function hashed<V extends Version, Content extends object>(
  { inspection, versions }: { inspection: string; versions: readonly V[] },
  contentOf: (version: V) => Content,
): HashedVersion<Content>[] {
  let previous: string | undefined;
  return versions.map((version): HashedVersion<Content> => {
    const { publication, sample } = version;
    const record: Content & Chained = {
      inspection,
      ...(sample && { sample }),
      published: publication.published,
      ...contentOf(version),
      ...(previous !== undefined && { previous }),
    };
    const sha256 = known.get(version) ?? contentHash(record);
    known.set(version, sha256);
    previous = sha256;
    return { publication, record, sha256 };
  });
}

/** The hashes of a record's versions, oldest first. */
function hashesOf<R extends { versions: readonly Version[] }>(
  record: R,
  hash: (record: R) => { sha256: string }[],
): readonly string[] {
  const all = record.versions.flatMap((version) => known.get(version) ?? []);
  return all.length === record.versions.length ? all : hash(record).map(({ sha256 }) => sha256);
}

/**
 * The words of facts as they were typed; numbers and days as they are written everywhere.
 * @param left facts that stand elsewhere in the record, or are the publisher's own notes
 */
export function typedFacts(facts: object, ...left: readonly string[]): object {
  const typed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts) as [string, unknown][]) {
    if (value === undefined || left.includes(name)) continue;
    const isWord = typeof value === 'object' && value !== null && 'raw' in value;
    // A word that nobody typed is worked out from others.
    if (!isWord) typed[name] = value;
    else if (value.raw !== '') typed[name] = value.raw;
  }
  return typed;
}

/**
 * What the publisher notes for its own use, or says of a whole file. A facsimile may be added to what was published long
 * ago, and has a hash of its own.
 */
const notes = ['privacyExceptions', 'sample', 'facsimiles', 'facsimileChecked'];

const entryEvent = ({ facts, sections }: Amendment['entry']): VersionEvent => ({
  kind: facts.kind.raw,
  facts: typedFacts(facts, 'kind'),
  sections: sectionsJson(sections),
});

/** What is hashed of a case. */
export interface CaseContent {
  key: string;
  /** As published; left out if it has none. */
  number?: string;
  starred?: true;
  batch: string;
  event?: VersionEvent;
  facts: object;
  sections: SectionsJson;
}

/** The versions of a case, oldest first: the first is what the batch published, then one for each later entry. */
export const caseVersions = (one: Case): HashedVersion<CaseContent>[] =>
  hashed(one, ({ publication, event, facts, sections }: CaseVersion): CaseContent => ({
    key: one.key,
    ...(one.number !== undefined && { number: one.number }),
    ...(one.starred && { starred: true }),
    batch: batchAfter(one, publication).number.key,
    ...(event && { event: entryEvent(event.entry) }),
    facts: typedFacts(facts),
    sections: sectionsJson(sections),
  }));

/** What is hashed of a batch. */
export interface BatchContent {
  batch: string;
  /** The front matter, without the totals. */
  facts: object;
  declared?: object;
  introduction?: SectionJson;
  /** Each case as it stood then. */
  cases: { key: string; sha256: string }[];
  /** What the publication said of the batch itself; what it said of the cases is in theirs. */
  events?: VersionEvent[];
}

/**
 * The versions of a batch, oldest first: as published, then one for each later publication that changed a case in it or
 * one of its declared totals.
 */
export function batchVersions(batch: Batch): HashedVersion<BatchContent>[] {
  for (const one of everIn(batch)) caseHashes(one);
  return hashed(batch, ({ facts, declared, introduction, cases, amendments }: BatchVersion): BatchContent => ({
    batch: batch.number.key,
    facts: typedFacts(facts, 'batch', 'declared', ...notes),
    ...(declared && { declared }),
    ...(introduction.length > 0 && { introduction: sectionJson(introduction) }),
    cases: cases.map(({ key, version }) => ({ key, sha256: known.get(version) ?? '' })),
    ...(amendments.length > 0 && { events: amendments.map(({ entry }) => entryEvent(entry)) }),
  }));
}

/** What is hashed of an announcement. */
export interface AnnouncementContent {
  /** The file name, which is part of the address. */
  announcement: string;
  facts: object;
  body: SectionJson;
  event?: VersionEvent;
}

/** The versions of an announcement, oldest first. */
export const announcementVersions = (announcement: Announcement): HashedVersion<AnnouncementContent>[] =>
  hashed(announcement, ({ facts, body, amendment }: AnnouncementVersion): AnnouncementContent => ({
    announcement: announcement.id,
    facts: typedFacts(facts, ...notes),
    body: sectionJson(body),
    ...(amendment && { event: entryEvent(amendment.entry) }),
  }));

/** What is hashed of a later publication, the plan or a list of results: its own words. */
export interface FileContent {
  kind: PublicationLink['kind'];
  /** The file name. */
  file: string;
  facts: object;
  introduction?: SectionJson;
  event?: VersionEvent;
}

/** The versions of a later publication, the plan or a list of results, oldest first. */
export const fileVersions = (file: PublishedFile): HashedVersion<FileContent>[] =>
  hashed(file, ({ facts, introduction, amendment }: FileVersion): FileContent => ({
    kind: file.kind,
    file: file.id,
    facts: typedFacts(facts),
    ...(introduction.length > 0 && { introduction: sectionJson(introduction) }),
    ...(amendment && { event: entryEvent(amendment.entry) }),
  }));

/** What is hashed of a rectification task. */
export interface TaskContent {
  key: string;
  /** The title typed in its heading. */
  title?: string;
  facts: object;
  sections: SectionsJson;
  event?: VersionEvent;
  /** What a list of results says of it since its correction, which the event tells. */
  result?: { list: string; facts: object; sections: SectionsJson };
}

/** The versions of a task, oldest first: as the plan published it, then one for each report and correction. */
export const taskVersions = (task: Task): HashedVersion<TaskContent>[] =>
  hashed(task, (version: TaskVersion): TaskContent => {
    const event = taskEvent(version);
    return {
      key: task.key,
      ...(version.heading !== undefined && { title: version.heading }),
      facts: typedFacts(version.facts),
      sections: sectionsJson(version.sections),
      ...(event && { event }),
      ...(version.amendment &&
        version.report && { result: { list: version.report.list.id, ...saidIn(version.report) } }),
    };
  });

function taskEvent({ amendment, report }: TaskVersion): VersionEvent | undefined {
  if (amendment) return entryEvent(amendment.entry);
  return report && { kind: '整改结果', ...saidIn(report) };
}

const saidIn = ({ facts, sections }: TaskReport) => ({ facts: typedFacts(facts), sections: sectionsJson(sections) });

export const caseHashes = (one: Case): readonly string[] => hashesOf(one, caseVersions);
export const batchHashes = (batch: Batch): readonly string[] => hashesOf(batch, batchVersions);
export const announcementHashes = (one: Announcement): readonly string[] => hashesOf(one, announcementVersions);
export const fileHashes = (file: PublishedFile): readonly string[] => hashesOf(file, fileVersions);
export const taskHashes = (task: Task): readonly string[] => hashesOf(task, taskVersions);
