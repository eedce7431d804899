import { expect, test } from 'vitest';
import type { Taken } from './measure/measure.ts';
import { changeLines, goalRows, median, resultSchema, takenRows, type Result } from './result.ts';

const took = (seconds: number, memory: number): Taken => ({
  milliseconds: seconds * 1000,
  processor: seconds * 1500,
  together: memory * 1e6,
  largest: memory * 0.5e6,
});

const machine = { cores: 2, processor: '', memory: 8e9, disk: 'ext4', system: 'linux', versions: { Node: '24' } };

/** Three turns on a machine that gets slower and slower. */
const result: Result = {
  cases: 10_000,
  day: '2030-01-01',
  machine,
  turns: [1, 2, 6].map((slow) => ({
    load: slow,
    cold: took(80 * slow, 1000),
    peers: took(40 * slow, 2000),
    warm: took(8 * slow, 500),
    peersMore: took(40 * slow, 2000),
  })),
  site: { files: 20_000, bytes: 3e8, ofCases: 20_000, kinds: { case: { files: 10_000, bytes: 15e7 } } },
  changes: { batch: { case: 30, manifest: 1 }, undone: {}, day: { embed: 2 } },
};

const verdicts = (of: Result): string[] => goalRows(of).map(({ verdict, measured }) => `${verdict} ${measured}`);

test('ratios are of one turn, and the goals are asked of their median', () => {
  expect(resultSchema.parse(result)).toEqual(result);
  expect(verdicts(result)).toEqual([
    '未达到 2.00 倍（160.0 秒对 80.0 秒，处理器时间 2.00 倍）',
    '未达到 0.50 倍（1000.0 MB对 2000.0 MB）',
    '达到 0.10 倍（16.0 秒对 160.0 秒，处理器时间 0.10 倍）',
    '达到 0.20 倍（16.0 秒对 80.0 秒，处理器时间 0.20 倍）',
    '未达到 2 个',
    '达到 31 个，共 20000 个',
    '没有测 加 --cases 100000 --peers',
    '没有测 加 --cases 100000',
  ]);
});

test('a goal is met up to its bound, and missed beyond it', () => {
  const at = (cold: number): string | undefined =>
    goalRows({ ...result, turns: [{ load: 0, cold: took(cold, 1), peers: took(10, 1) }] })[0]?.verdict;
  expect([at(10), at(10.01)]).toEqual(['达到', '未达到']);
});

test('what was not measured is not met', () => {
  const { turns, site } = result;
  const alone = { ...result, site, turns: turns.map(({ load, cold }) => ({ load, cold })), changes: undefined };
  expect(goalRows(alone).map(({ verdict }) => verdict)).toEqual(Array.from({ length: 8 }, () => '没有测'));
  expect(takenRows(alone)).toHaveLength(1);
});

test('where a system tells nothing of memory, nothing is said of it', () => {
  const unknown = { ...took(1, 0), processor: 0 };
  const elsewhere = { ...result, turns: [{ load: 0, cold: unknown, peers: unknown }] };
  expect(verdicts(elsewhere).slice(0, 2)).toEqual(['达到 1.00 倍（1.0 秒对 1.0 秒）', '没有测 只能在 Linux 上测']);
});

test('the largest site is asked for its memory and for the cost of a case', () => {
  const turns = [{ load: 0, cold: took(900, 6000), peers: took(1000, 20_000), tenth: took(80, 1000) }];
  expect(verdicts({ ...result, cases: 100_000, turns }).slice(-2)).toEqual([
    '未达到 0.90 倍，内存 0.30 倍，单个进程最多 3000.0 MB',
    '达到 1.13 倍',
  ]);
});

test('says which files changed', () => {
  expect(changeLines(result)).toEqual([
    '再加一批 30 件，变化的文件：31 个（case 30，manifest 1）',
    '去掉这一批再生成，与原来不同的文件：0 个',
    '没有到期事项的第二天，变化的文件（清单除外）：2 个（embed 2）',
  ]);
});

test('a median stands in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7])]).toEqual([2, 2.5, 7]);
});
