/** Citations, read back by another library; whatever a title holds. */
import { Cite, plugins, type CSL } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessedOn } from './accessed.ts';
import { bibtex, cslJson, gbt7714, plainSentence, texText, type Citable } from './citation.ts';

const one: Citable = {
  id: 'lin-2021-D01',
  title: '某厂夜间冒烟',
  subtitle: '受理编号D01信访举报件办理情况',
  author: '林市人民政府办公室',
  publisher: '林市人民政府办公室',
  site: '林市督察公开',
  number: 'D01',
  published: '2021-05-14',
  changed: '2021-06-01',
  state: '部分属实，已办结',
  statement: '信息，林市督察第1批受理编号D01的信访举报件经核实部分属实；截至2021年6月1日，办结情况为已办结',
  address: 'https://example.org/hjdc/lin-2021/cases/D01/',
  versionAddress: 'https://example.org/hjdc/lin-2021/cases/D01/#v-0123456789ab',
  sha256: '0123456789ab',
  sample: false,
};
const hostile = [
  ']]> </script> & <b> \'"',
  '换\r\n行\tTab',
  '{ unbalanced \\ % # $ & _ ~ ^ "q" }}',
  '👩‍👩‍👧 😀 𠮷',
  '甲[引用日期]乙 urldate = {引用日期} "accessed": {"literal":"引用日期"}',
  '\uD83D',
];
const oneLine = (text: string): string => text.toWellFormed().replace(/\s+/gu, ' ').trim();

/** What a reference manager makes of a BibTeX file. */
function readBibtex(text: string): CSL {
  const read = new Cite(text).data;
  expect(read).toHaveLength(1);
  return read[0] ?? expect.fail('no entry');
}
const readCsl = (text: string): CSL[] => JSON.parse(text) as CSL[];
/** Drops every field that the schema of CSL-JSON does not know, or whose value is of another type. */
const valid = (items: CSL[]): CSL[] => plugins.input.util.clean(items, false);

describe('GB/T 7714—2015', () => {
  it('has author, title, kind, date of change, date of access and address', () => {
    expect(gbt7714(one)).toBe(
      '林市人民政府办公室. 某厂夜间冒烟: 受理编号D01信访举报件办理情况[EB/OL]. (2021-06-01)[引用日期]. https://example.org/hjdc/lin-2021/cases/D01/.',
    );
    expect(gbt7714({ ...one, subtitle: undefined, changed: '2021-05-14' })).toContain('冒烟[EB/OL]. (2021-05-14)[');
  });

  it.each(hostile)('is one line, whatever the title: %j', (title) => {
    const text = gbt7714({ ...one, title });
    expect(text).not.toMatch(/[\n\r\t]/u);
    expect(text).toContain(`. ${oneLine(title)}: `);
  });

  it('says that samples are samples', () => {
    const sample = { ...one, sample: true };
    for (const text of [gbt7714(sample), bibtex(sample), cslJson(sample)]) expect(text).toContain('【示例】某厂');
    expect(plainSentence(sample)).toMatch(/^【示例数据，不是真实案件】据/u);
  });
});

describe('the sentence', () => {
  it('says who published what when, and the state on the day of the build', () => {
    expect(plainSentence(one)).toBe(
      '据林市人民政府办公室2021年5月14日公开、2021年6月1日更新的信息，林市督察第1批受理编号D01的信访举报件经核实部分属实；截至2021年6月1日，办结情况为已办结。（https://example.org/hjdc/lin-2021/cases/D01/）',
    );
    expect(plainSentence({ ...one, changed: one.published })).toContain('2021年5月14日公开的信息，');
  });
});

