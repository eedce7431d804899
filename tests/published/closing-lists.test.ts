/** Lists by which offices close cases and tasks (验收销号): each step is read, checked, and stands on the page. */
import { describe, expect, it } from 'vitest';
import { change, inspectionOf, markdown, record, type Files } from '../support/content.ts';
import { warned } from '../support/import.ts';
import { docx, paragraph, wordTable, xlsx } from '../support/office.ts';
import { checked, imported, lookedAt, office, paste, refusal } from '../support/published.ts';
import { siteOf, viewOf } from '../support/views.ts';

const cases = ['D370000202506100001', 'X370000202506110002'];
const batch = (state: string): Files => ({
  'lin/batches/05.md': markdown(
    { 批次: '5', 公开日期: '2025-06-20' },
    ...cases.map((number) =>
      record(
        number,
        { 行政区域: '某镇', 污染类型: '大气', 是否属实: '属实', 办结情况: state },
        { 交办问题: '某厂冒烟。' },
      ),
    ),
  ),
});
const plan = (count: number, published = '2019-01-10'): Files => ({
  'lin/rectification/tasks.md': markdown(
    { 标题: '整改任务清单', 公开日期: published },
    ...Array.from({ length: count }, (_, index) =>
      record(String(index + 1), { 责任单位: '某县人民政府', 整改时限: '2030年12月底前' }, { 反馈问题: '某河黑臭。' }),
    ),
  ),
});
const caseOn = (files: Files, key = cases[0] ?? '') => viewOf(siteOf(files, lookedAt), 'case', { key });
const taskOn = (files: Files, key: string) => viewOf(siteOf(files, lookedAt), 'task', { task: key });
const stepsOf = (page: ReturnType<typeof caseOn> | ReturnType<typeof taskOn>) =>
  page.closing?.steps.map(({ name, days, by }) =>
    [name, days, by.map((run) => (typeof run === 'string' ? run : run.text)).join('')].filter(Boolean).join(' '),
  );

describe('a monthly list that closes complaint cases in six steps over three tiers', () => {
  const title = '第三轮省级督察信访件销号情况公示（2025年11月21日）';
  const header = [
    ...['序号', '受理编号', '办结情况', '建立台账', '镇街整改完成时间', '区级验收时间', '区级验收意见'],
    ...['区级媒体公示', '区主要领导审签', '申请市级复核', '市级审核意见', '销号报备'],
  ];
  const rows = cases.map((number, index) => [
    ...[String(index + 1), number, '已销号', '2025-06-21', '2025-09-30', '2025-10-09', '同意通过验收'],
    ...['2025年10月10日至10月19日', '2025-10-22', '2025-10-28', '同意', '2025-11-10'],
  ]);
  const read = async (cells = [header, ...rows]) =>
    imported({ ...office(['某镇']), ...batch('阶段性办结') }, '销号.xlsx', await xlsx(cells, title), 'follow-up');

  it('has each step with its day, tier and outcome; the ledger is kept as a remark', async () => {
    const { made, files } = await read();
    expect(made.missing).toEqual([]);
    expect(checked(files)).toEqual([]);
    for (const key of cases) {
      expect(stepsOf(caseOn(files, key))).toEqual([
        '整改完成 2025-09-30 镇街',
        '验收 2025-10-09 区级 同意通过验收',
        '公示 2025-10-10 至 2025-10-19 区级',
        '审签 2025-10-22 区主要领导',
        '复核 2025-10-28 市级 同意',
        '销号报备 2025-11-10',
      ]);
      expect(caseOn(files, key).answer).toMatchObject({ state: { word: '已销号' } });
    }
    expect(warned(made)).toContain('不认识这一列「建立台账」，内容放进「备注」');
    expect(JSON.stringify(caseOn(files))).toContain('建立台账：2025-06-21');
    expect(inspectionOf(siteOf(files, lookedAt).register, 'lin').totals.byState).toEqual([
      { name: '已销号', count: 2 },
    ]);
  });

  it('without the state is told to contradict the one that stands', async () => {
    const at = header.indexOf('办结情况');
    const { files } = await read([header, ...rows].map((row) => row.toSpliced(at, 1)));
    expect(checked(files)).toEqual(
      cases.map(() => expect.stringContaining('写了「销号报备」，状态却是「阶段性办结」') as string),
    );
  });

  it('in the wrong order is told', async () => {
    const at = header.indexOf('申请市级复核');
    const { files } = await read([header, ...rows.map((row) => row.with(at, '2025-10-12'))]);
    expect(checked(files)[0]).toContain('「复核」（2025-10-12）早于前一步');
  });
});

