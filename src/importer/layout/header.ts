/** Finds the header of a table by the meaning of its words. */
import type { z } from 'zod';
import { acrossText, columnName, ownCells, type Grid, type Notice, type Row } from '../read/grid.ts';
import { bareLabel, guessedTargets, isKnownLabel, knownTarget, whoInLabel } from '../labels.ts';
import { aboutPeople, type Profile, type Target } from '../profile.ts';
import { badFile } from '../stop.ts';
import { areWords, tellTicked, tickColumns } from './tick-columns.ts';
import { onlyExplains, leftOut } from './other-rows.ts';
import { continuedText } from './words/continuation.ts';
import { readFact } from './words/values.ts';
import { oneLine } from '../../schema/clause.ts';
import { foldWord } from '../../schema/field.ts';
import { isStepName } from '../../schema/files/closing.ts';
import { quote } from '../../schema/fault.ts';

export interface Column {
  target: Target;
  header: string;
  /** Where the heading stands. */
  at: string;
  /** Several columns under one heading that share a target tell their values apart by this. */
  part?: string;
  /** A column that is ticked where this value holds: `属实`, under `是否属实`. */
  tick?: string;
}

export interface Header {
  /** By column number. */
  columns: ReadonlyMap<number, Column>;
  /** Row numbers that the header takes, ends included. */
  first: number;
  last: number;
  /** The labels, to know the header again on the next page. */
  key: string;
  /** Each heading as one word. */
  headings: string[];
}

/** The labels over one column, from the top: `['基本信息', '行政区域']`. */
type Labels = ReadonlyMap<number, readonly string[]>;

/** Rows that look like a header, with what they say. */
export interface HeaderRows {
  rows: readonly Row[];
  labels: Labels;
}

const longestLabel = 60;

/** The header that begins in a row of a grid, if one does. */
export function headerAt(grid: Grid, index: number, profile: Profile): HeaderRows | undefined {
  const found = rowsAt(grid, index, profile);
  return found && isHeader(found.labels, profile) ? found : undefined;
}

/** The rows that would be a header if the first of them began one. */
export function rowsAt(grid: Grid, index: number, profile: Profile): HeaderRows | undefined {
  const [first] = grid.rows.slice(index, index + 1);
  if (!first || acrossText(first)) return undefined;
  let found: HeaderRows = { rows: [first], labels: labelsOf([first]) };
  for (const next of grid.rows.slice(index + 1, index + 4)) {
    if (!goesOn(found, next, profile)) break;
    const rows = [...found.rows, next];
    found = { rows, labels: labelsOf(rows) };
  }
  return found;
}

function labelsOf(all: readonly Row[]): Labels {
  const rows = all.filter((row, index) => index === 0 || !onlyExplains(ownCells(row)));
  const numbers = [...new Set(rows.flatMap((row) => [...row.cells.keys()]))].sort((a, b) => a - b);
  return new Map(
    numbers.map((column) => {
      const texts = rows.map((row) => row.cells.get(column)?.text);
      // Without merged cells (as in CSV) a heading over several columns stands over the first of them only.
      const [top] = rows;
      if (top && texts[0] === undefined && texts.length > 1) texts[0] = headingFromLeft(top, rows, column);
      return [column, [...new Set(texts.filter((text) => text !== undefined))]];
    }),
  );
}

function headingFromLeft(top: Row, rows: readonly Row[], column: number): string | undefined {
  for (let left = column - 1; left > 0; left--) {
    const text = top.cells.get(left)?.text;
    if (text !== undefined)
      return rows.slice(1).some((row) => row.cells.get(left)?.text !== text && row.cells.has(left)) ? text : undefined;
  }
  return undefined;
}

