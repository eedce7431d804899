/**
 * What happened to what is public, history by history, through Git and the one reader as `npm run check -- --since` goes:
 * each is told, or it is nothing that readers could see.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { findFaults } from '../../src/findings/check-content.ts';
import { readSettings } from '../../src/settings.ts';
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
  someDay,
  tasksFile,
  without,
  type Change,
  type Files,
} from '../support/content.ts';
import { temporaryRepository, type TestRepository } from '../support/repository.ts';

let repository: TestRepository | undefined;
afterEach(() => repository?.remove());

/** What is said of a history: `rule message`, and where nothing else is wrong, only by the rules about what is public. */
async function said(before: Files, after: Files, today = someDay): Promise<string[]> {
  const made = temporaryRepository(before);
  repository = made;
  made.drop(...Object.keys(before).filter((path) => after[path] === undefined));
  made.write(after);
  const settings = readSettings({ CONTENT_DIR: made.path, BUILD_DATE: today }, '/', new Date(0));
  const { faults } = await findFaults(settings, { since: 'HEAD' });
  return faults.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`);
}

/** A folder in which everything that may be said is said. */
const full = changed(
  [
    batchFile,
    '批次: 1',
    '批次: 1\n标题: 第一批公开表\n口径: 按交办统计\n公布数: { 受理: 2, 按区域: { 麒麟区: 1, 沾益区: 1 } }',
  ],
  [
    batchFile,
    `${String(minimal[batchFile]).replace('批次: 1', '批次: 1\n标题: 第一批公开表\n口径: 按交办统计\n公布数: { 受理: 2, 按区域: { 麒麟区: 1, 沾益区: 1 } }').replace('| 麒麟区 |', '| 麒区 |')}\n${record('D01LS202105070002', { 行政区域: '沾益区', 污染类型: '异味、噪声', 备注: '某处' }, { 交办问题: '某场发臭。\n\n夜间更甚。', 处理整改: '已责令整改，见[通报](https://example.org/a)。' })}`,
  ],
  [inspectionFile, '行政区域:', '污染类型: [异味]\n累计: [{ 截至: 2021-05-10, 收到: 3 }]\n依据: [某条例]\n行政区域:'],
  [followUpFile, `${String(minimal[followUpFile])}\n${record(firstCase, { 类型: '复核' }, { 处理整改: '已复核。' })}`],
  [announcementFile, '督察组进驻林市。', '督察组进驻林市。\n\n![现场](现场.png)'],
  ['lin-2021/announcements/现场.png', 'x'],
);

/** A case of the second batch, moved to the first. */
const moved = String(full[secondBatchFile]).split('---\n\n')[1] ?? '';
const laterBatch: Change = [
  'lin-2021/batches/03.md',
  markdown(
    { 批次: '3', 公开日期: '2021-05-16' },
    record('D01LS202105160001', { 行政区域: '沾益区' }, { 交办问题: '某矿扬尘。' }),
  ),
];
const entry = (
  file: string,
  published: string,
  heading: string,
  kind: string,
  facts: Readonly<Record<string, string>> = {},
): Change => [
  `lin-2021/follow-ups/${file}.md`,
  markdown(
    { 公开日期: published },
    record(heading, { 类型: kind, ...facts }, /更正|脱敏/u.test(kind) ? { 更正说明: '某说明。' } : {}),
  ),
];
const notice = (text: string, published = '2022-05-30'): Change => [
  'lin-2021/announcements/2022-05-30-notice.md',
  markdown({ 标题: '通知', 公开日期: published, 类型: '其他', 摘要: '有关事项。' }, text),
];
const site = String(minimal['site.yaml']);
const withSamples = changed(
  [batchFile, '批次: 1', '批次: 1\n示例: true'],
  [secondBatchFile, '批次: 2', '批次: 2\n示例: true'],
);

describe('is told', () => {
  it.each<[string, Change[], RegExp]>([
    ['a fact is taken out', [[batchFile, '| 办结情况 | 未办结 |\n', '']], /changed .*「办结情况」.*不见了/u],
    [
      'a section is taken out',
      [[batchFile, '\n### 处理整改\n\n已责令整改，见[通报](https://example.org/a)。\n', '']],
      /changed .*「处理整改」/u,
    ],
    ['a space within a text', [[batchFile, '某厂夜间冒烟。', '某厂 夜间冒烟。']], /changed .*「交办问题」/u],
    ['a wide space within a text', [[batchFile, '某厂夜间冒烟。', '某厂　夜间冒烟。']], /changed .*「交办问题」/u],
    [
      'two paragraphs become one',
      [[batchFile, '某场发臭。\n\n夜间更甚。', '某场发臭。夜间更甚。']],
      /changed .*「交办问题」/u,
    ],
    ['a line break within a paragraph', [[batchFile, '某厂夜间冒烟。', '某厂\n夜间冒烟。']], /changed .*「交办问题」/u],
    [
      'the target of a link',
      [[batchFile, 'https://example.org/a', 'https://example.org/b']],
      /changed .*「处理整改」/u,
    ],
    ['bold words', [[batchFile, '某厂夜间', '**某厂**夜间']], /changed .*「交办问题」/u],
    [
      'the number, in wide letters',
      [[batchFile, `## ${firstCase}`, '## Ｄ01LS202105070001']],
      /changed .*「受理编号」/u,
    ],
    ['the number, with a space', [[batchFile, `## ${firstCase}`, '## D01LS 202105070001']], /changed .*「受理编号」/u],
    [
      'the number, another one',
      [[batchFile, `## ${firstCase}`, '## D01LS202105070009']],
      /vanished .*信访举报件「D01LS202105070001」/u,
    ],
    ['a star at the number', [[batchFile, `## ${firstCase}`, `## ${firstCase}*`]], /changed .*「受理编号」/u],
    ['another word for a verdict', [[batchFile, '| 否 |', '| 不属实 |']], /changed .*「是否属实」/u],
    ['another word for a region', [[batchFile, '| 麒区 |', '| 麒麟区 |']], /changed .*「行政区域」/u],
    [
      'another word for a declared figure',
      [[batchFile, '按区域: { 麒麟区: 1', '按区域: { 麒区: 1']],
      /changed .*「公布数 按区域 麒麟区」/u,
    ],
    [
      'the cases of a batch in another order',
      [[batchFile, String(full[batchFile]).replace(/(## D01LS202105070001[^]*)(## D01LS202105070002[^]*)/u, '$2\n$1')]],
      /changed 批次「第1批」.*顺序/u,
    ],
    [
      'a case in another batch',
      [
        [batchFile, `${String(full[batchFile])}\n${moved}`],
        [secondBatchFile, laterBatch[1]],
      ],
      /changed 信访举报件「X01LS202105080001」的「批次」/u,
    ],
    ['a declared total', [[batchFile, '受理: 2', '受理: 3']], /changed .*「公布数 受理」/u],
    [
      'a declared total of a region',
      [[batchFile, '沾益区: 1 }', '沾益区: 2 }']],
      /changed .*「公布数 按区域 沾益区」/u,
    ],
    [
      'all declared totals go',
      [[batchFile, '公布数: { 受理: 2, 按区域: { 麒麟区: 1, 沾益区: 1 } }\n', '']],
      /changed .*「公布数 受理」/u,
    ],
    ['the title of a batch', [[batchFile, '第一批公开表', '第1批公开表']], /changed .*「标题」/u],
    ['what a batch counts', [[batchFile, '口径: 按交办统计', '口径: 按办结统计']], /changed .*「口径」/u],
    ['a batch called by another name', [[batchFile, '批次: 1', '批次: "01-1"']], /vanished .*批次「第1批」/u],
    ['the title of a plan', [[tasksFile, '标题: 整改任务清单', '标题: 整改清单']], /changed .*「标题」/u],
    ['the title of results', [[resultsFile, '标题: 整改结果', '标题: 结果']], /changed .*「标题」/u],
    ['the title of a task', [[tasksFile, '## 1 治理某河', '## 1 治理']], /changed .*「标题」/u],
    [
      'the number of a task',
      [
        [tasksFile, '## 1 治理某河', '## 2 治理某河'],
        [resultsFile, '## 1', '## 2'],
      ],
      /vanished .*整改任务「任务 1」/u,
    ],
    [
      'the title of an announcement',
      [[announcementFile, '标题: 督察组进驻林市', '标题: 督察组来到林市']],
      /changed .*「标题」/u,
    ],
    [
      'the text of an announcement',
      [[announcementFile, '督察组进驻林市。', '督察组来到林市。']],
      /changed .*「正文」/u,
    ],
    ['a component of an announcement', [[announcementFile, '\n<Intake />\n', '']], /changed .*「正文」/u],
    ['the kind of an announcement', [[announcementFile, '类型: 进驻公告', '类型: 其他']], /changed .*「类型」/u],
    ['what a picture shows', [[announcementFile, '![现场]', '![别处]']], /changed .*「正文」/u],
    ['a picture under the same name', [['lin-2021/announcements/现场.png', 'y']], /image 已经公开的图片换了/u],
    [
      'the title of an inspection',
      [[inspectionFile, '标题: 省第三督察组对林市开展督察', '标题: 督察']],
      /changed 督察.*「标题」/u,
    ],
    ['the level of an inspection', [[inspectionFile, '级别: 省级', '级别: 市级']], /changed .*「级别」/u],
    ['the hotline', [[inspectionFile, '[000-0000001]', '[000-0000002]']], /changed .*「受理 电话」/u],
    ['the legal basis', [[inspectionFile, '依据: [某条例]', '依据: [某规定]']], /changed .*「依据」/u],
    ['a running total', [[inspectionFile, '收到: 3', '收到: 4']], /changed .*「收到」/u],
    ['a running total goes', [[inspectionFile, '累计: [{ 截至: 2021-05-10, 收到: 3 }]\n', '']], /vanished .*累计数/u],
    [
      'a region goes',
      [[inspectionFile, '  - { 名称: 沾益区 }', '  - { 名称: 马龙区, 别名: [沾益区] }']],
      /vanished .*行政区域「沾益区」/u,
    ],
    [
      'an alias means another region',
      [
        [
          inspectionFile,
          '{ 名称: 麒麟区, 别名: [麒区], 方格: [1, 1] }\n  - { 名称: 沾益区 }',
          '{ 名称: 麒麟区, 方格: [1, 1] }\n  - { 名称: 沾益区, 别名: [麒区] }',
        ],
      ],
      /changed .*「行政区域」/u,
    ],
    ['a sample mark', [[batchFile, '批次: 1', '批次: 1\n示例: true']], /changed .*「示例」.*添上/u],
    [
      'a sample mark of the inspection',
      [[inspectionFile, '级别: 省级', '级别: 省级\n示例: true']],
      /changed 督察.*「示例」/u,
    ],
    ['a sample mark of the site', [['site.yaml', `${site}示例: true\n`]], /changed 督察.*「示例」/u],
    ['a correction is taken back', [[followUpFile, String(minimal[followUpFile])]], /vanished .*后续公开里的一条/u],
    [
      'entries about one case in another order',
      [[followUpFile, String(full[followUpFile]).replace(/(## D01[^]*?)\n(## D01[^]*)/u, '$2\n$1')]],
      /changed .*后续公开里的一条/u,
    ],
    ['the state that a result tells', [[resultsFile, '| 基本完成 |', '| 已完成 |']], /changed .*「整改状态」/u],
    [
      'something is published before what is public',
      [entry('2021-05-20', '2021-05-20', firstCase, '后续进展', { 办结情况: '已办结' })],
      /order .*2021-06-01/u,
    ],
    [
      'something is published before, of another case of the batch',
      [entry('2021-05-20', '2021-05-20', 'D01LS202105070002', '后续进展', { 办结情况: '已办结' })],
      /order /u,
    ],
    [
      'something stands before what is public, on the same day',
      [entry('2021-05-31', '2021-06-01', firstCase, '后续进展', { 办结情况: '已办结' })],
      /order /u,
    ],
    [
      'a result before the one that is public',
      [
        [
          'lin-2021/rectification/results-2021-09.md',
          markdown({ 标题: '九月', 公开日期: '2021-09-01' }, record('1', { 整改状态: '未启动' })),
        ],
      ],
      /order /u,
    ],
  ])('%s', async (_, changes, expected) => {
    expect(await said(full, change(full, ...changes))).toContainEqual(expect.stringMatching(expected));
  });

  it.each<[string, Files, Files, RegExp]>([
    [
      'a sample becomes real',
      withSamples,
      change(withSamples, [batchFile, '示例: true\n', '']),
      /changed .*「示例」.*不见了/u,
    ],
    [
      'all samples of a site become real',
      changed(['site.yaml', `${site}示例: true\n`]),
      minimal,
      /changed 督察.*「示例」/u,
    ],
    [
      'a redirect leads elsewhere',
      changed([
        'site.yaml',
        `${site}转址:\n  /lin-2021/announcements/old/: /lin-2021/announcements/2021-05-06-stationed/\n`,
      ]),
      changed(['site.yaml', `${site}转址:\n  /lin-2021/announcements/old/: /lin-2021/\n`]),
      /changed .*转址.*old/u,
    ],
    [
      'a redaction is undone',
      changed(entry('2021-06-02', '2021-06-02', firstCase, '脱敏')),
      changed([batchFile, '某厂夜间冒烟。', '某厂夜间冒烟，某人可证。']),
      /vanished .*后续公开「2021-06-02」/u,
    ],
    [
      'a renamed publication passes another one of its day',
      changed(entry('2021-06-01-2', '2021-06-01', firstCase, '复核', { 备注: '已复核。' })),
      without(
        changed(
          entry('2021-06-01-3', '2021-06-01', firstCase, '复核', { 备注: '已复核。' }),
          ['lin-2021/follow-ups/2021-06-01-4.md', String(minimal[followUpFile])],
          [
            'site.yaml',
            `${site}转址:\n  /lin-2021/follow-ups/2021-06-01/: /lin-2021/follow-ups/2021-06-01-4/\n  /lin-2021/follow-ups/2021-06-01-2/: /lin-2021/follow-ups/2021-06-01-3/\n`,
          ],
        ),
        followUpFile,
      ),
      /order .*2021-06-01-4/u,
    ],
    [
      'what was held back is dated before what is public',
      changed(entry('2022-07-01', '2022-07-01', firstCase, '复核', { 备注: '已复核。' })),
      changed(entry('2022-07-01', '2021-05-20', firstCase, '复核', { 备注: '已复核。' })),
      /order .*2021-06-01/u,
    ],
    [
      'two publications at one address',
      changed(entry('2021-06-02', '2021-06-02', secondCase, '后续进展', { 办结情况: '已办结' })),
      without(
        changed(
          ['site.yaml', `${site}转址:\n  /lin-2021/follow-ups/2021-06-01/: /lin-2021/follow-ups/2021-06-02/\n`],
          entry('2021-06-02', '2021-06-02', secondCase, '后续进展', { 办结情况: '已办结' }),
        ),
        followUpFile,
      ),
      /vanished .*后续公开「2021-06-01」/u,
    ],
  ])('%s', async (_, before, after, expected) => {
    expect(await said(before, after)).toContainEqual(expect.stringMatching(expected));
  });
});

describe('is not covered', () => {
  const hotline: Change = [inspectionFile, '[000-0000001]', '[000-0000002]'];
  it.each<[string, Change[]]>([
    ['a new hotline, by an announcement that names a telephone', [hotline, notice('请勿拨打陌生电话。')]],
    ['a new hotline, by an announcement that gives the old one', [hotline, notice('举报电话：000-0000001。')]],
    ['a new hotline, by an announcement that gives the new one', [hotline, notice('举报电话：000-0000002。')]],
    [
      'a new hotline, by an announcement of a day to come',
      [hotline, notice('举报电话由000-0000001改为000-0000002。', '2022-06-02')],
    ],
    [
      'a new total, by digits within other numbers',
      [[inspectionFile, '收到: 3', '收到: 4'], notice('收到2013年来信24件。')],
    ],
    [
      'a fact, by a correction that stands beside it',
      [
        [batchFile, '| 否 |', '| 属实 |'],
        entry('2022-05-30', '2022-05-30', firstCase, '更正', { 更正项: '是否属实', 原为: '属实', 改为: '部分属实' }),
      ],
    ],
    [
      'a text, by a correction of another passage',
      [
        [batchFile, '某厂夜间冒烟。', '某厂夜间冒黑烟。'],
        entry('2022-05-30', '2022-05-30', firstCase, '更正', { 更正项: '交办问题', 原为: '夜间', 改为: '白天' }),
      ],
    ],
    [
      'a redaction of a day to come',
      [[batchFile, '某厂夜间冒烟。', '某厂冒烟。'], entry('2022-06-02', '2022-06-02', firstCase, '脱敏')],
    ],
    [
      'a pollution type, by a redaction',
      [[batchFile, '异味、噪声', '异味'], entry('2022-05-30', '2022-05-30', 'D01LS202105070002', '脱敏')],
    ],
    [
      'other words, by a redaction',
      [[batchFile, '| 某处 |', '| 别处 |'], entry('2022-05-30', '2022-05-30', 'D01LS202105070002', '脱敏')],
    ],
    [
      'another picture, by a redaction of another record',
      [['lin-2021/announcements/现场.png', 'y'], entry('2022-05-30', '2022-05-30', firstCase, '脱敏')],
    ],
  ])('%s', async (_, changes) => {
    expect(await said(full, change(full, ...changes))).toContainEqual(
      expect.stringMatching(/^since\/(?:changed|image) /u),
    );
  });
});

describe('is well', () => {
  it.each<[string, Change[]]>([
    [
      'a new hotline that is announced',
      [[inspectionFile, '[000-0000001]', '[000-0000002]'], notice('举报电话由 000－0000001 改为000-0000002。')],
    ],
    [
      'a longer stay that is announced',
      [[inspectionFile, '结束: 2021-05-15', '结束: 2021-05-20'], notice('进驻时间由5月15日延长至5月20日。')],
    ],
    [
      'one more hotline that is announced',
      [[inspectionFile, '[000-0000001]', '[000-0000001, 000-0000002]'], notice('增设举报电话000-0000002。')],
    ],
    [
      'a total that is corrected in an announcement',
      [[inspectionFile, '收到: 3', '收到: 4'], notice('截至5月10日收到3件有误，应为收到4件。')],
    ],
    [
      'a name is masked, and that is said',
      [[batchFile, '| 某处 |', '| 处 |'], entry('2022-05-30', '2022-05-30', 'D01LS202105070002', '脱敏')],
    ],
    [
      'a picture is masked, and that is said',
      [
        ['lin-2021/announcements/现场.png', 'y'],
        entry('2022-05-30', '2022-05-30', '公告 2021-05-06-stationed', '脱敏'),
      ],
    ],
    ['another way to write the same YAML', [[inspectionFile, '[000-0000001]', '\n    - "000-0000001"']]],
    ['spaces at the end of lines, and more empty lines', [[batchFile, '某厂夜间冒烟。', '某厂夜间冒烟。  \n\n']]],
    ['a table that is drawn anew', [[batchFile, '| 是否属实 | 否 |', '|是否属实|  否  |']]],
    ['one more alias', [[inspectionFile, '别名: [麒区]', '别名: [麒区, 麒麟]']]],
    [
      'a new publication of the same day, after it',
      [entry('2021-06-01-2', '2021-06-01', firstCase, '后续进展', { 办结情况: '已办结' })],
    ],
    [
      'a new publication of an earlier day about another batch',
      [entry('2021-05-20', '2021-05-20', secondCase, '后续进展', { 办结情况: '已办结' })],
    ],
    [
      'the own words of the site',
      [
        ['site.yaml', site.replace('公开办理情况。', '公布办理情况。')],
        ['pages/about.mdx', '公开办理', '公布办理'],
      ],
    ],
  ])('%s', async (_, changes) => {
    expect((await said(full, change(full, ...changes))).filter((line) => line.startsWith('since/'))).toEqual([]);
  });
});

it('reads an earlier version whose site.yaml is at fault by the rules of today', async () => {
  const before = changed(['site.yaml', site.replace('网址: https://example.org', '网址: example.org')]);
  const after = without(minimal, batchFile);
  expect(await said(before, after)).toContainEqual(expect.stringMatching(/vanished .*批次「第1批」/u));
});

it('holds back by the day of the content, not of the commit', async () => {
  const later = changed([batchFile, '公开日期: 2021-05-14', '公开日期: 2022-06-02']);
  expect(await said(later, change(later, [batchFile, '某厂', '甲厂']), '2022-06-01')).toEqual([]);
  expect(await said(later, change(later, [batchFile, '某厂', '甲厂']), '2022-06-02')).toHaveLength(1);
  expect(await said(later, without(later, batchFile), '2022-06-02')).toContainEqual(expect.stringMatching(/vanished/u));
  expect(
    await said(later, changed([batchFile, '公开日期: 2021-05-14', '公开日期: 2022-06-09']), '2022-06-02'),
  ).toContainEqual(expect.stringMatching(/date/u));
});
