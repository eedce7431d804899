/** `npm run bench`: makes content of a given size, and measures what becomes of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { quote } from '../src/schema/fault.ts';
import { SettingsError } from '../src/settings.ts';
import { makeContent } from './bench/make-content.ts';
import { measureBuild, measureReading } from './bench/plain.ts';
import { benchSearch } from './bench/search.ts';
import { command } from '../src/command.ts';
import { callFolder, exitCodes } from '../src/machine/process.ts';
import { bytesText } from '../src/machine/figures.ts';

const usage = `用法：npm run bench [-- --cases 10000 --content 文件夹 --only-content --search]
  编造指定件数的内容，测量读取、检查和生成网站的时间、内存和字节数。
  --cases         编造多少件信访件，默认 10000
  --content       把编造的内容留在这个文件夹（空的，或者以前编造的），默认用临时文件夹，用完即删
  --only-content  只编造内容，不测量
  --search        只测量搜索：索引、准确、时延、传输的字节数（需要 Chromium）`;

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
    await measureBuild(content, temporary);
    return exitCodes.well;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});
