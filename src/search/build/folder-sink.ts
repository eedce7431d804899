/** Writes an index into a folder, for tests and measurements that build nothing else. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeIndex } from './make.ts';
import type { IndexSink } from './write.ts';

/** @param folder of a site @returns how many bytes were written, too */
export function folderSink(folder: string): IndexSink & { bytes: () => number } {
  let bytes = 0;
  const write = (file: string, content: Uint8Array): void => {
    const name = join(folder, file);
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, content);
    bytes += content.length;
  };
  return {
    takeAll: () => false,
    make: (job) => makeIndex(job, write),
    write,
    bytes: () => bytes,
  };
}
