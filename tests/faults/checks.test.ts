/** Every rule of `src/checks`, raised by one change of the minimal folder, with the place that it points at. */
import { describe, expect, it } from 'vitest';
import { discreet } from '../../src/checks/privacy/index.ts';
import { checkContent } from '../../src/checks/index.ts';
import { checkRules } from '../../src/checks/rules.ts';
import { locator } from '../../src/reader/locate.ts';
import { readContent } from '../../src/reader/index.ts';
import { makeRegister } from '../../src/register/index.ts';
import { faultLine, sortFaults, type Fault } from '../../src/schema/fault.ts';
import {
  batchFile,
  change,
  changed,
  firstCase,
  followUpFile,
  inFolder,
  inspectionFile,
  markdown,
  minimal,
  record,
  resultsFile,
  secondBatchFile,
  secondCase,
  someDay,
  tasksFile,
  type Change,
  type Files,
} from '../support/content.ts';
import { announcement, batch, correction, entry, front, prose, tasks } from '../support/faults.ts';

const checked = (files: Files): Fault[] =>
  inFolder(files, (folder) => {
    const { content } = readContent(folder, folder);
    if (!content) throw new Error('no content');
    return sortFaults(
      discreet([...checkContent(content, makeRegister(content, someDay).register, locator(folder, folder))].flat()),
    );
  });
const lines = (files: Files): string[] => checked(files).map(faultLine);

const cases = (...problems: readonly string[]): Change => [
  batchFile,
  markdown(
    { 批次: '1', 公开日期: '2021-05-14' },
    ...problems.map((problem, i) => record(`D01LS20210507000${i + 1}`, { 行政区域: '麒麟区' }, { 交办问题: problem })),
  ),
];
const serials = (...all: readonly string[]): Change => [
  batchFile,
  markdown(
    { 批次: '1', 公开日期: '2021-05-14' },
    ...all.map((serial, i) =>
      record(`D01LS20210507000${i + 1}`, { 行政区域: '麒麟区', 序号: serial }, { 交办问题: '某厂冒烟。' }),
    ),
  ),
];
/** A result with the facts of a closing, from line 10 on. */
const closed = (facts: Readonly<Record<string, string>>, sections: Readonly<Record<string, string>> = {}): Change => [
  resultsFile,
  markdown({ 标题: '整改结果', 公开日期: '2022-01-10' }, record('1', { 整改状态: '已完成', ...facts }, sections)),
];
const points = (name: string, state: string, facts: Readonly<Record<string, string>> = {}): Change =>
  closed(facts, { 点位情况: `| 点位 | 整改状态 |\n| --- | --- |\n| ${name} | ${state} |` });
const findings = (text: string): Change => prose(`某厂夜间冒烟。\n\n### 调查核实\n\n${text}`);
const same = '某厂夜间生产，黑烟滚滚，周边居民不敢开窗，多次反映没有人管，要求查处。';

