/** Style sheets of a page, in it and beside it: what they hide is not published, and what they show instead of text is told. */
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Files } from '../support/content.ts';
import { emptyInspection, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { firstColumns } from '../support/office.ts';

const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const cells = (index: number, verdict: string): string =>
  [String(index), `D01LS20210507000${String(index)}`, `某厂冒烟${String(index)}`, '麒麟区', '大气', '经查。']
    .map((text) => `<td>${text}</td>`)
    .join('') + verdict;
const page = (head: string, ...rows: string[]): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body><h1>${title}</h1><table><tr>${firstColumns
    .map((text) => `<th>${text}</th>`)
    .join('')}</tr>${rows.join('')}</table></body></html>`;
const row = (index: number, verdict = '<td>属实</td>', attributes = ''): string =>
  `<tr ${attributes}>${cells(index, verdict)}</tr>`;
const read = (html: string, beside: Files = {}): Promise<Imported> =>
  importBytes('页.html', new TextEncoder().encode(html), 'batch', {}, emptyInspection, beside);
const numbers = ({ record }: Imported): string[] =>
  record.batches.flatMap(({ cases }) => cases.map(({ number }) => number?.slice(-1) ?? ''));
const link = (href: string, more = ''): string => `<link rel="stylesheet" href="${href}" ${more}>`;
const unread = '不在网页旁边，没有读到';

const sheet = '.hide { display: none } .yes::before { content: "属实" } .no { background: red }';
const rows = [row(1), row(2, '<td>属实</td>', 'class="hide"'), row(3, '<td class="yes"></td>'), row(4, '<td class="no"></td>')]; // prettier-ignore

describe('a sheet beside the page is read', () => {
  it.each<[string, string, Files]>([
    ['in its folder', link('./页_files/x.css'), { '页_files/x.css': sheet }],
    ['with an escaped name and a version', link('%E9%A1%B5_files/x.css?v=2'), { '页_files/x.css': sheet }],
    ['of another encoding', link('x.css'), { 'x.css': iconv.encode(`/* 样式 */${sheet}`, 'gbk') }],
    ['that another sheet imports', link('a/x.css'), { 'a/x.css': '@import url("y.css") screen;', 'a/y.css': sheet }],
    ['imported in the page', '<style>@import "x.css";</style>', { 'x.css': sheet }],
  ])('%s', async (_, head, beside) => {
    const imported = await read(page(head, ...rows), beside);
    expect(numbers(imported)).toEqual(['1', '3', '4']);
    const told = warned(imported);
    expect(told).toMatch(/表1 有 1 处隐藏的文字，没有导入：2D01LS/u);
    expect(told).toMatch(/表1!G3 「是否属实」这一格没有文字，只有样式表加的「属实」.*写上文字（属实/u);
    expect(told).toMatch(/表1!G4 「是否属实」这一格没有文字，只有底色/u);
    expect(told).not.toContain(unread);
    expect(missed(imported)).toEqual([]);
  });
});

describe('a sheet that is not beside the page is told, once, and never fetched', () => {
  it.each([
    ['elsewhere', link('https://www.example.gov.cn/x.css'), 'https://www.example.gov.cn/x.css'],
    ['by its host', link('//www.example.gov.cn/x.css'), '//www.example.gov.cn/x.css'],
    ['at the root of the site', link('/x.css'), '/x.css'],
    ['missing', link('y.css'), 'y.css'],
    ['outside of the folder', link('../x.css'), '../x.css'],
    ['outside by an escape', link('..%2Fx.css'), '..%2Fx.css'],
    ['a folder', link('页_files'), '页_files'],
    ['an address that is none', link('http://[/x.css'), 'http://[/x.css'],
    ['escapes that are none', link('%E9%.css'), '%E9%.css'],
    ['below an address elsewhere', `<base href="https://www.example.gov.cn/">${link('x.css')}`, 'x.css'],
    ['imported', '<style>@import url(https://www.example.gov.cn/x.css);</style>', 'https://www.example.gov.cn/x.css'],
  ])('%s', async (_, head, address) => {
    const imported = await read(page(head + head, ...rows), { 'x.css': sheet, '页_files/x.css': sheet });
    expect(numbers(imported)).toEqual(['1', '2', '3', '4']);
    const told = warned(imported).split('\n');
    expect(told.filter((line) => line.includes(unread))).toEqual([
      expect.stringMatching(/^网页 网页的样式表有 1 个.*颜色、样式表加上的文字和样式表隐藏的内容看不出来。.*再导入$/u),
    ]);
    expect(told.join('\n')).toContain(address);
    // Their cells hold nothing but a name that no cell with text has.
    expect(told.filter((line) => line.includes('（样式表没有读到）')).map((line) => line.slice(0, 6))).toEqual([
      '表1!G4 ',
      '表1!G5 ',
    ]);
    expect(told.join('\n')).toMatch(
      /表1!G4 「是否属实」这一格没有文字，只有样式「yes」（样式表没有读到）.*写上文字（属实、/u,
    );
  });

  it('a name that cells with text have says nothing of one without', async () => {
    const plain = '<td class="xl65"><p class="MsoNormal"></p></td>';
    const imported = await read(
      page(link('y.css'), row(1, plain), row(2, '<td class="xl65"><p class="MsoNormal">属实</p></td>')),
    );
    expect(warned(imported)).toContain(unread);
    expect(warned(imported)).not.toContain('（样式表没有读到）');
  });

  it('one that asks for itself has an end', async () => {
    const imported = await read(page(link('x.css'), row(1)), { 'x.css': '@import "x.css"; .a { color: red }' });
    expect(numbers(imported)).toEqual(['1']);
  });
});

describe('rules for a screen hold, those for paper and for small screens do not', () => {
  const hidden = async (head: string, beside: Files = {}): Promise<boolean> =>
    !numbers(await read(page(head, row(1), row(2, '<td>属实</td>', 'class="hide"')), beside)).includes('2');
  const inMedia = (media: string): string => `<style>@media ${media} { .hide { display: none } }</style>`;
  it.each([
    'screen',
    'all',
    'only screen',
    'screen, print',
    'not print',
    '(min-width: 768px)',
    'screen and (min-width:60em)',
  ])('%s', async (media) => {
    expect(await hidden(inMedia(media))).toBe(true);
    expect(await hidden(`<style media="${media}">.hide{display:none}</style>`)).toBe(true);
    expect(await hidden(link('x.css', `media="${media}"`), { 'x.css': '.hide{display:none}' })).toBe(true);
  });
  it.each(['print', 'only print', 'not screen', 'screen and (max-width: 768px)', '(prefers-color-scheme: dark)', 'tv'])(
    '%s does not',
    async (media) => {
      expect(await hidden(inMedia(media))).toBe(false);
      expect(await hidden(`<style media="${media}">.hide{display:none}</style>`)).toBe(false);
      expect(await hidden(link('x.css', `media="${media}"`), { 'x.css': '.hide{display:none}' })).toBe(false);
    },
  );
  it('in blocks within blocks', async () => {
    expect(await hidden('<style>@supports (color: red) { @media screen { .hide { display: none } } }</style>')).toBe(
      true,
    );
    expect(await hidden('<style>@media print { @media screen { .hide { display: none } } }</style>')).toBe(false);
  });
});

describe('the rule that wins holds', () => {
  it.each([
    ['around it', 'table .hide { display: none }', 'class="hide"', false],
    ['of its table', 'table > tbody > tr:nth-child(3) { display: none }', '', false],
    ['by an attribute', 'tr[data-x="1"] { display: none }', 'data-x="1"', false],
    ['the more exact one', 'tr.hide.show { display: table-row } .hide { display: none }', 'class="hide show"', true],
    ['the later one', '.hide { display: none } .show { display: table-row }', 'class="hide show"', true],
    ['its own style', '.hide { display: none }', 'class="hide" style="display: table-row"', true],
    ['what is important', '.hide { display: none !important }', 'class="hide" style="display: table-row"', false],
    ['another place', '.other .hide { display: none }', 'class="hide"', true],
    ['another state', '.hide:hover { display: none }', 'class="hide"', true],
    ['what no browser reads', '.hide:nonsense(3) { display: none } tr { display: }', 'class="hide"', true],
    ['a sheet with faults', '}} .a { color: ; } .hide { *zoom: 1; display: none; garbage', 'class="hide"', false],
  ])('%s', async (_, style, attributes, isShown) => {
    const imported = await read(page(`<style>${style}</style>`, row(1), row(2, '<td>属实</td>', attributes)));
    expect(numbers(imported)).toEqual(isShown ? ['1', '2'] : ['1']);
  });

  it('what a sheet strikes or whitens is told as if it stood in the cell', async () => {
    const handling = '<td>属实</td><td><span class="s">罚款8万元</span><span class="w">内部</span></td>';
    const html = page('<style>.s{text-decoration:line-through} .w{color:#fff}</style>', row(1, handling));
    const told = warned(await read(html.replace('</tr>', '<th>处理整改</th></tr>')));
    expect(told).toMatch(/表1!H2 有 1 处文字带删除线.*：罚款8万元/u);
    expect(told).toMatch(/表1!H2 有 1 处白色的文字.*：内部/u);
  });

  it('a picture behind a cell is none of its text', async () => {
    const imported = await read(page('<style>.y{background-image:url(yes.png)}</style>', row(1, '<td class="y"></td>'), row(2))); // prettier-ignore
    expect(warned(imported)).toMatch(/表1!G2 「是否属实」这一格没有文字，只有背景图片/u);
  });
});
