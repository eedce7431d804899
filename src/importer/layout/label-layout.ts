/** The newspaper's layout: label, value, label, value …; as lines, or as cells beside each other. */
import { ownCells, type Cell, type Piece } from '../read/grid.ts';
import { bareLabel, isKnownLabel, knownTarget } from '../labels.ts';
import { emptyLaid, noteHeading, type Laid, type RawRow } from './layout.ts';
import type { Profile, Target } from '../profile.ts';
import { furniture } from './other-rows.ts';
import { onlyContinues } from './words/continuation.ts';
import { splitFacts } from './words/labelled.ts';
import { batchesIn, isTitle } from './words/title.ts';
import { quote, said } from '../../schema/fault.ts';

/** A stretch of text: a label, or what stands under one. */
interface Token {
  text: string;
  at: string;
  /** In a grid, where a value may also stand below its label. */
  row: number;
  column: number;
  /** Does it stand where the labels of a form stand? */
  isLabel?: boolean;
}

/** Reads label-then-value records; undefined if the document does not look like that. */
export function layLabels(pieces: readonly Piece[], profile: Profile): Laid | undefined {
  const read = pieces.flatMap(tokensOf);
  const skipped = read.filter(({ text }) => onlyContinues(text));
  const tokens = read
    .filter((token) => !skipped.includes(token))
    .flatMap((token) => splitFacts(token.text, profile).map((text) => ({ ...token, text })))
    .flatMap((token) => splitLabels(token, profile));
  const labels = tokens.filter(({ target }) => target);
  const kinds = new Set(labels.flatMap(({ target }) => (target && target.kind !== 'extra' ? target.name : [])));
  if (kinds.size < 3 || !(kinds.has('number') || kinds.has('serial'))) return undefined;
  if (!fits(tokens)) return undefined;
  const laid = emptyLaid('标签和内容相间');
  laid.assumed.push(...skipped.map(({ text, at }) => furniture(text, at)));
  let row: RawRow | undefined;
  let batches: string[] = [];
  let target: { target: Target; header: string; inGrid: boolean } | undefined;
  for (const token of tokens) {
    if (token.target) {
      noteHeading(laid, token.target, token.at);
      if (beginsRecord(token.target, row)) {
        row = { at: token.at, batches, entries: [] };
        laid.rows.push(row);
      }
      target = { target: token.target, header: token.header, inGrid: token.row > 0 };
      laid.labels.push(token.header);
      if (token.target.kind === 'extra')
        laid.warnings.push({ at: token.at, text: `不认识这一栏${quote(token.header)}，内容放进「备注」` });
      if (token.text !== '' && row) add(row, target, token);
    } else if (row && target && !(target.inGrid && token.row === 0) && !startsBatch(token.text))
      add(row, target, token);
    else {
      const isBatch = startsBatch(token.text);
      if (isBatch) batches = batchesIn(token.text);
      if (row) target = undefined;
      // A title stands above each record.
      if (isBatch && laid.before.some(({ text }) => text === token.text)) {
        row = undefined;
        continue;
      }
      (row ? laid.after : laid.before).push({ text: token.text, at: token.at });
      if (row)
        laid.warnings.push({
          at: token.at,
          text: `这一段不在任何一项下面，放进文件开头的说明：${said(token.text)}`,
        });
      if (isBatch) row = undefined;
    }
  }
  return laid;
}

/**
 * Does each value stand where its label says? In a grid that is beside it, or below; among lines, a run of labels with
 * all values behind the last of them is the header of a table that has lost its columns.
 */
function fits(tokens: readonly LabelledToken[]): boolean {
  let label: LabelledToken | undefined;
  let columns = new Set<number>();
  /** How many labels have come since the last value. */
  let bare = 0;
  for (const token of tokens) {
    const inGrid = token.row > 0 && label !== undefined && label.row > 0;
    if (token.target) {
      label = token;
      columns = new Set([token.column]);
      bare = token.text === '' ? bare + 1 : 0;
    } else if (startsBatch(token.text)) label = undefined;
    else if (label && inGrid && token.row !== label.row && !columns.has(token.column)) return false;
    else if (label && !inGrid && bare > 3) return false;
    // An essay goes on below its number.
    else if (label && !inGrid && label.text !== '' && isKey(label) && isNumbered(token.text)) return false;
    else {
      bare = 0;
      columns.add(token.column);
    }
  }
  return true;
}

