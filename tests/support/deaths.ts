/** Processes that are killed in the middle of their work, and what must hold of a site then. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { folderCopy } from '../../src/manifest/copy.ts';
import { manifestIn } from '../../src/manifest/read.ts';
import { compareCopy } from '../../src/manifest/verify.ts';
import { temporaryClone, type Clone } from './clone.ts';
import { minimal, someDay } from './content.ts';
import { shellEnvironment, type Environment } from './run.ts';

/** How a process ended: with a code, or by a signal. */
export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** A process that can be told to end. */
export interface Started {
  ended: Promise<End>;
  /** What it has said so far. */
  said: () => string;
  kill: (signal: NodeJS.Signals) => void;
}

/**
 * Starts a script that dies as the environment says: see deadly.ts.
 * @param user whom it runs as
 */
export function startDeadly(
  script: string,
  args: readonly string[],
  environment: Environment,
  user: { uid?: number; gid?: number } = {},
): Started {
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'deadly.ts'), script, ...args], {
    env: shellEnvironment(environment),
    ...user,
  });
  const end: End = { code: null, signal: null, out: '', err: '' };
  child.stdout.on('data', (chunk) => (end.out += String(chunk)));
  child.stderr.on('data', (chunk) => (end.err += String(chunk)));
  const ended = once(child, 'close').then(([code, signal]) =>
    Object.assign(end, { code: code as number | null, signal: signal as NodeJS.Signals | null }),
  );
  return { ended, said: () => end.out + end.err, kill: (signal) => void child.kill(signal) };
}

/** The same, to its end. */
export const runDeadly = (...call: Parameters<typeof startDeadly>): Promise<End> => startDeadly(...call).ended;

/** Is a site there, and whole? Everything that its manifest names, and nothing else. */
export async function stateOf(folder: string): Promise<'absent' | 'whole' | 'partial'> {
  if (!existsSync(folder)) return 'absent';
  const manifest = manifestIn(folder);
  if (!manifest) return 'partial';
  const { missing, differing, extra, unread } = await compareCopy(folderCopy(folder), manifest);
  return [missing, differing, extra, unread].every(({ length }) => length === 0) ? 'whole' : 'partial';
}

/** A clone in which real builds are killed. */
export interface Desk {
  clone: Clone;
  /** Where it builds to: `out` in a folder of its own. */
  outDir: string;
  /** A file for DIE_LOG. */
  log: string;
  environment: Environment;
  /** Starts a command of the clone. */
  start: (name: string, more?: Environment) => Started;
  remove: () => void;
}

/** @param disk the folder in which the output folder gets a place */
export function temporaryDesk(disk = tmpdir()): Desk {
  const clone = temporaryClone(minimal);
  const place = mkdtempSync(join(disk, 'desk-'));
  const environment = { ...clone.environment, CONTENT_DIR: '', OUT_DIR: join(place, 'out'), BUILD_DATE: someDay };
  return {
    clone,
    outDir: environment.OUT_DIR,
    log: `${clone.path}.log`,
    environment,
    start: (name, more = {}) => startDeadly(join(clone.path, 'scripts', `${name}.ts`), [], { ...environment, ...more }),
    remove: () => {
      clone.remove();
      rmSync(`${clone.path}.log`, { force: true });
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Puts an old site where the desk builds to, in a tenth of a second. */
export async function putOldSite({ clone, outDir }: Desk): Promise<void> {
  const end = await runDeadly('tests/support/make-site.ts', [clone.path, outDir, 'old'], {});
  expect(end).toMatchObject({ code: 0, err: '' });
}

/** Nothing that a build needs for itself is left, in the project or beside the site. */
export function expectTidy({ clone, outDir }: Desk, told: string): void {
  const left = clone
    .git('status', '--short', '--ignored')
    .split('\n')
    .filter((line) => !/^!! (?:\.astro\/|\.cache\/|node_modules)$/u.test(line));
  expect(left.join('\n'), told).toBe('');
  expect(readdirSync(dirname(outDir)), told).toEqual(existsSync(outDir) ? ['out'] : []);
}

/**
 * Kills a real build, and has any command put things right.
 * @param kill has the build die
 * @returns was the old site absent in between?
 */
export async function surviveDeath(desk: Desk, told: string, kill: () => Promise<End>): Promise<boolean> {
  const { signal, err } = await kill();
  expect(signal, told).toBe('SIGKILL');
  // The process of the search index outlives it for a moment, and complains.
  expect(err, told).toMatch(/^(?:\s*thread '<unnamed>' \(\d+\) panicked at pagefind[^]*)?$/u);
  const state = await stateOf(desk.outDir);
  expect(state, told).not.toBe('partial');
  // Without a word of where the site is: it is remembered in the project.
  const next = await desk.start('check', { OUT_DIR: '' }).ended;
  expect([next.code, next.signal], `${told}\n${next.err}`).toEqual([0, null]);
  expect(next.err, told).not.toMatch(/^ +at /mu);
  expect(await stateOf(desk.outDir), told).toBe('whole');
  expectTidy(desk, told);
  return state === 'absent';
}