/** Is the next row a part of the header: a second level, or the rest of labels that are split over two rows? */
function goesOn({ rows, labels }: HeaderRows, next: Row, profile: Profile): boolean {
  const cells = [...next.cells.values()];
  const own = cells.filter(({ origin }) => !origin || origin.row === next.number);
  if (cells.some(({ origin }) => rows.some((row) => row.number === origin?.row))) return true;
  if (own.some(({ text }) => text.length > 20 || /[\d。；]/u.test(text.normalize('NFKC')))) return false;
  const more = labelsOf([...rows, next]);
  const isKey = (target: Target | undefined): boolean => target?.kind === 'number' || target?.kind === 'serial';
  // A row with a label for the number of its own begins a header, unless that label is the rest of one.
  const begins = own.some(({ text, column }) => {
    const above = labels.get(column)?.join('') ?? '';
    return (
      isKey(knownTarget(text, profile)) &&
      (knownTarget(above, profile) !== undefined || !isKey(knownTarget(above + text, profile)))
    );
  });
  if (begins) return false;
  // `属实 | 部分属实 | 不属实` under 是否属实: columns to be ticked.
  const ticks = own.filter(({ text, column }) => {
    const [heading] = more.get(column) ?? [];
    const target = heading === undefined || heading === text ? undefined : knownTarget(heading, profile);
    return target && closed.has(target.name) && reads(target, text, profile);
  });
  if (
    areWords(
      own.map(({ text }) => text),
      profile,
    )
  )
    return true;
  return (ticks.length > 1 && ticks.length === own.length) || knownIn(more, profile) > knownIn(labels, profile);
}

/** The target that the labels of a column are known to mean: all of them as one word, or the lowest that is known. */
export const knownOf = (texts: readonly string[], profile: Profile): Target | undefined =>
  knownTarget(texts.join(''), profile) ?? [...texts].reverse().flatMap((text) => knownTarget(text, profile) ?? [])[0];

/** How many columns are known for sure. */
export const knownIn = (labels: Labels, profile: Profile): number =>
  new Set([...labels.values()].flatMap((texts) => knownOf(texts, profile)?.name ?? [])).size;

/** Rows of data hold values and prose, hardly ever two labels. */
function isHeader(labels: Labels, profile: Profile): boolean {
  const all = [...labels.values()];
  if (all.some((texts) => profile.named.has(headingOf(texts))) && all.every((texts) => knownOf(texts, profile)))
    return true;
  if (all.some((texts) => texts.some((text) => text.length > longestLabel))) return false;
  const known = knownIn(labels, profile);
  const targets = all.map((texts) => knownOf(texts, profile) ?? guessedTargets(texts.join(''), profile)[0]);
  const meant = targets.filter((target) => target !== undefined);
  // Statistics by region have 序号 and words of facts, but neither a number nor prose.
  if (!meant.some(({ kind }) => kind === 'number' || kind === 'section')) return false;
  // A label of another kind of table is a label too. Where labels and values alternate, no more than half are labels.
  const ticks = tickColumns(labels, profile, new Set());
  const labelled = [...labels].filter(
    ([column, texts], index) => targets[index] ?? (ticks.has(column) || texts.some(isKnownLabel)),
  );
  const mostly = labelled.length > all.length * 0.6;
  if (known >= 3) return mostly;
  if (known === 2 && all.length <= 3) return true;
  // Words that are only guessed make a header where one of them can hold the number, and none holds a value.
  const keyed = meant.some(({ kind }) => kind === 'number' || kind === 'serial');
  return (
    keyed && all.every(isPlain) && mostly && new Set(meant.map(({ name }) => name)).size >= Math.min(3, all.length)
  );
}

/** Labels have neither digits nor sentences. */
export const isPlain = (texts: readonly string[]): boolean =>
  texts.every((text) => text.length <= 30 && !/[\d。；]/u.test(text.replace(/[（(].*[)）]/su, '').normalize('NFKC')));

/** What stands over a column, as one word. */
export const headingOf = (texts: readonly string[]): string => foldWord(texts.join(''));

