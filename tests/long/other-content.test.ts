/** `npm test` passes whatever an office has in content/: in a clone with other valid content, all of it is run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newSite } from '../support/offices.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';
import { sites } from '../support/sites.ts';

const timeout = 60 * 60_000;
let clone: Folder;
/** Nothing of this run reaches the other one, which is as short as usual. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:CONTENT_DIR|OUT_DIR|TEST_.*|VITEST.*|NODE_ENV|npm_.*|INIT_CWD|GIT_.*)$/u.test(name),
  ),
);
/** Prints as it goes: a run that is stopped has said how far it came, and why. */
const run = (program: string, ...args: readonly string[]): number | null =>
  spawnSync(program, args, { cwd: clone.path, env: environment, stdio: ['ignore', 'inherit', 'inherit'] }).status;

beforeEach(() => {
  clone = temporaryFolder();
  // Some tests act as a user without rights, who must be able to read the programs.
  chmodSync(clone.path, 0o755);
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter((one) => one !== '' && !one.startsWith('content/') && existsSync(one))) {
    mkdirSync(dirname(join(clone.path, file)), { recursive: true });
    cpSync(file, join(clone.path, file), { verbatimSymlinks: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(clone.path, 'node_modules'), 'junction');
});
afterEach(() => clone.remove());

describe.each<[string, () => void]>([
  [
    'as `npm run new -- site` leaves it',
    () => {
      mkdirSync(join(clone.path, 'content'));
      writeFileSync(join(clone.path, 'content/site.yaml'), newSite['site.yaml'] ?? '');
    },
  ],
  ['of the worked example', () => cpSync(sites.example.content, join(clone.path, 'content'), { recursive: true })],
])('content/ %s', (_, fill) => {
  it('passes all tests', { timeout }, () => {
    fill();
    run('git', 'init', '--quiet', '--initial-branch=main');
    run('git', 'add', '--all');
    run('git', '-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--no-verify', '-m', 'a');
    expect(run('npm', 'test'), 'as printed above').toBe(0);
  });
});
