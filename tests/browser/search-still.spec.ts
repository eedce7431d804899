/** The search page keeps still: nothing moves under the reader's eyes, and who comes back is where they were. */
import { expect, test, type Page } from '@playwright/test';
import { address } from '../support/sites.ts';

const at = (search: string): string => address('own', `/search/${search}`);
const q = (typed: string, more = ''): string => at(`?q=${encodeURIComponent(typed)}${more}`);

declare global {
  interface Window {
    shifts: number[];
    lists: string[][];
  }
}

/** Adds up what moves without the reader's doing, and remembers each list of results. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    window.lists = [];
    new PerformanceObserver((seen) => {
      for (const entry of seen.getEntries()) {
        const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
        if (!hadRecentInput) window.shifts.push(value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver(() => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('.result__link')].map(({ href }) => href);
      if (links.length > 0 && links.join() !== window.lists.at(-1)?.join()) window.lists.push(links);
    }).observe(document, { subtree: true, childList: true });
  });
}

/** Has every file of the search take as long as over a slow line. */
async function slow(page: Page): Promise<void> {
  for (const files of ['**/_astro/*.js', '**/pagefind/**'])
    await page.route(files, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await route.continue();
    });
}

async function done(page: Page): Promise<void> {
  await page.locator('[data-results][data-total][aria-busy="false"]').waitFor({ state: 'attached' });
  // What comes after the last result is seen, too.
  await page.waitForTimeout(400);
}

const shifted = (page: Page): Promise<number> =>
  page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0));

for (const [width, height] of [
  [375, 740],
  [1280, 800],
] as const)
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height } });

    for (const [what, where] of [
      ['many results', q('噪声')],
      ['chosen filters', q('噪声', `&region=${encodeURIComponent('麒麟区')}&verdict=属实`)],
      ['one result', q('場地翻鬆')],
      ['no result', q('青石坪化工厂')],
      ['a list of tasks', at('?kind=task')],
    ] as const)
      test(`${what} come without a shift`, async ({ page }) => {
        await watch(page);
        await slow(page);
        await page.goto(where);
        await done(page);
        expect(await shifted(page)).toBeLessThanOrEqual(0.02);
      });

    test('results come without a shift on an open page', async ({ page }) => {
      await watch(page);
      await slow(page);
      await page.goto(at(''));
      for (const typed of ['噪声', '粉尘']) {
        await page.getByRole('searchbox').press('Control+a');
        await page.keyboard.type(typed);
        await page.keyboard.press('Enter');
        await done(page);
        expect(await shifted(page)).toBeLessThanOrEqual(0.02);
      }
    });
  });

test('results that stand keep their places while further ones come', async ({ page }) => {
  await watch(page);
  for (const typed of ['区', '噪声', '污水']) {
    await page.goto(q(typed));
    await done(page);
    const lists = await page.evaluate(() => window.lists);
    expect(lists.length, typed).toBeGreaterThan(0);
    for (const list of lists) expect(lists.at(-1)?.slice(0, list.length), typed).toEqual(list);
  }
});

test('the ways to browse stay below the results', async ({ page }) => {
  await page.goto(q('噪声'));
  await done(page);
  const list = await page.locator('[data-results]').boundingBox();
  const browse = await page.locator('#browse').boundingBox();
  expect(browse?.y).toBeGreaterThan((list?.y ?? 0) + (list?.height ?? 0));
});

test('who comes back is where they were', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(q('噪声'));
  await done(page);
  const panel = page.locator('summary').filter({ hasText: '筛选' });
  await panel.click();
  await page.getByRole('checkbox', { name: /^噪声/u }).check();
  await done(page);
  await panel.click();
  await page.getByRole('button', { name: '显示更多' }).click();
  const results = page.locator('[data-results] > li');
  await expect(results).toHaveCount(20);
  const link = results.nth(13).getByRole('link');
  await link.scrollIntoViewIfNeeded();
  await page.waitForTimeout(400);
  const [href, top, links] = [
    await link.getAttribute('href'),
    (await link.boundingBox())?.y ?? 0,
    await results.getByRole('link').allTextContents(),
  ];
  await link.click();
  await expect(page.locator('main')).toHaveAttribute('data-page', 'case');
  await page.goBack();
  await done(page);
  await expect(results).toHaveCount(20);
  expect(await results.getByRole('link').allTextContents()).toEqual(links);
  await expect(page.getByRole('link', { name: '去掉筛选：噪声' })).toBeVisible();
  const again = page.locator(`.result__link[href="${href ?? ''}"]`);
  expect(Math.abs(((await again.boundingBox())?.y ?? 0) - top)).toBeLessThan(3);
});

test.describe('the first result of a fresh page', () => {
  for (const more of ['', `&region=${encodeURIComponent('麒麟区')}`])
    test(`is three tabs away${more === '' ? '' : ', with filters'}`, async ({ page }) => {
      await page.goto(q('噪声', more));
      await done(page);
      await expect(page.getByRole('status')).toBeFocused();
      expect(await page.evaluate(() => window.scrollY)).toBe(0);
      for (let tabs = 1; tabs <= 3; tabs++) await page.keyboard.press('Tab');
      await expect(page.locator('.result__link').first()).toBeFocused();
    });

  test('leaves the focus to who has taken it', async ({ page }) => {
    await slow(page);
    await page.goto(q('噪声'));
    await page.getByRole('searchbox').focus();
    await done(page);
    await expect(page.getByRole('searchbox')).toBeFocused();
  });
});

test.describe('what every search needs', () => {
  const needed = ['pagefind.js', 'wasm.unknown.pagefind', 'shards.json', 'facts.bin', '.pf_meta'];
  const files = (page: Page): string[] => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    return loaded;
  };

  test('is on its way before the script of the search, and comes once', async ({ page }) => {
    const loaded = files(page);
    let release = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (release = resolve));
    await page.route(/SearchApp.*\.js/u, async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto(q('噪声'), { waitUntil: 'commit' });
    for (const name of needed)
      await expect.poll(() => loaded.filter((url) => url.endsWith(name)).length).toBeGreaterThan(0);
    release();
    await page.locator('[data-results] > li').first().waitFor();
    await done(page);
    const shards = loaded.filter((url) => url.endsWith('facts.bin'));
    expect(new Set(shards).size).toBe(shards.length);
    for (const name of needed.slice(0, 3))
      expect(
        loaded.filter((url) => url.endsWith(name)),
        name,
      ).toHaveLength(1);
    const metas = loaded.filter((url) => url.endsWith('.pf_meta'));
    expect(new Set(metas).size).toBe(metas.length);
  });

  test('is there on an open page before anything is asked', async ({ page }) => {
    const loaded = files(page);
    await page.goto(at(''));
    await page.waitForLoadState('networkidle');
    for (const name of needed)
      expect(
        loaded.some((url) => url.endsWith(name)),
        name,
      ).toBe(true);
    const before = loaded.length;
    await page.getByRole('searchbox').fill('噪声');
    await page.locator('[data-results] > li').first().waitFor();
    expect(loaded.slice(before).filter((url) => /wasm|pagefind\.js|shards\.json/u.test(url))).toEqual([]);
  });

  test('is spared who asks nothing and spares data', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    const loaded = files(page);
    await page.goto(at(''));
    await page.waitForLoadState('networkidle');
    expect(loaded.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  });
});
