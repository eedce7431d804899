/** What a comparison has measured, as a plain value, and what it says of the goals. */
import { z } from 'zod';
import { bytesText, secondsText } from '../../src/machine/figures.ts';
import { machineSchema } from './measure/machine.ts';
import type { Taken } from './measure/measure.ts';
import { kindsSchema } from './measure/site-facts.ts';

const takenSchema = z.strictObject({
  milliseconds: z.number(),
  processor: z.number(),
  together: z.number(),
  largest: z.number(),
}) satisfies z.ZodType<Taken>;

const counts = z.record(z.string(), z.number());

const turnSchema = z.strictObject({
  /** Processes that wanted the machine when the turn began, by the system's average of a minute. */
  load: z.number(),
  /** Ours from nothing. */
  cold: takenSchema,
  /** Hugo and Pagefind, from nothing. */
  peers: takenSchema.optional(),
  /** Ours with one batch more, on the site that was built before. */
  warm: takenSchema.optional(),
  /** The peers with one batch more, from nothing. */
  peersMore: takenSchema.optional(),
  /** Ours from nothing with a tenth of the cases. */
  tenth: takenSchema.optional(),
});
export type Turn = z.infer<typeof turnSchema>;

export const resultSchema = z.strictObject({
  cases: z.number(),
  day: z.string(),
  machine: machineSchema,
  turns: z.array(turnSchema).min(1),
  site: z.strictObject({ files: z.number(), bytes: z.number(), ofCases: z.number(), kinds: kindsSchema }),
  peerSite: z.strictObject({ files: z.number(), bytes: z.number() }).optional(),
  /** Files that differ, by kind: with one batch more, with the batch taken away again, on the next day with nothing due. */
  changes: z.strictObject({ batch: counts, undone: counts, day: counts }).optional(),
});
export type Result = z.infer<typeof resultSchema>;

