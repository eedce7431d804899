/** Words of state: each counts as the class that it belongs to, and stays readable as it was typed. */
import { describe, expect, it } from 'vitest';
import { batchCard } from '../../src/formats/metadata/share-card.ts';
import { taskColumns } from '../../src/formats/tables/task-table.ts';
import { markClass } from '../../src/formats/text/marks.ts';
import { caseStates, classOf, isSettled, stateClasses, taskStates } from '../../src/schema/states.ts';
import {
  batchFile,
  caseOf,
  changed,
  firstCase,
  followUpFile,
  inspectionOf,
  messages,
  register,
  resultsFile,
  tasksFile,
  without,
  type Files,
} from '../support/content.ts';
import { siteOf, viewOf } from '../support/views.ts';

/** The first case with a state that was published last, and a promised day that is past. */
const withState = (state: string): Files =>
  changed(
    [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 办结时限 | 2021-05-20 |'],
    [followUpFile, '已办结', state],
  );
/** The only task with a state that was reported after its day. */
const reported = (state: string): Files => changed([resultsFile, '基本完成', state]);
const taskOf = (files: Files) => inspectionOf(register(files, '2023-01-01')).tasks[0];

describe('a state of a case', () => {
  it.each([
    ['办结并通过验收', '办结并通过验收', false],
    ['办结并通过市级验收', '办结并通过验收', false],
    ['验收销号', '已销号', false],
    ['经县人民政府同意销号', '已销号', false],
    ['需长期持续整改', '需长期持续整改', false],
    ['正在整改', '未办结', true],
    ['阶段性办结', '阶段性办结', true],
    ['办结（阶段性）', '阶段性办结', true],
    ['已办结(阶段性办结)', '阶段性办结', true],
    ['阶段性办结（正在复绿，2021年底前完成整改）', '阶段性办结', true],
    ['已办结（阶段性办结，已清运三百吨）', '阶段性办结', true],
    ['办结（阶段性，尚未销号）', '阶段性办结', true],
    ['已办结（未验收）', '已办结', false],
    ['办结（待销号）', '已办结', false],
  ])('%s counts as %s, overdue: %s', (raw, counted, overdue) => {
    const one = caseOf(register(withState(raw)));
    expect([one.state, one.current.facts.state?.raw, one.overdue]).toEqual([counted, raw, overdue]);
  });

  it.each([
    '办结并通过市级但未通过省级验收',
    '通过市级验收，未通过省级验收',
    '经省政府暂不同意销号',
    '通过部分县区验收',
  ])(
    '%s says more than that somebody accepted it: no word is taken for it, and none is offered that says so',
    (raw) => {
      const told = messages(withState(raw)).filter((one) => one.includes(raw));
      expect(told).toHaveLength(1);
      expect(told[0]).toContain(`未知的办结情况「${raw}」，可以写：`);
    },
  );

  it.each([
    '阶段性办结（已全部办结）',
    '阶段性办结（2021年5月已通过市级验收）',
    '办结（阶段性整改完成）',
    '已办结（含阶段性）',
    '已办结（阶段性办结，现已销号）',
    '已办结（未通过验收）',
    '已办结（正在整改）',
  ])('%s says two things: no word is taken for it', (raw) => {
    expect(messages(withState(raw))).toContainEqual(expect.stringContaining(`未知的办结情况「${raw}」`));
  });

  it.each(['通过无锡市验收', '通过未央区验收', '经尚志市人民政府同意销号'])('%s names an authority', (raw) => {
    expect(messages(withState(raw)).filter((one) => one.includes('未知'))).toEqual([]);
  });

  it.each(['部分办结', '无需办结', '未销号', '拟销号'])('%s is not taken for a slip of what it denies', (raw) => {
    expect(messages(withState(raw))).toContainEqual(expect.stringContaining(`未知的办结情况「${raw}」，可以写：`));
  });

  it('is shown as it was typed where that says more', () => {
    const facts = (state: string) => viewOf(siteOf(withState(state)), 'case', { key: firstCase }).facts;
    expect(facts('办结并通过市级验收')).toContainEqual({ label: '办结情况（原文）', value: ['办结并通过市级验收'] });
    expect(facts('已办结（未验收）')).toContainEqual({ label: '办结情况（原文）', value: ['已办结（未验收）'] });
    for (const plain of ['是', '已 办结', '阶段性办结'])
      expect(facts(plain).map(({ label }) => label)).not.toContain('办结情况（原文）');
  });

  it('that leaves nothing to do is closed wherever closed ones are counted', () => {
    for (const state of ['办结并通过验收', '已销号', '已办结']) {
      const site = siteOf(withState(state));
      const inspection = inspectionOf(site.register);
      const [batch] = inspection.batches;
      if (!batch) throw new Error('no batch');
      expect(batchCard(batch, inspection, site).figures).toContainEqual({ label: '已办结', count: 1 });
      expect(viewOf(site, 'batches').rows.at(-1)?.closed).toBe('1');
    }
  });

  it('that does not come to an end leaves room for its name on the picture', () => {
    const site = siteOf(withState('需长期持续整改'));
    const inspection = inspectionOf(site.register);
    const [batch] = inspection.batches;
    expect(batch && batchCard(batch, inspection, site).figures.at(-1)).toEqual({ label: '需长期持续整改', count: 1 });
  });
});

describe('a state of a task', () => {
  it.each([
    ['正在整改', '正在整改', false, true],
    ['长期坚持', '长期坚持', false, false],
    ['基本整改完成', '基本完成', false, true],
    ['已基本整改', '基本完成', false, true],
    ['已完成（阶段性）', '基本完成', false, true],
    ['阶段性完成（正在复绿）', '基本完成', false, true],
    ['已完成（待验收）', '已完成', true, false],
    ['通过市级验收', '通过验收', true, false],
    ['通过省级验收', '通过验收', true, false],
    ['通过县（市、区）级验收', '通过验收', true, false],
    ['原则通过验收', '附意见通过验收', true, false],
    ['经省政府同意销号', '已销号', true, false],
    ['经市领导小组批准销号', '已销号', true, false],
    ['备案销号', '已销号', true, false],
  ])('%s counts as %s, done: %s, overdue: %s', (raw, counted, done, overdue) => {
    expect(taskOf(reported(raw))).toMatchObject({ state: counted, done, overdue });
  });

  it.each(['未通过市级验收', '通过整改后申请验收', '通过验收前', '经省政府同意延期销号'])('%s is none', (raw) => {
    expect(messages(reported(raw))).toEqual([expect.stringContaining(`未知的整改状态「${raw}」`)]);
  });

  it('is shown and downloaded as it was typed, with its class', () => {
    const site = siteOf(reported('经省政府同意销号'));
    const { reports } = viewOf(site, 'task');
    expect(reports[0]?.facts).toContainEqual({ label: '整改状态（原文）', value: ['经省政府同意销号'] });
    const [task] = inspectionOf(site.register).tasks;
    const columns = taskColumns(site).filter(({ name }) => name.startsWith('state'));
    expect(task && columns.map(({ of }) => of(task))).toEqual(['已销号', '经省政府同意销号', '已销号']);
  });

  it('may stand in the plan, until there is a report', () => {
    const files = changed([tasksFile, '2021年12月底前 |', '2021年12月底前 |\n| 整改状态 | 已完成 |']);
    expect(taskOf(without(files, resultsFile))?.state).toBe('已完成');
    expect(taskOf(files)?.state).toBe('基本完成');
  });

  it('comes with what is still advised', () => {
    const files = changed([resultsFile, '基本完成 |', '附意见通过验收 |\n| 验收意见 | 补齐台账 |']);
    expect(viewOf(siteOf(files), 'task').reports[0]?.facts).toContainEqual({ label: '验收意见', value: ['补齐台账'] });
  });
});

describe('every word of state', () => {
  const words = [...Object.keys(caseStates), ...Object.keys(taskStates)];
  it.each(words)('%s has a class and a mark', (word) => {
    const is = classOf(word);
    expect(is && stateClasses[is].settled).toBe(isSettled(word));
    expect(markClass(word, 'state')).not.toContain('none');
  });

  it('is the word of one state alone', () => {
    for (const list of [caseStates, taskStates]) {
      const all = Object.entries<readonly string[]>(list).flatMap(([word, also]) => [word, ...also]);
      expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
    }
  });
});
