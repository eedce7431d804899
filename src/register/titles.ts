/** Titles for records that have none. */
import { proseText, type Prose } from '../schema/prose.ts';

const longest = 30;

/** The start of a section, cut at a clause, at most 30 characters. */
export function titleFrom(prose: Prose | undefined): string {
  const text =
    (prose ?? [])
      .map((block) => proseText([block]))
      .find(Boolean)
      ?.split('\n', 1)[0]
      ?.trim() ?? '';
  const plain = text.replace(/^(?:\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]+[、)）]|一是)\s*/u, '');
  const characters = Array.from(plain);
  if (characters.length <= longest) return plain.replace(/[，。；：、,.;:]+$/u, '');
  const start = characters.slice(0, longest + 1).join('');
  const cut = Math.max(...Array.from('，。；：！？,;', (mark) => start.lastIndexOf(mark)));
  return cut >= 8 ? start.slice(0, cut) : `${characters.slice(0, longest - 1).join('')}…`;
}
