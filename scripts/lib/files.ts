/** Writes what the site serves beside its pages: downloads, feeds, previews. */
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SiteFile } from '../../src/formats/published.ts';

export interface FilesReport {
  files: number;
  bytes: number;
  milliseconds: number;
}

/** Most files that wait to be written while the next one is made. */
const mostWaiting = 16;

/**
 * Writes files into a built folder, made one after another, so that few are in memory at a time.
 * @throws if a file or page of that name is there already: two records would share an address
 */
export async function writeFiles(files: Iterable<SiteFile>, folder: string): Promise<FilesReport> {
  const started = performance.now();
  const report: FilesReport = { files: 0, bytes: 0, milliseconds: 0 };
  const folders = new Set<string>();
  let waiting: Promise<void>[] = [];
  for (const { path, render } of files) {
    const name = join(folder, decodeURI(path));
    const content = await render();
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    if (bytes.length === 0) throw new Error(`${path} is empty`);
    if (!folders.has(dirname(name))) mkdirSync(dirname(name), { recursive: true });
    folders.add(dirname(name));
    waiting.push(writeFile(name, bytes, { flag: 'wx' }));
    if (waiting.length === mostWaiting) {
      await Promise.all(waiting);
      waiting = [];
    }
    report.files++;
    report.bytes += bytes.length;
  }
  await Promise.all(waiting);
  return { ...report, milliseconds: performance.now() - started };
}
