/** Writes what the site serves beside its pages: downloads, feeds, previews. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shownPath } from '../schema/names.ts';
import type { SiteFile } from '../formats/published.ts';

export interface FilesReport {
  files: number;
  bytes: number;
  milliseconds: number;
}

/** Most files that are being made at a time. */
const mostAtATime = 16;

/**
 * Writes files into a built folder, a few at a time: zip files are packed while the next ones are made.
 * @throws if a file or page of that name is there already: two records would share an address
 */
export async function writeFiles(files: Iterable<SiteFile>, folder: string): Promise<FilesReport> {
  const started = performance.now();
  const report: FilesReport = { files: 0, bytes: 0, milliseconds: 0 };
  const folders = new Set<string>();
  const write = async ({ path, render }: SiteFile): Promise<void> => {
    const name = join(folder, shownPath(path));
    const content = await render();
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    if (bytes.length === 0) throw new Error(`${path} is empty`);
    if (!folders.has(dirname(name))) mkdirSync(dirname(name), { recursive: true });
    folders.add(dirname(name));
    // Thousands of small files: what waits for each costs more than the waiting.
    writeFileSync(name, bytes, { flag: 'wx' });
    report.files++;
    report.bytes += bytes.length;
  };
  let writing: Promise<void>[] = [];
  for (const file of files) {
    writing.push(write(file));
    if (writing.length < mostAtATime) continue;
    await Promise.all(writing);
    writing = [];
  }
  await Promise.all(writing);
  return { ...report, milliseconds: performance.now() - started };
}
