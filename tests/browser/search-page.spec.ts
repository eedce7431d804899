/** What the search page promises to whoever searches: on a telephone, by keyboard, by ear, without scripts, offline. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { address } from '../support/sites.ts';

const at = (search: string): string => address('own', `/search/${search}`);
const q = (typed: string, more = ''): string => at(`?q=${encodeURIComponent(typed)}${more}`);
const region = '麒麟区';

const list = (page: Page): Locator => page.locator('[data-results]');
const results = (page: Page): Locator => page.locator('[data-results] > li');
const status = (page: Page): Locator => page.getByRole('status');
const box = (page: Page): Locator => page.getByRole('searchbox');

/** Waits for a finished search and says how many were found. */
async function total(page: Page): Promise<number> {
  await page.locator('[data-results][data-total]').waitFor({ state: 'attached' });
  return Number(await list(page).getAttribute('data-total'));
}

async function search(page: Page, where: string): Promise<number> {
  await page.goto(where);
  return total(page);
}

const facet = (page: Page, name: string, value: string): Locator =>
  page.getByRole('group', { name }).getByRole('checkbox', { name: new RegExp(`^${value} \\d+$`, 'u') });

/** The number beside a value of a filter. */
const countBeside = async (checkbox: Locator): Promise<number> =>
  Number((await checkbox.locator('..').textContent())?.match(/\d+$/u)?.[0]);

test.describe('the box', () => {
  for (const path of ['/qujing-2019/batches/3/', '/qujing-2019/cases/D53QJ201911120001/', '/about/', '/corrections/'])
    test(`is in the masthead of ${path} and works before scripts load`, async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(address('own', path));
      const masthead = page.getByRole('banner').getByRole('searchbox', { name: '搜索全站' });
      await masthead.fill('噪声');
      await masthead.press('Enter');
      await expect(page).toHaveURL(/\/search\/\?q=%E5%99%AA%E5%A3%B0$/u);
      await context.close();
    });

  for (const path of ['/', '/search/'])
    test(`is there once on ${path}`, async ({ page }) => {
      await page.goto(address('own', path));
      await expect(page.getByRole('search')).toHaveCount(1);
      await expect(page.getByRole('banner').getByRole('searchbox')).toHaveCount(0);
    });

  test('takes little of a telephone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await page.goto(address('own', '/qujing-2019/batches/3/'));
    const form = await page.getByRole('banner').getByRole('search').boundingBox();
    expect(form?.height).toBeLessThan(44);
    expect((await page.getByRole('main').boundingBox())?.y).toBeLessThan(270);
  });

  test('of an inspection finds what belongs to it alone', async ({ page }) => {
    await page.goto(address('own', '/sample-2018/'));
    await page.getByRole('main').getByRole('searchbox').fill('区');
    await page.getByRole('main').getByRole('searchbox').press('Enter');
    expect(await total(page)).toBe(await countBeside(facet(page, '督察', '.*2018.*')));
  });
});

test.describe('typing', () => {
  test('loses no key that came before the script', async ({ page }) => {
    let release = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (release = resolve));
    await page.route(/SearchApp.*\.js/u, async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto(q('河'), { waitUntil: 'commit' });
    await box(page).pressSequentially('噪声');
    release();
    expect(await total(page)).toBeGreaterThan(0);
    await expect(box(page)).toHaveValue('噪声');
    await expect(page).toHaveURL(/\?q=%E5%99%AA%E5%A3%B0$/u);
  });

  test('loses no key while results come', async ({ page }) => {
    await page.goto(at(''));
    await box(page).pressSequentially('麒麟区噪声污水', { delay: 60 });
    await expect(box(page)).toHaveValue('麒麟区噪声污水');
    await expect(box(page)).toBeFocused();
  });

  test('of pinyin after other words searches for none of it', async ({ page }) => {
    await page.goto(at(''));
    await box(page).pressSequentially('噪');
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'sheng', selectionStart: 5, selectionEnd: 5 });
    await page.waitForTimeout(400);
    await expect(page).not.toHaveURL(/sheng/u);
    await client.send('Input.insertText', { text: '声' });
    await expect(page).toHaveURL(/\?q=%E5%99%AA%E5%A3%B0$/u);
  });
});

