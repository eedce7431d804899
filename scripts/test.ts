/**
 * `npm test`: types, lint, unit tests, browser tests. All steps of a group run; the first group with a failure ends
 * the run. `npm test -- --only unit` runs one group, `--only types,lint` several.
 */
import { spawnSync } from 'node:child_process';
import { said } from '../src/schema/fault.ts';
import { SettingsError } from '../src/settings.ts';
import { command } from '../src/command.ts';
import { exitCodes, type ExitCode } from '../src/machine/process.ts';
import { noChromium, provideChineseFont, provideChromium, thisMachine } from '../src/machine/chromium.ts';

interface Step {
  name: string;
  /** Gives the exit code. */
  run: () => number;
}

/** Of the call: what a command sets for itself is not for the tools. */
const environment: NodeJS.ProcessEnv = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

/** A step that runs a tool of node_modules on this very Node, whatever the shell's PATH says. */
function tool(name: string, file: string, ...args: string[]): Step {
  return {
    name,
    run: () => spawnSync(process.execPath, [file, ...args], { stdio: 'inherit', env: environment }).status ?? 1,
  };
}

const playwright = tool('playwright', 'node_modules/@playwright/test/cli.js', 'test');

const groups: Record<string, Step[]> = {
  types: [
    tool('astro check', 'node_modules/astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning'),
    tool('tsc', 'node_modules/typescript/bin/tsc', '--noEmit'),
  ],
  lint: [
    tool('eslint', 'node_modules/eslint/bin/eslint.js', '.'),
    tool('prettier', 'node_modules/prettier/bin/prettier.cjs', '--check', '.'),
    tool('lint-text', 'scripts/lint-text.ts'),
  ],
  unit: [tool('vitest', 'node_modules/vitest/vitest.mjs', 'run')],
  browser: [{ name: 'playwright', run: runBrowserTests }],
};

const usage = `用法：npm test -- --only ${Object.keys(groups).join(',')}
  类型、规范、单元和整站测试、浏览器测试；用 --only 只选一组或几组，用逗号隔开。
  环境变量：CHROMIUM_PATH`;

await command(usage, { only: { type: 'string' } }, ({ only }) => runGroups(chooseGroups(only)));

function runGroups(chosen: readonly string[]): ExitCode {
  const report: string[] = [];
  for (const [index, group] of chosen.entries()) {
    const failed = (groups[group] ?? []).filter((step) => !passes(group, step, report)).map(({ name }) => name);
    if (failed.length > 0) {
      const left = chosen.slice(index + 1);
      const unrun = left.length > 0 ? `未运行：${left.join('、')}。` : '';
      console.error(`\n${report.join('\n')}\n没有通过：${failed.join('、')}。${unrun}`);
      return exitCodes.content;
    }
  }
  console.log(`\n${report.join('\n')}\n全部通过。`);
  return exitCodes.well;
}

/** The groups that a word means: all where there is none. */
function chooseGroups(only: string | undefined): string[] {
  const known = Object.keys(groups);
  const asked = only?.split(',') ?? known;
  const unknown = asked.filter((group) => !known.includes(group));
  if (unknown.length === 0) return known.filter((group) => asked.includes(group));
  throw new SettingsError(`没有名为 ${unknown.map(said).join('、')} 的测试组，可以写：${known.join('、')}`);
}

/** Runs a step and adds its line to the report. */
function passes(group: string, { name, run }: Step, report: string[]): boolean {
  console.log(`\n── ${group}：${name}`);
  const start = performance.now();
  const code = run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const line = `${code === 0 ? '通过' : '失败'}  ${group}：${name}，${seconds} 秒，退出码 ${code}`;
  console.log(line);
  report.push(line);
  return code === 0;
}

function runBrowserTests(): number {
  const machine = thisMachine();
  const chromium = provideChromium(machine);
  if (chromium === undefined) {
    console.error(noChromium);
    return 1;
  }
  provideChineseFont(machine);
  console.log(`浏览器：${chromium}`);
  environment['CHROMIUM_PATH'] = chromium;
  return playwright.run();
}
