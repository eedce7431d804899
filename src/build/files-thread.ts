/** Makes the files beside the pages on a thread of their own, and writes them once it is told that the pages stand. */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { siteFiles } from '../formats/downloads/files.ts';
import { dataFileSizes } from '../formats/downloads/inspection-files.ts';
import type { FileSize } from '../formats/published.ts';
import type { Settings } from '../settings.ts';
import { cardDrawer } from '../share/draw.ts';
import { loadSite } from '../site.ts';
import { root } from '../machine/process.ts';
import { writeFiles, type FilesReport } from './files.ts';

/** What the thread is given. */
export interface FilesOrder {
  settings: Settings;
  folder: string;
}

/** What it tells: the sizes of each inspection's data files, which pages show, and at its end the report. */
export type FilesNews = { inspection: string; sizes: readonly FileSize[] } | { report: FilesReport };

const { settings, folder } = workerData as FilesOrder;
if (!parentPort) throw new Error('this is a thread of writeFilesBeside');
const port = parentPort;
const tell = (news: FilesNews): void => port.postMessage(news);
const pagesStand = once(port, 'message');
const started = performance.now();
const { site } = loadSite(settings, root);
if (!site) throw new Error('the content was without a fault a moment ago');
for (const inspection of site.register.inspections)
  tell({ inspection: inspection.id, sizes: await dataFileSizes(inspection, site) });
const making = performance.now() - started;
await pagesStand;
const report = await writeFiles(siteFiles(site, cardDrawer(root)), folder);
tell({ report: { ...report, milliseconds: making + report.milliseconds } });
port.close();
