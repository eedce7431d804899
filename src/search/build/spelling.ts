/** How names are spelled in Pinyin. */
import { pinyin } from 'pinyin-pro';

/** Pinyin of a name, a space between syllables: `lv chun xian`. */
export const spelled = (name: string): string => pinyin(name, { toneType: 'none', v: true });
