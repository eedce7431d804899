/** `npm run bench`: makes content of a given size, and measures what becomes of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { quote } from '../src/schema/fault.ts';
import { SettingsError } from '../src/settings.ts';
import { madeToday, makeContent } from './bench/make-content.ts';
import { measure } from './bench/measure.ts';
import { benchSearch } from './bench/search.ts';
import { reportText, type BuildReport } from '../src/build/build-site.ts';
import { command } from '../src/command.ts';
import { callFolder, exitCodes, root } from '../src/machine/process.ts';
import { bytesText, secondsText, tableText } from '../src/machine/figures.ts';

const usage = `用法：npm run bench [-- --cases 10000 --content 文件夹 --only-content --search]
  编造指定件数的内容，测量读取、检查和生成网站的时间、内存和字节数。
  --cases         编造多少件信访件，默认 10000
  --content       把编造的内容留在这个文件夹（空的，或者以前编造的），默认用临时文件夹，用完即删
  --only-content  只编造内容，不测量
  --search        只测量搜索：索引、准确、时延、传输的字节数（需要 Chromium）`;

/** Asked of 10,000 cases on two cores. */
const goals = { factor: 3, checkMilliseconds: 3000, checkMemory: 700e6, pageMilliseconds: 1.5, filesShare: 0.25 };

const options = {
  cases: { type: 'string', default: '10000' },
  content: { type: 'string' },
  'only-content': { type: 'boolean', default: false },
  search: { type: 'boolean', default: false },
} as const;

await command(usage, options, async (values) => {
  const cases = Number(values.cases);
  if (!/^\d{1,6}$/u.test(values.cases) || cases < 1)
    throw new SettingsError(`--cases${quote(values.cases)}应为 1 到 999999 的整数`);
  const temporary = mkdtempSync(join(tmpdir(), 'huitoukan-bench-'));
  try {
    if (values.search) {
      await benchSearch(temporary, cases);
      return exitCodes.well;
    }
    const content = values.content === undefined ? join(temporary, 'content') : resolve(callFolder, values.content);
    const made = makeContent(content, cases);
    console.log(`编造内容：${cases} 件，${made.files} 个文件，${bytesText(made.bytes)}`);
    if (values['only-content']) return exitCodes.well;
    await measureReading(content);
    await measureBuild(content, join(temporary, 'dist'));
    return exitCodes.well;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});

function within(value: number, goal: number): string {
  return value <= goal ? '达到' : '未达到';
}

async function measureReading(content: string): Promise<void> {
  const bare = await best('bare', content);
  const reader = await best('reader', content);
  const factor = reader / bare;
  const environment = { CONTENT_DIR: content, BUILD_DATE: madeToday };
  const check = await measure(join(root, 'scripts/check.ts'), [], environment);
  const { checkMilliseconds, checkMemory } = goals;
  const checkGoals = [
    `目标 ${secondsText(checkMilliseconds)}：${within(check.milliseconds, checkMilliseconds)}`,
    `目标 ${bytesText(checkMemory)}：${within(check.peakMemory, checkMemory)}`,
  ];
  const rows = [
    ['只解析 Markdown', '', '', secondsText(bare)],
    [
      '读取内容',
      `只解析的 ${factor.toFixed(2)} 倍`,
      `目标 ${goals.factor} 倍：${within(factor, goals.factor)}`,
      secondsText(reader),
    ],
    ['检查', `内存峰值 ${bytesText(check.peakMemory)}`, checkGoals.join('，'), secondsText(check.milliseconds)],
  ];
  console.log(tableText(rows));
}

/** The best of three, in milliseconds: what else the machine does only ever adds. */
async function best(what: 'bare' | 'reader', content: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++)
    times.push(Number((await measure(join(root, 'scripts/bench/parse.ts'), [what, content], {})).out));
  return Math.min(...times);
}

async function measureBuild(content: string, outDir: string): Promise<void> {
  const environment = { CONTENT_DIR: content, OUT_DIR: outDir, BUILD_DATE: madeToday };
  const build = async (what: 'whole' | 'bare'): Promise<BuildReport> =>
    JSON.parse((await measure(join(root, 'scripts/bench/build.ts'), [what], environment)).out) as BuildReport;
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
