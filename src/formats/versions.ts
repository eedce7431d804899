/**
 * Every version that a record had, each with the hash by which it is cited. A version names the hash of the one before
 * (`previous`), so that the newest hash vouches for the whole history. Nothing in a version depends on the day of the
 * build or on where the site stands: the hash changes only when something is published about the record.
 */
import type { Announcement, Batch, Case, Correction, PublicationLink, Task, TaskReport } from '../register/types.ts';
import { publicationOfResults } from '../register/tasks.ts';
import { contentHash } from './hash.ts';
import { sectionJson, sectionsJson, type SectionJson, type SectionsJson } from './section.ts';

/** One version of a record. */
export interface HashedVersion<Content> {
  /** What published it. */
  publication: PublicationLink;
  /** What is hashed. */
  record: Content & { previous: string | null };
  sha256: string;
}

/** What a later publication says of a record. */
export interface VersionEvent {
  kind: string;
  /** By the official labels. */
  changes: { item: string; was: string; becomes: string }[];
  /** Facts and sections of the publication itself, by the field names of the schema. */
  facts: object;
  sections: SectionsJson;
}

interface Draft<Content> {
  publication: PublicationLink;
  content: Content;
}

const known = new WeakMap<object, readonly string[]>();

/** Hashes are the costly part: they are kept as long as the record is. */
function hashed<Content extends object>(record: object, drafts: readonly Draft<Content>[]): HashedVersion<Content>[] {
  const hashes = known.get(record);
  let previous: string | null = null;
  const versions = drafts.map(({ publication, content }, index): HashedVersion<Content> => {
    const chained = { ...content, previous };
    const sha256 = hashes?.[index] ?? contentHash(chained);
    previous = sha256;
    return { publication, record: chained, sha256 };
  });
  if (!hashes)
    known.set(
      record,
      versions.map(({ sha256 }) => sha256),
    );
  return versions;
}

/** The hashes of a record's versions, oldest first. */
const hashesOf = <R extends object>(record: R, versions: (record: R) => { sha256: string }[]): readonly string[] =>
  known.get(record) ?? versions(record).map(({ sha256 }) => sha256);

/** What is hashed of a case. */
export interface CaseContent {
  inspection: string;
  key: string;
  /** As published; null if it has none. */
  number: string | null;
  starred: boolean;
  batch: string;
  serial: string;
  sample: boolean;
  published: string;
  event: VersionEvent | null;
  facts: object;
  sections: SectionsJson;
}

/** The versions of a case, oldest first: the first is what the batch published, then one for each later entry. */
export function caseVersions(one: Case): HashedVersion<CaseContent>[] {
  const drafts = one.versions.map(({ publication, published, facts, sections }, index): Draft<CaseContent> => {
    const event = one.events[one.events.length - index];
    return {
      publication,
      content: {
        inspection: one.inspection,
        key: one.key,
        number: one.number ?? null,
        starred: one.starred,
        batch: one.batch.number.key,
        serial: one.serial,
        sample: one.sample || publication.sample,
        published,
        event: event ? entryEvent(event) : null,
        facts,
        sections: sectionsJson(sections),
      },
    };
  });
  return hashed(one, drafts);
}

function entryEvent({ kind, changes, entry }: Case['events'][number]): VersionEvent {
  const facts = without(entry.facts, 'kind');
  return {
    kind,
    changes: changes.map(({ label, was, becomes }) => ({ item: label, was, becomes })),
    facts,
    sections: sectionsJson(entry.sections),
  };
}

/** The facts but some: those that stand elsewhere in the record, and the publisher's own notes. */
const without = (facts: object, ...names: readonly string[]): object =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));

const correctionEvent = ({ kind, item, was, becomes, note }: Correction): VersionEvent => ({
  kind,
  changes: item === undefined ? [] : [{ item, was, becomes }],
  facts: {},
  sections: sectionsJson({ note }),
});

/** What is hashed of a batch. */
export interface BatchContent {
  inspection: string;
  batch: string;
  sample: boolean;
  published: string;
  /** The front matter, without the totals. */
  facts: object;
  declared: object | null;
  introduction: SectionJson | null;
  /** Each case as it stood then. */
  cases: { key: string; sha256: string }[];
  /** What the publication said of the batch itself; what it said of the cases is in theirs. */
  events: VersionEvent[];
}

/**
 * The versions of a batch, oldest first: as published, then one for each later publication that changed a case in it or
 * one of its declared totals.
 */
