/** Every file of the site that is neither a page nor belongs to one: written by the build, served by the live preview. */
import { batchFiles } from './batch-files.ts';
import { caseFiles } from '../json/case-json.ts';
import { catalogueFiles } from './catalogue.ts';
import { embedFiles } from '../citation/embed.ts';
import { feedFiles } from '../feeds/feeds.ts';
import { inspectionFiles } from './inspection-files.ts';
import { rectificationFiles } from './rectification-files.ts';
import type { DownloadSite, SiteFile } from '../published.ts';
import { sitemapFiles } from '../metadata/sitemap.ts';
import { shareFiles, type DrawCard } from '../metadata/share-card.ts';

/**
 * One list: each kind of file adds its own generator here.
 * @param draw makes the pictures that stand beside links
 */
export function* siteFiles(site: DownloadSite, draw: DrawCard): Generator<SiteFile> {
  for (const inspection of site.register.inspections) {
    yield* caseFiles(inspection, site);
    yield* batchFiles(inspection, site);
    yield* rectificationFiles(inspection, site);
    yield* inspectionFiles(inspection, site);
    yield* embedFiles(inspection, site);
    yield* shareFiles(inspection, site, draw);
  }
  yield* feedFiles(site);
  yield* catalogueFiles(site);
  yield* sitemapFiles(site);
}
