/** What a build and all its processes did, in numbers that are the same on every machine. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildReport } from '../../../src/build/report.ts';
import { buildOnce, type OurBuild } from './ours.ts';

export interface Work {
  /** Hashes that were finished. */
  hashes: number;
  hashedBytes: number;
  /** Files that were written, and copied. */
  writes: number;
  writtenBytes: number;
  /** What one process left in a file for another one, which is gone soon. */
  handedBytes: number;
  /** Files that got one more name. */
  links: number;
}

/** Builds, and counts. @param counts a folder for the counts of each process */
export async function countedBuild(build: OurBuild, counts: string): Promise<{ report: BuildReport; work: Work }> {
  mkdirSync(counts, { recursive: true });
  const preload = pathToFileURL(join(import.meta.dirname, 'count.ts'));
  preload.searchParams.set('to', counts);
  const { report } = await buildOnce({ ...build, nodeOptions: `--import=${preload.href}` });
  const work: Work = { hashes: 0, hashedBytes: 0, writes: 0, writtenBytes: 0, handedBytes: 0, links: 0 };
  for (const name of readdirSync(counts)) {
    const one = JSON.parse(readFileSync(join(counts, name), 'utf8')) as Work;
    for (const what of Object.keys(work) as (keyof Work)[]) work[what] += one[what];
  }
  return { report, work };
}
