/** Files as they are after a slip of the hand, a paste or a bad merge: something in, out, or in another place. */
import type { Dice } from '../../scripts/bench/content/words.ts';
import type { Files } from './content.ts';
import { hostileTexts, hostileWords, refusedTexts, someDates, someValues } from './hostile-words.ts';

/** What content is made of, and what breaks it. */
const pieces: readonly string[] = [
  ...[...hostileWords, ...hostileTexts, ...refusedTexts, ...someDates, ...someValues].filter((one) => one.length < 400),
  ...[
    '\n',
    '\n\n',
    '\r',
    '\t',
    '\uFEFF',
    '---',
    '...',
    ': ',
    '：',
    '- ',
    '  ',
    '| ',
    ' |',
    '| 备注 | 甲 |\n',
    '## ',
    '### ',
    '"',
    "'",
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '? ',
    '!!x ',
    '|',
    '>',
    '# ',
    '%YAML 1.2',
    '<<: ',
    '```',
    '<!-- -->',
    '<Intake />',
    '![甲](b.png)',
  ],
  ...[
    '行政区域',
    '更正项',
    '原为',
    '改为',
    '类型',
    '更正',
    '脱敏',
    '撤下',
    '公开方式',
    '不予公开',
    '前序',
    '关联',
    '公布数:',
    '按区域',
  ],
  ...['序号 3', '任务 1', '批次 1', '公告 2021-05-06-stationed', '隐私例外:', '示例: true', '转址:', '累计:'],
];

const piece = (dice: Dice): string => pieces[dice.between(0, pieces.length - 1)] ?? '';

const changes: readonly ((text: string, dice: Dice) => string)[] = [
  (text, dice) => {
    const at = dice.between(0, text.length);
    return text.slice(0, at) + piece(dice) + text.slice(at);
  },
  (text, dice) => {
    const lines = text.split('\n');
    lines.splice(
      dice.between(0, lines.length),
      dice.between(0, 2),
      piece(dice) + (dice.chance(0.5) ? piece(dice) : ''),
    );
    return lines.join('\n');
  },
  (text, dice) => {
    const at = dice.between(0, text.length);
    return text.slice(0, at) + text.slice(at + dice.between(0, 20));
  },
  (text, dice) => {
    const lines = text.split('\n');
    const [from, to] = [dice.between(0, lines.length - 1), dice.between(0, lines.length - 1)];
    [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
    return lines.join('\n');
  },
];

/** The files with a few slips in a few of them. */
export function mutated(files: Files, dice: Dice): Files {
  const names = Object.keys(files);
  const made: Record<string, string | Uint8Array> = { ...files };
  for (let left = dice.between(1, 3); left > 0; left--) {
    const name = names[dice.between(0, names.length - 1)] ?? '';
    let text = String(made[name]);
    for (let slips = dice.between(1, 3); slips > 0; slips--)
      text = changes[dice.between(0, changes.length - 1)]?.(text, dice) ?? text;
    made[name] = text;
  }
  return made;
}
