/** Results of tasks that close point by point: one record a task. */
import { describe, expect, it } from 'vitest';
import { assumed, emptyInspection, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { csv, type Cells } from '../support/office.ts';
import { markdown, record, type Files } from '../support/content.ts';

const tasks: Files = {
  ...emptyInspection,
  'lin/rectification/tasks.md': markdown(
    { 标题: '整改任务清单', 公开日期: '2021-01-10' },
    ...['7', '8'].map((number) =>
      record(number, { 责任单位: '某县人民政府', 整改时限: '2021年底' }, { 反馈问题: '某河黑臭。' }),
    ),
  ),
};
describe('points of a task', () => {
  const header = ['序号', '整改任务', '点位', '整改完成情况', '整改状态'];
  const read = (...rows: Cells): Promise<Imported> =>
    importBytes('表.csv', csv([header, ...rows], '整改落实情况（2021年12月22日）'), 'results', {}, tasks);

  it('are a table of one record', async () => {
    const imported = await read(
      ['7', '散乱污', '点位1（甲街道）', '已拆除', '已完成'],
      ['7', '散乱污', '点位2（乙镇）', '已清运', '已完成'],
      ['8', '黑臭水体', '无', '已截污', '通过验收'],
    );
    expect(imported.faults).toEqual([]);
    expect(missed(imported)).toEqual([]);
    expect(imported.record.results[0]?.results.map(({ key }) => key)).toEqual(['7', '8']);
    expect(Object.values(imported.files)[0]).toContain(
      '### 点位情况\n\n| 点位 | 整改状态 | 整改完成情况 |\n| --- | --- | --- |\n| 点位1（甲街道） | 已完成 | 已拆除 |\n| 点位2（乙镇） | 已完成 | 已清运 |\n',
    );
    expect(assumed(imported).join('\n')).toContain('任务 7 的 2 个点位写成一张表');
  });

  it('of different states give the task none', async () => {
    const imported = await read(
      ['7', '散乱污', '甲街道', '已拆除', '已完成'],
      ['7', '散乱污', '乙镇', '正在拆除', '正在整改'],
    );
    expect(warned(imported)).toMatch(/任务「7」各个点位的「整改状态」不同，整项任务的状态没有填写，也不会猜/u);
    expect(imported.faults.join('\n')).toContain('缺少「整改状态」');
  });
});
