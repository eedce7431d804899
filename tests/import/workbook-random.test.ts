/** Random workbooks: each text is in its cell or told at it, and the second way through the file finds it there. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { xlsxTexts } from '../../src/importer/audit/xlsx-texts.ts';
import { cellAddress, columnName } from '../../src/importer/read/grid.ts';
import { namespaces, readWorkbook, workbookOf } from '../support/workbook.ts';

/** Ways to write a text into a cell: its attributes and what is in it. */
const ways: readonly ((
  text: string,
  share: (item: string) => number,
) => readonly [attributes: string, inside: string])[] = [
  (text) => ['t="inlineStr"', `<is><t>${text}</t></is>`],
  (text) => ['t="inlineStr"', `<is><t><![CDATA[${text}]]></t><rPh sb="0" eb="1"><t>du</t></rPh></is>`],
  (text) => [
    't="inlineStr"',
    `<is><r><t>${text.slice(0, 2)}</t></r><r><rPr><strike/></rPr><t>${text.slice(2)}</t></r></is>`,
  ],
  (text) => ['t="str"', `<f>B1&amp;"未"</f><v>${text}</v>`],
  (text) => ['', `<v>${text}</v>`],
  (text, share) => ['t="s"', `<v>${String(share(`<t>${text}</t>`))}</v>`],
  (text, share) => [
    't="s"',
    `<v>${String(share(`<r><rPr><rFont val="宋体"/></rPr><t>${text}</t></r><phoneticPr fontId="0"/>`))}</v>`,
  ],
  (text) => ['t="inlineStr"', `<is><t>&#x${text.codePointAt(0)?.toString(16) ?? ''};${text.slice(1)}</t></is>`],
];

const size = { rows: 6, columns: 5 };
const cells = fc.array(fc.array(fc.option(fc.nat(ways.length - 1)), { minLength: size.columns, maxLength: size.columns }), { minLength: size.rows, maxLength: size.rows }); // prettier-ignore
const corner = fc.record({
  row: fc.integer({ min: 1, max: size.rows }),
  column: fc.integer({ min: 1, max: size.columns }),
});
const random = fc.record({
  cells,
  hiddenRows: fc.uniqueArray(fc.integer({ min: 1, max: size.rows }), { maxLength: 2 }),
  hiddenColumn: fc.integer({ min: 1, max: size.columns + 1 }),
  merges: fc.array(fc.tuple(corner, corner), { maxLength: 4 }),
  comments: fc.array(corner, { maxLength: 2 }),
  placed: fc.boolean(),
  state: fc.constantFrom('visible', 'visible', 'visible', 'hidden', 'veryHidden'),
});

it('loses no text, by either way', () => {
  fc.assert(
    fc.property(random, ({ cells: all, hiddenRows, hiddenColumn, merges, comments, placed, state }) => {
      const noted: { at: string; text: string; isComment: boolean }[] = [];
      const note = (at: string, isComment: boolean): string => {
        const text = `〔${String(1000 + noted.length)}〕`;
        noted.push({ at, text, isComment });
        return text;
      };
      const shared: string[] = [];
      const share = (item: string): number => shared.push(item) - 1;
      const rows = all.map((row, index) => {
        const number = index + 1;
        const inside = row.map((way, column) => {
          const [attributes, content] =
            way === null
              ? ['', '']
              : (ways[way]?.(note(cellAddress('表', number, column + 1), false), share) ?? ['', '']);
          return `<c ${placed ? `r="${columnName(column + 1)}${String(number)}"` : ''} ${attributes}>${content}</c>`;
        });
        return `<row ${placed ? `r="${String(number)}"` : ''} ${hiddenRows.includes(number) ? 'hidden="1"' : ''}>${inside.join('')}</row>`;
      });
      const spelled = ({ row, column }: { row: number; column: number }): string =>
        `${columnName(column)}${String(row)}`;
      const commentsXml = comments
        .map((at) => `<comment ref="${spelled(at)}"><text><t>${note(`表!${spelled(at)}`, true)}</t></text></comment>`)
        .join('');
      const bytes = workbookOf(
        [
          {
            state,
            rows: rows.join(''),
            before: `<cols><col min="${String(hiddenColumn)}" max="${String(hiddenColumn)}" width="0"/></cols>`,
            after: `<mergeCells>${merges.map(([one, other]) => `<mergeCell ref="${spelled(one)}:${spelled(other)}"/>`).join('')}</mergeCells>`,
            relations: [['o1', 'comments', '../comments1.xml']],
          },
        ],
        {
          'xl/sharedStrings.xml': `<sst ${namespaces}>${shared.map((item) => `<si>${item}</si>`).join('')}</sst>`,
          'xl/comments1.xml': `<comments ${namespaces}><commentList>${commentsXml}</commentList></comments>`,
        },
      );
      const read = readWorkbook(bytes);
      const raw = xlsxTexts(bytes);
      const { leftOut = [] } = read.document;
      for (const { at, text, isComment } of noted) {
        const shown = Object.entries(read.cells)
          .filter(([, one]) => one.includes(text))
          .map(([where]) => where);
        const told = read.told.some((one) => one.startsWith(`${at} `) && one.includes(text));
        const left = leftOut.some((one) => one.at === at && one.text.includes(text));
        // A hidden sheet is told as a whole.
        const isOver = isComment && state !== 'visible';
        expect([shown.join(), told || left || isOver], text).toEqual(shown.length > 0 ? [at, told] : ['', true]);
        expect(
          raw.filter((one) => one.text.includes(text)).map((one) => one.at),
          text,
        ).toEqual([isComment ? 'xl/comments1.xml' : at]);
      }
    }),
  );
});
