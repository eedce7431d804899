/**
 * Sites of another office, with little or nothing in them: no page has a heading, a table or a list that nothing
 * stands under, and nothing is left over of the office for which the program was first made.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../support/content.ts';
import { emptyPlaces } from '../support/emptiness.ts';
import { bareInspection, newSite, sparse } from '../support/offices.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';

const example = 'tests/golden/example-content';
/** The worked example, which has everything. */
const whole: Files = Object.fromEntries(
  globSync('**/*.{md,mdx,yaml}', { cwd: example }).map((path) => [path, readFileSync(join(example, path), 'utf8')]),
);

/** Names of the place, the people and the numbers of the samples. */
const leftovers = /麒麟|曲靖|云南|珠江|吴俊明|qujing|qilin|53QJ/iu;

/** A file with all that is packed in it. */
function* unpacked(name: string, bytes: Uint8Array): Generator<readonly [string, Uint8Array]> {
  yield [name, bytes];
  const head = String.fromCharCode(...bytes.subarray(0, 2));
  if (head === 'PK')
    for (const [inner, file] of Object.entries(unzipSync(bytes))) yield* unpacked(`${name}/${inner}`, file);
  if (head === '\u001F\u008B') yield [`${name} unpacked`, gunzipSync(bytes)];
}

const project = temporaryProject();
afterAll(() => project.remove());

describe.each<[string, Files]>([
  ['no inspection', newSite],
  ['an inspection of which nothing is published', bareInspection],
  ['all that an inspection may lack', sparse],
  ['the same as samples, beside one that has everything', { ...sparse, ...whole }],
])('%s', (_, content) => {
  let home: Folder;
  beforeAll(async () => {
    home = temporaryFolder(
      Object.fromEntries(Object.entries(content).map(([name, file]) => [`content/${name}`, file])),
    );
    const [from, to] = [join(home.path, 'content'), join(home.path, 'dist')];
    const built = await project.run('build', [], { CONTENT_DIR: from, OUT_DIR: to, BUILD_DATE: '2029-01-05' });
    expect(built).toMatchObject({ code: 0, err: '' });
  }, 120_000);
  afterAll(() => home.remove());

  it('has something under every heading, and in every table and list', () => {
    const pages = globSync('**/*.html', { cwd: join(home.path, 'dist') });
    expect(pages.length).toBeGreaterThan(8);
    const empty = pages.flatMap((page) =>
      emptyPlaces(readFileSync(join(home.path, 'dist', page), 'utf8')).map((place) => `${page}: ${place}`),
    );
    expect(empty).toEqual([]);
  });

  it('names nothing of the office for which the program was first made', () => {
    const found: string[] = [];
    for (const name of globSync('**/*', { cwd: join(home.path, 'dist'), withFileTypes: true })) {
      if (!name.isFile()) continue;
      const path = join(name.parentPath, name.name);
      for (const [inside, bytes] of unpacked(path, readFileSync(path))) {
        const [word] = leftovers.exec(Buffer.from(bytes).toString()) ?? [];
        if (word !== undefined) found.push(`${inside}: ${word}`);
      }
    }
    expect(found).toEqual([]);
  });
});

it('what is empty is found', () => {
  const page = (body: string): string => `<!doctype html><main><h1>甲</h1><p>乙</p>${body}</main>`;
  for (const [body, place] of [
    ['<h2>公告</h2>', 'h2 公告'],
    ['<section><h2>公告</h2><ul></ul></section><section><h2>丙</h2><p>丁</p></section>', 'h2 公告'],
    ['<h2>公告</h2><h3>丙</h3><h2>丁</h2><p>戊</p>', 'h2 公告'],
    ['<h2>公告</h2><p hidden>丙</p>', 'h2 公告'],
    ['<table><caption>表</caption><thead><tr><th>列</th></tr></thead><tbody></tbody></table>', 'table 表列'],
    ['<ul></ul>', 'ul '],
    ['<details><summary>开</summary></details>', 'details 开'],
  ] as const)
    expect(emptyPlaces(page(body))).toContain(place);
  expect(emptyPlaces(page('<h2>图</h2><svg></svg><h2>丙</h2><h3>丁</h3><p>戊</p>'))).toEqual([]);
});
