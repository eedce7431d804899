/** The usual layout: a header, a row a case. */
import { foldWord } from '../../schema/field.ts';
import { regionNamed } from '../../schema/files/inspection-words.ts';
import { acrossText, ownCells, rowLine, type Cell, type Grid, type Line, type Piece, type Row } from '../read/grid.ts';
import { headerAt, headerKey, isRepeated, readHeader, type Column, type Header, type HeaderRows } from './header.ts';
import { refuseUnsure } from './unsure-header.ts';
import { emptyLaid, noteHeading, type Entry, type Laid, type RawRow } from './layout.ts';
import { knownTarget } from '../labels.ts';
import type { Profile } from '../profile.ts';
import {
  furniture,
  holdsOwnText,
  isColumnNumbers,
  isExampleRow,
  isFoot,
  isHintRow,
  isKey,
  isOnlySerial,
  isTotal,
  leftOut,
} from './other-rows.ts';
import { refuseOtherKind } from './refuse/other-kind.ts';
import { badFile } from '../stop.ts';
import { continuedText, onlyContinues } from './words/continuation.ts';
import { readTicks, type TickCell } from './ticked-cells.ts';
import { batchesIn, deferredIn, splitBatch } from './words/title.ts';
import { showsMore, looksOnly, tellLooks, type LookOnly } from './looks.ts';
import { quote, said } from '../../schema/fault.ts';

/** Reads the grids of a document, in order; a grid without a header goes on from the one before it. */
export function layTables(pieces: readonly Piece[], profile: Profile): Laid | undefined {
  const laid = emptyLaid('表格');
  const reading: TableReading = {
    profile,
    laid,
    header: undefined,
    batches: [],
    region: undefined,
    deferred: undefined,
    under: undefined,
    below: undefined,
    repeated: 0,
    isBelowHeader: false,
    looks: new Map(),
    looked: [],
    told: new Set(),
  };
  for (const piece of pieces) {
    if (piece.kind === 'grid') readGrid(piece.grid, reading);
    else if (!reading.header) laid.before.push(piece.line);
    else takeLine(piece.line, reading);
  }
  if (!reading.header) return undefined;
  laid.warnings.push(...tellLooks(reading.looked));
  if (reading.repeated > 0) laid.assumed.push({ at: '表头', text: `跳过了重复的表头 ${String(reading.repeated)} 处` });
  return laid;
}

interface TableReading {
  profile: Profile;
  laid: Laid;
  header: Header | undefined;
  batches: string[];
  /** A line across a table without a column for the region may name it for the rows below. */
  region: Cell | undefined;
  /** A line across the table that says of the rows below that they are of an earlier batch. */
  deferred: RawRow['deferred'];
  /** The last line across the table, else the name of its sheet. */
  under: Line | undefined;
  /** What has come since the last row and is no record, besides what only says that the table goes on. */
  below: Line | undefined;
  repeated: number;
  /** Has no record come since the header? */
  isBelowHeader: boolean;
  /** What cells of the grid show besides text, by address. */
  looks: Grid['looks'];
  /** Cells that show something in place of a word. */
  looked: LookOnly[];
  /** What has been said of cells that are merged over columns. */
  told: Set<string>;
}

function readGrid(grid: Grid, reading: TableReading): void {
  const { laid, profile } = reading;
  const start = grid.rows.findIndex((_, index) => headerAt(grid, index, profile) !== undefined);
  // A table of other columns after one that is known: its rows do not go on.
  if (start < 0 && reading.header && !continues(grid, reading.header)) refuseUnsure(grid, profile);
  if (start < 0 && !(reading.header && continues(grid, reading.header))) {
    const lines = grid.rows.map(rowLine);
    (reading.header ? laid.after : laid.before).push(...lines);
    if (reading.header)
      laid.warnings.push(
        ...lines
          .slice(0, 1)
          .map(({ at }) => ({ at, text: `${quote(grid.name)}没有认得出的表头，文字放进文件开头的说明` })),
      );
    return;
  }
  reading.looks = grid.looks;
  const announced = batchesIn(grid.name);
  if (announced.length > 0) reading.batches = announced;
  if (!isUnnamed(grid)) reading.under = { text: grid.name, at: grid.name };
  for (let index = 0; index < grid.rows.length; index++) {
    const row = grid.rows[index];
    if (!row) continue;
    const found = index < start ? undefined : headerAt(grid, index, profile);
    if (index < start) takeTitle(row, reading);
    else if (found) index += takeHeader(grid, found, reading);
    else takeRow(row, reading);
  }
}

/** Nobody gave it a name. */
const isUnnamed = ({ name }: Grid): boolean => /^(?:(?:Sheet|工作表|表)\s*\d*|CSV)$/iu.test(name);