it('problems of several origins are accepted by the level that each needs, signed before the notice', async () => {
  const header = [
    ...['序号', '问题来源', '反馈问题', '责任单位', '整改时限', '整改目标', '整改措施', '验收单位', '整改状态'],
    ...['提交申请时间', '现场核查时间', '审核签字时间', '公示反馈时间'],
  ];
  const row = (number: string, origin: string, level: string): string[] => [
    ...[
      number,
      origin,
      '某河黑臭。',
      '某县人民政府',
      '2022年底前',
      '消除黑臭',
      '截污',
      `${level}生态环境厅`,
      `通过${level}级验收`,
    ],
    ...['2022-10-01', '2022-10-10', '2022-10-20', '2022年11月1日至11月10日'],
  ];
  const cells = [header, row('1', '中央督察反馈', '省'), row('2', '省级督察反馈', '市'), row('3', '自查发现', '市')];
  const bytes = await xlsx(cells, '“1+1+N”突出生态环境问题整改清单（2022年11月20日）');
  const { files } = await imported(office(['某县']), '清单.xlsx', bytes, 'tasks');
  expect(checked(files)).toEqual([]);
  expect(['1', '2', '3'].map((key) => taskOn(files, key).state.word)).toEqual(['通过验收', '通过验收', '通过验收']);
  expect(['1', '2', '3'].map((key) => JSON.stringify(taskOn(files, key)))).toEqual([
    expect.stringMatching(/中央督察反馈.*通过省级验收/u),
    expect.stringMatching(/省级督察反馈.*通过市级验收/u),
    expect.stringMatching(/自查发现.*通过市级验收/u),
  ]);
  expect(stepsOf(taskOn(files, '1'))).toEqual(['审签 2022-10-20', '公示 2022-11-01 至 2022-11-10']);
  expect(JSON.stringify(taskOn(files, '1'))).toMatch(/提交申请时间：2022-10-01.*现场核查时间：2022-10-10/u);
});

it('what is accepted by levels is struck off by filing, for tasks and for cases', async () => {
  const lead = '整改销号情况公示（2019年8月31日）';
  const tasks = await xlsx(
    [
      ['序号', '整改状态', '整改完成情况', '市级验收时间', '公示期', '备案销号时间'],
      [
        '1',
        '备案销号',
        '措施全部完成，处罚到位，效果达标，举一反三。',
        '2019-07-31',
        '2019年8月1日至8月7日',
        '2019-08-20',
      ],
    ],
    lead,
  );
  const before: Files = {
    ...office(['某镇']),
    ...plan(1),
    'lin/batches/05.md': String(batch('已办结')['lin/batches/05.md'])
      .replace('2025-06-20', '2019-06-20')
      .replaceAll('3700002025', '3700002019'),
  };
  const after = await imported(before, '任务.xlsx', tasks, 'results');
  const list = await xlsx(
    [
      ['序号', '受理编号', '办结情况', '县级验收时间', '公示期', '备案销号时间'],
      ['1', 'D370000201906100001', '已备案销号', '2019-07-31', '2019年8月1日至8月7日', '2019-08-20'],
    ],
    lead,
  );
  const { files } = await imported(after.files, '信访件.xlsx', list, 'follow-up');
  expect(checked(files)).toEqual([]);
  const steps = (level: string): string[] => [
    `验收 2019-07-31 ${level}`,
    '公示 2019-08-01 至 2019-08-07',
    '销号报备 2019-08-20',
  ];
  expect(stepsOf(taskOn(files, '1'))).toEqual(steps('市级'));
  expect(stepsOf(caseOn(files, 'D370000201906100001'))).toEqual(steps('县级'));
  expect([taskOn(files, '1').state.word, JSON.stringify(taskOn(files, '1'))]).toEqual([
    '已销号',
    expect.stringContaining('备案销号'),
  ]);
});

