/** A style sheet → its statements: declarations, rules, rules within rules, as browsers take them apart. */
import { tokenize, tokenTypes } from 'css-tree';

/** `display: none`, `@import "x.css"`; with a block, a rule or an at-rule. */
export interface Statement {
  /** What stands before the block, or the whole. */
  text: string;
  block?: Statement[];
}

/** Takes a sheet apart; comments are left out. */
export function readStatements(sheet: string): Statement[] {
  const all: Statement[] = [];
  const open = [all];
  let text = '';
  let brackets = 0;
  /** Braces within the value of a custom property. */
  let braces = 0;
  const end = (): void => {
    if (text.trim() !== '') open.at(-1)?.push({ text: text.trim() });
    text = '';
  };
  const isWithin = (): boolean => brackets > 0 || braces > 0;
  tokenize(sheet, (type, from, to) => {
    const isOutermost = open.length === 1;
    if (type === tokenTypes.Comment || (isOutermost && (type === tokenTypes.CDO || type === tokenTypes.CDC))) return;
    if (opening.has(type)) brackets += 1;
    else if (closing.has(type)) brackets = Math.max(brackets - 1, 0);
    if (type === tokenTypes.LeftCurlyBracket && !isWithin() && !/^\s*--/u.test(text)) {
      const block: Statement[] = [];
      open.at(-1)?.push({ text: text.trim(), block });
      open.push(block);
      text = '';
    } else if (type === tokenTypes.RightCurlyBracket && !isWithin() && !isOutermost) {
      end();
      open.pop();
    } else if (type === tokenTypes.Semicolon && !isWithin() && (!isOutermost || text.trimStart().startsWith('@')))
      end();
    else {
      if (type === tokenTypes.LeftCurlyBracket && brackets === 0) braces += 1;
      if (type === tokenTypes.RightCurlyBracket && brackets === 0) braces = Math.max(braces - 1, 0);
      text += sheet.slice(from, to);
    }
  });
  end();
  return all;
}

const opening = new Set<number>([tokenTypes.Function, tokenTypes.LeftParenthesis, tokenTypes.LeftSquareBracket]);
const closing = new Set<number>([tokenTypes.RightParenthesis, tokenTypes.RightSquareBracket]);

/** Cuts a text at each separator that stands in no brackets and in no quotes. */
export function apart(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  const token = new RegExp(String.raw`"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[([]|[)\]]|${separator.source}`, 'giu');
  let depth = 0;
  let from = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (/^[([]$/u.test(found)) depth += 1;
    else if (/^[)\]]$/u.test(found)) depth -= 1;
    else if (depth === 0 && !/^["']/u.test(found)) {
      parts.push(text.slice(from, index));
      from = index + found.length;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim());
}
