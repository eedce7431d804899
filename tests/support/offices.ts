/** Contents of other offices than the one of the fixtures, with as little in them as there may be. */
import { markdown, record, type Files } from './content.ts';

/** A site on the day on which it is set up. */
export const newSite: Files = {
  'site.yaml': [
    '标题: 临江市生态环境保护督察信息公开',
    '网址: https://hjdc.example.org/',
    '主办单位: 临江市某办公室',
    '联系方式: 000-0000000',
    '说明: 公开办理情况。',
    '',
  ].join('\n'),
};

interface Shape {
  /** The month in which it is stationed: `2029-01`. */
  month: string;
  kind?: string;
  regions?: readonly string[];
}

/** An inspection and its files. */
const inspection = (
  id: string,
  { month, kind = '例行督察', regions = ['{ 名称: 上游县 }'] }: Shape,
  files: Files = {},
): Files => ({
  [`${id}/inspection.yaml`]: [
    `标题: 某督察组对临江市开展督察（${month}）`,
    `简称: 临江督察（${month}）`,
    '级别: 省级',
    `类型: ${kind}`,
    '督察组: 某督察组',
    '督察对象: 临江市',
    `进驻时间: { 开始: ${month}-01, 结束: ${month}-10 }`,
    '受理: { 电话: [000-0000001], 时间: 8:00~20:00, 信箱: 临江市A001号信箱, 范围: 受理举报。 }',
    '行政区域:',
    ...regions.map((region) => `  - ${region}`),
    '',
  ].join('\n'),
  ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`${id}/${path}`, text])),
});

const two = ['{ 名称: 上游县 }', '{ 名称: 下游区 }'];
const problem = { 交办问题: '某厂冒烟。' };
const withheld = record('D2027010001', { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' });
const batch = (number: number, ...cases: readonly string[]): string =>
  markdown({ 批次: String(number), 公开日期: '2021-01-15' }, ...cases);
const plan = (...tasks: readonly string[]): string => markdown({ 标题: '整改任务', 公开日期: '2021-01-20' }, ...tasks);
const task = (number: string, more: Readonly<Record<string, string>> = {}): string =>
  record(number, { 责任单位: '某县', 整改时限: '立行立改', ...more }, { 反馈问题: `某河黑臭（${number}）。` });
const stationed = markdown(
  { 标题: '督察组进驻', 公开日期: '2021-01-05', 类型: '进驻公告', 摘要: '进驻。' },
  '督察组进驻。',
);

/** The first inspection is set up, and nothing of it published; its one region has no place among tiles. */
export const bareInspection: Files = { ...newSite, ...inspection('bare', { month: '2030-01' }) };

/** One inspection for everything that an inspection may lack. */
export const sparse: Files = {
  ...bareInspection,
  ...inspection('announced', { month: '2029-01', regions: two }, { 'announcements/stationed.md': stationed }),
  ...inspection('bare-look-back', { month: '2028-01', kind: '回头看' }),
  ...inspection('withheld', { month: '2027-01', regions: two }, { 'batches/01.md': batch(1, withheld) }),
  // No type, no verdict, no state, no number.
  ...inspection(
    'plain',
    { month: '2026-01', regions: ['{ 名称: 上游县, 方格: [1, 1] }', '{ 名称: 下游区 }'] },
    {
      'batches/01.md': batch(1, record('D2026010001', { 行政区域: '下游区' }, problem)),
      'batches/02.md': batch(2, record('序号 1', { 行政区域: '下游区' }, problem)),
    },
  ),
  ...inspection('planned', { month: '2025-01' }, { 'rectification/tasks.md': plan(task('1'), task('2')) }),
  ...inspection(
    'look-back-without-finding',
    { month: '2024-01', kind: '回头看' },
    { 'rectification/tasks.md': plan(task('1', { 前序: 'planned/1' })) },
  ),
  ...inspection(
    'look-back',
    { month: '2023-01', kind: '回头看' },
    {
      'batches/01.md': batch(1, record('X2023010001', {}, problem)),
      'rectification/tasks.md': plan(task('1', { 前序: 'planned/2', 回头看结论: '整改到位' })),
    },
  ),
};
