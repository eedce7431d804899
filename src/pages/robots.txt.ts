import { href } from '../components/href.ts';
import { openSite } from '../site.ts';

/** Sample pages carry noindex themselves: a robot must be able to read that, so nothing is disallowed. */
export const GET = (): Response =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${openSite().origin}${href('/sitemap-index.xml')}\n`);