/** Gives every column of a header its meaning. */
export function readHeader(
  grid: Grid,
  { rows, labels }: HeaderRows,
  profile: Profile,
  assumed: Notice[],
  warnings: Notice[],
): Header {
  const [top] = rows;
  if (!top) throw new Error('a header without rows');
  warnings.push(...rows.slice(1).map(ownCells).filter(onlyExplains).map(leftOut));
  const columns = new Map<number, Column>();
  const taken = new Set<string>();
  const at = (column: number): string => {
    const row = rows.findLast((one) => one.cells.has(column) && !one.cells.get(column)?.origin) ?? top;
    return `${grid.name}!${columnName(column)}${String(row.number)}`;
  };
  const claim = (column: number, made: Omit<Column, 'at'>): void => {
    columns.set(column, { ...made, at: at(column) });
    if (made.target.kind !== 'extra') taken.add(made.target.name);
  };
  const said = [...labels.values()].flat();
  if (said.some((text) => text.endsWith('（首次公开）')) || (said.includes('网址') && said.includes('校验值')))
    throw badFile('这是本网站给程序用的数据文件，不是官方表格。请导入同一页下载的 .xlsx 文件');
  const entries = [...labels].map(([column, texts]) => ({ column, texts, header: wholeHeading(texts.at(-1) ?? '') }));
  const leaves = leafTargets(entries, profile);
  const ticks = tickColumns(labels, profile, namesOf(leaves, labels, profile));
  tellTicked(ticks, at, assumed, warnings);
  for (const [column, { target, word }] of ticks) {
    leaves.delete(column);
    claim(column, { target, header: `${target.label}（${word}）`, tick: word });
  }
  for (const { column, header } of promisedIn(entries, leaves, profile))
    assumed.push({ at: at(column), text: `清单里没有「整改时限」，${quote(header)}当作「整改时限」` });
  for (const { column, header } of entries) {
    const leaf = leaves.get(column);
    if (!leaf) continue;
    const other = [...columns].find(([, { target }]) => target.name === leaf.name);
    const left = columns.get(column - 1);
    if (!other || (left?.target === leaf && left.header === header)) claim(column, { target: leaf, header });
    else if (standApart.has(header) && standApart.has(other[1].header) && header !== other[1].header) {
      columns.set(other[0], { ...other[1], part: other[1].header });
      claim(column, { target: leaf, header, part: header });
      assumed.push({
        at: at(column),
        text: `${quote(other[1].header)}和${quote(header)}都放进${quote(leaf.label)}，内容前面写上各自的表头`,
      });
    } else if (isStepName(leaf.name) && whoInLabel(header) === whoInLabel(other[1].header))
      // When a step was, and what came of it: 区级验收时间, 区级验收意见.
      claim(column, { target: leaf, header });
    else
      throw badFile(
        `${at(other[0])} 和 ${at(column)} 两个表头都是${quote(leaf.label)}，不知道用哪一列。请修改其中一个表头，删除不要的列，或者用 --map 写明其中一栏是什么，例如 --map ${header}=备注`,
      );
  }
  for (const { column, texts, header } of entries) {
    if (columns.has(column)) continue;
    const whole = wholeHeading(texts.join(' '));
    const heading = texts
      .slice(0, -1)
      .flatMap((text) => knownTarget(text, profile) ?? guessedTargets(text, profile)[0] ?? [])[0];
    const shared =
      heading && [...columns.values()].some(({ target, part }) => target === heading && part !== undefined);
    const guess = guessedTargets(texts.join(''), profile).find(
      (one) => one.kind === 'extra' || (!taken.has(one.name) && fits(grid, rows, column, one, profile)),
    );
    if (heading && closed.has(heading.name) && reads(heading, header, profile)) {
      claim(column, { target: heading, header: `${wholeHeading(texts[0] ?? '')}（${header}）`, tick: header });
    } else if (heading?.kind === 'section' && (shared || !taken.has(heading.name))) {
      claim(column, { target: heading, header: whole, part: header });
      assumed.push({
        at: at(column),
        text: `${quote(whole)}当作${quote(heading.label)}的一部分，内容前面写上${quote(header)}`,
      });
    } else if (guess && guess.kind !== 'extra') {
      claim(column, { target: guess, header: whole });
      assumed.push({ at: at(column), text: `${quote(whole)}当作${quote(guess.label)}` });
    } else {
      claim(column, { target: { kind: 'extra', name: whole, label: whole }, header: whole });
      warnings.push({ at: at(column), text: unknownText(whole) });
    }
  }
  return {
    columns,
    first: top.number,
    last: rows.at(-1)?.number ?? top.number,
    key: headerKey(top),
    headings: [...labels.values()].map(headingOf),
  };
}

