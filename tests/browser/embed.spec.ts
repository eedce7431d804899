/** What other sites frame: every embed by itself, and in a foreign page as pasted. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPage } from '../support/pages.ts';
import { serve } from '../support/serve.ts';
import { address, siteNames, sites } from '../support/sites.ts';

const root = join(import.meta.dirname, '../..');
const key = 'D53QJ201911140003';
const records = [
  { name: 'a case', path: `/qujing-2019/cases/${key}/`, shows: /部分属实2019-12-20更正，原为不属实/u },
  { name: 'a batch', path: '/qujing-2019/batches/3/', shows: /属实.*部分属实.*已计入后续公开和 1 项更正/su },
];

const folder = mkdtempSync(join(tmpdir(), 'news-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const { name, path, shows } of records)
  test.describe(`${name}, framed by another site`, () => {
    test('is read at 300 pixels, and leads to its source', async ({ page }) => {
      await page.goto(address('own', path));
      const code = (await page.locator('#cite [data-copy=嵌入代码]').textContent()) ?? '';
      expect(code).toMatch(
        /^<iframe src="https:\/\/example\.org\/embed\/[^"]+" title="[^"]+" .*loading="lazy" sandbox="/u,
      );
      // The site stands on this machine while it is tested.
      const here = code.replace('https://example.org', new URL(address('own')).origin);
      // Another site, as far as a browser is concerned: another port.
      writeFileSync(join(folder, 'index.html'), `<!doctype html><title>news</title><body>${here}</body>`);
      const news = await serve(folder, '/');
      await page.route('https://example.org/**', (route) => route.fulfill({ body: 'there' }));
      await page.setViewportSize({ width: 316, height: 800 });
      await page.goto(news.origin);
      const frame = page.frameLocator('iframe');
      await expect(frame.locator('main')).toContainText(shows);
      // The style sheet reaches the frame, which has no origin of its own.
      await expect(frame.locator('main')).toHaveCSS('padding-left', '16px');
      await expect(frame.locator('footer')).toContainText(/来源：.*截至(?!2020-08-01)\d{4}-\d\d-\d\d.*主办单位：/su);
      expect(await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
      await frame.locator('h1 a').click();
      // The whole window goes there, not the frame.
      await page.waitForURL(`https://example.org${path}`);
      await news.close();
    });

    test('is for everybody, by day and by night', async ({ page }) => {
      await page.goto(address('own', path));
      const code = (await page.locator('#cite [data-copy=嵌入代码]').textContent()) ?? '';
      await page.goto(address('own', new URL(/src="([^"]+)"/u.exec(code)?.[1] ?? '').pathname));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect
          .soft(
            violations.map(({ id, help }) => `${id}: ${help}`),
            colorScheme,
          )
          .toEqual([]);
      }
    });
  });

for (const name of siteNames)
  test(`every embed of ${name} says what it is, and only points to what is there`, async ({ page, request }) => {
    const files = globSync('embed/**/*.html', { cwd: join(root, sites[name].folder) });
    const pages = globSync('*/{cases,batches}/*/index.html', { cwd: join(root, sites[name].folder) });
    expect(files).toHaveLength(pages.filter((file) => !file.includes('/cases/page/')).length);
    await page.goto(address(name));
    const { origin } = new URL(address(name));
    for (const file of files) {
      const at = address(name, encodeURI(`/${file}`));
      const facts = await readPage(page, at);
      expect(facts.canonical, file).toBe(`https://example.org${new URL(at).pathname}`);
      expect([facts.lang, facts.noindex, facts.headings.length, facts.mains], file).toEqual([
        'zh-Hans',
        true,
        1,
        ['embed'],
      ]);
      // The day of what it rests on, not of the build.
      expect(facts.footer, file).toMatch(/截至\d{4}-\d\d-\d\d · /u);
      expect(facts.footer, file).not.toContain(sites[name].today);
      // Links name the address of the site for good, which is not where it is tested.
      for (const link of [...facts.links, ...facts.resources].map((one) => one.replace('https://example.org', origin)))
        expect((await request.get(link)).status(), `${file}: ${link}`).toBe(200);
    }
  });
