/** The register over whole (small) content folders: history, corrections, links, totals, deadlines. */
import { describe, expect, it } from 'vitest';
import { chainOf } from '../../src/register/links/look-backs.ts';
import { changedCounts } from '../../src/register/totals.ts';
import { differs } from '../../src/register/declared.ts';
import { proseText } from '../../src/schema/prose.ts';
import {
  batchFile,
  caseOf,
  change,
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
  secondBatchFile,
  secondCase,
  tasksFile,
} from '../support/content.ts';
import { correctionEntry } from '../support/entries.ts';

const followUp = (published: string, ...records: string[]): string => markdown({ 公开日期: published }, ...records);
const corrected = (item: string, was: string, becomes: string, heading = firstCase) =>
  changed([followUpFile, followUp('2021-06-01', correctionEntry(heading, item, was, becomes))]);

describe('history', () => {
  it('keeps the first version and shows the newest', () => {
    const one = caseOf(register(minimal));
    expect(one.versions.map(({ published, facts }) => [published, facts.state?.value])).toEqual([
      ['2021-05-14', '未办结'],
      ['2021-06-01', '已办结'],
    ]);
    expect(one.state).toBe('已办结');
    expect(one.events.map(({ kind, changes }) => [kind, changes])).toEqual([
      ['后续进展', [{ label: '办结情况', was: '未办结', becomes: '已办结' }]],
    ]);
  });

  it('takes 否 for 不属实 when a correction says what was', () => {
    const made = register(corrected('是否属实', '不属实', '部分属实'));
    const one = caseOf(made);
    expect([one.verdict, one.published.facts.verdict?.raw]).toEqual(['部分属实', '否']);
    expect(made.corrections).toMatchObject([{ kind: '更正', item: '是否属实', was: '不属实', becomes: '部分属实' }]);
  });

  it('corrects a passage of a section and keeps the published one', () => {
    const one = caseOf(register(corrected('交办问题', '夜间', '凌晨')));
    expect(proseText(one.current.sections.problem ?? [])).toBe('某厂凌晨冒烟。');
    expect(proseText(one.versions[0]?.sections.problem ?? [])).toBe('某厂夜间冒烟。');
  });

  it('strikes out a passage that becomes nothing, in cases, tasks and announcements', () => {
    const made = register(
      changed([
        followUpFile,
        followUp(
          '2021-09-01',
          correctionEntry(firstCase, '交办问题', '夜间', ''),
          correctionEntry('任务 1', '反馈问题', '某', ''),
          correctionEntry('公告 2021-05-06-stationed', '', '督察组进驻林市。', ''),
        ),
      ]),
    );
    const { tasks, announcements } = inspectionOf(made);
    expect(proseText(caseOf(made).current.sections.problem ?? [])).toBe('某厂冒烟。');
    expect(proseText(caseOf(made).versions[0]?.sections.problem ?? [])).toBe('某厂夜间冒烟。');
    expect(proseText(tasks[0]?.sections.problem ?? [])).toBe('河黑臭。');
    expect(announcements[0]?.body).toEqual([{ kind: 'component', name: 'Intake' }]);
    expect(made.corrections.map(({ was, becomes }) => [was, becomes])).toEqual([
      ['督察组进驻林市。', ''],
      ['某', ''],
      ['夜间', ''],
    ]);
  });

  it('applies entries of one day by file name, then position', () => {
    const made = register(
      changed(
        [
          'lin-2021/follow-ups/2021-06-01-b.md',
          followUp('2021-06-01', correctionEntry(firstCase, '是否属实', '部分属实', '属实')),
        ],
        [followUpFile, followUp('2021-06-01', correctionEntry(firstCase, '是否属实', '否', '部分属实'))],
      ),
    );
    expect(caseOf(made).versions.map(({ facts }) => facts.verdict?.value)).toEqual(['不属实', '部分属实', '属实']);
  });

  it('notes a redaction without saying what was there', () => {
    const redaction = record(firstCase, { 类型: '脱敏' }, { 更正说明: '去除了个人姓名。' });
    const made = register(changed([followUpFile, followUp('2021-06-01', redaction)]));
    expect(made.corrections).toMatchObject([{ kind: '脱敏', item: undefined, was: '', becomes: '' }]);
  });

  it('says what is wrong with a correction of what was not published', () => {
    expect(messages(corrected('是否属实', '属实', '部分属实'))).toEqual([
      `${followUpFile}:11:6 错误 「是否属实」此前公布的是「不属实」，不是「属实」，请核对原为`,
    ]);
  });
});