/** Rule → the change, the place, a word of the message. */
const rows: readonly (readonly [rule: string, change: Change, place: string, says: string])[] = [
  ['privacy/id-number', prose('证件990106196207286756。'), '17:3 错误', '身份证号码「990****6756」'],
  ['privacy/document', prose('其护照号码E00001234。'), '17:6 错误', '个人证件的号码「E0****34」'],
  ['privacy/mobile', prose('某厂冒烟。\n电话138 0000 1234。'), '18:3 错误', '手机号码「138****1234」'],
  ['privacy/landline', prose('座机0874-3300001。'), '17:3 警告', '没有列出的固定电话「087****0001」'],
  ['privacy/bank-card', prose('卡6200000000000005。'), '17:2 错误', '银行卡号「620****0005」'],
  ['privacy/plate', prose('货车云D00001抛洒。'), '17:3 错误', '车牌号码「云D****01」'],
  ['privacy/email', prose('邮箱zhang@example.com。'), '17:3 错误', '电子邮箱「z****@example.com」'],
  ['privacy/account', prose('微信号abc_2019。'), '17:4 错误', '微信号或 QQ 号「ab****9」'],
  ['privacy/door-number', prose('某小区12栋3单元401室养鸽。'), '17:4 错误', '门牌号「**栋*单元***室」'],
  ['privacy/unmasked-name', prose('张某某的猪场。经查，张建国无手续。'), '17:11 错误', '全名「张**」'],
  ['privacy/informant-name', prose('举报人赵大山反映。'), '17:4 错误', '举报人的姓名「赵**」'],
  ['privacy/informant-home', prose('我家住在3号楼。'), '17:1 警告', '住处或身份的说法「我家住」'],
  ['privacy/person-details', prose('张某，男，52岁。'), '17:1 警告', '细节「张某」'],
  ['privacy/person-name', prose('系户主李建国所有。'), '17:4 警告', '个人姓名「李**」'],
  ['privacy/unused-exception', front('隐私例外: [{ 原文: 云D00001, 理由: 单位车辆 }]'), '4:8 警告', '没有用上'],
  ['logic/verdict', findings('经查，群众反映情况属实。'), '12:8 警告', '「是否属实」是“否”，调查核实里写的是“属实”'],
  [
    'logic/closed-early',
    batch('| 办结情况 | 未办结 |', '| 办结情况 | 已办结 |\n| 办结时限 | 2022-06-02 |'),
    '14:8 警告',
    '办结时限 2022-06-02 却还没有到',
  ],
  ['logic/published-early', front('交办日期: 2021-05-15'), '3:7 错误', '早于交办日期 2021-05-15'],
  ['logic/published-late', front('交办日期: 2021-04-14'), '3:7 警告', '到 2021-05-13 为止'],
  ['logic/serial-gap', serials('1', '2', '5', '6', '7'), '2:5 警告', '缺 3、4'],
  [
    'logic/facsimile-redacted',
    [
      followUpFile,
      markdown(
        { 公开日期: '2021-06-01', 原件: '原表.pdf', 原件已核对: '是' },
        record(firstCase, { 类型: '脱敏' }, { 脱敏说明: '删去一人姓名。' }),
      ),
    ],
    '4:8 错误',
    '2021-06-01 公开的脱敏或撤下说的就是这份公开',
  ],
  [
    'logic/sample-mixed',
    [followUpFile, markdown({ 公开日期: '2021-06-01', 示例: 'true' }, record(firstCase, { 类型: '后续进展' }))],
    '3:5 错误',
    `这个文件是示例，里面「${firstCase}」说的却是真实的内容`,
  ],
  ['logic/no-such-day', tasks('2021年12月底前', '2月31日前'), '11:8 警告', '「2月31日」日历上没有'],
  [
    'logic/plan-items',
    tasks('公开日期: 2021-08-01', '公开日期: 2026-08-15'),
    '6:1 警告',
    '任务「1」没有写「整改目标」、「整改措施」、「验收单位」，',
  ],
  [
    'logic/closing-order',
    closed({ 验收: '2022-01-05', 公示期: '2022-01-04 至 2022-01-09' }),
    '12:7 警告',
    '「公示」（2022-01-04 至 2022-01-09）早于前一步「验收」（2022-01-05）',
  ],
  ['logic/closing-early', closed({ 验收: '2022-01-11' }), '11:6 警告', '「验收」（2022-01-11）晚于公开日期 2022-01-10'],
  ['logic/closing-notice', closed({ 复核: '2022-01-09' }), '11:6 警告', '写了「复核」，没有写「公示期」'],
  [
    'logic/closing-state',
    closed({ 整改状态: '正在整改', 验收: '2022-01-09' }),
    '10:8 警告',
    '写了「验收」，状态却是「正在整改」',
  ],
  ['logic/points', closed({ 点位总数: '3', 已完成点位: '4' }), '12:9 错误', '「已完成点位」4 多于「点位总数」3'],
  ['logic/point-state', points('甲河口', '快了'), '12:1 错误', '点位「甲河口」的状态「快了」不认识'],
  [
    'logic/point-table',
    closed({}, { 点位情况: '| 甲河口 | 已销号 |\n| --- | --- |\n| 乙码头 | 已销号 |' }),
    '12:1 警告',
    '点位情况的第 1 张表（表头「甲河口 | 已销号」）没有「点位」和「整改状态」，没有计入点位',
  ],
  [
    'logic/point-sum',
    points('甲河口', '已销号', { 点位总数: '2' }),
    '11:8 警告',
    '「点位总数」是 2，点位情况的表里有 1 个',
  ],
  ['logic/duplicate', cases(same, same.replace('黑烟', '浓烟')), '16:1 警告', `交办问题与「${firstCase}」几乎相同`],
  ['totals/partition', front('公布数: { 受理: 1, 重点关注: 2 }'), '4:21 警告', '「重点关注」2 多于「受理」1，请核对'],
  ['language/leftover', prose('某厂〔名称待定〕冒烟，见TODO。'), '17:3 警告', '「〔名称待定〕」，本文件共 2 处'],
  ['language/doubled-mark', prose('某厂冒烟。。'), '17:5 警告', '重复的标点「。。」'],
  ['language/look-alike', prose('某厂PМ2.5超标。'), '17:1 警告', '「某厂PМ2」里的「М」（U+041C）是西里尔字母'],
  ['language/half-width', prose('某厂(旧址)冒烟?'), '17:3 警告', '「(」，本文件共 3 处'],
];

