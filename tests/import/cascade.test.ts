/** Which rule of a style sheet wins, where sheets nest rules and set them in layers; and what can't be told from outside a browser. */
import { describe, expect, it } from 'vitest';
import { importBytes, missed, warned, type Imported } from '../support/import.ts';
import { firstColumns } from '../support/office.ts';

const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const row = (index: number, attributes = '', first = String(index)): string =>
  `<tr ${attributes}>${[first, `D01LS20210507000${String(index)}`, '某厂冒烟', '麒麟区', '大气', '经查。', '属实']
    .map((text) => `<td>${text}</td>`)
    .join('')}</tr>`;
const page = (style: string, ...rows: string[]): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${style}</style></head><body class="page"><h1>${title}</h1><table class="list"><tr>${firstColumns
    .map((text) => `<th>${text}</th>`)
    .join('')}</tr>${rows.join('')}</table></body></html>`;
const read = (style: string, ...rows: string[]): Promise<Imported> =>
  importBytes('页.html', new TextEncoder().encode(page(style, ...rows)));
const numbers = ({ record }: Imported): string[] =>
  record.batches.flatMap(({ cases }) => cases.map(({ number }) => number?.slice(-1) ?? ''));
const isHidden = async (style: string, attributes = 'class="x"'): Promise<boolean> => {
  const imported = await read(style, row(1), row(2, attributes));
  expect(warned(imported)).not.toContain('可能');
  return !numbers(imported).includes('2');
};

describe('rules within rules', () => {
  it.each([
    ['.list { .x { display: none } }', true],
    ['.list { tr.x { display: none } color: red }', true],
    ['.list { & .x { display: none } }', true],
    ['tr { &.x { display: none } }', true],
    ['.list { > tbody > .x { display: none } }', true],
    ['.x { .page & { display: none } }', true],
    ['.x { @media screen { display: none } }', true],
    ['.x { @media print { display: none } }', false],
    ['.list { color: red; tr:hover { color: blue } .x { display: none } }', true],
    ['.list, #no { .x, .y { display: none } }', true],
    ['.other { .x { display: none } }', false],
    ['.x { &:hover { display: none } }', false],
    ['#no, tr { &.x { display: none } } .list .x { display: table-row }', true],
    [':where(.list) { .x { display: none } } .x { display: table-row }', false],
    ['.x { color: { display: none } }', false],
    ['<!-- .x { display: none } -->', true],
  ])('%s', async (style, hidden) => {
    expect(await isHidden(style)).toBe(hidden);
  });
});

describe('layers', () => {
  it.each([
    ['@layer a, b; @layer b { .x { display: none } } @layer a { .x { display: table-row } }', true],
    ['@layer b { .x { display: none } } @layer a { .x { display: table-row } }', false],
    ['@layer a { .x { display: none } } tr { display: table-row }', false],
    ['@layer a { .x { display: none !important } } tr { display: table-row !important }', true],
    ['@layer a { .x { display: none !important } } @layer b { .x { display: table-row !important } }', true],
    ['@layer a { .x { display: table-row !important } } @layer b { .x { display: none !important } }', false],
    ['@layer a { @layer b { .x { display: none } } .x { display: table-row } }', false],
    ['@layer a.b { .x { display: none } } @layer a { tr { display: table-row } }', false],
    ['@layer { .x { display: none } } @layer { tr { display: table-row } }', false],
    ['.x { @layer a { display: none } display: table-row }', false],
  ])('%s', async (style, hidden) => {
    expect(await isHidden(style)).toBe(hidden);
  });

  it('of sheets that are imported', async () => {
    const bytes = new TextEncoder().encode(
      page('@import "a.css" layer(a); .x { display: table-row }', row(1), row(2, 'class="x"')),
    );
    const sheet = 'tr.x { display: none }';
    expect(numbers(await importBytes('页.html', bytes, 'batch', {}, undefined, { 'a.css': sheet }))).toEqual([
      '1',
      '2',
    ]);
  });

  it('important in a layer goes before an own style, but not before one that is important', async () => {
    const style = '@layer a { .x { display: none !important } }';
    expect(await isHidden(style, 'class="x" style="display: table-row"')).toBe(true);
    expect(await isHidden('.x { display: none !important }', 'class="x" style="display: table-row !important"')).toBe(
      false,
    );
  });
});

describe('values that stand elsewhere', () => {
  it.each([
    [':root { --d: none } .x { display: var(--d) }', true],
    [':root { --d: none } .list { --d: table-row } .x { display: var(--d) }', false],
    ['.x { display: var(--d, none) }', true],
    ['.x { --d: none; display: var(--e, var(--d)) }', true],
    ['.x { --d: var(--e); --e: var(--d); display: var(--d) }', false],
  ])('%s', async (style, hidden) => {
    expect(await isHidden(style)).toBe(hidden);
  });
});

describe('selectors', () => {
  it.each([
    ['.x:not(:focus):not(:hover) { display: none }', true],
    ['tr:is(.x, #no) { display: none } .x.x { display: table-row }', true],
    ['tr.x:not(.list) { display: none } tr { display: table-row }', true],
    ['tr:where(.x) { display: none } tr { display: table-row }', false],
    ['tr:contains("0002") { display: none }', false],
    ['@supports not (display: grid) { .x { display: none } }', false],
    ['@media (width >= 600px) { .x { display: none } }', true],
    ['@media (width < 600px) { .x { display: none } }', false],
    ['@media (max-width: 600px) or (min-width: 601px) { .x { display: none } }', true],
    ['@media (prefers-reduced-motion: reduce) { .x { display: none } }', false],
    ['.x { transform: scale(0) }', true],
    ['.x { content-visibility: hidden }', true],
    ['.x { position: absolute; margin-left: -9999px }', true],
  ])('%s', async (style, hidden) => {
    expect(await isHidden(style)).toBe(hidden);
  });
});

it.each(['<dialog>内部</dialog>', '<div popover>内部</div>'])('what opens later is not read: %s', async (closed) => {
  const imported = await read('', row(1).replace('经查。', `经查。${closed}`));
  expect(imported.files['batches/03.md']).not.toContain('内部');
  expect(warned(imported)).toMatch(/^表1!F2 有 1 处隐藏的文字，没有导入：内部/mu);
});

it.each(['transparent', '#0000', 'rgba(0, 0, 0, 0)', 'rgb(0 0 0 / 0%)'])('%s text is told', async (colour) => {
  const style = `.t { color: ${colour} }`;
  const imported = await read(style, row(1).replace('经查。', '经查。<b class="t">内部</b>'));
  expect(warned(imported)).toMatch(/^表1!F2 有 1 处透明的文字.*：内部/mu);
  for (const black of ['rgb(0, 0, 0)', '#000', 'rgba(0,0,0,0.9)'])
    expect(warned(await read(style.replace(colour, black), row(1).replace('经查。', '<b class="t">经查</b>')))).not.toContain('透明'); // prettier-ignore
});

it('of two rules that weigh the same, the later one holds, in whichever order the names stand', async () => {
  for (const names of ['x show', 'show x'])
    expect(await isHidden('.x { display: none } .show { display: table-row }', `class="${names}"`)).toBe(false);
});

describe('what only a browser knows is read, and told by cell', () => {
  it.each([
    '@container (min-width: 300px) { .x { display: none } }',
    '@media (min-height: 700px) { .x { display: none } }',
    '@supports (-moz-appearance: none) { .x { display: none } }',
    '.x:lang(zh) { display: none }',
    'tr.x:nth-child(1 of .x) { display: none }',
    '@scope (.list) to (td) { .x { display: none } }',
  ])('%s', async (style) => {
    const imported = await read(style, row(1), row(2, 'class="x"'));
    expect(numbers(imported)).toEqual(['1', '2']);
    expect(warned(imported)).toMatch(
      /^表1 有 1 处文字可能由样式表隐藏.*仍然导入了，请对照浏览器里的网页核对：2D01LS/mu,
    );
    const inCell = await read(
      style.replace('tr', 'td'),
      row(1).replace('<td>属实', '<td class="x"><b lang="zh" class="x">属实'),
    );
    if (!style.includes('tr:')) expect(warned(inCell)).toMatch(/^表1!G2 有 \d 处文字可能由样式表隐藏/mu);
  });

  it('what it would show anyway is not told', async () => {
    const imported = await read('@container (min-width: 300px) { .x { color: red } }', row(1, 'class="x"'));
    expect(warned(imported)).not.toContain('可能由样式表隐藏');
  });
});

describe('numbers that a sheet makes', () => {
  it('are told by cell', async () => {
    const style =
      'table { counter-reset: n } td:first-child { counter-increment: n } td:first-child::before { content: counter(n) }';
    const imported = await read(style, row(1, '', ''), row(2, '', ''));
    expect(warned(imported)).toMatch(/^表1!A2 .*样式表.*没有导入.*编号/mu);
    expect(warned(imported)).toMatch(/^表1!A3 .*编号/mu);
    expect(missed(imported)).toEqual([]);
  });

  it('stand in their places among other text', async () => {
    const imported = await read('td:last-child::after { content: "（第" counters(n, ".") "条）" }', row(1));
    expect(warned(imported)).toMatch(/^表1!G2 .*（第〔编号〕条）/mu);
  });

  const listed = async (list: string, style = ''): Promise<string> => {
    const imported = await read(style, row(1).replace('经查。', list));
    return imported.files['batches/03.md'] ?? '';
  };
  it.each([
    ['<ol style="list-style-type:upper-roman"><li>甲<li>乙</ol>', 'I. 甲', 'II. 乙'],
    ['<ol class="k"><li>甲<li>乙</ol>', '一、甲', '二、乙'],
    ['<ul class="k"><li>甲<li>乙</ul>', '一、甲', '二、乙'],
    ['<ol><li value=5>甲<li>乙</ol>', '5. 甲', '6. 乙'],
    ['<ol reversed><li>甲<li>乙</ol>', '2. 甲', '1. 乙'],
    ['<ol style="list-style:none"><li>甲<li>乙</ol>', '甲', '乙'],
  ])('%s', async (list, first, second) => {
    const text = await listed(list, '.k { list-style: cjk-ideographic inside }');
    expect(text).toContain(first);
    expect(text).toContain(second);
    expect(text).not.toMatch(/\d\. 一|1\. 甲(?!.*)/u);
  });
});