/** A row above a header: the title of the whole, or of a later sheet. */
function takeTitle(row: Row, reading: TableReading): void {
  const cells = ownCells(row);
  // A few texts beside each other, such as the batch and who filled the table in, are not one.
  const lines: Line[] = cells.length <= 3 ? cells : [rowLine(row)];
  for (const { text, at } of lines) {
    if (!reading.header) reading.laid.before.push({ text, at });
    else if (acrossText(row)) takeLine({ text, at }, reading);
    else reading.laid.after.push({ text, at });
  }
}

/** The rows of a table that goes on over a page have the columns of the one before, or at least its numbers. */
function continues(grid: Grid, { columns }: Header): boolean {
  const wide = Math.max(...columns.keys());
  const isNumber = ({ column, text }: Cell): boolean =>
    columns.get(column)?.target.kind === 'number' && /\d{4}/u.test(text.normalize('NFKC'));
  return (
    grid.rows.every((row) => Math.max(...row.cells.keys()) <= wide) &&
    grid.rows.map(ownCells).some((own) => own.length > 2 && own.some((cell) => cell.column === wide || isNumber(cell)))
  );
}

/** @returns how many rows more the header takes */
function takeHeader(grid: Grid, found: HeaderRows, reading: TableReading): number {
  const { laid, profile } = reading;
  const [top] = found.rows;
  const more = found.rows.length - 1;
  laid.labels.push(...found.rows.flatMap((row) => ownCells(row).map(({ text }) => text)));
  reading.isBelowHeader = true;
  if (top && reading.header && isRepeated(headerKey(top), reading.header)) {
    reading.repeated += 1;
    return more;
  }
  const header = readHeader(grid, found, profile, laid.assumed, laid.warnings);
  refuseOtherKind(header, profile);
  const names = new Set([...header.columns.values()].map(({ target }) => target.name));
  for (const { target, at } of header.columns.values()) noteHeading(laid, target, at);
  laid.headers.push({ key: header.key, headings: header.headings });
  if (!names.has('number') && !names.has('serial'))
    throw badFile(
      `${top?.cells.values().next().value?.at ?? grid.name} 的表头里没有「受理编号」，也没有「序号」，分不出一行是哪一件。请补上其中一列`,
    );
  const index = grid.rows.findIndex(({ number }) => number > header.last);
  const next = index < 0 ? undefined : headerAt(grid, index, profile);
  const [again] = next?.rows ?? [];
  if (again && headerKey(again) !== header.key)
    throw badFile(
      `${grid.name} 的第 ${String(header.first)} 行和第 ${String(again.number)} 行都像表头，不知道用哪一行。请删除多余的一行`,
    );
  reading.header = header;
  return more;
}

function takeRow(row: Row, reading: TableReading): void {
  const { laid, header } = reading;
  if (!header) return;
  const own = ownCells(row);
  const [first] = own;
  // Merged cells may reach down into a row with nothing of its own.
  if (!first) return;
  const { at } = first;
  const across = acrossText(row);
  const isHint = isExampleRow(own, header) || (reading.isBelowHeader && isHintRow(own, header));
  if (isColumnNumbers(own)) laid.assumed.push({ at, text: `这一行是栏号，跳过：${said(rowLine(row).text)}` });
  else if (own.every(({ text }) => onlyContinues(text)) && !own.some((cell) => isKey(cell, header)))
    for (const { text, at: place } of own) laid.assumed.push(furniture(text, place));
  else if (isHint) laid.warnings.push(leftOut(own));
  else if (isTotal(across?.text ?? first.text))
    toIntroduction(row, reading, '这一行是合计，不是一件，文字放进文件开头的说明');
  else if (own.every((cell) => isOnlySerial(cell, header)))
    laid.assumed.push({ at, text: `这一行只有序号 ${first.text}，没有内容，跳过` });
  else if (across && !holdsOwnText(across, row, header)) takeLine(across, reading);
  else if (isFoot(own, header, reading.profile))
    toIntroduction(row, reading, '这一行是表后的落款或说明，不是一件，放进文件开头的说明');
  else {
    laid.rows.push(rowOf(row, header, reading));
    reading.below = undefined;
    reading.isBelowHeader = false;
  }
}

/** A row that is no record: its text goes to the introduction. */
function toIntroduction(row: Row, reading: TableReading, text: string): void {
  const { laid } = reading;
  const line = rowLine(row);
  reading.below = line;
  laid.after.push(line);
  laid.warnings.push({ at: line.at, text: `${text}：${said(line.text)}` });
}

