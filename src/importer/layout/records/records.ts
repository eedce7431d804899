/** From rows as they were read to records as they will be written. */
import { labelOf, readField } from '../../../schema/field.ts';
import { isStepName } from '../../../schema/files/closing.ts';
import { taskKey } from '../../../schema/keys.ts';
import { toIsoDate, type IsoDate } from '../../../schema/values.ts';
import type { Notice } from '../../read/grid.ts';
import type { Entry, RawRow } from '../layout.ts';
import { withPlainLetters } from './look-alikes.ts';
import { parseNumeral } from '../words/numerals.ts';
import type { Profile } from '../../profile.ts';
import { join, joinContinued } from './continued.ts';
import { fillDittos } from './ditto.ts';
import { addRemarks } from './remarks.ts';
import { readOrigins } from './origins.ts';
import { dropPlainSerials, numberRepeats } from './repeats.ts';
import { gatherPoints } from './points.ts';
import { isEarlier, settleBatches, type Claim, type Taken } from './deferred.ts';
import { batchesIn, batchParts, datesIn, deferredIn, splitBatch } from '../words/title.ts';
import { continuedText } from '../words/continuation.ts';
import { caseNumber } from '../words/case-number.ts';
import { joinedStep, readFact } from '../words/values.ts';
import { quote } from '../../../schema/fault.ts';

/** A text under its label. */
export interface Part {
  /** English name of the field. */
  name: string;
  label: string;
  text: string;
  at: string;
  /** The text as a table, its header first. */
  table?: readonly (readonly string[])[];
}

/** A `##` record to be. */
export interface Draft {
  heading: string;
  key: string;
  at: string;
  batches: string[];
  /** The earlier batch that the row names. */
  claim?: Claim;
  /** The text by which the row says that it goes on with a record before it, and where. */
  continues?: { text: string; at: string };
  facts: Part[];
  sections: Part[];
  /** The rows that it is made of. */
  rows: RawRow[];
}

export interface Drafts {
  drafts: Draft[];
  rows: number;
}

/**
 * Makes the records.
 * @param taken keys that other files of the inspection hold, with where
 */
export function draftRecords(
  rows: readonly RawRow[],
  profile: Profile,
  taken: ReadonlyMap<string, Taken>,
  assumed: Notice[],
  warnings: Notice[],
): Drafts {
  const drafts: Draft[] = [];
  const own: RawRow[] = [];
  const filled = fillDittos(rows, assumed, warnings);
  for (const row of filled) {
    const draft = draftOf(row, profile, assumed, warnings);
    const last = drafts.at(-1);
    if (joinContinued(draft, drafts, profile, assumed, warnings)) continue;
    if (last && continuesLast(row, draft, last, profile)) {
      join(last, draft, assumed, warnings);
      assumed.push({ at: row.at, text: `这一行没有自己的编号，接在上一行（${last.heading}）后面` });
    } else {
      drafts.push(draft.heading === '' ? headless(draft, last, profile, warnings) : draft);
      own.push(row);
    }
  }
  assumed.push(...filledFromMerged(own));
  settleBatches(drafts, profile, taken, assumed, warnings);
  gatherPoints(drafts, profile, assumed, warnings);
  readOrigins(drafts, profile, assumed);
  numberRepeats(drafts, profile, taken, assumed, warnings);
  dropPlainSerials(drafts, profile);
  return { drafts, rows: rows.length };
}

/** What merged cells gave to rows below the one in which they stand, a notice a cell. */
function filledFromMerged(rows: readonly RawRow[]): Notice[] {
  const filled = Map.groupBy(
    rows.flatMap(({ entries }) => entries).filter(({ cell }) => cell.origin && cell.origin.row !== cell.row),
    ({ cell }) => cell.origin?.range ?? '',
  );
  return [...filled].map(([at, all]) => {
    const text = all[0]?.cell.text ?? '';
    const header = all[0]?.header ?? '';
    return { at, text: `合并的单元格${quote(text)}也填进了它盖住的另外 ${all.length} 行${header && `（${header}）`}` };
  });
}

