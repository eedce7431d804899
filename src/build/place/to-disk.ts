/** What was written is on the disk itself: after a loss of power no file stands empty under the name that it got. */
import { execFile } from 'node:child_process';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** One at a time, a thousand files take ten times as long. */
const atATime = 32;

/** Windows writes out only what is open for writing, and no folder. */
const isWindows = process.platform === 'win32';

/** Systems of files that know no such thing say so; whatever else goes wrong is told. */
const unknownHere = /^(?:EINVAL|ENOTSUP|EOPNOTSUPP|ENOSYS|EBADF|EPERM|EACCES)$/u;

/** Writes out a folder with all that is in it. */
export async function toDisk(folder: string): Promise<void> {
  if (await isAllWrittenOut(folder)) return;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const meant = entries.filter((entry) => entry.isFile() || (!isWindows && entry.isDirectory()));
  const left = [...meant.map((entry) => join(entry.parentPath, entry.name)), ...(isWindows ? [] : [folder])].values();
  const work = async (): Promise<void> => {
    for (const path of left) await writeOut(path);
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

/**
 * One request for all that waits to be written, where the system has it: for ten thousand files it takes a tenth of the
 * time that a request for each takes. Node.js has no call for it.
 */
async function isAllWrittenOut(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  try {
    await promisify(execFile)('sync', ['-f', folder]);
    return true;
  } catch {
    // There is no such command, or it knows no such thing, or the disk fails, which the other way tells.
    return false;
  }
}

async function writeOut(path: string): Promise<void> {
  try {
    const file = await open(path, isWindows ? 'r+' : 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (!isUnknownHere(cause)) throw cause;
  }
}

/** Writes out which names a folder holds. */
export function namesToDisk(folder: string): void {
  if (isWindows) return;
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    if (!isUnknownHere(cause)) throw cause;
  }
}

const isUnknownHere = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && unknownHere.test(String(cause.code));
