/**
 * `npm test`: types, lint, unit tests, browser tests. All steps of a stage run; the first stage with a failure ends the
 * run. `npm test -- --only unit` runs one group, `--only types,lint` several.
 */
import '../src/machine/working-folder.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { said } from '../src/schema/fault.ts';
import { SettingsError } from '../src/settings.ts';
import { command } from '../src/command.ts';
import { exitCodes, type ExitCode } from '../src/machine/process.ts';
import { noChromium, provideChineseFont, provideChromium, thisMachine } from '../src/machine/chromium.ts';

interface Step {
  name: string;
  /** Gives the exit code. @param isBeside do others run at the same time, so that it speaks at its end alone? */
  run: (isBeside: boolean) => Promise<number>;
}

/** Of the call: what a command sets for itself is not for the tools. */
const environment: NodeJS.ProcessEnv = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

/** A step that runs a tool of node_modules on this very Node, whatever the shell's PATH says. */
function tool(name: string, ...args: string[]): Step {
  return {
    name,
    run: async (isBeside) => {
      if (!isBeside) return codeOf(spawn(process.execPath, args, { stdio: 'inherit', env: environment }));
      const env = process.stdout.isTTY ? { FORCE_COLOR: '1', ...environment } : environment;
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
      const [code, ...words] = await Promise.all([codeOf(child), text(child.stdout), text(child.stderr)]);
      process.stdout.write(`\n── ${name}\n${words.join('')}`);
      return code;
    },
  };
}

async function codeOf(child: ReturnType<typeof spawn>): Promise<number> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

const playwright = tool('playwright', 'node_modules/@playwright/test/cli.js', 'test');

const groups: Record<string, Step[]> = {
  // Of every file that tsc knows, and of what Astro has besides.
  types: [tool('astro check', 'node_modules/astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning')],
  lint: [
    tool('eslint', 'node_modules/eslint/bin/eslint.js', '.'),
    tool('prettier', 'node_modules/prettier/bin/prettier.cjs', '--check', '.'),
    tool('lint-text', 'scripts/lint-text.ts'),
  ],
  unit: [tool('vitest', 'node_modules/vitest/vitest.mjs', 'run')],
  browser: [{ name: 'playwright', run: runBrowserTests }],
};

/** What runs beside each other: a step of types or lint uses one core, each of the other two the whole machine. */
const stages: readonly (readonly string[])[] = [['types', 'lint'], ['unit'], ['browser']];

const usage = `用法：npm test -- --only ${Object.keys(groups).join(',')}
  类型、规范、单元和整站测试、浏览器测试；用 --only 只选一组或几组，用逗号隔开。
  环境变量：CHROMIUM_PATH`;

await command(usage, { only: { type: 'string' } }, ({ only }) => runGroups(chooseGroups(only)));

async function runGroups(chosen: readonly string[]): Promise<ExitCode> {
  const report: string[] = [];
  for (const stage of stages) {
    const results = await runStage(chosen.filter((group) => stage.includes(group)));
    report.push(...results.map(({ line }) => line));
    const failed = results.filter(({ code }) => code !== 0).map(({ name }) => name);
    if (failed.length === 0) continue;
    const left = chosen.slice(1 + Math.max(...stage.map((group) => chosen.indexOf(group))));
    const unrun = left.length > 0 ? `未运行：${left.join('、')}。` : '';
    console.error(`\n${report.join('\n')}\n没有通过：${failed.join('、')}。${unrun}`);
    return exitCodes.content;
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

interface Result {
  name: string;
  code: number;
  /** For the report. */
  line: string;
}

/** Runs the steps of some groups, two at a time. */
async function runStage(chosen: readonly string[]): Promise<Result[]> {
  const steps = chosen.flatMap((group) => (groups[group] ?? []).map((step) => ({ group, step })));
  const results: Result[] = [];
  const left = steps.entries();
  const isBeside = steps.length > 1;
  if (isBeside) console.log(`\n── ${chosen.join('、')}`);
  const work = async (): Promise<void> => {
    for (const [index, { group, step }] of left) results[index] = await runStep(group, step, isBeside);
  };
  await Promise.all([work(), work()]);
  return results;
}

async function runStep(group: string, { name, run }: Step, isBeside: boolean): Promise<Result> {
  if (!isBeside) console.log(`\n── ${group}：${name}`);
  const start = performance.now();
  const code = await run(isBeside);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const line = `${code === 0 ? '通过' : '失败'}  ${group}：${name}，${seconds} 秒，退出码 ${code}`;
  console.log(line);
  return { name, code, line };
}

async function runBrowserTests(isBeside: boolean): Promise<number> {
  const machine = thisMachine();
  const chromium = provideChromium(machine);
  if (chromium === undefined) {
    console.error(noChromium);
    return 1;
  }
  provideChineseFont(machine);
  console.log(`浏览器：${chromium}`);
  environment['CHROMIUM_PATH'] = chromium;
  return playwright.run(isBeside);
}