test.describe('filters', () => {
  test('have counts that are true, and combine', async ({ page }) => {
    const all = await search(page, q('噪声'));
    const box = facet(page, '行政区域', region);
    const count = await countBeside(box);
    expect(count).toBeLessThan(all);
    await box.check();
    expect(await total(page)).toBe(count);
    await expect(facet(page, '行政区域', region)).toBeFocused();
    await expect(page).toHaveURL(/&region=/u);

    const verdict = facet(page, '是否属实', '属实');
    const both = await countBeside(verdict);
    await verdict.check();
    expect(await total(page)).toBe(both);
    for (const result of await results(page).all()) {
      await expect(result).toContainText(region);
      await expect(result.locator('.state').first()).toHaveText('属实');
    }
  });

  test('of the same kind mean either', async ({ page }) => {
    await search(page, q('噪声', `&region=${encodeURIComponent(region)}`));
    const one = await total(page);
    const other = facet(page, '行政区域', '宣威市');
    await other.check();
    const both = await total(page);
    expect(both).toBeGreaterThan(one);
  });

  test('are taken away one at a time or all at once', async ({ page }) => {
    const narrowed = await search(page, q('噪声', `&region=${encodeURIComponent(region)}&verdict=属实`));
    await page.getByRole('link', { name: '去掉筛选：属实' }).click();
    await expect(page).not.toHaveURL(/verdict/u);
    expect(await total(page)).toBeGreaterThan(narrowed);
    await page.getByRole('link', { name: '清除筛选' }).click();
    await expect(page).toHaveURL(/\?q=[^&]*$/u);
    await expect(page.getByRole('list', { name: '已选的筛选' })).toBeHidden();
    await expect(status(page)).toBeFocused();
  });

  test('wait behind their heading on a telephone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await search(page, q('噪声'));
    await expect(page.getByRole('group', { name: '行政区域' })).toBeHidden();
    await page.getByText('筛选', { exact: true }).click();
    await expect(page.getByRole('group', { name: '行政区域' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });

  test('that no page has are not used, and that is said', async ({ page }) => {
    const all = await search(page, q('噪声'));
    expect(await search(page, q('噪声', '&region=没有&kind=toString&sort=x&colour=red&q=村'))).toBe(all);
    for (const ignored of ['region=没有', 'kind=toString', 'sort=x', 'colour=red', 'q=村'])
      await expect(status(page)).toContainText(ignored);
  });

  for (const key of ['kind', 'inspection', 'region', 'type', 'verdict', 'state', 'batch', 'year'])
    test(`${key} given twice means either`, async ({ page }) => {
      const values = {
        kind: ['task', 'announcement'],
        inspection: ['qujing-2019', 'sample-2018'],
        region: ['麒麟区', '宣威市'],
        type: ['噪声', '水'],
        verdict: ['属实', '不属实'],
        state: ['已办结', '未办结'],
        batch: ['1', '2'],
        year: ['2018', '2019'],
      }[key] as [string, string];
      const found = async (chosen: string[]): Promise<Set<string>> => {
        await search(page, at(`?${chosen.map((value) => `${key}=${encodeURIComponent(value)}`).join('&')}`));
        const more = page.getByRole('button', { name: '显示更多' });
        while (await more.isVisible()) {
          const shown = await results(page).count();
          await more.click();
          await expect(results(page).nth(shown)).toBeVisible();
        }
        const links = results(page).getByRole('link');
        return new Set(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')));
      };
      const [one, other] = [await found(values.slice(0, 1)), await found(values.slice(1))];
      expect(Math.min(one.size, other.size)).toBeGreaterThan(0);
      expect(await found(values)).toEqual(new Set([...one, ...other]));
      await expect(status(page)).not.toContainText('不认识');
    });
});

test.describe('results', () => {
  for (const kind of ['batch', 'task', 'announcement', 'page'])
    test(`are listed of the kind ${kind} without a word`, async ({ page }) => {
      expect(await search(page, at(`?kind=${kind}`))).toBeGreaterThan(0);
      await expect(page.locator(`[data-kind="${kind}"]`)).toHaveAttribute('aria-current', 'true');
      await expect(page.locator('#browse')).toBeVisible();
    });

  test('hold the pages that the software brings along', async ({ page }) => {
    expect(await search(page, q('怎样引用', '&kind=page'))).toBeGreaterThan(0);
    await expect(results(page).getByRole('link', { name: '怎样引用' })).toHaveAttribute('href', '/cite/');
  });

  test('have tabs with counts of other kinds', async ({ page }) => {
    await search(page, q('污水'));
    const tab = page.getByRole('navigation', { name: '搜索范围' }).getByRole('link', { name: /^整改任务 \d+$/u });
    const count = Number((await tab.textContent())?.match(/\d+/u)?.[0]);
    expect(count).toBeGreaterThan(0);
    await tab.click();
    await expect(tab).toHaveAttribute('aria-current', 'true');
    expect(await total(page)).toBe(count);
    await expect(page).toHaveURL(/kind=task/u);
  });

  test('show verdict, state, number and a readable excerpt with what was sought', async ({ page }) => {
    await search(page, q('噪音 沉淀池'));
    const first = results(page).first();
    await expect(first.locator('.state:not(.state--round)')).toHaveText(/属实/u);
    await expect(first.locator('.state--round')).toHaveText(/办结/u);
    await expect(first.locator('.num')).toHaveText(/^[A-Z]\d{2}QJ\d+/u);
    const marks = await first.locator('mark').allTextContents();
    expect(new Set(marks.map((mark) => mark.replace('噪音', '噪声')))).toEqual(new Set(['噪声', '沉淀池']));
  });

  test('are marked in whatever characters the query is spelled', async ({ page }) => {
    // In one sentence of one follow-up.
    expect(await search(page, q('場地翻鬆'))).toBe(1);
    await expect(results(page).getByRole('link')).toHaveAttribute('href', '/qujing-2019/cases/X53QJ201911160007/');
    await expect(results(page).locator('mark')).toHaveText('场地翻松');
    await results(page).getByRole('link').click();
    await expect(page.getByRole('complementary', { name: '搜索词' })).toContainText('本页有 1 处');
    expect(await page.evaluate(() => [...(CSS.highlights.get('sought') ?? [])].map(String))).toEqual(['场地翻松']);
  });

  test('come newest first when asked', async ({ page }) => {
    await search(page, q('噪声'));
    await page.getByLabel('排序').selectOption('newest');
    await expect(page).toHaveURL(/&sort=newest$/u);
    await total(page);
    const facts = await results(page).locator('.result__facts').allTextContents();
    const dates = facts.map((fact) => fact.slice(-10));
    expect(dates).toEqual([...dates].sort().reverse());
    expect(dates[0]).toMatch(/^2019-11-/u);
  });

  test('stay as many after a reload, and the address holds the rest', async ({ page, context }) => {
    await search(page, q('噪声', '&type=噪声&sort=newest'));
    await page.getByRole('button', { name: '显示更多' }).click();
    await expect(results(page)).toHaveCount(20);
    const links = await results(page).getByRole('link').allTextContents();
    await page.reload();
    await expect(results(page)).toHaveCount(20);
    expect(await results(page).getByRole('link').allTextContents()).toEqual(links);
    const shared = await context.newPage();
    await search(shared, page.url());
    expect(await results(shared).getByRole('link').allTextContents()).toEqual(links.slice(0, 10));
    await expect(facet(shared, '污染类型', '噪声')).toBeChecked();
  });

  test('come back with the question', async ({ page }) => {
    const all = await search(page, q('噪声'));
    await facet(page, '行政区域', region).check();
    await total(page);
    await page.goBack();
    await expect(facet(page, '行政区域', region)).not.toBeChecked();
    expect(await total(page)).toBe(all);
  });
});

test.describe('nothing found', () => {
  test('helps on', async ({ page }) => {
    expect(await search(page, q('青石坪化工厂'))).toBe(0);
    const main = page.getByRole('main');
    await expect(main).toContainText('更短的词');
    await expect(main).toContainText('换一种写法');
    await expect(main).toContainText(/3 至 10 天/u);
    await expect(main.getByRole('link', { name: /第\d+批/u })).toBeVisible();
    await main.getByRole('link', { name: /^改搜“青石坪”：\d+ 件信访件/u }).click();
    expect(await total(page)).toBeGreaterThan(0);
    await expect(box(page)).toHaveValue('青石坪');
  });

  test('offers the same without filters, and other kinds', async ({ page }) => {
    expect(await search(page, q('噪声', '&verdict=属实&state=未办结&region=会泽县'))).toBe(0);
    await page.getByRole('link', { name: /^去掉筛选：\d+ 件/u }).click();
    expect(await total(page)).toBeGreaterThan(0);
    expect(await search(page, q('噪声', '&kind=announcement'))).toBe(0);
    await page.getByRole('link', { name: /^改看：\d+ 件信访件/u }).click();
    expect(await total(page)).toBeGreaterThan(0);
  });
});

test.describe('odd questions', () => {
  const odd = ['，。！', '🙂', '<script>alert(1)</script>', '%', '"', '哈'.repeat(500), '=1+1', '村', '\\', 'ꓽ'];
  for (const typed of odd)
    test(`${typed.slice(0, 12)} is answered`, async ({ page }) => {
      const errors: Error[] = [];
      page.on('pageerror', (error) => errors.push(error));
      await page.goto(q(typed));
      await expect(status(page)).toHaveText(/请输入|没有找到|找到 \d+/u, { timeout: 15_000 });
      const shown = page.locator('[data-results] > li, [data-part="help"]:visible, #browse:visible');
      await expect(shown.first()).toBeVisible();
      expect(errors).toEqual([]);
    });

  test('half a character is answered', async ({ page }) => {
    await page.goto(at('?q=%ED%A0%80'));
    await expect(status(page)).toHaveText(/请输入|没有找到/u);
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[name=q]');
      if (input) input.value = '\ud83d噪声';
      input?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await expect(page).toHaveURL(/%E5%99%AA%E5%A3%B0$/u);
    await expect(status(page)).toHaveText(/没有找到|找到 \d+/u);
  });

  test('a long one says how much of it counts', async ({ page }) => {
    await search(page, q('哈'.repeat(500)));
    await expect(status(page)).toContainText('只按前 64 个字搜索');
  });
});

test.describe('the keyboard', () => {
  test('/ leads to the box on every page', async ({ page }) => {
    await page.goto(address('own', '/about/'));
    await page.keyboard.press('/');
    await expect(box(page)).toBeFocused();
    await page.keyboard.press('/');
    await expect(box(page)).toHaveValue('/');
  });

  test('arrows move through the results, Esc clears', async ({ page }) => {
    await search(page, q('噪声'));
    await box(page).focus();
    const links = results(page).getByRole('link');
    await page.keyboard.press('ArrowDown');
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(box(page)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect(box(page)).toBeFocused();
    await expect(box(page)).toHaveValue('');
    await expect(results(page)).toHaveCount(0);
    await expect(page.locator('#browse')).toBeVisible();
  });
});

test.describe('feeds', () => {
  test('of the chosen region and type are offered', async ({ page }) => {
    await search(page, q('噪声', `&region=${encodeURIComponent(region)}&type=${encodeURIComponent('噪声')}`));
    const links = page.locator('[data-part="feeds"] a');
    const expected = ['/regions/%E9%BA%92%E9%BA%9F%E5%8C%BA/feed.xml', '/types/%E5%99%AA%E5%A3%B0/feed.xml'];
    for (const path of expected) await expect(links.and(page.locator(`[href$="${path}"]`)).first()).toBeVisible();
    const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const feed of addresses) expect((await page.request.get(feed)).status(), feed).toBe(200);
    await page.getByRole('link', { name: '清除筛选' }).click();
    await expect(links).toHaveCount(1);
    await expect(links).toHaveAttribute('href', '/feed.xml');
  });
});

test.describe('the table for spreadsheets', () => {
  test('has every matching case, samples marked', async ({ page }) => {
    const found = await search(page, q('噪声', `&region=${encodeURIComponent(region)}`));
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载表格' }).click();
    const download = await started;
    expect(download.suggestedFilename()).toMatch(/\.csv$/u);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff示例,')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toHaveLength(found);
    expect(rows.every((row) => row['行政区域']?.includes(region) && row['示例'] === '示例')).toBe(true);
    expect(rows.every((row) => /^第\d+批$/u.test(row['批次'] ?? '') && row['受理编号'] !== '')).toBe(true);
    const { status } = await page.request
      .get(rows[0]?.['网址'] ?? '')
      .then((response) => ({ status: response.status() }));
    expect(status).toBe(200);
  });
});

test.describe('where no file can be saved', () => {
  const text = (page: Page): Locator => page.getByRole('textbox', { name: '表格的文字' });
  const save = (page: Page): Promise<void> => page.getByRole('button', { name: '下载表格' }).click();

  for (const app of [
    'MicroMessenger/8.0.49',
    'QQ/8.9.28.635',
    'DingTalk/7.5',
    'Lark/7.1',
    'Weibo',
    'AlipayClient/10.5',
  ])
    test(`${app} has the table as a text to copy`, async ({ browser }) => {
      const userAgent = `Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/78.0 Mobile Safari/537.36 ${app}`;
      const context = await browser.newContext({ userAgent, permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      const found = await search(page, q('噪声', `&region=${encodeURIComponent(region)}`));
      await save(page);
      await expect(text(page)).toBeVisible();
      await page.getByRole('button', { name: '复制表格' }).click();
      await expect(status(page).filter({ hasText: '已复制' })).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(parse(copied, { columns: true })).toHaveLength(found);
      await context.close();
    });

  test('a browser that makes no file of it has it, too', async ({ page }) => {
    await page.addInitScript(() => {
      URL.createObjectURL = () => {
        throw new Error('refused');
      };
    });
    await search(page, q('噪声'));
    await save(page);
    await expect(text(page)).toHaveValue(/^示例,督察/u);
  });

  test('who finds no file asks for the text, which goes with the question', async ({ page }) => {
    await search(page, q('噪声'));
    await expect(page.getByText('没有保存下来？')).toBeHidden();
    await save(page);
    await expect(text(page)).toBeHidden();
    await page.getByText('没有保存下来？').click();
    await expect(text(page)).toBeVisible();
    await page.getByLabel('排序').selectOption('newest');
    await expect(page.getByText('没有保存下来？')).toBeHidden();
  });
});

test.describe('a page that was found', () => {
  test('shows what was sought, under a clean address', async ({ page }) => {
    await search(page, q('噪音 沉淀池'));
    await results(page).first().getByRole('link').click();
    await expect(page).toHaveURL(/\/cases\/[^/?#]+\/$/u);
    const aside = page.getByRole('complementary', { name: '搜索词' });
    await expect(aside).toContainText(/本页有 \d+ 处/u);
    const marked = await page.evaluate(() => [...(CSS.highlights.get('sought') ?? [])].map(String));
    expect(new Set(marked.map((text) => text.replace('噪音', '噪声')))).toEqual(new Set(['噪声', '沉淀池']));
    await aside.getByRole('button', { name: '下一处' }).click();
    await expect(aside).toContainText('第 1 处');
    await aside.getByRole('button', { name: '不再标出' }).click();
    await expect(aside).toBeHidden();
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  });

  test('is plain when it was reached in another way', async ({ page }) => {
    await page.goto(address('own', '/qujing-2019/batches/3/?q=噪声'));
    await page.getByRole('link', { name: 'D53QJ201911140001' }).first().click();
    await expect(page).toHaveURL(/\/cases\/D53QJ201911140001\/$/u);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  });
});

test.describe('the network', () => {
  test('is waited for in words', async ({ page }) => {
    let release = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/pagefind/shards.json*', async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto(q('噪声'));
    await expect(page.getByText('正在搜索……')).toBeVisible();
    await expect(list(page)).toHaveAttribute('aria-busy', 'true');
    release();
    expect(await total(page)).toBeGreaterThan(0);
    await expect(page.getByText('正在搜索……')).toBeHidden();
  });

  test('is missed in words, and the search goes on when it is back', async ({ page, context }) => {
    await page.goto(at(''));
    await context.setOffline(true);
    await box(page).fill('噪声');
    await expect(status(page)).toContainText('没有联网');
    await expect(page.getByRole('button', { name: '重试' })).toBeVisible();
    await context.setOffline(false);
    expect(await total(page)).toBeGreaterThan(0);
    await expect(page.getByRole('button', { name: '重试' })).toBeHidden();
  });
});

test('an empty search and no script offer ways to browse', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(at(''));
    await expect(page.getByRole('main').getByRole('link', { name: region }).first()).toBeVisible();
    await context.close();
  }
});

test('how to search is told, with the spellings that count as one', async ({ page }) => {
  await page.goto(at(''));
  await page.getByText('怎样搜索').click();
  await expect(page.getByRole('row', { name: '噪音 噪声' })).toBeVisible();
  for (const word of ['引号', '几个词', '受理编号', '拼音', '繁体字'])
    await expect(page.getByRole('term').filter({ hasText: word })).toBeVisible();
});
