/** Locks that end with the process that holds them, however it ends: the system keeps them, so no dead process holds one. */
import { closeSync, fstatSync, openSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { quotePath } from '../../schema/fault.ts';
import { MachineError } from '../../machine/machine.ts';

export interface Lock {
  isHeld: () => boolean;
  /** Lets others have it, and removes its file; harmless when repeated. */
  release: () => void;
}

/** What SQLite answers when another process holds the lock. */
const busy = 5;

/**
 * The locks of this process, by path: where a file is closed, systems forget every lock that the process has on it. A
 * database that nobody refers to any more would be collected, and its lock with it.
 */
const held = new Map<string, DatabaseSync>();

/**
 * Takes the lock on a file, which is made for it in a folder that is there.
 * SQLite locks its files with what every system offers for it; Node has no other way to that.
 * @returns undefined if somebody else holds it
 */
export function tryLock(path: string): Lock | undefined {
  if (held.has(path)) return undefined;
  for (;;) {
    const file = openSync(path, 'a');
    const database = openDatabase(path, file);
    const close = (): void => {
      database.close();
      closeSync(file);
    };
    const failure = lock(database);
    // Whoever releases the lock removes its file: one that is no longer there keeps nobody out. If it is there now, it
    // was all the time, since none comes back; and SQLite opened the same.
    const isThere = isAt(path, file);
    if (!failure && isThere) {
      held.set(path, database);
      return { isHeld: () => database.isOpen, release: () => release(path, database, close) };
    }
    close();
    if (failure?.errcode === busy) return undefined;
    if (failure && isThere)
      throw new MachineError(`不能在${quotePath(path)}上加锁：${failure.errstr}`, { cause: failure });
  }
}

function openDatabase(path: string, file: number): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (cause) {
    closeSync(file);
    throw cause;
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

function release(path: string, database: DatabaseSync, close: () => void): void {
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
  close();
  held.delete(path);
  // Windows removes no file that is open.
  if (!isRemoved) remove();
}

/** Is an open file the one that stands at a path? */
function isAt(path: string, file: number): boolean {
  const [there, ours] = [statSync(path, { throwIfNoEntry: false }), fstatSync(file)];
  return there?.dev === ours.dev && there.ino === ours.ino;
}

type SqliteError = Error & { errcode: number; errstr: string };

const isSqlite = (cause: unknown): cause is SqliteError =>
  cause instanceof Error && 'errcode' in cause && 'errstr' in cause;
