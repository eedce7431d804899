/** How far a closing (验收销号) has come: in the register, on pages, in files; what a notice that is running says. */
import { describe, expect, it } from 'vitest';
import { closingOfCase, closingOfTask, pointsOfTask } from '../../src/register/closing.ts';
import {
  batchFile,
  caseOf,
  changed,
  firstCase,
  followUpFile,
  inspectionOf,
  markdown,
  messages,
  minimal,
  record,
  register,
  resultsFile,
  someDay,
  tasksFile,
  type Change,
  type Files,
} from '../support/content.ts';
import { correctionEntry } from '../support/entries.ts';
import { csvCells, madeFiles, siteOf, xlsxCells } from '../support/downloads.ts';
import { checked as checkedLines } from '../support/published.ts';
import { viewOf, siteOf as siteOfPages } from '../support/views.ts';

const later = 'lin-2021/rectification/results-2022-03.md';
const result = (path: string, published: string, facts: Readonly<Record<string, string>>, points = ''): Change => [
  path,
  markdown(
    { 标题: '整改结果', 公开日期: published },
    record('1', { 整改状态: '已完成', ...facts }, points === '' ? {} : { 点位情况: points }),
  ),
];
const followUps = (...facts: readonly Readonly<Record<string, string>>[]): Change[] =>
  facts.map((one, index) => [
    index === 0 ? followUpFile : `lin-2021/follow-ups/2021-06-0${String(index + 1)}.md`,
    markdown({ 公开日期: `2021-06-0${String(index + 1)}` }, record(firstCase, one)),
  ]);
const taskIn = (files: Files) => {
  const task = inspectionOf(register(files)).taskByKey.get('1');
  if (!task) throw new Error('no task 1');
  return task;
};

/** The first row of a printed table, by its headings. */
async function printedCells(file: Buffer | undefined): Promise<Map<string, string>> {
  const rows = await xlsxCells(file ?? Buffer.of());
  const at = rows.findIndex(([first]) => first === '序号');
  return new Map((rows[at] ?? []).map((label, column) => [label, rows[at + 1]?.[column] ?? '']));
}

