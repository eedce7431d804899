/** Random Word tables: each piece of text is in its cell or told at it, and the second way through the file finds it there. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { docxTexts } from '../../src/importer/audit/docx-texts.ts';
import { cellAddress } from '../../src/importer/read/grid.ts';
import { readDocx } from '../../src/importer/read/docx/document.ts';
import { docx, wordTable } from '../support/office.ts';

/** What becomes of a piece of text: it is in the cell, or it is told. */
type Fate = 'shown' | 'told';

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (runs: string): string => `<w:p>${runs}</w:p>`;
const box = (runs: string): string =>
  `<w:r><w:drawing><wps:txbx><w:txbxContent>${p(runs)}</w:txbxContent></wps:txbx></w:drawing></w:r>`;

/** Ways to put a text into a paragraph. */
const inline: readonly (readonly [fate: Fate, (text: string) => string])[] = [
  ['shown', (text) => run(text)],
  ['shown', (text) => run(text, '<w:b/><w:strike/>')],
  ['shown', (text) => `<w:fldSimple w:instr="DOCPROPERTY x">${run(text)}</w:fldSimple>`],
  [
    'shown',
    (text) =>
      `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  ],
  ['shown', (text) => `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run(text)}`],
  ['shown', (text) => `<w:ins w:id="1">${run(text)}</w:ins>`],
  ['shown', (text) => `<w:moveTo w:id="1">${run(text)}</w:moveTo>`],
  ['shown', (text) => `<w:smartTag><w:bdo w:val="rtl"><w:hyperlink>${run(text)}</w:hyperlink></w:bdo></w:smartTag>`],
  ['shown', (text) => `<w:sdt><w:sdtPr/><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`],
  ['shown', (text) => `<w:r><w:ruby><w:rubyBase>${run(text)}</w:rubyBase></w:ruby></w:r>`],
  ['shown', box],
  ['shown', (text) => box(box(text).replace(text, run(text)))],
  ['shown', (text) => `<w:r><w:pict><v:textpath string="${text}"/></w:pict></w:r>`],
  ['shown', (text) => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`],
  ['shown', (text) => `<mc:AlternateContent><mc:Choice Requires="wps">${run(text)}</mc:Choice></mc:AlternateContent>`],
  ['told', (text) => `<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback>${run(text)}</mc:Fallback></mc:AlternateContent>`], // prettier-ignore
  ['told', (text) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`],
  ['told', (text) => `<w:moveFrom w:id="1">${run(text)}</w:moveFrom>`],
  ['told', (text) => run(text, '<w:vanish/>')],
  ['told', (text) => `<w:r><w:ruby><w:rt>${run(text)}</w:rt><w:rubyBase/></w:ruby></w:r>`],
  ['told', (text) => `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`],
];

/** Ways to put a paragraph into a cell. */
const around: readonly ((content: string) => string)[] = [
  p,
  (runs) => `<w:sdt><w:sdtPr/><w:sdtContent>${p(runs)}</w:sdtContent></w:sdt>`,
  (runs) => `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${runs}</w:p><w:p/>`,
  (runs) => wordTable([['指标', `<w:tcPr/>${p(runs)}`]]) + p(''),
];

interface Piece {
  way: number;
  around: number;
}

interface RandomRow {
  before: number;
  spans: number[];
  cells: Piece[][];
  wrapped: 'plain' | 'choice' | 'control' | 'deleted';
}

const piece = fc.record({ way: fc.nat(inline.length - 1), around: fc.nat(around.length - 1) });
const row: fc.Arbitrary<RandomRow> = fc.record({
  before: fc.nat(2),
  spans: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
  cells: fc.array(fc.array(piece, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  wrapped: fc.constantFrom('plain', 'plain', 'choice', 'control', 'deleted'),
});

/** A row as XML; each piece of text is noted with its cell and what becomes of it. */
function rowXml(random: RandomRow, number: number, note: (at: string, fate: Fate) => string): string {
  let column = 1 + random.before;
  const deleted = random.wrapped === 'deleted';
  const cells = random.cells.map((pieces, index) => {
    const at = cellAddress('表1', number, column);
    const span = random.spans[index] ?? 1;
    column += span;
    const content = pieces.map((one) => {
      const [fate, write] = inline[one.way] ?? ['shown', run];
      const text = note(deleted ? cellAddress('表1', number, 1) : at, deleted ? 'told' : fate);
      return around[one.around]?.(write === box ? box(run(text)) : write(text)) ?? '';
    });
    return `<w:tc><w:tcPr><w:gridSpan w:val="${String(span)}"/></w:tcPr>${content.join('')}<w:p/></w:tc>`;
  });
  const properties = `<w:trPr><w:gridBefore w:val="${String(random.before)}"/>${deleted ? '<w:del w:id="1"/>' : ''}</w:trPr>`;
  const xml = `<w:tr>${properties}${cells.join('')}</w:tr>`;
  if (random.wrapped === 'choice')
    return `<mc:AlternateContent><mc:Choice Requires="w14">${xml}</mc:Choice><mc:Fallback>${xml}</mc:Fallback></mc:AlternateContent>`;
  return random.wrapped === 'control' ? `<w:sdt><w:sdtContent>${xml}</w:sdtContent></w:sdt>` : xml;
}

const rowOf = (at: string): string => at.replace(/\d+$/u, '').replace(/![A-Z]+/u, '!') + (/\d+$/u.exec(at)?.[0] ?? '');

it('loses no text, by either way', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (random) => {
      const noted: { at: string; fate: Fate; text: string }[] = [];
      const note = (at: string, fate: Fate): string => {
        const text = `〔${String(1000 + noted.length)}〕`;
        noted.push({ at, fate, text });
        return text;
      };
      let number = 2;
      const rows = random.map((one) => rowXml(one, one.wrapped === 'deleted' ? number : number++, note));
      const header = wordTable([['序号', '受理编号', '行政区域']]).replace('</w:tbl>', '');
      const bytes = docx(`${header}${rows.join('')}</w:tbl>`);

      const document = readDocx(bytes);
      const cells = document.pieces.flatMap((one) =>
        one.kind === 'grid' ? one.grid.rows.flatMap(({ cells: own }) => [...own.values()]) : [],
      );
      const raw = docxTexts(bytes);
      for (const { at, fate, text } of noted) {
        const shown = cells.filter((cell) => !cell.origin && cell.text.includes(text)).map((cell) => cell.at);
        expect(shown, text).toEqual(fate === 'shown' ? [at] : []);
        if (fate === 'told') expect(document.notices.filter((one) => one.at === at).some((one) => one.text.includes(text))).toBe(true); // prettier-ignore
        expect(raw.filter((one) => one.text.includes(text)).map((one) => rowOf(one.at))).toContain(rowOf(at));
      }
    }),
  );
});
