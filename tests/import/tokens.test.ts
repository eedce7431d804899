/**
 * The rule above all others: of a file with whatever constructs, each piece of text is in the written files, or people
 * are told of it, or the audit names it with its row.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMissing } from '../../src/importer/audit/missing.ts';
import { textsOf } from '../../src/importer/audit/audit.ts';
import { ImportStop } from '../../src/importer/stop.ts';
import { importBytes, missed, warned, assumed } from '../support/import.ts';
import { docx, paragraph } from '../support/office.ts';
import { times } from '../support/random.ts';
import { columnName, type FileKind } from '../../src/importer/read/grid.ts';
import { namespaces, workbookOf } from '../support/workbook.ts';

const columns = [
  '序号',
  '受理编号',
  '交办问题',
  '行政区域',
  '污染类型',
  '调查核实情况',
  '是否属实',
  '处理整改',
  '备注',
];
const title = '公开情况一览表（第三批 2021年5月14日）';

/** Makes texts that stand nowhere else. */
class Tokens {
  readonly all: { token: string; row: number }[] = [];
  next(row: number): string {
    const token = `文${String(10_000 + this.all.length)}字`;
    this.all.push({ token, row });
    return token;
  }
}

/** A cell of a table: how it is written, by the number of a way. */
interface RandomCell {
  way: number;
  more: number;
  isEmpty: boolean;
}
/** A row: what kind of row it is, and its cells. */
interface RandomRow {
  kind: 'case' | 'across' | 'headless' | 'foot' | 'short';
  cells: RandomCell[];
}

const cell: fc.Arbitrary<RandomCell> = fc.record({
  way: fc.nat(40),
  more: fc.nat(40),
  isEmpty: fc.boolean(),
});
const row: fc.Arbitrary<RandomRow> = fc.record({
  kind: fc.constantFrom('case', 'case', 'case', 'across', 'headless', 'foot', 'short'),
  cells: fc.array(cell, { minLength: columns.length, maxLength: columns.length }),
});

type Write = (text: string) => string;

/** Writes the cells of the rows, each text by a way of its own; numbers and words of lists stay plain. */
function written(rows: readonly RandomRow[], tokens: Tokens, ways: readonly Write[], plain: Write): string[][] {
  return rows.map(({ kind, cells }, index) => {
    const number = index + 3;
    const free = (one: RandomCell | undefined): string => {
      const way = ways[(one?.way ?? 0) % ways.length] ?? plain;
      const other = ways[(one?.more ?? 0) % ways.length] ?? plain;
      return way(tokens.next(number)) + (one?.isEmpty === true ? '' : other(tokens.next(number)));
    };
    switch (kind) {
      case 'across':
        return [free(cells[0])];
      case 'foot':
        return [plain(`注：${tokens.next(number)}`)];
      case 'headless':
        return columns.map((_, at) => (at === 5 || at === 7 ? free(cells[at]) : plain('')));
      case 'short':
        return [plain(String(index + 1)), plain(`D01LS20210507${String(1000 + index)}`), free(cells[2])];
      case 'case':
        return columns.map((label, at) => {
          if (label === '序号') return plain(String(index + 1));
          if (label === '受理编号') return plain(`D01LS20210507${String(1000 + index)}`);
          if (label === '行政区域' && cells[at]?.isEmpty === true) return plain('麒麟区');
          if (label === '是否属实' && cells[at]?.isEmpty === true) return plain('属实');
          return free(cells[at]);
        });
    }
  });
}

const run: Write = (text) => `<w:r><w:t>${text}</w:t></w:r>`;
const inParagraph =
  (write: Write): Write =>
  (text) =>
    `<w:p>${write(text)}</w:p>`;
