/** Results name the tasks of the plan: an import says which of them the other lacks. */
import { describe, expect, it } from 'vitest';
import { markdown, record, type Files } from '../support/content.ts';
import { emptyInspection, importBytes, warned } from '../support/import.ts';
import { csv, type Cells } from '../support/office.ts';

const task = (number: string): string =>
  record(number, { 责任单位: '某县人民政府', 整改时限: '2020年12月底前' }, { 反馈问题: '某河黑臭。' });
const plan: Files = {
  ...emptyInspection,
  'lin/rectification/tasks.md': markdown(
    { 标题: '整改任务清单', 公开日期: '2020-01-10' },
    ...['1', '2', '3', '4'].map(task),
  ),
  'lin/rectification/results-2020-06.md': markdown(
    { 标题: '整改结果', 公开日期: '2020-06-10' },
    record('4', { 整改状态: '已完成' }),
  ),
};
const rows = (...numbers: readonly string[]): Cells => [
  ['序号', '整改完成情况', '整改状态'],
  ...numbers.map((number) => [number, '已截污。', '已完成']),
];
const imported = (files: Files, ...numbers: readonly string[]) =>
  importBytes('结果.csv', csv(rows(...numbers), '整改落实情况（2021年3月1日）'), 'results', {}, files);

describe('results', () => {
  it('that name a task of the plan alone are told to be all but those that are open', async () => {
    const told = warned(await imported(plan, '1'));
    expect(told).toContain('整改任务清单 清单里还有 2 项任务，表里没有它的结果，以前也没有完成：2、3；');
    expect(told).not.toContain('没有任务「');
  });

  it('that name an unknown task, and one task twice', async () => {
    const made = await imported(plan, '1', '2', '3', '9', '3');
    expect(warned(made)).toContain('CSV!A6 整改任务清单里没有任务「9」，检查会报错，请核对任务号');
    expect(warned(made)).toContain('整改任务清单里没有任务「3-2」');
    expect(warned(made)).not.toContain('清单里还有');
    // The check says the same.
    expect(made.faults.filter((one) => one.includes('没有任务 9'))).toHaveLength(1);
  });

  it('before there is a plan', async () => {
    expect(warned(await imported(emptyInspection, '1'))).toContain('还没有整改任务清单，任务「1」检查会报错');
  });

  it('of a plan that is at fault', async () => {
    const faulty = {
      ...plan,
      'lin/rectification/tasks.md': String(plan['lin/rectification/tasks.md']).replace(
        '公开日期: 2020-01-10',
        '公开日期: 某日',
      ),
    };
    expect(warned(await imported(faulty, '1', '9'))).not.toContain('没有任务「1」');
  });
});
