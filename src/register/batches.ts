/** The batches of an inspection with their cases, and how what they list compares with what they declared. */
import { error, quote, said, type Fault } from '../schema/fault.ts';
import type { BatchRecord, CaseRecord, EntryRecord, InspectionRecord } from '../schema/records.ts';
import type { IsoDate } from '../schema/values.ts';
import type { Lost } from './amend/lost.ts';
import { awaitsText, countableFirst, countableNow, listedBy, listsCases, newCase, settle } from './cases.ts';
import { compareTotals, differs } from './declared.ts';
import type { OrderedEntry } from './amend/entries.ts';
import type { FollowUps } from './follow-ups.ts';
import { byPublication } from './order.ts';
import { newBatch, publicationOfBatch } from './publications.ts';
import { countCases, type Countable } from './totals.ts';
import type { Batch, Case, PublicationLink } from './types.ts';

/**
 * @param withdrawals the entries that have taken cases down since
 * @returns batches without their versions, which follow-ups make; cases in order of batch and row
 */
export function newBatches(
  record: InspectionRecord,
  { withdrawals }: FollowUps,
  today: IsoDate,
  lost: Lost,
  faults: Fault[],
): { batches: Batch[]; cases: Case[]; caseByKey: Map<string, Case> } {
  const caseByKey = new Map<string, Case>();
  const places = new Map<string, string>();
  const batchKeys = new Map<string, string>();
  const broughtLater = new Set(record.batches.flatMap((one) => one.disclosed).map(({ target }) => target.key));
  const batches = record.batches.map((one): Batch => {
    const earlier = batchKeys.get(one.facts.batch.key);
    if (earlier !== undefined)
      faults.push(
        error(
          one.places.get('batch') ?? one.place,
          'format/repeated-batch',
          `${said(one.facts.batch.name)}已经在 ${said(earlier)} 里，请核对批次`,
        ),
      );
    batchKeys.set(one.facts.batch.key, one.place.file);
    const batch = newBatch(one, record.id);
    for (const [index, raw] of one.cases.entries()) {
      const known = places.get(raw.key);
      if (known !== undefined) {
        const stub = caseByKey.get(raw.key);
        const mend =
          stub && awaitsText(stub)
            ? `${stub.batch.number.name}写了“办理后公开”的，加上“所属批次”`
            : '同一编号拆成几行的，后面的写成 (2)、(3)';
        faults.push(
          error(
            raw.place,
            'format/repeated-number',
            `受理编号${quote(raw.number ?? raw.key)}重复，已经在 ${said(known)}；${mend}`,
          ),
        );
        continue;
      }
      places.set(raw.key, `${raw.place.file}:${String(raw.place.line)}`);
      const publication = publicationOfBatch(batch);
      const withdrawal = withdrawals.get(raw.key);
      const withdrawn = broughtLater.has(raw.key) ? withdrawal && withoutCounts(withdrawal) : withdrawal;
      const made = newCase(raw, batch, index + 1, publication, withdrawn);
      settle(made, today);
      batch.cases.push(made);
      caseByKey.set(made.key, made);
    }
    return batch;
  });
  for (const one of unlistedIn(record, batches, caseByKey, lost)) {
    const made = newCase(one.row, one.batch, one.batch.cases.length + 1, one.publication, withdrawals.get(one.row.key));
    settle(made, today);
    one.batch.cases.push(made);
    caseByKey.set(made.key, made);
  }
  const cases = batches.flatMap((batch) => batch.cases);
  for (const [index, batch] of batches.entries()) {
    const first = firstOf(batch, today);
    batch.asPublished = countCases(first);
    const raw = record.batches[index];
    batch.comparisons = compareTotals(
      batch.declared,
      listed(batch, first),
      broughtBy(batch, raw?.disclosed, withdrawals, today),
    );
    const whole = raw?.complete === true && raw.cases.length === first.length;
    if (whole && raw.facts.declaredNote === undefined) reportDifferences(batch, raw, faults);
  }
  return { batches, cases, caseByKey };
}

/** What the batch itself published of its cases. */
const firstOf = (batch: Batch, today: IsoDate): Countable[] => listedBy(batch).map((one) => countableFirst(one, today));

/** What the batch published of the cases of earlier ones. */
function broughtBy(
  batch: Batch,
  entries: readonly EntryRecord[] = [],
  withdrawals: FollowUps['withdrawals'],
  today: IsoDate,
): Countable[] {
  const publication = publicationOfBatch(batch);
  return entries.flatMap(({ unlisted }, index) =>
    unlisted
      ? [countableFirst(newCase(unlisted, batch, index + 1, publication, withdrawals.get(unlisted.key)), today)]
      : [],
  );
}

/** A withdrawal says how a case counted where its text was published: of 办理后公开 that is the later batch. */
const withoutCounts = ({ entry, ...ordered }: OrderedEntry): OrderedEntry => ({
  ...ordered,
  entry: { ...entry, facts: { ...entry.facts, verdict: undefined, state: undefined } },
});

/** A row of a later batch about a case that its own batch did not list. */
interface UnlistedRow {
  row: CaseRecord;
  batch: Batch;
  publication: PublicationLink;
}

/** What is public can't be amended to say 办理后公开: such a case begins with the batch that brings it. */
function* unlistedIn(
  record: InspectionRecord,
  batches: readonly Batch[],
  known: ReadonlyMap<string, Case>,
  lost: Lost,
): Generator<UnlistedRow> {
  for (const [index, later] of batches.entries())
    for (const { ofBatch, target, unlisted } of record.batches[index]?.disclosed ?? []) {
      const batch = batches.find(({ number }) => number.key === ofBatch.key);
      if (!batch || known.has(target.key) || lost(record.id, target)) continue;
      const publication = publicationOfBatch(later);
      if (byPublication(publicationOfBatch(batch), publication) < 0) yield { row: unlisted, batch, publication };
    }
}

/** What can be counted of a batch: nothing where it does not list its cases. */
const listed = (batch: Batch, cases: readonly Countable[]): readonly Countable[] | undefined =>
  listsCases(batch) ? cases : undefined;

function reportDifferences(batch: Batch, { place, places }: BatchRecord, faults: Fault[]): void {
  for (const one of batch.comparisons.filter(differs)) {
    const mend = '请核对；确有原因的，写在「公布数说明」里';
    const brought = one.withBrought === undefined ? '' : `加上以前批次办理后公开的为 ${String(one.withBrought)}，`;
    faults.push(
      error(
        places.get(`declared.${one.path}`) ?? places.get('declared') ?? place,
        'totals/declared',
        `公布数${quote(one.label)}为 ${String(one.declared)}，逐件统计为 ${String(one.counted)}，${brought}${mend}`,
      ),
    );
  }
}

/** Counts a batch anew after follow-ups, and compares what it declared with its first day and with now. */
export function settleBatch(batch: Batch, { withdrawals }: FollowUps, today: IsoDate): void {
  const now = batch.cases.map((one) => countableNow(one, today));
  batch.now = countCases(now);
  const later = { published: batch.facts.declared, now: listed(batch, now) };
  const brought = broughtBy(
    batch,
    batch.disclosed.map(({ entry }) => entry),
    withdrawals,
    today,
  );
  batch.comparisons = compareTotals(batch.declared, listed(batch, firstOf(batch, today)), brought, later);
}
