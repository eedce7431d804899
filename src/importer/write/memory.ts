/** What imports remember from one to the next: small files in the folder of git, which nobody publishes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { git, repositoryOf } from '../../history/git.ts';
import { SettingsError } from '../../settings.ts';

/** Where something is remembered. */
export interface MemoryPlace {
  /** The top of the working tree. */
  top: string;
  file: string;
}

/** Where imports into a content folder remember what is called `name`; without git, nothing is remembered. */
export function memoryOf(contentDir: string, name: string): MemoryPlace | undefined {
  try {
    const { top } = repositoryOf(contentDir);
    const folder = git(contentDir, ['rev-parse', '--absolute-git-dir']).out.toString().trim();
    return { top, file: join(folder, `huitoukan-${name}.json`) };
  } catch (cause) {
    if (cause instanceof SettingsError) return undefined;
    throw cause;
  }
}

const memorySchema = z.record(z.string(), z.string());

/** What is remembered; a memory that can't be read is empty: then people say it once more. */
export function recall({ file }: MemoryPlace): Map<string, string> {
  if (!existsSync(file)) return new Map();
  try {
    return new Map(Object.entries(memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    return new Map();
  }
}

/** Remembers these, and nothing else. */
export function keep({ file }: MemoryPlace, memory: ReadonlyMap<string, string>): void {
  try {
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(memory), undefined, 1)}\n`);
  } catch {
    // Nothing is lost by it but the convenience.
  }
}
