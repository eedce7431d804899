/** What may not happen to what is public: an earlier and a later version of the content, and what the rules say. */
import { describe, expect, it } from 'vitest';
import { sinceRules } from '../../src/checks/rules.ts';
import {
  announcementFile,
  batchFile,
  change,
  changed,
  firstCase,
  followUpFile,
  inspectionFile,
  markdown,
  minimal,
  record,
  resultsFile,
  secondBatchFile,
  secondCase,
  tasksFile,
  without,
  type Change,
  type Files,
} from '../support/content.ts';
import { laterEntry } from '../support/entries.ts';
import { beside, withFacsimile } from '../support/facsimiles.ts';
import { sinceLines as lines } from '../support/since.ts';

/** What the rules say of changes in the minimal folder. */
const afterChange = (...changes: readonly Change[]): string[] => lines(minimal, changed(...changes));
const afterLoss = (...paths: readonly string[]): string[] => lines(minimal, without(minimal, ...paths));

const correction = (heading: string, item: string): Change =>
  laterEntry(heading, { 类型: '更正', 更正项: item, 原为: '甲', 改为: '乙' }, { 更正说明: '录入有误。' });
const redaction = (heading: string): Change =>
  laterEntry(heading, { 类型: '脱敏' }, { 脱敏说明: '删去一处电话号码。' });

describe('what is allowed', () => {
  it('nothing changes', () => {
    expect(lines(minimal, { ...minimal })).toEqual([]);
  });
  it('everything is new', () => {
    expect(lines(without(minimal, ...Object.keys(minimal).filter((name) => name !== 'site.yaml')), minimal)).toEqual(
      [],
    );
  });
  it('new files of every kind', () => {
    expect(lines(without(minimal, secondBatchFile, followUpFile, resultsFile, announcementFile), minimal)).toEqual([]);
  });
  it('what is held back today changes or vanishes freely, whenever it was committed', () => {
    const files = [batchFile, followUpFile, tasksFile, resultsFile, announcementFile];
    expect(lines(minimal, without(minimal, ...files), '2021-05-05')).toEqual([]);
    const edited = changed([batchFile, '某厂', '甲厂'], [batchFile, '2021-05-14', '2021-05-20']);
    expect(lines(minimal, edited, '2021-05-13')).toEqual([]);
    expect(lines(minimal, edited, '2021-05-14')).toHaveLength(2);
  });
  it('a region, a pollution type and a running total more; another spelling, another place on the map', () => {
    expect(
      afterChange([
        inspectionFile,
        '  - { 名称: 沾益区 }',
        '  - { 名称: 沾益区, 别名: [沾益], 方格: [2, 1] }\n  - { 名称: 马龙区 }\n污染类型: [异味]\n累计: [{ 截至: 2021-05-10, 收到: 3 }]',
      ]),
    ).toEqual([]);
  });
  it('an exception from the privacy rules', () => {
    expect(afterChange([batchFile, '批次: 1', '批次: 1\n隐私例外: [{ 原文: 某厂, 理由: 单位 }]'])).toEqual([]);
  });
  it('the site and its own pages', () => {
    expect(
      afterChange(['site.yaml', '000-0000000', '000-0000009'], ['pages/about.mdx', '公开办理', '公布办理']),
    ).toEqual([]);
    expect(afterLoss('pages/about.mdx')).toEqual([]);
  });
  it('all samples of an inspection go, not one of them', () => {
    const sample: Files = Object.fromEntries(
      Object.entries(minimal).map(([path, text]) => [
        path,
        /batches|follow-ups/u.test(path) ? String(text).replace('---\n', '---\n示例: true\n') : text,
      ]),
    );
    expect(lines(sample, without(sample, batchFile, secondBatchFile, followUpFile))).toEqual([]);
    expect(lines(sample, without(sample, secondBatchFile))).toEqual([expect.stringMatching(/since\/vanished/u)]);
  });
});

