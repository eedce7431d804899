/** The first results on a telephone with a slow line: from a cold address, and from Enter on an open search page. */
import type { Browser, Page } from '@playwright/test';

/** 400 kbit/s, 400 milliseconds to the server, a quarter of the processor. */
const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const slowness = 4;

/** Until the first results stood there. */
export interface FirstResults {
  milliseconds: number;
  /** Transferred over the line. */
  bytes: number;
  requests: number;
}

/** Opens the address of a question; nothing of the site is in the browser's cache. */
export async function fromAddress(browser: Browser, origin: string, typed: string): Promise<FirstResults> {
  return onTelephone(browser, async (page) => {
    await page.goto(`${origin}/search/?q=${encodeURIComponent(typed)}`, { waitUntil: 'commit' });
    return firstResults(page, 0);
  });
}

/** Types a question into a search page that is open and at rest, and presses Enter. */
export async function fromEnter(browser: Browser, origin: string, typed: string): Promise<FirstResults> {
  return onTelephone(browser, async (page) => {
    await page.goto(`${origin}/search/`);
    await page.waitForLoadState('networkidle');
    await page.getByRole('searchbox').focus();
    await page.keyboard.insertText(typed);
    const from = await page.evaluate(() => performance.now());
    await page.keyboard.press('Enter');
    return firstResults(page, from);
  });
}

async function onTelephone(browser: Browser, ask: (page: Page) => Promise<FirstResults>): Promise<FirstResults> {
  const context = await browser.newContext({ viewport: { width: 375, height: 740 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', line);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  try {
    return await ask(page);
  } finally {
    await context.close();
  }
}

/** @param from when the question was asked, on the page's clock */
async function firstResults(page: Page, from: number): Promise<FirstResults> {
  await page.locator('[data-results] > li').first().waitFor();
  return page.evaluate((from) => {
    const loaded = performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ startTime }) => startTime >= from);
    return {
      milliseconds: performance.now() - from,
      bytes: loaded.reduce((sum, { transferSize }) => sum + transferSize, 0),
      requests: loaded.filter(({ transferSize }) => transferSize > 0).length,
    };
  }, from);
}
