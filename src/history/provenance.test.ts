import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Files } from '../../tests/support/content.ts';
import { temporaryRepository, type TestRepository } from '../../tests/support/repository.ts';
import { provenanceOf } from './provenance.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provenance-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
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
