/** What is typed is what is read, by whichever parser of the house. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { batchFile, batchOf, inspectionFile, markdown, minimal, read, record, type Files } from '../support/content.ts';
import { remark } from '../support/parsers.ts';
import { times } from '../support/random.ts';

/** Only what a batch needs, so that many can be read. */
const withBatch = (batch: string): Files => ({
  'site.yaml': minimal['site.yaml'] ?? '',
  [inspectionFile]: minimal[inspectionFile] ?? '',
  [batchFile]: batch,
});

/**
 * What official text is made of, and what Markdown would make of it. Not among it: tabs, since remark begins no list
 * right below indented text; characters of two UTF-16 units, of which remark sees one half beside stars.
 */
const pieces = [
  ...['甲', '乙丙', '某厂', '整改情况：', '1', '20', '2019', 'a', 'PM2.5', 'é', '́', '‍'],
  ...[
    '。',
    '，',
    '、',
    '；',
    '：',
    '（',
    '）',
    '“',
    '”',
    '《',
    '》',
    '.',
    ',',
    ';',
    ':',
    '(',
    ')',
    '"',
    "'",
    '%',
    '^',
    '$',
  ],
  ...['*', '**', '***', '_', '__', '~', '~~', '`', '```', '<', '>', '<3', '&', '&lt;', '&#42;', '\\', '\\*', '\\|'],
  ...[
    '#',
    '##',
    '-',
    '--',
    '---',
    '+',
    '=',
    '===',
    '[',
    ']',
    '](',
    '!',
    '![',
    '[甲](https://x.cn)',
    '|',
    '/',
    '{',
    '}',
    '@',
  ],
  ...[' ', '  ', '　', '\u00A0', '<b>', '</b>', '<!--', '[^1]', '[甲]:', 'b@c.cn'],
  // The two end an address at different characters (`|`, a backslash before a line break); no link is made of it.
  ...['https://x.cn/a_b ', 'www.x.cn ', '<https://x.cn>'],
];
const starts = ['', '', '', '- ', '3. ', '10) ', '2019. ', '> ', '# ', '#### ', '  ', '　　', '| '];

const inline = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 10 }).map((all) => all.join(''));
const line = fc.tuple(fc.constantFrom(...starts), inline).map(([start, text]) => start + text);
const cell = inline.map((text) => text.replace(/\\*\|/gu, '\\|'));
const table = fc
  .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 3 })
  .map((rows) => ['| 点位 | 值 |', '| --- | --- |', ...rows.map(([a, b]) => `| ${a} | ${b} |`)].join('\n'));
const block = fc.oneof(
  { weight: 5, arbitrary: fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: table },
  // Alone, for the same reason as tabs.
  { weight: 1, arbitrary: inline.map((text) => `    ${text}`) },
);

/**
 * Where the parsers differ, each within its own rules. The text that readers see is the same but for bold:
 * - remark knows footnotes, which are switched off for batches;
 * - whether an empty item (`-`, `3.`) or one that begins with a bar (`- |`, half a table) ends the paragraph before it;
 * - Sätteri begins no list somewhere behind the definition of a link;
 * - stars beside escaped stars, and three stars in a row, can be paired in several ways.
 */
const unclear = [
  /^[\s>]*(?:(?:[-+*]|\d+[.)])[ \t]*)+(?:\||$)/mu,
  /^[\s>]*(?:(?:[-+*]|\d+[.)])[ \t]*)*\[[^\]\n]*\]:/mu,
  /\*{3}|(?:\\\*|&#42;)\*|\*(?:\\\*|&#42;)/u,
];
const isClear = (text: string): boolean => !unclear.some((pattern) => pattern.test(text));
const section = fc
  .array(block, { minLength: 1, maxLength: 3 })
  .map((blocks) => blocks.join('\n\n'))
  .filter(isClear);

const number = fc
  .tuple(fc.constantFrom('D', 'X', 'd'), fc.integer({ min: 1, max: 9999 }))
  .map(([letter, serial]) => `${letter}01LS2021 0507${String(serial).padStart(4, '0')}`);
