/** Batches in a table. */
import { countOf, settledIn, type Count } from '../../register/totals.ts';
import type { Batch } from '../../register/types.ts';
import { unstated } from '../../schema/vocabulary.ts';
import type { PlaceView } from '../frame.ts';
import { correctionMark, type CorrectionMarkView } from './records.ts';

export interface BatchRowView extends PlaceView {
  sample: boolean;
  mark?: CorrectionMarkView;
  forwarded?: string;
  published: string;
  cases: number;
  /** Numbers, or 未注明. */
  unfounded: string;
  closed: string;
}

export const batchRows = (batches: readonly Batch[]): BatchRowView[] =>
  batches.map(({ number, address, sample, corrections, facts, now }) => {
    const mark = correctionMark(corrections);
    return {
      name: number.name,
      address,
      sample,
      ...(mark && { mark }),
      ...(facts.forwarded !== undefined && { forwarded: facts.forwarded }),
      published: facts.published,
      cases: now.cases,
      unfounded: counted(now.byVerdict, countOf(now.byVerdict, '不属实')),
      closed: counted(now.byState, settledIn(now.byState)),
    };
  });

/** A number out of some counts; where no case of the batch says anything of the kind, that is not 0. */
const counted = (counts: readonly Count[], number: number): string =>
  counts.some((one) => one.name !== unstated) ? String(number) : unstated;
