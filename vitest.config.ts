import { defineConfig } from 'vitest/config';

/** Tests that run Astro: it keeps files of its own in .astro/, so one at a time. */
const wholeSite = ['tests/build.test.ts', 'tests/dev.test.ts', 'tests/press.test.ts', 'tests/review.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    // Tests stand on fixtures: a command that is told of no folder finds none, whatever an office has in content/.
    env: { CONTENT_DIR: 'no-content-for-tests' },
    // Whole-site tests build; a slow machine must not turn them red.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'node_modules/**', ...wholeSite],
        },
      },
      {
        extends: true,
        test: { name: 'whole site', include: wholeSite, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
