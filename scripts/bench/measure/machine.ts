/** The machine that is measured on, as a reader of the figures needs it. */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../../src/machine/process.ts';

export const machineSchema = z.strictObject({
  cores: z.number(),
  processor: z.string(),
  memory: z.number(),
  /** The file system that the sites are written to. */
  disk: z.string(),
  system: z.string(),
  /** Versions by name. */
  versions: z.record(z.string(), z.string()),
});
export type Machine = z.infer<typeof machineSchema>;

/** @param folder that sites are written to */
export const thisMachine = (folder: string): Machine => ({
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? '',
  memory: totalmem(),
  disk: fileSystemOf(folder),
  system: `${platform()} ${release()}`,
  versions: { Node: process.version.slice(1), Astro: versionOf('astro'), Pagefind: versionOf('pagefind') },
});

/** The version of an npm package of the project. */
function versionOf(name: string): string {
  const file = join(root, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** The kind of the file system, such as `ext4` or `tmpfs`, where the system tells. */
function fileSystemOf(folder: string): string {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, at = '']) => at === '/' || folder === at || folder.startsWith(`${at}/`))
      .sort(([, a = ''], [, b = '']) => b.length - a.length);
    return mounts[0]?.[2] ?? '';
  } catch {
    return '';
  }
}
