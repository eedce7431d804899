/** A build that dies, or is refused, between any two changes to its cache: the next one may trust what is left. */
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/manifest/manifest.ts';
import { runDeadly, type End } from '../support/deaths.ts';
import { mounted, ordinaryUser } from '../support/machine.ts';
import type { Environment } from '../support/run.ts';

const timeout = 120_000;
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'keep-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const before = ['甲', '乙', '王某'];
const after = ['甲', '丙', '丁'];

const keep = (
  folder: string,
  site: string,
  texts: readonly string[],
  environment: Environment = {},
  user: Parameters<typeof runDeadly>[3] = {},
): Promise<End> =>
  runDeadly('tests/support/keep.ts', [join(folder, 'cache'), join(folder, site), ...texts], environment, user);

/** A place where a build has been. */
async function place(name: string): Promise<string> {
  const [folder, first] = [join(home, name), join(home, 'first')];
  if (!existsSync(first)) {
    mkdirSync(first);
    expect(await keep(first, 'before', before)).toMatchObject({ code: 0, err: '', out: '\n' });
  }
  cpSync(first, folder, { recursive: true });
  return folder;
}

/** Are the files of a site what they are meant to be? */
function expectSite(folder: string, texts: readonly string[], told: string): void {
  const held = texts.map((_, index) => readFileSync(join(folder, `${String(index)}.txt`), 'utf8'));
  expect(held, told).toEqual(texts);
}

const keptIn = (folder: string): string[] =>
  filesIn(join(folder, 'cache/kept'))
    .map((name) => readFileSync(join(folder, 'cache/kept', name), 'utf8'))
    .sort();

/** All changes that the next build makes to the cache, in order. */
async function changesOf(): Promise<string[]> {
  const folder = await place('all');
  const log = join(folder, 'log');
  expect((await keep(folder, 'after', after, { DIE_LOG: log, DIE_ON: '/cache' })).out).toBe('甲\n');
  expectSite(join(folder, 'after'), after, 'undisturbed');
  expect(keptIn(folder)).toEqual([...after].sort());
  return readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .filter((change) => change.includes('/cache'));
}

it('dies before each change: the next build makes the right site, and keeps what it made', { timeout }, async () => {
  const changes = await changesOf();
  expect(changes.length).toBeGreaterThan(8);
  expect(changes.filter((change) => change.startsWith('link'))).toHaveLength(before.length + 2);
  for (const [index, change] of changes.entries()) {
    const told = `${change} (${String(index)})`;
    const folder = await place(String(index));
    const dead = await keep(folder, 'dead', after, { DIE_ON: '/cache', DIE_AT: String(index + 1) });
    expect([dead.signal, dead.err], told).toEqual(['SIGKILL', '']);
    const next = await keep(folder, 'next', after);
    expect([next.code, next.err], told).toEqual([0, '']);
    expectSite(join(folder, 'next'), after, told);
    expect(keptIn(folder), told).toEqual([...after].sort());
    expect(readdirSync(join(folder, 'cache')).sort(), told).toEqual(['kept', 'list.txt']);
    expect((await keep(folder, 'last', after)).out, told).toBe(`${after.join(' ')}\n`);
  }
});

it('is refused each change: a site, and a sentence', { timeout }, async () => {
  const changes = await changesOf();
  for (const [index, change] of changes.entries()) {
    // What is linked into the site is no matter of the cache.
    if (/^link .*\/after\/[^/]*$/u.test(change)) continue;
    const code = ['ENOSPC', 'EIO', 'EROFS', 'EBUSY'][index % 4] ?? '';
    const told = `${code} at ${change}`;
    const folder = await place(String(index));
    const end = await keep(folder, 'after', after, { DIE_ON: '/cache', DIE_AT: String(index + 1), DIE_OF: code });
    expect([end.code, end.err], told).toEqual([0, '']);
    expect(end.out, told).toMatch(
      /^甲?\n没有留下缓存，下一次生成会慢一些；这次生成的网站不受影响。原因：[^\n]*请[^\n]*（E[A-Z]+）\n$/u,
    );
    expectSite(join(folder, 'after'), after, told);
    expect(existsSync(join(folder, 'cache')), told).toBe(false);
  }
});

describe('a cache that can not be used', () => {
  it('on a full disk', { timeout }, async (context) => {
    const folder = join(home, 'full');
    mkdirSync(folder);
    const disk = mounted(['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    if (typeof disk === 'string') context.skip(disk);
    else
      try {
        const large = ['大'.repeat(20_000), '小'];
        const call = [join(folder, 'cache'), join(home, 'site'), ...large];
        const end = await runDeadly('tests/support/keep.ts', call, {});
        expect(end).toMatchObject({ code: 0, err: '' });
        expect(end.out).toMatch(/^\n没有留下缓存，[^\n]*磁盘已满[^\n]*\n$/u);
        expectSite(join(home, 'site'), large, 'full');
        expect(existsSync(join(folder, 'cache'))).toBe(false);
      } finally {
        disk.unmount();
      }
  });

  it.each<[string, RegExp, (cache: string) => void]>([
    [
      'with a file above it',
      /^\n没有留下缓存，[^\n]*「\S+」：[^\n]*请[^\n]*（ENOTDIR|EEXIST）\n$/u,
      (cache) => {
        rmSync(cache, { recursive: true });
        writeFileSync(cache, '');
      },
    ],
    [
      'with a link above it that leads nowhere',
      /^\n没有留下缓存，[^\n]*「\S+」：没有这个文件，请[^\n]*\n$/u,
      (cache) => {
        rmSync(cache, { recursive: true });
        symlinkSync(join(cache, '../nowhere'), cache);
      },
    ],
  ])('%s', { timeout }, async (_, sentence, spoil) => {
    const folder = join(home, 'spoilt');
    mkdirSync(join(folder, 'cache'), { recursive: true });
    spoil(join(folder, 'cache'));
    const call = [join(folder, 'cache/below'), join(folder, 'site'), ...after];
    const { code, err, out } = await runDeadly('tests/support/keep.ts', call, {});
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(sentence);
    expectSite(join(folder, 'site'), after, 'spoilt');
  });

  // Windows knows other rights.
  it.runIf(process.platform !== 'win32')('without rights, which says what may be left', { timeout }, async () => {
    const { uid, gid } = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, ...ordinaryUser };
    const folder = await place('rights');
    chmodSync(home, 0o755);
    for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      if (!lstatSync(join(folder, name)).isSymbolicLink()) chownSync(join(folder, name), uid, gid);
    const folders = [
      'cache',
      'cache/kept',
      ...readdirSync(join(folder, 'cache/kept')).map((name) => `cache/kept/${name}`),
    ];
    const all = (mode: number): void => folders.forEach((name) => chmodSync(join(folder, name), mode));
    for (const mode of [0o555, 0o000]) {
      all(0o755);
      all(mode);
      const end = await keep(folder, `after-${String(mode)}`, after, {}, ordinaryUser);
      expect([end.code, end.err]).toEqual([0, '']);
      expect(end.out).toMatch(
        /^甲?\n缓存「\S+\/cache」没有更新，里面可能还有已经撤下的内容，请删除它；这次生成的网站不受影响。原因：[^\n]*没有权限，请[^\n]*（EACCES）\n$/u,
      );
      expectSite(join(folder, `after-${String(mode)}`), after, String(mode));
    }
    all(0o755);
    expect((await keep(folder, 'next', after, {}, ordinaryUser)).out).toBe('甲\n');
  });
});
