/** Numbers that go on in the next line of a page, where each part is harmless. */
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
}

/** This much of each line tells what its number is. */
const told = 60;

/** Is it a number that goes over the end of a line? */
export const isBroken = (passage: string): boolean => /[\d０-９－-]\s*\n\s*[\d０-９－-]/u.test(passage);

/**
 * What stands across the end of a line. Tables end rows in figures, too, and begin them with a serial number: so a
 * finding must need both lines, and a column of digits alone must be made up of numbers.
 */
export function findBroken(page: string, listed: Listed): Passage[] {
  const lines = page.split('\n');
  const columns = columnsIn(lines).map((column) =>
    [2, 3]
      .filter((size) => column.length % size === 0)
      .map((size) => across(inGroups(column, size), listed))
      .find((found) => found.every((passages) => passages.length > 0)),
  );
  return [...across(jointsIn(lines), listed), ...columns.flatMap((found) => found ?? [])].flat();
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
/** A row of a table begins with its serial number. */
const isRow = (line: string): boolean => /^\s*[1-9１-９][\d０-９]{0,2}(?:\s+\S|[.．、])/u.test(line);
/** Cells of figures alone. */
const areFigures = (line: string): boolean => /^[\d０-９.,，．%％]+(?:\s+[\d０-９.,，．%％]+)*$/u.test(line.trim());

/** The lines that end in digits, each with the next one, and further ones as long as they are digits alone. */
function jointsIn(lines: readonly string[]): Joint[] {
  return lines.flatMap((line, index): Joint[] => {
    const next = lines[index + 1];
    if (next === undefined || !endsInDigits(line) || !beginsWithDigits(next)) return [];
    if (isDigitsAlone(line) && (isDigitsAlone(next) || isDigitsAlone(lines[index - 1]))) return [];
    if (isRow(next) || (areFigures(line) && areFigures(next))) return [];
    const rest = [next];
    for (let at = index + 2; isDigitsAlone(lines[at - 1]) && beginsWithDigits(lines[at] ?? ''); at += 1)
      rest.push(lines[at] ?? '');
    return [joined(line, rest)];
  });
}

function joined(line: string, rest: readonly string[]): Joint {
  const first = charactersOf(line.trimEnd()).slice(-told).join('');
  const following = charactersOf(rest.map((one) => one.trim()).join(''));
  return { text: first + following.slice(0, told).join(''), at: first.length };
}

/** Lines of digits alone that follow one another. */
function columnsIn(lines: readonly string[]): string[][] {
  const columns: string[][] = [];
  for (const [index, line] of lines.entries()) {
    if (!isDigitsAlone(line)) continue;
    if (isDigitsAlone(lines[index - 1])) columns.at(-1)?.push(line);
    else columns.push([line]);
  }
  return columns.filter(({ length }) => length > 1);
}

/** So many lines each, as one text. */
const inGroups = (column: readonly string[], size: number): Joint[] =>
  column.flatMap((line, index) => (index % size === 0 ? [joined(line, column.slice(index + 1, index + size))] : []));
