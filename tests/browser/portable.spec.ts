/** The copy of a site that is handed to somebody: it opens from a folder. */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { writePortable } from '../../src/build/portable.ts';
import { root } from '../../src/machine/process.ts';
import { temporaryFolder } from '../support/run.ts';
import { sites } from '../support/sites.ts';

const { folder, base } = sites.example;
let home: ReturnType<typeof temporaryFolder>;
let site: string;

test.beforeAll(async () => {
  home = temporaryFolder();
  const zip = join(home.path, 'copy.zip');
  await writePortable(join(root, folder), base, zip);
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(home.path, name)), { recursive: true });
    writeFileSync(join(home.path, name), bytes);
  }
  site = join(home.path, 'site');
});
test.afterAll(() => home.remove());

const addressesIn = (node: Dom.Node): string[] => [
  ...(tree.isElementNode(node) && node.tagName !== 'form'
    ? node.attrs.filter(({ name }) => name === 'href' || name === 'src').map(({ value }) => value)
    : []),
  ...('childNodes' in node ? node.childNodes.flatMap(addressesIn) : []),
];

test('every link of it leads to a file of it', () => {
  const pages = globSync('**/*.html', { cwd: site });
  expect(pages.length).toBeGreaterThan(20);
  const lost = pages.flatMap((page) => {
    const here = pathToFileURL(join(site, page));
    const addresses = addressesIn(parse(readFileSync(join(site, page), 'utf8')));
    const ways = addresses.filter((address) => !/^(?:https?:|mailto:|tel:|#|data:)/u.test(address));
    expect(ways.length, page).toBeGreaterThan(5);
    return ways.filter((way) => !existsSync(fileURLToPath(new URL(way, here)))).map((way) => `${page}: ${way}`);
  });
  expect(lost).toEqual([]);
});

test('it is read as it is on the web, and says why nothing can be searched', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(site, 'index.html')).href);
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe('rgb(251, 250, 245)');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '批次' }).click();
  await page.getByRole('link', { name: '第1批' }).first().click();
  await expect(page.locator('main')).toHaveAttribute('data-page', 'batch');
  expect(await ground()).toBe('rgb(251, 250, 245)');
  await page.getByRole('banner').getByRole('searchbox').fill('异味');
  await page.keyboard.press('Enter');
  await expect(page.getByText('搜索未能运行')).toBeVisible({ timeout: 5000 });
  await expect(page.getByText('搜索只能在网站上用')).toBeVisible();
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
});
