/** Text that style sheets add to a page is no text of it: it is told where it stands, and taken nowhere. */
import { expect, it } from 'vitest';
import { importBytes, warned } from '../support/import.ts';
import { firstColumns } from '../support/office.ts';

const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const read = async (style: string, verdict: string, around = '') => {
  const cells = ['1', 'D01LS202105070001', '某厂冒烟', '麒麟区', '大气', '经查。'].map((text) => `<td>${text}</td>`);
  const head = firstColumns.map((text) => `<th>${text}</th>`).join('');
  const page = `<!DOCTYPE html><meta charset="utf-8"><style>${style}</style><h1>${title}</h1>${around}<table class="list"><tr>${head}</tr><tr>${cells.join('')}${verdict}</tr></table>`;
  const imported = await importBytes('表.html', new TextEncoder().encode(page));
  return {
    told: warned(imported),
    facts: imported.record.batches[0]?.cases[0]?.facts,
    text: imported.files['batches/03.md'],
  };
};

it.each([
  ['a class', '.yes::before{content:"属实"}', '<td class="yes"></td>'],
  ['one colon', ".yes:AFTER { color: red; content : '属实' !important }", '<td class="a yes"></td>'],
  ['an element in a cell', '.list td > i.yes::before{content:"属实"}', '<td><i class="yes"></i></td>'],
  ['an id', 'td#v::after{content:"属实"}', '<td id="v"></td>'],
  ['an attribute', '[data-v="1"]::after{content:"属实"}', '<td data-v="1"></td>'],
  ['what an attribute holds', 'td::after{content:attr(data-v)}', '<td data-v="属实"></td>'],
  ['codes of characters', '.yes::before{content:"\\5c5e\\5b9e"}', '<td class="yes"></td>'],
  ['one of several selectors', 'p::before, tr td.yes:last-child::before{content:"属实"}', '<td class="yes"></td>'],
])('%s', async (_, style, cell) => {
  const { told, facts, text } = await read(style, cell);
  expect(facts?.verdict).toBeUndefined();
  expect(text).not.toMatch(/属实 \|/u);
  expect(told).toMatch(/表1!G2 .*样式表（::before、::after）加上的，不在正文里，没有导入；要导入请写进原表：属实/u);
});

it('beside a word of a list, which is not taken, and outside the table', async () => {
  const { told, facts } = await read(
    '.v::before{content:"不"} p::after{content:"（征求意见稿）"}',
    '<td class="v">属实</td>',
    '<p>某办公布</p>',
  );
  expect(facts?.verdict).toBeUndefined();
  expect(told).toMatch(
    /表1!G2 「是否属实」这一格有样式表加的「不」和文字「属实」（放进「备注」），合起来是什么意思，导入时不知道/u,
  );
  expect(told).toMatch(/表1!G2 .*没有导入.*：不$/mu);
  expect(told).toMatch(/（征求意见稿）（旁边是「某办公布」）/u);
});

it.each([
  ['a sign', '.v::before{content:"●"}'],
  ['the heading of its column', '.v::before{content:"是否属实："}'],
])('%s beside a word of a list changes nothing', async (_, style) => {
  expect((await read(style, '<td class="v">属实</td>')).facts?.verdict?.value).toBe('属实');
});

it('signs of an icon font have no words', async () => {
  const { told } = await read('.ok::before{content:"\\e900"}', '<td><i class="ok"></i></td>');
  expect(told).toMatch(/表1!G2 .*：图标/u);
});

it.each([
  ['nothing', 'td::after{content:""} .clear::before{content:" "}'],
  ['another element', '.other::before{content:"属实"} th.x td::before{content:"属实"}'],
  ['paper', '@media print{td::before{content:"属实"}}'],
  ['the heading of its column', 'td:last-child::before{content:"是否属实："}'],
])('%s is not told', async (_, style) => {
  expect((await read(style, '<td>属实</td>')).told).not.toContain('样式表');
});
