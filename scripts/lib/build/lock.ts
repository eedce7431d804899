/** Locks that end with the process that holds them, however it ends: the system keeps them, so no dead process holds one. */
import { rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { MachineError } from '../machine.ts';

export interface Lock {
  isHeld: () => boolean;
  /** Lets others have it, and removes its file; harmless when repeated. */
  release: () => void;
}

/** What SQLite answers when another process holds the lock. */
const busy = 5;

/**
 * Takes the lock on a file, which is made for it in a folder that is there.
 * SQLite locks its files with what every system offers for it; Node has no other way to that.
 * @returns undefined if another process holds it
 */
export function tryLock(path: string): Lock | undefined {
  for (;;) {
    writeFileSync(path, '', { flag: 'a' });
    const seen = fileAt(path);
    const database = new DatabaseSync(path, { timeout: 0 });
    const failure = lock(database);
    // Whoever releases the lock removes its file: one that is no longer there keeps nobody out. As long as it is open,
    // no other file gets its number.
    const isThere = isSameFile(seen, fileAt(path));
    if (!failure && isThere) return { isHeld: () => database.isOpen, release: () => release(path, database) };
    database.close();
    if (failure?.errcode === busy) return undefined;
    if (failure && isThere) throw new MachineError(`不能在「${path}」上加锁：${failure.errstr}`, { cause: failure });
  }
}

/** Returns what SQLite says if it can't. */
function lock(database: DatabaseSync): SqliteError | undefined {
  try {
    // Nothing is ever written, so no file is needed to roll it back.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return undefined;
  } catch (cause) {
    if (isSqlite(cause)) return cause;
    throw cause;
  }
}

function release(path: string, database: DatabaseSync): void {
  if (!database.isOpen) return;
  const remove = (): boolean => {
    try {
      rmSync(path, { force: true });
      return true;
    } catch {
      return false;
    }
  };
  const isRemoved = remove();
  database.close();
  // Windows removes no file that is open.
  if (!isRemoved) remove();
}

const fileAt = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false });

const isSameFile = (one: Stats | undefined, other: Stats | undefined): boolean =>
  one !== undefined && one.dev === other?.dev && one.ino === other.ino;

type SqliteError = Error & { errcode: number; errstr: string };

const isSqlite = (cause: unknown): cause is SqliteError =>
  cause instanceof Error && 'errcode' in cause && 'errstr' in cause;
