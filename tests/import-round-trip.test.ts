/** What is in the cells is what readers see: imported, written, read again, the cells are the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proseText } from '../src/schema/prose.ts';
import { importBytes } from './support/import.ts';
import { csv } from './support/office.ts';

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

const text = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...hostile) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What the importer promises to keep: all but control characters, blank lines, and spaces around the cell. */
const kept = (cell: string): string =>
  cell

    .replace(/\r\n?|\v|\f|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F\uFEFF]/gu, '')
    .replace(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/gu, '')
    .replace(/^[ \t\u00A0]+|[ \t\u00A0]+$/gu, '');

/** In prose, blank lines part paragraphs: how many there were is not kept. */
const prose = (cell: string): string => kept(cell).replace(/\n(?:[^\S\n]*\n)+/gu, '\n');

const seen = (cell: string): string | undefined => (prose(cell).trim() === '' ? undefined : prose(cell));

it('gives every cell back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, text, text), { minLength: 1, maxLength: 6 }), async (rows) => {
      const header = ['受理编号', '交办问题基本情况', '行政区域', '调查核实情况', '责任人被处理情况', '备注'];
      const cells = rows.map(([problem, findings, accountability, remarks], index) => [
        `D01LS20210507000${String(index + 1)}`,
        `一${problem}`,
        '麒麟区',
        findings,
        accountability,
        remarks,
      ]);
      const { record, faults } = await importBytes('表.csv', csv([header, ...cells]), 'batch', {
        batch: ['1'],
        published: '2021-05-14',
      });
      expect(faults).toEqual([]);
      expect(
        record.batches[0]?.cases.map(({ number, facts, sections }) => [
          number,
          proseText(sections.problem ?? []),
          sections.findings && proseText(sections.findings),
          sections.accountability && proseText(sections.accountability),
          facts.remarks,
        ]),
      ).toEqual(
        cells.map(([number, problem = '', , findings = '', accountability = '', remarks = '']) => [
          number,
          prose(problem),
          seen(findings),
          seen(accountability),
          kept(remarks).trim() || undefined,
        ]),
      );
    }),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  );
});
