import type { APIRoute } from 'astro';
import { href } from '../components/href.ts';
import { escapeXml, namespace, sitemaps, xml } from '../layouts/sitemap.ts';
import type { PageAddress } from '../register/pages.ts';
import { openSite } from '../site.ts';

export const getStaticPaths = () =>
  sitemaps().map((pages, index) => ({ params: { file: String(index) }, props: { pages } }));

export const GET: APIRoute<{ pages: PageAddress[] }> = ({ props }) => {
  const { origin } = openSite();
  const items = props.pages.map(({ address, changed }) => {
    const day = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
    return `<url><loc>${escapeXml(origin + href(address))}</loc>${day}</url>`;
  });
  return xml(`<urlset xmlns="${namespace}">${items.join('')}</urlset>`);
};
