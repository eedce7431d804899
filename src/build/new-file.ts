/** Writes a file that is new in the site, and hashes it on its way: nothing that was written is read again. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Output } from './kept-files.ts';
import { hashing, hashOf } from '../hash.ts';

/** @param folder of the site in the making */
export function newFiles(folder: string): (file: string, bytes: Uint8Array) => Output {
  const made = new Set<string>();
  return (file, bytes) => {
    if (bytes.length === 0) throw new Error(`${file} is empty`);
    const name = join(folder, file);
    const parent = dirname(name);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    // Two records that share an address must not pass for one. Small files by the thousand: waiting for each costs more.
    writeFileSync(name, bytes, { flag: 'wx' });
    return { file, sha256: hashOf(bytes), size: bytes.length };
  };
}

const utf8 = new TextEncoder();

/** Writes a new file whose content comes some at a time: it is never there as a whole. See newFiles. */
export async function writePieces(
  folder: string,
  file: string,
  pieces: Iterable<string> | AsyncIterable<Uint8Array>,
): Promise<Output> {
  const name = join(folder, file);
  mkdirSync(dirname(name), { recursive: true });
  const hash = hashing();
  let size = 0;
  const opened = openSync(name, 'wx');
  try {
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? utf8.encode(piece) : piece;
      for (let at = 0; at < bytes.length;) at += writeSync(opened, bytes, at);
      hash.add(bytes);
      size += bytes.length;
      // What other processes ask meanwhile is answered.
      await setImmediate();
    }
  } finally {
    closeSync(opened);
  }
  if (size === 0) throw new Error(`${file} is empty`);
  return { file, sha256: hash.end(), size };
}
