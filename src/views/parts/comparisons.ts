/** Declared totals beside the counted ones, as first published and as they stand now; differences explained. */
import { shownText, type ShownRun, type Where } from '../../formats/text/shown-text.ts';
import { listsCases } from '../../register/cases.ts';
import { changedCounts } from '../../register/totals.ts';
import { differs } from '../../register/declared.ts';
import type { Batch } from '../../register/types.ts';
import { figureText, labelText } from '../../schema/files/declared.ts';

export interface ComparisonsView {
  sample: boolean;
  /** 统计口径 */
  basis?: ShownRun[];
  /** What the comparison comes to, in sentences. */
  summary: string;
  /** 公布数说明 */
  note?: ShownRun[];
  /** Does the batch list its cases, so that anything can be counted? */
  isListed: boolean;
  /** Is there a difference or a correction, which should be seen at once? */
  isOpen: boolean;
  rows: ComparisonView[];
}

export interface ComparisonView {
  label: string;
  /** Left out where nobody declared it. */
  declared?: string;
  /** What was declared before a correction. */
  was?: string;
  /** Left out where it can't be counted. */
  counted?: number;
  now?: number;
  differs: boolean;
  /** Why the two differ, in the notice's own figures. */
  explained?: string;
}

export function comparisonsView(batch: Batch, where: Where): ComparisonsView {
  const { comparisons, asPublished, now, sample } = batch;
  const { basis, declaredNote } = batch.facts;
  const different = comparisons.filter(differs).length;
  /** Those that can be counted at all. */
  const compared = comparisons.filter(({ counted }) => counted !== undefined).length;
  const corrected = comparisons.filter((one) => one.was !== undefined).length;
  const isListed = listsCases(batch);
  // Where a batch lists none, there is no column that shows what has changed.
  const changed = isListed ? changedCounts(asPublished, now) : [];
  const declared = new Set(comparisons.map(({ label }) => label));
  return {
    sample,
    ...(basis !== undefined && { basis: shownText(`统计口径：${basis}`, where) }),
    summary: [
      comparisons.length > 0 &&
        (!isListed
          ? '这一批没有逐件公开，公布数照通报原数显示，不能逐件核对。'
          : compared === 0
            ? '公布数都不能逐件统计，照通报原数显示。'
            : different === 0
              ? '公布数与逐件统计一致。'
              : `公布数与逐件统计有 ${String(different)} 项不同。`),
      corrected > 0 && `公布数有 ${String(corrected)} 项已更正，原数附在旁边。`,
      compared > 0 && `核对以首次公开时的 ${String(asPublished.cases)} 件为准。`,
      changed.length > 0 ? '“现在”一栏计入了后续公开和更正。' : compared > 0 && '首次公开以后，各项件数没有变动。',
    ]
      .filter(Boolean)
      .join(''),
    ...(declaredNote !== undefined && { note: shownText(declaredNote, where) }),
    isListed,
    isOpen: corrected + different > 0 || !isListed,
    rows: [
      ...comparisons.map((one): ComparisonView => ({
        label: labelText(one),
        declared: figureText({ figure: one.declared, words: one.words }),
        ...(one.was !== undefined && { was: String(one.was) }),
        ...(one.counted !== undefined && { counted: one.counted }),
        ...(one.now !== undefined && { now: one.now }),
        differs: differs(one),
        ...(one.explained !== undefined && { explained: one.explained }),
      })),
      ...(batch.declared?.jointBatches
        ? [{ label: '共办批次', declared: batch.declared.jointBatches.join('、'), differs: false }]
        : []),
      // Counts that nobody declared are listed once they have changed.
      ...changed
        .filter(({ label }) => !declared.has(label))
        .map(({ label, published, now: after }) => ({ label, counted: published, now: after, differs: false })),
    ],
  };
}