describe('what vanishes', () => {
  it.each([
    [batchFile, '批次「第1批」（里面有 1 条）不见了，请放回；只是改了文件名的', '/lin-2021/batches/1/'],
    [followUpFile, '后续公开「2021-06-01」（里面有 1 条）不见了', '/lin-2021/follow-ups/2021-06-01/'],
    [tasksFile, '整改任务清单「整改任务清单」（里面有 1 条）不见了', '/lin-2021/rectification/'],
    [resultsFile, '整改结果「results-2022-01」（里面有 1 条）不见了，请放回原来的文件', ''],
    [announcementFile, '公告「2021-05-06-stationed」不见了', '/lin-2021/announcements/2021-05-06-stationed/'],
  ])('%s', (path, message, address) => {
    const [found, ...others] = afterLoss(path);
    expect(found).toMatch(new RegExp(`^${path}:1:1 since/vanished 已经公开的`, 'u'));
    expect(found).toContain(message);
    expect(found).toContain(address);
    expect(others).toEqual([]);
  });
  it('a whole inspection', () => {
    const kept = Object.keys(minimal).filter((path) => path.startsWith('lin-2021/'));
    expect(afterLoss(...kept)).toContainEqual(expect.stringMatching(/since\/vanished 已经公开的督察「lin-2021」/u));
  });
  it('a case, a task, an entry, a result of a file that stays', () => {
    const two = (path: string, more: string): Files => changed([path, `${String(minimal[path])}\n${more}`]);
    const task = record('2', { 责任单位: '某局', 整改时限: '立行立改' }, { 反馈问题: '某山裸露。' });
    const vanishes = (path: string, more: string): string[] => lines(two(path, more), minimal);
    const other = record('D01LS202105070002', { 行政区域: '麒麟区' }, { 交办问题: '某场发臭。' });
    expect(vanishes(batchFile, other)).toEqual([
      `${batchFile}:1:1 since/vanished 已经公开的信访举报件「D01LS202105070002」不见了，请放回；不能再公开的，只留编号，写“公开方式：不予公开”和“理由”，并在 follow-ups/ 里写一条撤下`,
    ]);
    expect(vanishes(tasksFile, task)).toEqual([expect.stringMatching(/已经公开的整改任务「任务 2」不见了/u)]);
    expect(vanishes(followUpFile, record(firstCase, { 类型: '复核' }, { 处理整改: '已复核。' }))).toEqual([
      expect.stringMatching(/已经公开的后续公开里的一条「D01LS202105070001」不见了/u),
    ]);
    expect(
      lines(
        changed(
          [tasksFile, `${String(minimal[tasksFile])}\n${task}`],
          [resultsFile, `${String(minimal[resultsFile])}\n${record('2', { 整改状态: '已完成' })}`],
        ),
        changed([tasksFile, `${String(minimal[tasksFile])}\n${task}`]),
      ),
    ).toEqual([expect.stringMatching(/已经公开的整改结果里的一项「任务 2」不见了/u)]);
  });
  it('the page of a region, and of a page of the site', () => {
    expect(afterChange([inspectionFile, '名称: 沾益区', '名称: 马龙区'])).toEqual([
      expect.stringMatching(/inspection\.yaml:1:1 since\/vanished 已经公开的行政区域「沾益区」不见了/u),
    ]);
    const more = { ...minimal, 'pages/help.mdx': String(minimal['pages/about.mdx']) };
    expect(lines(more, minimal)).toEqual([expect.stringMatching(/^pages\/help\.mdx:1:1 .*页面「help」不见了/u)]);
  });
  it('nothing is said of what went wrong in its file, or could not be read before', () => {
    expect(afterChange([batchFile, '| 否 |', '| 也许 |'])).toEqual([]);
    expect(afterChange([inspectionFile, '级别: 省级', '级别: 省'], [batchFile, '某厂', '甲厂'])).toEqual([]);
    expect(lines(changed([batchFile, '| 否 |', '| 也许 |']), minimal)).toEqual([
      `${batchFile}:1:1 since/unreadable 以前的版本里这个文件有错误，有错误的几处没有比较，请人工核对改动`,
    ]);
  });
});

