import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../tests/support/run.ts';
import { changedFiles, factsOfSite } from './site-facts.ts';

const page = (kind: string, text = ''): string => `<html><main class="x" data-page="${kind}">${text}</main></html>`;

test('counts files by kind, and those of each case by its key', () => {
  const folder = temporaryFolder({
    'a/cases/index.html': page('cases'),
    'a/cases/page/1/index.html': page('cases'),
    'a/cases/D1/index.html': page('case'),
    'a/cases/D1.json': '{}',
    'a/cases.json': '{}',
    'embed/a/cases/D1.html': '<p>D1</p>',
    'pagefind/x.json': '{}',
    'manifest.json': '{}',
    LICENSE: 'free',
  });
  try {
    const { files, kinds, ofCases, bytes } = factsOfSite(folder.path);
    expect(Object.fromEntries(Object.entries(kinds).map(([kind, one]) => [kind, one.files]))).toEqual({
      cases: 2,
      case: 1,
      '.json': 2,
      'embed .html': 1,
      'pagefind/': 1,
      manifest: 1,
      LICENSE: 1,
    });
    expect([files.size, ofCases]).toEqual([9, 3]);
    expect(bytes).toBe(Object.values(kinds).reduce((sum, one) => sum + one.bytes, 0));
  } finally {
    folder.remove();
  }
});

test('files that are new, gone or changed are counted, and no others', () => {
  const [one, two] = [
    temporaryFolder({ 'same.txt': 'a', 'gone.csv': 'b', 'index.html': page('home') }),
    temporaryFolder({ 'same.txt': 'a', 'new.json': 'b', 'index.html': page('home', 'new') }),
  ];
  try {
    expect(changedFiles(factsOfSite(one.path), factsOfSite(two.path))).toEqual({ '.csv': 1, '.json': 1, home: 1 });
    expect(changedFiles(factsOfSite(one.path), factsOfSite(one.path))).toEqual({});
  } finally {
    one.remove();
    two.remove();
  }
});
