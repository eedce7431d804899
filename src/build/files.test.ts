import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFiles } from './files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('writes texts as UTF-8 and bytes as they are, under the names that the addresses mean', async () => {
  const files = [
    { path: '/a/%E9%BA%92%E9%BA%9F%E5%8C%BA/feed.xml', render: () => '麒麟区' },
    { path: '/a/b.zip', render: () => Promise.resolve(new Uint8Array([0, 255])) },
  ];
  expect(await writeFiles(files, folder)).toMatchObject({ files: 2, bytes: 11 });
  expect(readFileSync(join(folder, 'a/麒麟区/feed.xml'), 'utf8')).toBe('麒麟区');
  expect([...readFileSync(join(folder, 'a/b.zip'))]).toEqual([0, 255]);
});

test('refuses an empty file, and one whose name is taken', async () => {
  await expect(writeFiles([{ path: '/a.txt', render: () => '' }], folder)).rejects.toThrow('/a.txt is empty');
  const twice = { path: '/b.txt', render: () => 'b' };
  await expect(writeFiles([twice, twice], folder)).rejects.toThrow('EEXIST');
});
