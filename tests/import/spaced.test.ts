/** Tables that are typed as lines: refused with the way where spaces set the columns, read where strokes do. */
import { describe, expect, it } from 'vitest';
import { importBytes, missed } from '../support/import.ts';
import { csv, docx, firstColumns, html, paragraph, wordTable, xlsx } from '../support/office.ts';

const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const header = [...firstColumns];
const row = ['1', 'D01LS202105070001', '某厂 冒烟', '麒麟区', '大气', '经查。', '属实'];
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = (body: string): Uint8Array =>
  encode(`<!DOCTYPE html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}`);

const separators: Readonly<Record<string, string>> = {
  spaces: '   ',
  'one space': ' ',
  'wide spaces': '　',
  'no-break spaces': '\u00A0\u00A0',
};

describe.each(Object.entries(separators))('columns set by %s', (_, gap) => {
  const lines = [header, row].map((cells) => cells.join(gap));
  const files: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
    'a pre of a page.html': () => page(`<pre>${lines.join('\n')}</pre>`),
    'a pre that wraps.html': () => page(`<pre>${[...lines, '           夜间也冒'].join('\n')}</pre>`),
    'a style.html': () => page(`<div style="white-space: pre-wrap">${lines.join('\n')}</div>`),
    'lines.html': () => page(lines.map((line) => `<p>${line.replaceAll(' ', '&nbsp;')}</p>`).join('')),
    'a cell.html': () => page(`<table><tr><td>${lines.join('<br>')}</td></tr></table>`),
    'a page with a table, too.html': () => page(`<table><tr><td>甲</td></tr></table><pre>${lines.join('\n')}</pre>`),
    'text.csv': () => encode([title, ...lines].join('\n')),
    'a document.docx': () => docx([title, ...lines].map((line) => paragraph(line)).join('')),
    'a cell.docx': () => docx(paragraph(title) + wordTable([[lines.join('\n')]])),
    'a column.xlsx': () => xlsx([...lines.map((line) => [line])], title),
  };
  it.each(Object.keys(files))('%s', async (name) => {
    const bytes = await files[name]?.();
    await expect(importBytes(name.replaceAll(' ', ''), bytes ?? encode(''))).rejects.toThrow(
      /起是用空格、制表符或者逗号隔开的表（「序号」「受理编号」.*没有导入，也不会猜。.*“分列”/u,
    );
  });
});

it.each(['\t', ',', '，'])('a column of a workbook that holds whole lines, %j', async (gap) => {
  const bytes = await xlsx([[header.join(gap)], [row.join(gap)]], title);
  await expect(importBytes('表.xlsx', bytes)).rejects.toThrow(/Sheet1!A2 起是用空格、制表符或者逗号隔开的表/u);
});

const drawn: Readonly<Record<string, readonly string[]>> = {
  'as in Markdown': ['|', '|---|:---:|---|---|---|---|---|'],
  'with corners': ['|', '+----+----+----+----+----+----+----+'],
  'with lines': ['│', '├──┼──┼──┼──┼──┼──┼──┤'],
};
it.each(Object.entries(drawn))('a table that is drawn %s is read', async (_, [stroke = '', rule = '']) => {
  const line = (cells: readonly string[]): string => `${stroke} ${cells.join(` ${stroke} `)} ${stroke}`;
  const lines = [rule, line(header), rule, line(row), rule].join('\n');
  for (const [name, bytes] of [
    ['表.html', page(`<pre>${lines}</pre>`)],
    ['表.csv', encode(`${title}\n${lines}`)],
  ] as const) {
    const imported = await importBytes(name, bytes);
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases.map(({ number }) => number)).toEqual(['D01LS202105070001']);
    expect(imported.record.batches[0]?.introduction).toEqual([]);
    expect(missed(imported)).toEqual([]);
  }
});

it('leaves tables with columns of their own, and what is said of columns', async () => {
  const said = '本表各栏：受理编号 按原件，行政区域 按属地';
  for (const [name, bytes] of [
    ['表.html', html([header, row], title)],
    ['表.csv', csv([header, row], title)],
    ['表.docx', docx(paragraph(title) + wordTable([header, row]) + paragraph(said))],
  ] as const) {
    const imported = await importBytes(name, bytes);
    expect(imported.record.batches[0]?.cases).toHaveLength(1);
  }
});
