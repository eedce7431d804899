/** Batches in a table. */
import { listsCases } from '../../register/cases.ts';
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
  /** Numbers; 未注明, or where the cases are not listed, what was declared or 未公布. */
  cases: string;
  unfounded: string;
  closed: string;
}

export const batchRows = (batches: readonly Batch[]): BatchRowView[] =>
  batches.map((batch) => {
    const { number, address, sample, corrections, facts, now, declared } = batch;
    const mark = correctionMark(corrections);
    return {
      name: number.name,
      address,
      sample,
      ...(mark && { mark }),
      ...(facts.forwarded !== undefined && { forwarded: facts.forwarded }),
      published: facts.published,
      ...(listsCases(batch)
        ? {
            cases: String(now.cases),
            unfounded: counted(now.byVerdict, countOf(now.byVerdict, '不属实')),
            closed: counted(now.byState, settledIn(now.byState)),
          }
        : {
            cases: told(declared?.forwarded ?? declared?.accepted),
            unfounded: told(declared?.untrue),
            closed:
              declared?.settled !== undefined && declared.closed === undefined
                ? `${String(declared.settled)}（公布数，含阶段性）`
                : told(declared?.closed),
          }),
    };
  });

const told = (figure: number | undefined): string => (figure === undefined ? '未公布' : `${String(figure)}（公布数）`);

/** A number out of some counts; where no case of the batch says anything of the kind, that is not 0. */
const counted = (counts: readonly Count[], number: number): string =>
  counts.some((one) => one.name !== unstated) ? String(number) : unstated;
