/** 引用本页: to copy, to select without scripts, on paper; and every version at its own place. */
import { expect, test, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { address, sites } from '../support/sites.ts';

const key = 'D53QJ201911140003';
const path = `/qujing-2019/cases/${key}/`;
const kinds = [
  { name: 'case', path, says: /受理编号D53QJ201911140003信访举报件办理情况\[EB\/OL\]\. \(2019-12-20\)/u },
  { name: 'batch', path: '/qujing-2019/batches/8/', says: /曲靖“回头看”（2019）第8批\[EB\/OL\]\. \(2020-07-15\)/u },
  {
    name: 'announcement',
    path: '/qujing-2019/announcements/2019-11-12-mobilisation/',
    says: /^朱洪良（珠江网）\. 省委、省政府.*\[EB\/OL\]\. \(2019-11-12\)/u,
  },
  { name: 'task', path: '/qujing-2019/rectification/1/', says: /整改任务1\[EB\/OL\]\. \(2020/u },
];
const gbt = (page: Page) => page.locator('#cite [data-kind=gbt7714]');

for (const { name, path: at, says } of kinds)
  test.describe(`a ${name}`, () => {
    test('is cited without scripts: the text is there to be selected', async ({ browser }) => {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(address('own', at));
      await expect(gbt(page)).toHaveText(says);
      await expect(gbt(page)).toContainText(`[引用日期]. https://example.org${at}.`);
      await expect(page.locator('#cite button')).toHaveCount(0);
      await page.locator('#cite > cite-box > details > summary').click();
      for (const text of ['BibTeX', 'CSL-JSON', '校验码'])
        await expect(page.locator(`#cite [data-copy="${text}"]`)).toBeVisible();
      await page.close();
    });

    test('names the hash of its newest version, which is on the page', async ({ page }) => {
      await page.goto(address('own', at));
      const hash = (await page.locator('#cite [data-copy=校验码]').textContent()) ?? '';
      expect(hash).toMatch(/^[0-9a-f]{64}$/u);
      await page
        .getByRole('link', { name: hash.slice(0, 12) })
        .first()
        .click();
      await expect(page.locator(':target')).toBeVisible();
      expect(new URL(page.url()).hash).toBe(`#v-${hash.slice(0, 12)}`);
    });
  });

test('a link to a version that is not there says why it leads nowhere, and goes when another is followed', async ({
  page,
}) => {
  await page.goto(address('own', `${path}#v-0123456789ab`));
  const message = page.getByRole('alert');
  await expect(message).toContainText('链接里的版本 0123456789ab 不在本页');
  await expect(message).toBeFocused();
  await page.locator('#cite a[href^="#v-"]').first().click();
  await expect(message).toBeHidden();
});

test.describe('copying', () => {
  test('says that it has copied, to the eye and to screen readers', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(address('own', path));
    await page.getByRole('button', { name: '复制参考文献' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await gbt(page).textContent());
    await page.locator('#cite > cite-box > details > summary').click();
    await page.getByRole('button', { name: '复制BibTeX' }).press('Enter');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^@online\{qujing-2019-D53[^]*\n\}$/u);
  });

  for (const [how, refuse] of [
    ['refuses', () => (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))],
    ['has no', () => Object.defineProperty(navigator, 'clipboard', { value: undefined })],
  ] as const)
    test(`says what to do where the browser ${how} clipboard`, async ({ page }) => {
      await page.addInitScript(refuse);
      await page.addInitScript(() => Object.assign(document, { execCommand: () => false }));
      await page.goto(address('own', path));
      await page.getByRole('button', { name: '复制参考文献' }).click();
      await expect(page.getByRole('status').filter({ hasText: '请按 Ctrl+C' })).toBeVisible();
      expect(await page.evaluate(() => getSelection()?.toString())).toBe(await gbt(page).textContent());
    });

  test('takes the command of the keyboard where there is no clipboard', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read']);
    await page.goto(address('own', path));
    await page.evaluate(() => {
      const { clipboard } = navigator;
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
      Object.assign(window, { read: () => clipboard.readText() });
    });
    await page.getByRole('button', { name: '复制参考文献' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
    const copied = await page.evaluate(() => (window as unknown as { read: () => Promise<string> }).read());
    expect(copied.trim()).toBe(await gbt(page).textContent());
  });

  test('gives the day on which the reader consulted the page', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2020-08-03T20:00:00+08:00'));
    await page.goto(address('own', path));
    await expect(gbt(page)).toContainText('(2019-12-20)[2020-08-03]. ');
    await expect(page.locator('#cite [data-kind=bibtex]')).toContainText('urldate = {2020-08-03}');
    await expect(page.locator('#cite [data-kind=cslJson]')).toContainText('"accessed": {"date-parts":[[2020,8,3]]}');
    // The state is that since the newest publication.
    await expect(page.locator('#cite [data-copy=新闻用语]')).toContainText('截至2019年12月20日，办结情况为已办结');
  });

  test('does not believe a clock that is behind the page', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2001-01-01T00:00:00+08:00'));
    await page.goto(address('own', path));
    await page.getByRole('button', { name: '复制参考文献' }).waitFor();
    await expect(gbt(page)).toContainText('[引用日期]. ');
  });
});

