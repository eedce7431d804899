/** The usual layout: a header, a row a case. */
import { acrossText, ownCells, type Cell, type Grid, type Line, type Row, type SourceDocument } from './grid.ts';
import { headerKey, isHeaderRow, readHeader, type Header } from './header.ts';
import { emptyLaid, type Entry, type Laid, type RawRow } from './layout.ts';
import type { Profile } from './profile.ts';
import { badFile } from './stop.ts';
import { batchesIn, splitBatch } from './title.ts';

/** Reads the grids of a document, in order; a grid without a header goes on from the one before it. */
export function layTables({ pieces, surroundedByOthers }: SourceDocument, profile: Profile): Laid | undefined {
  const laid = emptyLaid('表格');
  const reading: TableReading = { profile, laid, header: undefined, batches: [], repeated: 0 };
  const end = surroundedByOthers ? pieces.findLastIndex((piece) => piece.kind === 'grid') : pieces.length;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'grid') readGrid(piece.grid, reading);
    else if (!reading.header) laid.before.push(piece.line);
    else if (index < end) takeLine(piece.line, reading);
  }
  if (!reading.header) return undefined;
  if (reading.repeated > 0) laid.assumed.push({ at: '表头', text: `跳过了重复的表头 ${String(reading.repeated)} 处` });
  return laid;
}

interface TableReading {
  profile: Profile;
  laid: Laid;
  header: Header | undefined;
  batches: string[];
  repeated: number;
}

function readGrid(grid: Grid, reading: TableReading): void {
  const { laid, profile } = reading;
  const start = grid.rows.findIndex((row) => isHeaderRow(row, profile));
  if (start < 0 && !(reading.header && continues(grid, reading.header))) {
    const lines = grid.rows.map(lineOf);
    (reading.header ? laid.after : laid.before).push(...lines);
    if (reading.header)
      laid.warnings.push(
        ...lines.slice(0, 1).map(({ at }) => ({ at, text: `「${grid.name}」没有认得出的表头，文字放进批次的说明` })),
      );
    return;
  }
  const announced = batchesIn(grid.name);
  if (announced.length > 0) reading.batches = announced;
  for (let index = 0; index < grid.rows.length; index++) {
    const row = grid.rows[index];
    if (!row) continue;
    if (index < start) takeTitle(row, reading);
    else if (isHeaderRow(row, profile)) index += takeHeader(grid, index, reading);
    else takeRow(row, reading);
  }
}

/** A row above a header: the title of the whole, or of a later sheet. */
function takeTitle(row: Row, reading: TableReading): void {
  const across = acrossText(row);
  if (!reading.header) reading.laid.before.push(lineOf(row));
  else if (across) takeLine(across, reading);
  else reading.laid.after.push(lineOf(row));
}

/** The rows of a table that goes on over a page have the columns of the one before. */
function continues(grid: Grid, { columns }: Header): boolean {
  const wide = Math.max(...columns.keys());
  return grid.rows.every((row) => Math.max(...row.cells.keys()) <= wide) && grid.rows.some((row) => row.cells.size > 2);
}

/** @returns how many rows more the header takes */
function takeHeader(grid: Grid, index: number, reading: TableReading): number {
  const { laid, profile } = reading;
  const row = grid.rows[index];
  const known = reading.header;
  if (row && known?.key === headerKey(row)) {
    reading.repeated += 1;
    return grid.rows.slice(index + 1).filter((next) => next.number <= row.number + known.last - known.first).length;
  }
  const header = readHeader(grid, index, profile, laid.assumed, laid.warnings);
  const names = new Set([...header.columns.values()].map(({ target }) => target.name));
  if (!names.has('number') && !names.has('serial'))
    throw badFile(
      `${row?.cells.values().next().value?.at ?? grid.name} 的表头里没有「受理编号」，也没有「序号」，分不出一行是哪一件。请补上其中一列`,
    );
  const next = grid.rows.find((one) => one.number > header.last);
  if (next && isHeaderRow(next, profile) && headerKey(next) !== header.key)
    throw badFile(
      `${grid.name} 的第 ${String(header.first)} 行和第 ${String(next.number)} 行都像表头，不知道用哪一行。请删除多余的一行`,
    );
  reading.header = header;
  return grid.rows.filter((one) => one.number > header.first && one.number <= header.last).length;
}

function takeRow(row: Row, reading: TableReading): void {
  const { laid, header } = reading;
  if (!header) return;
  const across = acrossText(row);
  if (
    across &&
    !(header.columns.get(across.column)?.target.kind === 'section' && row.cells.size === 1 && across.text.length > 60)
  ) {
    takeLine(across, reading);
    return;
  }
  const own = ownCells(row);
  if (isColumnNumbers(own)) laid.assumed.push({ at: own[0]?.at ?? '', text: '这一行是栏号，跳过' });
  else if (/^(?:合\s*计|总\s*计|小\s*计)/u.test(own[0]?.text ?? '')) {
    laid.after.push(lineOf(row));
    laid.warnings.push({ at: own[0]?.at ?? '', text: '这一行是合计，不是一件，文字放进批次的说明' });
  } else laid.rows.push(rowOf(row, header, reading));
}

/** A line across the table begins a batch, or is a remark. */
function takeLine({ text, at }: Line, reading: TableReading): void {
  const { batches, rest } = splitBatch(text);
  const found = batches.length > 0 && rest.length <= 40 ? batches : text.length <= 80 ? batchesIn(text) : [];
  if (found.length > 0) {
    reading.batches = found;
    reading.laid.assumed.push({ at, text: `从这里起是第${found.join('、')}批（${text}）` });
    // A date in the line says when that batch was published.
    const cell: Cell = { text, at, row: 0, column: 0 };
    reading.laid.rows.push({ at, batches: found, entries: [{ target: announcement, header: '', cell }] });
    return;
  }
  reading.laid.after.push({ text, at });
  reading.laid.warnings.push({ at, text: `这里只有一段文字，不是一件，放进批次的说明：${text.slice(0, 30)}` });
}

/** Stands for a line that announces a batch among the rows. */
export const announcement = { kind: 'extra', name: 'announcement', label: '' } as const;

function rowOf(row: Row, header: Header, { batches, laid }: TableReading): RawRow {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const cell of row.cells.values()) {
    const column = header.columns.get(cell.column);
    // A cell that is merged across counts once.
    const origin = `${String(cell.origin?.row ?? row.number)} ${String(cell.origin?.column ?? cell.column)}`;
    if (seen.has(origin)) continue;
    seen.add(origin);
    if (column) entries.push({ ...column, cell });
    else {
      entries.push({ target: { kind: 'extra', name: '', label: '' }, header: '', cell });
      laid.warnings.push({ at: cell.at, text: '这一格没有表头，内容放进「备注」' });
    }
  }
  return {
    at:
      row.cells
        .values()
        .next()
        .value?.at.replace(/[A-Z]+(?=\d+$)/u, 'A') ?? '',
    batches,
    entries,
  };
}

const isColumnNumbers = (cells: readonly Cell[]): boolean =>
  cells.length >= 4 && cells.every((cell, index) => cell.text.replace(/[()（）]/gu, '') === String(index + 1));

const lineOf = (row: Row): Line => {
  const cells = ownCells(row);
  return { text: cells.map((cell) => cell.text).join('　'), at: cells[0]?.at ?? '' };
};
