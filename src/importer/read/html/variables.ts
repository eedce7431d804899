/** Values that a style sheet keeps under names, and uses elsewhere. */
import { apart } from './statements.ts';

/** The values that are known at an element: its own, and those of the elements around it. */
export type Variables = ReadonlyMap<string, string>;

/** Longer values, and such as name themselves, are none. */
const longest = 10_000;
const deepest = 20;

/** `var(--shown, none)` → what is meant; undefined where nothing is. */
export function withValues(value: string, known: Variables, depth = 0): string | undefined {
  const [, before = '', rest = ''] = /^([^]*?)\bvar\(([^]*)$/iu.exec(value) ?? [];
  if (rest === '') return value;
  const end = closingBracket(rest);
  if (depth > deepest || rest.length > longest || end < 0) return undefined;
  const [name = '', ...fallback] = apart(rest.slice(0, end), /,/u);
  const named = known.get(name) ?? (fallback.length > 0 ? fallback.join(', ') : undefined);
  const meant = named === undefined ? undefined : withValues(named, known, depth + 1);
  const behind = withValues(rest.slice(end + 1), known, depth + 1);
  return meant === undefined || behind === undefined ? undefined : before + meant + behind;
}

/** Where the bracket ends that a text stands in. */
function closingBracket(text: string): number {
  let depth = 1;
  for (const { 0: sign, index } of text.matchAll(/[()]/gu)) {
    depth += sign === '(' ? 1 : -1;
    if (depth === 0) return index;
  }
  return -1;
}
