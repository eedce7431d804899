/** What is wrong in a file: where, by which rule, and how it is told. */
import { compare } from './text/compare.ts';
import { shownHidden } from './text/characters.ts';

/** A spot in a content file; line and column count from 1, columns in UTF-16 units as VS Code does: a tab is one, and
 * so is what nobody sees; 𠮷 is two, and a byte order mark at the start of a file is none. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** One thing that is wrong (error) or doubtful (warning) in the content, with what to do about it, in Chinese. */
export interface Fault extends Place {
  severity: 'error' | 'warning';
  /** `<group>/<name>`, stable: tools filter on it. */
  rule: string;
  message: string;
}

/** Builds an error at a place. */
export const error = (place: Place, rule: string, message: string): Fault => fault(place, 'error', rule, message);

/** Builds a warning at a place. */
export const warning = (place: Place, rule: string, message: string): Fault => fault(place, 'warning', rule, message);

const fault = ({ file, line, column }: Place, severity: Fault['severity'], rule: string, message: string): Fault => ({
  file,
  line,
  column,
  severity,
  rule,
  message,
});

/** Stand around a value within a message; no text holds them, since control characters are refused. */
const marks = /[\u0002\u0003]/gu;

/**
 * A value of the content within a message. A value may hold anything, also what ends a quotation, so it stays marked
 * until what is personal in it is masked: no message is shown before `tell` of `src/checks/privacy` has done so.
 */
export const said = (value: string): string => `\u0002${value.replace(marks, '')}\u0003`;

/** A value of the content in quotation marks (see `said`). */
export const quote = (value: string): string => `「${said(value)}」`;

/** A path or an address within a message: each of its parts is a value, so what is personal in one hides no other. */
export const saidPath = (path: string): string => path.replace(/[^\\/]+/gu, (part) => said(part));

/** A path or an address in quotation marks (see `saidPath`). */
export const quotePath = (path: string): string => `「${saidPath(path)}」`;

/** Puts the values into a message, each as `show` shows it. */
export const withValues = (message: string, show: (value: string) => string): string =>
  message.replace(/\u0002([^\u0002\u0003]*)\u0003/gu, (_, value: string) => show(value));

/** As people read it. */
export const severityWords = { error: '错误', warning: '警告' } as const;

/** The one line that people see: `文件:行:列 错误 说明`; what is quoted may hold line breaks, and what nobody sees. */
export const faultLine = ({ file, line, column, severity, message }: Fault): string =>
  inOneLine(`${file}:${String(line)}:${String(column)} ${severityWords[severity]} ${message}`);

/** Text as a terminal or a page can show it in one line, and nothing of it hides the rest. */
export const inOneLine = (text: string): string => shownHidden(text.replace(/\s*[\n\r\u2028\u2029]\s*/gu, ' '));

/** So many faults of one rule in one file say what is wrong with it; more would hide the others. */
export const mostOfARule = 50;

/**
 * What people are shown of many faults: of one rule in one file the first ones, and at the place of the next how many
 * more there are. Every output for people shows this; what programs read holds all.
 */
export function gathered(faults: readonly Fault[]): Fault[] {
  const groupOf = ({ file, rule }: Fault): string => `${rule} ${file}`;
  const counts = new Map<string, number>();
  for (const one of faults) counts.set(groupOf(one), (counts.get(groupOf(one)) ?? 0) + 1);
  const shown = new Map<string, number>();
  return faults.flatMap((one): Fault[] => {
    const [group, all] = [groupOf(one), counts.get(groupOf(one)) ?? 0];
    const before = shown.get(group) ?? 0;
    shown.set(group, before + 1);
    if (before < mostOfARule || all === mostOfARule + 1) return [one];
    const left = `从这里起，这个文件里同样的问题还有 ${String(all - mostOfARule)} 处（${one.rule}），不再逐条列出`;
    return before === mostOfARule ? [{ ...one, message: left }] : [];
  });
}

/** The lines that people see of faults. */
export const faultLines = (faults: readonly Fault[]): string[] => gathered(faults).map(faultLine);

/** Sorted by file, line, column, so that a run prints the same every time. */
export const sortFaults = (faults: readonly Fault[]): Fault[] =>
  [...faults].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message),
  );
