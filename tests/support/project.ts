/**
 * A copy of the programs of this repository, in which a test file builds: one build at a time has a project to itself,
 * and test files run beside each other.
 */
import { cpSync, existsSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cachePlace, keptFolder } from '../../src/build/cache.ts';
import { run, start, temporaryFolder, type Folder } from './run.ts';

const parts = ['astro.config.mjs', 'package.json', 'package-lock.json', 'public', 'scripts', 'src', 'tsconfig.json'];
/** What renders pages is put together already (see programs-setup.ts). */
const programs = '.cache/programs';

/** Puts the programs into a folder, and what npm installs beside them. @param more names of further files */
export function copyPrograms(folder: string, more: readonly string[] = []): void {
  for (const part of [...parts, programs, ...more])
    if (existsSync(part)) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'junction');
}

export interface Project extends Folder {
  /** As the function of that name: a command of this project. */
  run: (...call: Parameters<typeof run>) => ReturnType<typeof run>;
  start: (...call: Parameters<typeof start>) => ReturnType<typeof start>;
  /** The folder of what is kept for the next build into an output folder. */
  cacheOf: (outDir: string) => string;
}

export function temporaryProject(): Project {
  const folder = temporaryFolder();
  const path = realpathSync(folder.path);
  copyPrograms(path);
  return {
    ...folder,
    path,
    // As npm says where it was called.
    run: (name, args, environment) => run(name, args, { INIT_CWD: path, ...environment }, path),
    start: (name, args, environment, ready) => start(name, args, { INIT_CWD: path, ...environment }, ready, path),
    cacheOf: (outDir) => cachePlace(keptFolder(path), path, outDir).folder,
  };
}
