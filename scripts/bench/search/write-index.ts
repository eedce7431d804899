/**
 * What bench runs in a process of its own: `write-index.ts CONTENT OUT` builds the search index of a content folder, and
 * prints what that took as JSON.
 */
import { otherNames, searchDocuments } from '../../../src/search/build/documents.ts';
import { folderSink } from '../../../src/search/build/folder-sink.ts';
import { writeSearchIndex, type IndexReport } from '../../../src/search/build/write.ts';
import { readSettings } from '../../../src/settings.ts';
import { loadSite } from '../../../src/site.ts';
import { root } from '../../../src/machine/process.ts';
import { madeToday } from '../content/make-content.ts';
import { watchUsage, type Usage } from '../measure/watch.ts';

/** What the script prints. */
export interface IndexMeasurement extends Usage {
  report: IndexReport;
  /** Of all files written. */
  bytes: number;
}

const [content = '', out = ''] = process.argv.slice(2);
const { site } = loadSite(readSettings({ CONTENT_DIR: content, BUILD_DATE: madeToday }, root, new Date()), root);
if (!site) throw new Error('made content is at fault');
const watch = watchUsage();
const sink = folderSink(out);
const report = await writeSearchIndex(searchDocuments(site.register), sink, {
  otherNames: otherNames(site.register),
});
console.log(JSON.stringify({ report, bytes: sink.bytes(), ...watch.stop() } satisfies IndexMeasurement));
