/** Cases as the register holds them: one that is withheld (不予公开) has no room for a text, in any version or event. */
import type { CaseFacts, CaseSections, NoSections, Only, WithheldFacts } from '../schema/files/case.ts';
import type { EntryFacts, EntrySections } from '../schema/files/follow-up.ts';
import type { EntryRecord } from '../schema/records.ts';
import type { IsoDate } from '../schema/values.ts';
import type { FollowUpKind } from '../schema/vocabulary.ts';
import type { Batch, Correction, LookBack, PublicationLink, Task, Version } from './types.ts';

/** A case that is published, or one of which only the number may be (不予公开): that one holds no text. */
export type Case = OpenCase | WithheldCase;

export interface OpenCase extends NumberedCase {
  withheld: undefined;
  /** Oldest first; the last is what holds now. The first is what the batch published, or the newest redaction. */
  versions: CaseVersion[];
  current: CaseVersion;
  /** Newest first. */
  events: CaseEvent[];
}

export interface WithheldCase extends NumberedCase {
  withheld: Withheld;
  versions: WithheldVersion[];
  current: WithheldVersion;
  events: WithheldEvent[];
}

/** Why a case is not published. */
export interface Withheld {
  /** The law. */
  reason: string;
  /** Undefined unless it had been published before. */
  withdrawn: Withdrawal | undefined;
}

/** When and why a published case was taken down (撤下). */
export interface Withdrawal {
  publication: PublicationLink;
  reason: string;
  basis: string;
}

interface NumberedCase {
  inspection: string;
  key: string;
  address: string;
  /** As published; undefined if it has none. */
  number: string | undefined;
  /** What readers call it: the number, or 第4批序号 7. */
  label: string;
  /** Start of 交办问题. */
  title: string;
  starred: boolean;
  sample: boolean;
  /** Where it belongs, after corrections. */
  batch: Batch;
  /** How it came there where another batch published it as its own, oldest first. */
  moves: Move[];
  /** Its place in the table of the batch that it belonged to first, from 1 on. */
  row: number;
  /** 序号 in the table of the batch that it belonged to first; empty where that table did not list it. */
  serial: string;
  source: string;
  level: string | undefined;
  published: FirstPublished;
  /** 已办结 …, 未注明, 不予公开. */
  state: string;
  /** 属实 …, 未注明; 不予公开 for withheld cases. */
  verdict: string;
  corrections: Correction[];
  /** Its promised date is past and it is not closed. */
  overdue: boolean;
  links: CaseLink[];
  /** Rectification tasks that name it, of any inspection. */
  tasks: Task[];
  /** Later inspections that looked at it again. */
  lookedBackBy: LookBack[];
}

/** That a correction says to which batch a case belongs. */
export interface Move {
  publication: PublicationLink;
  from: Batch;
  to: Batch;
}

/** What the batch published of a case as far as it is counted: a redaction takes versions away, not this. */
export interface FirstPublished extends Counted {
  publication: PublicationLink;
  published: IsoDate;
}

/** What the counts see of a case on a day. */
export interface Counted {
  facts: Pick<CaseFacts, (typeof countedFactNames)[number]>;
  withheld: boolean;
}

/** The facts that counts are made from: words of lists and a day. */
export const countedFactNames = [
  'regions',
  'pollutionTypes',
  'verdict',
  'state',
  'source',
  'level',
  'deadline',
] as const satisfies readonly (keyof CaseFacts)[];

/** A case as it stood from a day on. */
export interface CaseVersion extends Version {
  published: IsoDate;
  facts: CaseFacts;
  sections: CaseSections;
  /** What made it; undefined for what the batch published. */
  event: CaseEvent | undefined;
}

/** Something published about a case after its batch. */
export interface CaseEvent {
  published: IsoDate;
  kind: FollowUpKind;
  publication: PublicationLink;
  entry: EntryRecord;
  /** Facts that changed, by their labels. */
  changes: Change[];
  correction: Correction | undefined;
}

/** A withheld case as it stood from a day on. */
export interface WithheldVersion extends CaseVersion {
  facts: WithheldFacts;
  sections: NoSections;
  event: WithheldEvent | undefined;
}

/** Something published about a withheld case: that it was, and what changed in the words that may stand. */
export interface WithheldEvent extends CaseEvent {
  entry: WithheldEntry;
}

/** An entry that says nothing of a case but what kind of entry it is, a correction of such a word, or a withdrawal. */
export interface WithheldEntry extends EntryRecord {
  facts: Only<
    EntryFacts,
    'kind' | 'correctedItem' | 'was' | 'becomes' | 'withheldReason' | 'basis' | 'verdict' | 'state'
  >;
  sections: Only<EntrySections, never>;
}

export interface Change {
  label: string;
  was: string;
  becomes: string;
}

export interface CaseLink {
  how: '关联' | '文中提到' | '同一编号';
  case: Case;
}
