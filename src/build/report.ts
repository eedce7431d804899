/** The table at the end of a build: how many of each were kept and made, and what each step took. */
import { bytesText, secondsText, tableText } from '../machine/figures.ts';
import type { Count } from './site-writer.ts';

/** What a build did, for people and for measurements. Steps that run beside each other add up to more than the whole. */
export interface BuildReport {
  cases: number;
  read: { files: number; bytes: number; milliseconds: number };
  register: { inspections: number; milliseconds: number };
  checks: { warnings: number; milliseconds: number };
  pages: Count & { milliseconds: number };
  files: Count & { milliseconds: number };
  index: Count & { documents: number; shards: number; keptShards: number; milliseconds: number };
  total: Count;
  milliseconds: number;
  peakMemory: number;
}

/** The report as a table. */
export function reportText(report: BuildReport): string {
  const { cases, read, register, checks, pages, files, index, total } = report;
  const counted = ({ kept, made, bytes }: Count, unit: string): string =>
    `${kept + made} ${unit}，沿用 ${kept}，新做 ${made}，${bytesText(bytes)}`;
  const rows: [string, string, number][] = [
    ['读取内容', `${read.files} 个文件，${bytesText(read.bytes)}`, read.milliseconds],
    ['登记汇总', `${register.inspections} 次督察，${cases} 件信访件`, register.milliseconds],
    ['检查规则', `${checks.warnings} 个警告`, checks.milliseconds],
    ['网页', counted(pages, '页'), pages.milliseconds],
    ['数据文件', counted(files, '个'), files.milliseconds],
    [
      '搜索索引',
      `${index.documents} 条，${index.shards} 个分片，沿用 ${index.keptShards} 个，${bytesText(index.bytes)}`,
      index.milliseconds,
    ],
    ['合计', `${counted(total, '个文件')}，内存峰值 ${bytesText(report.peakMemory)}`, report.milliseconds],
  ];
  return `${tableText(rows.map(([step, counts, time]) => [step, counts, secondsText(time)]))}
网页、数据文件和搜索索引同时进行，各步时间之和大于合计。`;
}