/** A row of the table of goals. */
export interface GoalRow {
  what: string;
  /** Why it was not measured, where it was not. */
  measured: string;
  goal: string;
  verdict: '达到' | '未达到' | '没有测';
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** From this size on the goals of the largest sites are asked. */
export const large = 100_000;

type Part = Exclude<keyof Turn, 'load'>;

/** One part against another: the median of the ratios of each turn, since what else the machine does changes slowly. */
function ratio({ turns }: Result, of: Part, to: Part, what: keyof Taken): number | undefined {
  const ratios = turns.flatMap((turn) => {
    const [one, other] = [turn[of], turn[to]];
    // What is not known of a system is 0.
    return one && other && other[what] > 0 ? [one[what] / other[what]] : [];
  });
  return ratios.length > 0 ? median(ratios) : undefined;
}

/** The median of one figure of a part. */
const middle = ({ turns }: Result, part: Part, what: keyof Taken): number =>
  median(turns.flatMap((turn) => turn[part]?.[what] ?? []));

const times = (value: number): string => `${value.toFixed(2)} 倍`;

/** All files of a count by kind. */
export const sumOf = (count: Readonly<Record<string, number>> = {}): number =>
  Object.values(count).reduce((sum, one) => sum + one, 0);

/** The table of goals. */
export function goalRows(result: Result): GoalRow[] {
  const { cases } = result;
  const size = `${cases.toLocaleString('en')} 件`;
  const row = (what: string, goal: string, measured: string | undefined, met: boolean, missing: string): GoalRow =>
    measured === undefined
      ? { what, measured: missing, goal, verdict: '没有测' }
      : { what, measured, goal, verdict: met ? '达到' : '未达到' };
  const against = (of: Part, to: Part, what: 'milliseconds' | 'together'): [string | undefined, number] => {
    const value = ratio(result, of, to, what);
    if (value === undefined) return [undefined, NaN];
    const text = what === 'together' ? bytesText : secondsText;
    const figures = `${text(middle(result, of, what))}对 ${text(middle(result, to, what))}`;
    const processor = what === 'together' ? undefined : ratio(result, of, to, 'processor');
    return [`${times(value)}（${figures}${processor ? `，处理器时间 ${times(processor)}` : ''}）`, value];
  };
  const [needsPeers, needsWarm] = ['加 --peers', '加 --warm'];
  const isLarge = cases >= large;
  const [cold, coldRatio] = against('cold', 'peers', 'milliseconds');
  const [memory, memoryRatio] = against('cold', 'peers', 'together');
  const [warm, warmRatio] = against('warm', 'cold', 'milliseconds');
  const [warmPeers, warmPeersRatio] = against('warm', 'peersMore', 'milliseconds');
  const { changes } = result;
  const [dayFiles, batchFiles] = [sumOf(changes?.day), sumOf(changes?.batch)];
  const largest = middle(result, 'cold', 'largest');
  const whole = `${times(coldRatio)}，内存 ${times(memoryRatio)}，单个进程最多 ${bytesText(largest)}`;
  const growth = ratio(result, 'cold', 'tenth', 'milliseconds');
  return [
    row(`${size}从头生成全部格式，对 Hugo 加 Pagefind`, '≤ 1.00 倍，争取 ≤ 0.80 倍', cold, coldRatio <= 1, needsPeers),
    row(
      '全部进程合计的内存，对 Hugo 加 Pagefind',
      '≤ 0.40 倍',
      memory,
      memoryRatio <= 0.4,
      result.turns.some(({ peers }) => peers) ? '只能在 Linux 上测' : needsPeers,
    ),
    row('再加一批 30 件，对本站从头生成', '≤ 0.20 倍', warm, warmRatio <= 0.2, needsWarm),
    row(
      '再加一批 30 件，对从头来的 Hugo 加 Pagefind',
      '≤ 0.40 倍',
      warmPeers,
      warmPeersRatio <= 0.4,
      `${needsPeers} --warm`,
    ),
    row('没有到期事项的一天，变化的文件', '0 个', changes && `${dayFiles} 个`, dayFiles === 0, needsWarm),
    row(
      '再加一批 30 件，变化的文件',
      '≤ 500 个（10,000 件）',
      changes && `${batchFiles} 个，共 ${result.site.files} 个`,
      batchFiles <= 500,
      needsWarm,
    ),
    row(
      '100,000 件，对 Hugo 加 Pagefind',
      '≤ 1.00 倍，单个进程 ≤ 2.5 GB',
      isLarge && cold !== undefined ? whole : undefined,
      coldRatio <= 1 && largest <= 2.5e9,
      '加 --cases 100000 --peers',
    ),
    row(
      '每件的成本，100,000 件对 10,000 件',
      '≤ 1.15 倍',
      growth === undefined ? undefined : times(growth / 10),
      (growth ?? NaN) / 10 <= 1.15,
      '加 --cases 100000',
    ),
  ];
}

const partNames: readonly (readonly [Part, string])[] = [
  ['cold', '本站从头生成'],
  ['peers', 'Hugo 加 Pagefind'],
  ['warm', '本站再加一批'],
  ['peersMore', 'Hugo 加 Pagefind，多一批'],
  ['tenth', '本站从头生成，十分之一'],
];

/** What each part took: medians of all turns. */
export const takenRows = (result: Result): string[][] =>
  partNames
    .filter(([part]) => result.turns.some((turn) => turn[part]))
    .map(([part, name]) => [
      name,
      secondsText(middle(result, part, 'milliseconds')),
      secondsText(middle(result, part, 'processor')),
      bytesText(middle(result, part, 'together')),
      bytesText(middle(result, part, 'largest')),
    ]);

/** The heads of both tables. */
export const goalHead = ['指标', '结果', '目标', ''];
export const takenHead = ['', '时间', '处理器时间', '全部进程的内存', '最大的进程'];

/** Files and bytes of the site by kind, the heaviest first. */
export const kindRows = ({ site }: Result): string[][] =>
  Object.entries(site.kinds)
    .sort(([, a], [, b]) => b.bytes - a.bytes)
    .map(([kind, { files, bytes }]) => [kind, String(files), bytesText(bytes), bytesText(bytes / files)]);

/** Which files changed, as lines: how many, and of which kinds, the most first. */
export const changeLines = ({ changes }: Result): string[] => {
  const line = (what: string, count: Readonly<Record<string, number>>): string => {
    const kinds = Object.entries(count)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, files]) => `${kind} ${files}`);
    return `${what}：${sumOf(count)} 个${kinds.length > 0 ? `（${kinds.join('，')}）` : ''}`;
  };
  if (!changes) return [];
  return [
    line('再加一批 30 件，变化的文件', changes.batch),
    line('去掉这一批再生成，与原来不同的文件', changes.undone),
    line('没有到期事项的第二天，变化的文件（清单除外）', changes.day),
  ];
};

/** Where, with what and under which load it was measured. */
export function machineText({ machine, turns, day }: Result): string {
  const { cores, processor, memory, disk, system, versions } = machine;
  const loads = turns.map(({ load }) => load.toFixed(1)).join('、');
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${day}，${cores} 核（${processor}），内存 ${bytesText(memory)}，${disk}，${system}，${programs.join('，')}；${turns.length} 轮，每轮开始时的系统负载 ${loads}`;
}
