/** Once a process: content/ belongs to the office, so a test that reads it fails; fixtures stand beside it. */
import fs, { type PathLike } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const content = resolve('content');

/** Throws if a path, or what a pattern begins with, lies in content/. */
function refuse(asked: unknown, cwd: unknown = '.'): void {
  if (Array.isArray(asked)) for (const one of asked) refuse(one, cwd);
  if (typeof asked !== 'string' && !(asked instanceof URL)) return;
  const path = resolve(String(cwd), typeof asked === 'string' ? asked : fileURLToPath(asked));
  if (path === content || path.startsWith(content + sep))
    throw new Error(`${path} is the office's: tests stand on tests/fixtures/content (see CONTRIBUTING.md)`);
}

const guarded = Symbol.for('content is guarded');
const { readFileSync, readdirSync, globSync } = fs;
if (!Reflect.has(fs, guarded))
  Object.assign(fs, {
    [guarded]: true,
    readFileSync: (path: PathLike, ...more: []) => {
      refuse(path);
      return readFileSync(path, ...more);
    },
    readdirSync: (path: PathLike, ...more: []) => {
      refuse(path);
      return readdirSync(path, ...more);
    },
    globSync: (pattern: string, ...more: [{ cwd?: string }?]) => {
      refuse(pattern, more[0]?.cwd);
      return globSync(pattern, ...(more as []));
    },
  });
syncBuiltinESMExports();