describe('what moves', () => {
  const renamed = 'lin-2021/announcements/2021-05-06-entered.mdx';
  const address = (name: string): string => `/lin-2021/announcements/${name}/`;
  const moved = (from: string, to: string): Change => [
    'site.yaml',
    `${String(minimal['site.yaml'])}转址:\n  ${from}: ${to}\n`,
  ];
  const files = (...changes: readonly Change[]): Files =>
    without(changed([renamed, String(minimal[announcementFile])], ...changes), announcementFile);

  it('a renamed file leaves a redirect', () => {
    expect(lines(minimal, files())).toEqual([expect.stringMatching(/since\/vanished/u)]);
    const to = moved(address('2021-05-06-stationed'), address('2021-05-06-entered'));
    expect(lines(minimal, files(to))).toEqual([]);
  });
  it('and is still compared with what it was', () => {
    const to = moved(address('2021-05-06-stationed'), address('2021-05-06-entered'));
    const edited = change(files(to), [renamed, '督察组进驻林市。', '督察组进驻。']);
    expect(lines(minimal, edited)).toEqual([
      `${renamed}:1:1 since/changed 公告「2021-05-06-stationed」的「正文」已经公开，文字改了；请改回，更正写进 follow-ups/；去掉个人信息的，在 follow-ups/ 里写一条脱敏`,
    ]);
  });
  it('so are the entries of a renamed follow-up', () => {
    const name = 'lin-2021/follow-ups/2021-06-01-a.md';
    const to = moved('/lin-2021/follow-ups/2021-06-01/', '/lin-2021/follow-ups/2021-06-01-a/');
    const text = String(minimal[followUpFile]);
    expect(lines(minimal, without(changed([name, text], to), followUpFile))).toEqual([]);
    expect(lines(minimal, without(changed([name, text.replace('已办结', '未办结')], to), followUpFile))).toEqual([
      expect.stringMatching(/2021-06-01-a\.md:10:.* since\/changed .*由「已办结」改成了「未办结」/u),
    ]);
  });
  it('a redirect stays', () => {
    const to = moved(address('old'), address('2021-05-06-stationed'));
    expect(lines(changed(to), minimal)).toEqual([
      'site.yaml:1:1 since/vanished 「转址」里的旧网址 /lin-2021/announcements/old/ 不见了，请放回',
    ]);
  });
  it('the file of a batch may be renamed: its address is its number', () => {
    const name = 'lin-2021/batches/1.md';
    expect(lines(minimal, without(changed([name, String(minimal[batchFile])]), batchFile))).toEqual([]);
  });
  it('the number of a batch may not change', () => {
    expect(afterChange([batchFile, '批次: 1', '批次: 3'])).toEqual([
      expect.stringMatching(/since\/vanished 已经公开的批次「第1批」不见了/u),
      expect.stringMatching(
        /since\/changed 信访举报件「D01LS202105070001」的「批次」已经公开，由「第1批」改成了「第3批」；请改回/u,
      ),
    ]);
  });
});

