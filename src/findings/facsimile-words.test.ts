/** What stands in official papers as text is looked at as the transcription is. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, paragraph, wordTable, xlsx } from '../../tests/support/office.ts';
import { batchFile, change, inFolder, minimal, someDay, type Change } from '../../tests/support/content.ts';
import { withFacsimile } from '../../tests/support/facsimiles.ts';
import { pdfOf } from '../../tests/support/pdf.ts';
import { faultLine } from '../schema/fault.ts';
import { findFaults } from './check-content.ts';
import { wordsOf } from './documents/words.ts';

const ofd = (...pages: readonly string[]): Buffer =>
  Buffer.from(
    zipSync({
      'OFD.xml': strToU8('<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'),
      ...Object.fromEntries(
        pages.map((text, index) => [
          `Doc_0/Pages/Page_${String(index)}/Content.xml`,
          strToU8(
            `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer><ofd:TextObject><ofd:TextCode X="0" Y="1" DeltaX="1">${text}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>`,
          ),
        ]),
      ),
    }),
  );

/** Each kind of paper with the same words on its second page or in a cell. */
const papers: readonly (readonly [string, (text: string) => Promise<Uint8Array> | Uint8Array, string])[] = [
  ['原表.pdf', (text) => pdfOf(['第一页'], [text]), '第 2 页'],
  ['原表.ofd', (text) => ofd('第一页', text), '第 2 页'],
  [
    '原表.xlsx',
    (text) =>
      xlsx([
        ['序号', '情况'],
        ['1', text],
      ]),
    'Sheet1!B2',
  ],
  ['原表.docx', (text) => docx(paragraph(text)), '正文'],
  ['原表.DOCX', (text) => docx(wordTable([['1', text]])), '!B1'],
];

/** What the check says of the papers beside the first batch, and of its exceptions. */
const told = (name: string, bytes: Uint8Array, ...changes: readonly Change[]): Promise<string[]> =>
  inFolder(change(withFacsimile(batchFile, name, minimal, bytes), ...changes), async (folder) => {
    const settings = { contentDir: folder, today: someDay, base: '/' } as unknown as Parameters<typeof findFaults>[0];
    const { faults } = await findFaults(settings, {});
    return faults.filter(({ rule }) => /^privacy|unread$/u.test(rule)).map((one) => `${one.rule} ${faultLine(one)}`);
  });

const exception = (passage: string): Change => [
  batchFile,
  '\n公开日期: ',
  `\n隐私例外:\n  - { 原文: "${passage}", 理由: 单位的电话 }\n公开日期: `,
];

describe.each(papers)('%s', (name, make, at) => {
  it('names a telephone by its page or cell, and masks it', async () => {
    const lines = await told(name, await make('经查，村民手机13800138000，属实。'));
    expect(lines).toEqual([
      expect.stringMatching(
        /^privacy\/mobile .*01\.md:3:5 错误 原件「原表\.\w+」里疑似有手机号码：「138\*+8000」（.*）。请换成删去/u,
      ),
    ]);
    expect(lines[0]).toContain(at);
    expect(lines[0]).not.toContain('13800138000');
  });

  it('is silent where nothing is wrong, and where an exception allows it, which is of use then', async () => {
    expect(await told(name, await make('某厂夜间冒烟。'))).toEqual([]);
    const text = await make('举报电话13800138000。');
    expect(await told(name, text, exception('13800138000'))).toEqual([]);
    expect(await told(name, await make('某厂。'), exception('13800138000'))).toEqual([
      expect.stringContaining('这条「隐私例外」没有用上'),
    ]);
  });

  it('names whom the transcription has masked, and nobody whom it names too', async () => {
    const text = await make('经查，村民张建国反映夜间冒烟。');
    const named = (problem: string): Change => [batchFile, '某厂夜间冒烟。', problem];
    const [masked = ''] = await told(name, text, named('经查，村民张某某反映夜间冒烟。'));
    expect(masked).toMatch(/^privacy\/person-name .*警告 原件「原表\.\w+」里可能有个人姓名：「张\*\*」/u);
    const both = await told(name, text, named('经查，村民张建国反映夜间冒烟。'));
    expect(both).toEqual([expect.not.stringContaining('原件')]);
  });
});