describe('other corrections', () => {
  it('corrects a declared figure, and compares the published one', () => {
    const declared = changed(
      [batchFile, '公开日期: 2021-05-14', '公开日期: 2021-05-14\n公布数: { 交办: 1, 罚款万元: 5 }'],
      [followUpFile, followUp('2021-06-01', correctionEntry('批次 1', '罚款万元', '5', '4'))],
    );
    const batch = inspectionOf(register(declared)).batches[0];
    expect(batch?.declared).toMatchObject({ forwarded: 1, fines: 4 });
    expect(batch?.facts.declared).toMatchObject({ fines: 5 });
    expect(batch?.comparisons).toMatchObject([
      { label: '交办', declared: 1, was: undefined, counted: 1, now: 1 },
      { label: '罚款万元', declared: 4, was: 5, counted: undefined, now: undefined },
    ]);
  });

  it.each([
    // The case and the total that counts it are corrected together: both are right on their day.
    ['1', '0', true, []],
    // The total alone, to what was counted from the first on.
    ['0', '1', false, []],
    // The total alone, to what nobody counts.
    ['1', '7', false, ['不属实']],
  ])('a total corrected from %s to %s, its case too: %s', (from, to, together, different) => {
    const entries = [
      ...(together ? [correctionEntry(firstCase, '是否属实', '不属实', '部分属实')] : []),
      correctionEntry('批次 1', '不属实', from, to),
    ];
    const batch = inspectionOf(
      register(
        changed(
          [
            batchFile,
            '公开日期: 2021-05-14',
            `公开日期: 2021-05-14\n公布数: { 不属实: ${from} }\n公布数说明: 有出入。`,
          ],
          [followUpFile, followUp('2021-06-01', ...entries)],
        ),
      ),
    ).batches[0];
    expect(batch?.comparisons.filter(differs).map(({ label }) => label)).toEqual(different);
    expect(batch && changedCounts(batch.asPublished, batch.now)).toEqual(
      together
        ? [
            { label: '不属实', published: 1, now: 0 },
            { label: '部分属实', published: 0, now: 1 },
          ]
        : [],
    );
  });

  it('of two records twice on one day stand newest first, in the order in which they apply', () => {
    const day = (id: string, ...entries: string[]) =>
      [`lin-2021/follow-ups/${id}.md`, followUp('2021-06-01', ...entries)] as const;
    const made = register(
      changed(
        [secondBatchFile, '| 行政区域 | 沾益区 |', '| 行政区域 | 沾益区 |\n| 是否属实 | 属实 |'],
        day(
          '2021-06-01',
          correctionEntry(firstCase, '是否属实', '不属实', '部分属实'),
          correctionEntry(secondCase, '是否属实', '属实', '不属实'),
        ),
        day(
          '2021-06-01-b',
          correctionEntry(secondCase, '是否属实', '不属实', '部分属实'),
          correctionEntry(firstCase, '是否属实', '部分属实', '属实'),
        ),
      ),
    );
    expect(made.corrections.map(({ subject, was, becomes }) => [subject, was, becomes])).toEqual([
      [firstCase, '部分属实', '属实'],
      [secondCase, '不属实', '部分属实'],
      [secondCase, '属实', '不属实'],
      [firstCase, '不属实', '部分属实'],
    ]);
    expect(caseOf(made).corrections.map(({ becomes }) => becomes)).toEqual(['属实', '部分属实']);
  });

  it('corrects a task and an announcement', () => {
    const made = register(
      changed([
        followUpFile,
        followUp(
          '2021-09-01',
          correctionEntry('任务 1', '整改时限', '2021年12月底前', '2022年3月底前'),
          correctionEntry('公告 2021-05-06-stationed', '正文', '林市。', '林市（含开发区）。'),
        ),
      ]),
    );
    const { tasks, announcements } = inspectionOf(made);
    expect(tasks[0]?.deadline).toBe('2022-03-31');
    expect(proseText(announcements[0]?.body ?? [])).toBe('督察组进驻林市（含开发区）。');
    expect(made.corrections).toHaveLength(2);
  });
});

