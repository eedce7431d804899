import { href } from '../components/href.ts';
import { escapeXml, namespace, sitemaps, xml } from '../layouts/sitemap.ts';
import { openSite } from '../site.ts';

export const GET = (): Response => {
  const { origin } = openSite();
  const files = sitemaps().map((_, index) => origin + href(`/sitemap-${String(index)}.xml`));
  const items = files.map((file) => `<sitemap><loc>${escapeXml(file)}</loc></sitemap>`).join('');
  return xml(`<sitemapindex xmlns="${namespace}">${items}</sitemapindex>`);
};
