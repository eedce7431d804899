/** `npm run bench`: makes content of a given size, and measures what becomes of it. */
import '../src/machine/working-folder.ts';
import { command } from '../src/command.ts';
import { exitCodes } from '../src/machine/process.ts';
import { quote } from '../src/schema/fault.ts';
import { SettingsError } from '../src/settings.ts';

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
  const { bench } = await import('./bench/bench.ts');
  await bench({
    cases,
    turns,
    peers,
    warm,
    search,
    keep,
    content: values.content,
    onlyContent: values['only-content'],
  });
  return exitCodes.well;
});

function wholeNumber(option: string, value: string, most: number): number {
  if (/^\d{1,6}$/u.test(value) && Number(value) >= 1 && Number(value) <= most) return Number(value);
  throw new SettingsError(`${option}${quote(value)}应为 1 到 ${most} 的整数`);
}