function draftOf(row: RawRow, profile: Profile, notes: Notice[], warnings: Notice[]): Draft {
  const draft: Draft = { heading: '', key: '', at: row.at, batches: row.batches, facts: [], sections: [], rows: [row] };
  const remarks: string[] = [];
  let serial = '';
  let number = '';
  for (const typed of row.entries) {
    const entry = withoutContinuation(withPlainLetters(typed, warnings), draft);
    if (!entry) continue;
    const { target, header, part, cell } = entry;
    switch (target.kind) {
      case 'number':
        number = readNumber(entry, draft, profile, warnings);
        if (number === '' && !isTask(profile)) remarks.push(`${header}：${cell.text}`);
        break;
      case 'serial':
        serial = cell.text;
        break;
      case 'batch':
        readBatchCell(entry, draft, profile, remarks, warnings);
        break;
      case 'section': {
        const text = part === undefined ? cell.text : `${part}：${cell.text}`;
        addPart(draft.sections, { name: target.name, label: target.label, text, at: cell.at });
        break;
      }
      case 'extra':
        remarks.push(header === '' ? cell.text : `${header}：${cell.text}`);
        break;
      case 'fact': {
        const { text, remark, assumed } = readFact(target.name, header, cell, profile, warnings);
        if (assumed !== undefined) notes.push({ at: cell.at, text: assumed });
        if (text !== '') addFact(draft, { name: target.name, label: target.label, text, at: cell.at }, header, profile);
        if (remark !== '') remarks.push(remark);
      }
    }
  }
  draft.heading = number;
  const plain = plainSerial(serial);
  if (serial !== '' && 'serial' in profile.facts.shape)
    draft.facts.push({ name: 'serial', label: labelOf(profile.facts, 'serial'), text: oneLine(serial), at: row.at });
  if (number === '') {
    // A column called 交办序号 may hold the numbers of the cases.
    if (plain !== undefined) draft.heading = `序号 ${String(plain)}`;
    else if (/\d{4}/u.test(serial.normalize('NFKC'))) draft.heading = oneLine(serial);
    if (draft.heading !== '') draft.facts = draft.facts.filter(({ name }) => name !== 'serial');
  }
  addRemarks(draft, remarks);
  for (const { text, at } of draft.facts.filter(({ name }) => name === 'remarks'))
    claimBatch(deferredIn(text), { text, at, isDeferred: true, isInNumber: false }, draft, profile);
  if (row.deferred) claimBatch(row.deferred.batches, { ...row.deferred, isInNumber: false }, draft, profile);
  return draft;
}

/** The number of a row, or its place, without what says that it goes on; undefined if it says nothing else. */
function withoutContinuation(entry: Entry, draft: Draft): Entry | undefined {
  const { target, cell } = entry;
  const rest = target.kind === 'number' || target.kind === 'serial' ? continuedText(cell.text) : undefined;
  if (rest === undefined) return entry;
  draft.continues ??= { text: cell.text, at: cell.at };
  return rest === '' ? undefined : { ...entry, cell: { ...cell, text: rest } };
}

/** A batch that a row names is its own, unless the table is that of a later one. */
function claimBatch(batches: readonly string[], claim: Omit<Claim, 'batches'>, draft: Draft, { kind }: Profile): void {
  if (batches.length === 0) return;
  if (kind === 'batch' && isEarlier(batches, draft.batches)) draft.claim ??= { ...claim, batches };
  else if (!claim.isDeferred) draft.batches = [...batches];
}

const oneLine = (text: string): string =>
  text
    .replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '')
    .replace(/\s*\n\s*/gu, ' ')
    .trim();

const plainSerial = (text: string): number | undefined => parseNumeral(text.replace(/[()（）、.．。号]/gu, ''));

const isTask = ({ kind }: Profile): boolean => kind === 'tasks' || kind === 'results';

/** The number as published; a batch in the same cell is split off, `*` goes to the end. */
function readNumber({ cell }: Entry, draft: Draft, profile: Profile, warnings: Notice[]): string {
  if (isTask(profile)) return taskNumber(cell.text, draft, cell.at, warnings);
  const { batches, rest } = splitBatch(cell.text);
  const isOther = batches.length > 0 && !batches.every((one) => draft.batches.includes(one));
  const isDeferred = deferredIn(cell.text).length > 0;
  claimBatch(batches, { at: cell.at, text: cell.text, isDeferred, isInNumber: true }, draft, profile);
  if (isOther && !draft.claim)
    warnings.push({
      at: cell.at,
      text: `编号一格里还写着第${batches.join('、')}批：${quote(cell.text)}，这一件算在那一批，批次没有写进编号；不对的话，请用 --batch 写明`,
    });
  const { number, notes } = caseNumber(oneLine(batches.length > 0 ? rest : cell.text));
  warnings.push(...notes.map((text) => ({ at: cell.at, text })));
  return number;
}

