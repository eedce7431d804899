/** Sitemaps (sitemaps.org): the pages that search engines may show, which are all that show no sample. */
import { addresses } from '../../register/addresses.ts';
import { newestOf } from '../../register/order.ts';
import { pageAddresses, type PageAddress } from '../../register/pages.ts';
import type { Register } from '../../register/types.ts';
import { escapeHtml } from '../text/prose-html.ts';
import { fullAddress, type PublishedSite, type SiteFile } from '../published.ts';

/** The most addresses that one file may have. */
export const mostAddresses = 50_000;

/** An index, and as many sitemaps as it takes; one at the least. */
export function* sitemapFiles(site: PublishedSite): Generator<SiteFile> {
  const listed = listedPages(site.register);
  const count = Math.max(1, Math.ceil(listed.length / mostAddresses));
  const parts = Array.from({ length: count }, (_, index) => addresses.sitemap(String(index)));
  const entry = (kind: string, path: string, changed?: string): string => {
    const day = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
    return `<${kind}><loc>${escapeHtml(fullAddress(site, path))}</loc>${day}</${kind}>`;
  };
  yield {
    path: addresses.sitemapIndex,
    render: () =>
      document(
        'sitemapindex',
        parts.map((path) => entry('sitemap', path)),
      ),
  };
  for (const [index, path] of parts.entries())
    yield {
      path,
      render: () =>
        document(
          'urlset',
          listed
            .slice(index * mostAddresses, (index + 1) * mostAddresses)
            .map(({ address, changed }) => entry('url', address, changed)),
        ),
    };
}

const document = (root: string, entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</${root}>\n`;

/** The pages about the whole site, then those of records, without those that show a sample. */
function listedPages(register: Register): PageAddress[] {
  const { site, current, inspections, corrections } = register;
  const newest = newestOf(inspections.flatMap(({ publications }) => publications.slice(0, 1)));
  const own = (address: string, sample: boolean, changed?: string): PageAddress => ({
    address,
    changed: changed?.slice(0, 10),
    sample: sample || (site.sample ?? false),
  });
  return [
    own(addresses.home, current?.publications.some((one) => one.sample) ?? false, newest || undefined),
    own(
      addresses.corrections,
      corrections.some((one) => one.sample),
      corrections[0]?.published,
    ),
    own(addresses.feeds, false),
    own(addresses.reporters, current?.sample ?? false),
    ...pageAddresses(register),
  ].filter((one) => !one.sample);
}

/** Sample pages carry noindex themselves: a robot must be able to read that, so nothing is disallowed. */
export const robotsFile = (site: PublishedSite): SiteFile => ({
  path: addresses.robots,
  render: () => `User-agent: *\nAllow: /\nSitemap: ${fullAddress(site, addresses.sitemapIndex)}\n`,
});
