import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { inMemory } from './tests/support/disk.ts';

// scripts/test.ts finds a Chromium and names it here; without it Playwright's own is used.
const executablePath = process.env['CHROMIUM_PATH'];
// Its workers read this file, too.
if (process.env['TEST_WORKER_INDEX'] === undefined) Object.assign(process.env, inMemory());
const globalSetup = './tests/browser/global-setup.ts';

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  // Whole pages as text: `npx playwright test golden --update-snapshots` writes them anew, to be read in the diff.
  snapshotPathTemplate: 'tests/golden/pages/{arg}{ext}',
  ...(existsSync(new URL(globalSetup, import.meta.url)) && { globalSetup }),
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
