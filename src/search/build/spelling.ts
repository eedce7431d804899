/** How names and characters are spelled in Pinyin. */
import { pinyin } from 'pinyin-pro';
import { usualCharacters } from '../shared/usual.ts';

/** Pinyin of a name, a space between syllables: `lv chun xian`. */
export const spelled = (name: string): string => pinyin(name, { toneType: 'none', v: true });

/** The usual characters by each of their readings: `{ "zhan": "占战站粘沾…" }` */
export function syllables(): Record<string, string> {
  const read: Record<string, string> = {};
  for (const char of usualCharacters()) {
    const all = pinyin(char, { toneType: 'none', v: true, multiple: true, type: 'array' });
    for (const syllable of new Set(all)) if (/^[a-z]+$/u.test(syllable)) read[syllable] = (read[syllable] ?? '') + char;
  }
  return read;
}
