/** One cause, one message: what a correction names is at fault itself, and the correction is not to blame. */
import { describe, expect, it } from 'vitest';
import {
  announcementFile,
  batchFile,
  change,
  firstCase,
  followUpFile,
  markdown,
  messages,
  minimal,
  record,
  resultsFile,
  tasksFile,
  type Change,
} from '../support/content.ts';
import { correctionEntry } from '../support/entries.ts';

const whole = change(
  minimal,
  [batchFile, '公开日期: 2021-05-14\n', '公开日期: 2021-05-14\n口径: 甲口径\n公布数: { 交办: 1 }\n'],
  ...[resultsFile, tasksFile, followUpFile].map(
    (file) => [file, String(minimal[file]).replace(/\n---\n/u, '\n来源: 某县网站\n---\n\n鳊鳋起的说明。\n')] as const,
  ),
);
const correcting = (...entry: [heading: string, item: string, was: string, becomes: string]): Change => [
  'lin-2021/follow-ups/2022-02-01.md',
  markdown({ 公开日期: '2022-02-01' }, correctionEntry(...entry)),
];

const list = '整改结果 results-2022-01';
/** What is at fault, and what a correction names. */
const rows: [what: string, fault: Change, entry: [string, string, string, string]][] = [
  ['the list has no title', [resultsFile, '标题: 整改结果\n', ''], [list, '来源', '某县网站', '某市网站']],
  ['the list has no title', [resultsFile, '标题: 整改结果\n', ''], ['任务 1', '整改状态', '基本完成', '已完成']],
  [
    'the list has no title',
    [resultsFile, '标题: 整改结果\n', ''],
    ['任务 1', 'results-2022-01 整改状态', '基本完成', '已完成'],
  ],
  ['a state that nobody knows', [resultsFile, '基本完成', '鳊完成'], ['任务 1', '整改状态', '基本完成', '已完成']],
  [
    'a state that nobody knows',
    [resultsFile, '基本完成', '鳊完成'],
    ['任务 1', 'results-2022-01 整改状态', '基本完成', '已完成'],
  ],
  [
    'a label that nobody knows',
    [resultsFile, '| 整改状态 |', '| 公示期 | 不清楚 |\n| 整改状态 |'],
    ['任务 1', '整改状态', '基本完成', '已完成'],
  ],
  [
    'a section that nobody knows',
    [resultsFile, '基本完成 |\n', '基本完成 |\n\n### 完成的情况\n\n某事。\n'],
    ['任务 1', '整改完成情况', '某事', '某些事'],
  ],
  [
    'a picture that is missing',
    [resultsFile, '鳊鳋起的说明。', '鳊鳋起的说明。\n\n![图](a.png)'],
    [list, '正文', '鳊鳋', '鳟鳠'],
  ],
  ['the plan has no title', [tasksFile, '标题: 整改任务清单\n', ''], ['整改任务清单', '来源', '某县网站', '某市网站']],
  ['the plan has no title', [tasksFile, '标题: 整改任务清单\n', ''], ['任务 1', '责任单位', '沾益区人民政府', '某局']],
  [
    'a section of a task that nobody knows',
    [tasksFile, '### 反馈问题', '### 某个小节'],
    ['任务 1', '反馈问题', '黑臭', '发黑'],
  ],
  [
    'the follow-up has no day',
    [followUpFile, '公开日期: 2021-06-01\n', ''],
    ['后续公开 2021-06-01', '来源', '某县网站', '某市网站'],
  ],
  ['the batch has a day that is none', [batchFile, '2021-05-14', '2021-05-34'], ['批次 1', '口径', '甲口径', '乙口径']],
  ['the batch has a figure that is none', [batchFile, '{ 交办: 1 }', '{ 交办: 某 }'], ['批次 1', '交办', '1', '2']],
  [
    'the batch has a figure that is none',
    [batchFile, '{ 交办: 1 }', '{ 交办: 某 }'],
    [firstCase, '所属批次', '1', '2'],
  ],
  [
    'a section of a case that nobody knows',
    [batchFile, '### 交办问题\n', '### 交办问题\n\n某厂。\n\n### 交办的问题\n'],
    [firstCase, '交办问题', '冒烟', '排放'],
  ],
  [
    'the announcement has no summary',
    [announcementFile, '摘要: 进驻10天。\n', ''],
    ['公告 2021-05-06-stationed', '摘要', '进驻10天', '进驻9天'],
  ],
  [
    'a picture of the announcement that is missing',
    [announcementFile, '督察组进驻林市。', '![图](a.png)'],
    ['公告 2021-05-06-stationed', '正文', '督察组进驻', '督察组到'],
  ],
];

describe('a correction of what is at fault', () => {
  it.each(rows)('%s', (_, fault, entry) => {
    const alone = messages(change(whole, fault)).filter((line) => line.includes('错误'));
    expect(alone.length).toBeGreaterThan(0);
    const both = messages(change(whole, fault, correcting(...entry))).filter((line) => line.includes('错误'));
    expect(both).toEqual(alone);
  });

  it.each(rows)('and without the fault it is told (%s)', (_, __, [heading, item]) => {
    expect(messages(change(whole, correcting(heading, item, '鲃鲄', '鲋鲌'))).join('\n')).toMatch(
      /2022-02-01\.md:\d+:\d+ 错误/u,
    );
  });
});

describe('a correction of what an earlier one should have made', () => {
  const inOrder = (...entries: [string, string, string, string][]): string[] =>
    messages(
      change(whole, [
        'lin-2021/follow-ups/2022-02-01.md',
        markdown({ 公开日期: '2022-02-01' }, ...entries.map((entry) => correctionEntry(...entry))),
      ]),
    );

  it('is told once', () => {
    const told = inOrder(['任务 1', '整改状态', '已完成', '正在整改'], ['任务 1', '整改状态', '正在整改', '已销号']);
    expect(told).toEqual([expect.stringContaining('2022-02-01.md:11:6 错误 「整改状态」此前公布的是「基本完成」')]);
  });

  it('and of another item both are', () => {
    expect(inOrder(['任务 1', '整改状态', '已完成', '正在整改'], ['任务 1', '责任单位', '某局', '某委'])).toHaveLength(
      2,
    );
  });
});

it('a row that names a batch which is at fault is not to blame', () => {
  const fault: Change = [batchFile, '2021-05-14', '2021-05-34'];
  const row = record('D01LS202105070009', { 行政区域: '麒麟区', 所属批次: '1' }, { 交办问题: '某厂。' });
  const later: Change = ['lin-2021/batches/03.md', markdown({ 批次: '3', 公开日期: '2021-05-20' }, row)];
  const errors = (...changes: Change[]): string[] =>
    messages(change(whole, ...changes)).filter((line) => line.includes('错误'));
  expect(errors(fault, later)).toEqual(errors(fault));
});
