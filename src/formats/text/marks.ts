/** Marks before words, and words in a row. */
import { shapeOf } from '../../schema/states.ts';

/** The shape that says how much, of verdicts and findings. */
const shapes: Readonly<Record<string, string>> = {
  属实: 'full',
  基本属实: 'most',
  部分属实: 'half',
  不属实: 'empty',
  整改到位: 'full',
  基本到位: 'most',
};

/** CSS classes of the mark before a word: squares for verdicts, circles for states. */
export function markClass(word: string, kind: 'verdict' | 'state'): string {
  const shape = (kind === 'state' ? shapeOf(word) : shapes[word]) ?? 'none';
  return `state state--${shape}${kind === 'state' ? ' state--round' : ''}`;
}

/** `大气、噪声`, or 未注明. */
export const joined = (values: readonly string[] | undefined): string =>
  values === undefined || values.length === 0 ? '未注明' : values.join('、');
