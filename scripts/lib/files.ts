/** Writes what the site serves beside its pages: downloads, feeds, previews. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from '../../src/formats/published.ts';

export interface FilesReport {
  files: number;
  bytes: number;
  milliseconds: number;
}

/**
 * Writes files into a built folder, one after another, so that no more than one is in memory.
 * @throws if a file or page of that name is there already: two records would share an address
 */
export async function writeFiles(files: Iterable<SiteFile>, folder: string): Promise<FilesReport> {
  const started = performance.now();
  const report: FilesReport = { files: 0, bytes: 0, milliseconds: 0 };
  const folders = new Set<string>();
  for (const { path, render } of files) {
    const name = join(folder, decodeURI(path));
    const content = await render();
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    if (bytes.length === 0) throw new Error(`${path} is empty`);
    if (!folders.has(dirname(name))) mkdirSync(dirname(name), { recursive: true });
    folders.add(dirname(name));
    writeFileSync(name, bytes, { flag: 'wx' });
    report.files++;
    report.bytes += bytes.length;
  }
  return { ...report, milliseconds: performance.now() - started };
}
