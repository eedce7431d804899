/** The search page: exact on the real texts, and kind to whoever types. */
import { expect, test, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAll, mistakes, serveSearch } from '../../scripts/bench/search/ask.ts';
import { madeToday, makeContent } from '../../scripts/bench/content/make-content.ts';
import { makeQuestions, partShare } from '../../scripts/bench/search/questions.ts';
import { root } from '../../src/machine/process.ts';
import type { SearchDocument } from '../../src/search/shared/fields.ts';
import { unify } from '../../src/search/shared/fold.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import { intoShards } from '../../src/search/build/shards.ts';
import { folderSink } from '../../src/search/build/folder-sink.ts';
import { shardName, writeSearchIndex } from '../../src/search/build/write.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { temporaryFolder } from '../support/run.ts';
import { address, siteNames, sites } from '../support/sites.ts';

const searchAddress = (typed: string, more = ''): string =>
  `${address('own', '/search/')}?q=${encodeURIComponent(typed)}${more}`;

/** Waits for a finished search and says how many were found. */
async function total(page: Page): Promise<number> {
  const list = page.locator('[data-results][data-total]');
  await list.waitFor({ state: 'attached' });
  return Number(await list.getAttribute('data-total'));
}

test('is exact on 2,000 made cases', async ({ page }) => {
  test.setTimeout(240_000);
  const folder = temporaryFolder();
  try {
    const content = join(folder.path, 'content');
    makeContent(content, 2000);
    addFollowUp(content);
    const { site } = loadSite(readSettings({ CONTENT_DIR: content, BUILD_DATE: madeToday }, root, new Date()), root);
    if (!site) throw new Error('made content is at fault');
    const documents = [...searchDocuments(site.register)];
    await writeSearchIndex(documents, folderSink(folder.path));
    const server = await serveSearch(folder.path);
    const { questions } = makeQuestions(documents, partShare);
    // 龙潭垭口村 stands in one sentence of one follow-up.
    const expected = new Set(
      intoShards(documents).flatMap((shard) =>
        shard.documents.flatMap(({ texts }, row) =>
          texts.join('').includes('龙潭垭口村') ? [`${shardName(shard)}/${row}`] : [],
        ),
      ),
    );
    expect(expected.size).toBe(1);
    questions.push({ what: '繁体写法', typed: '龍潭埡口村', expected });
    const answers = await askAll(page, server.origin, questions);
    await server.close();
    const wrong = questions.flatMap((question, i) => {
      const answer = answers[i];
      const { missed, wrong } = answer ? mistakes(question, answer) : { missed: 1, wrong: 0 };
      return missed + wrong > 0 ? [`${question.typed}: ${missed} missed, ${wrong} wrong`] : [];
    });
    expect(wrong).toEqual([]);
    expect(questions.every((question) => question.expected.size > 0)).toBe(true);
    expect(questions.length).toBeGreaterThan(400);
  } finally {
    folder.remove();
  }
});

for (const name of siteNames) {
  test(`finds any characters of any case of ${name}, and nothing else`, async ({ page }) => {
    test.setTimeout(120_000);
    const { content, base, today } = sites[name];
    const { site } = loadSite(readSettings({ CONTENT_DIR: content, BUILD_DATE: today }, root, new Date()), root);
    if (!site) throw new Error(`${content} is at fault`);
    const cases = [...searchDocuments(site.register)].filter(({ kind }) => kind === 'case').map(read);
    await page.goto(address(name, '/search/'));
    const input = page.getByRole('searchbox').last();
    for (const [i, one] of cases.slice(0, 60).entries()) {
      const runs = one.text.match(/\p{Script=Han}{2,}/gu) ?? [];
      const run = runs[(i * 7919) % runs.length] ?? '';
      const from = (i * 104_729) % (run.length - 1);
      const typed = run.slice(from, from + 2 + (i % 3));
      await input.fill(typed);
      await input.press('Enter');
      const found = await total(page);
      const expected = cases.filter(({ text }) => text.includes(typed) || unify(text).includes(unify(typed)));
      expect(found, typed).toBe(expected.length);
      const links = await page
        .locator('[data-results] a')
        .evaluateAll((all) => all.map((link) => decodeURI((link as HTMLAnchorElement).pathname)));
      expect(links).toHaveLength(Math.min(10, found));
      const addresses = expected.map((each) => base.replace(/\/$/u, '') + each.address);
      expect(addresses, typed).toEqual(expect.arrayContaining(links));
    }
  });
}

