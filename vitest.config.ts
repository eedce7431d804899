import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { everyTest, longTests, repeatedTests } from './scripts/lint/test-files.ts';

/** On a build machine a commit has one seed: the same commit never passes one day and fails the next. */
const seedOfCommit = (): number => {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return 1 + (Number.parseInt(stdout.slice(0, 7), 16) || 0);
};

/** Where Node keeps what it has compiled: tests start hundreds of commands, each of which reads the same programs. */
process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/compiled');

/** A run is as random as its seed, and can be repeated with it. */
const environment = {
  TEST_SEED:
    process.env['TEST_SEED'] ??
    String(process.env['CI'] ? seedOfCommit() : 1 + Math.floor(Math.random() * (2 ** 31 - 1))),
  TEST_REPEAT: process.env['TEST_REPEAT'] ?? '1',
};
Object.assign(process.env, environment);
// Vitest reads this file once for itself and once a project.
const told = globalThis as { isSeedTold?: true };
if (!told.isSeedTold)
  console.log(`随机种子：TEST_SEED=${environment.TEST_SEED}，次数：TEST_REPEAT=${environment.TEST_REPEAT}`);
told.isSeedTold = true;
const repeat = Number(environment.TEST_REPEAT);

/** Tests that run Astro: it keeps files of its own in .astro/, so one at a time. */
const wholeSite = [
  'tests/build/build.test.ts',
  'tests/build/dev.test.ts',
  'tests/build/empty-states.test.ts',
  'tests/build/hostile-build.test.ts',
  'tests/build/one-batch.test.ts',
  'tests/build/press.test.ts',
  'tests/build/work.test.ts',
  'tests/build/warm.test.ts',
  'tests/history/review.test.ts',
];

const usual: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      include: everyTest,
      exclude: ['tests/browser/**', 'node_modules/**', longTests, ...wholeSite],
    },
  },
  {
    extends: true,
    test: { name: 'whole site', include: wholeSite, fileParallelism: false, sequence: { groupOrder: 1 } },
  },
];

export default defineConfig({
  test: {
    environment: 'node',
    // Many tests wait for a process that they have started: two at a time use two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Tests stand on fixtures: a command that is told of no folder finds none, whatever an office has in content/.
    env: { CONTENT_DIR: 'no-content-for-tests' },
    setupFiles: ['tests/support/random-setup.ts', 'tests/support/content-guard.ts'],
    // Whole-site tests build; a slow machine must not turn them red.
    testTimeout: 30_000 * repeat,
    projects:
      repeat > 1
        ? [{ extends: true, test: { name: 'long', include: repeatedTests(), fileParallelism: false } }]
        : usual,
  },
});
