/** One more batch on a large site changes what shows it, and nothing else. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addBatch, madeToday, makeContent } from '../../scripts/bench/content/make-content.ts';
import type { SiteManifest } from '../../src/manifest/manifest.ts';
import { readManifest } from '../support/manifest.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';

const [cases, more] = [2000, 30];
const project = temporaryProject();
let home: Folder;
let changed: string[];
let removed: string[];
let added: ReadonlySet<string>;

async function build(): Promise<SiteManifest['files']> {
  const outDir = join(home.path, 'dist');
  const { code, err } = await project.run('build', [], {
    CONTENT_DIR: join(home.path, 'content'),
    OUT_DIR: outDir,
    BUILD_DATE: madeToday,
  });
  expect([code, err]).toEqual([0, '']);
  return readManifest(outDir).files;
}

beforeAll(async () => {
  home = temporaryFolder();
  makeContent(join(home.path, 'content'), cases);
  const before = await build();
  addBatch(join(home.path, 'content'), more);
  const after = await build();
  changed = Object.keys(after).filter((file) => before[file] !== after[file]);
  removed = Object.keys(before).filter((file) => after[file] === undefined);
  added = new Set(changed.filter((file) => before[file] === undefined));
}, 600_000);

afterAll(() => {
  home.remove();
  project.remove();
});

/** What must change, at most how many files, and why. Sixteen regions, eleven types and six states are in made content. */
const kinds: Readonly<Record<string, readonly [pattern: RegExp, most: number]>> = {
  'a page and a JSON file of each new case': [/^made\/cases\/[DX][^/]+(?:\.json|\/index\.html)$/u, 2 * more],
  'the new batch: its page, three files to download, its picture': [/^made\/batches\/\d+(?:\/|\.)/u, 5],
  'the lists of batches and of cases, which show what is newest': [/^made\/(?:batches|cases)\/index\.html$/u, 2],
  'the lists of regions with a new case, and their feeds': [/^made\/regions\/[^/]+\/(?:index|feed)\./u, 3 * 16],
  'the lists of types with a new case, and their feeds': [/^made\/types\/[^/]+\/(?:index|feed)\./u, 3 * 11],
  'the lists of states with a new case': [/^made\/states\/[^/]+\/index\.html$/u, 6],
  'numbered pages: one that has become full, and the one before it, which leads there': [
    /^made\/(?:cases|(?:regions|types|states)\/[^/]+)\/page\/\d+\/index\.html$/u,
    2 * (1 + 16 + 11 + 6),
  ],
  'the files of the inspection as a whole, and the page that tells their sizes': [/^made\/data\//u, 8],
  'home and the inspection, which count': [/^(?:made\/)?index\.html$/u, 2],
  'the pages that say up to what day': [/^(?:search|reporters)\/index\.html$/u, 2],
  'the feeds of the site and the inspection': [/^(?:made\/)?feed\.(?:xml|json)$/u, 4],
  'the catalogue, which tells the newest day': [/^catalog\.jsonld$/u, 1],
  'the list of shards': [/^pagefind\/shards\.json$/u, 1],
  'the lists of the manifest': [/^manifest\/(?:made|pagefind)\.json$/u, 2],
  'one shard, with a file of texts a case': [/^pagefind\/s[0-9a-f]{7}\//u, more + 20],
};

test('counts what changes, by kind', () => {
  const counted = Object.entries(kinds).map(([kind, [pattern, most]]) => {
    const found = changed.filter((file) => pattern.test(file));
    expect(found.length, kind).toBeLessThanOrEqual(most);
    return [kind, found.length] as const;
  });
  const needless = changed.filter((file) => !Object.values(kinds).some(([pattern]) => pattern.test(file)));
  expect(needless).toEqual([]);
  console.log(
    [...counted, ['together', changed.length]].map(([kind, count]) => `${String(count)}\t${String(kind)}`).join('\n'),
  );
  expect(changed.length).toBeLessThanOrEqual(260);
});

test('nothing of an earlier case, batch or shard is among it, and nothing goes', () => {
  const ofRecords = /^made\/(?:cases\/[DX]|batches\/\d)|^pagefind\/s[0-9a-f]{7}\//u;
  expect(changed.filter((file) => ofRecords.test(file) && !added.has(file))).toEqual([]);
  expect(new Set(changed.map((file) => /^pagefind\/(s[0-9a-f]{7})\//u.exec(file)?.[1] ?? '')).size).toBe(2);
  expect(removed).toEqual([]);
});

test('of a list, the pages that are full stay, but the last one, which leads to a new one', () => {
  const numbered = changed.flatMap((file) => {
    const [, list = '', number] = /^(.+\/page)\/(\d+)\/index\.html$/u.exec(file) ?? [];
    return number === undefined ? [] : [{ list, number: Number(number), isNew: added.has(file) }];
  });
  for (const { list, number, isNew } of numbered)
    if (!isNew) expect(numbered, `${list} ${String(number)}`).toContainEqual({ list, number: number + 1, isNew: true });
});