const brokenNumbers: readonly (readonly [string, readonly string[], string])[] = [
  ['a telephone', ['经查，村民手机1380013', '8000，属实。'], 'privacy/mobile'],
  ['a telephone with hyphens', ['联系方式138-0013-', '8000，属实。'], 'privacy/mobile'],
  ['a telephone at the end of its cell', ['1 某村 13800138', '000'], 'privacy/mobile'],
  ['a telephone before another cell', ['1 某村 138001', '38000 属实'], 'privacy/mobile'],
  ['the number of an identity card', ['身份证号11010519491231', '002X，属实。'], 'privacy/id-number'],
  ['a telephone of a house', ['住宅电话0874-312', '3456，属实。'], 'privacy/landline'],
  ['a telephone in groups', ['138 0013', '8000，属实。'], 'privacy/mobile'],
  ['a telephone beside a figure', ['某村 138001', '38000 45'], 'privacy/mobile'],
  ['a telephone over three lines', ['1 某村 手机138', '0013', '8000 属实'], 'privacy/mobile'],
  ['a telephone over three lines of its own', ['138', '0013', '8000'], 'privacy/mobile'],
  ['the last digits of a telephone before another cell', ['1 某村 13800138', '123 属实', '2 某厂'], 'privacy/mobile'],
  ['the last digit of a telephone before another cell', ['1 某村 1380013800', '7 属实'], 'privacy/mobile'],
  ['a telephone in a cell beside others', ['联系电话', '1 某村 138001 部分属实', '38000 大气'], 'privacy/mobile'],
  [
    'a telephone under cells that go on, too',
    ['手机', '1 某村 13800138 经查，该厂', '昼夜 000 冒烟'],
    'privacy/mobile',
  ],
  ['a telephone with lines of other cells between', ['1 电话 138001 属实', '该厂', '38000 冒烟'], 'privacy/mobile'],
  ['the number of an identity card in a cell', ['1 某村 11010519491231 属实', '该厂 002X'], 'privacy/id-number'],
  ['a telephone of a house in a cell', ['1 电话 0874-312 属实', '3456 冒烟'], 'privacy/landline'],
  ['telephones in a narrow column', ['电话', '13800138', '000', '13900139', '000', '合计'], 'privacy/mobile'],
];

it.each(brokenNumbers)('%s that goes on in the next line is seen, and masked', async (_, lines, rule) => {
  const found = await told('原表.pdf', await pdfOf(['第一页'], lines));
  expect(found).toEqual([expect.stringMatching(new RegExp(`^${rule} .*原件「原表\\.pdf」里.*（第 2 页`, 'u'))]);
  expect(found[0]).not.toMatch(/1380013|11010519|3123456/u);
  expect(await told('原表.ofd', ofd('第一页', lines.join('\n')))).toHaveLength(1);
});

describe('a number that goes on on the next page is seen, and masked', () => {
  it.each<[string, readonly string[], readonly string[], string]>([
    ['a telephone', ['村民手机1380013'], ['8000，属实。'], 'privacy/mobile'],
    ['above the number of the page', ['村民手机1380013', '- 1 -'], ['8000，属实。', '- 2 -'], 'privacy/mobile'],
    ['above a bare number of the page', ['村民手机1380013', '1'], ['8000，属实。', '2'], 'privacy/mobile'],
    ['above the count of pages', ['村民手机1380013', '第 1 页 共 2 页'], ['8000，属实。'], 'privacy/mobile'],
    [
      'below a title and a header',
      ['某市一览表', '序号 村 电话', '1 某村 1380013'],
      ['某市一览表', '序号 村 电话', '8000'],
      'privacy/mobile',
    ],
    [
      'before a foot that both have',
      ['村民手机1380013', '某市办公室'],
      ['8000，属实。', '某市办公室'],
      'privacy/mobile',
    ],
    ['before another cell', ['1 某村 13800138'], ['123 属实', '2 某厂'], 'privacy/mobile'],
    ['in a cell beside others', ['电话', '1 某村 138001 属实'], ['38000 大气', '2 某厂'], 'privacy/mobile'],
    ['the number of an identity card', ['身份证号11010519491231'], ['002X，属实。'], 'privacy/id-number'],
  ])('%s', async (_, first, second, rule) => {
    const found = await told('原表.pdf', await pdfOf(first, second));
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${rule} .*（第 1 页至第 2 页）`, 'u'))]);
    expect(found[0]).not.toMatch(/1380013|11010519/u);
    expect(await told('原表.ofd', ofd(first.join('\n'), second.join('\n')))).toHaveLength(1);
  });

  it.each<[string, readonly (readonly string[])[], string, number]>([
    ['a telephone', [['村民手机138'], ['0013'], ['8000，属实。']], 'privacy/mobile', 3],
    ['over four', [['村民手机138'], ['00'], ['13'], ['8000，属实。']], 'privacy/mobile', 4],
    [
      'above their numbers',
      [
        ['手机138', '1'],
        ['0013', '2'],
        ['8000，属实。', '3'],
      ],
      'privacy/mobile',
      3,
    ],
    [
      'below a title and a header, before a foot',
      [
        ['某市一览表', '村 电话', '某村 138', '某办公室'],
        ['某市一览表', '村 电话', '0013', '某办公室'],
        ['某市一览表', '村 电话', '8000 属实', '某办公室'],
      ],
      'privacy/mobile',
      3,
    ],
    ['the number of an identity card', [['身份证号110105'], ['19491231'], ['002X，属实。']], 'privacy/id-number', 3],
    ['each alone on its page', [['138'], ['0013'], ['8000']], 'privacy/mobile', 3],
  ])('over three pages and more: %s', async (_, pages, rule, count) => {
    const found = await told('原表.pdf', await pdfOf(...pages));
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${rule} .*（第 1 页至第 ${String(count)} 页）`, 'u'))]);
    expect(found[0]).not.toMatch(/1380013|11010519/u);
    expect(await told('原表.ofd', ofd(...pages.map((page) => page.join('\n'))))).toHaveLength(1);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    ['figures', [['某厂', '12579'], ['246810'], ['77', '1380']]],
    ['a page of text', [['村民手机138'], ['0013', '某厂'], ['8000，属实。']]],
    [
      'columns of figures',
      [
        ['138', '139'],
        ['0013', '0014'],
        ['8000', '8001'],
      ],
    ],
  ])('%s on three pages are no number together', async (_, pages) => {
    expect(await told('原表.pdf', await pdfOf(...pages))).toEqual([]);
  });

  it('and what stands on one of them is told once', async () => {
    const found = await told('原表.pdf', await pdfOf(['手机1380013', '8000。'], ['手机13900139', '000。']));
    expect(found).toEqual([expect.stringMatching(/（第 1 页）、.*（第 2 页）。/u)]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['rows in order', ['1 某厂 1380013800'], ['2 某厂 1390013900', '3 某河']],
    ['a column of figures', ['13579', '246810', '13579'], ['24681', '77', '1380']],
    ['rows of figures', ['电话 来信', '甲区 1380 12'], ['乙区 1200138 45', '1380 13']],
    ['a figure and a paragraph', ['共罚款1380013'], ['二、8000元。']],
    ['the number of the page alone', ['某厂 1380013800', '1'], ['某河', '2']],
  ])('%s are no number together', async (_, first, second) => {
    expect(await told('原表.pdf', await pdfOf(first, second))).toEqual([]);
  });
});

