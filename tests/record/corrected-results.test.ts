/** Corrections of what lists of results say of a task. */
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { correctedTexts } from '../../src/checks/corrected.ts';
import { entriesOf } from '../../src/formats/feeds/feed-entries.ts';
import { jsonSchema } from '../../src/formats/json/documents.ts';
import { reportText } from '../../src/formats/text/later-text.ts';
import { taskVersions } from '../../src/formats/versions/versions.ts';
import { factText } from '../../src/register/amend/amend.ts';
import { correctableResult } from '../../src/schema/correctable.ts';
import { fieldsOf } from '../../src/schema/field.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import {
  change,
  inspectionOf,
  markdown,
  messages,
  minimal,
  read,
  record,
  resultsFile,
  tasksFile,
  type Files,
} from '../support/content.ts';
import { madeFiles, siteOf as downloads } from '../support/downloads.ts';
import { correctionEntry, redactionEntry } from '../support/entries.ts';
import { sinceLines } from '../support/since.ts';
import { siteOf, viewOf } from '../support/views.ts';

const list = (published: string, facts: Readonly<Record<string, string>>, sections = {}): string =>
  markdown({ 标题: '整改结果', 公开日期: published }, record('1', { 整改状态: '已完成', ...facts }, sections));

const whole: Files = {
  ...minimal,
  [resultsFile]: list(
    '2022-01-10',
    {
      验收意见: '鲂鲅同意',
      公示期: '2022-01-11 至 2022-01-22',
      点位总数: '12',
      联系方式: '000-0000001',
      备注: '鲃鲄一次',
    },
    { 整改完成情况: '鳊鳋已清淤。', 下一步安排: '鲔鲕管护。' },
  ),
};
const secondList = 'lin-2021/rectification/results-2022-03.md';
const twice: Files = { ...whole, [secondList]: list('2022-03-10', { 整改状态: '已销号', 备注: '鲋鲌两次' }) };
const tenth = 'lin-2021/follow-ups/2022-04-01.md';

const entries = (files: Files, ...all: readonly string[]): Files => ({
  ...files,
  [tenth]: markdown({ 公开日期: '2022-04-01' }, ...all),
});
const correcting = (item: string, was: string, becomes: string, files = whole): Files =>
  entries(files, correctionEntry('任务 1', item, was, becomes));

const isRectification = addFormats(new Ajv({ strict: true, allowUnionTypes: true })).compile(
  jsonSchema('rectification'),
);

const rows: readonly [item: string, was: string, becomes: string][] = [
  ['整改状态', '已完成', '正在整改'],
  ['验收意见', '鲂鲅同意', '鲤鲢同意'],
  ['公示期', '2022-01-11 至 2022-01-22', '2022-01-12 至 2022-01-22'],
  ['点位总数', '12', '13'],
  ['联系方式', '000-0000001', '000-0000002'],
  ['备注', '鲃鲄一次', '鲷鲸一次'],
  ['整改完成情况', '鳊鳋', '鲣鲥'],
  ['下一步安排', '鲔鲕', '鲦鲧'],
  ['已完成点位', '未注明', '10'],
];

describe.each(rows)('%s of a report', (item, was, becomes) => {
  const files = correcting(item, was, becomes);
  const site = siteOf(files);
  const inspection = inspectionOf(site.register);
  const [task] = inspection.tasks;
  if (!task) throw new Error('no task');
  const view = viewOf(site, 'task');
  const label = `${item}（2022-01-10 整改结果）`;

  it('is shown as corrected, with what it was and where to read that', () => {
    const { corrections, cite } = view;
    expect(corrections).toMatchObject([{ kind: '更正', change: { label, was } }]);
    const versions = cite.versions?.versions ?? [];
    expect(versions).toHaveLength(3);
    expect(corrections[0]?.before).toBe(`#${String(versions[1]?.anchor)}`);
    const then = JSON.stringify(versions[1]?.text);
    expect([then.includes(label), then.includes(was), versions[0]?.text]).toEqual([true, true, undefined]);
  });

  it('holds now: in the report, in tables and feeds, and in the words that follow from it', () => {
    const day = /^\d{4}-/u.test(becomes);
    const said = [JSON.stringify([view.reports, view.closing]), reportText(task)].map((text) => [
      text.includes(day ? becomes.slice(0, 10) : becomes),
      text.includes(was),
    ]);
    expect(said).toEqual([
      [true, false],
      [true, false],
    ]);
    const entry = entriesOf(inspection, site).rectification.find(({ categories }) => categories[0] === '整改结果');
    expect(entry?.html()).toContain(label);
    expect(new Date((entry?.updated ?? 0) + 8 * 3_600_000).toISOString()).toMatch(/^2022-04-01/u);
    const list = viewOf(site, 'rectification').results[0]?.reports[0];
    expect(list?.mark).toMatchObject({ word: '有更正', subject: '任务 1' });
  });

  it('has a version of its own, which holds the report as it stands', () => {
    const [, reported, corrected] = taskVersions(task).map((one) => JSON.stringify(one.record));
    expect([reported?.includes('"result"'), corrected?.includes('"list":"results-2022-01"')]).toEqual([false, true]);
    expect(corrected).toContain(becomes.slice(0, 10));
    // What was published first keeps its hash.
    const [before] = inspectionOf(siteOf(whole).register).tasks;
    const hashes = (one: typeof task): string[] => taskVersions(one).map(({ sha256 }) => sha256);
    expect(before && hashes(before)).toEqual(hashes(task).slice(0, 2));
  });

  it('is searched, and stands in JSON and in the list of all corrections', async () => {
    const [found] = [...searchDocuments(site.register)].filter(({ kind }) => kind === 'task');
    expect(JSON.stringify([found?.texts, found?.states])).toContain(becomes.slice(0, 10));
    const made = (await madeFiles(downloads(files))).get('/lin-2021/rectification.json');
    const json = JSON.parse(String(made)) as { tasks: { versions: { record: object }[] }[] };
    expect([isRectification(json), isRectification.errors]).toEqual([true, null]);
    expect(JSON.stringify(json.tasks[0]?.versions.at(-1)?.record)).toContain(becomes.slice(0, 10));
    expect(site.register.corrections).toMatchObject([{ subject: '任务 1', item: label, was }]);
  });
});

