/** A word with something behind it: what only explains it stays beside it, what makes it less leaves no word to guess. */
import { expect, it } from 'vitest';
import { importBytes, warned, type Imported } from '../support/import.ts';
import { csv } from '../support/office.ts';

const header = ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '是否属实', '是否办结'];
const title = '边督边改公开情况一览表（第三批 2021年5月14日）';
const read = async (verdict: string, state: string): Promise<Imported> => {
  const row = ['1', 'D01LS202105070001', '某厂冒烟', '麒麟区', '大气', verdict, state];
  const imported = await importBytes('表.csv', csv([header, row], title));
  expect(imported.faults).toEqual([]);
  return imported;
};
const factsOf = ({ record }: Imported) => record.batches[0]?.cases[0]?.facts;

it.each([
  '属实（80%）',
  '属实（八成）',
  '属实（大部分问题，噪声除外）',
  '属实，其中粉尘不属实',
  '不属实（噪声属实）',
  '不属实（60％）',
])('%s is no verdict', async (cell) => {
  const imported = await read(cell, '已办结');
  expect([factsOf(imported)?.verdict, factsOf(imported)?.remarks]).toEqual([undefined, `是否属实：${cell}`]);
  expect(warned(imported)).toMatch(/^CSV!F3 「是否属实」.*不会猜.*写一个词/mu);
});

it.each([
  '已办结（未通过验收）',
  '已办结（正在整改）',
  '已办结（部分）',
  '已办结（未完成）',
  '已办结（90%）',
  '已办结，废渣正在清运',
  '办结（拟于12月验收）',
  '未办结（已办结）',
])('%s is no state', async (cell) => {
  const imported = await read('属实', cell);
  expect([factsOf(imported)?.state, factsOf(imported)?.remarks]).toEqual([undefined, `是否办结：${cell}`]);
  expect(warned(imported)).toMatch(/^CSV!G3 「是否办结」.*不会猜.*(?:写|只留)一个/mu);
});

it.each(['已办结（未验收）', '办结（待验收）', '已办结（未销号）'])('%s is done, in its own words', async (cell) => {
  const imported = await read('属实', cell);
  expect(factsOf(imported)).toMatchObject({ state: { value: '已办结', raw: cell } });
  expect(factsOf(imported)?.remarks).toBeUndefined();
});

it.each([
  ['部分属实（80%）', '已办结'],
  ['属实（100%）', '已办结'],
  ['属实，该厂未办环评手续', '已办结'],
  ['属实', '已办结（罚款5万元）'],
  ['属实', '已办结（100%）'],
  ['属实', '未办结（已完成80%）'],
])('%s, %s: an explanation stays in 备注', async (verdict, state) => {
  const imported = await read(verdict, state);
  const [word, other] = [verdict, state].map((cell) => /^\p{Script=Han}+/u.exec(cell)?.[0]);
  expect(factsOf(imported)).toMatchObject({ verdict: { value: word }, state: { value: other } });
  expect(factsOf(imported)?.remarks).toBe(verdict === word ? `是否办结：${state}` : `是否属实：${verdict}`);
});
