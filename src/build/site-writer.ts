/** Writes the files of a site: what is as an earlier build made it is taken over, everything is counted and hashed once. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { contentBytes, type SiteFile } from '../formats/published.ts';
import { shownPath } from '../schema/address-names.ts';
import type { Cache } from './cache.ts';
import type { Kept } from './kept-files.ts';
import { hashOf } from '../hash.ts';
import { newFiles, writePieces } from './new-file.ts';

/** How many files were taken over, and how many made, of one kind. */
export interface Count {
  kept: number;
  made: number;
  bytes: number;
}

export interface SiteWriter {
  /** Is there nothing that an earlier build made? */
  isNew: boolean;
  /** See Cache. */
  laid: Promise<void>;
  /** Every file that stands in the site. */
  outputs: Kept[];
  /** Is a file to stand in what is made here? */
  wants: (file: string) => boolean;
  /** Takes a file over that a part has finished, whatever it was made from. */
  takeFinished: (file: string, count: Count) => boolean;
  /** Takes a file over, if it was made from the same before. */
  take: (file: string, key: string, count: Count) => boolean;
  /** Takes over all files that were made from one thing before. @returns false if there are none */
  takeAll: (key: string, count: Count) => boolean;
  /** Makes room for a file that somebody else writes, whatever it is made from. */
  makeRoom: (file: string) => void;
  /** Notes a file that somebody else has written. */
  note: (output: Kept, count: Count) => void;
  /** Writes a file. @param key of its input; without it, a file that holds the same is the same */
  write: (file: string, bytes: Uint8Array, count: Count, key?: string) => void;
  /** Writes a large file, whose content comes some at a time. @returns its size in bytes */
  writePieces: (file: string, pieces: Iterable<string> | AsyncIterable<Uint8Array>, count: Count) => Promise<number>;
  /** Where a file stands. */
  placeOf: (file: string) => string;
  /** Between two files: what other processes ask meanwhile is answered. Fails where there will be no site. */
  pause: () => Promise<void>;
  /** There will be no site: see pause. */
  giveUp: () => void;
}

export const noneYet = (): Count => ({ kept: 0, made: 0, bytes: 0 });

/**
 * @param folder of the site in the making
 * @param wants is a file to stand in it? All are, unless a part is made
 */
export function siteWriter(folder: string, cache: Cache, wants: SiteWriter['wants'] = () => true): SiteWriter {
  const outputs: Kept[] = [];
  let isGivenUp = false;
  const write = newFiles(folder);
  const add = (output: Kept, count: Count, how: 'kept' | 'made'): void => {
    outputs.push(output);
    count[how]++;
    count.bytes += output.size;
  };
  const kept = (output: Kept | undefined, count: Count): boolean => {
    if (output) add(output, count, 'kept');
    return output !== undefined;
  };
  const take = (file: string, key: string, count: Count): boolean => kept(cache.take(file, key), count);
  const note = (output: Kept, count: Count): void => {
    cache.note(output);
    add(output, count, 'made');
  };
  return {
    isNew: cache.isEmpty,
    laid: cache.laid,
    outputs,
    wants,
    takeFinished: (file, count) => kept(cache.takeFinished(file), count),
    take,
    takeAll: (key, count) => {
      const all = cache.takeAll(key);
      for (const output of all) add(output, count, 'kept');
      return all.length > 0;
    },
    makeRoom: cache.makeRoom,
    note,
    write: (file, bytes, count, key) => {
      const sha256 = key === undefined ? hashOf(bytes) : undefined;
      if (sha256 !== undefined && take(file, sha256, count)) return;
      cache.makeRoom(file);
      const output = write(file, bytes);
      note({ ...output, key: key ?? output.sha256 }, count);
    },
    writePieces: async (file, pieces, count) => {
      cache.makeRoom(file);
      const output = await writePieces(folder, file, pieces);
      const made = { ...output, key: output.sha256 };
      cache.note(made);
      add(made, count, cache.holds(made) ? 'kept' : 'made');
      return output.size;
    },
    placeOf: (file) => join(folder, file),
    pause: async () => {
      await setImmediate();
      if (isGivenUp) throw new Error('there will be no site');
    },
    giveUp: () => (isGivenUp = true),
  };
}

/** Most files that are being made at a time. */
const mostAtATime = 16;

/** Makes and writes files, a few at a time: zip files are packed while the next ones are made. */
export async function writeFiles(files: Iterable<SiteFile>, writer: SiteWriter, count: Count): Promise<void> {
  const write = async ({ path, key, render }: SiteFile): Promise<void> => {
    const file = shownPath(path).slice(1);
    if (!writer.wants(file) || writer.takeFinished(file, count)) return;
    const input = key && hashOf(key());
    if (input !== undefined && writer.take(file, input, count)) return;
    writer.write(file, contentBytes(await render()), count, input);
  };
  let writing: Promise<void>[] = [];
  for (const file of files) {
    writing.push(write(file));
    if (writing.length < mostAtATime) continue;
    await Promise.all(writing);
    writing = [];
    await writer.pause();
  }
  await Promise.all(writing);
}
