/** Where tests put what they make and remove again: hundreds of thousands of small files. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** What a whole run holds at a time, several times over. */
const roomy = 4e9;
const mark = 'huitoukan-tests-';

/**
 * The environment of a run that keeps its temporary folders in memory, where there is room for them and programs can be
 * started there; empty elsewhere. They go with the process that asks.
 */
export function inMemory(): Readonly<Record<string, string>> {
  if (process.env['TMPDIR'] !== undefined || !isUsable()) return {};
  for (const name of readdirSync(memory).filter(isLeft)) rmSync(join(memory, name), { recursive: true, force: true });
  const folder = mkdtempSync(join(memory, `${mark}${String(process.pid)}-`));
  // Some tests are another user.
  chmodSync(folder, 0o1777);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { TMPDIR: folder };
}

/** Is it of a run that was killed? What another user has left is his. */
const isLeft = (name: string): boolean =>
  name.startsWith(mark) &&
  !existsSync(`/proc/${name.slice(mark.length).split('-')[0] ?? ''}`) &&
  statSync(join(memory, name)).uid === process.getuid?.();

function isUsable(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    accessSync(memory, constants.W_OK | constants.X_OK);
  } catch {
    return false;
  }
  const mounted = readFileSync('/proc/mounts', 'utf8').split('\n');
  if (mounted.some((line) => line.includes(` ${memory} `) && line.includes('noexec'))) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomy;
}

/** A folder on another disk than the one of temporary folders; or why there is none. */
export function otherDisk(): { path: string } | string {
  const path = [memory, '/var/tmp'].find((one) => existsSync(one) && statSync(one).dev !== statSync(tmpdir()).dev);
  return path === undefined ? 'no other disk here' : { path };
}
