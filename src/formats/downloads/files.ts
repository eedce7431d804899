/** Every file of the site that is no page: written by the build, served by the live preview. */
import { facsimilesOf } from '../../register/all-published.ts';
import type { Inspection } from '../../register/types.ts';
import { feedFiles } from '../feeds/feeds.ts';
import { caseFiles } from '../json/case-json.ts';
import { shareFiles } from '../metadata/share-card.ts';
import { robotsFile, sitemapFiles } from '../metadata/sitemap.ts';
import { bytesOf, contentBytes, type DownloadSite, type Makers, type SiteFile } from '../published.ts';
import { batchFiles } from './batch-files.ts';
import { calendarFiles } from './calendar.ts';
import { catalogueFiles } from './catalogue.ts';
import { dataFiles, dataPaths } from './inspection-files.ts';

/** The files beside records, and those of the whole site: each kind adds its own generator here. */
export function* recordFiles(site: DownloadSite, makers: Makers): Generator<SiteFile> {
  for (const inspection of site.register.inspections) {
    yield* caseFiles(inspection, site);
    yield* batchFiles(inspection, site);
    yield* shareFiles(inspection, site, makers);
    yield* calendarFiles(inspection, site);
  }
  yield* feedFiles(site);
  yield* catalogueFiles(site);
  yield* sitemapFiles(site);
  yield robotsFile(site);
  for (const { facsimile } of site.register.inspections.flatMap(facsimilesOf))
    yield {
      path: facsimile.address,
      key: () => `facsimile ${facsimile.sha256}`,
      render: () => bytesOf(site.facsimile(facsimile)),
    };
  for (const picture of site.register.pictures) yield { path: picture.address, render: () => makers.picture(picture) };
}

/** All of them: those of an inspection as a whole are made together, when the first one is asked for. */
export function* siteFiles(site: DownloadSite, makers: Makers): Generator<SiteFile> {
  yield* recordFiles(site, makers);
  for (const inspection of site.register.inspections) yield* inspectionFiles(inspection, site);
}

function* inspectionFiles(inspection: Inspection, site: DownloadSite): Generator<SiteFile> {
  let made: Promise<ReadonlyMap<string, Uint8Array>> | undefined;
  for (const path of dataPaths(inspection, site))
    yield {
      path,
      render: async () => {
        const bytes = (await (made ??= madeFiles(inspection, site))).get(path);
        if (!bytes) throw new Error(`${path} is not among the data files`);
        return bytes;
      },
    };
}

async function madeFiles(inspection: Inspection, site: DownloadSite): Promise<ReadonlyMap<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>();
  const again = (path: string): Uint8Array => made.get(path) ?? new Uint8Array();
  for await (const { path, content } of dataFiles(inspection, site, again))
    made.set(
      path,
      typeof content === 'object' && Symbol.asyncIterator in content ? await bytesOf(content) : contentBytes(content),
    );
  return made;
}
