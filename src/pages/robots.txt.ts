import { fullAddress } from '../formats/published.ts';
import { addresses } from '../register/addresses.ts';
import { openSite } from '../site.ts';

/** Sample pages carry noindex themselves: a robot must be able to read that, so nothing is disallowed. */
export const GET = (): Response =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${fullAddress(openSite(), addresses.sitemapIndex)}\n`);
