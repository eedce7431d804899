/** A clone of this repository as a worker has it: code and content in a repository, what npm installs beside it. */
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compiledIn } from './compiled.ts';
import type { Files } from './content.ts';
import { copyPrograms } from './project.ts';
import { temporaryRepository, type TestRepository } from './repository.ts';
import type { Environment } from './run.ts';

/** What a program said, errors among it, and its exit code. */
export interface Said {
  code: number;
  text: string;
}

/** A clone in which commands are run as people run them. */
export interface Clone extends TestRepository {
  /** What each process of it has in its environment besides. */
  environment: Environment;
  /** Runs a program in it. */
  run: (program: string, args: readonly string[], environment?: Environment) => Said;
  /** The same, while this process goes on, such as to answer it. */
  runBeside: (program: string, args: readonly string[], environment?: Environment) => Promise<Said>;
  /** Starts a program that goes on; returns what ends it and all that it started. */
  start: (program: string, args: readonly string[], environment?: Environment) => () => Promise<void>;
  /** Runs a line as it would be typed. */
  shell: (line: string) => Said;
}

/** @param content what stands in content/ */
export function temporaryClone(content: Files): Clone {
  const files = Object.fromEntries(Object.entries(content).map(([name, file]) => [`content/${name}`, file]));
  const repository = temporaryRepository(files);
  copyPrograms(repository.path, ['.gitattributes', '.gitignore']);
  // A link is no folder to .gitignore.
  repository.write({ '.git/info/exclude': 'node_modules\n' });
  repository.commit('code');
  // Vitest runs in CI too, and sets variables of its own; the worker's machine has none of them, nor of these tests'.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:CI|CONTENT_DIR|INIT_CWD|npm_.*|VITEST.*|NODE_ENV|GIT_.*)$/u.test(name),
  );
  const own = compiledIn(repository.path);
  const options = (environment: Environment) =>
    ({
      cwd: repository.path,
      encoding: 'utf8',
      env: { ...Object.fromEntries(inherited), ...own, BUILD_DATE: '2021-05-20', ...environment },
    }) as const;
  const run: Clone['run'] = (program, args, environment = {}) => {
    const { status, stdout, stderr } = spawnSync(program, args, options(environment));
    return { code: status ?? -1, text: stdout + stderr };
  };
  const runBeside: Clone['runBeside'] = (program, args, environment = {}) =>
    new Promise((resolve) => {
      const child = execFile(program, args, options(environment), (_error, out, err) => {
        resolve({ code: child.exitCode ?? -1, text: out + err });
      });
    });
  const start: Clone['start'] = (program, args, environment = {}) => {
    const child = spawn(program, args, { ...options(environment), detached: true, stdio: 'ignore' });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    return async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
      await ended;
    };
  };
  return { ...repository, environment: own, run, runBeside, start, shell: (line) => run('sh', ['-c', line]) };
}

/** The repository of the office, which a clone has as `origin`: bare, `main` is pushed. */
export function hubOf(clone: Clone): { path: string; git: (...args: readonly string[]) => string } {
  const path = join(clone.path, '.git/hub');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', path]);
  clone.git('remote', 'add', 'origin', path);
  clone.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  clone.git('remote', 'set-head', 'origin', 'main');
  return {
    path,
    git: (...args) =>
      execFileSync('git', args, { cwd: path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim(),
  };
}