it('a number that goes on in the next line may stand by an exception', async () => {
  const paper = await pdfOf(['举报电话1380013', '8000。']);
  expect(await told('原表.pdf', paper, exception('13800138000'))).toEqual([]);
});

it.each<[string, readonly string[]]>([
  ['rows that end in a figure and begin with a serial number', ['1 某厂 1380013800', '2 某厂 1390013900', '3 某河']],
  ['rows that begin with a serial number and a mark', ['1、某厂1380013800', '2、某厂1390013900']],
  ['a column of figures', ['13579', '246810', '13579', '246811', '77']],
  ['an odd column of figures', ['13579', '246810', '1357']],
  ['a column of long and short figures', ['1380013', '8000', '12', '345']],
  ['rows of figures', ['12 1380013', '8000 45', '16 789']],
  ['a column of years, and counts', ['2019', '13', '2020', '15']],
  ['numbers of cases', ['D53QJ201911140003', '20191115 某厂']],
  ['rows of figures with their names', ['电话 来信 合计', '甲区 1380 4500', '乙区 1200138 77', '丙区 138 12']],
  ['figures in rows that go on', ['电话', '1 某厂 罚款 1380 万元', '2019 年 1200138 元']],
  ['rows and a figure of ten digits', ['7 某厂 1380013800', '8 某厂 1390013900', '9 某河']],
  ['a telephone of an office, and the next row', ['1 举报电话 000-0000001', '2 某厂']],
])('%s are no number together', async (_, lines) => {
  expect(await told('原表.pdf', await pdfOf(lines))).toEqual([]);
});

it('of many, five are named, and all are counted', async () => {
  const numbers = Array.from({ length: 8 }, (_, index) => [`手机1380013800${String(index)}。`]);
  const [line = '', ...others] = await told('原表.xlsx', await xlsx(numbers));
  expect(others).toEqual([]);
  expect(line).toContain('等 8 处');
  expect(line.match(/「138/gu)).toHaveLength(5);
});

it('a number that an office has listed may stand there', async () => {
  expect(await told('原表.pdf', await pdfOf(['举报电话：000-0000001']))).toEqual([]);
});

it('a scan has no words', async () => {
  expect(await wordsOf(await pdfOf([]), 'a.pdf')).toEqual([{ at: '第 1 页', text: '', lines: [''] }]);
  expect(await wordsOf(Buffer.from('\x89PNG'), 'a.png')).toEqual([]);
});

it('words go on where a line ends, and radicals count as the characters that they look like', async () => {
  expect(await wordsOf(await pdfOf(['村⺠反映某⼚夜', '间冒烟，⻔前', '1 件'], ['次页']), 'a.pdf')).toEqual([
    { at: '第 1 页', text: '村民反映某厂夜间冒烟，门前\n1 件', lines: ['村民反映某厂夜', '间冒烟，门前', '1 件'] },
    { at: '第 2 页', text: '次页', lines: ['次页'] },
  ]);
});

it('what the library can’t read is told', async () => {
  expect(await wordsOf(Buffer.from('%PDF-1.7 x'), 'a.pdf')).toBeUndefined();
  expect(await told('原表.pdf', Buffer.from('%PDF-1.7 x'))).toEqual([
    expect.stringMatching(/^files\/unread .*警告 原件「原表\.pdf」的文字程序读不出来/u),
  ]);
});
