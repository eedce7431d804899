/** Corrections (更正), redactions (脱敏) and withdrawals (撤下) of a record, or of all. */
import { takenDown, blankedChange } from '../../formats/text/later-text.ts';
import { shownProse, shownText, type ShownProse, type ShownRun, type Where } from '../../formats/text/shown-text.ts';
import type { Before } from '../../formats/versions/before.ts';
import type { Change, Correction } from '../../register/types.ts';
import type { PlaceView } from '../frame.ts';

/** What changed: from what to what; or a sentence, where the words are not shown. */
export type ChangeView = { label: string; was: string; becomes: string } | { said: string };

export function changeView({ label, was, becomes }: Change): ChangeView {
  const said = blankedChange({ label, was, becomes });
  return said === undefined ? { label, was, becomes } : { said };
}

export interface CorrectionView {
  kind: string;
  published: string;
  sample: boolean;
  change: ChangeView;
  note: ShownProse;
  remarks?: ShownRun[];
  publication: PlaceView;
  /** Fragment of the version before it, on the page of the record. */
  before?: string;
}

/**
 * @param where the notes stand: in follow-ups
 * @param before ids of the versions before each, on the page of their record
 */
export const correctionViews = (corrections: readonly Correction[], where: Where, before?: Before): CorrectionView[] =>
  corrections.map((one) => correctionView(one, where, before?.get(one)));

export function correctionView(one: Correction, where: Where, before: string | undefined): CorrectionView {
  const { kind, published, publication, item, was, becomes, note, remarks, sample } = one;
  return {
    kind,
    published,
    sample,
    change: item === undefined ? { said: takenDown(one) } : changeView({ label: item, was, becomes }),
    note: shownProse(note, where),
    ...(remarks !== undefined && { remarks: shownText(`备注：${remarks}`, where) }),
    publication: { name: publication.title, address: publication.address },
    ...(before !== undefined && { before: `#${before}` }),
  };
}
