/** Rights that are missing somewhere: one sentence with the mend, and a whole site whatever happens. */
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchFile, minimal, someDay } from '../support/content.ts';
import { runDeadly, stateOf, type End } from '../support/deaths.ts';
import { ordinaryUser } from '../support/machine.ts';
import { temporaryRepository } from '../support/repository.ts';

let home = '';
const at = (name: string): string => join(home, name);
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'rights-')));
  mkdirSync(at('project'));
  give(home);
});
afterEach(() => {
  unlock(home);
  rmSync(home, { recursive: true });
});

/** Makes everything in a folder the ordinary user's. */
function give(folder: string): void {
  const { uid, gid } = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, ...ordinaryUser };
  chownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (!lstatSync(join(folder, name)).isSymbolicLink()) chownSync(join(folder, name), uid, gid);
}

function unlock(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) unlock(join(folder, entry.name));
}

const make = (version: string | undefined): Promise<End> =>
  runDeadly(
    'tests/support/make-site.ts',
    [at('project'), at('out'), ...(version === undefined ? [] : [version])],
    {},
    ordinaryUser,
  );
const hasVersion = (version: string): boolean => existsSync(at(`out/a/${version}.txt`));

// Windows knows other rights.
describe.runIf(process.platform !== 'win32')('an ordinary user', { timeout: 60_000 }, () => {
  it('may not write to OUT_DIR: refused before the work, and the site stays', async () => {
    expect(await make('old')).toMatchObject({ code: 0, err: '' });
    chmodSync(at('out'), 0o555);
    const { code, err } = await make('new');
    expect(err).toContain(`OUT_DIR「${at('out')}」不能替换：没有写入权限。请让管理员开放权限，或者换一个文件夹`);
    expect(code).not.toBe(0);
    expect(await stateOf(at('out'))).toBe('whole');
    expect(hasVersion('old')).toBe(true);
    expect(readdirSync(home).sort()).toEqual(['out', 'project']);
  });

  it('may not read OUT_DIR', async () => {
    expect(await make('old')).toMatchObject({ code: 0, err: '' });
    chmodSync(at('out'), 0o333);
    expect((await make('new')).err).toContain(`OUT_DIR「${at('out')}」不能替换：没有写入权限。请`);
    chmodSync(at('out'), 0o755);
    expect(hasVersion('old')).toBe(true);
  });

  it('may not remove a file of the old site: the new one is in its place, and people are told what is left', async () => {
    expect(await make('old')).toMatchObject({ code: 0, err: '' });
    chmodSync(at('out/a'), 0o555);
    const { code, err } = await make('new');
    expect(err).toBe(`替换下来的旧网站没有删干净，请自己删除「${at('.out-work')}」\n`);
    expect(code).toBe(0);
    expect(await stateOf(at('out'))).toBe('whole');
    expect(hasVersion('new')).toBe(true);
    // Every command tries again, and says why it can't.
    const again = await make(undefined);
    expect(again.err).toMatch(/^上一次中断的生成没有清理完：「\S+」：没有权限，请[^\n]*（EACCES）\n$/u);
    expect(again.code).toBe(0);
    unlock(at('.out-work'));
    expect(await make('newer')).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(home).sort()).toEqual(['out', 'project']);
  });

  it('may not write to the folder of temporary files', async () => {
    const repository = temporaryRepository(minimal);
    try {
      repository.write({ [batchFile]: `${String(minimal[batchFile])}\n` });
      give(repository.path);
      mkdirSync(at('locked'), { mode: 0o555 });
      for (const args of [['--since', 'HEAD'], ['--staged']]) {
        const environment = { CONTENT_DIR: repository.path, BUILD_DATE: someDay, TMPDIR: at('locked') };
        const { code, err } = await runDeadly('scripts/check.ts', args, environment, ordinaryUser);
        expect(err).toBe(
          `存放临时文件的文件夹「${at('locked')}」：没有权限，请让管理员开放读写权限，或者换一个文件夹（EACCES）；换一个用环境变量 TMPDIR（Windows 上是 TEMP）\n`,
        );
        expect(code).toBe(2);
      }
    } finally {
      repository.remove();
    }
  });
});
