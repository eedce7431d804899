/**
 * Preloaded into a build and every process that it starts (`--import count.ts?to=FOLDER`): counts work that grows with a
 * site, and leaves the counts of each process in the folder. Unlike times they are the same on every machine.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import type { Work } from './counted.ts';

const work: Work = { hashes: 0, hashedBytes: 0, writes: 0, writtenBytes: 0, handedBytes: 0, links: 0 };

const { writeFileSync, openSync, writeSync, linkSync, copyFileSync } = fs;
const bytesOf = (data: unknown): number =>
  typeof data === 'string' ? Buffer.byteLength(data) : ((data as { byteLength?: number }).byteLength ?? 0);
const wrote = (data: unknown): void => {
  work.writes++;
  work.writtenBytes += bytesOf(data);
};
/** What a renderer is to do (see render-pool.ts), and texts to be looked through (see privacy-helper.ts). */
const order = /[\\/](?:render-\d+[\\/]order-[\d-]+|texts-\d+)$/u;
/** Node.js writes files by the calls that write some bytes. */
let isCounted = false;
fs.writeFileSync = (file, data, options) => {
  if (typeof file === 'string' && order.test(file)) work.handedBytes += bytesOf(data);
  else wrote(data);
  isCounted = true;
  try {
    writeFileSync(file, data, options);
  } finally {
    isCounted = false;
  }
};
const { writeFile } = fs.promises;
fs.promises.writeFile = async (file, data, options) => {
  wrote(data);
  return writeFile(file, data, options);
};
fs.openSync = (path, flags, mode) => {
  if (flags === 'wx' && !isCounted) work.writes++;
  return openSync(path, flags, mode);
};
fs.writeSync = (...all: unknown[]) => {
  const written = Reflect.apply(writeSync, fs, all) as number;
  if (!isCounted) work.writtenBytes += written;
  return written;
};
fs.linkSync = (from, to) => {
  work.links++;
  linkSync(from, to);
};
fs.copyFileSync = (from, to, mode) => {
  wrote(fs.readFileSync(from));
  copyFileSync(from, to, mode);
};

const hash = crypto.Hash.prototype;
const update = Reflect.get(hash, 'update') as (this: crypto.Hash, ...all: unknown[]) => crypto.Hash;
const digest = Reflect.get(hash, 'digest') as (this: crypto.Hash, ...all: unknown[]) => unknown;
Object.assign(hash, {
  update(this: crypto.Hash, ...all: unknown[]) {
    work.hashedBytes += bytesOf(all[0]);
    return update.apply(this, all);
  },
  digest(this: crypto.Hash, ...all: unknown[]) {
    work.hashes++;
    return digest.apply(this, all);
  },
});
syncBuiltinESMExports();

const folder = new URL(import.meta.url).searchParams.get('to') ?? '';
process.once('exit', () => writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(work)));