describe('BibTeX', () => {
  it('is read back as it was', () => {
    expect(readBibtex(bibtex(one))).toMatchObject({
      id: 'lin-2021-D01',
      type: 'webpage',
      title: '某厂夜间冒烟: 受理编号D01信访举报件办理情况',
      author: [{ family: '林市人民政府办公室' }],
      issued: { 'date-parts': [[2021, 6, 1]] },
      publisher: '林市人民政府办公室',
      URL: one.address,
      note: `首次公开：2021-05-14；截至2021-06-01：部分属实，已办结；版本：${one.versionAddress}；SHA-256：0123456789ab`,
    });
  });

  it.each(hostile)('keeps any title: %j', (title) => {
    expect(readBibtex(bibtex({ ...one, title, subtitle: undefined, author: title }))).toMatchObject({
      title: oneLine(title),
      author: [{ family: oneLine(title) }],
    });
  });

  it('keeps any text', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'{ } \\ % & # _ ~ ^ " $ @ , = \n'.split(' '), ' '),
        fc.string({ maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text.map(oneLine), (title) => {
        fc.pre(title !== '');
        // The reader of this test takes any two blanks or dashes for typography; TeX does, too.
        fc.pre(!/--|''|``|[<>]{2}/u.test(title));
        expect(readBibtex(bibtex({ ...one, title, subtitle: undefined })).title).toBe(title);
      }),
    );
  });

  it('leaves nothing to TeX that it takes for a command, and braces in pairs as BibTeX counts them', () => {
    expect(texText('{\\ # $ % & _ ~ ^ "')).toBe(
      '\\textbraceleft{}\\textbackslash{} \\# \\$ \\% \\& \\_ \\textasciitilde{} \\textasciicircum{} {"}',
    );
    for (const title of hostile) {
      const entry = bibtex({ ...one, title });
      expect(entry.split('{').length).toBe(entry.split('}').length);
    }
  });

  it('has a key that any BibTeX takes', () => {
    expect(bibtex({ ...one, id: 'lin-2021-督1 {x}' })).toMatch(/^@online\{lin-2021-u77631u20u7bxu7d,$/mu);
  });
});

describe('CSL-JSON', () => {
  it('is valid by its schema and says it all', () => {
    const items = readCsl(cslJson(one));
    expect(valid(items)).toEqual(items);
    expect(items).toMatchObject([
      {
        id: 'lin-2021-D01',
        type: 'webpage',
        number: 'D01',
        issued: { 'date-parts': [[2021, 6, 1]] },
        'original-date': { 'date-parts': [[2021, 5, 14]] },
        URL: one.address,
      },
    ]);
    // The test can tell: a field of no schema, a date of the wrong shape.
    expect(valid([{ ...items[0], address: 'x', issued: '2021' } as unknown as CSL])).not.toMatchObject([
      { address: 'x' },
    ]);
  });

  it.each(hostile)('keeps any title: %j', (title) => {
    const items = readCsl(cslJson({ ...one, title, subtitle: undefined, state: title }));
    expect(valid(items)).toEqual(items);
    expect(items[0]?.title).toBe(oneLine(title));
  });
});

describe('the day of access', () => {
  const day = '2023-01-09';
  it.each([one, ...hostile.map((title) => ({ ...one, title, subtitle: undefined }))])(
    'is put where the text asks for it, and nothing else changes: $title',
    (citable) => {
      const filled = {
        gbt7714: accessedOn(gbt7714(citable), 'gbt7714', day),
        bibtex: accessedOn(bibtex(citable), 'bibtex', day),
        cslJson: accessedOn(cslJson(citable), 'cslJson', day),
      };
      expect(filled.gbt7714).toBe(replaceLast(gbt7714(citable), '[引用日期]', `[${day}]`));
      expect(filled.bibtex).toBe(replaceLast(bibtex(citable), '引用日期', day));
      const items = readCsl(filled.cslJson);
      expect(valid(items)).toEqual(items);
      expect(items[0]).toEqual({ ...readCsl(cslJson(citable))[0], accessed: { 'date-parts': [[2023, 1, 9]] } });
    },
  );
});

function replaceLast(text: string, part: string, by: string): string {
  const at = text.lastIndexOf(part);
  return text.slice(0, at) + by + text.slice(at + part.length);
}
