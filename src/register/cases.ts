/** Cases with their whole history. */
import type { caseFacts } from '../schema/case.ts';
import { caseSections, type CaseFacts } from '../schema/case.ts';
import { error, type Fault } from '../schema/fault.ts';
import type { CaseRecord, EntryRecord, FollowUpRecord, InspectionRecord } from '../schema/records.ts';
import type { IsoDate, Word } from '../schema/values.ts';
import { levels, sources, unstated, withheldWord } from '../schema/vocabulary.ts';
import { addresses } from './addresses.ts';
import { correct, update } from './amend.ts';
import { titleFrom } from './titles.ts';
import type { Batch, Case, CaseVersion, Change, Correction, PublicationLink } from './types.ts';

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
  const version: CaseVersion = { published: batch.facts.published, publication, facts, sections };
  const made: Case = {
    inspection,
    key,
    address: addresses.case(inspection, key),
    number,
    label: number ?? `${batch.number.name}序号 ${headed ?? serial}`,
    title: '不予公开的信访件',
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

/** Sets what follows from the newest version. */
export function settle(one: Case, today: IsoDate): void {
  const { facts } = one.current;
  one.source = sourceOf(facts, one.number);
  one.level = facts.level?.value ?? (one.starred ? '重点关注件' : undefined);
  one.state = one.withheld ? withheldWord : (facts.state?.value ?? unstated);
  one.verdict = one.withheld ? withheldWord : (facts.verdict?.value ?? unstated);
  one.overdue = isOverdue(facts, one.withheld !== undefined, today);
  if (!one.withheld) one.title = titleFrom(one.current.sections.problem) || one.label;
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
    .sort((a, b) => order(a.facts.published, b.facts.published) || order(a.id, b.id))
    .flatMap((followUp) => {
      const publication = publications.get(followUp.id);
      return publication ? followUp.entries.map((entry) => ({ entry, followUp, publication })) : [];
    });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The facts with what readers are shown where the table says nothing: that too can be corrected. */
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
    const result = correct({ facts: asShown(one), sections }, entry, schema, caseSections, faults);
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
  one.sample ||= followUp.sample;
  one.current = { published, publication, facts, sections };
  one.versions.push(one.current);
  one.events.unshift({ published, kind, publication, entry, changes });
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
