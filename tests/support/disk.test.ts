/** Where tests put what they make: what a run has made goes with it, and what a killed one left goes with the next. */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const memory = '/dev/shm';
const room = existsSync(memory) ? statfsSync(memory) : undefined;
const isHere =
  room !== undefined &&
  room.bavail * room.bsize > 4e9 &&
  !readFileSync('/proc/mounts', 'utf8').includes(`${memory} tmpfs rw,noexec`);
/** Of a process that can't be. */
const [left, foreign] = ['a', 'b'].map((end) => join(memory, `huitoukan-tests-99999999-${end}`)) as [string, string];

const asks = (environment: NodeJS.ProcessEnv): string => {
  const code = `console.log((await import('./tests/support/disk.ts')).inMemory().TMPDIR ?? 'usual')`;
  const inherited = Object.entries(process.env).filter(([name]) => name !== 'TMPDIR');
  const env = { ...Object.fromEntries(inherited), ...environment };
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' }).trim();
};

describe.runIf(isHere)('memory', () => {
  beforeEach(() => [left, foreign].forEach((folder) => mkdirSync(folder)));
  afterEach(() => [left, foreign].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it('holds what a run makes, as long as it runs', () => {
    const folder = asks({});
    expect(folder).toMatch(/^\/dev\/shm\/huitoukan-tests-\d+-/u);
    expect([existsSync(folder), existsSync(left)]).toEqual([false, false]);
  });

  it.runIf(process.getuid?.() === 0)('keeps what another user has left', () => {
    chownSync(foreign, 65534, 65534);
    asks({});
    expect([existsSync(left), existsSync(foreign)]).toEqual([false, true]);
  });

  it('is not asked where somebody says where to put it', () => {
    expect(asks({ TMPDIR: '/tmp' })).toBe('usual');
    expect(existsSync(left)).toBe(true);
  });
});
