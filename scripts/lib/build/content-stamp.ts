/** Tells whether the content changed while a site was made of it: pages and downloads are made from two readings. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Name → size and time of every file. */
export type ContentStamp = ReadonlyMap<string, string>;

/** The files of a folder as they are now. */
export function stampOf(folder: string): ContentStamp {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const stat = statSync(path, { throwIfNoEntry: false });
        return [relative(folder, path).split(sep).join('/'), `${stat?.size ?? ''} ${stat?.mtimeMs ?? ''}`];
      }),
  );
}

/** The first file that is new, gone or another one; undefined if there is none. */
export const changedSince = (before: ContentStamp, now: ContentStamp): string | undefined =>
  [...before.keys(), ...now.keys()].find((name) => before.get(name) !== now.get(name));
