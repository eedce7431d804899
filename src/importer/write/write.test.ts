/** Whole or not at all: what stands in the folder after a write that failed half way. */
import type * as FileSystem from 'node:fs';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ImportStop } from '../stop.ts';
import { writeAll, type Output } from './write.ts';

/** The call of `node:fs` that fails, counted from 1 among those of its name. */
const failing = vi.hoisted((): { call: string; at: number; code: string } => ({ call: '', at: 0, code: '' }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const failAs =
    <T extends (...all: never[]) => unknown>(name: string, call: T) =>
    (...all: Parameters<T>): unknown => {
      if (failing.call === name && (failing.at -= 1) === 0)
        throw Object.assign(new Error(failing.code), { code: failing.code });
      return call(...all);
    };
  return {
    ...fs,
    fsyncSync: failAs('fsyncSync', fs.fsyncSync),
    renameSync: failAs('renameSync', fs.renameSync),
    openSync: failAs('openSync', fs.openSync),
  };
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-'));
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a/old.md'), '旧');
});
afterEach(() => {
  failing.call = '';
  rmSync(folder, { recursive: true });
});

const outputs = (): Output[] => [
  { path: join(folder, 'a/old.md'), name: 'a/old.md', before: '旧', after: '新' },
  { path: join(folder, 'a/new.md'), name: 'a/new.md', before: undefined, after: '新' },
  { path: join(folder, 'b/c/new.md'), name: 'b/c/new.md', before: undefined, after: '新' },
];

describe('a write that fails leaves everything as it was', () => {
  it.each([
    ['a full disk', 'fsyncSync', 2, 'ENOSPC', /^「a\/new\.md」：磁盘已满.*什么都没有写入$/u],
    ['a full disk in a new folder', 'fsyncSync', 3, 'ENOSPC', /^「b\/c\/new\.md」：磁盘已满.*什么都没有写入$/u],
    ['no permission', 'openSync', 1, 'EACCES', /^「a\/old\.md」：没有权限.*什么都没有写入$/u],
    ['a quota', 'fsyncSync', 1, 'EDQUOT', /磁盘配额已满/u],
    ['the last step', 'renameSync', 3, 'EXDEV', /EXDEV/u],
    ['a file in use', 'renameSync', 2, 'EBUSY', /^「a\/new\.md」：正被别的程序占用.*什么都没有写入$/u],
  ])('%s', (_, call, at, code, message) => {
    Object.assign(failing, { call, at, code });
    expect(() => {
      writeAll(outputs());
    }).toThrow(message);
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readdirSync(join(folder, 'a'))).toEqual(['old.md']);
    expect(readFileSync(join(folder, 'a/old.md'), 'utf8')).toBe('旧');
  });
});

it('writes all of them', () => {
  writeAll(outputs());
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'a',
    'a/new.md',
    'a/old.md',
    'b',
    'b/c',
    'b/c/new.md',
  ]);
  expect(readFileSync(join(folder, 'a/old.md'), 'utf8')).toBe('新');
});

it('writes nothing where a file changed in between', () => {
  writeFileSync(join(folder, 'a/old.md'), '别人改的');
  expect(() => {
    writeAll(outputs());
  }).toThrow(ImportStop);
  expect(readFileSync(join(folder, 'a/old.md'), 'utf8')).toBe('别人改的');
});
