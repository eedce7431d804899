/** One run reports every fault of every file, in the same order each time. */
import { expect, it } from 'vitest';
import { annotations, groupedLines, jsonText } from '../../src/findings/fault-report.ts';
import { error, faultLines, sortFaults, type Fault } from '../../src/schema/fault.ts';
import {
  announcementFile,
  batchFile,
  changed,
  followUpFile,
  inspectionFile,
  markdown,
  messages,
  minimal,
  read,
  record,
  secondBatchFile,
  tasksFile,
  without,
} from '../support/content.ts';
import { batch, inspection, prose, second } from '../support/faults.ts';

it('reports 50 faults at once', () => {
  const numbers = Array.from({ length: 50 }, (_, index) => `D01LS20210507${String(index + 1).padStart(4, '0')}`);
  const records = numbers.map((number) => record(number, { 行政区域: '麒林区' }, { 交办问题: '某厂。' }));
  const files = changed([batchFile, markdown({ 批次: '1', 公开日期: '2021-05-14' }, ...records)]);
  expect(messages(files)).toEqual(
    numbers.map(
      (_, index) =>
        `lin-2021/batches/01.md:${String(10 + 10 * index)}:8 错误 未知的行政区域「麒林区」，您是不是想写「麒麟区」？`,
    ),
  );
});

const overs = (count: number): Fault[] =>
  Array.from({ length: count }, (_, index) => error({ file: 'a.md', line: index + 1, column: 1 }, 'format/date', '甲'));

it('shows 50 faults of one rule in one file, and how many more there are', () => {
  const others = [
    error({ file: 'a.md', line: 70, column: 1 }, 'format/time', '乙'),
    error({ file: 'b.md', line: 1, column: 1 }, 'format/date', '丙'),
  ];
  const lines = faultLines(sortFaults([...others, ...overs(16_668)]));
  expect(lines).toHaveLength(53);
  expect(lines.slice(49)).toEqual([
    'a.md:50:1 错误 甲',
    'a.md:51:1 错误 从这里起，这个文件里同样的问题还有 16618 处（format/date），不再逐条列出',
    'a.md:70:1 错误 乙',
    'b.md:1:1 错误 丙',
  ]);
  expect(annotations(overs(60))).toHaveLength(51);
  expect(groupedLines(overs(60))).toHaveLength(51);
  // One more is told as soon as counted.
  for (const count of [1, 50, 51]) expect(faultLines(overs(count)).at(-1)).toBe(`a.md:${String(count)}:1 错误 甲`);
  // Programs are given all of them.
  expect(JSON.parse(jsonText(overs(60)))).toHaveLength(60);
});

it('reports the faults of all files, sorted by file, line and column', () => {
  const files = changed(
    batch('2021-05-14', '2019-02-30'),
    batch('麒麟区', '麒林区'),
    prose('见<b>[通报](javascript:alert(1))'),
    [secondBatchFile, Uint8Array.from([0xb5, 0xda])],
    [followUpFile, markdown({ 公开日期: '2021-06-01' }, record('D01LS202105070009', { 类型: '复该' }))],
    [tasksFile, ''],
    [announcementFile, '---\n标题: 甲\n'],
  );
  expect(messages(files)).toEqual([
    'lin-2021/announcements/2021-05-06-stationed.mdx:1:1 错误 开头的 --- 没有结束，请在“键: 值”之后加一行 ---',
    'lin-2021/batches/01.md:3:7 错误 「公开日期」日历上没有「2019-02-30」这一天，请核对',
    'lin-2021/batches/01.md:10:8 错误 未知的行政区域「麒林区」，您是不是想写「麒麟区」？',
    'lin-2021/batches/01.md:17:2 错误 不能使用 HTML「<b>」；如果 < 是正文，请写成 \\<',
    'lin-2021/batches/01.md:17:5 错误 不能使用链接「javascript:alert(1)」，链接只能用 https:// 或 http:// 开头的完整网址',
    'lin-2021/batches/02.md:1:1 错误 文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8 编码',
    'lin-2021/follow-ups/2021-06-01.md:9:6 错误 未知的类型「复该」，您是不是想写「复核」？',
    'lin-2021/rectification/tasks.md:1:1 错误 文件是空的，请填写内容，或者删除这个文件',
  ]);
});

it('blames nothing for referring to what is at fault itself', () => {
  const files = changed(
    batch('麒麟区', '麒林区'),
    second('| 行政区域 | 沾益区 |', '| 行政区域 | 沾益区 |\n| 关联 | D01LS202105070001 |'),
    [tasksFile, String(minimal[tasksFile]).replace('| 责任单位 |', '| 责任单委 |').replace('某河黑臭', '与任务2有关')],
  );
  expect(messages(files)).toEqual([
    'lin-2021/batches/01.md:10:8 错误 未知的行政区域「麒林区」，您是不是想写「麒麟区」？',
    'lin-2021/rectification/tasks.md:6:1 错误 缺少「责任单位」，请补上',
    'lin-2021/rectification/tasks.md:10:1 错误 未知的项目「责任单委」，您是不是想写「责任单位」？',
  ]);
});

it('blames nothing for referring to what a file may hold that can not be read', () => {
  const unread = Uint8Array.from([0xb5, 0xda]);
  const said = '错误 文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8 编码';
  for (const file of [batchFile, tasksFile, announcementFile])
    expect(messages(changed([file, unread]))).toEqual([`${file}:1:1 ${said}`]);
});

it('reads the other files of an inspection whose inspection.yaml is at fault', () => {
  expect(messages(changed(inspection('级别: 省级', '级别: 省'), batch('| 否 |', '| 假 |')))).toEqual([
    'lin-2021/batches/01.md:12:8 错误 未知的是否属实「假」，可以写：属实、基本属实、部分属实、不属实',
    'lin-2021/inspection.yaml:3:5 错误 未知的级别「省」，您是不是想写「省级」？',
  ]);
});

it('says what is missing altogether', () => {
  expect(messages(without(minimal, 'site.yaml'))).toEqual([
    'site.yaml:1:1 错误 缺少这个文件，请用 npm run new -- site 新建',
  ]);
  expect(messages(without(minimal, inspectionFile))).toEqual([
    'lin-2021/inspection.yaml:1:1 错误 缺少这个文件，请用 npm run new -- inspection 新建，或者删去这个文件夹',
  ]);
});

it('keeps a message on one line, whatever it quotes', () => {
  expect(messages(changed(prose('[甲](<javascript:\talert(1)>)')))).toHaveLength(1);
  for (const message of messages(changed(batch('公开日期: 2021-05-14', '公开日期: |\n  2021-05-14\n  或 15 日'))))
    expect(message).not.toMatch(/[\n\r]/u);
});

it('counts the files and bytes it read', () => {
  const { files, bytes } = read({ ...minimal });
  expect({ files, bytes }).toEqual({
    files: Object.keys(minimal).length,
    bytes: Object.values(minimal).reduce((sum, file) => sum + Buffer.byteLength(file), 0),
  });
});
