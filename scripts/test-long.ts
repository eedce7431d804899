/** `npm run test:long`: what `npm test` tries a few times, many times over. */
import '../src/machine/working-folder.ts';
import { spawnSync } from 'node:child_process';
import { quote } from '../src/schema/fault.ts';
import { SettingsError } from '../src/settings.ts';
import { command } from '../src/command.ts';
import { exitCodes } from '../src/machine/process.ts';
import { repeatedTests } from './lint/test-files.ts';

const usage = `用法：npm run test:long -- [文件名的一部分…] [--repeat 10] [--seed 1]
  把 npm test 里随机的测试重复许多遍：强行中断生成、随机的内容、随机的表格；不写文件名就是全部。
  --repeat 次数  是 npm test 的多少倍，2 到 10000，默认 10
  --seed 种子    重做某一次测试，种子印在它的开头；不写就随机
  环境变量：TEST_REPEAT、TEST_SEED`;

const options = { repeat: { type: 'string' }, seed: { type: 'string' } } as const;

/** Of the call: what a command sets for itself is not for the tests. */
const environment = { ...process.env };

await command(
  usage,
  options,
  ({ repeat, seed }, _settings, files) => {
    const chosen = {
      TEST_REPEAT: wholeNumber('--repeat', repeat, 'TEST_REPEAT', 2, 10_000) ?? '10',
      TEST_SEED: wholeNumber('--seed', seed, 'TEST_SEED', 1, 2 ** 31 - 1),
    };
    refuseUnknown(files);
    const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
      stdio: 'inherit',
      env: { ...environment, ...chosen },
    });
    return status === 0 ? exitCodes.well : exitCodes.content;
  },
  true,
);

/** Vitest takes a word for a part of a path, and would say in English that there is none. */
function refuseUnknown(words: readonly string[]): void {
  const known = repeatedTests();
  const unknown = words.filter((word) => !known.some((file) => file.includes(word)));
  if (unknown.length === 0) return;
  throw new SettingsError(
    `没有名字里有${unknown.map(quote).join('、')}的测试文件，可以写：\n${known.map((file) => `  ${file}`).join('\n')}`,
  );
}

/** What an option says, else a variable; undefined where neither does. */
function wholeNumber(
  option: string,
  typed: string | undefined,
  variable: string,
  least: number,
  most: number,
): string | undefined {
  const [name, raw] = typed === undefined ? [variable, process.env[variable]] : [option, typed];
  if (raw === undefined) return undefined;
  const value = Number(raw);
  if (!/^\d+$/u.test(raw) || value < least || value > most)
    throw new SettingsError(`${name}${quote(raw)}应为 ${least} 到 ${most} 的整数`);
  return String(value);
}
