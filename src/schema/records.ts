/** What the reader makes of the content folder: checked records, each with its place in a file. */
import type { AnnouncementFacts, PageFacts } from './files/announcement.ts';
import type { BatchFacts, BatchNumber } from './files/batch.ts';
import type { CaseFacts, CaseSections, NoSections, WithheldFacts } from './files/case.ts';
import type { Place } from './fault.ts';
import type { EntryFacts, EntrySections, FollowUpFacts } from './files/follow-up.ts';
import type { InspectionFacts } from './files/inspection.ts';
import type { Vocabulary } from './files/inspection-words.ts';
import type { Prose } from './prose.ts';
import type { ResultFacts, resultListSchema, ResultSections } from './files/result.ts';
import type { SiteFacts } from './files/site.ts';
import type { TaskFacts, taskListSchema, TaskSections } from './files/task.ts';
import type { z } from 'zod';

/** Where each value of a record stands, by the English name of its field (`declared.byRegion` for nested ones). */
export type Places = ReadonlyMap<string, Place>;

/** One file. */
interface Publication<Facts> {
  /** File name without its ending: part of the address. */
  id: string;
  place: Place;
  sample: boolean;
  facts: Facts;
  places: Places;
}

/** The official paper beside its transcription: a file as it lies in the folder. */
export interface FacsimileFile {
  /** As the front matter has it. */
  name: string;
  /** Where it lies on the disk. */
  path: string;
  /** In bytes. */
  size: number;
  sha256: string;
}

/** A file that may have facsimiles beside it. */
export interface WithFacsimiles {
  facsimiles: readonly FacsimileFile[];
}

interface NumberedRecord {
  place: Place;
  places: Places;
  /** As published, spaces and all, without the `*`; undefined for a case without a number. */
  number: string | undefined;
  /** Part of the address, unique in its inspection. */
  key: string;
  starred: boolean;
}

/** A case that is published, or one that is withheld (不予公开): of that no text leaves the reader. */
export type CaseRecord = NumberedRecord &
  (
    | { withheld: false; facts: CaseFacts; sections: CaseSections }
    | { withheld: true; facts: WithheldFacts; sections: NoSections }
  );

export interface BatchRecord extends Publication<BatchFacts>, WithFacsimiles {
  introduction: Prose;
  cases: CaseRecord[];
  /** Its rows about cases of earlier batches, which had said 办理后公开: what it publishes of them. */
  disclosed: DisclosedRecord[];
  /** False if a row is left out because it is at fault: then nothing can be said of the totals. */
  complete: boolean;
}

/** What an entry of a follow-up speaks of. */
export interface Target {
  kind: 'case' | 'task' | 'batch' | 'announcement' | 'followUp' | 'resultList' | 'plan';
  /** Of a file its name, without the ending; empty for the plan, of which there is one. */
  key: string;
}

/** The key that stands for all records of a kind, where a file could not be read and nobody knows which it held. */
export const anyKey = '*';

/** A target as one word, for sets. */
export const targetName = ({ kind, key }: Target): string => `${kind} ${key}`.trimEnd();

export interface EntryRecord {
  place: Place;
  places: Places;
  target: Target;
  /** The heading as typed. */
  heading: string;
  facts: EntryFacts;
  sections: EntrySections;
  /** Of what a later batch publishes of a case: the batch that the case belongs to. */
  ofBatch?: BatchNumber;
  /** Of the same: the case that the row makes where its own batch does not list it. */
  unlisted?: CaseRecord;
}

/** What a later batch publishes of a case. */
export type DisclosedRecord = EntryRecord & Required<Pick<EntryRecord, 'ofBatch' | 'unlisted'>>;

export interface FollowUpRecord extends Publication<FollowUpFacts>, WithFacsimiles {
  introduction: Prose;
  entries: EntryRecord[];
}

export interface TaskRecord {
  place: Place;
  places: Places;
  /** The task number: part of the address. */
  key: string;
  title: string | undefined;
  facts: TaskFacts;
  sections: TaskSections;
}

export interface TaskListRecord extends Publication<z.infer<typeof taskListSchema>>, WithFacsimiles {
  introduction: Prose;
  tasks: TaskRecord[];
}

export interface ResultRecord {
  place: Place;
  places: Places;
  key: string;
  facts: ResultFacts;
  sections: ResultSections;
}

export interface ResultListRecord extends Publication<z.infer<typeof resultListSchema>>, WithFacsimiles {
  introduction: Prose;
  results: ResultRecord[];
}

export interface AnnouncementRecord extends Publication<AnnouncementFacts>, WithFacsimiles {
  body: Prose;
}

/** A prose page: of content/pages/, or one that the software ships. */
export interface PageRecord extends Publication<PageFacts> {
  body: Prose;
}

export interface InspectionRecord extends Publication<InspectionFacts> {
  vocabulary: Vocabulary;
  batches: BatchRecord[];
  followUps: FollowUpRecord[];
  tasks: TaskListRecord | undefined;
  results: ResultListRecord[];
  announcements: AnnouncementRecord[];
  /** What is left out because it is at fault, by `targetName`: whatever refers to it is not to blame. */
  lost: ReadonlySet<string>;
}

/** An address that has changed; see `toSitePath`. */
export interface RedirectRecord {
  from: string;
  to: string;
  place: Place;
}

/** A picture file beside the texts that may show it. */
export interface PictureRecord {
  /** Undefined for those of content/pages/. */
  inspection: string | undefined;
  /** The folder that it lies in: `batches`, `pages` … */
  folder: string;
  /** As texts name it. */
  name: string;
  /** Where it lies on the disk. */
  path: string;
}

/** The whole content folder. */
export interface Content {
  site: SiteFacts;
  redirects: readonly RedirectRecord[];
  inspections: InspectionRecord[];
  pages: PageRecord[];
  /** Every picture file; the register tells which of them are public. */
  pictures: PictureRecord[];
  /** Folders of inspections that are left out because inspection.yaml is at fault. */
  lost: ReadonlySet<string>;
}
