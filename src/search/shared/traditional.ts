/**
 * Traditional → Simplified, character by character, in the index and in queries alike: whatever a query spells in either
 * way is then found in either. Whole phrases are not looked up (乾隆 becomes 干隆 on both sides), since what a character
 * becomes must not depend on where a query was cut. The table is large: the browser loads this only when needed.
 */
import table from 'opencc-js/dict/TSCharacters';

const simplified = new Map(table.split('|').map((pair) => pair.split(' ') as [string, string]));

/** Writes folded text in Simplified characters. */
export const simplify = (folded: string): string =>
  folded.replace(/\p{Script=Han}/gu, (char) => simplified.get(char) ?? char);
