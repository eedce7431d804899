/** The register where records meet: what is held back, what is corrected twice over, what is inherited. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import {
  announcementFile,
  batchFile,
  caseOf,
  changed,
  firstCase,
  followUpFile,
  inspectionFile,
  inspectionOf,
  markdown,
  messages,
  minimal,
  record,
  register,
  resultsFile,
  secondCase,
  tasksFile,
  type Change,
  type Files,
} from '../support/content.ts';
import {
  batch,
  correction,
  entry,
  followUp,
  front,
  inspection,
  prose,
  results,
  second,
  tasks,
} from '../support/faults.ts';

const later = '2099-01-01';

describe('what is held back', () => {
  it('can be referred to, and is not linked or named', () => {
    const files = changed(
      second('2021-05-15', later),
      prose(`与${secondCase}号相同。`),
      batch('| 未办结 |', `| 未办结 |\n| 关联 | ${secondCase} |`),
      tasks('| 责任单位 |', `| 关联 | ${secondCase} |\n| 责任单位 |`),
    );
    expect(messages(files)).toEqual([]);
    const made = register(files);
    expect(made.heldBack).toEqual([{ file: 'lin-2021/batches/02.md', published: later }]);
    expect([caseOf(made).links, inspectionOf(made).tasks[0]?.cases]).toEqual([[], []]);
    expect(inspectionOf(made).caseByKey.has(secondCase)).toBe(false);
  });

  it.each<[what: string, change: Change, message: string]>([
    [
      'a duplicate number',
      second(secondCase, firstCase),
      'lin-2021/batches/02.md:6:1 错误 受理编号「D01LS202105070001」重复，已经在 lin-2021/batches/01.md:6；同一编号拆成几行的，后面的写成 (2)、(3)',
    ],
    [
      'a wrong total',
      second('批次: 2', '批次: 2\n公布数: { 来信: 2 }'),
      'lin-2021/batches/02.md:3:12 错误 公布数「来信」为 2，逐件统计为 1，请核对；确有原因的，写在「公布数说明」里',
    ],
  ])('is checked today: %s', (_, change, message) => {
    expect(messages(changed(second('2021-05-15', later), change))).toEqual([message]);
  });

  it('until its day, by its own day even with a time', () => {
    const files = changed([announcementFile, '2021-05-06 09:30', '2021-05-06 23:59']);
    expect(inspectionOf(register(files, '2021-05-05')).announcements).toEqual([]);
    expect(inspectionOf(register(files, '2021-05-06')).announcements).toHaveLength(1);
  });
});

describe('a correction', () => {
  const source = (files: Files): unknown[] => {
    const made = register(files);
    return [caseOf(made).source, inspectionOf(made).batches[0]?.now.bySource, caseOf(made).published.facts.source];
  };

  it('of the source that followed from the number', () => {
    expect(source(changed(correction(firstCase, '来源', '来电', '来信')))).toEqual([
      '来信',
      [{ name: '来信', count: 1 }],
      undefined,
    ]);
  });

  it('of 重点关注 that followed from the star', () => {
    const made = register(
      changed(batch(`## ${firstCase}`, `## ${firstCase}*`), correction(firstCase, '级别', '重点关注件', '普通件')),
    );
    const [one] = inspectionOf(made).batches;
    expect([caseOf(made).level, one?.asPublished.starred, one?.now.starred]).toEqual(['普通件', 1, 0]);
  });

  it('of what was not stated, and to what is not stated', () => {
    const made = register(
      changed(
        entry(
          record(secondCase, { 类型: '更正', 更正项: '是否办结', 原为: '未注明', 改为: '办结' }),
          record(firstCase, { 类型: '更正', 更正项: '污染类型', 原为: '大气污染', 改为: '未注明' }),
        ),
      ),
    );
    expect([caseOf(made, secondCase).state, caseOf(made).current.facts.pollutionTypes]).toEqual(['已办结', undefined]);
    expect(made.corrections.map(({ was, becomes }) => [was, becomes])).toEqual([
      ['大气', '未注明'],
      ['未注明', '已办结'],
    ]);
  });

  it('of a cited number moves the link and ends the warning', () => {
    const files = changed(prose('与X01LS202105089999号相同。'));
    expect(messages(files)).toHaveLength(1);
    const mended = changed(
      prose('与X01LS202105089999号相同。'),
      correction(firstCase, '交办问题', 'X01LS202105089999', secondCase),
    );
    expect(messages(mended)).toEqual([]);
    expect(caseOf(register(mended)).links.map(({ how, case: one }) => [how, one.key])).toEqual([
      ['文中提到', secondCase],
    ]);
    expect(proseText(caseOf(register(mended)).versions[0]?.sections.problem ?? [])).toContain('89999');
  });

  it('of a declared figure by another name of the region', () => {
    const made = register(
      changed(front('公布数: { 按区域: { 麒区: 1 } }'), correction('批次 1', '按区域 麒区', '１', '2')),
    );
    expect(inspectionOf(made).batches[0]).toMatchObject({
      facts: { declared: { byRegion: { 麒麟区: 1 } } },
      declared: { byRegion: { 麒麟区: 2 } },
    });
  });
});

it('compares each verdict, state and source with its own figure', () => {
  const values = {
    是否属实: { 属实: 1, 基本属实: 2, 部分属实: 3, 不属实: 4 },
    办结情况: { 已办结: 5, 阶段性办结: 3, 未办结: 2 },
    来源: { 来电: 4, 来信: 3, 微信: 1, 网络: 1, 其他: 1 },
  };
  const column = (counts: Readonly<Record<string, number>>): string[] =>
    Object.entries(counts).flatMap(([value, count]) => Array<string>(count).fill(value));
  const columns = Object.entries(values).map(([label, counts]) => [label, column(counts)] as const);
  const records = Array.from({ length: 10 }, (_, row) =>
    record(
      `D01LS20210507${String(row + 1).padStart(4, '0')}`,
      { 行政区域: '麒麟区', ...Object.fromEntries(columns.map(([label, all]) => [label, all[row] ?? ''])) },
      { 交办问题: '甲。' },
    ),
  );
  const declared =
    '{ 交办: 10, 来电: 4, 来信: 3, 其他来源: 3, 属实: 1, 基本属实: 2, 部分属实: 3, 不属实: 4, 已办结: 5, 阶段性办结: 3, 未办结: 2 }';
  expect(
    messages(changed([batchFile, markdown({ 批次: '1', 公开日期: '2021-05-14', 公布数: declared }, ...records)])),
  ).toEqual([]);
});

it('links 关联 of a follow-up both ways', () => {
  const made = register(changed(entry(record(firstCase, { 类型: '后续进展', 关联: secondCase }))));
  const links = (key: string): unknown[] => caseOf(made, key).links.map(({ how, case: one }) => [how, one.key]);
  expect([links(firstCase), links(secondCase)]).toEqual([[['关联', secondCase]], [['关联', firstCase]]]);
});

describe('示例', () => {
  const samples = (...changes: Change[]): boolean[] => {
    const made = register(changed(...changes));
    const one = inspectionOf(made);
    return [
      made.pages[0],
      one,
      one.batches[0],
      one.cases[0],
      one.followUps[0],
      one.plan,
      one.tasks[0],
      one.results[0],
    ].map((record) => record?.sample ?? false);
  };
  const site: Change = ['site.yaml', '说明:', '示例: true\n说明:'];
  const folder = inspection('行政区域:', '示例: true\n行政区域:');

  it('is inherited from the site, from the inspection, and can be taken back', () => {
    expect(samples()).toEqual(Array(8).fill(false));
    expect(samples(site)).toEqual(Array(8).fill(true));
    expect(samples(folder)).toEqual([false, ...Array<boolean>(7).fill(true)]);
    expect(samples(site, inspection('行政区域:', '示例: 否\n行政区域:'))).toEqual([
      true,
      ...Array<boolean>(7).fill(false),
    ]);
    const notFollowUp = followUp('公开日期: 2021-06-01', '公开日期: 2021-06-01\n示例: 否');
    expect(samples(folder, front('示例: false'), notFollowUp)).toEqual([
      ...[false, true, false, false],
      ...[false, true, true, true],
    ]);
    expect(samples(front('示例: true'))).toEqual([false, false, true, true, false, false, false, false]);
  });

  it('marks a record that a sample has been added to', () => {
    const sample: Change = [
      followUpFile,
      markdown(
        { 公开日期: '2021-06-01', 示例: 'true' },
        record(firstCase, { 类型: '后续进展', 办结情况: '已办结' }),
        record('公告 2021-05-06-stationed', { 类型: '脱敏' }, { 脱敏说明: '电话。' }),
      ),
    ];
    const made = inspectionOf(register(changed(sample)));
    expect([made.cases, made.batches, made.announcements].map((list) => list.map((each) => each.sample))).toEqual([
      [true, false],
      [true, false],
      [true],
    ]);
    expect(samples(results('公开日期: 2022-01-10', '公开日期: 2022-01-10\n示例: true'))).toEqual([
      ...[false, false, false, false],
      ...[false, false, true, true],
    ]);
    const figure = record('批次 2', { 类型: '脱敏' }, { 脱敏说明: '电话。' });
    const task = record('任务 1', { 类型: '脱敏' }, { 脱敏说明: '电话。' });
    const marked = inspectionOf(
      register(changed([followUpFile, markdown({ 公开日期: '2021-09-01', 示例: 'true' }, figure, task)])),
    );
    expect([marked.batches.map((each) => each.sample), marked.tasks[0]?.sample]).toEqual([[false, true], true]);
  });
});

describe('looking back', () => {
  /** Tasks that look back at the tasks of an earlier inspection, one finding each. */
  const lookBack = (findings: readonly string[], ...changes: Change[]): Files => ({
    ...changed(
      [
        tasksFile,
        markdown(
          { 标题: '清单', 公开日期: '2021-08-01' },
          ...findings.map((finding, index) =>
            record(
              String(index + 1),
              { 责任单位: '甲', 整改时限: '立行立改', 前序: 'lin-2018/1', ...(finding && { 回头看结论: finding }) },
              { 反馈问题: '某河。' },
            ),
          ),
        ),
      ],
      ...changes,
    ),
    'lin-2018/inspection.yaml': String(minimal[inspectionFile]).replaceAll('2021-', '2018-'),
    'lin-2018/rectification/tasks.md': String(minimal[tasksFile]).replace('2021-08-01', '2018-08-01'),
  });

  it('shows the gravest finding first, and none last', () => {
    const findings = ['整改到位', '', '敷衍整改', '问题反弹', '表面整改', '基本到位', '假装整改'];
    const made = inspectionOf(register(lookBack(findings)));
    expect(made.lookBacks.map(({ finding }) => finding)).toEqual([
      '表面整改',
      '假装整改',
      '敷衍整改',
      '问题反弹',
      '基本到位',
      '整改到位',
      undefined,
    ]);
  });

  it('takes the newest finding, which a result may give', () => {
    const made = register(
      lookBack(['表面整改'], results('| 整改状态 | 基本完成 |', '| 整改状态 | 基本完成 |\n| 回头看结论 | 整改到位 |')),
    );
    expect(inspectionOf(made).tasks[0]?.finding).toBe('整改到位');
    expect(inspectionOf(made, 'lin-2018').tasks[0]?.lookedBackBy.map(({ finding }) => finding)).toEqual(['整改到位']);
  });

  it('names an earlier task in one result, and the finding in a later one', () => {
    const files = {
      ...lookBack([]),
      [tasksFile]: String(minimal[tasksFile]),
      [resultsFile]: String(minimal[resultsFile]).replace('基本完成 |', '基本完成 |\n| 前序 | lin-2018/１ |'),
      'lin-2021/rectification/results-2022-02.md': markdown(
        { 标题: '结果', 公开日期: '2022-02-10' },
        record('1', { 整改状态: '已完成', 回头看结论: '问题反弹' }),
      ),
    };
    expect(inspectionOf(register(files)).lookBacks.map(({ finding }) => finding)).toEqual(['问题反弹']);
  });
});

it('ignores what editors and systems leave behind', () => {
  const left = { '.DS_Store': '', 'lin-2021/batches/~$01.md': '', 'lin-2021/Thumbs.db': '', [`${batchFile}~`]: '' };
  expect(messages({ ...minimal, ...left })).toEqual([
    'lin-2021/batches/01.md~:1:1 警告 不认识这个文件或文件夹，不会公开；这里只放 .md 文件、图片和原件（.pdf、.ofd、.xlsx、.docx）',
  ]);
});