describe('links', () => {
  it('links cited and declared cases both ways, the stronger kind alone', () => {
    const made = register(changed([secondBatchFile, '某河发黑。', `与第1批${firstCase}号反映问题相同。`]));
    const links = (key: string) => caseOf(made, key).links.map((one) => [one.how, one.case.key]);
    expect([links(firstCase), links(secondCase)]).toEqual([[['文中提到', secondCase]], [['文中提到', firstCase]]]);
    const declared = register(
      changed([secondBatchFile, '| 行政区域 | 沾益区 |', `| 行政区域 | 沾益区 |\n| 关联 | ${firstCase} |`]),
    );
    expect(caseOf(declared).links.map((one) => one.how)).toEqual(['关联']);
  });

  it('links the rows of a split number', () => {
    const split = record(`${firstCase} (2)`, { 行政区域: '沾益区' }, { 交办问题: '某厂排水。' });
    const made = register(changed([batchFile, '某厂夜间冒烟。\n', `某厂夜间冒烟。\n\n${split}`]));
    expect(caseOf(made, `${firstCase}-2`).links.map((one) => [one.how, one.case.key])).toEqual([
      ['同一编号', firstCase],
    ]);
  });

  it('warns of a number of the right shape that does not exist', () => {
    expect(messages(changed([secondBatchFile, '某河发黑。', '见D01LS202105079999号。']))).toEqual([
      expect.stringContaining('警告 文中提到的编号「D01LS202105079999」在本次督察里没有，请核对'),
    ]);
  });
});