it('every item of a report has been tried, or is no text of its own', () => {
  const tried = new Set(rows.map(([item]) => item));
  const others = fieldsOf(correctableResult.facts).map(({ label }) => label);
  expect(others.filter((label) => !tried.has(label))).toEqual([
    '整改完成',
    '验收',
    '审签',
    '复核',
    '销号报备',
    '验收单位',
    '前序',
    '回头看结论',
  ]);
});

it('what a task counts as follows: state, finding, closing, look-back', () => {
  const [task] = inspectionOf(siteOf(correcting('整改状态', '已完成', '正在整改')).register).tasks;
  expect([task?.state, task?.overdue, task?.reports.length]).toEqual(['正在整改', true, 1]);
  const before = {
    ...whole,
    [resultsFile]: list('2022-01-10', { 前序: 'lin-2021/1', 回头看结论: '表面整改' }),
    [tasksFile]: `${String(minimal[tasksFile])}\n${record('2 治理另一条河', { 责任单位: '沾益区人民政府', 整改时限: '2021年12月底前' }, { 反馈问题: '某河。' })}`,
  };
  const other = { ...before, [resultsFile]: list('2022-01-10', { 前序: 'lin-2021/2', 回头看结论: '表面整改' }) };
  const files = correcting('前序', 'lin-2021/2', 'lin-2021/X01LS202105080001', other);
  const [first] = inspectionOf(siteOf(files).register).tasks;
  expect(first?.lookBacks.map(({ earlier }) => earlier.kind)).toEqual(['case']);
  const found = correcting('回头看结论', '表面整改', '整改到位', other);
  expect(inspectionOf(siteOf(found).register).tasks[0]?.finding).toBe('整改到位');
});

