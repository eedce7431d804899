/** Texts that Markdown would take for itself, and what an import keeps of any text. */
import fc from 'fast-check';
import { withoutHidden } from '../../src/schema/text/characters.ts';

/** What Markdown would take for itself, among official text. */
const hostile = [
  ...[
    '3. ',
    '1. ',
    '2019. ',
    '1) ',
    '- ',
    '+ ',
    '* ',
    '*',
    '**',
    '**粗**',
    '_',
    '__a__',
    '`',
    '```',
    '~',
    '~~',
    '~~删~~',
    '#',
    '# ',
    '## 甲',
  ],
  ...[
    '|',
    '\\',
    '\\|',
    '<',
    '>',
    '> ',
    '<b>',
    '<br>',
    '<!-- -->',
    '&',
    '&lt;',
    '&amp;',
    '[',
    ']',
    '[甲](https://a.cn)',
    '![图](a.png)',
    '[^1]',
    '[1]: https://a.cn',
  ],
  ...[
    '---',
    '===',
    '***',
    '| a | b |\n| - | - |\n| c | d |',
    'https://a.cn',
    'www.a.cn',
    'a@b.cn',
    ':',
    '：',
    '{',
    '}',
    '$',
    '!',
    '\n',
    '\n\n',
    '    ',
    ' ',
    '\u3000',
    '\t',
    '"',
    "'",
  ],
  ...[
    'PM2.5<35',
    '某_某_某',
    '8:00~12:00、14:00~18:00',
    '5*10*3',
    '一是',
    '（一）',
    '经查',
    '属实。',
    'a',
    '１',
    '12',
    '麒麟区',
    'D53QJ201911140003',
    '①',
    'm³',
    '😀',
    '項',
    '［',
    '\u00A0',
    '\u200B',
  ],
];

export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...hostile) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What the importer promises to keep: all but what nobody sees, blank lines, and spaces around the cell. */
export const kept = (cell: string): string =>
  withoutHidden(cell.replace(/\r\n?|\v|\f|[\u0085\u2028\u2029]/gu, '\n').replace(/[\p{Co}\uFFFD]/gu, '□'))
    .replace(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/gu, '')
    .replace(/^[ \t\u00A0]+|[ \t\u00A0]+$/gu, '');

/** In prose, blank lines part paragraphs: how many there were is not kept. */
export const keptProse = (cell: string): string => kept(cell).replace(/\n(?:[^\S\n]*\n)+/gu, '\n');
