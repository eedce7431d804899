/** Marks before words, and words in a row. */
import type { Correction } from '../../register/types.ts';
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

/** That a record is not as it was first published: `有更正`; undefined where it is. */
export function amendedWord(corrections: readonly Pick<Correction, 'kind'>[]): string | undefined {
  const kinds = new Set(corrections.map(({ kind }) => kind));
  if (kinds.size === 0) return undefined;
  return kinds.has('撤下') ? '已撤下' : kinds.has('更正') ? '有更正' : '有脱敏';
}

/** `大气、噪声`, or 未注明. */
export const joined = (values: readonly string[] | undefined): string =>
  values === undefined || values.length === 0 ? '未注明' : values.join('、');
