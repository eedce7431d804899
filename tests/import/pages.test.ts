/** Web pages as they are made: forms, spans, what is not shown, tables of other elements. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { importBytes, missed, warned, type Imported } from '../support/import.ts';

const title = '公开情况一览表（第三批 2021年5月14日）';
const header = ['序号', '受理编号', '交办问题', '行政区域', '污染类型', '是否属实', '处理整改'];
const row = (index: number, verdict = '属实', handling = '罚款5万元'): string[] => [
  String(index),
  `D01LS20210507000${String(index)}`,
  `某厂冒烟${String(index)}`,
  '麒麟区',
  '大气',
  verdict,
  handling,
];
const page = (body: string, head = ''): Uint8Array =>
  new TextEncoder().encode(
    `<!DOCTYPE html><html><head><meta charset=utf-8>${head}</head><body><h1>${title}</h1>${body}`,
  );
const cells = (texts: readonly string[]): string => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const table = (...rows: (readonly string[])[]): string => `<table>${rows.map(cells).join('')}</table>`;
const read = (body: string, head?: string): Promise<Imported> => importBytes('页.html', page(body, head));
const handlingOf = ({ record }: Imported): (string | undefined)[] =>
  (record.batches[0]?.cases ?? []).map(({ sections }) => sections.handling && proseText(sections.handling));

it('refuses a page that is nested without end', async () => {
  for (const tag of ['div', 'b'])
    await expect(read(`${`<${tag}>`.repeat(20_000)}${table(header, row(1))}`)).rejects.toThrow(
      /嵌套超过 1000 层.*复制到 Excel/u,
    );
});

describe('a table that is typed as text', () => {
  const lines = (separator: string, ...rows: (readonly string[])[]): string =>
    rows.map((texts) => texts.join(separator)).join('\n');
  const rows = [header, row(1), row(2, '不属实', '罚款6万元')];

  it.each([
    ['in pre', `<pre>${lines('\t', ...rows)}</pre>`],
    ['with its title, blank lines and a note', `<pre>${title}\n\n${lines('\t', ...rows)}\n注：以上。</pre>`],
    ['of elements in pre', `<pre><b>${header.join('\t')}</b><br>${rows.slice(1).map((texts) => `<span>${texts.join('\t')}</span>`).join('<br>')}</pre>`], // prettier-ignore
    ['in an element that keeps its lines', `<div style="color:red; white-space: pre-wrap">${lines('\t', ...rows)}</div>`], // prettier-ignore
    ['apart by strokes', `<pre>${lines('|', ...rows)}</pre>`],
    ['with a line break in quotes', `<pre>${lines('\t', header, row(1), row(2, '不属实', '"罚款\n6万元"'))}</pre>`],
  ])('%s', async (_, body) => {
    const imported = await read(body);
    expect(imported.faults).toEqual([]);
    expect(handlingOf(imported).map((text) => text?.replace('\n', ''))).toEqual(['罚款5万元', '罚款6万元']);
    expect(imported.record.batches[0]?.cases.map(({ facts }) => facts.verdict?.value)).toEqual(['属实', '不属实']);
    expect(missed(imported)).toEqual([]);
  });

  it('tells by name what of it does not show', async () => {
    const body = `<pre>${lines('\t', header, row(1))}<span style="display:none">内部意见</span></pre>`;
    const imported = await read(body);
    expect(handlingOf(imported)).toEqual(['罚款5万元']);
    expect(warned(imported)).toContain('表1 有 1 处隐藏的文字，没有导入：内部意见');
  });

  it('is none where no line holds labels', async () => {
    const imported = await read(`<pre>说明\t一\t二\n甲\t乙\t丙</pre>${table(header, row(1))}`);
    expect(handlingOf(imported)).toEqual(['罚款5万元']);
  });
});

describe('forms', () => {
  it.each(['checkbox', 'radio'])('%s', async (type) => {
    const box = (checked: string): string => `<input type=${type} ${checked}>`;
    const imported = await read(table(header, row(1, `${box('')}属实 ${box('checked')}不属实`)));
    expect(imported.record.batches[0]?.cases[0]?.facts.verdict?.value).toBe('不属实');
  });

  it('takes the chosen item of a list, and tells of a list where none is', async () => {
    const list = (chosen: string): string => `<select><option>属实<option ${chosen}>不属实<option>部分属实</select>`;
    const imported = await read(table(header, row(1, list('selected')), row(2, list(''))));
    expect(imported.record.batches[0]?.cases.map(({ facts }) => facts.verdict?.value)).toEqual(['不属实', undefined]);
    expect(warned(imported)).toContain('表1!F3 有 1 个下拉框看不出选了哪一项，没有导入：属实、不属实、部分属实');
  });

  it('takes what is typed, and nothing of what is hidden', async () => {
    const handling = '<input value="罚款5万元"><input type=hidden value="内部"><textarea>，限期整改</textarea>';
    expect(handlingOf(await read(table(header, row(1, '属实', handling))))).toEqual(['罚款5万元，限期整改']);
  });
});

describe('spans', () => {
  it.each(['0', '9', '99999'])('rowspan=%s ends with its group', async (span) => {
    const regions = (html: string): string => html.replace('<td>麒麟区', `<td rowspan=${span}>沾益区`);
    const imported = await read(
      `<table>${cells(header)}<tbody>${regions(cells(row(1)))}${cells(row(2).toSpliced(3, 1))}</tbody><tbody>${cells(row(3))}</tbody></table>`,
    );
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases.map(({ facts }) => facts.regions?.raw)).toEqual([
      '沾益区',
      '沾益区',
      '麒麟区',
    ]);
  });

  it('that cover more than a table has are refused', async () => {
    const wide = cells(row(1)).replaceAll('<td>', '<td colspan=1000 rowspan=65000>');
    await expect(read(`<table>${cells(header)}${wide.repeat(60)}</table>`)).rejects.toThrow(
      /合并的单元格盖住 500000 多格.*请取消这样的合并/u,
    );
  });

  it.each(['0', '-3', 'x', ''])('colspan=%j is one column', async (span) => {
    const body = table(header, row(1)).replace('<td>麒麟区', `<td colspan="${span}">麒麟区`);
    expect((await read(body)).record.batches[0]?.cases[0]?.facts).toMatchObject({ pollutionTypes: { raw: '大气' } });
  });
});

describe('text that is not shown is told by cell, and not published', () => {
  it.each([
    'display:none',
    'visibility: hidden',
    'color:red;font-size:0',
    'FONT-SIZE:0px !important',
    'opacity:0',
    'width:0;overflow:hidden',
    'overflow:hidden;max-height:0px',
    'position:absolute;clip:rect(0 0 0 0)',
    'position:absolute;left:-9999px',
    'text-indent:-9999px',
  ])('%s', async (style) => {
    const inline = await read(table(header, row(1, '属实', `罚款5万元<span style="${style}">内部</span>`)));
    const sheet = await read(
      table(header, row(1, '属实', '罚款5万元<span class="a hide">内部</span>')),
      `<style>p{color:red} .none,span.hide{${style}} @media print{.a{display:none}}</style>`,
    );
    for (const imported of [inline, sheet]) {
      expect(handlingOf(imported)).toEqual(['罚款5万元']);
      expect(warned(imported)).toContain('表1!G2 有 1 处隐藏的文字，没有导入：内部');
    }
  });

  it('and what only looks so is read', async () => {
    const shown = [
      '<div style="font-size:0"><span style="font-size:14px">罚款5万元</span></div>',
      '<span style="opacity:0.9">罚款5万元</span>',
      '<span style="height:0">罚款5万元</span>',
      '<span class=p>罚款5万元</span>',
    ];
    for (const handling of shown) {
      const imported = await read(
        table(header, row(1, '属实', handling)),
        '<style>@media print { .p { display:none } .q{color:red} }</style>',
      );
      expect(handlingOf(imported)).toEqual(['罚款5万元']);
    }
  });
});

it('reads revisions, folded parts and readings as they are meant', async () => {
  const handling =
    '罚款<del>3</del><ins>5</ins>万元<details><summary>详情</summary>约谈1人</details><ruby>者<rp>(</rp><rt>zhě</rt><rp>)</rp></ruby>海镇';
  const imported = await read(table(header, row(1, '属实', handling)));
  expect(handlingOf(imported)).toEqual(['罚款5万元\n详情\n约谈1人\n者海镇']);
  expect(warned(imported)).toContain('表1!G2 有 1 处文字标明是删去的，没有导入：3');
});

describe('a table of other elements', () => {
  const blocks = (rows: readonly (readonly string[])[], rowTag: string, cellTag: string): string =>
    rows
      .map((texts) => `<${rowTag}>${texts.map((text) => `<${cellTag}>${text}</${cellTag}>`).join('')}</${rowTag}>`)
      .join('');

  it.each([
    ['div', 'div', (inner: string) => `<div>${inner}</div>`],
    ['ul', 'li', (inner: string) => `<section>${inner}</section>`],
    ['p', 'span', (inner: string) => `<div><div>${inner}</div></div>`],
    [
      'div',
      'div',
      (inner: string) => `<div><div>${inner.replace('</div></div>', '</div></div></div><div>')}</div></div>`,
    ],
  ])('%s and %s', async (rowTag, cellTag, within) => {
    const imported = await read(
      `<div>导航</div>${within(blocks([header, row(1), row(2, '不属实')], rowTag, cellTag))}<p>注：以上。</p>`,
    );
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.facts.title).toBe(title);
    expect(imported.record.batches[0]?.cases.map(({ number, facts }) => [number, facts.verdict?.value])).toEqual([
      ['D01LS202105070001', '属实'],
      ['D01LS202105070002', '不属实'],
    ]);
  });
});

it('refuses a table that has lost its rows, and says why', async () => {
  const flat = [header, row(1), row(2)].flat().map((text) => `<div>${text}</div>`);
  await expect(read(`<div class=grid>${flat.join('')}</div>`)).rejects.toThrow(
    /起是表头（「序号」「受理编号」「交办问题」.*「处理整改」），可是这张表不是用表格做的，一格一段，看不出一行到哪里为止，没有导入.*复制到 Excel/u,
  );
});

describe('a page whose table is in another file is refused, and names it', () => {
  it.each([
    ['<frameset rows="*,39"><frame src="a.files/sheet001.htm"></frameset>', '（「a.files/sheet001.htm」）'],
    ['<iframe src="table.html"></iframe>', '（「table.html」）'],
    ['<object data="a.pdf"></object><embed src="b.pdf">', '（「a.pdf」、「b.pdf」）'],
    ['<iframe srcdoc="&lt;table&gt;"></iframe>', ''],
  ])('%s', async (body, named) => {
    const html = `<html><head><meta charset=utf-8></head>${body}</html>`;
    await expect(importBytes('页.html', new TextEncoder().encode(html))).rejects.toThrow(
      `这个网页里没有表，内容在它嵌着的别的文件里${named}，没有导入。请导入那个文件`,
    );
  });

  it('but not where the table stands beside a frame', async () => {
    const imported = await read(`<iframe src="counter.html"></iframe>${table(header, row(1))}`);
    expect(handlingOf(imported)).toEqual(['罚款5万元']);
  });
});
