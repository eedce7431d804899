/** What notices declare beside batches: typed as 累计, as announcements, as tasks with results; each figure is public. */
import { describe, expect, it } from 'vitest';
import { inspectionOf, markdown, record, type Files } from '../support/content.ts';
import { importBytes } from '../support/import.ts';
import { xlsx, type Cells } from '../support/office.ts';
import { checked, declaredOf, inspectionFile, lookedAt, office } from '../support/published.ts';
import { siteOf, viewOf } from '../support/views.ts';

/** An office with running totals, and what else it publishes. */
const declaring = (totals: readonly string[], more: Files = {}, change?: (text: string) => string): Files => {
  const made = office(['陆良县', '麒麟区'], change);
  const lines = totals.map((total) => `  - ${total}\n`).join('');
  return { ...made, [inspectionFile]: `${String(made[inspectionFile])}累计:\n${lines}`, ...more };
};
const runningOf = (files: Files) => viewOf(siteOf(files, lookedAt), 'inspection').runningTotals;

describe('what earlier inspections came to in one county', () => {
  const complaints = [
    '{ 截至: 2019-11-18, 交办: 28, 办结并通过验收: 26, 需长期持续整改: 2, 其他: { 反馈问题（项）: 5, 完成整改并通过验收（项）: 4, 正在整改（项）: 1 } }',
  ];
  const files = declaring(complaints);

  it('26 accepted and 2 for good are the 28, and items of the plan stand beside them', () => {
    expect(checked(files)).toEqual([]);
    expect(declaredOf(files)).toEqual({
      ...{ 交办: 28, 办结并通过验收: 26, 需长期持续整改: 2 },
      ...{ '其他 反馈问题（项）': 5, '其他 完成整改并通过验收（项）': 4, '其他 正在整改（项）': 1 },
    });
    expect(runningOf(files)?.columns).toEqual(['截至', '交办', '办结并通过验收', '需长期持续整改']);
    expect(runningOf(files)?.rows).toEqual([['2019-11-18', '28', '26', '2']]);
  });

  it('one too many is told', () => {
    const more = declaring([complaints[0]?.replace('通过验收: 26', '通过验收: 27') ?? '']);
    expect(checked(more).join('\n')).toMatch(/合计 29，与.*28.*对不上/u);
  });
});

it('a feedback with its measures, and an earlier report with three of them', () => {
  const files = declaring([
    '{ 截至: 2019-11-30, 责令整改: 316, 立案查处: 68, 罚款万元: 206 }',
    '{ 截至: 2020-03-26, 交办: 491, 已办结: 491, 责令整改: 316, 查封扣押: 4, 限产停产: 20, 关停取缔: 12, 移送公安: 1, 立案查处: 68, 罚款万元: 206 }',
  ]);
  expect(checked(files)).toEqual([]);
  const view = runningOf(files);
  expect(view?.columns.slice(1)).toEqual([
    '交办',
    '已办结',
    '责令整改',
    '查封扣押',
    '限产停产',
    '关停取缔',
    '移送公安',
    '立案处罚',
    '罚款万元',
  ]);
  expect(view?.rows).toEqual([
    ['2019-11-30', null, null, '316', null, null, null, null, '68（立案查处）', '206'],
    ['2020-03-26', '491', '491', '316', '4', '20', '12', '1', '68（立案查处）', '206'],
  ]);
});

it('a plan for two kinds of inspection, whose full text stands on two other sites', () => {
  const plan = markdown({
    标题: '某市公开“回头看”及水污染防治专项督察整改方案',
    公开日期: '2020-08-21 18:35',
    类型: '整改方案',
    摘要: '方案全文见两家网站。',
    文章: '[{ 标题: 整改方案（市政府网站）, 网址: "https://example.org/a.html" }, { 标题: 整改方案（生态环境局网站）, 网址: "https://example.net/b.html" }]',
  });
  const files: Files = {
    ...office(['麒麟区'], (text) =>
      text
        .replace('类型: 例行督察', '类型: “回头看”和专项督察')
        .replace('{ 开始: 2021-05-06, 结束: 2021-05-15 }', '{ 开始: 2019-10-16, 结束: 2019-10-25 }'),
    ),
    'lin/announcements/2020-08-21-plan.md': plan,
  };
  expect(checked(files)).toEqual([]);
  const site = siteOf(files, lookedAt);
  expect(viewOf(site, 'inspection')).toMatchObject({
    meta: '省级 · 回头看、专项督察 · 省第三督察组',
    period: '2019年10月16日至2019年10月25日进驻林市',
  });
  const view = viewOf(site, 'announcement');
  expect(view.published.moment).toBe('2020-08-21T18:35');
  expect(view.articles.map(({ address }) => address)).toEqual([
    'https://example.org/a.html',
    'https://example.net/b.html',
  ]);
});

