/** On paper: the batch on landscape sheets, everything else on portrait ones, samples marked on every sheet. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { address } from '../support/sites.ts';

const batch = '/qujing-2019/batches/3/';
const oneCase = '/qujing-2019/cases/D53QJ201911140003/';
const marking = '示例数据，不是真实案件';

for (const { path, landscape } of [
  { path: batch, landscape: true },
  { path: oneCase, landscape: false },
]) {
  test(`${path} is printed on ${landscape ? 'landscape' : 'portrait'} A4`, async ({ page }) => {
    await page.goto(address('own', path));
    const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
    expect(sheets.length).toBeGreaterThan(1);
    // A4 in points.
    const size = landscape ? [842, 595] : [595, 842];
    for (const [width, height] of sheets) expect([Math.round(width), Math.round(height)]).toEqual(size);
  });

  test(`${path} says on every sheet of the print-out that it is a sample`, async ({ page }) => {
    test.skip(spawnSync('pdftotext', ['-v']).status !== 0, 'pdftotext, which reads the print-out, is not installed');
    await page.goto(address('own', path));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
    const sheets = stdout.split('\f').slice(0, -1);
    expect(sheets).toHaveLength(sheetsOf(pdf).length);
    for (const sheet of sheets) expect(sheet).toContain(marking);
  });
}

for (const path of [batch, oneCase, '/'])
  test(`${path} is ready for paper`, async ({ page }) => {
    await page.goto(address('own', path));
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.sample-strip')).toBeVisible();
    expect(await sheetMarking(page)).toContain(marking);
    await expect(page.getByText(`网址：https://example.org${path}`)).toBeVisible();
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
    await expect(page.locator('.search-box')).toHaveCount(1);
    await expect(page.locator('.search-box').locator('visible=true')).toHaveCount(0);
    // How full a mark is says which verdict it is, also where a browser leaves backgrounds out of print-outs.
    if (path !== '/') await expect(page.locator('.state')).not.toHaveCount(0);
    for (const mark of await page.locator('.state').all())
      await expect(mark).toHaveCSS('print-color-adjust', 'exact', { pseudo: 'before' });
    // A table that runs over several sheets has its heading on each.
    if (path === batch) await expect(page.locator('.official > thead')).toHaveCSS('display', 'table-header-group');
  });

for (const path of [batch, oneCase, '/'])
  test(`${path} can be read on paper`, async ({ page }) => {
    await page.goto(address('own', path));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    // axe does not judge the contrast of text over a picture, so the marking behind samples is taken away.
    for (const part of await page.locator('main, .sample-part').all())
      await part.evaluate((shown) => (shown.style.backgroundImage = 'none'));
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    const { violations, passes } = await axe.withRules(['color-contrast']).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')))).toEqual([]);
    expect(passes).toHaveLength(1);
  });

test('what stands on another site says on paper where', async ({ page }) => {
  await page.goto(address('own', oneCase));
  const after = await page.locator('main').evaluate((main) => {
    main.insertAdjacentHTML('beforeend', '<p class="meta"><a rel="external" href="https://example.org/1">原表</a></p>');
    return getComputedStyle(main.querySelector('[rel=external]') ?? main, '::after').content;
  });
  expect(after).toBe('none');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.meta [rel=external]')).toHaveCSS('content', '"（https://example.org/1）"', {
    pseudo: 'after',
  });
});

/** What stands in the margins of the sheets that the page is printed on: the rules of its named page. */
const sheetMarking = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const name = getComputedStyle(document.body).getPropertyValue('page');
    const flat = (rules: CSSRuleList): CSSRule[] =>
      [...rules].flatMap((rule) => (rule instanceof CSSGroupingRule ? [rule, ...flat(rule.cssRules)] : [rule]));
    return [...document.styleSheets]
      .flatMap((sheet) => flat(sheet.cssRules))
      .filter((rule) => rule instanceof CSSPageRule && rule.selectorText === name)
      .map((rule) => rule.cssText)
      .join('\n');
  });

/** Width and height of each sheet in points, read from the file's page objects. */
function sheetsOf(pdf: Buffer): [number, number][] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu);
  return [...boxes].map(([, width, height]) => [Number(width), Number(height)]);
}
