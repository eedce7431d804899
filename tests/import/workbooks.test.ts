/** Workbooks as other programs than Excel write them, and what Excel for China writes by number alone. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importBytes, warned, type Imported } from '../support/import.ts';

const title = '一览表（第三批 2019年11月14日）';
const header = ['序号', '受理编号', '交办问题', '行政区域', '是否属实', '办结时限'];
const values = ['1', 'D53QJ201911140001', '某厂冒烟', '麒麟区', '属实', ''];

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
/** Rows with the places of their cells. */
const placed = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, row) => {
      const at = (column: number): string => `r="${String.fromCharCode(65 + column)}${String(row + 1)}"`;
      return `<row r="${String(row + 1)}">${cells.map((cell, column) => cell.replace('<c', `<c ${at(column)}`)).join('')}</row>`;
    })
    .join('');

/** The usual rows with the last cell of the case given as XML. */
const usual = (last: string): string[][] => [[text(title)], header.map(text), [...values.slice(0, 5).map(text), last]];

interface Parts {
  rows: string;
  prefix?: string;
  namespace?: string;
  target?: string;
  properties?: string;
  styles?: string;
  strings?: string;
}

/** A workbook of the parts that its XML must have, and no more. */
function workbook({
  rows,
  prefix = '',
  namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  target = 'worksheets/sheet1.xml',
  properties = '',
  styles,
  strings,
}: Parts): Uint8Array {
  const p = prefix === '' ? '' : `${prefix}:`;
  const declared = `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${namespace}"`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const related = [
    ['worksheet', target],
    ...(styles === undefined ? [] : [['styles', 'styles.xml']]),
    ...(strings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml']]),
  ].map(
    ([type = '', path = ''], at) => `<Relationship Id="r${String(at)}" Type="${office}/${type}" Target="${path}"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<${p}workbook ${declared} xmlns:r="${office}">${properties}<${p}sheets><${p}sheet name="表 1" sheetId="1" r:id="r0"/></${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}">${related.join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<${p}worksheet ${declared}><${p}sheetData>${rows.replace(/<(\/?)(?=(?:row|c|is|t)\b)/gu, `<$1${p}`)}</${p}sheetData></${p}worksheet>`,
    ...(styles !== undefined && { 'xl/styles.xml': styles }),
    ...(strings !== undefined && { 'xl/sharedStrings.xml': strings }),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

const caseOf = ({ record }: Imported) => record.batches[0]?.cases[0];

describe('reads a workbook', () => {
  it.each<[string, Parts]>([
    ['with texts in the cells', { rows: placed(usual('<c/>')) }],
    [
      'without the places of cells',
      {
        rows: usual('<c/>')
          .map((cells) => `<row>${cells.join('')}</row>`)
          .join(''),
      },
    ],
    ['with a prefix before each name', { rows: placed(usual('<c/>')), prefix: 'x' }],
    ['with another prefix', { rows: placed(usual('<c/>')), prefix: 'ss' }],
    [
      'in the strict format',
      { rows: placed(usual('<c/>')), namespace: 'http://purl.oclc.org/ooxml/spreadsheetml/main' },
    ],
    ['with absolute paths', { rows: placed(usual('<c/>')), target: '/xl/worksheets/sheet1.xml' }],
    [
      'with thousands of formatted empty rows',
      {
        rows:
          placed(usual('<c/>')) +
          Array.from(
            { length: 20_000 },
            (_, at) => `<row r="${String(at + 4)}"><c r="A${String(at + 4)}"/></row>`,
          ).join(''),
      },
    ],
  ])('%s', async (_, parts) => {
    const imported = await importBytes('表.xlsx', workbook(parts));
    expect(imported.faults).toEqual([]);
    expect(caseOf(imported)).toMatchObject({
      number: 'D53QJ201911140001',
      facts: { regions: { raw: '麒麟区' }, verdict: { raw: '属实' } },
    });
  });

  it('with shared texts: readings of characters are no text, formatted runs are one', async () => {
    const texts = [title, ...header, ...values];
    const strings = texts.map((value) =>
      value === '某厂冒烟'
        ? '<si><t>某厂冒烟</t><rPh sb="0" eb="1"><t>マオ</t></rPh></si>'
        : value === '麒麟区'
          ? '<si><r><t>麒麟</t></r><r><rPr><b/></rPr><t>区</t></r></si>'
          : `<si><t>${value}</t></si>`,
    );
    const cell = (at: number): string => `<c t="s"><v>${String(at)}</v></c>`;
    const rows = placed([[cell(0)], header.map((_, at) => cell(1 + at)), values.map((_, at) => cell(7 + at))]);
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const imported = await importBytes(
      '表.xlsx',
      workbook({ rows, strings: `<sst ${main}>${strings.join('')}</sst>` }),
    );
    expect(caseOf(imported)).toMatchObject({ facts: { regions: { raw: '麒麟区' } } });
    expect(imported.files['batches/03.md']).toMatch(/\n某厂冒烟\n/u);
  });
});

const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/><xf numFmtId="58" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;

it.each([
  ['2019年12月31日, a format of Excel for China', '<c s="1"><v>43830</v></c>', {}],
  ['12月31日, without its year', '<c s="2"><v>43830</v></c>', {}],
  ['the short day of the system', '<c s="3"><v>43830</v></c>', {}],
  ['days from 1904 on', '<c s="1"><v>42368</v></c>', { properties: '<workbookPr date1904="1"/>' }],
  ['a cell of the type of days', '<c t="d"><v>2019-12-31T00:00:00</v></c>', {}],
])('reads the day of a cell: %s', async (_, cell, more) => {
  const imported = await importBytes('表.xlsx', workbook({ rows: placed(usual(cell)), styles, ...more }));
  expect(caseOf(imported)?.facts.deadline).toBe('2019-12-31');
});

it('reads the results of formulas, and warns where there is none', async () => {
  const rows = placed([
    [text(title)],
    header.map(text),
    [
      '<c><f>ROW()-2</f><v>1</v></c>',
      '<c t="str"><f>"D53"</f><v>D53QJ201911140001</v></c>',
      text('某厂冒烟'),
      text('麒麟区'),
      '<c t="b"><v>1</v></c>',
      '<c><f>A1</f></c>',
    ],
  ]);
  const imported = await importBytes('表.xlsx', workbook({ rows }));
  expect(caseOf(imported)).toMatchObject({ number: 'D53QJ201911140001', facts: { verdict: { raw: '是' } } });
  expect(warned(imported)).toContain('表 1!F3 公式没有算出的结果');
});
