/** One content file: its bytes, its text, its front matter. */
import type { z } from 'zod';
import { hiddenIn, hiddenMend, replacement, withoutHidden } from '../schema/text/characters.ts';
import { error, type Fault, type Place } from '../schema/fault.ts';
import { withinBounds } from './bounds.ts';
import { conflictsIn } from './conflicts.ts';
import { checkEntries, unchecked, type Checked } from './labelled.ts';
import { lineStarts, placeAt } from './lines.ts';
import { TakenOut, type Cut } from './taken-out.ts';
import { readYaml } from './yaml.ts';

/** A file that could be read as text. */
export interface SourceFile {
  /** As people see it in messages. */
  name: string;
  /** Text with LF line ends, without a byte order mark and without characters that nobody sees. */
  text: string;
  /** Those characters, and the references to such. */
  takenOut: TakenOut;
  /** Its size. */
  bytes: number;
}

/**
 * Reads the bytes of a file as UTF-8; adds a fault and returns undefined where that can't be done, and where a merge is
 * not finished: then the file says two things at once, and what else is wrong with it is not to be told yet.
 * @param bytes as the door gives them
 */
export function readSource(bytes: Uint8Array | undefined, name: string, faults: Fault[]): SourceFile | undefined {
  const start: Place = { file: name, line: 1, column: 1 };
  if (bytes === undefined) {
    faults.push(error(start, 'format/unreadable', '打不开这个文件，请核对它的权限'));
    return undefined;
  }
  if (bytes.length === 0) {
    faults.push(error(start, 'format/empty-file', '文件是空的，请填写内容，或者删除这个文件'));
    return undefined;
  }
  const decoded = decode(bytes);
  if (decoded === undefined) {
    const mend = '文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8 编码';
    faults.push(error(firstBadByte(bytes, name), 'format/encoding', mend));
    return undefined;
  }
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/gu, '\n') : decoded;
  const conflicts = conflictsIn(text, name);
  for (const conflict of conflicts) faults.push(conflict);
  if (conflicts.length > 0) return undefined;
  const takenOut = new TakenOut();
  const shown = withoutBlamed(text, name, takenOut, faults);
  if (shown.trim() !== '') return { name, text: shown, takenOut, bytes: bytes.length };
  faults.push(error(start, 'format/empty-file', '文件里没有文字，请填写内容，或者删除这个文件'));
  return undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text without characters that nobody sees, each of which becomes a fault: so it is read as people see it. */
function withoutBlamed(text: string, file: string, takenOut: TakenOut, faults: Fault[]): string {
  let starts: number[] | undefined;
  const cuts: Cut[] = [];
  for (const { index, character } of hiddenIn(text)) {
    starts ??= lineStarts(text);
    const place = placeAt(index, file, starts);
    cuts.push({ ...place, length: character.length });
    faults.push(takenOut.tell(error(place, 'format/character', hiddenMend(character))));
  }
  takenOut.add(cuts);
  return starts ? withoutHidden(text) : text;
}

/**
 * A body without references to characters that nobody sees, each of which becomes a fault: `&#8203;`, `&shy;`. No parser
 * takes one for a reference behind a backslash.
 */
function withoutHiddenReferences(body: string, file: string, takenOut: TakenOut, faults: Fault[]): string {
  let starts: number[] | undefined;
  const cuts: Cut[] = [];
  const left = body.replace(
    /\\[^]|&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/giu,
    (typed, decimal: string | undefined, hex: string | undefined, name: string | undefined, index: number) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : hiddenReferences[name ?? ''];
      if (code === undefined) return typed;
      // Markdown makes the replacement character of what is none.
      const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000);
      const [found] = hiddenIn(isNone ? replacement : String.fromCodePoint(code));
      if (!found) return typed;
      starts ??= lineStarts(body);
      const place = placeAt(index, file, starts);
      cuts.push({ ...place, length: typed.length });
      faults.push(takenOut.tell(error(takenOut.typed(place), 'format/character', hiddenMend(found.character))));
      return '';
    },
  );
  takenOut.add(cuts);
  return left;
}

/** The names that HTML gives to characters that nobody sees. */
const hiddenReferences: Readonly<Record<string, number>> = {
  shy: 0xad,
  ZeroWidthSpace: 0x200b,
  NegativeVeryThinSpace: 0x200b,
  NegativeThinSpace: 0x200b,
  NegativeMediumSpace: 0x200b,
  NegativeThickSpace: 0x200b,
  zwnj: 0x200c,
  zwj: 0x200d,
  lrm: 0x200e,
  rlm: 0x200f,
  NoBreak: 0x2060,
  af: 0x2061,
  ApplyFunction: 0x2061,
  it: 0x2062,
  InvisibleTimes: 0x2062,
  ic: 0x2063,
  InvisibleComma: 0x2063,
};

/** Where the text stops being UTF-8. */
function firstBadByte(bytes: Uint8Array, file: string): Place {
  const good = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
  const lines = good.split(/\r\n?|\n/u);
  return { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** A Markdown file whose front matter has been checked; without facts if it is at fault. */
export interface MarkdownFile<Facts> extends Checked<Facts> {
  place: Place;
  /** The text with the front matter blanked out, so that positions stay those of the file. */
  body: string;
}

/** Splits and checks the front matter; where it has no beginning or end, the body is read for its faults. */
export function readFrontMatter<S extends z.ZodObject>(
  { name, text, takenOut }: SourceFile,
  schema: S,
  faults: Fault[],
): MarkdownFile<z.infer<S>> {
  const place: Place = { file: name, line: 1, column: 1 };
  const lines = text.split('\n');
  const bodyOf = (first: number): string =>
    withinBounds(withoutHiddenReferences(blankedBefore(lines, first), name, takenOut, faults), name, faults);
  const without = (message: string, bodyFrom: number): MarkdownFile<z.infer<S>> => {
    faults.push(error(place, 'format/front-matter', message));
    return { ...unchecked, place, body: bodyOf(Math.max(bodyFrom, 0)) };
  };
  if (!isFence(lines[0] ?? ''))
    return without('文件要以一行 --- 开头，下面写“公开日期: 2019-11-19”等，再用一行 --- 结束', 0);
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end < 0) {
    const likelyEnd = lines.findIndex((line) => /^(?:\s*|#+ .*)$/u.test(line));
    return without('开头的 --- 没有结束，请在“键: 值”之后加一行 ---', likelyEnd);
  }
  const entries = readYaml(lines.slice(1, end).join('\n'), name, 2, schema, faults);
  const checked = entries ? checkEntries(schema, entries, place, faults) : unchecked;
  return { ...checked, place, body: bodyOf(end + 1) };
}

/** The text of a file as its records were read from it: its lines are those of the file. */
export function textAsRead({ name, text, takenOut }: SourceFile): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (!isFence(lines[0] ?? '') || end < 0) return text;
  const front = lines.slice(0, end + 1).join('\n');
  return front + withoutHiddenReferences(blankedBefore(lines, end + 1), name, takenOut, []).slice(end);
}

const isFence = (line: string): boolean => /^---[ \t]*$/u.test(line);

/** The text from a line on, with the lines before it blank. */
const blankedBefore = (lines: readonly string[], first: number): string =>
  '\n'.repeat(first) + lines.slice(first).join('\n');