describe('what changes', () => {
  it.each([
    [
      batchFile,
      '公开日期: 2021-05-14',
      '公开日期: 2021-05-15',
      '批次「第1批」的公开日期由 2021-05-14 改成了 2021-05-15',
    ],
    [batchFile, '公开日期: 2021-05-14', '公开日期: 2099-05-15', '改成了 2099-05-15，已经公开的日期不能改，请改回'],
    [announcementFile, '2021-05-06 09:30', '2021-05-06 10:30', '由 2021-05-06 09:30 改成了 2021-05-06 10:30'],
    [followUpFile, '公开日期: 2021-06-01', '公开日期: 2021-06-02', '后续公开「2021-06-01」的公开日期'],
    [tasksFile, '公开日期: 2021-08-01', '公开日期: 2021-08-02', '整改任务清单「整改任务清单」的公开日期'],
    [resultsFile, '公开日期: 2022-01-10', '公开日期: 2022-01-11', '整改结果「results-2022-01」的公开日期'],
  ])('a date of %s', (path, from, to, message) => {
    expect(afterChange([path, from, to])).toEqual([expect.stringContaining(`since/date ${message}`.slice(0, 11))]);
    expect(afterChange([path, from, to])[0]).toContain(message);
  });
  it.each([
    [
      batchFile,
      '| 否 |',
      '| 属实 |',
      ':12:8 since/changed 信访举报件「D01LS202105070001」的「是否属实」已经公开，由「否」改成了「属实」；请改回，新的情况或者更正写进 follow-ups/',
    ],
    [batchFile, '| 是否属实 | 否 |\n', '', '「是否属实」已经公开，「否」不见了'],
    [
      batchFile,
      '| 麒麟区 |',
      '| 沾益区 |',
      '信访举报件「D01LS202105070001」的「行政区域」已经公开，由「麒麟区」改成了「沾益区」；请改回',
    ],
    [
      secondBatchFile,
      '| 沾益区 |',
      '| 沾益区 |\n| 办结情况 | 已办结 |',
      '「办结情况」已经公开，原来没有，现在添上了「已办结」',
    ],
    [batchFile, '某厂夜间冒烟。', '某厂夜间冒黑烟。', '「交办问题」已经公开，文字改了'],
    [batchFile, '某厂夜间冒烟。', '**某厂**夜间冒烟。', '「交办问题」已经公开，文字改了'],
    [batchFile, '---\n\n##', '---\n\n说明。\n\n##', '批次「第1批」的「正文」已经公开，原来没有，现在添上了；请改回'],
    [batchFile, '批次: 1', '批次: 1\n公布数: { 受理: 1 }', '批次「第1批」的「公布数 受理」已经公开，原来没有'],
    [batchFile, '批次: 1', '批次: 1\n示例: true', '批次「第1批」的「示例」已经公开，原来没有，现在添上了「true」'],
    [
      batchFile,
      `## ${firstCase}`,
      `## ${firstCase}*`,
      '「受理编号」已经公开，由「D01LS202105070001」改成了「D01LS202105070001*」；请改回',
    ],
    [
      announcementFile,
      '摘要: 进驻10天。',
      '摘要: 进驻9天。',
      '公告「2021-05-06-stationed」的「摘要」已经公开，文字改了',
    ],
    [
      followUpFile,
      '| 已办结 |',
      '| 未办结 |',
      '后续公开里的一条「D01LS202105070001」的「办结情况」已经公开，由「已办结」改成了「未办结」；已经公开的不再改动，请改回，另写一份新的',
    ],
    [tasksFile, '| 沾益区人民政府 |', '| 麒麟区人民政府 |', '整改任务「任务 1」的「责任单位」已经公开，文字改了'],
    [tasksFile, '## 1 治理某河', '## 1 治理那条河', '整改任务「任务 1」的「标题」已经公开'],
    [
      resultsFile,
      '| 基本完成 |',
      '| 已完成 |',
      '整改结果里的一项「任务 1」的「整改状态」已经公开，由「基本完成」改成了「已完成」',
    ],
    [
      inspectionFile,
      '结束: 2021-05-15',
      '结束: 2021-05-20',
      '督察「lin-2021」的「进驻时间 结束」已经公开，由「2021-05-15」改成了「2021-05-20」；请改回',
    ],
    [inspectionFile, '[000-0000001]', '[000-0000002]', '督察「lin-2021」的「受理 电话」已经公开，文字改了'],
  ])('a value of %s: %s → %s', (path, from, to, message) => {
    const found = afterChange([path, from, to]);
    expect(found).toEqual([expect.stringContaining(message)]);
    expect(found[0]).toMatch(new RegExp(`^${path}:\\d+:\\d+ since/changed `, 'u'));
  });
  it('a running total that was declared', () => {
    const totals = (more: string): Files =>
      changed([inspectionFile, '行政区域:', `累计: [{ 截至: 2021-05-10, 收到: ${more} }]\n行政区域:`]);
    expect(lines(totals('3'), totals('4'))).toEqual([
      expect.stringMatching(/since\/changed 累计数「截至 2021-05-10 的累计」的「收到」已经公开，由「3」改成了「4」/u),
    ]);
  });
  it('what is added to a file that is public', () => {
    const behind = (path: string, more: string): Change => [path, `${String(minimal[path])}\n${more}`];
    expect(
      afterChange(behind(batchFile, record('D01LS202105070002', { 行政区域: '麒麟区' }, { 交办问题: '甲。' }))),
    ).toEqual([`${batchFile}:19:1 since/added 这个文件已经公开，又添了「D01LS202105070002」；请另发一个批次`]);
    expect(afterChange(behind(followUpFile, record(secondCase, { 类型: '后续进展', 办结情况: '已办结' })))).toEqual([
      expect.stringMatching(/since\/added .*请另写一份新的文件/u),
    ]);
    expect(
      afterChange(behind(tasksFile, record('2', { 责任单位: '某局', 整改时限: '立行立改' }, { 反馈问题: '甲。' }))),
    ).toEqual([expect.stringMatching(/since\/task-added /u)]);
  });
  it('no message quotes a text: it may have been personal', () => {
    const found = lines(changed([batchFile, '某厂', '13800001234某厂']), changed([batchFile, '某厂', '厂']));
    expect(found).toHaveLength(1);
    expect(found.join()).not.toContain('13800001234');
  });
});

