/** Numbers that go on in the next line, in the next line of their cell, or on the next page, where each part is harmless. */
import { charactersOf } from '../schema/text/cut.ts';
import { findPersonal, type Finding, type Listed } from './privacy/index.ts';

/** A finding with the words that it was found in. */
export interface Passage {
  finding: Finding;
  passage: string;
}

/** A line that ends in digits, and what begins with digits behind it, as one text. */
interface Joint {
  text: string;
  /** Where the first line ends. */
  at: number;
  /** The first and the last of the lines. */
  lines: readonly [number, number];
}

/** This much of each line tells what its number is. */
const told = 60;

/** Is it a number that goes over the end of a line? */
export const isBroken = (passage: string): boolean => /[\d０-９－-]\s*\n\s*[\d０-９－-]/u.test(passage);

/**
 * What stands across the end of a line. Tables end rows in figures, too, and begin them with a serial number: so a
 * finding must need both lines, and a column of digits alone must be made up of numbers.
 */
export const findBroken = (lines: readonly string[], listed: Listed): Passage[] => findIn(lines, listed, () => true);

/**
 * What stands across the ends of pages, from the first to the last of them. What a page shares with its neighbour at
 * head or foot is left out.
 * @param pages two that follow one another, or more: those between hold digits alone
 * @param count which page the first one is, counted from 1
 */
function findBetween(pages: readonly (readonly string[])[], count: number, listed: Listed): Passage[] {
  const own = ownLines(pages, count);
  const [first = [], ...others] = own;
  const last = others.at(-1) ?? [];
  if (own.some(({ length }) => length === 0) || !others.slice(0, -1).flat().every(isDigitsAlone)) return [];
  const lines = own.flat();
  return findIn(lines, listed, ({ lines: [from, to] }) => from < first.length && lines.length - last.length <= to);
}

/** The lines that are of each page alone. */
function ownLines(pages: readonly (readonly string[])[], count: number): (readonly string[])[] {
  const plain = pages.map((lines, index) => withoutPageNumber(lines, count + index));
  return plain.map((lines, index) => {
    const [before, next] = [plain[index - 1]?.slice(0, 8) ?? [], plain[index + 1]?.slice(-3) ?? []];
    const start = lines.findIndex((line) => !before.includes(line));
    return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => !next.includes(line)) + 1);
  });
}

/** So many pages has a number that goes over their ends. */
export const mostPages = 4;

/**
 * What stands across the ends of pages, beginning on the first of them.
 * @param pages the page, and as many behind it as a number may take
 * @param count which page the first one is, counted from 1
 * @returns each passage, and how many pages it takes
 */
export const findOverPages = (
  pages: readonly (readonly string[])[],
  count: number,
  listed: Listed,
): (Passage & { pages: number })[] =>
  pages.flatMap((_, index) =>
    index === 0
      ? []
      : findBetween(pages.slice(0, index + 1), count, listed).map((one) => ({ ...one, pages: index + 1 })),
  );

/** The lines of a page without its number at the head or the foot, and without empty ones there. */
export function withoutPageNumber(lines: readonly string[], count: number): readonly string[] {
  const isText = (line: string): boolean =>
    line.trim() !== '' && line.trim() !== String(count) && !pageNumber.test(line);
  const start = lines.findIndex(isText);
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex(isText) + 1);
}

/** `- 3 -`, `第 3 页 共 9 页`, `3/9` */
const pageNumber =
  /^[\s\-—–―·•]*(?:第\s*\d+\s*页[\s,，/／]*(?:共\s*\d+\s*页)?|\d+\s*[/／]\s*\d+|[-—–―·•]\s*\d{1,4}\s*[-—–―·•])[\s\-—–―·•]*$/u;

function findIn(lines: readonly string[], listed: Listed, isMeant: (joint: Joint) => boolean): Passage[] {
  const rows = rowsIn(lines);
  const columns = columnsIn(lines).flatMap(
    (column) =>
      [2, 3]
        .filter((size) => column.length % size === 0)
        .map((size) => inGroups(lines, column, size))
        .map((joints) => ({ joints, found: across(joints, listed) }))
        .find(({ found }) => found.every((passages) => passages.length > 0)) ?? [],
  );
  const joints = jointsIn(lines, rows).filter(isMeant);
  return [
    ...across(joints, listed),
    ...columns.flatMap(({ joints: all, found }) =>
      all.flatMap((joint, index) => (isMeant(joint) ? [found[index] ?? []] : [])),
    ),
    ...across(cellsIn(lines, rows).filter(isMeant), listed),
  ].flat();
}

/** What stands across the ends of first lines, joint by joint. */
function across(joints: readonly Joint[], listed: Listed): Passage[][] {
  const find = (part: (joint: Joint) => string): Finding[][] =>
    findPersonal(
      joints.map((joint) => ({ text: part(joint) })),
      listed,
    );
  const [whole, first, rest] = [
    find(({ text }) => text),
    find(({ text, at }) => text.slice(0, at)),
    find(({ text, at }) => text.slice(at)),
  ];
  return joints.map(({ text, at }, index) => {
    const isWithin =
      (first[index] ?? []).some(({ end }) => end === at) || (rest[index] ?? []).some(({ start }) => start === 0);
    const found = (whole[index] ?? []).filter(({ start, end }) => start < at && at < end);
    const all = found.map((finding) => ({ finding, passage: text.slice(finding.start, finding.end) }));
    return isWithin ? [] : all.filter(({ passage }) => isNumber(passage));
  });
}

/** Is it mostly digits? */
const isNumber = (passage: string): boolean => (passage.match(/[\d０-９]/gu)?.length ?? 0) * 2 > passage.length;

