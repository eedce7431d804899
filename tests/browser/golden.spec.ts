/**
 * A few whole pages of the worked example, as text: what is in the head, then what assistive technology hears, with
 * headings, links and their addresses, and the cells of tables. `npx playwright test golden --update-snapshots`
 * writes them anew.
 */
import { expect, test, type Page } from '@playwright/test';
import { address } from '../support/sites.ts';

const inspection = '/linshi-2021/';
const pages: Readonly<Record<string, string>> = {
  home: '/',
  'batch-1': `${inspection}batches/1/`,
  'case-D99LS202105070003': `${inspection}cases/D99LS202105070003/`,
  'task-1': `${inspection}rectification/1/`,
};

test.use({ javaScriptEnabled: false });

for (const [name, path] of Object.entries(pages))
  test(`${name} reads as it did`, async ({ page }) => {
    await page.goto(address('example', path));
    const body = await page.locator('body').ariaSnapshot();
    // Rows and cells are named after all that is in them, which follows anyway.
    const named = /^(\s*- (?:row|cell|rowheader)) ".*":$/gmu;
    expect(`${await headOf(page)}\n\n${body.replace(named, '$1:')}\n`).toMatchSnapshot(`${name}.txt`);
  });

/** What the page says about itself, a line each. */
const headOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const lines = [`title: ${document.title}`, `lang: ${document.documentElement.lang}`];
    for (const meta of document.querySelectorAll('meta[name]'))
      lines.push(`${meta.getAttribute('name') ?? ''}: ${meta.getAttribute('content') ?? ''}`);
    lines.push(`canonical: ${document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? ''}`);
    for (const { name, value } of document.querySelector('main')?.attributes ?? [])
      if (name.startsWith('data-')) lines.push(`${name}: ${value}`);
    return lines.join('\n');
  });
