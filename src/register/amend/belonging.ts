/** The batch that a case belongs to: a correction （更正） of 所属批次 moves it, and its number and address stay. */
import type { CaseFacts } from '../../schema/files/case.ts';
import { error, quote, type Fault } from '../../schema/fault.ts';
import type { BatchNumber } from '../../schema/files/batch.ts';
import { byPublication, compareNames } from '../order.ts';
import type { Batch, Case, Inspection, PublicationLink } from '../types.ts';
import type { OrderedEntry } from './entries.ts';

/** The batch that a case belonged to once a publication was out. */
export const batchAfter = ({ batch, moves }: Case, publication: PublicationLink): Batch =>
  moves.findLast((one) => byPublication(one.publication, publication) <= 0)?.to ?? moves[0]?.from ?? batch;

/** The batch that published the case, or that the row which published it names. */
export const firstBatch = ({ batch, moves }: Case): Batch => moves[0]?.from ?? batch;

/** The batches that a case belonged to and does not any more, each once. */
export const earlierBatches = ({ batch, moves }: Case): Batch[] =>
  [...new Set(moves.map(({ from }) => from))].filter((one) => one !== batch);

/**
 * Of what was published about a case, what changes a batch: while the case belongs there, what moves it out, and a
 * redaction since, which reaches what the batch said of it before.
 */
export const changesBatch =
  (one: Case, batch: Batch) =>
  (publication: PublicationLink): boolean => {
    const oldest = one.versions[0]?.publication.address;
    const isRedaction = oldest === publication.address && oldest !== one.published.publication.address;
    return (
      batchAfter(one, publication) === batch ||
      one.moves.some(({ from, publication: { address } }) => from === batch && address === publication.address) ||
      (isRedaction && hasHeld(batch, one, publication))
    );
  };

/** Did a case belong to a batch at any time up to a publication? */
const hasHeld = (batch: Batch, one: Case, publication: PublicationLink): boolean =>
  firstBatch(one) === batch ||
  one.moves.some(({ to, publication: moved }) => to === batch && byPublication(moved, publication) <= 0);

/** A case that a correction has brought to a batch or taken from it, with the batch at the other end. */
export interface MovedCase {
  case: Case;
  how: 'in' | 'out';
  other: Batch;
}

/** The cases that a batch has now and did not have, and those that it had. */
export const movedIn = (batch: Batch): MovedCase[] => [
  ...batch.cases.filter((one) => firstBatch(one) !== batch).map((one) => made(one, 'in', firstBatch(one))),
  ...batch.movedAway.map((one) => made(one, 'out', one.batch)),
];

const made = (one: Case, how: MovedCase['how'], other: Batch): MovedCase => ({ case: one, how, other });

/** The cases of the table that a batch published, and those that have come to it since: its own and those moved away. */
export const everyRow = (batch: Batch): Case[] =>
  everIn(batch).filter((one) => one.batch === batch || firstBatch(one) === batch);

/** What a batch has published of cases that belong to others. */
export const broughtTo = (batch: Batch, { caseByKey }: Pick<Inspection, 'caseByKey'>): Case[] =>
  batch.disclosed.flatMap(({ entry: { target } }) => {
    const one = caseByKey.get(target.key);
    return one && one.batch !== batch ? [one] : [];
  });

/** All cases that a batch has held: its own by row, then those that came to it. */
export const everIn = (batch: Held): Case[] => [...batch.cases, ...batch.movedAway].sort(inOrder(batch));

type Held = Pick<Batch, 'address' | 'cases' | 'movedAway'>;

const inOrder =
  ({ address }: Held) =>
  (a: Case, b: Case): number => {
    const [left, right] = [firstBatch(a), firstBatch(b)];
    return (
      Number(left.address !== address) - Number(right.address !== address) ||
      compareNames(left.number.key, right.number.key) ||
      a.row - b.row
    );
  };

/** Where a case may be moved to. */
export interface OtherBatches {
  batches: readonly Batch[];
  /** Is a batch left out since it is at fault? */
  isLost: (key: string) => boolean;
}

/**
 * Moves a case to the batch that a correction names.
 * @returns the facts without it: where a case stands is no fact of its own; undefined after adding a fault
 */
export function moveTo<Facts extends Pick<CaseFacts, 'ofBatch'>>(
  one: Case,
  all: Facts,
  { batches, isLost }: OtherBatches,
  { entry, publication }: Pick<OrderedEntry, 'entry' | 'publication'>,
  faults: Fault[],
): Omit<Facts, 'ofBatch'> | undefined {
  if (!('ofBatch' in all)) return all;
  const { ofBatch, ...facts } = all;
  const to = batches.find(({ number }) => number.key === ofBatch?.key);
  if (!to && ofBatch && isLost(ofBatch.key)) return undefined;
  const problem = problemOf(one, ofBatch, to, publication);
  if (problem !== undefined || !to) {
    faults.push(error(entry.places.get('becomes') ?? entry.place, 'correction/becomes', problem ?? ''));
    return undefined;
  }
  const from = one.batch;
  from.cases = from.cases.filter((other) => other !== one);
  to.movedAway = to.movedAway.filter((other) => other !== one);
  to.cases = [...to.cases, one].sort(inOrder(to));
  from.movedAway.push(one);
  one.moves.push({ publication, from, to });
  one.batch = to;
  return facts;
}

function problemOf(
  one: Case,
  ofBatch: BatchNumber | undefined,
  to: Batch | undefined,
  publication: PublicationLink,
): string | undefined {
  if (!ofBatch) return '每一件都属于一个批次，请写明改到哪一批';
  const { name } = ofBatch;
  if (!to) return `本次督察没有${name}，请核对改为`;
  if (publication.published.slice(0, 10) < to.facts.published)
    return `${name} ${to.facts.published} 才公开，更正的那天还没有这一批，请核对改为和公开日期`;
  if (to.sample !== one.batch.sample) {
    const [own, other] = one.batch.sample ? ['虚构的示例', '真实的'] : ['真实的', '虚构的示例'];
    return `${quote(one.label)}是${own}，${name}是${other}，不能移到那里，请核对改为`;
  }
  return undefined;
}
