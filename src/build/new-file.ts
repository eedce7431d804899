/** Writes a file that is new in the site, and hashes it on its way: nothing that was written is read again. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Output } from './cache.ts';
import { hashOf } from '../hash.ts';

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
