import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { times } from '../../../tests/support/random.ts';
import { tryLock } from './lock.ts';

let folder = '';
const path = (): string => join(folder, 'lock');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const user = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--expose-gc', 'tests/support/lock-user.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

test('one holds it, the other does not; its file goes with it', () => {
  const lock = tryLock(path());
  expect(lock?.isHeld()).toBe(true);
  expect(tryLock(path())).toBeUndefined();
  lock?.release();
  lock?.release();
  expect(lock?.isHeld()).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
  const again = tryLock(path());
  expect(again?.isHeld()).toBe(true);
  again?.release();
});

test('a process that is killed holds it no longer', async () => {
  const holder = user('hold', path());
  await once(holder.stdout ?? holder, 'data');
  expect(tryLock(path())).toBeUndefined();
  const ended = once(holder, 'exit');
  holder.kill('SIGKILL');
  await ended;
  expect(existsSync(path())).toBe(true);
  const lock = tryLock(path());
  expect(lock?.isHeld()).toBe(true);
  lock?.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('never two at a time, though each removes the file of the lock', { timeout: times(30_000) }, async () => {
  const racers = Array.from({ length: 5 }, () => user('race', path(), String(times(60))));
  const codes = await Promise.all(racers.map(async (racer) => ((await once(racer, 'exit')) as [number])[0]));
  expect(codes).toEqual([0, 0, 0, 0, 0]);
  expect(readdirSync(folder)).toEqual([]);
});

test('where no file can be made, the reason is told as Node does', () => {
  expect(() => tryLock(join(folder, 'none', 'lock'))).toThrow(/^ENOENT/u);
});
