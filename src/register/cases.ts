/** Cases with their whole history. */
import type { caseFacts } from '../schema/case.ts';
import { caseSections, type CaseFacts, type CaseSections } from '../schema/case.ts';
import { error, type Fault } from '../schema/fault.ts';
import type { CaseRecord, EntryRecord, FollowUpRecord, InspectionRecord } from '../schema/records.ts';
import type { IsoDate, Word } from '../schema/values.ts';
import { levels, sources, unstated, withheldWord } from '../schema/vocabulary.ts';
import { addresses } from './addresses.ts';
import { correct, update } from './amend.ts';
import { byPublication } from './order.ts';
import { titleFrom } from './titles.ts';
import type { Batch, Case, CaseEvent, CaseVersion, Change, Correction, PublicationLink } from './types.ts';

/** 来电 for D…, 来信 for X…, unless the table says. */
function sourceOf(facts: CaseFacts, number: string | undefined): string {
  if (facts.source) return facts.source.value;
  const letter = number?.normalize('NFKC').trim().charAt(0).toUpperCase();
  return letter === 'D' ? '来电' : letter === 'X' ? '来信' : unstated;
}

/** A case as its batch published it. */
export function newCase(
  record: CaseRecord,
  batch: Batch,
  row: number,
  inspection: string,
  publication: PublicationLink,
): Case {
  const { facts, sections, key, number, starred } = record;
  // `## 序号 3` is the name of a case without a number.
  const headed = number === undefined ? /\d+$/u.exec(key)?.[0] : undefined;
  const serial = facts.serial ?? headed ?? String(row);
  const withheld = facts.disclosure?.value === withheldWord ? { reason: facts.withheldReason ?? '' } : undefined;
  const label = number ?? `${batch.number.name}序号 ${headed ?? serial}`;
  const version: CaseVersion = {
    published: batch.facts.published,
    publication,
    title: withheld ? withheldTitle : titleOf(label, sections),
    sample: batch.sample,
    facts,
    sections,
    event: undefined,
  };
  const made: Case = {
    inspection,
    key,
    address: addresses.case(inspection, key),
    number,
    label,
    title: version.title,
    starred,
    sample: batch.sample,
    batch,
    serial,
    withheld,
    source: unstated,
    level: undefined,
    versions: [version],
    published: version,
    current: version,
    state: unstated,
    verdict: unstated,
    events: [],
    corrections: [],
    overdue: false,
    links: [],
    tasks: [],
    lookedBackBy: [],
  };
  return made;
}

const withheldTitle = '不予公开的信访件';

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
  one.state = one.withheld ? withheldWord : (facts.state?.value ?? unstated);
  one.verdict = one.withheld ? withheldWord : (facts.verdict?.value ?? unstated);
  one.overdue = isOverdue(facts, one.withheld !== undefined, today);
}

/** Its promised date is past and it is not closed; 阶段性办结 leaves work to do. */
const isOverdue = (facts: CaseFacts, withheld: boolean, today: IsoDate): boolean =>
  !withheld && facts.deadline !== undefined && facts.deadline < today && facts.state?.value !== '已办结';

/** A case with `*` stays one of 重点关注 whatever else it is, unless a correction says that it is none. */
const isStarred = ({ starred }: Case, { level }: CaseFacts): boolean =>
  level?.value === '重点关注件' || (starred && level?.value !== '普通件');

/** What the counts see of one version of a case. */
export const countable = (one: Case, version: CaseVersion, today: IsoDate) => ({
  facts: version.facts,
  source: sourceOf(version.facts, one.number),
  starred: isStarred(one, version.facts),
  withheld: one.withheld !== undefined,
  overdue: isOverdue(version.facts, one.withheld !== undefined, today),
});

/** One entry of a follow-up, in the order in which they apply. */
export interface OrderedEntry {
  entry: EntryRecord;
  followUp: FollowUpRecord;
  publication: PublicationLink;
}

/** All entries by day, file name and position: the same whatever order the files were read in. */
export function orderEntries(
  record: InspectionRecord,
  publications: ReadonlyMap<string, PublicationLink>,
): OrderedEntry[] {
  return [...record.followUps]
    .flatMap((followUp) => {
      const publication = publications.get(followUp.id);
      return publication ? [{ followUp, publication }] : [];
    })
    .sort((a, b) => byPublication(a.publication, b.publication))
    .flatMap(({ followUp, publication }) => followUp.entries.map((entry) => ({ entry, followUp, publication })));
}

/** The facts with what readers are shown where the table says nothing: that too can be corrected, but is not said. */
function asShown({ current: { facts }, source, level }: Case): CaseFacts {
  const shown = <T extends string>(
    value: string | undefined,
    words: Readonly<Record<T, unknown>>,
  ): Word<T> | undefined => (value !== undefined && value in words ? { raw: value, value: value as T } : undefined);
  return { ...facts, source: facts.source ?? shown(source, sources), level: facts.level ?? shown(level, levels) };
}

/** Applies one entry to its case: a new version, an event, and a correction if it is one. */
export function applyToCase(
  one: Case,
  { entry, followUp, publication }: OrderedEntry,
  schema: ReturnType<typeof caseFacts>,
  faults: Fault[],
): { changes: Change[]; correction: Correction | undefined } {
  const kind = entry.facts.kind.value;
  const published = followUp.facts.published;
  let { facts, sections } = one.current;
  let changes: Change[] = [];
  let correction: Correction | undefined;
  if (kind === '更正') {
    const result = correct({ facts, sections }, entry, schema, caseSections, faults, asShown(one));
    if (!result) return { changes, correction };
    facts = result.facts;
    sections = result.sections;
    changes = [result.change];
  } else {
    const result = update({ facts, sections }, entry, schema);
    facts = result.facts;
    changes = result.changes;
  }
  if (facts.disclosure?.value !== one.current.facts.disclosure?.value) {
    const mend = '公开方式不能在后续公开里改变：要撤下的内容请从批次文件删除，并写一条脱敏';
    faults.push(
      error(entry.places.get('becomes') ?? entry.places.get('disclosure') ?? entry.place, 'format/withheld', mend),
    );
  }
  if (one.withheld && (facts.verdict ?? facts.state))
    faults.push(error(entry.place, 'format/withheld', '不予公开的信访件不能再公布是否属实或办结情况，请核对编号'));
  if (kind === '更正' || kind === '脱敏') {
    correction = correctionOf(kind, published, publication, entry, changes[0], followUp.sample, {
      inspection: one.inspection,
      subject: one.label,
      address: one.address,
    });
    one.corrections.unshift(correction);
  }
  const event: CaseEvent = { published, kind, publication, entry, changes, correction };
  one.current = {
    published,
    publication,
    title: one.withheld ? withheldTitle : titleOf(one.label, sections),
    sample: one.current.sample || publication.sample,
    facts,
    sections,
    event,
  };
  one.versions.push(one.current);
  one.events.unshift(event);
  return { changes, correction };
}

/** A correction as readers find it under /corrections/. */
export function correctionOf(
  kind: Correction['kind'],
  published: IsoDate,
  publication: PublicationLink,
  entry: EntryRecord,
  change: Change | undefined,
  sample: boolean,
  target: { inspection: string; subject: string; address: string },
): Correction {
  return {
    kind,
    published,
    publication,
    ...target,
    item: change?.label,
    was: change?.was ?? '',
    becomes: change?.becomes ?? '',
    note: entry.sections.note ?? [],
    sample,
  };
}
