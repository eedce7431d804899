/**
 * Which fields have a place of their own, and where: every list of "other facts" shows all that a record has but those
 * named here. So a new field is shown, searched, read by the checks and compared without a line of code.
 */
import { stepNames } from './files/closing.ts';
import type { AnnouncementFacts } from './files/announcement.ts';
import type { BatchFacts } from './files/batch.ts';
import type { CaseFacts, CaseSections } from './files/case.ts';
import type { EntryFacts, FollowUpFacts } from './files/follow-up.ts';
import type { InspectionFacts } from './files/inspection.ts';
import type { ResultFacts } from './files/result.ts';
import type { SiteFacts } from './files/site.ts';
import type { TaskFacts } from './files/task.ts';

type Fields<Facts> = (keyof Facts)[];

/** By the place that lists the other facts. */
export const placed = {
  /** Beside the number, in the answer, among the steps of the closing, or as links. */
  casePage: new Set<string>([
    'regions',
    'pollutionTypes',
    'verdict',
    'state',
    'source',
    'level',
    'related',
    'serial',
    'disclosure',
    'ofBatch',
    'withheldReason',
    'points',
    'pointsDone',
    ...stepNames,
  ] satisfies Fields<CaseFacts>),
  /** A column of its own. */
  officialTable: new Set<string>([
    'regions',
    'pollutionTypes',
    'verdict',
    'state',
    'serial',
    'disclosure',
    'ofBatch',
    'withheldReason',
    'problem',
    'findings',
    'goal',
    'handling',
    'accountability',
  ] satisfies Fields<CaseFacts & CaseSections>),
  /** In the sentence about the deadline, among the steps of the closing, in the chain of look-backs, or as links. */
  taskPage: new Set<string>([
    'deadline',
    'state',
    'previous',
    'finding',
    'related',
    'parent',
    ...stepNames,
  ] satisfies Fields<TaskFacts>),
  /** A column of its own. */
  printedPlan: new Set<string>([
    'units',
    'responsible',
    'deadline',
    'supervisor',
    'verifier',
    ...stepNames,
  ] satisfies Fields<TaskFacts>),
  /** In the correction that the entry makes, or as its heading. */
  entry: new Set<string>(['kind', 'correctedItem', 'was', 'becomes'] satisfies Fields<EntryFacts>),
  /** Above the report. */
  report: new Set<string>(['state'] satisfies Fields<ResultFacts>),
  /** In a feed the facts of a task stand together. */
  taskInFeed: new Set<string>([] satisfies Fields<TaskFacts>),
} as const;

/** Shown, but not searched: days, addresses and what a sentence about it says; titles are searched as titles. */
export const unsearched = new Set<string>([
  'title',
  'summary',
  'published',
  'deadline',
  'originAddress',
  'disclosure',
  'ofBatch',
  'privacyExceptions',
  'facsimiles',
  'facsimileChecked',
  'was',
  'becomes',
] satisfies Fields<AnnouncementFacts & BatchFacts & CaseFacts & EntryFacts & TaskFacts>);

/** Not read by the rules of privacy: codes of the publisher's own, and what is listed on purpose. */
export const unreadForPrivacy = new Set<string>([
  'privacyExceptions',
  'regions',
  'intake',
  'batch',
  'published',
  'forwarded',
  'sample',
] satisfies Fields<BatchFacts & InspectionFacts & SiteFacts>);

/** Not compared as values with the version that is public: not shown, or compared as an item's date, name, part or mark. */
export const uncompared = new Set<string>([
  'published',
  'privacyExceptions',
  'facsimiles',
  'facsimileChecked',
  'batch',
  'regions',
  'extraTypes',
  'runningTotals',
  'sample',
] satisfies Fields<BatchFacts & InspectionFacts & FollowUpFacts>);
