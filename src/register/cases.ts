/** Cases with their whole history. */
import type { CaseFacts, CaseSections } from '../schema/files/case.ts';
import type { Correctable } from '../schema/correctable.ts';
import { error, quote, type Fault } from '../schema/fault.ts';
import type { CaseRecord } from '../schema/records.ts';
import type { IsoDate, Word } from '../schema/values.ts';
import { mayBeLate } from '../schema/states.ts';
import { deferredWord, isCorrectionKind, levels, sources, unstated, withheldWord } from '../schema/vocabulary.ts';
import { addresses } from './addresses.ts';
import { everIn, firstBatch, moveTo, type OtherBatches } from './amend/belonging.ts';
import { amend, disclose, update } from './amend/amend.ts';
import { closingOfCase } from './closing.ts';
import { countedFactNames } from './case-types.ts';
import { correctionOf, type Applied, type OrderedEntry } from './amend/entries.ts';
import { sinceRedaction } from './amend/redactions.ts';
import { titleFrom } from './titles.ts';
import type { Countable } from './totals.ts';
import type {
  Batch,
  Case,
  CaseEvent,
  CaseVersion,
  Correction,
  Counted,
  PublicationLink,
  WithheldVersion,
} from './types.ts';
import { applyToWithheld, withdrawalOf, withheldTitle } from './amend/withheld.ts';

/** 来电 for D…, 来信 for X…, unless the table says. */
function sourceOf(facts: Counted['facts'], number: string | undefined): string {
  if (facts.source) return facts.source.value;
  const letter = number?.normalize('NFKC').trim().charAt(0).toUpperCase();
  return letter === 'D' ? '来电' : letter === 'X' ? '来信' : unstated;
}

/**
 * A case as a batch published it.
 * @param batch the one that it belongs to
 * @param publication the batch that published it
 * @param withdrawn the entry that has taken it down since
 */
export function newCase(
  record: CaseRecord,
  batch: Batch,
  row: number,
  publication: PublicationLink,
  withdrawn: OrderedEntry | undefined,
): Case {
  const { key, number, starred } = record;
  const { inspection, sample } = batch;
  const { published } = publication;
  // `## 序号 3` is the name of a case without a number.
  const headed = number === undefined ? /\d+$/u.exec(key)?.[0] : undefined;
  // The table that it came with gave it the place that its own batch did not.
  const isListed = publication.address === batch.address;
  const serial = record.facts.serial ?? headed ?? (isListed ? String(row) : '');
  const label = number ?? `${batch.number.name}序号 ${headed ?? serial}`;
  const made = (title: string, facts: CaseFacts, withheld: boolean) => ({
    inspection,
    key,
    address: addresses.case(inspection, key),
    number,
    label,
    title,
    starred,
    sample,
    batch,
    moves: [],
    row,
    serial,
    source: unstated,
    level: undefined,
    published: { publication, published, facts: countedFacts(facts), withheld },
    state: unstated,
    verdict: unstated,
    corrections: [],
    overdue: false,
    links: [],
    tasks: [],
    lookedBackBy: [],
  });
  if (!record.withheld) {
    const { facts, sections } = record;
    const title = titleOf(label, sections);
    const version: CaseVersion = { published, publication, title, sample, facts, sections, event: undefined };
    return { ...made(title, facts, false), withheld: undefined, versions: [version], current: version, events: [] };
  }
  const { facts, sections } = record;
  const withheld = { reason: facts.withheldReason ?? '', withdrawn: withdrawn && withdrawalOf(withdrawn) };
  const title = withheldTitle(withheld.withdrawn);
  const version: WithheldVersion = { published, publication, title, sample, facts, sections, event: undefined };
  const { verdict, state } = withdrawn?.entry.facts ?? {};
  // A case that was published before counts in its batch as it did then: its withdrawal says how.
  const counted = withdrawn ? made(title, { ...facts, verdict, state }, false) : made(title, facts, true);
  return { ...counted, withheld, versions: [version], current: version, events: [] };
}

/** Did a later batch publish it first, since its own did not list it? */
export const isUnlisted = (one: Case): boolean => one.published.publication.address !== firstBatch(one).address;

/** The cases that a batch listed as its own, wherever they belong now. */
export const listedBy = (batch: Pick<Batch, 'address' | 'cases' | 'movedAway'>): Case[] =>
  everIn(batch).filter(({ published }) => published.publication.address === batch.address);

/** Has its batch said 办理后公开? */
export const isDeferred = ({ withheld, current: { facts } }: Case): boolean =>
  !withheld && facts.disclosure?.value === deferredWord;

/**
 * Does a batch list its cases? Some publish their figures alone, and name at most those few whose text comes later
 * (办理后公开).
 */
export const listsCases = (batch: Pick<Batch, 'address' | 'cases' | 'movedAway' | 'declared'>): boolean => {
  const { declared } = batch;
  const own = listedBy(batch);
  const declaredCases = declared?.forwarded ?? declared?.accepted ?? 0;
  return own.some((one) => !isDeferred(one)) || (own.length > 0 && own.length >= declaredCases);
};

/** Is the text of a case still to come? */
export const awaitsText = (one: Case): boolean =>
  isDeferred(one) && Object.values(one.current.sections).every((section) => section === undefined);

