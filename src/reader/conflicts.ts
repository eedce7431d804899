/** What Git leaves in a file where two versions could not be merged: both, apart by lines of marks. */
import { error, type Fault } from '../schema/fault.ts';

/** `<<<<<<< HEAD`; the middle one bears no name. More than seven stand where the common ancestor is a conflict itself. */
const marks = { begin: /^<{7,20}(?: |$)/u, base: /^\|{7}(?: [^|]+|$)$/u, middle: /^={7}$/u, end: /^>{7,20}(?: |$)/u };

interface Conflict {
  begin?: number;
  base?: number;
  middle?: number;
  end?: number;
}

/** No conflict stands where these do not. */
const anyMark = /<{7}|\|{7}|={7}|>{7}/u;

/**
 * One fault for each conflict that a text holds, whole or half mended; it names the lines of the marks. Git sets them at
 * the start of a line, people who set lines straight behind whatever begins one.
 *
 * Seven equals signs alone may be meant: as the line under a heading, they stand right under one line of text, and
 * nothing right below them. Seven bars alone are a row of a table, unless a name follows.
 */
export function conflictsIn(text: string, file: string): Fault[] {
  if (!anyMark.test(text)) return [];
  const lines = text.split('\n').map((line) => line.trimEnd());
  const conflicts: Conflict[] = [];
  let open: Conflict | undefined;
  const close = (): void => {
    if (open) conflicts.push(open);
    open = undefined;
  };
  for (const [index, whole] of lines.entries()) {
    if (!anyMark.test(whole)) continue;
    const [number, line] = [index + 1, fromItsMark(whole, open !== undefined)];
    if (marks.begin.test(line)) {
      // One within the common ancestor belongs to the conflict around it.
      if (open?.base !== undefined && open.middle === undefined) continue;
      close();
      open = { begin: number };
    } else if (marks.base.test(line) && (open ? open.middle === undefined : /^\|{7} /u.test(line))) {
      open = { ...open, base: number };
    } else if (marks.middle.test(line)) {
      if (open && open.middle === undefined) open.middle = number;
      else if (!open && !isUnderline(lines, index)) open = { middle: number };
    } else if (marks.end.test(line)) {
      if (line.startsWith('>'.repeat(8)) && open?.base !== undefined && open.middle === undefined) continue;
      open = { ...open, end: number };
      close();
    }
  }
  close();
  return conflicts.map((one) => conflictFault(one, file));
}

/** A line from its mark on. Behind something, one without a name is a mark only where a conflict is open, and text else. */
function fromItsMark(line: string, isOpen: boolean): string {
  const isMark = (held: string): boolean =>
    marks.begin.test(held) ||
    /^>{7,20} /u.test(held) ||
    (isOpen && Object.values(marks).some((mark) => mark.test(held)));
  if (Object.values(marks).some((mark) => mark.test(line))) return line;
  const inner = line.replace(containers, '').trim();
  return [inner, ...cellsOf(inner)].find(isMark) ?? line;
}

/** What may stand before a mark: white space, quotations, items of lists. */
const containers = /^(?:[ \t]*(?:>(?!>{6})|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u;

/** What the cells of a row hold, and the values of YAML. */
const cellsOf = (line: string): string[] =>
  line.split(/(?<!\\)\|/u).flatMap((cell) => {
    const held = cell.replace(containers, '').trim();
    const value = /^[^\s:<>=][^:<>=]{0,30}: +["']?(.*?)["']?$/u.exec(held)?.[1];
    return value === undefined ? [held] : [held, value];
  });

/** Does a line of `=` stand under a heading of one line? */
function isUnderline(lines: readonly string[], index: number): boolean {
  const [before = '', heading = '', below = ''] = [lines[index - 2], lines[index - 1], lines[index + 1]];
  return heading !== '' && !/^[|#]|^---$/u.test(heading) && before === '' && below === '';
}

function conflictFault({ begin, base, middle, end }: Conflict, file: string): Fault {
  const parts = [
    [begin, '<<<<<<<'],
    [base, '|||||||'],
    [middle, '======='],
    [end, '>>>>>>>'],
  ] as const;
  const found = parts.flatMap(([line, mark]) => (line === undefined ? [] : [{ line, mark }]));
  const named = found.map(({ line, mark }) => `第 ${String(line)} 行 ${mark}`).join('、');
  const mend = '请只留下对的文字，删去这几行记号，办法见手册“合并冲突”';
  const escape = found.every(({ mark }) => mark === '=======') ? '；如果它是正文，请写成 \\=======' : '';
  return error(
    { file, line: found[0]?.line ?? 1, column: 1 },
    'format/conflict',
    `这里有没有处理完的合并冲突（${named}），${mend}${escape}`,
  );
}