/** Headings for one section that some tables have side by side, each with words of its own. */
const standApart = new Set(['处理情况', '整改情况', '整改落实情况']);

/** What each column is known to mean by its lowest label, or by all of them as one word. */
function leafTargets(
  entries: readonly { column: number; texts: readonly string[]; header: string }[],
  profile: Profile,
): Map<number, Target> {
  const leaves = new Map<number, Target>();
  for (const { column, texts } of entries) {
    const leaf = knownTarget(texts.join(''), profile) ?? knownTarget(texts.at(-1) ?? '', profile);
    if (leaf) leaves.set(column, leaf);
  }
  // Beside 受理编号, 编号 only counts the rows.
  const kinds = [...leaves.values()].map(({ kind }) => kind);
  const plain = entries.find(({ header }) => header === '编号');
  const serial = knownTarget('序号', profile);
  if (
    plain &&
    serial?.kind === 'serial' &&
    !kinds.includes('serial') &&
    kinds.filter((kind) => kind === 'number').length === 2
  )
    leaves.set(plain.column, serial);
  return leaves;
}

/** The facts that have a column, besides columns that are headed by one of their words: `是否属实（是）`. */
function namesOf(leaves: ReadonlyMap<number, Target>, labels: Labels, profile: Profile): Set<string> {
  const named = tickColumns(labels, profile, new Set());
  return new Set([...leaves].flatMap(([column, { name }]) => (named.get(column)?.isNamed === true ? [] : name)));
}

/** In a plan that has no other deadline, 整改完成时间 is one: nothing is done yet. */
function promisedIn(
  entries: readonly { column: number; header: string }[],
  leaves: Map<number, Target>,
  profile: Profile,
): { column: number; header: string }[] {
  const deadline = knownTarget('整改时限', profile);
  if (profile.kind !== 'tasks' || !deadline || [...leaves.values()].some(({ name }) => name === 'deadline')) return [];
  const [promised, ...others] = entries.filter(
    ({ column, header }) => leaves.get(column)?.name === 'completion' && !header.includes('实际'),
  );
  if (!promised || others.length > 0) return [];
  leaves.set(promised.column, deadline);
  return [promised];
}

const unknownText = (header: string): string =>
  aboutPeople.test(header)
    ? `这一列${quote(header)}像是个人信息，依法不能公开；内容放进了「备注」，请从原表删除这一列再导入`
    : `不认识这一列${quote(header)}，内容放进「备注」`;

const reads = (target: Target, value: string, profile: Profile): boolean =>
  (profile.facts.shape[target.name] as z.ZodType).safeParse(value).success;

/** Do the values under a guessed label read as what it would make of them? A guess that they contradict is none. */
export function fits(grid: Grid, header: readonly Row[], column: number, target: Target, profile: Profile): boolean {
  if (!closed.has(target.name)) return true;
  const last = header.at(-1)?.number ?? 0;
  const values = grid.rows
    .flatMap(({ number, cells }) => (number > last ? (cells.get(column) ?? []) : []))
    .slice(0, 100);
  const read = values.filter((cell) => {
    const warnings: Notice[] = [];
    return readFact(target.name, '', cell, profile, warnings).remark !== '' || warnings.length === 0;
  });
  return values.length === 0 || read.length > values.length / 2;
}

/** Facts whose values are words of a list. */
export const closed = new Set(['regions', 'pollutionTypes', 'verdict', 'state', 'source', 'level', 'finding']);

/** The labels of a row as one word, without what says that the table goes on. */
export const headerKey = (row: Row): string =>
  [...row.cells.values()].map(({ text }) => bareLabel(continuedText(text) ?? text)).join('|');

/** Is it the header again, on a next page? 续表 may stand there for a label. */
export function isRepeated(key: string, { key: known }: Header): boolean {
  const labels = key.split('|');
  const all = known.split('|');
  return labels.length === all.length && labels.every((label, index) => label === all[index] || label === '');
}

/** A heading as one word: Han is broken over lines anywhere. */
const wholeHeading = (text: string): string => oneLine(text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''));
