/** Starts the thread that makes the files beside the pages, and hands on what it tells. */
import { Worker } from 'node:worker_threads';
import type { FileSize } from '../formats/published.ts';
import type { Settings } from '../settings.ts';
import type { Site } from '../site.ts';
import type { FilesReport } from './files.ts';
import type { FilesNews, FilesOrder } from './files-thread.ts';

/** The thread at work. */
export interface FilesBeside {
  /** Writes the files; to be called when the pages stand in the folder. */
  write: () => Promise<FilesReport>;
  /** Ends the thread, whatever it does. */
  stop: () => Promise<unknown>;
}

/**
 * Makes the large files while the pages are rendered and writes all while the search index is made, on a second core:
 * so they cost the build little.
 * @param site learns the sizes of the data files as soon as they are known
 */
export function writeFilesBeside(site: Site, settings: Settings, folder: string): FilesBeside {
  const order: FilesOrder = { settings, folder };
  const thread = new Worker(new URL('./files-thread.ts', import.meta.url), { workerData: order });
  const report = Promise.withResolvers<FilesReport>();
  const sizes = new Map(
    site.register.inspections.map(({ id }) => [id, Promise.withResolvers<readonly FileSize[]>()] as const),
  );
  for (const [id, { promise }] of sizes) site.sizes.set(id, promise);
  const failed = (cause: unknown): void => {
    for (const { reject } of [report, ...sizes.values()]) reject(cause);
  };
  // Whoever waits for it is told; nobody may be waiting yet.
  for (const { promise } of [report, ...sizes.values()]) promise.catch(() => undefined);
  thread.on('message', (news: FilesNews) => {
    if ('report' in news) report.resolve(news.report);
    else sizes.get(news.inspection)?.resolve(news.sizes);
  });
  thread.once('error', failed);
  thread.once('exit', () => failed(new Error('the thread of the data files ended early')));
  return {
    write: () => {
      thread.postMessage('write');
      return report.promise;
    },
    stop: () => thread.terminate(),
  };
}