it('a plan names the department of the province that leads the supervision of each problem', async () => {
  const departments = [
    '生态环境厅',
    '自然资源厅',
    '水利厅',
    '农业农村厅',
    '住房和城乡建设厅',
    '工业和信息化厅',
    '交通运输厅',
    '林业局',
  ];
  const rows = Array.from({ length: 21 }, (_, index) => [
    ...[String(index + 1), `第${String(index + 1)}类问题。`, '某市人民政府', `省${departments[index % 8] ?? ''}`],
    ...['2019年底前', '污染消除、生态修复、群众满意', '一问一策'],
  ]);
  const header = ['序号', '反馈问题', '责任单位', '牵头督导省直单位', '整改时限', '整改目标', '整改措施'];
  const bytes = docx(paragraph('反馈问题整改任务清单（2019年10月20日）') + wordTable([header, ...rows]));
  const { files } = await imported(office(['某市']), '清单.docx', bytes, 'tasks');
  expect(checked(files)).toEqual([]);
  const { tasks } = inspectionOf(siteOf(files, lookedAt).register, 'lin');
  expect(tasks.map(({ facts }) => [facts.supervisor, facts.units.values])).toEqual(
    rows.map((row) => [row[3], ['某市人民政府']]),
  );
  expect(new Set(tasks.map(({ facts }) => facts.supervisor)).size).toBe(8);
  expect(JSON.stringify(taskOn(files, '21'))).toContain('污染消除、生态修复、群众满意');
});

describe('two forms for each task: what was done, and the public notice', () => {
  const form = (number: number): string =>
    paragraph('海洋督察反馈问题销号工作情况说明（非工程类）') +
    wordTable([
      ['任务序号', String(number)],
      ['整改任务', '岸线违规项目'],
      ['责任单位', '某县人民政府'],
      ['整改完成情况', `已拆除第${String(number)}处养殖设施。`],
      ['整改状态', '已销号'],
      ['公示期', '2018年12月1日至12月7日'],
      ['佐证材料', ''],
    ]);
  const bytes = docx(
    paragraph('整改结果公示（2018年12月20日）') + Array.from({ length: 20 }, (_, index) => form(index + 1)).join(''),
  );
  const before = { ...office(['某县']), ...plan(21, '2018-03-01') };

  it('are read cell by cell, twenty of twenty-one tasks', async () => {
    const { made, files } = await imported(before, '销号.docx', bytes, 'results');
    expect(made.missing).toEqual([]);
    expect(checked(files)).toEqual([]);
    const view = viewOf(siteOf(files, lookedAt), 'rectification');
    expect(view.progress).toBe('共 21 项任务，20 项已完成或已销号，1 项尚未公布进展');
    expect(stepsOf(taskOn(files, '20'))).toEqual(['公示 2018-12-01 至 2018-12-07']);
    expect(JSON.stringify(taskOn(files, '20'))).toMatch(/整改任务：岸线违规项目.*责任单位：某县人民政府/u);
    expect(JSON.stringify(taskOn(files, '20'))).not.toContain('佐证材料');
    expect(warned(made)).toContain('不认识这一栏「整改任务」，内容放进「备注」');
  });

  it('stand beside their transcription, to be downloaded', async () => {
    const { files } = await imported(before, '销号.docx', bytes, 'results');
    const list = 'lin/rectification/results-2018-12.md';
    const both = change(
      { ...files, 'lin/rectification/情况说明.docx': bytes, 'lin/rectification/结果公示.docx': bytes },
      [list, '\n公开日期: ', '\n原件: [情况说明.docx, 结果公示.docx]\n原件已核对: 是，2018-12-19 逐页看过\n公开日期: '],
    );
    expect(checked(both)).toEqual([]);
    const [results] = viewOf(siteOf(both, lookedAt), 'rectification').results;
    expect(results?.facsimiles).toHaveLength(2);
    expect(JSON.stringify(results?.facsimiles)).toMatch(/情况说明\.docx.*结果公示\.docx/u);
  });
});

it('a rule about closing is an announcement, its text as it stands', async () => {
  const lines = [
    '省生态环境保护督察整改销号办法（2019年8月31日）',
    '第一条 整改任务和信访举报件实行分级验收、备案销号；验收的同时向社会公开。',
    '第二条 销号应当满足：措施全部完成，处罚到位，效果达到标准，做到举一反三。',
  ];
  const files = office([]);
  const message = await refusal('办法.docx', docx(lines.map((line) => paragraph(line)).join('')), files);
  const pasted = paste(message, files, 'announcements/2019-08-31-rule.md', { 一两句话: '怎样销号。' });
  expect(checked(pasted)).toEqual([]);
  const view = viewOf(siteOf(pasted, lookedAt), 'announcement');
  expect([view.title, view.kind]).toEqual([lines[0], '其他']);
  for (const line of lines.slice(1)) expect(JSON.stringify(view)).toContain(line);
});
