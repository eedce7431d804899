/** A task that closes point by point (点位): 171 of 178, four in one county and three in another. */
import { expect, it } from 'vitest';
import { change, inspectionOf, markdown, record, type Files } from '../support/content.ts';
import { warned } from '../support/import.ts';
import { xlsx } from '../support/office.ts';
import { checked, imported, lookedAt, office } from '../support/published.ts';
import { printedTaskColumns } from '../../src/formats/tables/task-table.ts';
import { pointsOfTask } from '../../src/register/closing.ts';
import { siteOf, viewOf } from '../support/views.ts';

const before: Files = {
  ...office(['甲县', '乙区', '丙县']),
  'lin/rectification/tasks.md': markdown(
    { 标题: '整改任务清单', 公开日期: '2021-01-10' },
    record('7', { 责任单位: '某市人民政府', 整改时限: '2022年12月底前' }, { 反馈问题: '小散乱污。' }),
  ),
};
const places = Array.from({ length: 178 }, (_, index) => (index < 4 ? '甲县' : index < 7 ? '乙区' : '丙县'));
const rows = places.map((county, index) => [
  ...['7', `点位${String(index + 1)}（${county}）`, index < 7 ? '正在整改' : '已销号'],
  index < 7 ? '' : `2021-12-0${String((index % 9) + 1)}`,
]);
const title = '整改情况公示（2021年12月22日）';
const results = 'lin/rectification/results-2021-12.md';

it('the state of the whole is asked for; with it, all points are public and counted', async () => {
  const bytes = await xlsx([['序号', '点位', '整改状态', '验收时间'], ...rows], title);
  const { made, files } = await imported(before, '点位.xlsx', bytes, 'results');
  expect(made.missing).toEqual([]);
  expect(made.files['rectification/results-2021-12.md']?.match(/^\| 点位\d+（/gmu)).toHaveLength(178);
  expect(warned(made)).toContain(
    '各个点位的「整改状态」不同，整项任务的状态没有填写，也不会猜；请对照原件补上「整改状态」',
  );
  expect(warned(made)).not.toContain('下面空着');
  expect(checked(files)).toEqual([expect.stringContaining('缺少「整改状态」')]);

  const whole = change(files, [
    results,
    '\n## 7\n',
    '\n## 7\n\n| 项目 | 内容 |\n| --- | --- |\n| 整改状态 | 正在整改 |\n',
  ]);
  expect(checked(whole)).toEqual([]);
  const site = siteOf(whole, lookedAt);
  const page = viewOf(site, 'task', { task: '7' });
  expect(page.closing?.points).toBe('178 个点位，已完成 171 个');
  expect(page.state.word).toBe('正在整改');
  expect(JSON.stringify(page)).toContain('点位178（丙县）');
  const task = inspectionOf(site.register, 'lin').taskByKey.get('7');
  expect(task && pointsOfTask(task)).toEqual({ total: 178, done: 171 });
});

it.each([
  ['171', []],
  ['172', ['「已完成点位」是 172，点位情况的表里完成的有 171 个']],
])('%s points that are said to be done', async (done, told) => {
  const cells = [['序号', '点位', '整改状态'], ...rows.map((row) => row.slice(0, 3))];
  const { files } = await imported(before, '点位.xlsx', await xlsx(cells, title), 'results');
  const said = `| 整改状态 | 正在整改 |\n| 点位总数 | 178 |\n| 已完成点位 | ${done} |\n`;
  const whole = change(files, [results, '\n## 7\n', `\n## 7\n\n| 项目 | 内容 |\n| --- | --- |\n${said}`]);
  expect(checked(whole)).toEqual(told.map((one) => expect.stringContaining(one) as string));
});

it('a notice that only counts them is shown as it counts', () => {
  const said = record(
    '7',
    { 整改状态: '正在整改', 点位总数: '178', 已完成点位: '171' },
    { 整改完成情况: '甲县4个、乙区3个正在整改。' },
  );
  const files = { ...before, [results]: markdown({ 标题: '整改情况', 公开日期: '2021-12-22' }, said) };
  expect(checked(files)).toEqual([]);
  expect(viewOf(siteOf(files, lookedAt), 'task', { task: '7' }).closing?.points).toBe('178 个点位，已完成 171 个');

  const site = siteOf(files, lookedAt);
  const { tasks } = inspectionOf(site.register, 'lin');
  const [task] = tasks.filter(({ key }) => key === '7');
  const printed = printedTaskColumns(tasks).find(({ label }) => label === '点位');
  expect(task && printed?.of(task)).toBe('178 个点位，已完成 171 个');
  expect(viewOf(site, 'rectification').tasks.find(({ key }) => key === '7')?.points).toEqual([
    '178 个点位',
    '已完成 171 个',
  ]);
  expect(
    printedTaskColumns(inspectionOf(siteOf(before, lookedAt).register, 'lin').tasks).map(({ label }) => label),
  ).not.toContain('点位');
});