test.describe('every version', () => {
  const file = join(import.meta.dirname, '../..', sites.own.folder, `qujing-2019/cases/${key}.json`);
  test('is found by its hash without scripts', async ({ browser }) => {
    const { versions } = JSON.parse(readFileSync(file, 'utf8')) as { versions: { sha256: string }[] };
    expect(versions).toHaveLength(3);
    const page = await browser.newPage({ javaScriptEnabled: false });
    for (const [index, { sha256 }] of versions.entries()) {
      await page.goto(address('own', `${path}#v-${sha256.slice(0, 12)}`));
      const version = page.locator(':target');
      await expect(version).toBeInViewport();
      await expect(version).toContainText(['阶段性办结', '部分属实', '已办结'][index] ?? '');
      if (index === 0) await expect(version).toContainText('不属实');
      await page.goto('about:blank');
    }
    await page.close();
  });

  test('before a correction is one step away from it', async ({ page }) => {
    await page.goto(address('own', path));
    await page.locator('#corrections').getByRole('link', { name: '更正前的版本' }).click();
    await expect(page.locator(':target')).toBeInViewport();
    await expect(page.locator(':target')).toContainText('不属实');
  });
});

test.describe('/cite/ says how to check a hash', () => {
  for (const [what, file] of [
    ['of a case', `qujing-2019/cases/${key}`],
    ['of a batch', 'qujing-2019/batches/3'],
  ] as const)
    test(`${what}, and the command does`, async ({ page }) => {
      test.skip(spawnSync('jq', ['--version']).status !== 0, 'jq, which the command needs, is not installed');
      await page.goto(address('own', '/cite/'));
      const command = await page.getByText(/^curl -s /u).textContent();
      expect(command).toContain('数据的网址');
      const here = command?.replace('数据的网址', address('own', `/${file}.json`)) ?? '';
      await page.goto(address('own', `/${file}/`));
      const said = await page.locator('#cite [data-copy=校验码]').textContent();
      const run = (line: string) =>
        spawnSync('bash', ['-c', line], { encoding: 'utf8', env: { ...process.env, no_proxy: '*' } });
      expect(run(here).stdout).toBe(`${said ?? ''}  -\n`);
      // The first version, too, as the page says.
      const first = run(here.replace('[-1]', '[0]')).stdout.slice(0, 12);
      await page.goto(address('own', `/${file}/#v-${first}`));
      await expect(page.locator(':target')).toHaveCount(1);
    });
});

test.describe('the QR code', () => {
  for (const [site, at] of [
    ['own', path],
    ['example', '/linshi-2021/batches/1/'],
  ] as const)
    test(`of ${at} is on paper only`, async ({ page }) => {
      await page.goto(address(site, at));
      const code = page.locator('.cite__qr');
      await expect(code).toBeHidden();
      await page.emulateMedia({ media: 'print' });
      await expect(code).toBeVisible();
      const { width, height } = (await code.boundingBox()) ?? { width: 0, height: 0 };
      // Large enough for any telephone: two centimetres at 96 pixels an inch.
      expect(Math.min(width, height)).toBeGreaterThan(75);
      await expect(page.locator('#cite button').locator('visible=true')).toHaveCount(0);
    });
});

test.describe('a corrected record is marked', () => {
  const inspection = '/qujing-2019/';
  for (const { where, at, row, target } of [
    { where: 'among all cases', at: `${inspection}cases/page/1/`, row: key, target: path },
    { where: 'by region', at: `${inspection}regions/${encodeURIComponent('麒麟区')}/`, row: key, target: path },
    { where: 'in its batch', at: `${inspection}batches/3/`, row: key, target: path },
    { where: 'among the batches', at: `${inspection}batches/`, row: '第8批', target: `${inspection}batches/8/` },
  ])
    test(where, async ({ page }) => {
      await page.goto(address('own', at));
      const mark = page
        .getByRole('row')
        .filter({ hasText: row })
        .getByRole('link', { name: /^有更正/u });
      await mark.click();
      expect(page.url()).toBe(address('own', `${target}#corrections`));
      await expect(page.locator('#corrections')).toBeInViewport();
    });

  test('in the open, with what, was, is, when, why, and both versions', async ({ page }) => {
    await page.goto(address('own', '/corrections/'));
    const item = page.getByRole('listitem').filter({ hasText: key });
    await expect(item).toContainText(/“是否属实”由“不属实”改为“部分属实”/u);
    await expect(item).toContainText('2019-12-20');
    await expect(item).toContainText('视频监控前后缺失约31小时');
    await item.getByRole('link', { name: '更正前的版本' }).click();
    await expect(page.locator(':target')).toContainText('不属实');
    await expect(page.locator(':target')).toBeInViewport();
  });
});
