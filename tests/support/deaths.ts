/** Processes that are killed in the middle of their work, and what must hold of a site then. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from '../../scripts/lib/manifest.ts';
import { compareCopy, folderCopy, readManifest } from '../../scripts/lib/verify.ts';

/** How a process ended: with a code, or by a signal. */
export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** Runs a script of this repository that dies as the environment says: see deadly.ts. */
export async function runDeadly(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<End> {
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'deadly.ts'), script, ...args], {
    env: { ...process.env, ...environment },
  });
  const end: End = { code: null, signal: null, out: '', err: '' };
  child.stdout.on('data', (chunk) => (end.out += String(chunk)));
  child.stderr.on('data', (chunk) => (end.err += String(chunk)));
  [end.code, end.signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return end;
}

/** Is a site there, and whole? Everything that its manifest names, and nothing else. */
export async function stateOf(folder: string): Promise<'absent' | 'whole' | 'partial'> {
  if (!existsSync(folder)) return 'absent';
  if (!existsSync(join(folder, manifestName))) return 'partial';
  const manifest = readManifest(readFileSync(join(folder, manifestName)), folder);
  const { missing, differing, extra, unread } = await compareCopy(folderCopy(folder), manifest);
  return [missing, differing, extra, unread].every(({ length }) => length === 0) ? 'whole' : 'partial';
}