const isKey = ({ target }: LabelledToken): boolean => target?.kind === 'number' || target?.kind === 'serial';
const isNumbered = (text: string): boolean => /^[（(]?[一二三四五六七八九十]{1,2}[)）、.．]/u.test(text);

const startsBatch = (text: string): boolean => isTitle(text) && batchesIn(text).length > 0 && text.length <= 80;

/** A record begins with 序号 or 受理编号, whichever comes first. */
const beginsRecord = ({ kind, name }: Target, row: RawRow | undefined): boolean => {
  if (!row) return kind === 'number' || kind === 'serial' || name === 'serial';
  const has = (one: string): boolean => row.entries.some(({ target }) => target.name === one);
  if (kind === 'number') return has('number');
  if (name === 'serial') return has('serial') || has('number');
  return false;
};

/** A value of several lines stays one. */
function add(
  row: RawRow,
  { target, header }: { target: Target; header: string },
  { text, at, row: number, column }: Token,
): void {
  const known = row.entries.find((entry) => entry.target === target || entry.target.name === target.name);
  if (known) known.cell = { ...known.cell, text: `${known.cell.text}\n${text}` };
  else row.entries.push({ target, header, cell: { text, at, row: number, column } satisfies Cell });
}

function tokensOf(piece: Piece): Token[] {
  if (piece.kind === 'line') return [{ ...piece.line, row: 0, column: 0 }];
  const { rows } = piece.grid;
  const labels = formLabels(rows.map((row) => ownCells(row)));
  return rows.flatMap((row) =>
    ownCells(row).map((cell) => ({
      ...cell,
      // A text that goes across is a title; a label may have no value.
      ...(labels.has(cell) || (labels.size > 0 && row.cells.size === 1 && isShort(cell.text)) ? { isLabel: true } : {}),
    })),
  );
}

const isShort = (text: string): boolean => text.length <= 20 && !/[。；，]/u.test(text);

/** The labels of a form, each row of which is a label with its value, or several of them; none for other tables. */
function formLabels(rows: readonly (readonly Cell[])[]): Set<Cell> {
  const pairs = rows.filter((cells) => cells.length > 1);
  const [labels = [], values = []] = [0, 1].map((rest) =>
    pairs.flatMap((cells) => cells.filter((_, index) => index % 2 === rest)),
  );
  const known = labels.filter(({ text }) => isKnownLabel(text)).length;
  const isForm =
    known >= 3 &&
    known * 2 >= labels.length &&
    pairs.every((cells) => cells.length % 2 === 0) &&
    labels.every(({ text }) => isShort(text)) &&
    !values.some(({ text }) => isKnownLabel(text));
  return new Set(isForm ? labels : []);
}

interface LabelledToken extends Token {
  target?: Target;
  header: string;
}

/** `序号24 受理编号` are two labels and a value; `行政区域：长垣市` is a label with its value. */
function splitLabels(token: Token, profile: Profile): LabelledToken[] {
  const plain = { ...token, header: '' };
  const whole = labelTarget(token.text, profile);
  if (whole) return [{ ...token, text: '', target: whole, header: token.text }];
  if (token.isLabel) {
    const header = token.text.replace(/\s+/gu, '');
    return [{ ...token, text: '', target: { kind: 'extra', name: header, label: header }, header }];
  }
  const [, label = '', value = ''] = /^([^\s：:]{2,14})\s*[：:]\s*([\s\S]*)$/u.exec(token.text) ?? [];
  const named = label === '' ? undefined : labelTarget(label, profile);
  if (named) return [{ ...token, text: value.trim(), target: named, header: label }];
  const [, serial, rest = ''] = /^序号\s*(\d+)(?:\s+([^\s]+))?$/u.exec(token.text.normalize('NFKC')) ?? [];
  const serialTarget = serial === undefined ? undefined : labelTarget('序号', profile);
  if (serial === undefined || !serialTarget) return [plain];
  return [
    { ...token, text: serial, target: serialTarget, header: '序号' },
    ...(rest === '' ? [] : splitLabels({ ...token, text: rest }, profile)),
  ];
}

/** Labels stand alone in their line; a longer word that only resembles one is text. */
const labelTarget = (text: string, profile: Profile): Target | undefined =>
  text.length <= 20 && !/[。；，]/u.test(text) && bareLabel(text).length >= 2 ? knownTarget(text, profile) : undefined;
