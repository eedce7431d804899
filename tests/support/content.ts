/** A minimal valid content folder, one change at a time, and what the reader and the register say of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discreet } from '../../src/checks/privacy/index.ts';
import { readContent, type Reading } from '../../src/reader/index.ts';
import { makeRegister } from '../../src/register/index.ts';
import type { Case, Inspection, Register } from '../../src/register/types.ts';
import { faultLine, sortFaults } from '../../src/schema/fault.ts';
import type { BatchRecord } from '../../src/schema/records.ts';
import { writeInto } from './write-into.ts';

/** Path in the content folder → what the file holds. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Paths of the minimal folder. */
export const inspectionFile = 'lin-2021/inspection.yaml';
export const batchFile = 'lin-2021/batches/01.md';
export const secondBatchFile = 'lin-2021/batches/02.md';
export const followUpFile = 'lin-2021/follow-ups/2021-06-01.md';
export const tasksFile = 'lin-2021/rectification/tasks.md';
export const resultsFile = 'lin-2021/rectification/results-2022-01.md';
export const announcementFile = 'lin-2021/announcements/2021-05-06-stationed.mdx';

/** The cases of the minimal folder. */
export const firstCase = 'D01LS202105070001';
export const secondCase = 'X01LS202105080001';

/** A day after everything in the minimal folder, and inside no period. */
export const someDay = '2022-06-01';

const lines = (...all: string[]): string => `${all.join('\n')}\n`;

/** One of each file kind, each as short as it may be. */
export const minimal: Files = {
  'site.yaml': lines(
    '标题: 林市督察公开',
    '网址: https://example.org',
    '主办单位: 林市人民政府办公室',
    '联系方式: 000-0000000',
    '说明: 公开办理情况。',
  ),
  'pages/about.mdx': lines('---', '标题: 关于本站', '摘要: 公开什么。', '---', '', '公开办理情况。'),
  [inspectionFile]: lines(
    '标题: 省第三督察组对林市开展督察',
    '简称: 林市督察',
    '级别: 省级',
    '类型: 例行督察',
    '督察组: 省第三督察组',
    '督察对象: 林市',
    '进驻时间: { 开始: 2021-05-06, 结束: 2021-05-15 }',
    '受理:',
    '  电话: [000-0000001]',
    '  时间: 8:00~12:00、14:00~18:00',
    '  信箱: 林市A001号信箱',
    '  范围: 受理林市的举报。',
    '行政区域:',
    '  - { 名称: 麒麟区, 别名: [麒区], 方格: [1, 1] }',
    '  - { 名称: 沾益区 }',
  ),
  [announcementFile]: lines(
    '---',
    '标题: 督察组进驻林市',
    '公开日期: 2021-05-06 09:30',
    '类型: 进驻公告',
    '摘要: 进驻10天。',
    '---',
    '',
    '督察组进驻林市。',
    '',
    '<Intake />',
  ),
  [batchFile]: lines(
    '---',
    '批次: 1',
    '公开日期: 2021-05-14',
    '---',
    '',
    `## ${firstCase}`,
    '',
    '| 项目 | 内容 |',
    '| --- | --- |',
    '| 行政区域 | 麒麟区 |',
    '| 污染类型 | 大气 |',
    '| 是否属实 | 否 |',
    '| 办结情况 | 未办结 |',
    '',
    '### 交办问题',
    '',
    '某厂夜间冒烟。',
  ),
  [secondBatchFile]: lines(
    '---',
    '批次: 2',
    '公开日期: 2021-05-15',
    '---',
    '',
    `## ${secondCase}`,
    '',
    '| 项目 | 内容 |',
    '| --- | --- |',
    '| 行政区域 | 沾益区 |',
    '',
    '### 交办问题',
    '',
    '某河发黑。',
  ),
  [followUpFile]: lines(
    '---',
    '公开日期: 2021-06-01',
    '---',
    '',
    `## ${firstCase}`,
    '',
    '| 项目 | 内容 |',
    '| --- | --- |',
    '| 类型 | 后续进展 |',
    '| 办结情况 | 已办结 |',
  ),
  [tasksFile]: lines(
    '---',
    '标题: 整改任务清单',
    '公开日期: 2021-08-01',
    '---',
    '',
    '## 1 治理某河',
    '',
    '| 项目 | 内容 |',
    '| --- | --- |',
    '| 责任单位 | 沾益区人民政府 |',
    '| 整改时限 | 2021年12月底前 |',
    '',
    '### 反馈问题',
    '',
    '某河黑臭。',
  ),
  [resultsFile]: lines(
    '---',
    '标题: 整改结果',
    '公开日期: 2022-01-10',
    '---',
    '',
    '## 1',
    '',
    '| 项目 | 内容 |',
    '| --- | --- |',
    '| 整改状态 | 基本完成 |',
  ),
};

