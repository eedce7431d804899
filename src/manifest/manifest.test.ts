import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

test('names every file, sorted, with its SHA-256', () => {
  const source = { site: 'https://example.org', commit: null, uncommitted: true, built: '2020-07-01' };
  const written = [
    { file: 'b/区域/index.html', sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    { file: 'a.txt', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
  ];
  writeManifest(folder, source, written);
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
  writeManifest(folder, source, [...written].reverse());
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(first);
});
