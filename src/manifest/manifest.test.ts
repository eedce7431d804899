import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { hashOf } from '../hash.ts';
import { folderCopy } from './copy.ts';
import { filesIn, mostUnlisted, writeManifest } from './manifest.ts';
import { manifestIn, manifestOf, readHead } from './read.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifest-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const source = { site: 'https://example.org', commit: null, uncommitted: true, built: '2020-07-01' };
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
/** So many files of a folder. */
const filesOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    file: `${name}/区域/${String(i)}.html`,
    sha256: hashOf(`${name} ${String(i)}`),
  }));

test('names every file, sorted, with its SHA-256', () => {
  const written = [
    { file: 'b/区域/index.html', sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    { file: 'a.txt', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
  ];
  writeManifest(folder, source, written);
  const first = read('manifest.json');
  expect(JSON.parse(first)).toEqual({
    site: 'https://example.org',
    commit: null,
    uncommitted: true,
    built: '2020-07-01',
    files: {
      'a.txt': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'b/区域/index.html': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    },
    folders: {},
  });
  writeManifest(folder, source, [...written].reverse());
  expect(read('manifest.json')).toBe(first);
});

describe('a folder of many files has a list of its own', () => {
  const few = filesOf('few', mostUnlisted);
  const many = filesOf('many', mostUnlisted + 1);
  const top = Array.from({ length: mostUnlisted + 1 }, (_, i) => ({
    file: `${String(i)}.txt`,
    sha256: hashOf(String(i)),
  }));
  beforeEach(() => writeManifest(folder, source, [...many, ...top, ...few]));

  it('which the manifest names with its hash', () => {
    expect(filesIn(folder)).toEqual(['manifest.json', 'manifest/many.json']);
    const { files, folders } = JSON.parse(read('manifest.json')) as { files: object; folders: object };
    expect(Object.keys(files)).toEqual([...few, ...top].map(({ file }) => file).sort());
    expect(folders).toEqual({ many: hashOf(read('manifest/many.json')) });
    expect(Object.keys(JSON.parse(read('manifest/many.json')) as object)).toEqual(many.map(({ file }) => file).sort());
  });

  it('and is read with it, in a folder and anywhere else', async () => {
    const list = { file: 'manifest/many.json', sha256: hashOf(read('manifest/many.json')) };
    const files = Object.fromEntries([...many, ...few, ...top, list].map(({ file, sha256 }) => [file, sha256]));
    expect(manifestIn(folder)).toEqual({ ...source, files });
    expect(await manifestOf(folderCopy(folder))).toEqual(manifestIn(folder));
    expect(Object.keys(manifestIn(folder)?.files ?? {})).toEqual(Object.keys(files).sort());
  });

  it.each<[string, () => void, RegExp]>([
    [
      'is missing',
      () => rmSync(join(folder, 'manifest/many.json')),
      /写明另有 manifest\/many\.json，但是没有这个文件，可能没有传全$/u,
    ],
    [
      'is of another site',
      () => writeFileSync(join(folder, 'manifest/many.json'), '{}\n'),
      /和 manifest\/many\.json 不是同一次生成的/u,
    ],
  ])('that %s is told', async (_, spoil, said) => {
    spoil();
    await expect(manifestOf(folderCopy(folder))).rejects.toThrow(said);
    expect(manifestIn(folder)).toBeUndefined();
  });

  it.each(['../x', 'a/b', '..', ''])('that would stand at %j is none of ours', (name) => {
    const head = JSON.parse(read('manifest.json')) as object;
    const bytes = Buffer.from(JSON.stringify({ ...head, folders: { [name]: 'a'.repeat(64) } }));
    expect(() => readHead(bytes, '清单')).toThrow('清单内容不对：folders');
  });
});

test('manifest.json stays small, however many files there are', () => {
  writeManifest(folder, source, [...filesOf('a', 20_000), ...filesOf('b', 20_000), ...filesOf('c', 10)]);
  expect(statSync(join(folder, 'manifest.json')).size).toBeLessThan(2000);
});

test('a site of another folder leaves the lists of the others as they are', () => {
  writeManifest(folder, source, [...filesOf('a', 100), ...filesOf('b', 100)]);
  const before = read('manifest/a.json');
  writeManifest(folder, { ...source, built: '2020-07-02' }, [...filesOf('a', 100), ...filesOf('b', 101)]);
  expect(read('manifest/a.json')).toBe(before);
});
