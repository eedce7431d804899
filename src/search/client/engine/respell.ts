/** Traditional characters in queries and texts: the table that respells them is large, and loaded only when needed. */
import { fold } from '../../shared/fold.ts';
import { usualCharacters } from '../../shared/usual.ts';

/** Characters of GB 2312, the usual Simplified ones, that are Traditional spellings too. */
const both = '乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽';
let usual: Set<string> | undefined;

/** Whether the text may hold a Traditional character: one that is not in GB 2312, or that has a simpler form. */
export function mayBeTraditional(text: string): boolean {
  usual ??= new Set(usualCharacters());
  return (text.match(/\p{Script=Han}/gu) ?? []).some((char) => !usual?.has(char) || both.includes(char));
}

/** What writes the text, once folded, in Simplified characters; undefined if nothing in it needs that. */
export async function respellFor(text: string): Promise<((folded: string) => string) | undefined> {
  return mayBeTraditional(fold(text)) ? (await import('../../shared/traditional.ts')).simplify : undefined;
}