const someCase = fc
  .record({
    heading: fc.oneof(
      number,
      number.map((one) => `${one}*`),
      number.map((one) => `${one} (2)`),
      fc.constant('序号 3'),
    ),
    facts: fc.record({
      行政区域: fc.constantFrom('麒麟区', '麒区、沾益区', '麒 麟 区', '某区', ''),
      污染类型: fc.constantFrom('大气', '大气污染，噪音', '其他 污染', '某', ''),
      是否属实: fc.constantFrom('属实', '否', '部分 属实', ''),
      备注: cell,
    }),
    sections: fc.record({ 交办问题: section, 调查核实: section }),
  })
  .map(({ heading, facts, sections }) => record(heading, facts, sections));
const batch = fc
  .array(someCase, { minLength: 1, maxLength: 4 })
  .map((cases) => markdown({ 批次: '1', 公开日期: '2021-05-14' }, '引言。\n', ...cases));

describe('Sätteri and remark', () => {
  it('read the same cases and find the same faults', () => {
    fc.assert(
      fc.property(batch, (text) => {
        const files = withBatch(text);
        const [ours, theirs] = [read(files), read(files, remark)];
        expect(theirs.typed(theirs.faults)).toEqual(ours.typed(ours.faults));
        expect({ ...theirs, typed: undefined }).toEqual({ ...ours, typed: undefined });
      }),
      { numRuns: times(100) },
    );
  });
});

/** The text of a section in which this was typed. */
function textOf(typed: string): string {
  const reading = read(
    withBatch(
      markdown({ 批次: '1', 公开日期: '2021-05-14' }, record('D1', { 行政区域: '麒麟区' }, { 交办问题: typed })),
    ),
  );
  expect(reading.faults).toEqual([]);
  return proseText(batchOf(reading).cases[0]?.sections.problem ?? []);
}

describe('what was typed is what is read', () => {
  const harmless = [
    ...[
      '*',
      '_',
      '__',
      '~',
      '~~',
      '`',
      '<3',
      '< ',
      '<',
      '>',
      '&',
      '&甲;',
      '\\甲',
      '#',
      '-',
      '--',
      '+',
      '=',
      '[',
      ']',
      '(',
      ')',
    ],
    ...[
      '!',
      '|',
      '{',
      '}',
      '$',
      '^',
      '%',
      '"',
      "'",
      ':',
      ';',
      ',',
      '.',
      '...',
      '/',
      '@',
      'http:',
      'www.',
      'x@y.cn',
      ' ',
      '　',
    ],
    ...['甲', '乙', '丙丁', '1', '2.5', '8:00~12:00', '5*10*3', '某_某', 'PM2.5<35', '𠮷', '👍🏽', 'é'],
  ];
  // A line that begins and ends with Han is no heading, item or table; what remains is meant: bold, links, HTML.
  const plain = fc
    .array(fc.constantFrom(...harmless), { maxLength: 12 })
    .map((all) => `第${all.join('')}止`)
    .filter((text) => !/\*\*|\]\(|<[a-z/!?]|&#?\w+;|\\[!-/:-@[-`{-~]/iu.test(text));
  const paragraphs = fc.array(fc.array(plain, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

  it('text without Markdown structure', () => {
    fc.assert(
      fc.property(paragraphs, (all) => {
        const typed = all.map((lines) => lines.join('\n'));
        expect(textOf(typed.join('\n\n'))).toBe(typed.join('\n'));
      }),
      { numRuns: times(100) },
    );
  });

  it('any text whose punctuation is escaped', () => {
    const text = fc
      .string({
        unit: fc.constantFrom(...Array.from('甲乙1aZ *_~`<>&#-+=[]()!|\\{}$^%"\':;,./@?')),
        minLength: 1,
        maxLength: 30,
      })
      .map((all) => all.trim())
      .filter((all) => all !== '');
    fc.assert(
      fc.property(text, (all) => {
        expect(textOf(all.replace(/[!-/:-@[-`{-~]/gu, '\\$&'))).toBe(all);
      }),
      { numRuns: times(100) },
    );
  });
});
