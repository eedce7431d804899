/** The entries of follow-ups: the order in which they apply, and what they must say. */
import { says } from '../../schema/clause.ts';
import { error, type Fault } from '../../schema/fault.ts';
import { saysAnything } from '../../schema/prose.ts';
import type { EntryRecord, FollowUpRecord, InspectionRecord } from '../../schema/records.ts';
import { isCorrectionKind, takenOut } from '../../schema/vocabulary.ts';
import { byPublication } from '../order.ts';
import { factText } from './amend.ts';
import { redactedSince } from './redactions.ts';
import type { Change, Correction, PublicationLink, Withdrawal } from '../types.ts';

/** One entry of a follow-up, in the order in which they apply. */
export interface OrderedEntry {
  entry: EntryRecord;
  followUp: FollowUpRecord;
  publication: PublicationLink;
  /** Was its record redacted later, or by the same publication? */
  isRedacted: boolean;
}

/**
 * All entries by day, file name and position: the same whatever order the files were read in.
 * @param awaited names of the records that a redaction of a day to come speaks of
 */
export function orderEntries(
  files: readonly { followUp: FollowUpRecord; publication: PublicationLink }[],
  record: InspectionRecord,
  awaited: ReadonlySet<string>,
): OrderedEntry[] {
  const ordered = [...files]
    .sort((a, b) => byPublication(a.publication, b.publication))
    .flatMap(({ followUp, publication }) => followUp.entries.map((entry) => ({ entry, followUp, publication })));
  const redacted = redactedSince(ordered, record, awaited);
  return ordered.map((one, index) => ({ ...one, isRedacted: redacted[index] ?? false }));
}

/** What an entry made of its record, as readers see it. */
export interface Applied {
  entry: EntryRecord;
  changes: Change[];
  correction: Correction | undefined;
}

/** What an entry lacks that readers need; of a withheld case none says anything. */
export function lacksOf({ entry: { facts, sections, place }, isRedacted }: OrderedEntry): Fault[] {
  const kind = facts.kind.value;
  const lacks = (mend: string): Fault[] => [error(place, 'format/missing', mend)];
  if (kind === '销号公示' && !facts.noticePeriod) return lacks('销号公示缺少「公示期」，请补上');
  const isTold =
    Object.entries(facts).some(([name, value]) => name !== 'kind' && says(factText(value))) ||
    // Of a section that holds nothing but faults the reader has said so.
    Object.values(sections).some((section) => section && (section.length === 0 || saysAnything(section)));
  if (isTold) return [];
  if (kind === '脱敏') return lacks('脱敏要在 ### 脱敏说明 里写明是哪一类个人信息，不写原来的内容');
  if (isCorrectionKind(kind)) return [];
  const mend = '请写明公布了什么，例如“办结情况”、### 处理整改，没有的请删去这一条';
  const gone = isRedacted ? `；内容因脱敏删去了的，请在“备注”里写${takenOut.脱敏}` : '';
  return lacks(`这一条${kind}一个字的内容也没有，${mend}${gone}`);
}

/** A correction as readers find it under /corrections/. */
export function correctionOf(
  { entry, followUp, publication }: Pick<OrderedEntry, 'entry' | 'followUp' | 'publication'>,
  kind: Correction['kind'],
  change: Change | undefined,
  target: { inspection: string; subject: () => string; address: string },
  withdrawal?: Withdrawal,
): Correction {
  const { note = [], ...sections } = entry.sections;
  return {
    kind,
    published: followUp.facts.published,
    publication,
    inspection: target.inspection,
    address: target.address,
    get subject() {
      return target.subject();
    },
    item: change?.label,
    was: change?.was ?? '',
    becomes: change?.becomes ?? '',
    withdrawal,
    note,
    sections,
    remarks: entry.facts.remarks,
    sample: followUp.sample,
  };
}
