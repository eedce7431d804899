/** The live preview keeps its caches where it may write. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { previewCaches } from './preview-caches.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huitoukan-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('are beside the libraries', () => {
  expect(previewCaches(folder)).toEqual({});
});

it('have a folder of their own where nothing can be written beside the libraries', () => {
  // Whoever is root may write anywhere, but not below a file.
  writeFileSync(join(folder, 'file'), '');
  const { cacheDir = '', vite } = previewCaches(join(folder, 'file'));
  const made = dirname(cacheDir);
  expect([existsSync(made), dirname(vite?.cacheDir ?? ''), made.startsWith(tmpdir())]).toEqual([true, made, true]);
  rmSync(made, { recursive: true });
});