/** A line across the table begins a batch, names a region, or is a remark. */
function takeLine(line: Line, reading: TableReading): void {
  const { text, at } = line;
  const { laid } = reading;
  if (onlyContinues(text)) {
    laid.assumed.push(furniture(text, at));
    return;
  }
  reading.under = line;
  const { batches, rest } = splitBatch(text);
  const found = isTotal(text)
    ? []
    : batches.length > 0 && rest.length <= 40
      ? batches
      : text.length <= 80
        ? batchesIn(text)
        : [];
  const title = foldWord(continuedText(text) ?? text);
  const isAgain = laid.before.some((one) => foldWord(one.text) === title);
  if (!isAgain) reading.below = line;
  if (found.length > 0 && deferredIn(text).length > 0) {
    reading.deferred = { batches: found, text, at, isDeferred: true };
    laid.after.push({ text, at });
    return;
  }
  if (found.length > 0) {
    reading.batches = found;
    reading.region = undefined;
    reading.deferred = undefined;
    laid.assumed.push({ at, text: `从这里起是第${found.join('、')}批（${text}）` });
    laid.openings.push({ batches: found, line: { text, at } });
    return;
  }
  if (isAgain) {
    laid.assumed.push({ at, text: `这里重复标题，跳过：${said(text)}` });
    return;
  }
  laid.after.push({ text, at });
  const region = regionOfLine(text, reading);
  if (region !== undefined) {
    reading.region = { text: region, at, row: 0, column: 0 };
    laid.assumed.push({ at, text: `表里没有行政区域一栏，从这里起按${quote(region)}（${text}）` });
  } else laid.warnings.push({ at, text: `这里只有一段文字，不是一件，放进文件开头的说明：${said(text)}` });
}

/** `一、麒麟区（2件）` above the cases of a region, in a table without a column for it. */
function regionOfLine(text: string, { header, profile }: TableReading): string | undefined {
  const [, word = ''] =
    /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?\s*(\p{Script=Han}{2,12})\s*(?:[（(：:].*)?$/u.exec(text) ?? [];
  const names = [...(header?.columns.values() ?? [])].map(({ target }) => target.name);
  const { vocabulary } = profile;
  return names.includes('regions') || vocabulary.regionNames.length === 0
    ? undefined
    : regionNamed(word, vocabulary) && word;
}

function rowOf(row: Row, header: Header, reading: TableReading): RawRow {
  const { batches, laid, region, deferred, under, below, profile } = reading;
  const entries: Entry[] = [];
  const ticks: TickCell[] = [];
  const seen = new Map<string, Column | undefined>();
  for (const cell of row.cells.values()) {
    const column = header.columns.get(cell.column);
    // A cell that is merged across counts once.
    const origin = `${String(cell.origin?.row ?? row.number)} ${String(cell.origin?.column ?? cell.column)}`;
    if (seen.has(origin)) {
      reportAcross(cell, seen.get(origin), column, reading);
      continue;
    }
    seen.set(origin, column);
    if (column?.tick !== undefined) ticks.push({ ...column, tick: column.tick, cell });
    else if (column && showsMore(cell, column, reading.looks))
      entries.push({ ...column, target: { kind: 'extra', name: column.header, label: '' }, cell });
    else if (column) entries.push({ ...column, cell });
    else {
      entries.push({ target: { kind: 'extra', name: '', label: '' }, header: '', cell });
      laid.warnings.push({ at: cell.at, text: '这一格没有表头，内容放进「备注」' });
    }
  }
  reading.looked.push(...looksOnly(row, header, reading.looks, profile));
  for (const cells of Map.groupBy(ticks, ({ target }) => target.name).values())
    entries.push(...readTicks(cells, reading));
  const regions = region && knownTarget('行政区域', profile);
  if (regions) entries.push({ target: regions, header: '', cell: region });
  return {
    at: (row.cells.values().next().value?.at ?? '').replace(/[A-Z]+\d+$/u, `A${String(row.number)}`),
    batches,
    ...(deferred && { deferred }),
    ...(under && { under }),
    ...(below && { below }),
    entries,
  };
}

/** A cell that is merged over columns of different meanings fills the first of them alone. */
function reportAcross(
  { origin, text }: Cell,
  first: Column | undefined,
  other: Column | undefined,
  { laid, told }: TableReading,
): void {
  const at = origin?.range;
  if (at === undefined || !first || !other || first.target.name === other.target.name) return;
  const key = `${at} ${other.header}`;
  if (told.has(key)) return;
  told.add(key);
  const whole = `合并的单元格${quote(text)}盖住几栏`;
  laid.assumed.push({ at, text: `${whole}，只放进${quote(first.header)}，${quote(other.header)}没有填写` });
}
