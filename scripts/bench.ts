/** `npm run bench`: makes content of a given size, and measures what becomes of it. */
import '../src/machine/working-folder.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { withClosing } from '../src/build/place/at-end.ts';
import { command } from '../src/command.ts';
import { bytesText, tableText } from '../src/machine/figures.ts';
import { callFolder, exitCodes, root } from '../src/machine/process.ts';
import { quote } from '../src/schema/fault.ts';
import { SettingsError } from '../src/settings.ts';
import { compare } from './bench/compare.ts';
import { keepResult } from './bench/kept.ts';
import { makeContent } from './bench/content/make-content.ts';
import { stopMeasured } from './bench/measure/measure.ts';
import { measureBuild, measureReading } from './bench/plain.ts';
import {
  changeLines,
  goalHead,
  goalRows,
  kindRows,
  machineText,
  takenHead,
  takenRows,
  type Result,
} from './bench/result.ts';
import { benchSearch } from './bench/search.ts';

const usage = `用法：npm run bench [-- --cases 10000 --peers --warm --search --turns 3 --keep --content 文件夹 --only-content]
  编造指定件数的内容，测量读取、检查和生成网站的时间、内存和字节数。
  --cases         编造多少件信访件，默认 10000
  --peers         与 Hugo 加 Pagefind 命令行轮流生成同样的信访件，比较时间和内存（需要 Hugo；内存只能在 Linux 上测）
  --warm          在生成好的网站上再加一批 30 件，测量第二次生成，以及哪些文件变了
  --search        测量搜索：索引、准确、时延、传输的字节数（需要 Chromium）
  --turns         --peers、--warm 轮流测几遍，取中位数，默认 3
  --keep          把 --peers、--warm 的结果记进 docs/performance.json（再执行 npm run docs，写进 docs/performance.md）
  --content       把编造的内容留在这个文件夹（空的，或者以前编造的），默认用临时文件夹，用完即删
  --only-content  只编造内容，不测量`;

const options = {
  cases: { type: 'string', default: '10000' },
  peers: { type: 'boolean', default: false },
  warm: { type: 'boolean', default: false },
  search: { type: 'boolean', default: false },
  turns: { type: 'string', default: '3' },
  keep: { type: 'boolean', default: false },
  content: { type: 'string' },
  'only-content': { type: 'boolean', default: false },
} as const;

await command(usage, options, async (values) => {
  const cases = wholeNumber('--cases', values.cases, 999_999);
  const turns = wholeNumber('--turns', values.turns, 99);
  const { peers, warm, search, keep } = values;
  const compares = peers || warm;
  if (values['only-content'] && (compares || search))
    throw new SettingsError('--only-content 只编造内容，不能与 --peers、--warm、--search 同时用，请去掉一边');
  if (keep && !compares) throw new SettingsError('--keep 记下的是 --peers、--warm 的结果，请至少加上其中一个');
  return withClosing(async (closing) => {
    const temporary = mkdtempSync(join(tmpdir(), 'huitoukan-bench-'));
    closing(() => rmSync(temporary, { recursive: true, force: true }));
    closing(stopMeasured);
    const content = values.content === undefined ? join(temporary, 'content') : resolve(callFolder, values.content);
    if (compares) {
      const result = await compare(content, temporary, { cases, peers, warm, turns });
      tell(result);
      if (keep) console.log(`结果已记进 ${await keepResult(result)}，请再执行 npm run docs`);
    }
    if (search) await benchSearch(temporary, cases);
    if (compares || search) return exitCodes.well;
    const made = makeContent(content, cases);
    console.log(`编造内容：${cases} 件，${made.files} 个文件，${bytesText(made.bytes)}`);
    if (values['only-content']) return exitCodes.well;
    await measureReading(content);
    await measureBuild(content, temporary);
    return exitCodes.well;
  });
});

function wholeNumber(option: string, value: string, most: number): number {
  if (/^\d{1,6}$/u.test(value) && Number(value) >= 1 && Number(value) <= most) return Number(value);
  throw new SettingsError(`${option}${quote(value)}应为 1 到 ${most} 的整数`);
}

/** Prints the tables, and leaves the figures as JSON. */
function tell(result: Result): void {
  const { cases, site, peerSite } = result;
  console.log(`\n${machineText(result)}\n`);
  console.log(`${tableText([takenHead, ...takenRows(result)])}\n`);
  console.log(`${tableText(kindRows(result))}\n`);
  console.log(`${site.files} 个文件，${bytesText(site.bytes)}，每件 ${(site.ofCases / cases).toFixed(2)} 个文件`);
  if (peerSite) console.log(`Hugo 加 Pagefind：${peerSite.files} 个文件，${bytesText(peerSite.bytes)}`);
  for (const line of changeLines(result)) console.log(line);
  const goals = goalRows(result).map(({ what, measured, goal, verdict }) => [what, measured, goal, verdict]);
  console.log(`\n${tableText([goalHead, ...goals])}`);
  const file = join(root, `test-results/bench/${cases}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
  console.log(`\n全部数字：test-results/bench/${cases}.json`);
}
