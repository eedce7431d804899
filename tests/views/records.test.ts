/** The pages of records: what changed is said, what is empty is left out, figures agree with their words. */
import { describe, expect, it } from 'vitest';
import {
  announcementFile,
  batchFile,
  change,
  changed,
  firstCase,
  followUpFile,
  minimal,
  record,
  resultsFile,
  secondCase,
  tasksFile,
  without,
} from '../support/content.ts';
import { siteOf, viewOf } from '../support/views.ts';

const caseOf = (files = minimal, key = firstCase) => viewOf(siteOf(files), 'case', { key });

describe('a case', () => {
  it('says what changed, when, and from what', () => {
    expect(caseOf().answer).toEqual({
      verdict: { word: '不属实', marks: 'verdict' },
      state: { word: '已办结', marks: 'state', changed: '2021-06-01公开，原为未办结' },
      batch: '第1批',
      published: '2021-05-14',
    });
  });

  it('calls a correction so', () => {
    const correction = record(
      secondCase,
      { 类型: '更正', 更正项: '是否属实', 原为: '未注明', 改为: '属实' },
      { 更正说明: '录入有误。' },
    );
    const files = changed([followUpFile, `## ${firstCase}`, `${correction}\n## ${firstCase}`]);
    expect(caseOf(files, secondCase).answer).toMatchObject({
      verdict: { word: '属实', changed: '2021-06-01更正，原为未注明' },
    });
  });

  it('leaves out what it does not have', () => {
    const one = caseOf(minimal, secondCase);
    expect(one.facts).toEqual([]);
    expect(one.related).toEqual([]);
    expect(one.history.events).toEqual([]);
    expect(one.history.forwarded).toBeUndefined();
    expect(one.history.first.id).toBe(one.history.first.anchor);
  });

  it('leads from each earlier version to what it said', () => {
    const { first, events } = caseOf().history;
    expect(events.map(({ id, anchor }) => id === anchor)).toEqual([true]);
    expect(first.id).toBeUndefined();
    expect(first.earlier?.id).toBe(first.anchor);
    expect(first.earlier?.facts).toContainEqual({ label: '办结情况', value: ['未办结'] });
  });
});

describe('a task', () => {
  it('without a report says so', () => {
    const task = viewOf(siteOf(without(minimal, resultsFile)), 'task');
    expect(task.state).toEqual({ word: '尚未公布进展', marks: 'state', late: '逾期' });
    expect([task.reported, task.due, task.reports]).toEqual([undefined, '2021-12-31 到期，未见完成', []]);
  });

  it('that stands alone has no chain', () => {
    expect(viewOf(siteOf(minimal), 'task').chain).toEqual([]);
  });

  it('shows what the plan said before it was corrected', () => {
    const correction = record(
      '任务 1',
      { 类型: '更正', 更正项: '整改时限', 原为: '2021年12月底前', 改为: '2022年12月底前' },
      { 更正说明: '录入有误。' },
    );
    const files = changed(
      [followUpFile, `## ${firstCase}`, `${correction}\n## ${firstCase}`],
      [followUpFile, '公开日期: 2021-06-01', '公开日期: 2022-02-01'],
    );
    const { versions } = viewOf(siteOf(files), 'task').cite;
    expect(versions?.versions.map(({ text }) => text?.facts)).toEqual([
      undefined,
      [{ label: '整改时限', value: ['2021年12月底前'] }],
      [{ label: '整改时限', value: ['2021年12月底前'] }],
    ]);
  });
});

describe('a look-back', () => {
  /** A second inspection that looks back at the task of the first, with a finding or without one. */
  const lookingBack = (finding: string | undefined) => {
    const task = record(
      '1 再看某河',
      {
        责任单位: '沾益区人民政府',
        整改时限: '2023年12月底前',
        前序: 'lin-2021/1',
        ...(finding !== undefined && { 回头看结论: finding }),
      },
      { 反馈问题: '某河仍有异味。' },
    );
    return change(
      minimal,
      [
        'lin-2022/inspection.yaml',
        String(minimal['lin-2021/inspection.yaml']).replaceAll('2021', '2022').replace('林市督察', '林市回头看'),
      ],
      ['lin-2022/rectification/tasks.md', `---\n标题: 任务清单\n公开日期: 2022-05-20\n---\n\n${task}`],
    );
  };

  it('of which all findings are 整改到位 has whole sentences', () => {
    const view = viewOf(siteOf(lookingBack('整改到位')), 'lookBack', { inspection: 'lin-2022' });
    expect(view.summary).toEqual({ what: '1 项旧任务', findings: '整改到位 1 项。' });
    expect(view.tasks.map(({ finding }) => finding.word)).toEqual(['整改到位']);
  });

  it('of which no finding is known says so', () => {
    const view = viewOf(siteOf(lookingBack(undefined)), 'lookBack', { inspection: 'lin-2022' });
    expect(view.summary).toEqual({ what: '1 项旧任务', findings: '结论未注明 1 项。' });
    expect(view.tasks.map(({ finding }) => finding.word)).toEqual(['结论未注明']);
  });

  it('stands on both pages of the chain, step by step with a day each, saying which page one is on', () => {
    const site = siteOf(lookingBack('假装整改'));
    const shown = ['lin-2021', 'lin-2022'].map((inspection) =>
      viewOf(site, 'task', { inspection }).chain.map(({ day, what, words, states, meta, address }) =>
        [
          day,
          what,
          words ?? states?.map(({ word }) => word).join(),
          address === undefined,
          meta.includes('（本页）'),
        ].join(' '),
      ),
    );
    const steps = (own: boolean, other: boolean) => [
      `2021-08-01 方案承诺 整改时限：2021年12月底前 ${own} ${own}`,
      `2022-01-10 报告 基本完成 ${own} ${own}`,
      `2022-05-06 至 2022-05-15 回头看结论 假装整改 ${other} ${other}`,
      `2022-05-20 方案承诺 整改时限：2023年12月底前 ${other} ${other}`,
    ];
    expect(shown).toEqual([steps(true, false), steps(false, true)]);
  });

  it('says when it found what it found, before the promise that answers it', () => {
    const { found, state, deadline } = viewOf(siteOf(lookingBack('假装整改')), 'task', { inspection: 'lin-2022' });
    expect([found?.finding, found?.day]).toEqual(['假装整改', '2022-05-06 至 2022-05-15']);
    expect([state.word, deadline]).toEqual(['尚未公布进展', '2023年12月底前']);
    expect(viewOf(siteOf(minimal), 'task').found).toBeUndefined();
  });
});

