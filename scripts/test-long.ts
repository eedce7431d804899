/** `npm run test:long`: what `npm test` tries a few times, many times over. */
import { spawnSync } from 'node:child_process';
import { SettingsError } from '../src/settings.ts';
import { command, exitCodes } from './lib/command.ts';

const usage = `用法：npm run test:long -- [文件名的一部分…] [--repeat 10] [--seed 1]
  把 npm test 里随机的测试重复许多遍：强行中断生成、随机的内容、随机的表格；不写文件名就是全部。
  --repeat 次数  是 npm test 的多少倍，2 到 10000，默认 10
  --seed 种子    重做某一次测试，种子印在它的开头；不写就随机
  环境变量：TEST_REPEAT、TEST_SEED`;

const options = { repeat: { type: 'string' }, seed: { type: 'string' } } as const;

await command(
  usage,
  options,
  ({ repeat = process.env['TEST_REPEAT'] ?? '10', seed = process.env['TEST_SEED'] }, _settings, files) => {
    const chosen = {
      TEST_REPEAT: wholeNumber('--repeat', repeat, 2, 10_000),
      ...(seed !== undefined && { TEST_SEED: wholeNumber('--seed', seed, 1, 2 ** 31 - 1) }),
    };
    const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
      stdio: 'inherit',
      env: { ...process.env, ...chosen },
    });
    return status === 0 ? exitCodes.well : exitCodes.content;
  },
  true,
);

function wholeNumber(name: string, typed: string, least: number, most: number): string {
  const value = Number(typed);
  if (!/^\d+$/u.test(typed) || value < least || value > most)
    throw new SettingsError(`${name}「${typed}」应为 ${least} 到 ${most} 的整数`);
  return String(value);
}