it('a region that is typed now, since the inspection has more than one, is the one that it was', () => {
  const untyped = [batchFile, '| 行政区域 | 麒麟区 |\n', ''] as const;
  const only = without(changed(untyped, [inspectionFile, '  - { 名称: 沾益区 }\n', '']), secondBatchFile);
  expect(lines(only, without(minimal, secondBatchFile))).toEqual([]);
});

describe('corrections and redactions', () => {
  const verdict: Change = [batchFile, '| 否 |', '| 属实 |'];
  const withPhone = changed([batchFile, '某厂夜间冒烟。', '某厂夜间冒烟，电话13800001234，张建国。']);
  const masked: Change = [batchFile, '某厂夜间冒烟。', '某厂夜间冒烟，张某某。'];

  it('a correction covers no change: it leaves what it corrects as it was published', () => {
    const body: Change = [announcementFile, '督察组进驻林市。', '督察组已进驻林市。'];
    const totals = (count: string, ...more: Change[]): Files =>
      changed([batchFile, '批次: 1', `批次: 1\n公布数: { 受理: ${count} }`], ...more);
    expect(afterChange(correction(firstCase, '是否属实'))).toEqual([]);
    for (const found of [
      afterChange(verdict, correction(firstCase, '是否属实')),
      afterChange(verdict, correction(secondCase, '是否属实')),
      afterChange([batchFile, '某厂', '甲厂'], correction(firstCase, '举报内容')),
      afterChange([followUpFile, '| 已办结 |', '| 未办结 |'], correction(firstCase, '办结情况')),
      afterChange(body, laterEntry('公告 2021-05-06-stationed', { 类型: '更正', 原为: '甲', 改为: '乙' })),
      lines(totals('1'), totals('2', correction('批次 1', '受理'))),
    ])
      expect(found).toEqual([expect.stringMatching(/since\/changed /u)]);
  });
  it('a redaction takes text away, or masks it', () => {
    const gone = changed([batchFile, '某厂夜间冒烟。', '某厂夜间冒烟，张建国。'], redaction(firstCase));
    expect(lines(withPhone, gone)).toEqual([]);
    expect(lines(withPhone, changed(masked, redaction(firstCase)))).toEqual([]);
    expect(lines(withPhone, changed(masked, redaction('批次 1')))).toEqual([]);
    expect(lines(withPhone, changed(masked))).toHaveLength(1);
    expect(lines(withPhone, changed(masked, redaction(secondCase)))).toHaveLength(1);
  });
  it('and does nothing else', () => {
    expect(afterChange([batchFile, '某厂夜间冒烟。', '某厂夜间不冒烟。'], redaction(firstCase))).toHaveLength(1);
    expect(afterChange(verdict, redaction(firstCase))).toHaveLength(1);
  });
  it('reaches what later publications said of the case', () => {
    const leaky = changed([followUpFile, '| 已办结 |', '| 已办结 |\n| 备注 | 张建国已签字 |']);
    expect(lines(leaky, changed(redaction(firstCase)))).toEqual([]);
  });
});

