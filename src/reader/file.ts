/** One content file: its bytes, its text, its front matter. */
import type { z } from 'zod';
import { error, type Fault, type Place } from '../schema/fault.ts';
import { checkEntries, type Checked } from './labelled.ts';
import { readYaml } from './yaml.ts';

/** A file that could be read as text. */
export interface SourceFile {
  /** As people see it in messages. */
  name: string;
  /** Text with LF line ends, without a byte order mark. */
  text: string;
  /** Its size. */
  bytes: number;
}

/**
 * Reads the bytes of a file as UTF-8; adds a fault and returns undefined where that can't be done.
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
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const text = decoded.includes('\r') ? decoded.replace(/\r\n?/gu, '\n') : decoded;
    blameControls(text, name, faults);
    if (text.trim() !== '') return { name, text, bytes: bytes.length };
    faults.push(error(start, 'format/empty-file', '文件里没有文字，请填写内容，或者删除这个文件'));
  } catch {
    faults.push(
      error(firstBadByte(bytes, name), 'format/encoding', '文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8 编码'),
    );
  }
  return undefined;
}

/** Characters that nobody sees, that no table holds and that XML forbids: they come with text copied from elsewhere. */
function blameControls(text: string, file: string, faults: Fault[]): void {
  for (const { index, 0: control } of text.matchAll(/[^\P{Cc}\t\n]/gu)) {
    const before = text.slice(0, index).split('\n');
    const place: Place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const code = control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    faults.push(error(place, 'format/encoding', `这里有一个看不见的控制字符（U+${code}），请删除`));
  }
}

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
  { name, text }: SourceFile,
  schema: S,
  faults: Fault[],
): MarkdownFile<z.infer<S>> {
  const place: Place = { file: name, line: 1, column: 1 };
  const lines = text.split('\n');
  const without = (message: string, bodyFrom: number): MarkdownFile<z.infer<S>> => {
    faults.push(error(place, 'format/front-matter', message));
    return { facts: undefined, places: new Map(), place, body: blankedBefore(lines, Math.max(bodyFrom, 0)) };
  };
  if (!/^---[ \t]*$/u.test(lines[0] ?? ''))
    return without('文件要以一行 --- 开头，下面写“公开日期: 2019-11-19”等，再用一行 --- 结束', 0);
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/u.test(line));
  if (end < 0) {
    const likelyEnd = lines.findIndex((line) => /^(?:\s*|#+ .*)$/u.test(line));
    return without('开头的 --- 没有结束，请在“键: 值”之后加一行 ---', likelyEnd);
  }
  const entries = readYaml(lines.slice(1, end).join('\n'), name, 2, schema, faults);
  const checked = entries ? checkEntries(schema, entries, place, faults) : { facts: undefined, places: new Map() };
  return { ...checked, place, body: blankedBefore(lines, end + 1) };
}

/** The text from a line on, with the lines before it blank. */
const blankedBefore = (lines: readonly string[], first: number): string =>
  '\n'.repeat(first) + lines.slice(first).join('\n');