const countedFacts = (facts: CaseFacts): Counted['facts'] =>
  Object.fromEntries(countedFactNames.map((name) => [name, facts[name]]));

/** The start of 交办问题, else what the case is called. */
const titleOf = (label: string, { problem }: CaseSections): string => titleFrom(problem) || label;

/** Sets what follows from the newest version. */
export function settle(one: Case, today: IsoDate): void {
  const { facts, title, sample } = one.current;
  one.title = title;
  one.sample = sample;
  one.serial = facts.serial ?? one.serial;
  one.source = sourceOf(facts, one.number);
  one.level = facts.level?.value ?? (one.starred ? '重点关注件' : undefined);
  if (one.withheld) {
    one.state = one.verdict = withheldWord;
    one.withheld.reason = facts.withheldReason ?? one.withheld.reason;
    one.versions = sinceRedaction(one.versions, madeBy);
  } else {
    one.state = facts.state?.value ?? unstated;
    one.verdict = facts.verdict?.value ?? unstated;
    one.overdue = isOverdue(facts, today);
    one.versions = sinceRedaction(one.versions, madeBy);
  }
}

const madeBy = ({ event }: CaseVersion): [Correction | undefined] => [event?.correction];

/** Its promised date is past and work is left to do. */
const isOverdue = ({ deadline, state }: Counted['facts'], today: IsoDate): boolean =>
  deadline !== undefined && deadline < today && mayBeLate(state?.value);

/** A case with `*` stays one of 重点关注 whatever else it is, unless a correction says that it is none. */
const isStarred = ({ starred }: Case, { level }: Counted['facts']): boolean =>
  level?.value === '重点关注件' || (starred && level?.value !== '普通件');

/** What the counts see of a case as it was first published. */
export const countableFirst = (one: Case, today: IsoDate): Countable => countable(one, one.published, today);

/** What the counts see of a case now. */
export const countableNow = (one: Case, today: IsoDate): Countable =>
  countable(one, { facts: one.current.facts, withheld: one.withheld !== undefined }, today);

const countable = (one: Case, { facts, withheld }: Counted, today: IsoDate): Countable => ({
  facts,
  source: sourceOf(facts, one.number),
  starred: isStarred(one, facts),
  withheld,
  overdue: !withheld && isOverdue(facts, today),
});

/** The facts with what readers are shown where the table says nothing: that too can be corrected, but is not said. */
function asShown(one: Case): CaseFacts {
  const { source, level } = one;
  const { facts } = one.current;
  const shown = <T extends string>(
    value: string | undefined,
    words: Readonly<Record<T, unknown>>,
  ): Word<T> | undefined => (value !== undefined && value in words ? { raw: value, value: value as T } : undefined);
  return {
    ...facts,
    ofBatch: one.batch.number,
    noticePeriod: closingOfCase(one).noticePeriod,
    source: facts.source ?? shown(source, sources),
    level: facts.level ?? shown(level, levels),
  };
}

/** What a correction of a case may name. */
export interface Surroundings extends OtherBatches {
  schema: Correctable;
}

/** Applies one entry to its case: a new version, an event, and a correction if it is one. */
export function applyToCase(
  one: Case,
  ordered: OrderedEntry,
  { schema, ...others }: Surroundings,
  faults: Fault[],
  shared?: Correction,
): Applied | undefined {
  // The redaction of another record reaches no text in a case that has none.
  if (one.withheld)
    return shared ? undefined : applyToWithheld(one, ordered, { schema, ...others, shown: asShown(one) }, faults);
  const { entry: typed, followUp, publication, isRedacted } = ordered;
  const kind = typed.facts.kind.value;
  const { published } = followUp.facts;
  if (kind === '撤下') {
    const mend = `批次文件里${quote(one.label)}的内容还在，请把它改成“公开方式：不予公开”，写明“理由”，删去其他项目和小节`;
    faults.push(error(typed.place, 'format/withheld', mend));
    return undefined;
  }
  const amended =
    kind === '更正' || shared
      ? amend(one.current, typed, schema, faults, { shown: asShown(one), isRedacted })
      : typed.ofBatch
        ? disclose(one.current, typed)
        : update(one.current, typed, schema, { isRedacted });
  if (!amended) return undefined;
  const { facts, sections, changes, entry } = amended;
  if (facts.disclosure?.value !== one.current.facts.disclosure?.value) {
    const mend =
      '公开方式不能在后续公开里改变：整件不能再公开的，在批次文件里改成不予公开，并写一条撤下；只删去个人信息的，写一条脱敏';
    faults.push(
      error(typed.places.get('becomes') ?? typed.places.get('disclosure') ?? typed.place, 'format/withheld', mend),
    );
  }
  const placed = moveTo(one, facts, others, ordered, faults);
  if (!placed) return undefined;
  const about = { inspection: one.inspection, subject: () => one.label, address: one.address };
  const correction = shared ?? (isCorrectionKind(kind) ? correctionOf(ordered, kind, changes[0], about) : undefined);
  const event: CaseEvent = { published, kind, publication, entry, changes, correction };
  const sample = one.current.sample || publication.sample;
  const title = titleOf(one.label, sections);
  one.current = { published, publication, title, sample, facts: placed, sections, event };
  one.versions.push(one.current);
  one.events.unshift(event);
  if (correction) one.corrections.unshift(correction);
  return { entry, changes, correction };
}
