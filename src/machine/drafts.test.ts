import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { minimal, someDay, type Files } from '../../tests/support/content.ts';
import { runDeadly, type End } from '../../tests/support/deaths.ts';
import { csv } from '../../tests/support/office.ts';
import { run, temporaryFolder, type Folder } from '../../tests/support/run.ts';
import { draftBeside, removeDeadDrafts, writeDraft } from './drafts.ts';

let home: Folder;
beforeEach(() => {
  home = temporaryFolder();
});
afterEach(() => home.remove());

/** Everything that is hidden, by its path. */
const hidden = (): string[] =>
  readdirSync(home.path, { recursive: true, encoding: 'utf8' }).filter((name) => basename(name).startsWith('.'));

describe('a draft', () => {
  /** One of a process that has ended. */
  async function deadDraft(folder: string): Promise<string> {
    const child = spawn(process.execPath, ['--eval', '']);
    await once(child, 'exit');
    const name = basename(draftBeside(folder)).replace(String(process.pid), String(child.pid));
    mkdirSync(join(home.path, folder), { recursive: true });
    writeFileSync(join(home.path, folder, name), '');
    return join(home.path, folder, name);
  }

  it('of a dead process is removed, wherever it is below', async () => {
    const drafts = [await deadDraft('.'), await deadDraft('a/b')];
    removeDeadDrafts(home.path, false);
    expect(drafts.map((draft) => existsSync(draft))).toEqual([false, true]);
    removeDeadDrafts(home.path, true);
    expect(hidden()).toEqual([]);
  });

  it('of a living process stays, and so do those of another computer and the files of others', async () => {
    const mine = draftBeside(join(home.path, 'a.md'));
    writeDraft(mine, 'text');
    const dead = await deadDraft('.');
    const other = join(dirname(dead), basename(dead).replace(/-[0-9a-f]{8}-/u, '-00000000-'));
    renameSync(dead, other);
    const parent = basename(mine).replace(String(process.pid), String(process.ppid));
    const others = ['.a.md.999999.tmp', '.huitoukan-1.tmp', 'huitoukan-999999-00000000-1.tmp', '.~lock.a#', parent];
    for (const name of others) writeFileSync(join(home.path, name), '');
    mkdirSync(await deadDraft('.').then((path) => path.replace(/-\d+\.tmp$/u, '-99.tmp')));
    const before = readdirSync(home.path).length;
    removeDeadDrafts(home.path, true);
    expect(readdirSync(home.path)).toHaveLength(before - 1);
    expect(readFileSync(mine, 'utf8')).toBe('text');
  });

  it('is looked for over no link', async () => {
    const draft = await deadDraft('outside');
    mkdirSync(join(home.path, 'content'));
    symlinkSync(dirname(draft), join(home.path, 'content/link'));
    removeDeadDrafts(join(home.path, 'content'), true);
    expect(existsSync(draft)).toBe(true);
  });
});

describe('after SIGKILL the next command removes what was left by', { timeout: 60_000 }, () => {
  const write = (files: Files): void =>
    home.write(Object.fromEntries(Object.entries(files).map(([name, file]) => [`content/${name}`, file])));
  const environment = (): Record<string, string> => ({
    CONTENT_DIR: join(home.path, 'content'),
    BUILD_DATE: someDay,
    HUITOUKAN_LIVE: 'off',
    INIT_CWD: home.path,
  });
  const killed = (name: string, args: readonly string[]): Promise<End> =>
    runDeadly(join('scripts', `${name}.ts`), args, { ...environment(), DIE_ON: 'rename ', DIE_AT: '1' });

  it.each(['import', 'new', 'check'])('%s', async (name) => {
    const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .withExif({ IFD0: { Artist: 'a' } })
      .jpeg()
      .toBuffer();
    write({ ...minimal, 'lin-2021/announcements/a.jpg': photo });
    const cells = [
      ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '是否属实', '是否办结'],
      ['1', 'D01LS202105090001', '某厂冒烟', '麒麟区', '大气', '属实', '已办结'],
    ];
    home.write({ 'a.csv': csv(cells, '边督边改公开情况一览表（第三批 2021年5月16日）') });
    const args = {
      import: ['a.csv', '--inspection', 'lin-2021', '--write'],
      new: ['announcement', '--yes', '--title', '某', '--kind', '其他'],
      check: ['--fix'],
    }[name];
    const end = await killed(name, args ?? []);
    expect(end.signal).toBe('SIGKILL');
    expect(hidden()).toHaveLength(1);
    await run('check', [], environment());
    expect(hidden()).toEqual([]);
  });
});