describe('a plan in stages', () => {
  const tasks = markdown(
    { 标题: '整改任务清单', 公开日期: '2018-11-30' },
    record(
      '1 某河治理',
      {
        责任单位: '某县人民政府',
        整改时限: '2018年12月31日前完成阶段性整改任务，2019年底前大部分得到有效解决，2020年底稳定达标',
      },
      { 反馈问题: '某河不达标。', 整改目标: '稳定达标。' },
    ),
    record(
      '2 信息公开',
      { 责任单位: '市政府', 整改时限: '方案2018年9月20日前向社会公开' },
      { 反馈问题: '公开不及时。' },
    ),
  );
  const files: Files = { ...office(['麒麟区']), 'lin/rectification/tasks.md': tasks };

  it('is open until its last stage; a day that was past when the plan was published is due all the same', () => {
    expect(checked(files).filter((line) => line.includes(' 错误 '))).toEqual([]);
    const dueOn = (today: string, key: string) => viewOf(siteOf(files, today), 'task', { task: key }).due;
    expect(dueOn('2020-12-31', '1')).toBeUndefined();
    expect(dueOn('2021-01-01', '1')).toBeDefined();
    expect(dueOn('2018-12-01', '2')).toBeDefined();
    expect(viewOf(siteOf(files, lookedAt), 'task', { task: '1' }).deadline).toContain('2019年底前大部分得到有效解决');
  });
});

it('who was held to account: units and persons by rank, each figure in the data', () => {
  const [units, persons] = ['厅级单位（个）: 14, 县处级单位（个）: 18, 乡科级单位（个）: 11', '厅级（人）: 35'];
  const files = declaring(
    [`{ 截至: 2019-12-24, 问责单位: 43, 问责: 167, 其他: { 移交问题（个）: 8, ${units}, ${persons} } }`],
    {
      'lin/announcements/2019-12-24-accountability.md': `${markdown({
        标题: '督察移交问题责任追究情况',
        公开日期: '2019-12-24',
        类型: '追责问责通报',
        摘要: '8个问题，问责43个单位、167人。',
      })}\n| 级别 | 责任单位 |\n| --- | --- |\n| 厅级 | 14 |\n| 县处级 | 18 |\n| 乡科级 | 11 |\n`,
    },
  );
  expect(checked(files)).toEqual([]);
  expect(14 + 18 + 11).toBe(43);
  expect(declaredOf(files)).toEqual({
    ...{ 问责单位: 43, 问责: 167, '其他 移交问题（个）': 8, '其他 厅级（人）': 35 },
    ...{ '其他 厅级单位（个）': 14, '其他 县处级单位（个）': 18, '其他 乡科级单位（个）': 11 },
  });
  const site = siteOf(files, lookedAt);
  expect(viewOf(site, 'announcement').kind).toBe('追责问责通报');
});

it('results of a whole plan: 58 items, 38 done, 20 going on', () => {
  const files = declaring([
    '{ 截至: 2020-03-31, 其他: { 整改任务（个）: 58, 完成整改（个）: 38, 正在整改（个）: 20 } }',
  ]);
  expect(checked(files)).toEqual([]);
  expect(declaredOf(files)).toEqual({
    ...{ '其他 整改任务（个）': 58, '其他 完成整改（个）': 38, '其他 正在整改（个）': 20 },
  });
  expect(runningOf(files)?.parts[0]?.figures).toContainEqual({ name: '正在整改（个）', figure: '20' });
});

