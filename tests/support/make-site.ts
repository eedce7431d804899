/**
 * All of a build but the site: `make-site.ts PROJECT OUT_DIR VERSION` publishes some files in the way of `npm run build`,
 * in a tenth of a second. `make-site.ts PROJECT OUT_DIR` only tidies up, as every command does at its start.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveFolder } from '../../src/build/place/site-folder.ts';
import { tidyUp, withNewSite } from '../../src/build/place/work.ts';
import { manifestOf } from './manifest.ts';
import { readSettings } from '../../src/settings.ts';

const [project = '', outDir = '', version] = process.argv.slice(2);
const settings = readSettings({ OUT_DIR: outDir, BUILD_DATE: '2021-05-20' }, project, new Date());

tidyUp(settings, project);
if (version !== undefined)
  await withNewSite(settings, project, async ({ site, pages }) => {
    for (const name of ['index.html', `a/${version}.txt`]) {
      mkdirSync(join(pages, name, '..'), { recursive: true });
      writeFileSync(join(pages, name), version);
    }
    moveFolder(pages, site.folder);
    manifestOf(site.folder, { site: 'https://example.org', commit: null, uncommitted: true, built: settings.today });
    for (const line of await site.publish(() => undefined)) console.error(line);
  });