describe('the five items of a plan', () => {
  const plan = (day: string, ...records: string[]): Files => ({
    ...minimal,
    [tasksFile]: markdown({ 标题: '甲', 公开日期: day }, ...records),
  });
  const facts = { 责任单位: '甲', 整改时限: '立行立改', 验收单位: '乙' };
  const sections = { 反馈问题: '丙。', 整改目标: '丁。', 整改措施: '戊。' };

  it('are asked of plans from the day on which the code came into force', () => {
    const bare = record('1', { 责任单位: '甲', 整改时限: '立行立改' }, { 反馈问题: '丙。' });
    expect(lines(plan('2026-08-14', bare))).toEqual([]);
    expect(lines(plan('2026-08-15', bare))).toHaveLength(1);
    expect(lines(plan('2026-08-15', record('1', facts, sections)))).toEqual([]);
  });

  it('may stand in the task that others are split from', () => {
    const part = record('1-2', { 责任单位: '甲', 整改时限: '立行立改', 上级任务: '1' }, { 反馈问题: '己。' });
    expect(lines(plan('2026-08-15', record('1', facts, sections), part))).toEqual([]);
  });
});

/** The minimal folder with files that are invented. */
const invented = (...files: readonly string[]): Change[] =>
  files.map((file): Change => [file, String(minimal[file]).replace('---\n', '---\n示例: true\n')]);
const owners = [batchFile, secondBatchFile, followUpFile, tasksFile, resultsFile];
const mixedIn = (...changes: readonly Change[]): string[] =>
  lines(changed(...changes)).filter((line) => line.includes('示例'));