/** `12`, `12 标题`; Chinese numerals become digits. */
function taskNumber(text: string, draft: Draft, at: string, warnings: Notice[]): string {
  const bare = oneLine(text)
    .replace(/^[（(]|[)）、.．]$/gu, '')
    .trim();
  const numeral = parseNumeral(bare);
  if (numeral !== undefined) return String(numeral);
  const [, digits, title = ''] = /^([\d０-９]+(?:[-－.．][\d０-９]+)*)[、.．\s]*(.*)$/u.exec(bare) ?? [];
  if (digits !== undefined) return `${taskKey(digits)}${title === '' ? '' : ` ${title}`}`;
  warnings.push({ at, text: `任务号${quote(text)}读不懂，放进「备注」` });
  addRemarks(draft, [text]);
  return '';
}

function readBatchCell(
  { header, cell }: Entry,
  draft: Draft,
  profile: Profile,
  remarks: string[],
  warnings: Notice[],
): void {
  const named = batchesIn(cell.text);
  const batches = named.length > 0 ? named : batchParts(cell.text.replace(/^第|批次?$/gu, ''));
  const isDeferred = deferredIn(cell.text).length > 0;
  claimBatch(batches, { at: cell.at, text: cell.text, isDeferred, isInNumber: false }, draft, profile);
  if (batches.length === 0) warnings.push({ at: cell.at, text: `批次${quote(cell.text)}读不懂，放进「备注」` });
  if (batches.length === 0 || profile.kind !== 'batch') remarks.push(`${header}：${cell.text}`);
}

function addPart(parts: Part[], part: Part): void {
  const known = parts.find(({ name }) => name === part.name);
  if (!known) parts.push(part);
  else if (known.text !== part.text) known.text += `\n${part.text}`;
}

/** Two columns of one step are one: when it was, and what came of it. */
function addFact(draft: Draft, part: Part, header: string, profile: Profile): void {
  const known = isStepName(part.name) ? draft.facts.find(({ name }) => name === part.name) : undefined;
  const joined = known && joinedStep(known.text, part.text, header);
  if (known && joined !== undefined && readField(profile.facts, part.name, joined).success) known.text = joined;
  else if (known) addRemarks(draft, [`${header}：${part.text}`]);
  else addPart(draft.facts, part);
}

/** Does a row only go on with the texts of the one before, as where a page ends inside a row? */
function continuesLast(row: RawRow, draft: Draft, last: Draft, profile: Profile): boolean {
  const isRepeated = ({ cell, isAgain }: Entry): boolean =>
    isAgain === true || (cell.origin !== undefined && cell.origin.row !== cell.row);
  const own = row.entries.filter((entry) => !isRepeated(entry));
  const repeated = row.entries.filter(isRepeated);
  const onlyText = own.length > 0 && own.every(({ target }) => target.kind === 'section' || target.name === 'remarks');
  if (!onlyText) return false;
  // A merged number covers both rows: they are one record unless the row says something else of it.
  if (repeated.some(({ target }) => target.kind === 'number' || target.kind === 'serial'))
    return draft.heading === last.heading;
  return draft.heading === '' && (profile.kind !== 'batch' || repeated.length === 0);
}

/** A row without number and serial still is a row: it belongs to the number above. */
function headless(draft: Draft, last: Draft | undefined, profile: Profile, warnings: Notice[]): Draft {
  const heading =
    last?.heading.replace(/ \(\d+\)$/u, '') ??
    (profile.kind === 'batch' || profile.kind === 'follow-up' ? '序号 1' : '1');
  warnings.push({ at: draft.at, text: `这一行没有受理编号和序号，当作${quote(heading)}的另一行，请核对` });
  return { ...draft, heading, batches: draft.batches.length > 0 ? draft.batches : (last?.batches ?? []) };
}

/** `2019-11-14` from a flag or a cell. */
export const flagDate = (text: string): IsoDate | undefined =>
  toIsoDate(text) ?? (datesIn(text).length === 1 ? datesIn(text)[0] : undefined);
