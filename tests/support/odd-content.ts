/** Content in which much is absent, or stands alone: where pages would say what is not so, or nothing. */
import { changed, markdown, record, tasksFile, batchFile, inspectionFile, minimal, type Files } from './content.ts';

const inspection = (lines: readonly (readonly [from: string, to: string])[]): string =>
  lines.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`inspection.yaml holds no 「${from}」`);
    return text.replace(from, to);
  }, String(minimal[inspectionFile]));

const plan = (...tasks: readonly string[]): string =>
  markdown({ 标题: '整改任务清单', 公开日期: '2022-02-01' }, ...tasks);
const task = (heading: string, facts: Readonly<Record<string, string>> = {}, problem = '某河黑臭。'): string =>
  record(heading, { 责任单位: '沾益区人民政府', 整改时限: '立行立改，长期坚持', ...facts }, { 反馈问题: problem });
const one = (heading: string, facts: Readonly<Record<string, string>> = {}, problem = '某厂夜间冒烟。'): string =>
  record(heading, { 行政区域: '麒麟区', ...facts }, { 交办问题: problem });

/** An inspection a folder; each is odd in its own way. */
export const oddContent: Files = {
  ...changed(
    // Two running totals, each without most figures; what is forwarded is not what is published case by case.
    [
      inspectionFile,
      '行政区域:',
      '累计:\n  - { 截至: 2021-05-10, 收到: 9 }\n  - { 截至: 2021-05-15, 收到: 12, 交办: 3, 阶段性办结: 1 }\n行政区域:',
    ],
    // One of two batches declares a fine, and nothing that can be counted.
    [batchFile, '公开日期: 2021-05-14', '公开日期: 2021-05-14\n公布数: { 罚款万元: 5.25 }'],
    [tasksFile, '## 1 治理某河', '## 1'],
  ),
  // A batch of which nothing is known but what was complained of.
  'lin-2021/batches/04.md': markdown(
    { 批次: '4', 公开日期: '2021-05-20' },
    one('序号 7', {}, '![](a.png)'),
    one('D01LS202105200001', {}, '2.4万吨废渣露天堆放，雨天流入农田。'),
    one('D01LS202105200003', {}, '。'),
    record('X01LS202105200002', { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' }),
  ),
  'lin-2021/batches/a.png': 'PNG',
  // One case was taken down after its day, one was redacted.
  'lin-2021/batches/05.md': markdown(
    { 批次: '5', 公开日期: '2021-05-21' },
    record('D01LS202105210001', { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' }),
    one('D01LS202105210002', { 是否属实: '是' }),
  ),
  'lin-2021/follow-ups/2021-08-01.md': markdown(
    { 公开日期: '2021-08-01' },
    record('D01LS202105210001', {
      类型: '撤下',
      理由: '公开后发现涉密',
      依据: '政府信息公开条例第十四条',
      是否属实: '属实',
    }),
    record('D01LS202105210002', { 类型: '脱敏', 备注: '去掉了一处电话。' }),
  ),
  // A follow-up that strikes words out.
  'lin-2021/follow-ups/2021-07-02.md': markdown(
    { 公开日期: '2021-07-02' },
    record('D01LS202105200001', { 类型: '更正', 更正项: '交办问题', 原为: '露天', 改为: '' }),
    record('D01LS202105070001', { 类型: '后续进展', 备注: '仍在整改。' }),
  ),
  // An inspection that has just begun: nothing is published.
  'new-2022/inspection.yaml': inspection([
    ['简称: 林市督察', '简称: 新督察'],
    ['标题: 省第三督察组对林市开展督察', '标题: 省第一督察组对林市开展督察'],
    ['2021-05-06, 结束: 2021-05-15', '2022-05-20, 结束: 2022-06-10'],
  ]),
  // A plan that nobody has reported on.
  'plan-2020/inspection.yaml': inspection([
    ['简称: 林市督察', '简称: 专项督察'],
    ['2021-05-06, 结束: 2021-05-15', '2020-05-06, 结束: 2020-05-15'],
  ]),
  'plan-2020/rectification/tasks.md': plan(task('1'), task('2 关停某厂', {}, '10.6万立方米垃圾未处理。')),
  // A look-back of which every finding is good, and one without a finding.
  'good-2022/inspection.yaml': inspection([
    ['简称: 林市督察', '简称: 甲回头看'],
    ['例行督察', '回头看'],
    ['2021-05-06, 结束: 2021-05-15', '2022-01-06, 结束: 2022-01-15'],
  ]),
  'good-2022/rectification/tasks.md': plan(
    task('1 复查', { 前序: 'lin-2021/1、plan-2020/2、lin-2021/D01LS202105070001', 回头看结论: '整改到位' }),
  ),
  'good-2022/batches/01.md': markdown(
    { 批次: '1', 公开日期: '2022-01-10' },
    one('D02LS202201100001', { 是否属实: '属实', 办结情况: '已办结' }),
  ),
  'open-2022/inspection.yaml': inspection([
    ['简称: 林市督察', '简称: 乙回头看'],
    ['例行督察', '回头看'],
    ['2021-05-06, 结束: 2021-05-15', '2022-02-06, 结束: 2022-02-15'],
  ]),
  'open-2022/rectification/tasks.md': plan(task('1 复查', { 前序: 'lin-2021/1' })),
  // A look-back at a case that was taken down, and a list of results whose title was corrected.
  'late-2022/inspection.yaml': inspection([
    ['简称: 林市督察', '简称: 丙回头看'],
    ['例行督察', '回头看'],
    ['2021-05-06, 结束: 2021-05-15', '2021-10-06, 结束: 2021-10-15'],
  ]),
  'late-2022/rectification/tasks.md': plan(
    task('1 复查', { 前序: 'lin-2021/D01LS202105210001', 回头看结论: '表面整改' }),
  ),
  'late-2022/rectification/results-2022-03.md': markdown(
    { 标题: '整改结果（三月）', 公开日期: '2022-03-01' },
    record('1', { 整改状态: '已完成' }, { 整改完成情况: '已完成整改。' }),
  ),
  'late-2022/follow-ups/2022-03-02.md': markdown(
    { 公开日期: '2022-03-02' },
    record('整改结果 results-2022-03', { 类型: '更正', 更正项: '标题', 原为: '整改结果（三月）', 改为: '整改结果' }),
  ),
  // A batch with a title of its own and one case of 12 that is untrue.
  'none-2020/inspection.yaml': inspection([
    ['简称: 林市督察', '简称: 空督察'],
    ['2021-05-06, 结束: 2021-05-15', '2020-02-06, 结束: 2020-02-15'],
  ]),
  'none-2020/batches/01.md': markdown(
    { 批次: '1', 公开日期: '2020-02-10', 公布数: '{ 交办: 12, 不属实: 1 }' },
    ...Array.from({ length: 12 }, (_, index) =>
      one(`D03LS${String(202002100001 + index)}`, { 是否属实: index === 0 ? '否' : '是', 办结情况: '已办结' }),
    ),
  ),
};