describe('the closing of a case', () => {
  const files = changed(
    [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 整改完成 | 5月13日 镇街级 |'],
    ...followUps(
      { 类型: '后续进展', 办结情况: '已办结', 验收: '2021-05-20 区级 某某区生态环境局' },
      { 类型: '销号公示', 公示期: '6月2日至6月9日 区级 某某区政府网站' },
      { 类型: '后续进展', 验收: '2021-05-21 市级' },
    ),
  );

  it('is the newest of each step, whichever publication says it', () => {
    expect(closingOfCase(caseOf(register(files)))).toEqual({
      completion: { day: '2021-05-13', level: '镇街级' },
      acceptance: { day: '2021-05-21', level: '市级' },
      noticePeriod: { from: '2021-06-02', to: '2021-06-09', level: '区级', unit: '某某区政府网站' },
    });
  });

  it('stands on its page, with the last day of a notice that is running', () => {
    const page = (today: string) => viewOf(siteOfPages(files, today), 'case', { key: firstCase });
    const running = (today: string) => page(today).closing?.steps.map((step) => step.running);
    expect(page('2021-06-09').closing?.steps).toEqual([
      { name: '整改完成', days: '2021-05-13', by: ['镇街级'] },
      { name: '验收', days: '2021-05-21', by: ['市级'] },
      {
        name: '公示',
        days: '2021-06-02 至 2021-06-09',
        by: ['区级 某某区政府网站'],
        running: '公示中，至6月9日',
      },
    ]);
    expect(page('2021-06-09').answer).toMatchObject({ state: { notice: '公示中，至6月9日' } });
    expect(running('2021-06-10')).toEqual([undefined, undefined, undefined]);
    expect(page('2021-06-10').answer).not.toHaveProperty('state.notice');
    // A notice that is still to come is not running.
    const early = changed(...followUps({ 类型: '销号公示', 公示期: '2021-06-05 至 2021-06-09' }));
    const before = viewOf(siteOfPages(early, '2021-06-04'), 'case', { key: firstCase });
    expect(before.closing?.steps.map((step) => step.running)).toEqual([undefined]);
  });

  it('stands once on the page, and its changes in the history', () => {
    const view = viewOf(siteOfPages(files), 'case', { key: firstCase });
    expect(view.facts).toEqual([]);
    expect(
      view.history.events.flatMap(({ changes }) => changes.map((change) => 'label' in change && change.label)),
    ).toEqual(['验收', '验收', '办结情况']);
  });

  it('is corrected like any fact', () => {
    const correct = changed(
      [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 已办结 |\n| 验收 | 2021-05-13 区级 |'],
      [
        followUpFile,
        markdown(
          { 公开日期: '2021-06-01' },
          record(
            firstCase,
            { 类型: '更正', 更正项: '验收', 原为: '2021年5月13日 区级', 改为: '2021-05-12 区级' },
            { 更正说明: '写错。' },
          ),
        ),
      ],
    );
    expect(closingOfCase(caseOf(register(correct)))).toEqual({ acceptance: { day: '2021-05-12', level: '区级' } });
  });

  it('of a withheld case may not be told', () => {
    const withheld = changed(
      [
        batchFile,
        markdown(
          { 批次: '1', 公开日期: '2021-05-14' },
          record(firstCase, {
            公开方式: '不予公开',
            理由: '政府信息公开条例第十四条',
            验收: '2021-05-13',
            公示期: '2021-05-01 至 2021-05-09',
          }),
        ),
      ],
      ...followUps({ 类型: '后续进展', 复核: '2021-05-13' }),
    );
    expect(messages(withheld).map((line) => line.replace(/^.*「(.*?)」.*$/u, '$1'))).toEqual([
      '验收',
      '公示期',
      '复核',
    ]);
  });

  it('is in CSV and JSON as it holds now', async () => {
    const made = await madeFiles(siteOf(files));
    const [header = [], row = []] = csvCells(made.get('/lin-2021/data/cases.csv') ?? '');
    const cell = (label: string) => row[header.indexOf(label)];
    expect(cell('验收')).toBe('2021-05-21 市级');
    expect(cell('公示期')).toBe('2021-06-02 至 2021-06-09 区级 某某区政府网站');
    expect(cell('销号报备')).toBe('');
    const printed = await printedCells(made.get('/lin-2021/batches/1.xlsx'));
    expect([printed.get('验收'), printed.get('公示期')]).toEqual([
      '2021-05-21 市级',
      '2021-06-02 至 2021-06-09 区级 某某区政府网站',
    ]);
    expect(printed.get('备注')).not.toMatch(/^验收：/mu);
    const json = JSON.parse(String(made.get(`/lin-2021/cases/${firstCase}.json`))) as { closing: object };
    expect(json.closing).toEqual(closingOfCase(caseOf(register(files))));
  });
});

describe('the closing of a task', () => {
  const files = changed(
    [tasksFile, '| 整改时限 |', '| 整改完成 | 2021-07-30 |\n| 整改时限 |'],
    result(resultsFile, '2022-01-10', { 验收: '2022-01-05 区级', 验收单位: '区验收组' }),
    result(later, '2022-03-01', { 整改状态: '已销号', 公示期: '至2月9日', 销号报备: '2022-02-20 市级' }),
  );

  it('is gathered from the plan and the results', () => {
    expect(closingOfTask(taskIn(files))).toEqual({
      completion: { day: '2021-07-30' },
      acceptance: { day: '2022-01-05', level: '区级', unit: '区验收组' },
      noticePeriod: { to: '2022-02-09' },
      report: { day: '2022-02-20', level: '市级' },
    });
    expect(
      viewOf(siteOfPages(files), 'task', { task: '1' }).closing?.steps.map(({ name, days }) => [name, days]),
    ).toEqual([
      ['整改完成', '2021-07-30'],
      ['验收', '2022-01-05'],
      ['公示', '至 2022-02-09'],
      ['销号报备', '2022-02-20'],
    ]);
  });

  it('stands in the order of its days; a step without a day keeps its place', () => {
    const steps = (facts: Readonly<Record<string, string>>) =>
      viewOf(siteOfPages(changed(result(resultsFile, '2022-01-10', facts))), 'task', { task: '1' }).closing?.steps.map(
        ({ name }) => name,
      );
    const days = { 公示期: '2022-01-05 至 2022-01-09', 审签: '2022-01-04', 销号报备: '2022-01-09' };
    expect(steps({ ...days, 验收: '区级' })).toEqual(['验收', '审签', '公示', '销号报备']);
    expect(steps({ ...days, 复核: '市级 某某局' })).toEqual(['审签', '公示', '复核', '销号报备']);
    expect(steps({ 整改完成: '2022-01-05', 验收: '2022-01-05', 审签: '2022-01-05' })).toEqual([
      '整改完成',
      '验收',
      '审签',
    ]);
  });

  it('stands once on the page: what a report says of it is not told again, unless a newer one says otherwise', () => {
    const reports = viewOf(
      siteOfPages(
        changed(
          result(resultsFile, '2022-01-10', { 验收: '2022-01-05 区级', 整改完成: '2022-01-02', 点位总数: '3' }),
          result(later, '2022-03-01', { 验收: '2022-02-05 市级', 验收单位: '市验收组', 整改完成: '2022-01-02' }),
        ),
      ),
      'task',
      { task: '1' },
    ).reports;
    expect(reports.map(({ facts }) => facts.map(({ label, value }) => [label, value]))).toEqual([
      [['验收', ['2022-01-05 区级']]],
      [['验收单位', ['市验收组']]],
    ]);
  });

  it('has columns of its own in the printed tables', async () => {
    const made = await madeFiles(siteOf(files));
    const printed = await printedCells(made.get('/lin-2021/rectification.xlsx'));
    expect(['整改完成', '验收', '公示期', '销号报备'].map((label) => printed.get(label))).toEqual([
      '2021-07-30',
      '2022-01-05 区级 区验收组',
      '至 2022-02-09',
      '2022-02-20 市级',
    ]);
    expect(printed.has('复核')).toBe(false);
    expect(printed.get('备注') ?? '').not.toContain('整改完成');
  });

  it('says nothing where nothing was published', () => {
    const view = viewOf(siteOfPages(minimal), 'task', { task: '1' });
    expect(view.closing).toBeUndefined();
    expect(view.notice).toBeUndefined();
  });
});

const checked = (files: Files): string => checkedLines(files).join('\n');

describe('a case that closes by 点位', () => {
  const files = changed(
    [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 点位总数 | 12 |\n| 已完成点位 | 3 |'],
    ...followUps({ 类型: '后续进展', 已完成点位: '9' }),
  );

  it('shows the newest count, and each one in the history', () => {
    const view = viewOf(siteOfPages(files), 'case', { key: firstCase });
    expect(view.closing).toEqual({ steps: [], points: '12 个点位，已完成 9 个' });
    expect(view.facts.map(({ label }) => label)).not.toContain('点位总数');
    expect(view.history.events[0]?.changes).toContainEqual(expect.objectContaining({ label: '已完成点位', was: '3' }));
  });

  it('stands in the files', async () => {
    const made = await madeFiles(siteOf(files));
    const [header = [], row = []] = csvCells(made.get('/lin-2021/data/cases.csv') ?? '');
    expect([row[header.indexOf('点位总数')], row[header.indexOf('已完成点位')]]).toEqual(['12', '9']);
    const json = JSON.parse(String(made.get(`/lin-2021/cases/${firstCase}.json`))) as { points: object };
    expect(json.points).toEqual({ total: 12, done: 9 });
  });

  it.each([
    [{ 点位总数: '12', 已完成点位: '13' }, /「已完成点位」13 多于「点位总数」12/u],
    [{ 已完成点位: '3' }, /写了「已完成点位」，没有写「点位总数」/u],
  ])('is held against its total: %j', (facts, message) => {
    const rows = Object.entries(facts).map(([label, value]) => `| ${label} | ${value} |`);
    const wrong = changed([batchFile, '| 办结情况 | 未办结 |', ['| 办结情况 | 未办结 |', ...rows].join('\n')]);
    expect(checked(wrong)).toMatch(message);
  });

  it('a later count is held against the total of before', () => {
    expect(checked(files)).not.toMatch(/点位/u);
    expect(checked({ ...files, [followUpFile]: String(files[followUpFile]).replace('| 9 |', '| 19 |') })).toMatch(
      /「已完成点位」19 多于「点位总数」12/u,
    );
  });
});

it('a case that closes by 点位 may list them: its tables are counted, shown and checked as those of a task', () => {
  const table = (state: string): string =>
    `| 点位 | 状态 |\n| --- | --- |\n| 甲河口 | 已办结 |\n| 乙码头 | ${state} |\n\n| 点位 | 状态 |\n| --- | --- |\n| 丙水库 | 经县政府同意销号 |`;
  const files = (state: string): Files =>
    changed([batchFile, '某厂夜间冒烟。', `某厂夜间冒烟。\n\n### 点位情况\n\n${table(state)}`]);
  const view = viewOf(siteOfPages(files('正在整改')), 'case', { key: firstCase });
  expect(view.closing).toEqual({ steps: [], points: '3 个点位，已完成 2 个' });
  expect(view.sections.map(({ label }) => label)).toEqual(['交办问题', '点位情况']);
  expect(checked(files('正在整改'))).not.toMatch(/点位/u);
  expect(checked(files('快了'))).toMatch(/01\.md:\d+:\d+ 错误 点位「乙码头」的状态「快了」不认识/u);
});

describe('a task that closes by 点位', () => {
  const table =
    '| 点位 | 所在 | 状态 |\n| --- | --- | --- |\n| 甲河口 | 某县 | 经省政府同意销号 |\n| 乙码头 | 某县 | 正在整改 |';
  const countOf = (facts: Readonly<Record<string, string>>, points = '') =>
    pointsOfTask(taskIn(changed(result(resultsFile, '2022-01-10', facts, points))));

  it('has a count of each, as published or else from its table', () => {
    expect(countOf({ 点位总数: '178', 已完成点位: '171' })).toEqual({ total: 178, done: 171 });
    expect(countOf({ 点位总数: '178' })).toEqual({ total: 178, done: undefined });
    expect(countOf({}, table)).toEqual({ total: 2, done: 1 });
    // A state that is not said is not counted as open.
    expect(countOf({}, table.replace('正在整改', ''))).toEqual({ total: 2, done: undefined });
    expect(countOf({})).toBeUndefined();
  });

  it('counts the rows of all tables of 点位, wherever they stand', () => {
    const further = '| 序号 | 县区 | 点位名称 | 整改状态 |\n| --- | --- | --- | --- |\n| 1 | 某区 | 丙水库 | 已完成 |';
    expect(countOf({}, `某县：\n\n${table}\n\n某区：\n\n${further}`)).toEqual({ total: 3, done: 2 });
    expect(countOf({}, `- 某区：\n\n  ${further.replaceAll('\n', '\n  ')}\n\n${table}`)).toEqual({ total: 3, done: 2 });
    const waters = '| 断面 | 水质 |\n| --- | --- |\n| 丙水库 | Ⅲ类 |';
    expect(countOf({}, `${waters}\n\n${table}`)).toEqual({ total: 2, done: 1 });
    expect(countOf({}, '| 点位 | 所在 |\n| --- | --- |\n| 丙水库 | 某区 |')).toEqual({ total: 1, done: undefined });
  });

  it('shows the count and each state, also in the files', async () => {
    const files = changed(result(resultsFile, '2022-01-10', { 点位总数: '178', 已完成点位: '171' }, table));
    const view = viewOf(siteOfPages(files, someDay), 'task', { task: '1' });
    expect(view.closing).toEqual({ steps: [], points: '178 个点位，已完成 171 个' });
    expect(view.reports[0]?.sections.map(({ label }) => label)).toEqual(['点位情况']);
    const made = await madeFiles(siteOf(files));
    const [header = [], row = []] = csvCells(made.get('/lin-2021/rectification.csv') ?? '');
    expect([row[header.indexOf('点位总数')], row[header.indexOf('已完成点位')]]).toEqual(['178', '171']);
    const json = JSON.parse(String(made.get('/lin-2021/rectification.json'))) as { tasks: { points: object }[] };
    expect(json.tasks[0]?.points).toEqual({ total: 178, done: 171 });
  });
});

it('a correction of what results say moves the step', () => {
  const files = changed(result(resultsFile, '2022-01-10', { 公示期: '2022-01-11 至 2022-01-22' }), [
    'lin-2021/follow-ups/2022-02-01.md',
    markdown(
      { 公开日期: '2022-02-01' },
      correctionEntry('任务 1', '公示期', '2022-01-11 至 2022-01-22', '2022-01-12 至 2022-01-25'),
    ),
  ]);
  expect(messages(files)).toEqual([]);
  const { closing } = viewOf(siteOfPages(files), 'task');
  expect(JSON.stringify(closing)).toContain('2022-01-12');
  expect(JSON.stringify(closing)).not.toContain('2022-01-11');
});
