/** The batch as the official table. */
import { withheldText } from '../../formats/text/withheld.ts';
import { joined } from '../../formats/text/marks.ts';
import { nameInBatch, serialInBatch } from '../../formats/text/record-names.ts';
import { movedText } from '../../formats/text/sentences.ts';
import { shownProse, type ShownProse, type Where } from '../../formats/text/shown-text.ts';
import { everyRow } from '../../register/amend/belonging.ts';
import { awaitsText } from '../../register/cases.ts';
import type { Batch, Case, CaseEvent, OpenCase, WithheldCase } from '../../register/types.ts';
import { caseLabel, caseSections, type CaseFacts, type CaseSectionName } from '../../schema/files/case.ts';
import { fieldsOf } from '../../schema/field.ts';
import { deferredWord, withheldWord } from '../../schema/vocabulary.ts';
import { correctionMark, stateOf, verdictOf, type CorrectionMarkView, type StateView } from './records.ts';

export interface OfficialTableView {
  /** Does any case state a goal (办结目标)? */
  hasGoal: boolean;
  rows: OfficialRowView[];
}

export interface OfficialRowView {
  key: string;
  serial: string;
  /** The number as the table has it, or `序号 7`. */
  number: string;
  starred: boolean;
  label: string;
  address: string;
  sample: boolean;
  mark?: CorrectionMarkView;
  /** What stands in place of the text of a case that is not published, or that belongs to another batch now. */
  instead?: { label: string; text: string };
  /** Empty for such a case. */
  cells: CellView[];
}

/** A cell by the label of its column. */
export interface CellView {
  label: string;
  /** Narrow ones stand in the middle, two beside each other on a narrow screen; long ones only on a wide one. */
  shape: 'wide' | 'half' | 'only-wide';
  content: { prose: ShownProse } | { text: string } | { state: StateView };
  /** What it said when the batch was published, where it says something else now. */
  note?: { text: string; isFixed: boolean };
}

/** The table of a batch; a case that has moved away keeps its place, so that there is no gap and links find it. */
export function officialTableView(batch: Batch, where: Where): OfficialTableView {
  const hasGoal = batch.cases.some((one) => one.current.sections.goal);
  return { hasGoal, rows: everyRow(batch).map((one) => rowView(one, batch, hasGoal, where)) };
}

function rowView(one: Case, batch: Batch, hasGoal: boolean, where: Where): OfficialRowView {
  const mark = correctionMark(one.corrections);
  return {
    key: one.key,
    serial: one.batch === batch ? serialInBatch(one) : one.serial,
    number: nameInBatch(one, batch),
    starred: one.starred,
    label: one.label,
    address: one.address,
    sample: one.sample,
    ...(mark && { mark }),
    ...contentOf(one, batch, hasGoal, where),
  };
}

function contentOf(
  one: Case,
  batch: Batch,
  hasGoal: boolean,
  where: Where,
): Pick<OfficialRowView, 'instead' | 'cells'> {
  if (one.batch !== batch)
    return { instead: { label: '所属批次', text: movedText({ case: one, how: 'out', other: one.batch }) }, cells: [] };
  if (one.withheld) return { instead: { label: withheldWord, text: withheldWords(one) }, cells: [] };
  return { cells: cellsOf(one, hasGoal, where) };
}

function withheldWords({ withheld, current: { facts } }: WithheldCase): string {
  const counted = [facts.regions, facts.pollutionTypes].flatMap((one) => (one ? [joined(one.values)] : []));
  return [withheldText(withheld), ...counted].join('，');
}

function cellsOf(one: OpenCase, hasGoal: boolean, where: Where): CellView[] {
  const { facts, sections } = one.current;
  const cell = (
    name: keyof CaseFacts | CaseSectionName,
    shape: CellView['shape'],
    content: CellView['content'],
  ): CellView => {
    const label = caseLabel(name);
    const note = noteOf(one, label);
    return { label, shape, content, ...(note && { note }) };
  };
  const proseCell = (name: CaseSectionName, shape: CellView['shape']): CellView =>
    cell(name, shape, { prose: shownProse(sections[name] ?? [], where) });
  return [
    awaitsText(one) ? cell('problem', 'wide', { text: deferredWord }) : proseCell('problem', 'wide'),
    cell('regions', 'half', { text: joined(facts.regions?.values) }),
    cell('pollutionTypes', 'half', { text: joined(facts.pollutionTypes?.values) }),
    proseCell('findings', 'only-wide'),
    cell('verdict', 'half', { state: verdictOf(one) }),
    ...(hasGoal ? [proseCell('goal', 'only-wide')] : []),
    proseCell('handling', 'only-wide'),
    cell('state', 'half', { state: stateOf(one) }),
    proseCell('accountability', 'only-wide'),
  ];
}

const sectionLabels = new Set(fieldsOf(caseSections).map(({ label }) => label));

function noteOf({ events, corrections }: OpenCase, label: string): CellView['note'] {
  const changes = (events as readonly CaseEvent[])
    .flatMap((event) => event.changes)
    .filter((one) => one.label === label);
  if (changes.length === 0) return undefined;
  // Events stand newest first.
  const first = changes.at(-1)?.was;
  const was = first === undefined || first === '' ? '（空）' : first;
  const isFixed = corrections.some((correction) => correction.item === label);
  const text = sectionLabels.has(label) ? '本栏有更正' : isFixed ? `更正，原为${was}` : `首次公开：${was}`;
  return { text, isFixed };
}
