import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Files } from '../../tests/support/content.ts';
import { temporaryRepository, type TestRepository } from '../../tests/support/repository.ts';
import { provenanceOf, writeManifest } from './manifest.ts';

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

test('what no repository holds has no commit', () => {
  const none = { commit: null, uncommitted: true };
  expect(provenanceOf(folder)).toEqual(none);
  expect(provenanceOf(join(folder, 'missing'))).toEqual(none);
});

describe('the state of the content', () => {
  let repository: TestRepository;
  let commit: string;
  beforeEach(() => {
    repository = temporaryRepository({ '.gitignore': 'content/ignored.md\n', 'content/a.md': '一', 'other.txt': '' });
    commit = repository.git('rev-parse', 'HEAD');
  });
  afterEach(() => repository.remove());

  test.each<[string, Files, boolean]>([
    ['as committed', {}, false],
    ['changed', { 'content/a.md': '二' }, true],
    ['with a new file', { 'content/b.md': '二' }, true],
    ['with a new folder', { 'content/b/c.md': '二' }, true],
    ['with a file that Git is to ignore', { 'content/ignored.md': '二' }, true],
    ['with a hidden file', { 'content/.DS_Store': '' }, false],
    ['while something else changes', { 'other.txt': '二' }, false],
  ])('%s', (_, files, uncommitted) => {
    repository.write(files);
    repository.git('config', 'status.showUntrackedFiles', 'no');
    expect(provenanceOf(join(repository.path, 'content'))).toEqual({ commit, uncommitted });
  });

  test('staged only, or without a file', () => {
    repository.write({ 'content/a.md': '二' });
    repository.git('add', '--all');
    expect(provenanceOf(join(repository.path, 'content')).uncommitted).toBe(true);
    repository.commit();
    repository.drop('content/a.md');
    repository.write({ 'content/b.md': '二' });
    expect(provenanceOf(join(repository.path, 'content')).uncommitted).toBe(true);
  });
});