describe('a batch', () => {
  it('compares declared and counted totals, row by row', () => {
    const files = changed([
      batchFile,
      '公开日期: 2021-05-14',
      '公开日期: 2021-05-14\n公布数:\n  交办: 2\n  罚款万元: 5.25\n公布数说明: 一件拆成两件。',
    ]);
    const { comparisons } = viewOf(siteOf(files), 'batch');
    expect(comparisons.summary).toContain('公布数与逐件统计有 1 项不同。');
    expect(comparisons.isOpen).toBe(true);
    expect(comparisons.rows.find(({ declared }) => declared === '5.25')).toMatchObject({ differs: false });
  });

  it('says in each cell what it said first, if that was another', () => {
    const [row] = viewOf(siteOf(minimal), 'batch').table?.rows ?? [];
    expect(row?.cells.filter(({ note }) => note).map(({ label, note }) => [label, note])).toEqual([
      ['办结情况', { text: '首次公开：未办结', isFixed: false }],
    ]);
  });
});

describe('empty cases', () => {
  const empty = without(
    minimal,
    ...Object.keys(minimal).filter((path) => /batches|follow-ups|rectification|announcements/u.test(path)),
  );

  it('the home page of an inspection that has published nothing', () => {
    const { current } = viewOf(siteOf(empty), 'home');
    expect(current).toMatchObject({ isEmpty: true, parts: [{}] });
    expect(current?.parts).toEqual([{ summary: [], announcements: [], news: [] }]);
    expect(current).not.toHaveProperty('cases');
  });

  it('the pages of such an inspection', () => {
    const site = siteOf(empty);
    expect(viewOf(site, 'batches')).toMatchObject({
      rows: [],
      note: '还没有公开批次。督察组交办后，办理情况一般在 3 至 10 天内公开。',
    });
    expect(viewOf(site, 'announcements').announcements).toEqual([]);
    expect(viewOf(site, 'cases')).toMatchObject({ rows: [], note: '目前没有这一类信访举报件。', pager: {} });
    expect(viewOf(site, 'inspection')).toMatchObject({ publications: [], legalBasis: [] });
    expect(viewOf(site, 'corrections')).toMatchObject({ counts: '目前没有更正。', corrections: [] });
  });

  it('an announcement without source or author', () => {
    const view = viewOf(siteOf(minimal), 'announcement');
    expect([view.source, view.author]).toEqual([undefined, undefined]);
    const told = changed([announcementFile, '类型: 进驻公告', '类型: 进驻公告\n来源: 林市日报']);
    expect(viewOf(siteOf(told), 'announcement').source).toEqual({ name: '林市日报' });
  });
});

it('a plan says how far its tasks have come', () => {
  expect(viewOf(siteOf(minimal), 'rectification')).toMatchObject({
    progress: '共 1 项任务，0 项已完成或已销号',
    overdue: 1,
    tasks: [{ key: '1', title: '治理某河', deadline: '2021年12月底前' }],
  });
  const silent = viewOf(siteOf(without(minimal, resultsFile)), 'rectification');
  expect(silent.progress).toBe('共 1 项任务，尚未公布进展');
});

it('a plan leads with what is overdue', () => {
  const early = record('0 按时的事', { 责任单位: '林市水务局', 整改时限: '2031-12-31' }, { 反馈问题: '有异味。' });
  const files = changed([tasksFile, '## 1 ', `${early}\n## 1 `]);
  const { tasks } = viewOf(siteOf(files), 'rectification');
  expect(tasks.map(({ key, state }) => [key, state.late])).toEqual([
    ['1', '逾期'],
    ['0', undefined],
  ]);
});
