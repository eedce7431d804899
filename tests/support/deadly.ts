/**
 * Loaded before a command (`node --import`): the process kills itself, as SIGKILL does, at a change to a file; with DIE_OF
 * the change fails instead, with that code of the system (`ENOSPC`), also if it is a reading. DIE_ON says which, as a
 * pattern for `rename /from /to`, `writeFile /path`, `write /path` (some bytes of it), …; DIE_AT says which of those,
 * beginning with 1, and `after:1` lets it happen first. DIE_LOG is a file that is told of each change; at the first one that DIE_PAUSE matches, its thread
 * stands still for a while, so that a signal finds it there: DIE_PAUSE_FOR milliseconds (2,000), or until the file
 * DIE_LOG with `.go` behind it is there. Every thread counts for itself.
 */
import fs, { existsSync, openSync, writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { DIE_ON = '', DIE_AT = '0', DIE_OF, DIE_LOG, DIE_PAUSE, DIE_PAUSE_FOR = '2000' } = process.env;
const pattern = new RegExp(DIE_ON, 'u');
let pause = DIE_PAUSE === undefined ? undefined : new RegExp(DIE_PAUSE, 'u');
const [, after, at] = /^(after:)?(\d+)$/u.exec(DIE_AT) ?? [];
const log = DIE_LOG === undefined ? undefined : openSync(DIE_LOG, 'a');
let count = 0;

type Call = (...args: unknown[]) => unknown;

const die = (name: string, path: unknown): never => {
  if (DIE_OF !== undefined) {
    const syscall = name.replace('Sync', '');
    const message = `${DIE_OF}: refused by the test, ${syscall} '${String(path)}'`;
    throw Object.assign(new Error(message), { code: DIE_OF, syscall, path });
  }
  process.kill(process.pid, 'SIGKILL');
  // The signal arrives at once; nothing more may happen until then.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

/** Once, or until the thread is ended. */
function standStill(): void {
  pause = undefined;
  for (let left = Number(DIE_PAUSE_FOR); left > 0 && !existsSync(`${DIE_LOG ?? ''}.go`); left -= 100)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
}

/** Files that are written some bytes at a time. */
const written = new Map<unknown, unknown>();
/** Node.js writes whole files by the calls that write some bytes. */
let isWhole = false;

/** What a call changes; undefined where it changes nothing, or is a part of another one. */
function changeOf(name: string, args: readonly unknown[]): string | undefined {
  if (name === 'openSync') return args[1] === 'wx' && !isWhole ? changed('writeFile', args[0]) : undefined;
  if (name === 'writeSync')
    return written.has(args[0]) && !isWhole ? changed('write', written.get(args[0])) : undefined;
  return changed(name.replace('Sync', ''), ...args.slice(0, /^(?:rename|cp|link|copyFile)/u.test(name) ? 2 : 1));
}

const changed = (name: string, ...paths: unknown[]): string =>
  `${name} ${paths.map((one) => decodeURI(String(one)).replace('file://', '')).join(' ')}`;

function call(name: string, usual: Call, functions: object, args: readonly unknown[]): unknown {
  const before = isWhole;
  isWhole ||= name === 'writeFileSync';
  try {
    const result = usual.apply(functions, [...args]);
    if (name === 'openSync') written.delete(result);
    if (name === 'openSync' && args[1] === 'wx') written.set(result, args[0]);
    return result;
  } finally {
    isWhole = before;
  }
}

/** Has functions that change files count, and die. */
function watch(functions: object, names: readonly string[], isLater = false): void {
  const all = functions as Record<string, Call>;
  for (const name of names) {
    const usual = all[name];
    if (!usual) throw new Error(`node:fs has no ${name}`);
    all[name] = (...args) => {
      const change = changeOf(name, args);
      if (change === undefined) return call(name, usual, functions, args);
      if (log !== undefined) writeSync(log, `${change}\n`);
      if (pause?.test(change)) standStill();
      if (!pattern.test(change)) return call(name, usual, functions, args);
      count++;
      if (count !== Number(at)) return call(name, usual, functions, args);
      const fail = (): never => die(name, args[0]);
      if (after === undefined) return isLater ? Promise.resolve().then(fail) : fail();
      const done = call(name, usual, functions, args);
      return done instanceof Promise ? done.then(fail) : fail();
    };
  }
}

watch(fs, ['renameSync', 'mkdirSync', 'writeFileSync', 'rmSync', 'rmdirSync', 'cpSync', 'linkSync', 'copyFileSync']);
watch(fs, ['openSync', 'writeSync']);
watch(fs.promises, ['rename', 'mkdir', 'writeFile', 'rm', 'rmdir'], true);
if (DIE_ON.includes('read')) {
  watch(fs, ['readFileSync', 'readdirSync']);
  watch(fs.promises, ['readFile', 'readdir'], true);
}
syncBuiltinESMExports();
