/** Rules that hold on every page of a site. */
import { expect, test, type Browser } from '@playwright/test';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/machine/process.ts';
import { pageAddresses } from '../../src/register/pages.ts';
import type { Register } from '../../src/register/types.ts';
import { faultLine } from '../../src/schema/fault.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { layouts } from '../support/layouts.ts';
import { readPage, type PageFacts, type Row } from '../support/pages.ts';
import { address, siteNames, sites, type Site, type SiteName } from '../support/sites.ts';

for (const name of siteNames) {
  const { base, today }: Site = sites[name];

  test.describe(`every page of ${name}`, () => {
    // The pages are read once.
    test.describe.configure({ mode: 'default', timeout: 90_000 });
    let pages: PageFacts[];
    let register: Register;
    test.beforeAll(async ({ browser }) => {
      register = registerOf(name);
      pages = await readAll(browser, name);
    });

    /** The pages for which a rule does not hold, as a list to read. */
    const breaking = (rule: (page: PageFacts) => boolean): string[] =>
      pages.filter((page) => !rule(page)).map(({ path }) => decodeURI(path));
    /** Pathname of a site path. */
    const under = (path: string): string => base + path.slice(1);

    test('says its language, its one heading and its kind', () => {
      expect(pages.length).toBeGreaterThan(40);
      expect.soft(breaking(({ lang }) => lang === 'zh-Hans')).toEqual([]);
      expect.soft(breaking(({ headings }) => headings.length === 1 && headings[0] !== '')).toEqual([]);
      expect.soft(breaking(({ mains }) => mains.length === 1)).toEqual([]);
      // A new kind of page gets a layout in tests/support/layouts.ts, and with it the tests of every layout.
      const kinds = new Set<string | undefined>(layouts.map(({ page }) => page));
      expect.soft(breaking(({ mains }) => kinds.has(mains[0]))).toEqual([]);
    });

    test('says until when it counts, who publishes it, and where to report an error', () => {
      const asOf = (footer: string): string | undefined => /截至(\d{4}-\d\d-\d\d)/u.exec(footer)?.[1];
      // What rests on no publication, such as prose, has no day; nothing has a day to come.
      const dated = new Set([
        'home',
        'inspection',
        'batch',
        'case',
        'announcement',
        'follow-up',
        'rectification',
        'task',
      ]);
      expect
        .soft(breaking(({ footer, mains }) => !dated.has(mains[0] ?? '') || asOf(footer) !== undefined))
        .toEqual([]);
      expect.soft(breaking(({ footer }) => (asOf(footer) ?? '') <= today)).toEqual([]);
      expect.soft(breaking(({ footer }) => footer.includes(`主办单位：${register.site.publisher}`))).toEqual([]);
      const { reportAddress } = register.site;
      const leads = ({ report, canonical = '' }: PageFacts): boolean =>
        reportAddress === undefined ? report === '#contact' : report?.includes(encodeURIComponent(canonical)) === true;
      expect.soft(breaking(leads)).toEqual([]);
      expect.soft(breaking(({ ids }) => ids.includes('contact'))).toEqual([]);
    });

    test('has a title of its own', () => {
      const seen = Map.groupBy(pages, ({ title }) => title);
      const shared = [...seen].filter(([, of]) => of.length > 1);
      expect(shared.map(([title, of]) => `${title}: ${of.map(({ path }) => decodeURI(path)).join(' ')}`)).toEqual([]);
    });

    test('names its permanent address', () => {
      const { origin } = new URL(register.site.address);
      expect
        .soft(breaking(({ canonical, path }) => path.endsWith('/404.html') || canonical === origin + path))
        .toEqual([]);
    });

    test('links only to what is there, under the base', async ({ request }) => {
      const { origin } = new URL(address(name));
      const ids = new Map(pages.map((page) => [page.path, new Set(page.ids)]));
      const missing = new Map<string, boolean>();
      const faults: string[] = [];
      for (const { path, links, resources } of pages)
        for (const link of [...links, ...resources]) {
          const target = new URL(link);
          const fault = (what: string): number => faults.push(`${decodeURI(path)}: ${decodeURI(link)} ${what}`);
          if (target.origin !== origin) {
            if (resources.includes(link) || !/^(?:https?|tel|mailto):$/u.test(target.protocol)) fault('is foreign');
            continue;
          }
          if (!target.pathname.startsWith(base)) fault('escapes the base');
          if (!missing.has(target.pathname))
            missing.set(
              target.pathname,
              (await request.get(origin + target.pathname, { maxRedirects: 0 })).status() !== 200,
            );
          if (missing.get(target.pathname)) fault('is not there');
          const id = decodeURIComponent(target.hash.slice(1));
          if (id !== '' && ids.get(target.pathname)?.has(id) === false) fault('has no such place');
        }
      expect(faults).toEqual([]);
    });

    test('of a record can be reached from the home page', () => {
      const byPath = new Map(pages.map((page) => [page.path, page]));
      const reached = new Set([base]);
      // A set hands out what is added to it while it is walked through.
      for (const path of reached) for (const link of byPath.get(path)?.links ?? []) reached.add(new URL(link).pathname);
      const records = pageAddresses(register).map((record) => under(record.address));
      expect(records.length).toBeGreaterThan(10);
      expect(records.filter((path) => !reached.has(path))).toEqual([]);
    });

    test('with samples says so in its title, in the strip and to search engines, and in each row', () => {
      const samples = new Set(
        pageAddresses(register)
          .filter(({ sample }) => sample)
          .map((one) => under(one.address)),
      );
      expect(samples.size).toBeGreaterThan(5);
      const toSample = ({ links }: Row): boolean => links.some((link) => samples.has(link));
      const inspections = register.inspections.filter(({ sample }) => sample).map((one) => under(one.address));
      const marked = pages.filter(
        ({ path, rows }) => samples.has(path) || inspections.some((one) => path.startsWith(one)) || rows.some(toSample),
      );
      const unmarked = marked.filter(
        ({ title, strip, noindex }) => !title.startsWith('【示例】') || !strip?.startsWith('示例数据') || !noindex,
      );
      expect.soft(unmarked.map(({ path }) => decodeURI(path))).toEqual([]);

      const records = marked.filter(({ mains: [kind = ''] }) => ['case', 'batch', 'task', 'follow-up'].includes(kind));
      const unheaded = records.filter(({ headings: [heading] }) => !heading?.startsWith('示例'));
      expect.soft(unheaded.map(({ path }) => decodeURI(path))).toEqual([]);

      const rows = pages.flatMap(({ path, rows: all }) => all.map((row) => ({ path, ...row })));
      const counted = new Set(marked.map(({ path }) => path));
      expect.soft(rows.some(({ figure, path }) => figure && counted.has(path))).toBe(true);
      const plain = rows.filter((row) => (toSample(row) || (row.figure && counted.has(row.path))) && !row.marked);
      expect(plain.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
    });

    test('that is in the sitemap may be indexed', async ({ request }) => {
      const sitemap = await (await request.get(address(name, '/sitemap-0.xml'))).text();
      const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, loc = '']) => new URL(loc).pathname);
      const open = new Set(pages.filter(({ noindex }) => !noindex).map(({ path }) => path));
      expect(listed.filter((path) => !open.has(path))).toEqual([]);
    });
  });
}

/** What the content says, read as the site reads it. */
function registerOf(name: SiteName): Register {
  const { content, today } = sites[name];
  const settings = readSettings({ CONTENT_DIR: content, BUILD_DATE: today }, root, new Date());
  const { site, faults } = loadSite(settings, root);
  if (!site) throw new Error(faults.map(faultLine).join('\n'));
  return site.register;
}

/** Every page of a site, fetched at the address that readers know. */
async function readAll(browser: Browser, name: SiteName): Promise<PageFacts[]> {
  const files = globSync('**/*.html', { cwd: join(root, sites[name].folder) });
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(address(name));
  const pages: PageFacts[] = [];
  for (const file of files.sort()) {
    const path = `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/u, '$1')}`;
    pages.push(await readPage(page, address(name, encodeURI(path))));
  }
  await page.close();
  return pages;
}
