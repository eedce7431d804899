/** The site on a telephone of 2018: its browser lacks what came later, and refuses WebAssembly. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import es from 'eslint-plugin-es-x';
import { Linter } from 'eslint';
import { newer } from '../../scripts/lint/newer.ts';
import { root } from '../../src/machine/process.ts';
import { layoutAddress, layouts } from '../support/layouts.ts';
import { keptOf, makeOlder } from '../support/older.ts';
import { address, sites } from '../support/sites.ts';

test.use({ viewport: { width: 375, height: 740 } });

/** The files of a kind that readers' browsers load. */
const served = (ending: string): [name: string, text: string][] =>
  ['_astro', 'pagefind'].flatMap((folder) => {
    const place = join(root, sites.own.folder, folder);
    const names = readdirSync(place).filter((name) => name.endsWith(ending));
    return names.map((name): [string, string] => [name, readFileSync(join(place, name), 'utf8')]);
  });

/** What a page does without: the outline of the keyboard and marks of what was sought have older forms. */
const additions = /:focus-visible|::highlight|:has\(/u;
/** Square tiles have a least height; long words break everywhere as they do in `body`. */
const withoutStandIn = /aspect-ratio: 1|overflow-wrap: anywhere/u;

test('a style sheet needs nothing that came later', () => {
  const sheets = served('.css');
  expect(sheets.length).toBeGreaterThan(0);
  for (const [, css] of sheets) {
    const { rules, lost } = keptOf(css);
    expect(rules.filter((rule) => !additions.test(rule))).toEqual([]);
    expect(lost.filter((declaration) => !withoutStandIn.test(declaration))).toEqual([]);
  }
});

test('a script is one that Chromium 70 and Safari 12 can read', () => {
  const linter = new Linter();
  const scripts = served('.js');
  expect(scripts.map(([name]) => name)).toEqual(expect.arrayContaining(['pagefind.js', 'engine.js']));
  for (const [name, text] of scripts) {
    const found = linter.verify(text, {
      plugins: { 'es-x': es },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      languageOptions: { ecmaVersion: 2025, sourceType: 'module' },
      rules: Object.fromEntries(newer.map((rule) => [rule, 'error'])),
    });
    // Pagefind asks for it before it uses it.
    const asked = name === 'pagefind.js' ? /FinalizationRegistry/u : /^$/u;
    expect(
      found.map(({ message }) => message).filter((message) => !asked.test(message)),
      name,
    ).toEqual([]);
  }
});

const some = [
  'home',
  'inspection',
  'batch',
  'case',
  'case, corrected',
  'rectification',
  'task',
  'data',
  'feeds',
  'cite',
];
for (const layout of layouts.filter(({ name }) => some.includes(name)))
  test(`${layout.name} can be read`, async ({ page }) => {
    await makeOlder(page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(layoutAddress(layout));
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    // The style is there: paper and ink, and nothing beside the screen.
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(251, 250, 245)');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    expect(errors).toEqual([]);
  });

/** What a search says, and the addresses of its results. */
async function answerTo(page: Page, typed: string): Promise<unknown> {
  await page.goto(`${address('own', '/search/')}?q=${encodeURIComponent(typed)}`);
  await page.locator('[data-results][data-total]').waitFor({ state: 'attached' });
  const links = page.locator('.result__link');
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  return { found, status: await page.locator('[data-part=status]').textContent() };
}

test('a search finds the same', async ({ page, context }) => {
  test.setTimeout(120_000);
  const older = await context.newPage();
  await makeOlder(older);
  const loaded: string[] = [];
  older.on('request', (request) => loaded.push(request.url()));
  for (const typed of ['青石坪', '异味 麒麟', 'D53QJ201911140003', '粉塵', 'qilin']) {
    expect(await answerTo(older, typed), typed).toEqual(await answerTo(page, typed));
  }
  expect(loaded.some((url) => url.endsWith('/pagefind/engine.js'))).toBe(true);
  expect(loaded.some((url) => url.includes('wasm.'))).toBe(false);
});

test('where its script does not run, the search page says so, and how to go on', async ({ page }) => {
  let release = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.js', async (route) => {
    await waiting;
    await route.abort();
  });
  await page.goto(`${address('own', '/search/')}?q=${encodeURIComponent('青石坪')}`, { waitUntil: 'commit' });
  const idle = page.getByText('搜索未能运行');
  // Nobody is told while it may still come.
  await page.locator('#browse').waitFor();
  await page.waitForTimeout(3000);
  await expect(idle).toBeHidden();
  release();
  await expect(idle).toBeVisible();
  await expect(page.locator('#browse')).toBeInViewport();
});