describe('the facts of the inspection', () => {
  const announced = (text: string): Change => [
    'lin-2021/announcements/2021-05-14-extended.md',
    markdown({ 标题: '通知', 公开日期: '2021-05-14', 类型: '其他', 摘要: '有关事项的通知。' }, text),
  ];
  const longer: Change = [inspectionFile, '结束: 2021-05-15', '结束: 2021-05-20'];

  it('change with an announcement that speaks of them', () => {
    expect(afterChange(longer, announced('进驻时间由2021年5月15日延长到5月20日。'))).toEqual([]);
    for (const text of ['进驻时间延长。', '进驻时间延长到5月20日。', '由2021年5月15日延长到5月20日。'])
      expect(afterChange(longer, announced(text))).toEqual([
        expect.stringContaining(
          '「进驻时间 结束」已经公开，由「2021-05-15」改成了「2021-05-20」；请改回；确有变化的，同时在 announcements/ 里发一条公告，写明这一项的名称、原来是什么、改成了什么',
        ),
      ]);
  });
  it('not with an old one', () => {
    const before = changed(announced('进驻时间由2021年5月15日延长到5月20日。'));
    expect(lines(before, change(before, longer))).toHaveLength(1);
  });
});

describe('images', () => {
  const image = 'lin-2021/announcements/现场.png';
  const shown = '![现场](现场.png)';
  const before = { ...changed([announcementFile, '督察组进驻林市。', `督察组进驻林市。\n\n${shown}`]), [image]: 'x' };

  it('may not vanish, nor out of a text', () => {
    expect(lines(before, minimal)).toEqual([
      expect.stringMatching(/since\/changed .*「正文」/u),
      `${image}:1:1 since/image 已经公开的图片不见了，请放回原来的；图片里有个人信息的，在 follow-ups/ 里写一条脱敏`,
    ]);
  });
  it('but by a redaction, or before their day', () => {
    expect(lines(before, changed(redaction('公告 2021-05-06-stationed')))).toEqual([]);
    expect(lines(before, minimal, '2021-05-05')).toEqual([]);
  });
  it('may vanish where no text showed them: they were not public', () => {
    expect(lines({ ...minimal, [image]: 'x' }, minimal)).toEqual([]);
  });
});