const isDigitsAlone = (line: string | undefined): boolean =>
  line !== undefined && /^\s*[\d０-９][\d０-９Xx－-]*\s*$/u.test(line);
const endsInDigits = (line: string): boolean => /[\d０-９][－-]?\s*$/u.test(line);
const beginsWithDigits = (line: string): boolean => /^\s*[－-]?[\d０-９]/u.test(line);
/**
 * The lines that begin a row of a table: with a serial number that others go on from, or that goes on from others. The
 * last digits of a telephone do neither.
 */
function rowsIn(lines: readonly string[]): ReadonlySet<number> {
  const serials = lines.flatMap((line, index) => {
    const [, serial] = /^\s*([1-9１-９][\d０-９]{0,2})(?:\s+\S|[.．、])/u.exec(line) ?? [];
    return serial === undefined ? [] : [{ index, serial: Number(serial.normalize('NFKC')) }];
  });
  const first = new Map(serials.toReversed().map(({ index, serial }) => [serial, index]));
  const last = new Map(serials.map(({ index, serial }) => [serial, index]));
  return new Set(
    serials.flatMap(({ index, serial }) =>
      (first.get(serial - 1) ?? Infinity) < index || (last.get(serial + 1) ?? -1) > index ? [index] : [],
    ),
  );
}

/** Cells of figures alone. */
const areFigures = (line: string): boolean => /^[\d０-９.,，．%％]+(?:\s+[\d０-９.,，．%％]+)*$/u.test(line.trim());

/** The lines that end in digits, each with the next one, and further ones as long as they are digits alone. */
function jointsIn(lines: readonly string[], rows: ReadonlySet<number>): Joint[] {
  return lines.flatMap((line, index): Joint[] => {
    const next = lines[index + 1];
    if (next === undefined || !endsInDigits(line) || !beginsWithDigits(next)) return [];
    if (isDigitsAlone(line) && (isDigitsAlone(next) || isDigitsAlone(lines[index - 1]))) return [];
    if (rows.has(index + 1) || (areFigures(line) && areFigures(next))) return [];
    const rest = [next];
    for (let at = index + 2; isDigitsAlone(lines[at - 1]) && beginsWithDigits(lines[at] ?? ''); at += 1)
      rest.push(lines[at] ?? '');
    return [joined(line, rest, index)];
  });
}

/** @param index of the first line */
function joined(line: string, rest: readonly string[], index: number): Joint {
  const first = charactersOf(line.trimEnd()).slice(-told).join('');
  const following = charactersOf(rest.map((one) => one.trim()).join(''));
  return { text: first + following.slice(0, told).join(''), at: first.length, lines: [index, index + rest.length] };
}

/** Lines of digits alone that follow one another, by their numbers. */
function columnsIn(lines: readonly string[]): number[][] {
  const columns: number[][] = [];
  for (const [index, line] of lines.entries()) {
    if (!isDigitsAlone(line)) continue;
    if (isDigitsAlone(lines[index - 1])) columns.at(-1)?.push(index);
    else columns.push([index]);
  }
  return columns.filter(({ length }) => length > 1);
}

/** So many lines each, as one text. */
const inGroups = (lines: readonly string[], column: readonly number[], size: number): Joint[] =>
  column.flatMap((line, index) =>
    index % size === 0 ? [joined(lines[line] ?? '', lines.slice(line + 1, line + size), line)] : [],
  );

/** Cells go on this many lines below, where those beside them stand between. */
const mostBetween = 3;
const telephones = /手机|电话|联系|号码/u;
/** What a cell alone may hold: telephones, the number of an identity card. */
const wholeNumber = /^(?:1[3-9]\d{9}|\d{17}[\dXx]|0\d{2,3}-?\d{7,8})$/u;

/** A cell that says what a figure before it counts. */
const unit = /^(?:[十百千万亿]*元|[十百千万亿]+|吨|公?里|米|亩|平方|立方|件|年|月|日|号|户|家|个|人|名|次|%|％)/u;

/**
 * Digits that stand alone in a cell beside others, and digits alone in a line below: these hold fewer cells than the
 * line that begins the row, as rows of figures do not.
 */
function cellsIn(lines: readonly string[], rows: ReadonlySet<number>): Joint[] {
  const cells = lines.map((line) => line.trim().split(/\s+/u));
  const isHeaded = lines.some((line) => telephones.test(line));
  const isWhole = (text: string): boolean => wholeNumber.test(text) && (isHeaded || text.length === 18);
  return cells.flatMap((own, index): Joint[] => {
    if (own.length < 2 || own.every(areFigures)) return [];
    const parts = figuresIn(own).filter(({ text }) => text.length > 2);
    const below = cells.slice(index + 1, index + 1 + mostBetween);
    const end = below.findIndex((_, at) => rows.has(index + 1 + at));
    return below.slice(0, end < 0 ? undefined : end).flatMap((others, at) =>
      others.length >= own.length
        ? []
        : figuresIn(others).flatMap((rest) =>
            parts.flatMap((part): Joint[] =>
              // What ends a line and begins the next one is seen as such.
              isWhole(part.text + rest.text) && !(at === 0 && part.place === own.length - 1 && rest.place === 0)
                ? [{ text: part.text + rest.text, at: part.text.length, lines: [index, index + 1 + at] }]
                : [],
            ),
          ),
    );
  });
}

/** The cells of digits, but those that count something. */
const figuresIn = (cells: readonly string[]): { text: string; place: number }[] =>
  cells.flatMap((text, place) =>
    /^-?\d[\d-]*[Xx]?$/u.test(text) && !unit.test(cells[place + 1] ?? '') ? [{ text, place }] : [],
  );
