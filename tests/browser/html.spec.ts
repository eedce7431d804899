/** One page a layout is valid HTML, as served; what is opened beside pages reads well; nothing breaks the security policy. */
import { expect, test } from '@playwright/test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { address } from '../support/sites.ts';
import { layoutAddress, layouts } from '../support/layouts.ts';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y', 'html-validate:standard'],
    rules: {
      // Safari takes a list without markers for no list unless it says that it is one.
      'no-redundant-role': 'off',
      // Official titles are as long as they are.
      'long-title': 'off',
      // Scripts and styles come from the site itself, which the security policy holds them to; the manifest has their hashes.
      'require-sri': 'off',
    },
  }),
);

const faultsOf = async (html: string): Promise<string[]> => {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  );
};

for (const layout of layouts)
  test(`${layout.name} is valid HTML`, async ({ request }) => {
    expect(await faultsOf(await (await request.get(layoutAddress(layout))).text())).toEqual([]);
  });

test('a feed that is opened in a browser can be read and followed', async ({ page }) => {
  await page.goto(address('example', '/feed.xml'));
  await expect(page.getByText('【示例数据】临示督察(2021)第1批信访举报件办理情况').first()).toBeVisible();
  // With XSL the titles are links, without it the links stand below them.
  const batch = page.locator('a[href$="/linshi-2021/batches/1/"]').first();
  await expect(batch).toBeVisible();
  await expect(page.locator('a', { hasText: '怎样订阅' }).first()).toHaveAttribute('href', '/hjdc/feeds/');
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(background).toBe('rgb(251, 250, 245)');
});

test('data blocks do not break the content security policy', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  for (const { site, path, status } of layouts)
    if (status === undefined) {
      await page.goto(address(site, path));
      expect.soft(await page.locator('script[type="application/ld+json"]').count(), path).toBe(1);
    }
  expect(errors).toEqual([]);
});
