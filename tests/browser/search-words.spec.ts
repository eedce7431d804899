/** What readers type as they have it in hand or by ear, and what the search page makes of it. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { address } from '../support/sites.ts';

const results = (page: Page): Locator => page.locator('[data-results] > li');
const status = (page: Page): Locator => page.getByRole('status');

async function search(page: Page, typed: string, more = ''): Promise<number> {
  await page.goto(address('own', `/search/?q=${encodeURIComponent(typed)}${more}`));
  const list = page.locator('[data-results][data-total]');
  await list.waitFor({ state: 'attached' });
  return Number(await list.getAttribute('data-total'));
}

for (const [typed, path] of [
  ['1112 0001', '/qujing-2019/cases/D53QJ201911120001/'],
  ['201911120001', '/qujing-2019/cases/D53QJ201911120001/'],
] as const)
  test(`${typed} is the end of a number`, async ({ page }) => {
    await search(page, typed);
    await expect(results(page).first().getByRole('link')).toHaveAttribute('href', path);
    await expect(results(page).first().locator('.num')).toContainText('11120001');
  });

for (const [typed, path] of [
  ['任务2', '/qujing-2019/rectification/2/'],
  ['第3批', '/qujing-2019/batches/3/'],
] as const)
  test(`${typed} leads to that page, whatever kind is asked for`, async ({ page }) => {
    await search(page, typed);
    const named = page.locator('[data-part="named"]');
    await expect(named).toContainText('编号相符');
    await expect(named.locator(`a[href="${path}"]`)).toBeVisible();
    await expect(named.getByRole('link').first()).toContainText('示例');
    // It goes with the question.
    await search(page, '噪声');
    await expect(named).toBeHidden();
  });

test('第3批 lists the cases of the batch', async ({ page }) => {
  const listed = await search(page, '第3批', '&inspection=qujing-2019&batch=3');
  expect(listed).toBe(await search(page, '', '&inspection=qujing-2019&batch=3'));
});

test('an old name finds what has the new one', async ({ page }) => {
  const found = await search(page, '沾益县');
  expect(found).toBe(await search(page, '沾益区'));
  await search(page, '沾益县');
  await expect(status(page)).toContainText('“沾益县”也按“沾益区”查找。');
});

for (const [typed, offered] of [
  ['粘益', '沾益'],
  ['其林', '麒麟'],
  ['石版冲', '石板冲'],
  ['shibanchong', '石板冲'],
  ['麒麟噪声', '麒麟 噪声'],
  ['其林噪声', '麒麟 噪声'],
] as const)
  test(`${typed} finds nothing, and ${offered} is offered`, async ({ page }) => {
    expect(await search(page, typed)).toBe(0);
    const link = page.getByRole('link', { name: new RegExp(`^改搜“${offered}”：\\d+ 件信访件`, 'u') });
    await expect(link).toBeVisible();
    const count = Number((await link.textContent())?.match(/\d+/u)?.[0]);
    await link.click();
    await expect(page.locator('[data-results]')).toHaveAttribute('data-total', String(count));
    await expect(page.getByRole('searchbox')).toHaveValue(offered);
  });

test('a corrected case says so in the list', async ({ page }) => {
  await search(page, 'D53QJ201911120001');
  await expect(results(page).first().locator('.correction-mark')).toHaveCount(0);
  const corrected = await page.request
    .get(address('own', '/corrections/'))
    .then(async (response) => /\/cases\/(D53QJ\d+)\//u.exec(await response.text())?.[1] ?? '');
  await search(page, corrected);
  await expect(results(page).first().locator('.correction-mark')).toHaveText(/^(?:有更正|有脱敏|已撤下)$/u);
});
