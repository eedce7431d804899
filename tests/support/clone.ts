/** A clone of this repository as a worker has it: code and content in a repository, what npm installs beside it. */
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Files } from './content.ts';
import { temporaryRepository, type TestRepository } from './repository.ts';

const parts = [
  '.gitattributes',
  '.gitignore',
  'astro.config.mjs',
  'package.json',
  'public',
  'scripts',
  'src',
  'tsconfig.json',
];

/** A clone in which commands are run as people run them. */
export interface Clone extends TestRepository {
  /** Runs a program in it; output and errors together. */
  run: (
    program: string,
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ) => { code: number; text: string };
  /** Runs a line as it would be typed. */
  shell: (line: string) => { code: number; text: string };
}

/** @param content what stands in content/ */
export function temporaryClone(content: Files): Clone {
  const files = Object.fromEntries(Object.entries(content).map(([name, file]) => [`content/${name}`, file]));
  const repository = temporaryRepository(files);
  for (const part of parts) if (existsSync(part)) cpSync(part, join(repository.path, part), { recursive: true });
  // A link is no folder to .gitignore.
  repository.write({ '.git/info/exclude': 'node_modules\n' });
  symlinkSync(join(process.cwd(), 'node_modules'), join(repository.path, 'node_modules'), 'junction');
  repository.commit('code');
  const run: Clone['run'] = (program, args, environment = {}) => {
    // Vitest runs in CI too, and sets variables of its own; the worker's machine has none of them, nor of these tests'.
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(?:CI|CONTENT_DIR|INIT_CWD|npm_.*|VITEST.*|NODE_ENV|GIT_.*)$/u.test(name),
    );
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: repository.path,
      encoding: 'utf8',
      env: { ...Object.fromEntries(inherited), BUILD_DATE: '2021-05-20', ...environment },
    });
    return { code: status ?? -1, text: stdout + stderr };
  };
  return { ...repository, run, shell: (line) => run('sh', ['-c', line]) };
}
