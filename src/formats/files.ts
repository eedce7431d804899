/** Every file of the site that is neither a page nor belongs to one: written by the build, served by the live preview. */
import { caseFiles } from './case-json.ts';
import type { PublishedSite, SiteFile } from './published.ts';

/** One list: each kind of file adds its own generator here. */
export function* siteFiles(site: PublishedSite): Generator<SiteFile> {
  yield* caseFiles(site);
}
