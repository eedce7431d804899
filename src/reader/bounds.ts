/**
 * What no official text needs, and what costs a parser the square of its length or the whole of its stack: lists within
 * lists without end, thousands of marks or links in one paragraph, long programs. It is blamed, and taken out before a parser
 * sees it, a space for a character, so that positions stay those of the file.
 */
import { error, type Fault } from '../schema/fault.ts';
import { lineStarts, placeAt } from './lines.ts';

/** How deep lists, quotations and emphasis may stand within each other. */
export const deepest = 50;
/** Marks of which a paragraph, or a line, may hold so many; a row of a table is one, and so is an item of a list. */
const bounds = [
  { pattern: /_+|[*~`<{]/gu, most: 1000, of: '一段', what: ' * _ ~ < { 等符号' },
  { pattern: /[[\]]/gu, most: 2000, of: '一段', what: '方括号' },
  // A parser makes links of them, which the reader puts back as typed.
  { pattern: /@|:\/\/(?:www\.)?|www\./giu, most: 1000, of: '一段', what: '网址和邮箱' },
  { pattern: /\\(?=[!-/:-@[-`{-~])/gu, most: 2000, of: '一段', what: '反斜杠' },
  { pattern: /&(?=#?\w+;)/gu, most: 2000, of: '一段', what: '以 & 开头的写法' },
  { pattern: /\|/gu, most: 2000, of: '一行', what: '竖线' },
] as const;
/** How long an expression of MDX may be, or a block of its imports and exports. */
const longestProgram = 1000;

const beginsItem = /^[ \t]*(?:[>*+-]|\d{1,9}[.)])/u;

/** The text as a parser of Markdown may be given it. */
export function withinBounds(text: string, file: string, faults: Fault[]): string {
  let counts = bounds.map(() => 0);
  const lines = text.split('\n').map((line, index) => {
    const blame = (column: number, message: string): void => {
      faults.push(error({ file, line: index + 1, column }, 'format/nesting', `${message}；请核对是不是粘贴错了`));
    };
    let shallow = line;
    if (beginsItem.test(line)) {
      counts = bounds.map(() => 0);
      const { depth, end } = containers(line);
      if (depth > deepest) {
        blame(1, `这一行的列表和引用套了 ${String(depth)} 层，最多 ${String(deepest)} 层`);
        shallow = ' '.repeat(end) + line.slice(end);
      }
    } else if (/^\s*(?:$|[|#])/u.test(line)) counts = bounds.map(() => 0);
    return bounds.reduce((kept, { pattern, most, of, what }, kind) => {
      if (of === '一行') counts[kind] = 0;
      let over: number | undefined;
      const few = kept.replace(pattern, (mark, at: number) => {
        const count = (counts[kind] ?? 0) + 1;
        counts[kind] = count;
        if (count <= most) return mark;
        if (count === most + 1) over = at;
        return ' '.repeat(mark.length);
      });
      if (over !== undefined) blame(over + 1, `这${of}里的${what}超过 ${String(most)} 个`);
      return few;
    }, shallow);
  });
  return lines.join('\n');
}

/** How deep the lists and quotations are that a line begins or goes on with, and where its text begins. */
function containers(line: string): { depth: number; end: number } {
  // A line of dashes or stars parts two paragraphs.
  if (/^[\s>]*(?:-[\s-]*|\*[\s*]*)$/u.test(line)) return { depth: 0, end: 0 };
  const start = /^[ \t]*/u.exec(line)?.[0] ?? '';
  const marker = /(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*/uy;
  marker.lastIndex = start.length;
  let [count, end] = [0, 0];
  while (marker.test(line)) {
    count += 1;
    end = marker.lastIndex;
  }
  // An item that is indented by two columns may stand within another; a tab may be four.
  const width = start.length + 3 * (start.split('\t').length - 1);
  return { depth: count === 0 ? 0 : count + Math.floor(width / 2), end };
}

/** An MDX text as its parser may be given it: programs are faults at their places, long ones before it sees them. */
export function withoutLongPrograms(text: string, file: string, faults: Fault[]): string {
  let starts: number[] | undefined;
  return text.replace(/\\.|\{|^(?:import|export)\b/gmu, (found, at: number) => {
    if (found.startsWith('\\')) return found;
    const end = found === '{' ? endOfBraces(text, at) : endOfBlock(text, at);
    if (end - at <= longestProgram) return found;
    starts ??= lineStarts(text);
    const mend =
      found === '{' ? '不能使用 {…} 表达式；如果花括号是正文，请写成 \\{' : '不能使用 import 或 export，请删除这一行';
    faults.push(error(placeAt(at, file, starts), 'format/mdx', mend));
    return ' '.repeat(found.length);
  });
}

/** Where braces close again; that they don't soon is all that matters. */
function endOfBraces(text: string, start: number): number {
  let depth = 0;
  const last = Math.min(text.length, start + longestProgram + 1);
  for (let at = start; at < last; at++) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return last;
}

function endOfBlock(text: string, start: number): number {
  const end = text.slice(start, start + longestProgram + 1).search(/\n[ \t]*\n/u);
  return end < 0 ? Math.min(text.length, start + longestProgram + 1) : start + end;
}
