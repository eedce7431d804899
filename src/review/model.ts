/** What a review shows: plain data that `npm run review` makes and review.astro lays out. */
import type { Fault } from '../schema/fault.ts';
import type { IsoDate } from '../schema/values.ts';

/** A publication that is new, with the pages on which readers will find it. */
export interface NewThing {
  /** 批次, 公告 …, as staff call it. */
  kind: string;
  name: string;
  /** 简称 of the inspection; empty for what belongs to none. */
  inspection: string;
  file: string;
  /** Undefined for what has no date of its own. */
  published: string | undefined;
  /** Its day has not come: it shows from that day on. */
  isHeldBack: boolean;
  /** Is there invented data in it? */
  sample: boolean;
  /** How many cases, tasks, entries are in it; undefined for what has no parts. */
  parts: number | undefined;
  /** Site paths of the pages to be shown. */
  pages: string[];
  /** What is published and does not stand on those pages. */
  besides: { name: string; label: string; text: string }[];
}

/** A stretch of a text that is in both versions, in the old one alone, or in the new one alone. */
export interface Stretch {
  text: string;
  in: 'both' | 'old' | 'new';
}

/** A published record that reads otherwise. */
export interface ChangedThing {
  kind: string;
  name: string;
  inspection: string;
  file: string;
  rows: { label: string; was: Stretch[]; becomes: Stretch[] }[];
}

export interface Review {
  site: string;
  /** The day of the review. */
  today: IsoDate;
  /** The day on which readers will see all of it: pages are shown as of then. */
  shownOn: IsoDate;
  before: { name: string; commit: string | undefined };
  after: { commit: string | null; uncommitted: boolean };
  added: NewThing[];
  changed: ChangedThing[];
  removed: { kind: string; name: string; inspection: string; file: string }[];
  /** Faults in the files that are new or changed. */
  faults: Fault[];
  /** How many there are in other files. */
  otherFaults: number;
}

/** Astro loads this module apart from the scripts, in the same process. */
const shared = globalThis as Record<symbol, Review | undefined>;
const memo = Symbol.for('huitoukan.review');

/** Hands a review to its page. */
export function rememberReview(review: Review): void {
  shared[memo] = review;
}

/** The review that is being rendered. */
export function openReview(): Review {
  const review = shared[memo];
  if (!review) throw new Error('review.astro is rendered by npm run review alone');
  return review;
}
