/** From the home page to a case, as people read it. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { layoutAddress, layouts } from '../support/layouts.ts';
import { address } from '../support/sites.ts';

const key = 'D53QJ201911140003';
const sizes = [
  { width: 375, height: 800 },
  { width: 1280, height: 900 },
];

for (const viewport of sizes)
  test.describe(`at ${viewport.width} pixels, without scripts`, () => {
    test.use({ viewport, javaScriptEnabled: false });

    test('a case of batch 3, its correction, its history', async ({ page }) => {
      await page.goto(address('own'));
      await page.getByRole('link', { name: /全部 10 个批次/u }).click();
      await page.getByRole('link', { name: '第3批' }).click();
      await page.getByRole('link', { name: new RegExp(`^${key}`, 'u') }).click();
      await expect(page).toHaveURL(address('own', `/qujing-2019/cases/${key}/`));

      const main = page.locator(`main[data-page=case][data-case=${key}]`);
      await expect(main.locator('.answer')).toContainText('部分属实');
      await expect(main.locator('.answer')).toContainText('2019-12-20更正，原为不属实');
      await expect(main.locator('.answer')).toContainText('已办结');
      // The answer is on the first screen.
      await expect(main.getByText('部分属实').first()).toBeInViewport({ ratio: 1 });

      const correction = main.locator('#corrections');
      await expect(correction).toBeVisible();
      await expect(correction.locator('del')).toHaveText('不属实');
      await expect(correction.locator('ins')).toHaveText('部分属实');
      await expect(correction).toContainText('视频监控前后缺失约31小时');

      await expect(main.getByRole('heading', { name: '交办问题' })).toBeVisible();
      await expect(main.getByText('生产时间一般是22:00~次日2:00、4:00~6:00')).toBeVisible();
      const history = main.locator('.timeline > li');
      await expect(history).toContainText([
        /2019-12-20.*后续进展.*“办结情况”由“阶段性办结”改为“已办结”.*料仓封闭工程12月13日完工/su,
        /2019-12-20.*更正.*“是否属实”由“不属实”改为“部分属实”/su,
        /2019-11-21.*首次公开.*不属实，阶段性办结/su,
      ]);
      for (const event of await history.all()) await expect(event).toBeVisible();
    });
  });

test('the same by keyboard alone', async ({ page }) => {
  await page.goto(address('own'));
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到正文' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  await follow(page, page.getByRole('link', { name: /全部 10 个批次/u }));
  await follow(page, page.getByRole('link', { name: '第3批' }));
  await follow(page, page.getByRole('link', { name: new RegExp(`^${key}`, 'u') }));
  await expect(page.locator('main')).toHaveAttribute('data-case', key);
  await follow(page, page.locator('.timeline').getByRole('link', { name: '说明见页首' }));
  await expect(page.locator('#corrections')).toBeInViewport();
});

/** Tabs to a link, every stop on the way visibly in focus, and presses Enter. */
async function follow(page: Page, link: Locator): Promise<void> {
  await expect(link).toBeVisible();
  const isThere = (): Promise<boolean> => link.evaluate((one) => one === document.activeElement);
  for (let stops = 0; !(await isThere()); stops += 1) {
    expect(stops, 'the link is within reach').toBeLessThan(150);
    await page.keyboard.press('Tab');
    // The search box has its outline around the whole.
    const outline = await page.evaluate(() => {
      const { activeElement: stop } = document;
      const drawn = stop?.matches('.search-box input') ? stop.closest('.search-box') : stop;
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn ?? document.body);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(outline).toMatch(/^solid [2-9]px$/u);
  }
  const from = page.url();
  await page.keyboard.press('Enter');
  await page.waitForURL((to) => to.href !== from);
}

for (const layout of layouts)
  test(`${layout.name} stays on its site, quietly, and in its width`, async ({ page }) => {
    const { origin } = new URL(layoutAddress(layout));
    const trouble: string[] = [];
    page.on('console', (message) => {
      // The browser itself reports the 404 that was asked for.
      const asked = layout.status === 404 && message.location().url === layoutAddress(layout);
      if (['error', 'warning'].includes(message.type()) && !asked) trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) trouble.push(`foreign: ${request.url()}`);
    });
    page.on('requestfailed', (request) => trouble.push(`failed: ${request.url()}`));
    page.on('response', (response) => {
      const wanted = response.url() === layoutAddress(layout) ? (layout.status ?? 200) : 200;
      if (response.status() !== wanted) trouble.push(`${response.status()}: ${response.url()}`);
    });

    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(layoutAddress(layout), { waitUntil: 'networkidle' });
    await expect(page.locator('main')).toHaveAttribute('data-page', layout.page);
    // 320 pixels is what WCAG 1.4.10 asks for; 大字 is the larger text that the page itself offers.
    for (const width of [375, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await tooWide(page), `at ${width} pixels`).toEqual([]);
    }
    await page.setViewportSize({ width: 375, height: 800 });
    await page.getByRole('button', { name: '大字' }).click();
    expect(await tooWide(page), 'in large text').toEqual([]);
    expect(trouble).toEqual([]);
  });

/** What makes a page scroll sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return wide.map((one) => one.outerHTML.slice(0, 120));
  });
