/** Builds of ours for measurements: a process of its own, and a cache that is no office's. */
import { join } from 'node:path';
import type { BuildReport } from '../../../src/build/report.ts';
import { root } from '../../../src/machine/process.ts';
import { madeToday } from '../content/make-content.ts';
import { measureScript, type Measurement } from '../measure/measure.ts';

export interface OurBuild {
  content: string;
  dist: string;
  /** The folder of what is kept: an empty one makes a cold build, that of an earlier build a warm one. */
  cache: string;
  what?: 'whole' | 'bare';
  /** BUILD_DATE */
  today?: string;
  /** For Node.js, in all processes. */
  nodeOptions?: string;
}

/** Builds, and says what that took and what was made. */
export async function buildOnce(build: OurBuild): Promise<Measurement & { report: BuildReport }> {
  const { content, dist, cache, what = 'whole', today = madeToday, nodeOptions } = build;
  const environment = {
    CONTENT_DIR: content,
    OUT_DIR: dist,
    BUILD_DATE: today,
    ...(nodeOptions !== undefined && { NODE_OPTIONS: nodeOptions }),
  };
  const measured = await measureScript(join(root, 'scripts/bench/builds/build.ts'), [what, cache], environment);
  return { ...measured, report: JSON.parse(measured.out.trimEnd().split('\n').at(-1) ?? '') as BuildReport };
}
