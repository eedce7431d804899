/** Every layout without a violation of WCAG 2.2 A and AA, or of axe's best practices; there is no exception. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { layoutAddress, layouts } from '../support/layouts.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const looks = [
  { name: 'on a desk', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'on a telephone at night', width: 375, height: 800, colorScheme: 'dark' },
] as const;

// Long tables take their time on a machine that does other things as well.
test.describe.configure({ timeout: 90_000 });

for (const layout of layouts)
  test(`${layout.name} is for everybody`, async ({ page }) => {
    await page.goto(layoutAddress(layout));
    if (layout.ready) await page.locator(layout.ready).waitFor({ state: 'attached' });
    // axe does not judge the contrast of text over a picture, so the marking behind samples is taken away.
    for (const part of await page.locator('main, .sample-part').all())
      await part.evaluate((shown) => (shown.style.backgroundImage = 'none'));
    for (const { name, width, height, colorScheme } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      // No page has frames, which is what the slower mode is for.
      const axe = new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .withTags(rules);
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}\n${failureSummary ?? ''}`),
      );
      expect.soft(found, name).toEqual([]);
    }
  });
