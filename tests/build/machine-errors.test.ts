/** What the machine does not allow is told in one sentence with the mend, in every command and wherever it happens. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/manifest/manifest.ts';
import { temporaryClone, type Clone } from '../support/clone.ts';
import { firstCase, minimal, someDay } from '../support/content.ts';
import { runDeadly, type End } from '../support/deaths.ts';
import { photoWithPosition } from '../support/photo.ts';
import { csv } from '../support/office.ts';

const codes = [
  'ENOSPC',
  'EACCES',
  'EPERM',
  'EROFS',
  'EBUSY',
  'EIO',
  'EMFILE',
  'ENAMETOOLONG',
  'EXDEV',
  'EDQUOT',
  'ENOMEM',
];
let clone: Clone;

beforeAll(async () => {
  const photo = await photoWithPosition();
  clone = temporaryClone({ ...minimal, 'lin-2021/announcements/现场.jpg': photo });
  const cells = [
    ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '是否属实', '是否办结'],
    ['1', 'D01LS202105090001', '某厂冒烟', '麒麟区', '大气', '属实', '已办结'],
  ];
  writeFileSync(`${clone.path}.csv`, csv(cells, '边督边改公开情况一览表（第三批 2021年5月16日）'));
});
afterAll(() => {
  rmSync(`${clone.path}.csv`);
  clone.remove();
});

const runCommand = (
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<End> =>
  runDeadly(join(clone.path, 'scripts', `${name}.ts`), args, {
    ...clone.environment,
    CONTENT_DIR: '',
    BUILD_DATE: someDay,
    HUITOUKAN_LIVE: 'off',
    ...environment,
  });

/** The content, byte by byte. */
const contentNow = (): Record<string, string> => {
  const folder = join(clone.path, 'content');
  return Object.fromEntries(filesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]));
};

const calls: readonly (readonly [string, string, readonly string[]])[] = [
  ['new', 'announcement', ['announcement', '--yes', '--title', '某', '--kind', '其他', '--inspection', 'lin-2021']],
  ['new', 'follow-up', ['follow-up', '--yes', '--kind', '更正', '--case', firstCase, '--inspection', 'lin-2021']],
  ['import', 'table', ['@.csv', '--inspection', 'lin-2021', '--write']],
  ['check', '--fix', ['--fix']],
];

/** @ is the clone. */
const named = (args: readonly string[]): string[] => args.map((arg) => arg.replace('@', clone.path));

/** Puts the content back. */
function restore(): void {
  clone.git('checkout', '--quiet', '.');
  clone.git('clean', '--quiet', '-df');
}
afterEach(restore);

describe.each(calls)('%s %s', (name, _, args) => {
  it('fails at each change to a file: one sentence, and the content as it was', { timeout: 120_000 }, async () => {
    const given = named(args);
    const before = contentNow();
    const log = `${clone.path}.log`;
    const well = await runCommand(name, given, { DIE_LOG: log });
    expect(well.err).toBe('');
    expect(contentNow()).not.toEqual(before);
    const changes = readFileSync(log, 'utf8').trim().split('\n');
    rmSync(log);
    restore();
    expect(changes.length).toBeGreaterThan(0);
    for (const [index, change] of changes.entries()) {
      // What is remembered for the next import may be lost.
      if (change.includes('/.git/')) continue;
      const code = codes[index % codes.length] ?? 'EIO';
      const told = `${code} at ${change}`;
      const end = await runCommand(name, given, { DIE_OF: code, DIE_AT: String(index + 1) });
      expect(end.err.trim(), told).toMatch(/^[^\n]*请[^\n]*$/u);
      expect(end.err, told).not.toMatch(/Error|node:|refused by the test/u);
      expect([end.code, end.signal], told).toEqual([2, null]);
      expect(contentNow(), told).toEqual(before);
      restore();
    }
  });
});

describe('each other command', () => {
  it.each([
    ['review', ['--since', 'HEAD'], { DIE_ON: 'worker\\.json' }],
    ['verify', ['@'], { DIE_ON: 'readFile .*manifest\\.json' }],
    ['verify', ['@'], { DIE_ON: 'readdir @$' }],
    ['docs', [], { DIE_ON: 'readFile .*handbook' }],
    ['build', [], { DIE_ON: 'writeFile .*/new/lin-2021/index\\.html' }],
  ] as const)('%s %j %j', { timeout: 60_000 }, async (name, args, environment) => {
    clone.write({
      'manifest.json': JSON.stringify({ commit: null, built: someDay, files: { 'package.json': 'a'.repeat(64) } }),
      'content/lin-2021/announcements/新.mdx': String(minimal['lin-2021/announcements/2021-05-06-stationed.mdx']),
      'content/lin-2021/announcements/现场.jpg': '',
      'docs/handbook.md': '',
    });
    rmSync(join(clone.path, 'content/lin-2021/announcements/现场.jpg'));
    const end = await runCommand(name, named(args), {
      DIE_ON: named([environment.DIE_ON])[0] ?? '',
      DIE_OF: 'EIO',
      DIE_AT: '1',
    });
    expect(end.err).toMatch(/^[^\n]*磁盘读写出错[^\n]*（EIO）\n$/u);
    expect(end.code).toBe(2);
    expect(clone.git('status', '--short', '--ignored')).not.toMatch(/work\//u);
  });
});
