/** What other sites frame: pages of records at #embed, in a foreign page as pasted. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/machine/process.ts';
import { batchFile, followUpFile, markdown, minimal, record, type Files } from '../support/content.ts';
import { run, temporaryFolder, type Folder } from '../support/run.ts';
import { serve, type Served } from '../support/serve.ts';
import { address, siteNames, sites } from '../support/sites.ts';

const own = '/qujing-2019/';
const corrected = `${own}cases/D53QJ201911140003/`;
const records = [
  { name: 'a case', path: corrected, shows: /部分属实\s*2019-12-20更正，原为不属实/u },
  { name: 'a withheld case', path: `${own}cases/X53QJ201911170004/`, shows: /不予公开\s*依据：.*计入各项件数/su },
  { name: 'a batch', path: `${own}batches/3/`, shows: /第3批.*属实 \d+ 件.*已计入后续公开和 1 项更正/su },
];

/** Other sites: one folder a test, since tests run beside each other. */
const folder = mkdtempSync(join(tmpdir(), 'news-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Another site, as far as a browser is concerned: another port. */
async function newsWith(html: string): Promise<Served> {
  const news = mkdtempSync(join(folder, 'site-'));
  writeFileSync(
    join(news, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>news</title><body>${html}</body>`,
  );
  return serve(news, '/');
}

/** What the page of a record gives to be pasted; the site stands on this machine while it is tested. */
async function pasted(page: Page, at: string): Promise<string> {
  await page.goto(at);
  const code = (await page.locator('#cite [data-copy=嵌入代码]').textContent()) ?? '';
  return code.replaceAll('https://example.org', new URL(at).origin);
}

for (const { name, path, shows } of records)
  test.describe(`${name}, framed by another site`, () => {
    for (const width of [300, 600])
      test(`is read at ${width} pixels, and leads to its source`, async ({ page }) => {
        const code = await pasted(page, address('own', path));
        const news = await newsWith(`<p style="height:3000px">news</p>${code.replace(' loading="lazy"', '')}`);
        await page.setViewportSize({ width: width + 16, height: 800 });
        await page.goto(news.origin);
        const frame = page.frameLocator('iframe');
        await expect(frame.locator('main')).toContainText(shows);
        // The style sheet reaches the frame, which has no origin of its own.
        await expect(frame.locator('main')).toHaveCSS('padding-left', '16px');
        for (const shown of [frame.getByRole('navigation'), frame.locator('.sample-strip'), frame.locator('.main h1')])
          await expect(shown).toBeVisible();
        await expect(frame.locator('footer')).toContainText(/截至20(?:19|20)-\d\d-\d\d.*主办单位：.*联系方式：/su);
        await expect(frame.getByRole('link', { name: '报告错误或个人信息' })).toBeVisible();
        for (const left of ['.masthead', '#cite', '.official', '.timeline', '.downloads'])
          await expect(frame.locator(left).filter({ visible: true }), left).toHaveCount(0);
        expect(await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
        // Nobody who reads the news is taken down to the frame.
        expect(await page.evaluate(() => scrollY)).toBe(0);
        // The whole window goes there, not the frame.
        await page.route('https://example.org/**', (route) => route.fulfill({ body: 'there' }));
        await frame.locator('main .framed-only a').click();
        await page.waitForURL(`https://example.org${path}`);
        await news.close();
      });

    test('is for everybody, by day and by night', async ({ page }) => {
      await page.goto(address('own', `${path}#embed`));
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

test('a frame that is allowed nothing at all shows the same', async ({ page }) => {
  const code = await pasted(page, address('own', corrected));
  const news = await newsWith(code.replace(/sandbox="[^"]*"/u, 'sandbox=""'));
  await page.goto(news.origin);
  await expect(page.frameLocator('iframe').locator('main')).toContainText('2019-12-20更正，原为不属实');
  await expect(page.frameLocator('iframe').locator('.masthead')).toBeHidden();
  await news.close();
});

test('where a site strips frames, a link stays that tells what it is', async ({ page }) => {
  const code = await pasted(page, address('own', corrected));
  const news = await newsWith(code.replace(/<iframe[^]*<\/iframe>/u, ''));
  await page.goto(news.origin);
  await expect(page.locator('p')).toHaveText(
    /^来源：【示例】D53QJ201911140003 .+（生态环境保护督察“回头看”信息公开）\s*$/u,
  );
  await page.locator('a').click();
  await page.waitForURL(address('own', corrected));
  await news.close();
});

test('a frame of what is not there says so, and leads to the site', async ({ page }) => {
  const code = await pasted(page, address('own', corrected));
  const news = await newsWith(code.replaceAll('D53QJ201911140003', 'D53QJ201911149999'));
  await page.goto(news.origin);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('main')).toHaveText(/^\s*没有这个页面[^：]*。[^：]*回到首页\s*$/u, { useInnerText: true });
  await expect(frame.locator('footer')).toContainText('主办单位：');
  await frame.getByRole('link', { name: '回到首页' }).click();
  await page.waitForURL(address('own', '/'));
  await news.close();
});

for (const name of siteNames)
  test(`every record of ${name} fits a narrow frame`, async ({ page }) => {
    test.setTimeout(90_000);
    const files = globSync('*/{cases,batches}/*/index.html', { cwd: join(root, sites[name].folder) });
    const paths = files.map((file) => `/${file.replace(/index\.html$/u, '')}`).filter((at) => !at.includes('/page/'));
    expect(paths.length).toBeGreaterThan(1);
    await page.setViewportSize({ width: 280, height: 440 });
    for (const path of paths) {
      await page.goto(address(name, `${encodeURI(path)}#embed`));
      const shown = await page.evaluate(() => ({
        tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        height: document.documentElement.scrollHeight,
        text: document.body.innerText,
      }));
      expect.soft(shown.tooWide, path).toBe(false);
      // Two screens of a small telephone at most, however long the record.
      expect.soft(shown.height, path).toBeLessThan(1200);
      expect.soft(shown.text, path).toMatch(/来源：.*截至\d{4}-\d\d-\d\d · 主办单位：/su);
      expect.soft(shown.text, path).not.toContain('引用本页');
      // The day of what it rests on, not of the build.
      expect.soft(shown.text, path).not.toContain(sites[name].today);
    }
  });

const takenDown = 'D01LS202105070098';
const hostile = [
  `某厂]]> &lt;script>alert(1)&lt;/script> & "引号" 'x' {甲} %_#~^\\\\ 😀`,
  '某厂&lt;/iframe>&lt;img src=x onerror=alert(1)>" onload="alert(1)冒烟',
  `某厂${'长'.repeat(3000)}`,
  `某厂${'a'.repeat(300)}`,
  `- 一\n- 二\n\n${Array.from({ length: 40 }, (_, row) => `第${row}段`).join('\n\n')}`,
];
const movedFrom = '/lin-2021/cases/D01LS202105069999/';
const movedTo = '/lin-2021/cases/D01LS202105070001/';
const awkward: Files = {
  ...minimal,
  'site.yaml': `${String(minimal['site.yaml'])}转址:\n  ${movedFrom}: ${movedTo}\n`,
  [batchFile]: markdown(
    { 批次: '1', 公开日期: '2021-05-14' },
    ...hostile.map((text, index) => record(`D01LS20210507000${index}`, { 行政区域: '麒麟区' }, { 交办问题: text })),
    record(takenDown, { 行政区域: '麒麟区', 公开方式: '不予公开', 理由: '政府信息公开条例第十五条' }),
  ),
  [followUpFile]: markdown(
    { 公开日期: '2021-06-01' },
    record(takenDown, {
      ...{ 类型: '撤下', 理由: '涉及商业秘密', 依据: '政府信息公开条例第十五条' },
      ...{ 是否属实: '属实', 办结情况: '已办结' },
    }),
  ),
};

test.describe('on a site of awkward content', () => {
  let home: Folder;
  let served: Served;
  test.beforeAll(async () => {
    home = temporaryFolder(Object.fromEntries(Object.entries(awkward).map(([at, file]) => [`content/${at}`, file])));
    const out = join(home.path, 'dist');
    const built = await run('build', [], {
      CONTENT_DIR: join(home.path, 'content'),
      OUT_DIR: out,
      SITE_BASE: '/hjdc/',
      BUILD_DATE: '2022-06-01',
    });
    expect(built.code, built.err).toBe(0);
    served = await serve(out, '/hjdc/');
  });
  test.afterAll(async () => {
    await served.close();
    home.remove();
  });

  test('a case that was taken down says so, when and by which law, and nothing else', async ({ page }) => {
    const code = await pasted(page, `${served.origin}/hjdc/lin-2021/cases/${takenDown}/`);
    const news = await newsWith(code);
    await page.goto(news.origin);
    const main = page.frameLocator('iframe').locator('main');
    await expect(main).toContainText(/已撤下.*政府信息公开条例第十五条/su);
    await expect(main.locator('.correction')).toBeVisible();
    await expect(main.locator('.correction')).toContainText('2021-06-01');
    await expect(main.locator('.in-frame')).toHaveCount(0);
    await news.close();
  });

  test('a case that has moved says where to', async ({ page }) => {
    const code = await pasted(page, `${served.origin}/hjdc${movedTo}`);
    const news = await newsWith(code.replaceAll(movedTo, movedFrom));
    await page.goto(news.origin);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('.masthead')).toBeHidden();
    await frame.locator('main').getByRole('link').click();
    await page.waitForURL(`${served.origin}/hjdc${movedTo}`);
    await news.close();
  });

  test('every case stays in its frame, and runs nothing', async ({ page }) => {
    const alarms: string[] = [];
    page.on('dialog', (dialog) => {
      alarms.push(dialog.message());
      void dialog.dismiss();
    });
    // The old address of one among them.
    const files = globSync('*/cases/D*/index.html', { cwd: join(home.path, 'dist') });
    expect(files.length).toBe(hostile.length + 2);
    await page.setViewportSize({ width: 316, height: 800 });
    for (const file of files.filter((name) => !`/${name}`.startsWith(movedFrom))) {
      const at = `${served.origin}/hjdc/${encodeURI(file.replace(/index\.html$/u, ''))}`;
      const code = await pasted(page, at);
      const title = await page.locator('h1').innerText();
      const news = await newsWith(code);
      await page.goto(news.origin);
      await expect(page.frameLocator('iframe').locator('h1')).toHaveText(title);
      // Its text is there before its style is.
      await expect(page.frameLocator('iframe').locator('.masthead')).toBeHidden();
      const size = await page
        .frameLocator('iframe')
        .locator('html')
        .evaluate((html) => ({
          tooWide: html.scrollWidth > html.clientWidth,
          tooHigh: html.scrollHeight > 1200,
        }));
      expect(size, file).toEqual({ tooWide: false, tooHigh: false });
      // The frame and the link below it, whatever the title holds.
      expect(await page.locator('body > *').evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual([
        'IFRAME',
        'P',
      ]);
      await news.close();
    }
    expect(alarms).toEqual([]);
  });
});
