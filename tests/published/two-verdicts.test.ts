/** A list of 109 cases (查处整改公示) with two verdicts and two states alone: each counts, and the notice's figures are held against it. */
import { expect, it } from 'vitest';
import { countOf } from '../../src/register/totals.ts';
import { change, inspectionOf } from '../support/content.ts';
import { docx, paragraph, wordTable } from '../support/office.ts';
import { checked, declaredOf, imported, lookedAt, office } from '../support/published.ts';
import { siteOf, viewOf } from '../support/views.ts';

const title = '中央环境保护督察“回头看”交办信访件查处整改公示（第三十一批）';
const header = [
  ...['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '调查核实情况', '是否属实'],
  ...['处理和整改情况', '是否办结', '责任人被处理情况'],
];
const rows = Array.from({ length: 109 }, (_, index) => [
  ...[String(index + 1), `D34000020181130${String(index + 1).padStart(4, '0')}`, `第${String(index + 1)}处冒烟`],
  ...['埇桥区', '大气', '经查。', index < 93 ? '属实' : '不属实'],
  ...['已处理。', index < 55 ? '办结' : '正在办理', '无'],
]);
const file = 'lin/batches/31.md';

const read = () =>
  imported(office(['埇桥区']), '公示.docx', docx(paragraph(title) + wordTable([header, ...rows])), 'batch', {
    published: '2018-12-02',
    forwarded: '2018-11-30',
  });

it('has its title, its words and all its counts', async () => {
  const { made, files } = await read();
  expect(made.missing).toEqual([]);
  const declared = '{ 交办: 109, 属实: 93, 不属实: 16, 办结: 55, 正在办理: 54 }';
  const whole = change(files, [file, '\n公开日期: ', `\n公布数: ${declared}\n公开日期: `]);
  expect(checked(whole)).toEqual([]);
  expect(declaredOf(whole, '31')).toEqual({ 交办: 109, 属实: 93, 不属实: 16, 已办结: 55, 未办结: 54 });
  const site = siteOf(whole, lookedAt);
  const { totals } = inspectionOf(site.register, 'lin');
  expect([totals.byVerdict, totals.byState]).toEqual([
    [
      { name: '属实', count: 93 },
      { name: '不属实', count: 16 },
    ],
    [
      { name: '已办结', count: 55 },
      { name: '未办结', count: 54 },
    ],
  ]);
  expect(countOf(totals.byRegion, '埇桥区')).toBe(109);
  const view = viewOf(site, 'batch');
  expect([view.title, view.comparisons.rows.some(({ differs }) => differs)]).toEqual([title, false]);
  // The word of the table stands beside the one that it counts as.
  expect(JSON.stringify(viewOf(site, 'case', { key: 'D340000201811300109' }))).toContain('正在办理');
});

it.each([
  ['属实: 93', '属实: 94', '公布数「属实」为 94，逐件统计为 93'],
  ['正在办理: 54', '正在办理: 53', '公布数「未办结」为 53，逐件统计为 54'],
])('%s for %s is told', async (figure, other, message) => {
  const { files } = await read();
  const declared = `{ 交办: 109, 属实: 93, 不属实: 16, 办结: 55, 正在办理: 54 }`.replace(figure, other);
  const whole = change(files, [file, '\n公开日期: ', `\n公布数: ${declared}\n公开日期: `]);
  expect(checked(whole).join('\n')).toContain(message);
});
