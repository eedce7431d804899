/**
 * How much a site is, and how much work it makes: numbers that are the same on every machine. Seconds are measured by
 * `npm run bench`.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countedBuild, type Work } from '../../scripts/bench/builds/counted.ts';
import { makeContent } from '../../scripts/bench/content/make-content.ts';
import { factsOfSite, type SiteFacts } from '../../scripts/bench/measure/site-facts.ts';
import type { BuildReport } from '../../src/build/report.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';

const [few, many] = [500, 2000];

/** Its page and its JSON. */
const filesPerCase = 2;

/** The most bytes that a page of a kind has, all of the kind taken together. Lists have 50 to 99 cases on their first page. */
const mostBytes = {
  ...{ home: 20_000, search: 16_500, inspection: 28_000, data: 31_000, reporters: 9_500, corrections: 5_500 },
  ...{ case: 17_000, task: 17_000, rectification: 55_500, 'follow-up': 47_000 },
  ...{ cases: 39_000, regions: 46_000, types: 40_000, states: 39_000 },
};

/** The most bytes that a case takes of the page of its batch, which holds its whole text. */
const mostBytesInBatch = 2_400;
const home: Folder = temporaryFolder();
const sites = new Map<number, { report: BuildReport; work: Work; site: SiteFacts }>();

beforeAll(async () => {
  for (const cases of [few, many]) {
    const at = (name: string): string => `${home.path}/${name}-${String(cases)}`;
    makeContent(at('content'), cases);
    const build = { content: at('content'), dist: at('dist'), cache: at('cache') };
    const counted = await countedBuild(build, at('counts'));
    sites.set(cases, { ...counted, site: factsOfSite(build.dist) });
  }
}, 600_000);

afterAll(() => home.remove(), 120_000);

function siteOf(cases: number): { report: BuildReport; work: Work; site: SiteFacts } {
  const found = sites.get(cases);
  if (!found) throw new Error(`${String(cases)} cases are not built`);
  return found;
}

/** How many versions of records a site shows, each with its hash. */
function versionsIn(dist: string): number {
  const texts = ['made/data/cases.json', 'made/rectification.json'].map((name) =>
    readFileSync(`${dist}/${name}`, 'utf8'),
  );
  return new Set(texts.flatMap((text) => text.match(/(?<="sha256": ?")[0-9a-f]{64}/gu) ?? [])).size;
}

describe.each([few, many])('a site of %i cases', (cases) => {
  it('has a page a case, and each page once', () => {
    const { report, site } = siteOf(cases);
    expect(report.cases).toBe(cases);
    expect(site.kinds['case']?.files).toBe(cases);
    expect(site.kinds['task']?.files).toBe(60);
    expect([report.pages.kept, report.files.kept, report.index.kept]).toEqual([0, 0, 0]);
    expect(site.kinds['cases']?.files).toBe(cases / 50);
  });

  it('has no more files a case than its page and its JSON', () => {
    const { site } = siteOf(cases);
    expect(site.ofCases / cases).toBeLessThanOrEqual(filesPerCase);
    // What a search shows of cases lies in files of several.
    const texts = [...site.files.keys()].filter((name) => /^pagefind\/[^/]+\/texts\//u.test(name));
    expect(texts.length / cases).toBeGreaterThan(0);
    expect(texts.length / cases).toBeLessThanOrEqual(0.3);
  });

  it.each(Object.entries(mostBytes))('a page of the kind %s has %i bytes at most', (kind, most) => {
    const { files = 0, bytes = 0 } = siteOf(cases).site.kinds[kind] ?? {};
    expect(files).toBeGreaterThan(0);
    expect(bytes / files).toBeLessThanOrEqual(most);
  });

  it('shows a case in its batch in few bytes', () => {
    expect((siteOf(cases).site.kinds['batch']?.bytes ?? NaN) / cases).toBeLessThanOrEqual(mostBytesInBatch);
  });
});

/** Work for every case costs four times as much for four times the cases, and what is made once costs nothing more. */
describe('from 500 to 2,000 cases', () => {
  const growth = (of: (cases: number) => number): number => of(many) / of(few);

  it('no more pages are rendered than there are cases more', () => {
    expect(growth((cases) => siteOf(cases).report.pages.made)).toBeGreaterThan(3);
    expect(growth((cases) => siteOf(cases).report.pages.made)).toBeLessThanOrEqual(4);
  });

  it.each<keyof Work>(['hashes', 'hashedBytes', 'writes', 'writtenBytes', 'links'])('%s grow no faster', (what) => {
    const counted = (cases: number): number => siteOf(cases).work[what];
    // Every process is counted: each file of the site is written, hashed and kept at least once.
    expect(counted(few)).toBeGreaterThanOrEqual(
      what.endsWith('Bytes') ? siteOf(few).site.bytes : siteOf(few).report.total.made,
    );
    expect(growth(counted)).toBeLessThanOrEqual(4);
  });

  it('each file is written once, and hashed twice at most: what it is made of, and what it is; each version once', () => {
    const { work, site } = siteOf(many);
    expect(work.writes / site.files.size).toBeLessThanOrEqual(1.02);
    expect((work.hashes - versionsIn(`${home.path}/dist-${String(many)}`)) / site.files.size).toBeLessThanOrEqual(2);
    expect(work.writtenBytes / site.bytes).toBeLessThanOrEqual(1.1);
    // What pages show goes from one process to another.
    expect(work.handedBytes / site.bytes).toBeLessThanOrEqual(0.4);
  });
});