it('four lists of origins beside each other: every task keeps its origin and the word of its state', async () => {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['督察反馈', [...Array.from({ length: 59 }, () => '已完成'), ...Array.from({ length: 5 }, () => '正在整改')]],
    ['2018年长江警示片', ['经省政府同意销号', '经省政府同意销号']],
    ['2019年长江警示片', ['整改完成', '基本整改完成']],
    ['2020年省警示片', ['已基本整改', '已基本整改']],
  ];
  const cells: Cells = [
    ['问题来源', '序号', '反馈问题', '责任单位', '整改时限', '整改状态'],
    ...lists.flatMap(([origin, states]) =>
      states.map((state, index) => [
        origin,
        String(index + 1),
        `${origin}第${String(index + 1)}个问题`,
        '市政府',
        '2020年底前',
        state,
      ]),
    ),
  ];
  const bytes = await xlsx(cells, '反馈问题整改情况（2021年5月31日）');
  const imported = await importBytes('表.xlsx', bytes, 'tasks', {}, office(['麒麟区']));
  expect(imported.faults).toEqual([]);
  const { tasks } = inspectionOf(imported.register, 'lin');
  expect(tasks).toHaveLength(70);
  const counts = (origin: string): Record<string, number> =>
    Object.fromEntries(
      [
        ...Map.groupBy(
          tasks.filter((one) => one.facts.origin === origin),
          (one) => one.facts.state?.raw ?? '',
        ),
      ].map(([state, some]) => [state, some.length]),
    );
  expect(lists.map(([origin]) => counts(origin))).toEqual([
    { 已完成: 59, 正在整改: 5 },
    { 经省政府同意销号: 2 },
    { 整改完成: 1, 基本整改完成: 1 },
    { 已基本整改: 2 },
  ]);
  expect(tasks.map((one) => one.facts.state?.value).filter((state) => state === '已销号')).toHaveLength(2);
});

describe('five tasks that a city accepted with advice', () => {
  const keys = ['1', '2', '3', '4', '5'];
  const tasks = keys.map((key) =>
    record(
      key,
      { 问题来源: '长江经济带警示片', 责任单位: '某区人民政府', 整改时限: '2020年底前', 验收单位: '某市生态环境局' },
      { 反馈问题: `问题${key}。`, 整改目标: '整改到位。', 整改措施: '截污。' },
    ),
  );
  const result = (state: string, advice: string): string =>
    markdown(
      { 标题: '市级验收情况', 公开日期: '2021-01-06' },
      ...keys.map((key) =>
        record(
          key,
          { 整改状态: state, 验收: '2020-12-30 市级 同意通过验收', ...(advice !== '' && { 验收意见: advice }) },
          { 整改完成情况: '现场查看；查阅台账，一问一档；验收会反馈意见；同意通过验收。' },
        ),
      ),
    );
  const files = (state: string, advice: string): Files => ({
    ...office(['某区']),
    'lin/rectification/tasks.md': markdown({ 标题: '整改任务清单', 公开日期: '2020-01-10' }, ...tasks),
    'lin/rectification/results-2021-01.md': result(state, advice),
  });

  it('are accepted, the advice beside each', () => {
    const advised = files('附意见通过验收', '继续加强日常监管。');
    expect(checked(advised)).toEqual([]);
    const site = siteOf(advised, lookedAt);
    for (const task of keys) {
      const view = viewOf(site, 'task', { task });
      expect(view.state.word).toBe('附意见通过验收');
      expect(JSON.stringify(view.reports[0]?.facts)).toContain('继续加强日常监管。');
      expect(JSON.stringify(view.closing)).toContain('同意通过验收');
      expect(view.due).toBeUndefined();
    }
  });

  it.each(['有条件通过验收', '通过市级验收'])('in other words: %s', (state) => {
    expect(checked(files(state, ''))).toEqual([]);
    const word = viewOf(siteOf(files(state, ''), lookedAt), 'task', { task: '1' }).state.word;
    expect(word).toBe(state === '通过市级验收' ? '通过验收' : '附意见通过验收');
  });
});
