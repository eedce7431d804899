/** The register: everything that pages, feeds, downloads and the search index are made from. */
import type { CaseSections } from '../schema/files/case.ts';
import type { AnnouncementFacts } from '../schema/files/announcement.ts';
import type { BatchFacts, BatchNumber } from '../schema/files/batch.ts';
import type { DeclaredTotals } from '../schema/files/declared.ts';
import type { EntryRecord, PageRecord } from '../schema/records.ts';
import type { FollowUpFacts } from '../schema/files/follow-up.ts';
import type { InspectionFacts } from '../schema/files/inspection.ts';
import type { Vocabulary } from '../schema/files/inspection-words.ts';
import type { Prose } from '../schema/prose.ts';
import type { ResultFacts, ResultSections } from '../schema/files/result.ts';
import type { SiteFacts } from '../schema/files/site.ts';
import type { TaskFacts, TaskSections } from '../schema/files/task.ts';
import type { IsoDate } from '../schema/values.ts';
import type { TaskState } from '../schema/states.ts';
import type { CorrectionKind, LookBackFinding } from '../schema/vocabulary.ts';
import type { Case, CaseVersion, Change, Withdrawal } from './case-types.ts';
import type { Facsimile, Picture } from './pictures.ts';
import type { CitationFinder } from './links/citations.ts';
import type { Totals } from './totals.ts';
import type { Comparison } from './declared.ts';

export type { Facsimile, Picture } from './pictures.ts';
export type {
  Case,
  CaseEvent,
  CaseLink,
  CaseVersion,
  Change,
  Counted,
  Move,
  OpenCase,
  WithheldCase,
  WithheldEntry,
  WithheldEvent,
  WithheldVersion,
  Withheld,
  Withdrawal,
} from './case-types.ts';

export interface Register {
  /** The day that everything was computed for. */
  today: IsoDate;
  site: SiteFacts;
  /** Newest first. */
  inspections: Inspection[];
  /** The one whose period holds today, else the one that began last. */
  current: Inspection | undefined;
  pages: PageRecord[];
  /** The pictures that something public shows. */
  pictures: Picture[];
  /** Every correction and redaction, newest first. */
  corrections: Correction[];
  /** Pages that have moved. */
  redirects: Redirect[];
  /** Files whose day of publication is yet to come. */
  heldBack: HeldBack[];
}

/** An old address, and the page that it leads to now. */
export interface Redirect {
  from: string;
  to: string;
}

export interface HeldBack {
  file: string;
  published: IsoDate;
}

export interface Inspection {
  /** Folder name: part of the address. */
  id: string;
  address: string;
  facts: InspectionFacts;
  sample: boolean;
  vocabulary: Vocabulary;
  /** Since when it is kept as it is, once that day has come. */
  archived: IsoDate | undefined;
  /** Has the intake of complaints not begun, is it open, or has it ended? */
  intake: 'before' | 'open' | 'closed';
  /** In order of number. */
  batches: Batch[];
  /** In order of batch and row. */
  cases: Case[];
  caseByKey: ReadonlyMap<string, Case>;
  /** Newest first. */
  followUps: FollowUp[];
  /** Newest first. */
  announcements: Announcement[];
  plan: Plan | undefined;
  tasks: Task[];
  taskByKey: ReadonlyMap<string, Task>;
  /** Newest first. */
  results: ResultList[];
  /** Counted from the newest state of the real cases, or where there is none, of the invented ones. */
  totals: Totals;
  /** What this inspection looked at again, the gravest finding first. */
  lookBacks: LookBack[];
  /** Everything published, newest first. */
  publications: PublicationLink[];
  citations: CitationFinder;
}

/** Where one publication is to be found. */
export interface PublicationLink {
  /** File name without its ending. */
  id: string;
  kind: '批次' | '公告' | '后续公开' | '整改任务' | '整改结果';
  title: string;
  /** ISO day, with a time if it is known. */
  published: string;
  address: string;
  sample: boolean;
}

export interface Batch {
  inspection: string;
  id: string;
  address: string;
  facsimiles: readonly Facsimile[];
  number: BatchNumber;
  /** After corrections. */
  facts: BatchFacts;
  sample: boolean;
  /** After corrections. */
  introduction: Prose;
  /** Those that belong to it, after corrections. */
  cases: Case[];
  /** Those that it held until a correction said that they belong to another. */
  movedAway: Case[];
  /** What it published of cases of earlier batches (办理后公开). */
  disclosed: ToldEntry[];
  /** Counted from the rows as first published: what the declared totals are compared with. */
  asPublished: Totals;
  /** Counted after corrections and follow-ups. */
  now: Totals;
  /** The declared totals, after corrections. */
  declared: DeclaredTotals | undefined;
  comparisons: Comparison[];
  corrections: Correction[];
  /** Corrections of the batch itself since its newest redaction, in the order in which they apply. */
  amendments: BatchAmendment[];
  /** As published, then after each publication that changed it or a case in it, oldest first. */
  versions: BatchVersion[];
}

/**
 * A record as it stood from a publication on. Nothing that is published later changes it: it holds a title, a sample
 * mark and facts of its own.
 */
export interface Version {
  publication: PublicationLink;
  /** What readers called the record then. */
  title: string;
  /** Was it, or anything published about it by then, invented? */
  sample: boolean;
}

/** A correction (更正) or redaction (脱敏), and the entry that makes it. */
export interface Amendment {
  publication: PublicationLink;
  entry: EntryRecord;
  correction: Correction;
}

