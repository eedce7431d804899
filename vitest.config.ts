import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { everyTest, longTests, replacingTests, repeatedTests, startsPrograms } from './scripts/lint/test-files.ts';
import { compiledIn } from './tests/support/compiled.ts';
import { inMemory } from './tests/support/disk.ts';

/** On a build machine a commit has one seed: the same commit never passes one day and fails the next. */
const seedOfCommit = (): number => {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return 1 + (Number.parseInt(stdout.slice(0, 7), 16) || 0);
};

/** A run is as random as its seed, and can be repeated with it. */
const environment = {
  TEST_SEED:
    process.env['TEST_SEED'] ??
    String(process.env['CI'] ? seedOfCommit() : 1 + Math.floor(Math.random() * (2 ** 31 - 1))),
  TEST_REPEAT: process.env['TEST_REPEAT'] ?? '1',
};
Object.assign(process.env, compiledIn(import.meta.dirname), inMemory(), environment);
console.log(`随机种子：TEST_SEED=${environment.TEST_SEED}，次数：TEST_REPEAT=${environment.TEST_REPEAT}`);
const repeat = Number(environment.TEST_REPEAT);

/** Those that start programs take longest: begun first, they leave no core idle at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const starting = new Set(sorted.filter(({ moduleId }) => startsPrograms(moduleId)));
    return [...starting, ...sorted.filter((file) => !starting.has(file))];
  }
}

const common = {
  // Tests stand on fixtures: a command that is told of no folder finds none, whatever an office has in content/.
  env: { CONTENT_DIR: 'no-content-for-tests' },
  setupFiles: ['tests/support/random-setup.ts', 'tests/support/content-guard.ts'],
  // Whole-site tests build; a slow machine must not turn them red.
  testTimeout: 30_000 * repeat,
};
const replacing = replacingTests();
const others = ['tests/browser/**', 'node_modules/**', longTests, ...replacing];

export default defineConfig({
  test: {
    globalSetup: 'tests/support/programs-setup.ts',
    // Many tests wait for a process that they have started: two at a time use two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    ...(repeat > 1
      ? { ...common, include: repeatedTests(), fileParallelism: false }
      : {
          projects: [
            // Files that leave everything as it was share a process: what they try is loaded once.
            { test: { ...common, name: 'together', isolate: false, include: everyTest, exclude: others } },
            { test: { ...common, name: 'apart', include: replacing } },
          ],
        }),
  },
});
