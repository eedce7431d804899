/** Runs the commands of scripts/ as people do, in a process of their own. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scriptOf } from '../../scripts/docs/commands.ts';
import { compiledIn } from './compiled.ts';
import type { Files } from './content.ts';
import { writeInto } from './write-into.ts';

export type Environment = Readonly<Record<string, string>>;

/** What a command did. */
export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** The environment of a shell: Astro behaves differently under Vitest. */
export function shellEnvironment(more: Environment): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^VITEST|^(?:GITHUB_ACTIONS|NODE_ENV|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/u.test(name),
  );
  return { ...Object.fromEntries(inherited), ...more };
}

/**
 * Runs a command, such as `build` or `test:long`, to its end.
 * @param project whose command; one that builds takes a project of its own, see temporaryProject
 */
export const run = (
  name: string,
  args: readonly string[],
  environment: Environment = {},
  project = process.cwd(),
): Promise<Outcome> =>
  new Promise((resolve) => {
    const options = {
      cwd: project,
      env: shellEnvironment({ ...compiledIn(project), ...environment }),
      maxBuffer: 1e8,
    };
    const child = execFile(process.execPath, [join(project, scriptOf(name)), ...args], options, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });

/** A command that goes on until it is stopped. */
export interface Running {
  /** Everything printed so far. */
  printed: () => string;
  stop: () => Promise<void>;
}

/** Starts a command and waits until it prints `ready`. */
export async function start(
  name: string,
  args: readonly string[],
  environment: Environment,
  ready: RegExp,
  project = process.cwd(),
): Promise<Running> {
  let text = '';
  const child: ChildProcess = spawn(process.execPath, [join(project, scriptOf(name)), ...args], {
    cwd: project,
    env: shellEnvironment({ ...compiledIn(project), ...environment }),
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const running: Running = {
    printed: () => text,
    stop: () => {
      child.kill();
      return ended;
    },
  };
  await until(() => ready.test(text) || (child.exitCode !== null && Promise.reject(new Error(text))), 60_000).catch(
    async (cause: unknown) => {
      await running.stop();
      throw new Error(`${name} did not start: ${text}`, { cause });
    },
  );
  return running;
}

/** Waits until something holds; fails if it does not in time. */
export async function until(holds: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('timed out');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A content folder that is there for as long as a test needs it. */
export interface Folder {
  path: string;
  write: (files: Files) => void;
  remove: () => void;
}

/** Makes a folder outside the repository. */
export function temporaryFolder(files: Files = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'site-'));
  const write = (more: Files): void => writeInto(path, more);
  write(files);
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}
