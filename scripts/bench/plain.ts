/** `npm run bench` by itself: reading, checking and building made content, each against its goal. */
import { join } from 'node:path';
import { reportText, type BuildReport } from '../../src/build/report.ts';
import { bytesText, secondsText, tableText } from '../../src/machine/figures.ts';
import { root } from '../../src/machine/process.ts';
import { buildOnce } from './builds/ours.ts';
import { madeToday } from './content/make-content.ts';
import { measureScript } from './measure/measure.ts';

/** Asked of 10,000 cases on two cores. */
const goals = { factor: 3, checkMilliseconds: 3000, checkMemory: 700e6, pageMilliseconds: 1.5, filesShare: 0.25 };

function within(value: number, goal: number): string {
  return value <= goal ? '达到' : '未达到';
}

export async function measureReading(content: string): Promise<void> {
  const bare = await best('bare', content);
  const reader = await best('reader', content);
  const factor = reader / bare;
  const environment = { CONTENT_DIR: content, BUILD_DATE: madeToday };
  const check = await measureScript(join(root, 'scripts/check.ts'), [], environment);
  const { checkMilliseconds, checkMemory } = goals;
  const checkGoals = [
    `目标 ${secondsText(checkMilliseconds)}：${within(check.milliseconds, checkMilliseconds)}`,
    `目标 ${bytesText(checkMemory)}：${within(check.largest, checkMemory)}`,
  ];
  const rows = [
    ['只解析 Markdown', '', '', secondsText(bare)],
    [
      '读取内容',
      `只解析的 ${factor.toFixed(2)} 倍`,
      `目标 ${goals.factor} 倍：${within(factor, goals.factor)}`,
      secondsText(reader),
    ],
    ['检查', `内存峰值 ${bytesText(check.largest)}`, checkGoals.join('，'), secondsText(check.milliseconds)],
  ];
  console.log(tableText(rows));
}

/** The best of three, in milliseconds: what else the machine does only ever adds. */
async function best(what: 'bare' | 'reader', content: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++)
    times.push(Number((await measureScript(join(root, 'scripts/bench/parse.ts'), [what, content])).out));
  return Math.min(...times);
}

/** @param folder for the site and its cache */
export async function measureBuild(content: string, folder: string): Promise<void> {
  const build = async (what: 'whole' | 'bare'): Promise<BuildReport> =>
    (await buildOnce({ content, dist: join(folder, 'dist'), cache: join(folder, `cache-${what}`), what })).report;
  const bare = await build('bare');
  const report = await build('whole');
  const each = report.pages.milliseconds / Math.max(1, report.pages.made);
  const share = report.milliseconds / bare.milliseconds - 1;
  const percent = (part: number): string => `${(part * 100).toFixed(0)}%`;
  console.log(reportText(report));
  console.log(
    `每页 ${each.toFixed(2)} 毫秒，目标 ${goals.pageMilliseconds} 毫秒：${within(each, goals.pageMilliseconds)}`,
  );
  console.log(
    `没有数据文件时用 ${secondsText(bare.milliseconds)}，数据文件使生成时间增加 ${percent(share)}，目标 ${percent(goals.filesShare)}：${within(share, goals.filesShare)}`,
  );
}