describe('which list is meant', () => {
  const reports = (files: Files) =>
    inspectionOf(siteOf(files).register).tasks[0]?.reports.map(({ facts, list: { id } }) => [id, facts.remarks]);

  it.each(['results-2022-01 备注', '整改结果 results-2022-01 备注', 'results-2022-01.md：备注'])('%s', (item) => {
    const files = correcting(item, '鲃鲄一次', '鲷鲸一次', twice);
    expect(reports(files)).toEqual([
      ['results-2022-03', '鲋鲌两次'],
      ['results-2022-01', '鲷鲸一次'],
    ]);
  });

  it('gets what nobody had said', () => {
    const files = correcting('results-2022-01 销号报备', '未注明', '2022-01-30', twice);
    const [task] = inspectionOf(siteOf(files).register).tasks;
    expect(task?.facts.report).toBeUndefined();
    expect(task?.reports.map(({ facts }) => factText(facts.report))).toEqual(['', '2022-01-30']);
  });

  it('need not be named where one list alone says it', () => {
    expect(messages(correcting('验收意见', '鲂鲅同意', '鲤鲢同意', twice))).toEqual([]);
  });

  it.each<[string, string, string, Files]>([
    ['备注', '鲃鲄一次', '有几份整改结果，请在更正项里写明更正的是哪一份里的，例如「results-2022-03 备注」', twice],
    ['results-2022-07 备注', 'a', '整改结果「results-2022-07」里没有这项任务，或者那时还没有公开，请核对更正项', twice],
    ['results-2022-01 反馈问题', 'a', '未知的更正项「results-2022-01 反馈问题」', twice],
    [
      '验收意见',
      'a',
      '没有整改结果公布过「验收意见」，请核对更正项',
      { ...minimal, [resultsFile]: list('2022-05-10', { 验收意见: 'a' }) },
    ],
    ['整改完成情况', '没有的字', '「整改完成情况」里没有这段文字；原为：「没有的字」', whole],
    ['整改状态', '未启动', '「整改状态」此前公布的是「已完成」，不是「未启动」，请核对原为', whole],
    [
      '整改状态',
      '已完成',
      '「整改状态」此前公布的是「未启动」，不是「已完成」，请核对原为；整改结果里公布的，更正项写「results-2022-01 整改状态」',
      change(whole, [tasksFile, '| 责任单位 |', '| 整改状态 | 未启动 |\n| 责任单位 |']),
    ],
  ])('%s from %s: %s', (item, was, message, files) => {
    expect(messages(correcting(item, was, '正在整改', files))).toEqual([expect.stringContaining(message)]);
  });

  it('of two that say it, the plan is meant unless a list is named', () => {
    const files = change(whole, [tasksFile, '| 责任单位 |', '| 整改状态 | 未启动 |\n| 责任单位 |']);
    const [plan, results] = [
      correcting('整改状态', '未启动', '正在整改', files),
      correcting('results-2022-01 整改状态', '已完成', '正在整改', files),
    ].map((one) => inspectionOf(siteOf(one).register).tasks[0]);
    expect([plan?.facts.state?.value, plan?.state]).toEqual(['正在整改', '已完成']);
    expect([results?.facts.state?.value, results?.state]).toEqual(['未启动', '正在整改']);
  });

  it('what a plan and no list says is corrected in the plan', () => {
    const one = correcting('责任单位', '沾益区人民政府', '沾益区水务局');
    expect(inspectionOf(siteOf(one).register).tasks[0]?.reports[0]?.corrections).toEqual([]);
  });
});

it('corrections follow one another, also those of the same day as the list', () => {
  const files = {
    ...entries(whole, correctionEntry('任务 1', '备注', '鲷鲸一次', '鲹鲺一次')),
    'lin-2021/follow-ups/2022-01-10.md': markdown(
      { 公开日期: '2022-01-10' },
      correctionEntry('任务 1', '备注', '鲃鲄一次', '鲷鲸一次'),
    ),
  };
  expect(messages(files)).toEqual([]);
  const { versions } = viewOf(siteOf(files), 'task').cite.versions ?? { versions: [] };
  const said = versions.map(({ text }) => JSON.stringify(text?.facts ?? []).match(/鲃鲄|鲷鲸|鲹鲺/gu));
  expect(said).toEqual([null, ['鲷鲸'], ['鲃鲄'], null]);
});

describe('a redaction of the task', () => {
  const redacted = (was: string, becomes: string): Files =>
    entries(
      change(whole, [resultsFile, '鳊鳋已清淤。', '已清淤。']),
      correctionEntry('任务 1', '整改完成情况', was, becomes),
      redactionEntry('任务 1'),
    );

  it('leaves no word of what a correction of a report quotes', () => {
    const gone = '（因脱敏不再显示）';
    expect(messages(redacted(gone, gone))).toEqual([]);
    const site = siteOf(redacted('已清淤', '已疏浚'));
    const told = JSON.stringify([
      viewOf(site, 'task'),
      site.register.corrections.map(({ was, becomes }) => [was, becomes]),
    ]);
    expect(told).not.toContain('已清淤');
    expect(told.match(/已疏浚/gu)).toHaveLength(1);
  });

  it('tells how, where the words are gone from the list', () => {
    expect(messages(redacted('鳊鳋', '鲣鲥'))).toEqual([
      expect.stringMatching(/「整改完成情况」里没有这段文字；原为：「鳊鳋」；这些字后来因脱敏从原文件里删去了的/u),
    ]);
  });
});

it('two halves that make a telephone number are seen', () => {
  const { content } = read(correcting('整改完成情况', '鳊鳋', '1380013'));
  expect(content && correctedTexts(content).map(({ text }) => text.text)).toEqual(['1380013已清淤。']);
});

it('whoever changes a public list is told how', () => {
  const lines = sinceLines(whole, change(whole, [resultsFile, '整改状态 | 已完成', '整改状态 | 已销号']));
  expect(lines).toEqual([
    expect.stringContaining('请改回，更正写进 follow-ups/（标题写“## 任务 1”，更正项写“results-2022-01 整改状态”）'),
  ]);
});

it('what neither the plan nor results can say is refused', () => {
  expect(messages(correcting('没有的', 'a', 'b'))).toEqual([
    expect.stringMatching(/未知的更正项「没有的」，可以写：标题、责任单位/u),
  ]);
});