const wordWays: readonly Write[] = [
  ...[
    run,
    (text: string) => `<w:fldSimple w:instr="DOCPROPERTY x">${run(text)}</w:fldSimple>`,
    (text: string) => `<w:r><w:ruby><w:rt>${run('pin')}</w:rt><w:rubyBase>${run(text)}</w:rubyBase></w:ruby></w:r>`,
    (text: string) =>
      `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent>`,
    (text: string) =>
      `<w:r><w:drawing><wps:txbx><w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent></wps:txbx></w:drawing></w:r>`,
    (text: string) => `<w:ins w:id="1">${run(text)}</w:ins>`,
    (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`,
    (text: string) => `<w:moveFrom w:id="1">${run(text)}</w:moveFrom>`,
    (text: string) => `<w:moveTo w:id="1">${run(text)}</w:moveTo>`,
    (text: string) => `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`,
    (text: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`,
    (text: string) => `<w:dir w:val="rtl">${run(text)}</w:dir>`,
    (text: string) => `<w:r><w:rPr><w:vanish/></w:rPr><w:t>${text}</w:t></w:r>`,
    (text: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \\o\\ac(○,${text})</w:instrText><w:fldChar w:fldCharType="end"/></w:r>`,
    (text: string) => `<w:unknown>${run(text)}</w:unknown>`,
    (text: string) => `<zz:x xmlns:zz="urn:x" mc:Ignorable="zz">${run(text)}</zz:x>`,
    (text: string) => `<zz:x xmlns:zz="urn:x" mc:Ignorable="zz" mc:ProcessContent="zz:x">${run(text)}</zz:x>`,
    (text: string) => `<w:hyperlink w:tooltip="x">${run(text)}</w:hyperlink>`,
  ].map(inParagraph),
  (text) => `<w:tbl><w:tr><w:tc><w:p>${run(text)}</w:p></w:tc></w:tr></w:tbl><w:p/>`,
  (text) => `<w:customXml><w:p>${run(text)}</w:p></w:customXml>`,
];

const word = (cells: readonly (readonly string[])[]): Uint8Array =>
  docx(
    `${paragraph(title)}<w:tbl>${[columns.map((label) => paragraph(label)), ...cells]
      .map((row) => {
        const span = row.length === 1 ? `<w:tcPr><w:gridSpan w:val="${String(columns.length)}"/></w:tcPr>` : '';
        return `<w:tr>${row.map((inside) => `<w:tc>${span}${inside}<w:p/></w:tc>`).join('')}</w:tr>`;
      })
      .join('')}</w:tbl><w:sectPr/>`,
  );

const htmlWays: readonly Write[] = [
  (text) => text,
  (text) => `<p>${text}</p>`,
  (text) => `<span style="display:none">${text}</span>`,
  (text) => `<span style="font-size:0">${text}</span>`,
  (text) => `<span hidden>${text}</span>`,
  (text) => `<del>${text}</del>`,
  (text) => `<s>${text}</s>`,
  (text) => `<ins>${text}</ins>`,
  (text) => `<details><summary>看</summary>${text}</details>`,
  (text) => `<ruby>${text}<rt>pin</rt></ruby>`,
  (text) => `<input value="${text}">`,
  (text) => `<input type=checkbox>${text}`,
  (text) => `<input type=radio checked>${text}`,
  (text) => `<textarea>${text}</textarea>`,
  (text) => `<select><option>甲</option><option selected>${text}</option></select>`,
  (text) => `<ul><li>${text}</li></ul>`,
  (text) => `<table><tr><td>${text}</td></tr></table>`,
  (text) => `<svg><text>${text}</text></svg>`,
  (text) => `<p><template shadowrootmode="open"><i>${text}</i></template></p>`,
  (text) => `<noscript><b>${text}</b></noscript>`,
  (text) => `<object data="a.svg">${text}</object>`,
  (text) => `<button>${text}</button>`,
  (text) => `<custom-tag>${text}</custom-tag>`,
  (text) => `<a href="x">${text}</a>`,
];
const page = (cells: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(
    `<!DOCTYPE html><meta charset=utf-8><h1>${title}</h1><table>${[columns, ...cells]
      .map(
        (row) =>
          `<tr>${row.map((inside) => `<td${row.length === 1 ? ` colspan=${String(columns.length)}` : ''}>${inside}</td>`).join('')}</tr>`,
      )
      .join('')}</table>`,
  );

const csvWays: readonly Write[] = [
  (text) => text,
  (text) => `，${text}；`,
  (text) => `""${text}""`,
  (text) => `${text},`,
  (text) => `${text}\n`,
  (text) => `“${text}”`,
];
const table = (cells: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from([[title], columns, ...cells].map((row) => row.map((text) => `"${text}"`).join(',')).join('\r\n'));

const inline = (inside: string): string => `t="inlineStr"><is>${inside}</is>`;
const bookWays: readonly Write[] = [
  (text) => inline(`<t>${text}</t>`),
  (text) => inline(`<r><t>${text.slice(0, 2)}</t></r><r><rPr><strike/></rPr><t>${text.slice(2)}</t></r>`),
  (text) => inline(`<t>${text}</t><rPh sb="0" eb="1"><t>du</t></rPh><phoneticPr fontId="1"/>`),
  (text) => `t="str"><f>A1&amp;"x"</f><v>${text}</v>`,
  (text) => `><v>${text}</v>`,
];

/** Cells are written one text each: what is behind the first is a cell of its own kind, and counts as one. */
function workbook(cells: readonly (readonly string[])[], hidden: number, tokens: Tokens): Uint8Array {
  const rows = [[inline(`<t>${title}</t>`)], columns.map((label) => inline(`<t>${label}</t>`)), ...cells].map(
    (texts, index) =>
      `<row r="${String(index + 1)}" ${index === hidden ? 'hidden="1"' : ''}>${texts
        .map((inside, at) => `<c r="${columnName(at + 1)}${String(index + 1)}" ${inside}</c>`)
        .join('')}</row>`,
  );
  const anchored = (at: number, text: string): string =>
    `<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(at)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(at + 1)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>`;
  const merges = cells.flatMap((texts, index) =>
    texts.length === 1 ? [`<mergeCell ref="A${String(index + 3)}:I${String(index + 3)}"/>`] : [],
  );
  return workbookOf(
    [
      {
        rows: rows.join(''),
        after: `<mergeCells><mergeCell ref="A1:I1"/>${merges.join('')}</mergeCells>`,
        relations: [
          ['o1', 'drawing', '../drawings/drawing1.xml'],
          ['o2', 'comments', '../comments1.xml'],
        ],
      },
    ],
    {
      'xl/drawings/drawing1.xml': `<xdr:wsDr ${namespaces}>${anchored(2, tokens.next(3))}${anchored(0, `第三批${tokens.next(1)}`)}</xdr:wsDr>`,
      'xl/comments1.xml': `<comments ${namespaces}><commentList><comment ref="C3"><text><t>${tokens.next(3)}</t></text></comment></commentList></comments>`,
    },
  );
}

type Made = Readonly<Record<FileKind, (rows: readonly RandomRow[], tokens: Tokens, hidden: number) => Uint8Array>>;
const formats: Made = {
  docx: (rows, tokens) => word(written(rows, tokens, wordWays, paragraph)),
  html: (rows, tokens) => page(written(rows, tokens, htmlWays, (text) => text)),
  csv: (rows, tokens) => table(written(rows, tokens, csvWays, (text) => text)),
  xlsx: (rows, tokens, hidden) => {
    const one = rows.map((row) => ({ ...row, cells: row.cells.map((all) => ({ ...all, isEmpty: true })) }));
    return workbook(
      written(one, tokens, bookWays, (text) => inline(`<t>${text}</t>`)),
      hidden,
      tokens,
    );
  },
};

/** A case whose cells are plain. */
const plainCase: RandomRow = {
  kind: 'case',
  cells: Array.from({ length: columns.length }, () => ({ way: 0, more: 0, isEmpty: true })),
};

it.each(Object.entries(formats))('names each text of .%s', async (format, make) => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 3, max: 12 }),
      async (rows, hidden) => {
        const tokens = new Tokens();
        const bytes = make([plainCase, ...rows], tokens, hidden);
        const imported = await importBytes(`表.${format}`, bytes).catch((cause: unknown) => {
          if (cause instanceof ImportStop) return undefined;
          throw cause;
        });
        // What is refused is not lost.
        if (!imported) return;
        const said = [...Object.values(imported.files), warned(imported), ...assumed(imported)].join('\n');
        const audit = missed(imported);
        read += 1;
        // Of a hidden row people are told, without its words.
        const isHidden = (at: number): boolean =>
          format === 'xlsx' && at === hidden + 1 && said.includes(`是隐藏的（第 ${String(at)} 行）`);
        const lost = tokens.all.filter(
          ({ token, row }) => !isHidden(row) && !said.includes(token) && !audit.some((one) => one.includes(token)),
        );
        expect(lost).toEqual([]);
        for (const { token, row } of tokens.all)
        for (const one of audit.filter((line) => line.includes(token)))
          if (/^[^\s]+![A-Z]+\d+/u.test(one)) expect(one).toMatch(new RegExp(`![A-Z]+${String(format === 'docx' || format === 'html' ? row - 1 : row)} `, 'u')); // prettier-ignore
      },
    ),
    { numRuns: times(40) },
  );
  expect(read).toBeGreaterThan(times(20));
});

it.each(Object.keys(formats) as FileKind[])('sees each text of .%s where nothing came out', (format) => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.integer({ min: 3, max: 12 }), (rows, hidden) => {
      const tokens = new Tokens();
      const raw = textsOf[format](formats[format]([plainCase, ...rows], tokens, hidden));
      const nothing = { records: [], elsewhere: [], labels: [], isLabel: () => false };
      const missing = findMissing(raw, nothing).map(({ text }) => text);
      expect(tokens.all.filter(({ token }) => !missing.some((text) => text.includes(token)))).toEqual([]);
    }),
    { numRuns: times(40) },
  );
});