/** A correction of a batch, with what it says as a whole since. */
export interface BatchAmendment extends Amendment {
  facts: BatchFacts;
  declared: DeclaredTotals | undefined;
  introduction: Prose;
}

/** A batch as it stood from a day on. */
export interface BatchVersion extends Version {
  facts: BatchFacts;
  declared: DeclaredTotals | undefined;
  introduction: Prose;
  /** Each case as it stood then, in order of row. */
  cases: { key: string; version: CaseVersion }[];
  /** What the publication said of the batch itself; what it said of the cases is in theirs. */
  amendments: BatchAmendment[];
}

/** A correction (更正), a redaction (脱敏) or a withdrawal (撤下). */
export interface Correction {
  kind: CorrectionKind;
  published: IsoDate;
  publication: PublicationLink;
  inspection: string;
  /** What it corrects, in readers' words: `D53… 是否属实`. */
  subject: string;
  address: string;
  /** The label of the corrected item; undefined for redactions and withdrawals. */
  item: string | undefined;
  was: string;
  becomes: string;
  /** Of a withdrawal alone. */
  withdrawal: Withdrawal | undefined;
  note: Prose;
  /** What the entry says besides, in sections of its own. */
  sections: CaseSections;
  remarks: string | undefined;
  sample: boolean;
}

/** The words of a file as they stood from a day on. */
export interface FileVersion extends Version {
  /** As typed. */
  facts: Pick<FollowUpFacts, 'title' | 'origin' | 'originAddress'>;
  introduction: Prose;
  /** What made it; undefined for what was published first. */
  amendment: Amendment | undefined;
}

/** An announcement as it stood from a day on. */
export interface AnnouncementVersion extends Version {
  facts: AnnouncementFacts;
  body: Prose;
  /** What made it; undefined for what was published first. */
  amendment: Amendment | undefined;
}

/** A task as it stood from a day on. */
export interface TaskVersion extends Version {
  /** The title typed in its heading. */
  heading: string | undefined;
  facts: TaskFacts;
  sections: TaskSections;
  /** What made it: a correction or a report, both where a report was corrected, neither for what the plan published. */
  amendment: Amendment | undefined;
  report: TaskReport | undefined;
  /** What results had said by then, oldest first. */
  reports: readonly TaskReport[];
}

/**
 * A later publication, the plan or a list of results, by its own words. What it says of cases and tasks stands in their
 * versions.
 */
export interface PublishedFile {
  inspection: string;
  kind: PublicationLink['kind'];
  /** File name without its ending. */
  id: string;
  address: string;
  facsimiles: readonly Facsimile[];
  /** After corrections, as the introduction. */
  title: string;
  sample: boolean;
  introduction: Prose;
  corrections: Correction[];
  /** As published, then after each correction, oldest first. */
  versions: FileVersion[];
}

export interface FollowUp extends PublishedFile {
  kind: '后续公开';
  facts: FollowUpFacts;
  entries: ToldEntry[];
}

/** An entry with the record that it speaks of. */
export interface ToldEntry {
  entry: EntryRecord;
  title: string;
  address: string;
  changes: Change[];
}

export interface Announcement {
  inspection: string;
  id: string;
  address: string;
  facsimiles: readonly Facsimile[];
  facts: AnnouncementFacts;
  sample: boolean;
  /** After corrections. */
  body: Prose;
  corrections: Correction[];
  /** As published, then after each correction, oldest first. */
  versions: AnnouncementVersion[];
}

/** A file of tasks, or of what became of them. */
interface TaskFile<Kind> extends PublishedFile {
  kind: Kind & PublicationLink['kind'];
  published: IsoDate;
  origin: string | undefined;
  originAddress: string | undefined;
}

export type Plan = TaskFile<'整改任务'>;
export type ResultList = TaskFile<'整改结果'>;

export interface Task {
  inspection: string;
  key: string;
  address: string;
  /** Its own title, else the start of 反馈问题. */
  title: string;
  /** The plan that it came with. */
  publication: PublicationLink;
  sample: boolean;
  /** After corrections. */
  facts: TaskFacts;
  sections: TaskSections;
  /** The day that the words of 整改时限 hold. */
  deadline: IsoDate | undefined;
  /** Newest first. */
  reports: TaskReport[];
  /** 尚未公布进展 where there is no report. */
  state: TaskState | typeof noReport;
  done: boolean;
  overdue: boolean;
  corrections: Correction[];
  /** As the plan published it, then after each correction and each report, oldest first. */
  versions: TaskVersion[];
  cases: Case[];
  parent: Task | undefined;
  children: Task[];
  /** What it looks back at. */
  lookBacks: LookBack[];
  /** Later tasks that look back at it. */
  lookedBackBy: LookBack[];
  /** The newest finding about the promises that it looks back at. */
  finding: LookBackFinding | undefined;
}

export const noReport = '尚未公布进展';

/** What a list of results says of a task. */
export interface TaskReport {
  published: IsoDate;
  list: ResultList;
  /** After corrections. */
  facts: ResultFacts;
  sections: ResultSections;
  /** Before any correction. */
  original: { facts: ResultFacts; sections: ResultSections };
  /** Newest first. */
  corrections: readonly Correction[];
}

/** One earlier task or case that a later task looked at again. */
export interface LookBack {
  task: Task;
  earlier: { kind: 'task'; task: Task } | { kind: 'case'; case: Case };
  finding: LookBackFinding | undefined;
}