/** Publishes later news of the first case, and names a village in it that stands nowhere else. */
function addFollowUp(content: string): void {
  const batch = readFileSync(join(content, 'made/batches/001.md'), 'utf8');
  const number = /^## (\w+)/mu.exec(batch)?.[1] ?? '';
  const news = `---
公开日期: 2021-06-01
标题: 后续办理情况
---

## ${number}

| 项目 | 内容 |
| --- | --- |
| 类型 | 后续进展 |
| 办结情况 | 已办结 |

### 处理整改

已经复查。走访龙潭垭口村村民12户，没有新的反映。今后每月巡查一次。
`;
  writeFileSync(join(content, 'made/follow-ups/2021-06-01.md'), news);
}

/** A case with all that it is found by. */
function read({ address, number, regions, types, verdict, states, texts }: SearchDocument) {
  return { address, text: [number, ...regions, ...types, verdict, ...states, ...texts].join('\n') };
}

test.describe('the search page', () => {
  test('works as a plain form from another page', async ({ page }) => {
    await page.goto(address('own'));
    await page.getByRole('searchbox').first().fill('麒麟区');
    await page.getByRole('searchbox').first().press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=%E9%BA%92/u);
    expect(await total(page)).toBeGreaterThan(0);
  });

  test('says how many were found, marks samples, lists more and keeps the focus', async ({ page }) => {
    await page.goto(searchAddress('区'));
    const found = await total(page);
    expect(found).toBeGreaterThan(10);
    await expect(page.getByRole('status')).toHaveText(`找到 ${found} 件信访件。`);
    const results = page.locator('[data-results] > li');
    await expect(results).toHaveCount(10);
    for (const result of await results.all()) await expect(result.getByRole('link')).toContainText('示例');
    await page.getByRole('button', { name: '显示更多' }).press('Enter');
    await expect(results).toHaveCount(Math.min(20, found));
    await expect(results.nth(10).getByRole('link')).toBeFocused();
  });

  test('searches as one types, but not in the middle of pinyin', async ({ page }) => {
    await page.goto(address('own', '/search/'));
    const input = page.getByRole('searchbox').last();
    await input.focus();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'qi', selectionStart: 2, selectionEnd: 2 });
    await page.waitForTimeout(400);
    await expect(page).toHaveURL(/\/search\/$/u);
    await client.send('Input.insertText', { text: '麒麟' });
    expect(await total(page)).toBeGreaterThan(0);
    await expect(page).toHaveURL(/\?q=/u);
    await expect(input).toHaveValue('麒麟');
  });

  test('keeps its state in the address', async ({ page }) => {
    await page.goto(searchAddress('区', '&kind=task'));
    await total(page);
    await expect(page.locator('[data-kind="task"]')).toHaveAttribute('aria-current', 'true');
    await page.locator('[data-kind="case"]').click();
    await expect(page).toHaveURL(/\?q=[^&]*$/u);
    const found = await total(page);
    await page.goBack();
    await expect(page).toHaveURL(/kind=task/u);
    expect(await total(page)).not.toBe(found);
  });

  for (const typed of ['，。！', '🙂', '<script>alert(1)</script>', '%', '"', '哈'.repeat(500), 'ꓽ']) {
    test(`answers ${typed.slice(0, 12)}`, async ({ page }) => {
      const errors: Error[] = [];
      page.on('pageerror', (error) => errors.push(error));
      await page.goto(searchAddress(typed, '&region=没有&kind=toString&colour=red'));
      await expect(page.getByRole('status')).toHaveText(/请输入|没有找到/u);
      await expect(page.locator('[data-results] > li')).toHaveCount(0);
      expect(errors).toEqual([]);
    });
  }

  test('says when the index is out of reach, and tries again', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto(searchAddress('麒麟区'));
    await expect(page.getByRole('status')).toContainText('搜索没有完成');
    await expect(page.locator('#browse')).toBeVisible();
    await page.unroute('**/pagefind/**');
    await page.getByRole('button', { name: '重试' }).click();
    expect(await total(page)).toBeGreaterThan(0);
  });

  test('offers other ways without scripts', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address('own', '/search/'));
    await expect(page.getByText('搜索未能运行')).toBeVisible();
    await expect(page.locator('#browse')).toBeVisible();
    await context.close();
  });
});
