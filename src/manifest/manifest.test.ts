import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeManifest } from './manifest.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifest-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('names every file but itself, sorted, with its SHA-256', () => {
  mkdirSync(join(folder, 'b/区域'), { recursive: true });
  writeFileSync(join(folder, 'b/区域/index.html'), 'abc');
  writeFileSync(join(folder, 'a.txt'), '');
  const source = { site: 'https://example.org', commit: null, uncommitted: true, built: '2020-07-01' };
  expect(writeManifest(folder, source)).toEqual({ files: 2, bytes: 3 });
  const first = readFileSync(join(folder, 'manifest.json'), 'utf8');
  expect(JSON.parse(first)).toEqual({
    site: 'https://example.org',
    commit: null,
    uncommitted: true,
    built: '2020-07-01',
    files: {
      'a.txt': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'b/区域/index.html': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    },
  });
  writeManifest(folder, source);
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(first);
});