/** One change: a passage of a file for another (`[path, from, to]`), or a whole file (`[path, text]`; '' is empty). */
export type Change =
  readonly [path: string, from: string, to: string] | readonly [path: string, file: string | Uint8Array];

/** The files with changes made; a passage to change must occur exactly once, or the test tests nothing. */
export function change(files: Files, ...changes: readonly Change[]): Files {
  const changed: Record<string, string | Uint8Array> = { ...files };
  for (const [path, from, to] of changes) {
    if (to === undefined) changed[path] = from;
    else {
      const text = changed[path];
      const parts = typeof text === 'string' && typeof from === 'string' ? text.split(from) : [];
      if (parts.length !== 2) throw new Error(`${path} holds 「${String(from)}」 ${String(parts.length - 1)} times`);
      changed[path] = parts.join(to);
    }
  }
  return changed;
}

/** The minimal folder with changes. */
export const changed = (...changes: readonly Change[]): Files => change(minimal, ...changes);

/** The files without some of them. */
export const without = (files: Files, ...paths: readonly string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

/** A record as it would be typed: `## heading`, the table of facts, the sections. */
export const record = (
  heading: string,
  facts: Readonly<Record<string, string>>,
  sections: Readonly<Record<string, string>> = {},
): string =>
  lines(
    `## ${heading}`,
    '',
    '| 项目 | 内容 |',
    '| --- | --- |',
    ...Object.entries(facts).map(([label, value]) => `| ${label} | ${value} |`),
    ...Object.entries(sections).flatMap(([label, prose]) => ['', `### ${label}`, '', prose]),
  );

/** A Markdown file: front matter, records. Without more front matter the first record begins on line 5. */
export const markdown = (front: Readonly<Record<string, string>>, ...records: readonly string[]): string =>
  lines('---', ...Object.entries(front).map(([key, value]) => `${key}: ${value}`), '---', '', records.join('\n'));

/** Writes the files to a folder of their own, hands it over, and removes it: of a promise, once it is settled. */
export function inFolder<T>(files: Files, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  const remove = (): void => rmSync(folder, { recursive: true });
  let isLater = false;
  try {
    writeInto(folder, files);
    const made = use(folder);
    isLater = made instanceof Promise;
    return made instanceof Promise ? (made.finally(remove) as T) : made;
  } finally {
    if (!isLater) remove();
  }
}

/** What the reader makes of the files; names in messages are those of `files`. */
export const read = (files: Files, ...more: Tail<Parameters<typeof readContent>>): Reading =>
  inFolder(files, (folder) => readContent(folder, folder, ...more));

type Tail<T extends unknown[]> = T extends [unknown, unknown, ...infer Rest] ? Rest : never;

/** Every message of reader and register, as people see them. */
export function messages(files: Files, today = someDay): string[] {
  const { content, faults, typed } = read(files);
  const all = typed([...faults, ...(content ? makeRegister(content, today).faults : [])]);
  return sortFaults(discreet(all)).map(faultLine);
}

/**
 * The register of files that must be without a fault.
 * @param meant rules that the files break on purpose
 */
export function register(files: Files, today = someDay, meant: readonly string[] = []): Register {
  const { content, faults } = read(files);
  if (!content || faults.length > 0) throw new Error(faults.map(faultLine).join('\n'));
  const made = makeRegister(content, today);
  const unmeant = made.faults.filter(({ rule }) => !meant.includes(rule));
  if (unmeant.length > 0) throw new Error(unmeant.map(faultLine).join('\n'));
  return made.register;
}

/** An inspection of a register. */
export function inspectionOf(from: Register, id = 'lin-2021'): Inspection {
  const found = from.inspections.find((one) => one.id === id);
  if (!found) throw new Error(`no inspection ${id}`);
  return found;
}

/** A case of a register. */
export function caseOf(from: Register, key = firstCase, inspection = 'lin-2021'): Case {
  const found = inspectionOf(from, inspection).caseByKey.get(key);
  if (!found) throw new Error(`no case ${key}`);
  return found;
}

/** The first batch that was read. */
export function batchOf({ content }: Reading): BatchRecord {
  const batch = content?.inspections[0]?.batches[0];
  if (!batch) throw new Error('no batch');
  return batch;
}