export function batchVersions(batch: Batch): HashedVersion<BatchContent>[] {
  const histories = batch.cases.map((one) => ({ key: one.key, versions: one.versions, hashes: caseHashes(one) }));
  const touching = [...batch.versions, ...batch.cases.flatMap((one) => one.versions)].map(
    ({ publication }) => publication,
  );
  const publications = inOrder([...new Map(touching.map((one) => [one.address, one])).values()], (one) => one);
  const rank = new Map(publications.map(({ address }, index) => [address, index]));
  const facts = without(batch.facts, 'batch', 'declared', 'privacyExceptions');
  const drafts = publications.map((publication, index): Draft<BatchContent> => {
    const until = ({ publication: { address } }: { publication: PublicationLink }): boolean =>
      (rank.get(address) ?? 0) <= index;
    const own = batch.versions.filter(until);
    return {
      publication,
      content: {
        inspection: batch.inspection,
        batch: batch.number.key,
        sample: batch.sample || publication.sample,
        published: publication.published,
        facts,
        declared: own.at(-1)?.declared ?? null,
        introduction: batch.introduction.length > 0 ? sectionJson(batch.introduction) : null,
        cases: histories.map(({ key, versions, hashes }) => ({
          key,
          sha256: hashes[versions.filter(until).length - 1] ?? '',
        })),
        events: own.flatMap(({ publication: { address }, correction }) =>
          correction && address === publication.address ? [correctionEvent(correction)] : [],
        ),
      },
    };
  });
  return hashed(batch, drafts);
}

/** The first one is what the record came with; the others apply by day and file name, as in the register. */
function inOrder<T>(all: readonly T[], publicationOf: (one: T) => PublicationLink): T[] {
  const rank = (one: T): string => `${publicationOf(one).published} ${decodeURI(publicationOf(one).address)}`;
  const [first, ...later] = all;
  return [...(first ? [first] : []), ...later.sort((a, b) => order(rank(a), rank(b)))];
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is hashed of an announcement. */
export interface AnnouncementContent {
  inspection: string;
  /** The file name, which is part of the address. */
  announcement: string;
  sample: boolean;
  published: string;
  facts: object;
  body: SectionJson;
  event: VersionEvent | null;
}

/** The versions of an announcement, oldest first. */
export function announcementVersions(announcement: Announcement): HashedVersion<AnnouncementContent>[] {
  const facts = without(announcement.facts, 'privacyExceptions');
  const drafts = announcement.versions.map(({ publication, correction, body }): Draft<AnnouncementContent> => ({
    publication,
    content: {
      inspection: announcement.inspection,
      announcement: announcement.id,
      sample: announcement.sample || publication.sample,
      published: publication.published,
      facts,
      body: sectionJson(body),
      event: correction ? correctionEvent(correction) : null,
    },
  }));
  return hashed(announcement, drafts);
}

/** What is hashed of a rectification task. */
export interface TaskContent {
  inspection: string;
  key: string;
  title: string;
  sample: boolean;
  published: string;
  facts: object;
  sections: SectionsJson;
  event: VersionEvent | null;
}

/** The versions of a task, oldest first: as the plan published it, then one for each report and correction. */
export function taskVersions(task: Task): HashedVersion<TaskContent>[] {
  type Step = { publication: PublicationLink } & ({ version: Task['versions'][number] } | { report: TaskReport });
  const steps = inOrder<Step>(
    [
      ...task.versions.map((version) => ({ publication: version.publication, version })),
      ...task.reports.map((report) => ({ publication: publicationOfResults(report.list), report })),
    ],
    ({ publication }) => publication,
  );
  let said: Pick<Task, 'facts' | 'sections'> = task;
  const drafts = steps.map((step): Draft<TaskContent> => {
    if ('version' in step) said = step.version;
    return {
      publication: step.publication,
      content: {
        inspection: task.inspection,
        key: task.key,
        title: task.title,
        sample: task.sample || step.publication.sample,
        published: step.publication.published,
        facts: said.facts,
        sections: sectionsJson(said.sections),
        event: taskEvent(step),
      },
    };
  });
  return hashed(task, drafts);
}

function taskEvent(step: { version: Task['versions'][number] } | { report: TaskReport }): VersionEvent | null {
  if ('version' in step) return step.version.correction ? correctionEvent(step.version.correction) : null;
  const { facts, sections } = step.report;
  return { kind: '整改结果', changes: [], facts, sections: sectionsJson(sections) };
}

export const caseHashes = (one: Case): readonly string[] => hashesOf(one, caseVersions);
export const batchHashes = (batch: Batch): readonly string[] => hashesOf(batch, batchVersions);
export const announcementHashes = (one: Announcement): readonly string[] => hashesOf(one, announcementVersions);
export const taskHashes = (task: Task): readonly string[] => hashesOf(task, taskVersions);
