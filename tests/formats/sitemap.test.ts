/** Sitemaps: small enough, with the days on which pages changed, and without samples. */
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { contentBytes, type PublishedSite } from '../../src/formats/published.ts';
import { mostAddresses, sitemapFiles } from '../../src/formats/metadata/sitemap.ts';
import { batchFile, changed, firstCase, inspectionOf, secondCase } from '../support/content.ts';
import { siteOf } from '../support/downloads.ts';

/** Path of each file → its addresses with their days. */
async function sitemaps(site: PublishedSite): Promise<Map<string, Map<string, string | undefined>>> {
  const files = new Map<string, Map<string, string | undefined>>();
  for (const { path, render } of sitemapFiles(site)) {
    const parsed = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
      Buffer.from(contentBytes(await render())).toString(),
      'text/xml',
    );
    const entries = [...parsed.getElementsByTagName('loc')].map((loc): [string, string | undefined] => [
      decodeURI(loc.textContent ?? ''),
      loc.nextSibling?.textContent ?? undefined,
    ]);
    files.set(path, new Map(entries));
  }
  return files;
}

test('name every page with the newest day on which something on it was published', async () => {
  const files = await sitemaps(siteOf(changed()));
  expect([...files.keys()]).toEqual(['/sitemap-index.xml', '/sitemap-0.xml']);
  expect([...(files.get('/sitemap-index.xml') ?? [])]).toEqual([['https://example.org/hjdc/sitemap-0.xml', undefined]]);
  const pages = files.get('/sitemap-0.xml');
  const day = (path: string): string | undefined => pages?.get(`https://example.org/hjdc${path}`);
  expect(day('/')).toBe('2022-01-10');
  expect(day(`/lin-2021/cases/${firstCase}/`)).toBe('2021-06-01');
  expect(day(`/lin-2021/cases/${secondCase}/`)).toBe('2021-05-15');
  // Its case has been followed up since.
  expect(day('/lin-2021/batches/1/')).toBe('2021-06-01');
  expect(day('/lin-2021/batches/2/')).toBe('2021-05-15');
  expect(day('/lin-2021/rectification/1/')).toBe('2022-01-10');
  expect(day('/lin-2021/announcements/2021-05-06-stationed/')).toBe('2021-05-06');
  expect(pages?.has('https://example.org/hjdc/feeds/')).toBe(true);
});

test('leave out what shows a sample, and nothing else', async () => {
  const files = await sitemaps(siteOf(changed([batchFile, '批次: 1', '批次: 1\n示例: true'])));
  const listed = [...(files.get('/sitemap-0.xml')?.keys() ?? [])].map((address) =>
    address.replace('https://example.org/hjdc', ''),
  );
  for (const path of ['/', '/lin-2021/', '/lin-2021/batches/', '/lin-2021/batches/1/', `/lin-2021/cases/${firstCase}/`])
    expect.soft(listed).not.toContain(path);
  expect(listed).toEqual(expect.arrayContaining(['/lin-2021/batches/2/', `/lin-2021/cases/${secondCase}/`]));
  const all = await sitemaps(siteOf(changed(['site.yaml', '说明: ', '示例: true\n说明: '])));
  expect([...(all.get('/sitemap-0.xml') ?? [])]).toEqual([]);
});

test('hold 50,000 addresses each, and all of them together', async () => {
  const site = siteOf(changed());
  const inspection = inspectionOf(site.register);
  const [one] = inspection.cases;
  if (!one) throw new Error('the minimal site has a case');
  const before = [...((await sitemaps(site)).get('/sitemap-0.xml')?.keys() ?? [])];
  inspection.cases = Array.from({ length: 2 * mostAddresses }, (_, index) => ({
    ...one,
    address: `/lin-2021/cases/D${String(index)}/`,
  }));
  const files = await sitemaps(site);
  expect([...files.keys()]).toEqual(['/sitemap-index.xml', '/sitemap-0.xml', '/sitemap-1.xml', '/sitemap-2.xml']);
  expect(files.get('/sitemap-index.xml')?.size).toBe(3);
  const sizes = [0, 1, 2].map((index) => files.get(`/sitemap-${String(index)}.xml`)?.size);
  expect(sizes).toEqual([mostAddresses, mostAddresses, before.length - 2]);
  expect(new Set([...files.values()].slice(1).flatMap((file) => [...file.keys()])).size).toBe(
    2 * mostAddresses + before.length - 2,
  );
});