describe('what is invented', () => {
  it('stands by itself, and so does what is real', () => {
    expect(mixedIn(...invented(...owners))).toEqual([]);
    expect(mixedIn(...invented(secondBatchFile))).toEqual([]);
    expect(mixedIn(...invented(tasksFile, resultsFile))).toEqual([]);
    expect(mixedIn([inspectionFile, `${String(minimal[inspectionFile])}示例: true\n`])).toEqual([]);
  });

  it.each([
    [
      [tasksFile],
      /^lin-2021\/rectification\/results-2022-01\.md:6:1 错误 这个文件不是示例，里面「任务 1」说的却是示例/u,
    ],
    [
      [resultsFile],
      /^lin-2021\/rectification\/results-2022-01\.md:2:5 错误 这个文件是示例，里面「任务 1」说的却是真实/u,
    ],
    [
      [batchFile],
      /^lin-2021\/follow-ups\/2021-06-01\.md:5:1 错误 这个文件不是示例，里面「D01LS202105070001」说的却是示例/u,
    ],
  ])('is told where %j alone is so', (files, told) => {
    expect(mixedIn(...invented(...files))).toEqual([expect.stringMatching(told)]);
  });

  it.each([
    '公告 2021-05-06-stationed',
    '批次 1',
    '任务 1',
    '整改任务清单',
    '整改结果 results-2022-01',
    '后续公开 2021-06-01',
  ])('says nothing of %s that is real', (heading) => {
    const later = 'lin-2021/follow-ups/2022-02-01.md';
    const redaction = record(heading, { 类型: '脱敏' }, { 脱敏说明: '删去一人姓名。' });
    const files = change(minimal, [later, markdown({ 公开日期: '2022-02-01', 示例: 'true' }, redaction)]);
    expect(lines(files).filter((line) => line.includes('示例'))).toEqual([
      expect.stringContaining(`${later}:3:5 错误 这个文件是示例，里面「${heading}」`),
    ]);
  });

  it('counts the records of a file, and leaves the right ones', () => {
    const mixed = markdown(
      { 公开日期: '2021-06-01', 示例: 'true' },
      ...[firstCase, secondCase, firstCase].map((key) => record(key, { 类型: '后续进展', 备注: '回访。' })),
    );
    expect(mixedIn([followUpFile, mixed], ...invented(secondBatchFile))).toEqual([
      expect.stringContaining(`里面「${firstCase}」等 2 条说的却是真实的内容`),
    ]);
  });

  it('a batch does not bring the text of a case that an invented one awaits', () => {
    const awaited = String(minimal[batchFile]).replace('| 是否属实 |', '| 公开方式 | 办理后公开 |\n| 是否属实 |');
    const stub = awaited.replace(/\n### 交办问题[^]*$/u, '').replace(/\| (?:是否属实|办结情况) .*\n/gu, '');
    const brought = record(firstCase, { 所属批次: '1', 行政区域: '麒麟区' }, { 交办问题: '某厂夜间冒烟。' });
    const second = `${String(minimal[secondBatchFile])}\n${brought}`;
    expect(
      mixedIn([batchFile, stub.replace('---\n', '---\n示例: true\n')], [secondBatchFile, second], [followUpFile, '']),
    ).toEqual([expect.stringContaining('batches/02.md')]);
  });
});

describe('each rule', () => {
  it('the minimal folder breaks none', () => {
    expect(lines(minimal)).toEqual([]);
  });
  it.each(rows)('%s', (rule, change, place, says) => {
    const [fault, ...more] = checked(changed(change));
    expect(more.map(faultLine)).toEqual([]);
    expect(fault?.rule).toBe(rule);
    expect(fault && faultLine(fault)).toMatch(new RegExp(`^${change[0]}:${place} `, 'u'));
    expect(fault?.message).toContain(says);
  });
  it('has its row', () => {
    expect(rows.map(([rule]) => rule).sort()).toEqual(Object.keys(checkRules).sort());
  });
});

describe('what corrections join', () => {
  const joined = (was: string, becomes: string, text: string, ...more: readonly Change[]): string[] =>
    lines(changed(prose(text), correction(firstCase, '交办问题', was, becomes), ...more)).map((line) =>
      line.replace(/^.*follow-ups/u, ''),
    );

  it.each([
    ['丁', '1380000', '机主丁1234说某厂冒烟。', '手机号码「138****1234」'],
    ['乙', '0', '机主1380乙001234说某厂冒烟。', '手机号码「138****1234」'],
    ['丁', '', '机主138000丁01234说某厂冒烟。', '手机号码「138****1234」'],
    ['丁', '99010619', '证件丁6207286756。', '身份证号码「990****6756」'],
    ['某某', '周国栋', '现场由值班电工某某打开。', '个人姓名「周**」'],
  ])('%s becomes %s in %s', (was, becomes, text, says) => {
    const [found = '', ...others] = joined(was, becomes, text);
    expect(found).toMatch(/^\/2021-06-01\.md:12:\d (?:错误|警告) /u);
    expect(found).toContain(says);
    expect(others).toEqual([]);
  });

  it('a correction behind another one', () => {
    const twice = entry(
      record(firstCase, { 类型: '更正', 更正项: '交办问题', 原为: '丁', 改为: '1380丙' }, { 更正说明: '漏。' }),
      record(firstCase, { 类型: '更正', 更正项: '交办问题', 原为: '丙', 改为: '0001' }, { 更正说明: '漏。' }),
    );
    const found = lines(changed(prose('机主丁234说某厂冒烟。'), twice));
    expect(found).toEqual([expect.stringMatching(/:25:\d 错误 更正以后，疑似手机号码「138\*\*\*\*1234」/u)]);
  });

  it('an announcement, whose item needs no name', () => {
    const text = announcement('督察组进驻林市。', '机主丁1234到场。');
    const found = lines(changed(text, correction('公告 2021-05-06-stationed', '正文', '丁', '1380000')));
    expect(found).toEqual([expect.stringContaining('手机号码「138****1234」')]);
  });

  it('says nothing of what stands there already, or is allowed', () => {
    expect(joined('冒烟', '排烟', '值班电工周国栋说某厂冒烟。')).toHaveLength(1);
    expect(joined('说', '讲', '机主13800001234说某厂冒烟。')).toHaveLength(1);
    const allowed = [
      followUpFile,
      '公开日期: 2021-06-01',
      '公开日期: 2021-06-01\n隐私例外: [{ 原文: "13800001234", 理由: 单位电话 }]',
    ] as const;
    expect(joined('丁', '1380000', '机主丁1234说某厂冒烟。', allowed)).toEqual([]);
  });
});

describe('the verdict and the prose', () => {
  const verdict = (cell: string, text: string): string[] =>
    lines(changed(batch('| 否 |', `| ${cell} |`), findings(text))).map((line) => line.replace(/^.*警告 /u, ''));

  it.each([
    ['否', '经现场核实，群众反映的问题属实。'],
    ['不属实', '经查，举报情况基本属实。'],
    ['否', '该件反映的情况部分属实，已责令整改。'],
    ['属实', '经查，该举报不属实。'],
    ['是', '经调查，举报内容与事实不符，反映问题不实。'],
    ['基本属实', '综上所述，该信访件反映的问题属实。'],
    ['部分属实', '现场检查时未见排污。综合研判，举报问题不属实。'],
  ])('%s: %s', (cell, text) => {
    expect(verdict(cell, text)).toEqual([expect.stringMatching(/^「是否属实」是“.*”，调查核实里写的是“.*实”/u)]);
  });
  it.each([
    ['属实', '反映的夜间生产问题不属实，粉尘污染问题属实。'],
    ['部分属实', '综上，群众举报情况部分属实。'],
    ['属实', '噪声问题是否属实，有待监测。'],
    ['部分属实', '关于噪声的问题属实。'],
    ['属实', '已落实整改措施，严查不实施密闭的车辆。'],
    ['不属实', '经查，群众反映的问题均不属实。'],
  ])('%s agrees with: %s', (cell, text) => {
    expect(verdict(cell, text)).toEqual([]);
  });
});

describe('the steps of a closing', () => {
  const said = (...changes: readonly Change[]): string[] =>
    lines(changed(...changes)).map((line) => line.replace(/^.*(?:警告|错误) /u, ''));
  const full = {
    整改完成: '1月3日 镇街级',
    验收: '2022-01-03 区级 某某区生态环境局',
    公示期: '1月3日至1月7日',
    审签: '2022-01-07 区级',
    复核: '2022-01-08 市级',
    销号报备: '2022-01-10',
  };

  it('agree where they follow one another up to the day of publication', () => {
    expect(said(closed({ ...full, 整改状态: '已销号' }))).toEqual([]);
    expect(said(closed({ 整改状态: '正在整改', 公示期: '2022-01-03 至 2022-02-09' }))).toEqual([]);
    expect(said(closed({ 整改状态: '长期坚持', 验收: '2022-01-03' }))).toEqual([]);
    // Some offices sign before the notice.
    expect(said(closed({ ...full, 审签: '2022-01-03', 整改状态: '已销号' }))).toEqual([]);
    expect(
      said(closed({ 整改状态: '已销号', 公示期: '2022-01-03 至 2022-01-09', 审签: '2022-01-02', 复核: '2022-01-08' })),
    ).toEqual([expect.stringContaining('「复核」（2022-01-08）早于前一步「公示」')]);
  });

  it('of several publications count together', () => {
    const plan = tasks('| 整改时限 |', '| 公示期 | 2021-07-01 至 2021-07-09 |\n| 整改时限 |');
    expect(said(plan, closed({ 复核: '2022-01-09' }))).toEqual([]);
    expect(said(plan, closed({ 复核: '2021-07-08' }))).toEqual([expect.stringContaining('早于前一步「公示」')]);
  });

  it('go with the newest state of a case, wherever it stands', () => {
    const progress = (facts: Readonly<Record<string, string>>): Change =>
      entry(record(firstCase, { 类型: '后续进展', ...facts }));
    expect(said(progress({ 验收: '2021-05-30' }))).toEqual(['写了「验收」，状态却是「未办结」，请核对']);
    expect(said(progress({ 验收: '2021-05-30', 办结情况: '已办结' }))).toEqual([]);
  });

  it('are settled by a correction', () => {
    const wrong = batch('| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 验收 | 2021-05-15 |');
    expect(said(wrong, entry(record(firstCase, { 类型: '后续进展', 回访情况: '满意' })))).toHaveLength(2);
    const right = (item: string, was: string, becomes: string): string[] =>
      said(wrong, correction(firstCase, item, was, becomes)).filter((line) => !line.includes('更正缺少'));
    expect(right('验收', '2021-05-15', '2021-05-13')).toEqual([]);
    expect(right('办结情况', '未办结', '已办结')).toEqual([expect.stringContaining('晚于公开日期')]);
  });

  it('by 点位 name each in one table', () => {
    const table = (name: string): string => `| 点位 | 整改状态 |\n| --- | --- |\n| ${name} | 已销号 |`;
    expect(said(closed({}, { 点位情况: `${table('甲')}\n\n${table('乙')}` }))).toEqual([]);
    expect(said(closed({}, { 点位情况: `${table('甲')}\n\n${table('甲')}` }))).toEqual([
      '点位「甲」在点位情况的第 1、2 张表里都有，计了两次，请核对，只留一处',
    ]);
  });

  it('by 点位 add up', () => {
    const two = '| 序号 | 点位 | 整改状态 |\n| --- | --- | --- |\n| 1 | 甲 | 已销号 |\n| 2 | 乙 | 正在整改 |';
    const sums = (facts: Readonly<Record<string, string>>): string[] => said(closed(facts, { 点位情况: two }));
    expect(sums({ 点位总数: '2', 已完成点位: '1' })).toEqual([]);
    expect(sums({})).toEqual([]);
    expect(sums({ 点位总数: '2', 已完成点位: '2' })).toEqual([
      '「已完成点位」是 2，点位情况的表里完成的有 1 个，请核对',
    ]);
    expect(sums({ 已完成点位: '1' })).toEqual(['写了「已完成点位」，没有写「点位总数」，请补上']);
  });
});

describe('the calendar', () => {
  const dates = (forwarded: string, published: string): string[] =>
    lines(changed(batch('公开日期: 2021-05-14', `公开日期: ${published}\n交办日期: ${forwarded}`))).map((line) =>
      line.replace(/^.*(?=交办后|公开日期)/u, ''),
    );
  it('counts twenty working days, without the days around the First of May', () => {
    // 2021-05-01 to 05-05 were holidays; 04-25 and 05-08 were worked.
    expect(dates('2021-04-14', '2021-05-13')).toEqual([]);
    expect(dates('2021-04-14', '2021-05-14')).toHaveLength(1);
    expect(dates('2021-05-14', '2021-05-14')).toEqual([]);
    expect(dates('2021-05-15', '2021-05-14')).toEqual([expect.stringMatching(/^公开日期 2021-05-14 早于交办日期/u)]);
  });
});

describe('declared totals that cannot all be true', () => {
  const declared = (totals: string, note = ''): string[] => lines(changed(front(`公布数: { ${totals} }${note}`)));
  const two = record(`${firstCase}2`, { 行政区域: '麒麟区' }, { 交办问题: '某河发黑。' });

  it.each([
    [
      '交办: 6, 属实: 3, 基本属实: 1, 部分属实: 1, 不属实: 2',
      '属实、基本属实、部分属实、不属实合计 7，与「交办」6对不上',
    ],
    [
      '受理: 5, 交办: 4, 已办结: 1, 阶段性办结: 1, 未办结: 1',
      '已办结、阶段性办结、未办结合计 3，与「受理」5、「交办」4对不上',
    ],
    ['收到: 3, 来电: 2, 来信: 2', '来电、来信合计 4，与「收到」3对不上'],
    ['收到: 3, 有效: 4', '「有效」4 多于「收到」3'],
    ['交办: 2, 按区域: { 麒麟区: 1 }', '各区域合计 1，少于 2 件'],
  ])('%s', (totals, says) => {
    expect(declared(totals).join()).toContain(says);
    expect(declared(totals, '\n公布数说明: 两件拆分。')).toEqual([]);
  });
  it.each([
    '收到: 9, 有效: 7, 合并: 2, 来电: 5, 来信: 4, 其他来源: 0',
    '交办: 5, 属实: 3, 不属实: 1',
    '交办: 3, 按区域: { 麒麟区: 2, 沾益区: 2 }',
  ])('%s may be', (totals) => {
    expect(declared(totals)).toEqual([]);
  });
  it('a case without a verdict is in no part', () => {
    const files = changed(front('公布数: { 交办: 2, 属实: 0, 基本属实: 0, 部分属实: 0, 不属实: 1 }'));
    expect(lines({ ...files, [batchFile]: `${String(files[batchFile])}\n${two}` })).toEqual([]);
  });
  it('running totals do not fall', () => {
    const totals =
      '累计:\n  - { 截至: 2021-05-11, 收到: 3, 未办结: 1 }\n  - { 截至: 2021-05-10, 收到: 5, 未办结: 2 }\n';
    expect(lines(changed(['lin-2021/inspection.yaml', '行政区域:', `${totals}行政区域:`]))).toEqual([
      expect.stringMatching(/inspection\.yaml:14:\d+ 警告 截至 2021-05-11 累计「收到」为 3，少于截至 2021-05-10 的 5/u),
    ]);
  });
});

describe('a deadline that the calendar does not have', () => {
  const early: Change = tasks('2021-08-01', '2021-05-20');
  const message = (place: string, day: string): string =>
    `lin-2021/${place} 警告 「整改时限」里的「${day}」日历上没有，不知道是哪一天，到时候也不会显示逾期；请核对，已经公布的写一条更正`;

  it('is told where it stands, once for each', () => {
    expect(lines(changed(tasks('2021年12月底前', '2020年2月30日前，2021年13月底前')))).toEqual([
      message('rectification/tasks.md:11:8', '2020年2月30日'),
      message('rectification/tasks.md:11:8', '2021年13月'),
    ]);
  });
  it('is told where a correction brings it in, and settled where one takes it out', () => {
    expect(lines(changed(early, correction('任务 1', '整改时限', '2021年12月底前', '2021年6月31日前')))).toEqual([
      message('follow-ups/2021-06-01.md:12:6', '2021年6月31日'),
    ]);
    const mended = correction('任务 1', '完成时限', '2021年6月31日前', '2021年6月30日前');
    expect(
      lines(changed(tasks('2021年12月底前', '2021年6月31日前'), tasks('2021-08-01', '2021-05-20'), mended)),
    ).toEqual([]);
  });
});

describe('隐私例外', () => {
  const plate = '货车云D00001抛洒。';
  const exception = '隐私例外: [{ 原文: 货车云D00001, 理由: 单位车辆 }]';

  it('allows the passage', () => {
    expect(lines(changed(front(exception), prose(plate)))).toEqual([]);
  });
  it('allows one passage, not a second one', () => {
    expect(lines(changed(front(exception), prose(plate + plate)))).toEqual([
      expect.stringMatching(/:18:15 错误 疑似车牌/u),
    ]);
  });
  it('allows nothing that goes beyond it', () => {
    const found = lines(changed(front('隐私例外: [{ 原文: 云D0, 理由: 单位车辆 }]'), prose(plate)));
    expect(found).toEqual([expect.stringMatching(/:4:.* 没有用上|隐私例外/u), expect.stringMatching(/疑似车牌/u)]);
  });
  it('holds for its own file alone', () => {
    const other: Change = [secondBatchFile, '|\n\n### 交办问题\n\n', `|\n\n### 交办问题\n\n${plate}`];
    expect(lines(changed(front(exception), prose(plate), other))).toEqual([
      expect.stringMatching(/02\.md:.*疑似车牌/u),
    ]);
  });
});

describe('fields for offices, not for whoever holds them', () => {
  const units = (value: string): string[] => lines(changed(tasks('| 整改时限 |', `${value}\n| 整改时限 |`)));

  it.each(['| 责任人 | 区长王建军 |', '| 督导单位 | 市水务局 赵明辉 |', '| 验收单位 | 市局（陈立新） |'])(
    '%s',
    (row) => {
      expect(units(row)).toEqual([expect.stringMatching(/tasks\.md:11:\d+ 警告 可能是个人姓名「.\*\*」/u)]);
    },
  );
  it.each(['| 责任人 | 区长、常务副区长、马龙区委书记 |', '| 督导单位 | 市水务局 |'])('%s may stand', (row) => {
    expect(units(row)).toEqual([]);
  });
  it('作者 is a name', () => {
    const author = (value: string): string[] =>
      lines(changed(announcement('摘要: 进驻10天。', `摘要: 进驻10天。\n作者: ${value}`)));
    expect(author('朱洪良')).toEqual([]);
    expect(author('朱洪良 13800001234')).toEqual([expect.stringMatching(/疑似手机号码/u)]);
  });
  it('联系方式 names a number, and nobody', () => {
    const contact = (value: string): string[] =>
      lines(changed(entry(record(firstCase, { 类型: '后续进展', 联系方式: value }))));
    expect(contact('整改办 0874-3100001、13800001234')).toEqual([]);
    expect(contact('王主任（王秀珍）0874-3100001')).toEqual([expect.stringMatching(/警告 可能是个人姓名「王\*\*」/u)]);
  });
});

describe('what belongs together', () => {
  it('a name masked in the batch is spelled out in a follow-up', () => {
    const followUp = markdown(
      { 公开日期: '2021-06-01' },
      record(firstCase, { 类型: '后续进展' }, { 处理整改: '张建国已拆除。' }),
    );
    expect(lines(changed(prose('张某某的猪场。'), [followUpFile, followUp]))).toEqual([
      expect.stringMatching(/follow-ups\/2021-06-01\.md:13:1 错误 .*全名「张\*\*」/u),
    ]);
  });
  it('numbers of 联系方式 and 受理 may stand anywhere', () => {
    expect(
      lines(changed(prose('电话000-0000001，0874-3100001。'), ['site.yaml', '000-0000000', '0874-3100001'])),
    ).toEqual([]);
  });
  it('a file of a later day is checked too', () => {
    expect(lines(changed(batch('2021-05-14', '2099-01-01'), prose('电话13800001234。')))).toEqual([
      expect.stringMatching(/138\*{4}1234/u),
    ]);
  });
  it('the second of two equal passages is found in its own place', () => {
    const found = lines(changed(prose('电话13800001234，再打13800001234。')));
    expect(found).toEqual([expect.stringMatching(/:17:3 /u), expect.stringMatching(/:17:17 /u)]);
  });
  it('no message holds the whole secret', () => {
    const secrets = [
      '990106196207286756',
      '13800001234',
      '6200000000000005',
      '云D00001',
      'zhang@example.com',
      '李建国',
    ];
    const found = lines(changed(prose(secrets.map((one) => `户主${one}。`).join('\n')))).join('\n');
    for (const one of secrets) expect(found).not.toContain(one);
  });
  it('a document number is no leftover, a verdict that was corrected no contradiction', () => {
    const correction = markdown(
      { 公开日期: '2021-06-01' },
      record(firstCase, { 类型: '更正', 更正项: '是否属实', 原为: '否', 改为: '属实' }, { 更正说明: '录入有误。' }),
    );
    expect(lines(changed(findings('曲环罚〔2019〕12号。经查，反映情况属实。'), [followUpFile, correction]))).toEqual(
      [],
    );
  });
});
