/**
 * Files on their way: written beside their place, then put into it at one stroke. A process that is killed in between
 * leaves a hidden draft, which the next command removes.
 */
import { closeSync, fsyncSync, openSync, readdirSync, rmSync, writeFileSync, type Dirent } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { hashOf } from '../hash.ts';
import { cutToUnits } from '../schema/text/cut.ts';

/** Which computer a draft is of: on a network disk, processes of another one can't be asked after. */
const host = cutToUnits(hashOf(hostname()), 8);
const nameOfDraft = /^\.huitoukan-(?<pid>\d+)-(?<host>[0-9a-f]{8})-\d+\.tmp$/u;
let count = 0;

/** The path of a new draft beside a file. */
export const draftBeside = (path: string): string =>
  join(dirname(path), `.huitoukan-${process.pid}-${host}-${++count}.tmp`);

/** Writes a draft, to the disk itself: no loss of power leaves an empty file under the name that it gets. */
export function writeDraft(draft: string, content: string | Uint8Array): void {
  const file = openSync(draft, 'wx');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes the drafts of processes that are no more, in a folder and, if asked, in all below it; links are not followed. */
export function removeDeadDrafts(folder: string, below: boolean): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isFile() && isDead(entry.name)) rmSync(path, { force: true });
    else if (below && entry.isDirectory() && !entry.name.startsWith('.')) removeDeadDrafts(path, below);
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // What can't be listed can't be read either, of which others speak.
    return [];
  }
}

function isDead(name: string): boolean {
  const { pid, host: of } = nameOfDraft.exec(name)?.groups ?? {};
  return of === host && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // One of somebody else may not be asked, but is there.
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
  }
}
