/** The shape that says how much: squares for verdicts, circles for states. */
const shapes: Readonly<Record<string, string>> = {
  属实: 'full',
  基本属实: 'most',
  部分属实: 'half',
  不属实: 'empty',
  已办结: 'full',
  阶段性办结: 'half',
  未办结: 'empty',
  未启动: 'empty',
  未达到序时进度: 'little',
  达到序时进度: 'half',
  基本完成: 'most',
  已完成: 'full',
  已销号: 'closed',
  整改到位: 'full',
  基本到位: 'most',
};

/** CSS classes of the mark before a word of state. */
export function markClass(word: string, kind: 'verdict' | 'state'): string {
  const shape = shapes[word] ?? 'none';
  return `state state--${shape}${kind === 'state' ? ' state--round' : ''}`;
}

/** `大气、噪声`, or 未注明. */
export const joined = (values: readonly string[] | undefined): string =>
  values === undefined || values.length === 0 ? '未注明' : values.join('、');
