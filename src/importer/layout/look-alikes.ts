/** Letters that only look like others: put right in numbers, which must pass the check, and told of everywhere. */
import { quote } from '../../schema/fault.ts';
import { asLikely, mixedWordsIn, strangerMend, strangersIn } from '../../schema/look-alikes.ts';
import type { Notice } from '../read/grid.ts';
import type { Entry } from './layout.ts';

/** Facts that are looked up by their letters. */
const numbers = new Set(['serial', 'related', 'previous', 'parent']);

/** The entry of a table with plain letters in a number; what no letter is known for keeps its place in the remarks. */
export function withPlainLetters(entry: Entry, notices: Notice[]): Entry {
  const { target, cell } = entry;
  const tell = (text: string): void => {
    // A merged cell repeats its text, and is one.
    if (!notices.some((one) => one.at === cell.at && one.text === text)) notices.push({ at: cell.at, text });
  };
  const isNumber =
    target.kind === 'number' || target.kind === 'serial' || (target.kind === 'fact' && numbers.has(target.name));
  if (!isNumber) {
    for (const { start, end, stranger } of mixedWordsIn(cell.text))
      tell(quote(cell.text.slice(start, end)) + strangerMend(stranger));
    return entry;
  }
  const strangers = strangersIn(cell.text);
  if (strangers.length === 0) return entry;
  for (const stranger of strangers)
    tell(
      `编号${quote(cell.text)}${strangerMend(stranger)}${stranger.likely === undefined ? '；放进「备注」' : '，已经改写'}`,
    );
  if (strangers.some(({ likely }) => likely === undefined))
    return { ...entry, target: { kind: 'extra', name: 'extra', label: '' } };
  return { ...entry, cell: { ...cell, text: asLikely(cell.text) } };
}
