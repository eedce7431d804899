/** Tells whether the content changed while a site was made of it: pages and downloads are made from two readings. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { Door } from '../reader/door.ts';

/** Name → size and time of every file. */
export type ContentStamp = ReadonlyMap<string, string>;

/** The files that the reader may read, as they are now: not the notes that Git and editors keep beside them. */
export function stampOf(folder: string): ContentStamp {
  const stamp = new Map<string, string>();
  for (const { path, kind } of new Door(folder).everything()) {
    if (kind === 'folder') continue;
    const stat = lstatSync(join(folder, path), { throwIfNoEntry: false });
    stamp.set(path, `${stat?.size ?? ''} ${stat?.mtimeMs ?? ''}`);
  }
  return stamp;
}

/** The first file that is new, gone or another one; undefined if there is none. */
export const changedSince = (before: ContentStamp, now: ContentStamp): string | undefined =>
  [...before.keys(), ...now.keys()].find((name) => before.get(name) !== now.get(name));