describe('a value within another is told in its own words', () => {
  const [article, other] = [
    '{ 标题: 某文, 网址: "https://example.org/1" }',
    '{ 标题: 另文, 网址: "https://example.org/2" }',
  ];
  const articles = (...all: readonly string[]): Change => [
    announcementFile,
    '摘要: 进驻10天。\n',
    `摘要: 进驻10天。\n文章:\n${all.map((one) => `  - ${one}\n`).join('')}`,
  ];
  const total = (figures: string, batch = '3'): Change => [
    inspectionFile,
    `${String(minimal[inspectionFile])}累计:\n  - { 截至: 2021-05-15, 截至批次: ${batch}, ${figures} }\n`,
  ];
  const notice = (days: string): Change => [
    resultsFile,
    '| 整改状态 | 基本完成 |',
    `| 整改状态 | 已完成 |\n| 公示期 | ${days} |`,
  ];

  it.each<[string, Change, Change, RegExp]>([
    [
      'an article',
      articles(article),
      articles(article.replace('某文', '某篇')),
      /「文章 1 标题」.*更正写进 follow-ups\/（更正项写“文章 1 标题”）/u,
    ],
    [
      'its address',
      articles(article),
      articles(article.replace('/1', '/3')),
      /「文章 1 网址」.*更正项写“文章 1 网址”/u,
    ],
    [
      'an article more',
      articles(article),
      articles(article, other),
      /「文章 2 标题」已经公开，原来没有，现在添上了；请改回；要添文章的，另发一则公告/u,
    ],
    ['a running total', total('交办: 9'), total('交办: 8'), /「交办」已经公开，由「9」改成了「8」/u],
    ['its batch', total('交办: 9'), total('交办: 9', '2'), /「截至批次」已经公开，由「第3批」改成了「第2批」/u],
    [
      'a part of it',
      total('按区域: { 麒麟区: 3 }'),
      total('按区域: { 麒麟区: 2 }'),
      /「按区域 麒麟区」已经公开，由「3」改成了「2」/u,
    ],
    [
      'a notice',
      notice('2022-01-11 至 2022-01-20'),
      notice('2022-01-11 至 2022-01-21'),
      /「公示期」已经公开，由「2022-01-11 至 2022-01-20」改成了「2022-01-11 至 2022-01-21」/u,
    ],
  ])('%s', (_, before, after, told) => {
    const found = lines(changed(before), changed(after));
    expect(found[0]).toMatch(told);
    expect(found.join('\n')).not.toMatch(/(?:title|address|published|key|from|to)」/u);
  });
});

it('facsimiles may not vanish (more in since-facsimiles.test.ts)', () => {
  const paper = beside(batchFile, '原表.pdf');
  expect(lines(withFacsimile(batchFile), minimal)).toEqual([expect.stringContaining(`${paper}:1:1 since/facsimile `)]);
});

it('what is published later stands after what is public (since/order)', () => {
  expect(afterChange(laterEntry(firstCase, { 类型: '后续进展', 办结情况: '已办结' }))).toEqual([]);
  const early = markdown({ 公开日期: '2021-05-20' }, record(firstCase, { 类型: '后续进展', 办结情况: '已办结' }));
  expect(afterChange(['lin-2021/follow-ups/2021-05-20.md', early])).toEqual([
    'lin-2021/follow-ups/2021-05-20.md:1:1 since/order 后续公开「2021-05-20」排到了已经公开的后续公开「2021-06-01」前面，会改动已经公开的版本；公开日期请写这次公开的日子（2021-06-01 以后），原来的日期写在正文里',
  ]);
  expect(afterChange(['lin-2021/follow-ups/2021-05-31.md', early.replace('05-20', '06-01')])).toEqual([
    expect.stringContaining('同一天公开的，文件名要排在后面，例如 2021-06-01-2'),
  ]);
});

it('a redaction of what is new says of it what never was', () => {
  const found = lines(without(minimal, batchFile, followUpFile), changed(redaction(firstCase)));
  expect(found).toEqual([expect.stringMatching(/^lin-2021\/follow-ups\/2021-07-01\.md:5:1 since\/never-public /u)]);
});

it('every rule was seen above', async () => {
  const { readFileSync } = await import('node:fs');
  const text = readFileSync(import.meta.filename, 'utf8');
  for (const rule of Object.keys(sinceRules)) expect(text.replaceAll('\\/', '/'), rule).toContain(rule);
});