describe('totals', () => {
  const withheld = record('D01LS202105070009', { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' });

  it('counts withheld cases as cases without verdict and state', () => {
    const { totals } = inspectionOf(
      register(changed([batchFile, '某厂夜间冒烟。\n', `某厂夜间冒烟。\n\n${withheld}`])),
    );
    const sum = (counts: { count: number }[]): number => counts.reduce((all, { count }) => all + count, 0);
    expect([totals.cases, totals.withheld, sum(totals.byVerdict), sum(totals.byState)]).toEqual([3, 1, 2, 2]);
  });

  it('compares declared figures with the rows as first published, whatever came later', () => {
    const declared =
      '公开日期: 2021-05-14\n公布数: { 交办: 1, 来电: 1, 不属实: 1, 未办结: 1, 按区域: { 麒区: 1 }, 责令整改: 3 }';
    const batch = inspectionOf(register(changed([batchFile, '公开日期: 2021-05-14', declared]))).batches[0];
    expect(batch?.comparisons.filter(differs)).toEqual([]);
    expect(batch?.comparisons.find(({ label }) => label === '责令整改')).toMatchObject({
      declared: 3,
      counted: undefined,
    });
    expect(batch?.now.byState).toEqual([{ name: '已办结', count: 1 }]);
  });

  it('wants a difference explained', () => {
    const declared = (note: string) =>
      changed([batchFile, '公开日期: 2021-05-14', `公开日期: 2021-05-14\n公布数: { 交办: 2 }${note}`]);
    expect(messages(declared(''))).toEqual([expect.stringContaining('公布数「交办」为 2，逐件统计为 1')]);
    expect(messages(declared('\n公布数说明: 一件重复，合并办理。'))).toEqual([]);
  });
});

describe('the day', () => {
  it.each([
    ['2021-05-05', 'before'],
    ['2021-05-06', 'open'],
    ['2021-05-15', 'open'],
    ['2021-05-16', 'closed'],
  ])('on %s intake is %s', (day, intake) => {
    expect(inspectionOf(register(minimal, day)).intake).toBe(intake);
  });

  it('holds back what is published later, and says so', () => {
    const made = register(minimal, '2021-05-20');
    expect(made.heldBack.map(({ file }) => file).sort()).toEqual([followUpFile, resultsFile, tasksFile].sort());
    expect([caseOf(made).state, inspectionOf(made).tasks]).toEqual(['未办结', []]);
  });

  it('holds results back until their plan is public', () => {
    const made = register(changed([tasksFile, '2021-08-01', '2022-02-01']), '2022-01-20');
    expect(made.heldBack).toEqual([
      { file: resultsFile, published: '2022-02-01' },
      { file: tasksFile, published: '2022-02-01' },
    ]);
    expect([inspectionOf(made).plan, inspectionOf(made).results]).toEqual([undefined, []]);
  });

  it('names a case without a number as its heading does', () => {
    const headed = changed([batchFile, `## ${firstCase}`, '## 序号 ３'], [followUpFile, firstCase, 'B1-3']);
    const one = caseOf(register(headed), 'B1-3');
    expect([one.label, one.serial, one.number, one.state]).toEqual(['第1批序号 3', '3', undefined, '已办结']);
    const both = change(headed, [batchFile, '| 大气 |', '| 大气 |\n| 序号 | 17 |']);
    expect([caseOf(register(both), 'B1-3').label, caseOf(register(both), 'B1-3').serial]).toEqual([
      '第1批序号 3',
      '17',
    ]);
  });

  it('names a record that has no words by its number', () => {
    const image = { 'lin-2021/batches/a.png': 'PNG', 'lin-2021/rectification/a.png': 'PNG' };
    const made = register({
      ...changed(
        [batchFile, '某厂夜间冒烟。', '![](a.png)'],
        [tasksFile, ' 治理某河', ''],
        [tasksFile, '某河黑臭。', '![](a.png)'],
      ),
      ...image,
    });
    expect([caseOf(made).title, inspectionOf(made).tasks[0]?.title]).toEqual([firstCase, '任务 1']);
  });

  it.each([
    ['2021-12-31', false],
    ['2022-01-01', true],
  ])('on %s the task is overdue: %s', (day, overdue) => {
    expect(inspectionOf(register(minimal, day)).tasks[0]?.overdue).toBe(overdue);
  });

  it('is never overdue once done', () => {
    const done = changed([resultsFile, '基本完成', '已完成']);
    expect(inspectionOf(register(done, '2023-01-01')).tasks[0]).toMatchObject({ done: true, overdue: false });
  });

  it('marks an open case past its date', () => {
    const dated = changed(
      [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 办结时限 | 2021-05-20 |'],
      [followUpFile, '已办结', '阶段性办结'],
    );
    expect([caseOf(register(dated, '2021-05-20')).overdue, caseOf(register(dated, '2021-05-21')).overdue]).toEqual([
      false,
      true,
    ]);
  });
});

describe('looking back', () => {
  const later = {
    inspection: String(minimal['lin-2021/inspection.yaml'])
      .replace('例行督察', '回头看')
      .replace('开始: 2021-05-06, 结束: 2021-05-15', '开始: 2022-03-01, 结束: 2022-03-10'),
    tasks: markdown(
      { 标题: '回头看任务', 公开日期: '2022-04-01' },
      record(
        '1',
        {
          责任单位: '沾益区人民政府',
          整改时限: '2022年6月底前',
          前序: `lin-2021/1、lin-2021/${firstCase}`,
          回头看结论: '表面整改',
        },
        { 反馈问题: '某河仍黑。' },
      ),
    ),
  };
  const made = register(
    changed(['lin-2022/inspection.yaml', later.inspection], ['lin-2022/rectification/tasks.md', later.tasks]),
  );

  it('links both sides', () => {
    expect(inspectionOf(made, 'lin-2022').lookBacks.map(({ finding, earlier }) => [finding, earlier.kind])).toEqual([
      ['表面整改', 'task'],
      ['表面整改', 'case'],
    ]);
    expect(inspectionOf(made).tasks[0]?.lookedBackBy).toHaveLength(1);
    expect(caseOf(made).lookedBackBy).toHaveLength(1);
  });

  it('shows the chain through all inspections from either end', () => {
    const days = new Map(made.inspections.map((one) => [one.id, one.facts.period.from]));
    const chain = (id: string) => {
      const [task] = inspectionOf(made, id).tasks;
      return task ? chainOf(task, (one) => days.get(one) ?? '').map((link) => link.kind) : [];
    };
    expect(chain('lin-2022')).toEqual(['case', 'task', 'task']);
    expect(chain('lin-2021')).toEqual(['case', 'task', 'task']);
  });

  it('chooses the inspection that began last when none is open', () => {
    expect([made.current?.id, register(minimal, '2021-05-10').current?.id]).toEqual(['lin-2022', 'lin-2021']);
  });
});
