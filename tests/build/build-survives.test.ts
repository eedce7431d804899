/** Real builds that are killed, stopped, run at once, without room and without permission. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { batchFile, minimal } from '../support/content.ts';
import {
  expectTidy,
  putOldSite,
  startDeadly,
  stateOf,
  surviveDeath,
  temporaryDesk,
  type Desk,
} from '../support/deaths.ts';
import { otherDisk } from '../support/disk.ts';
import { mounted, ordinaryUser } from '../support/machine.ts';
import { until } from '../support/run.ts';

const timeout = 180_000;
let desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks) desk.remove();
  desks = [];
});

/** @param disk the folder in which the output folder gets a place */
async function openDesk(disk?: string): Promise<Desk> {
  const desk = temporaryDesk(disk);
  desks.push(desk);
  await putOldSite(desk);
  return desk;
}

/** Waits until a process has changed a file of that name. */
const untilChanged = (log: string, change: RegExp): Promise<void> =>
  until(() => existsSync(log) && change.test(readFileSync(log, 'utf8')), timeout);

/** Is the site the one that putOldSite put there? */
const isOld = ({ outDir }: Desk): boolean => existsSync(join(outDir, 'a/old.txt'));

/** A process told people what to do, and nothing of its insides. */
const expectSentence = (err: string, sentence: RegExp): void => {
  expect(err).toMatch(sentence);
  expect(err).not.toMatch(/^ +at |Error|node:/mu);
};

test(
  'a build that is killed at its steps leaves the old site or none, and the next command mends it',
  { timeout },
  async () => {
    const desk = await openDesk();
    const places = {
      'in the data files': 'writeFile .*/new/lin-2021/data/cases\\.csv',
      'between the two renames': 'rename .*/new .*/out$',
      'before the old site is removed': 'rename .*/old .*/gone$',
    };
    const absent: string[] = [];
    for (const [name, DIE_ON] of Object.entries(places))
      if (await surviveDeath(desk, name, () => desk.start('build', { DIE_ON, DIE_AT: '1' }).ended)) absent.push(name);
    expect(absent).toEqual(['between the two renames']);
    expect(isOld(desk)).toBe(false);
  },
);

describe('is told to end', () => {
  test.each([
    ['SIGINT', 130, 'while pages are made', /\/new\/lin-2021\/index\.html/u],
    ['SIGTERM', 143, 'while data files are written', /\/new\/lin-2021\/data\/cases\.csv/u],
  ] as const)('%s, with exit code %i, %s, on another disk', { timeout }, async (signal, code, _, change) => {
    const disk = otherDisk();
    const desk = await openDesk(typeof disk === 'string' ? undefined : disk.path);
    const build = desk.start('build', { DIE_LOG: desk.log, DIE_PAUSE: change.source });
    await untilChanged(desk.log, change);
    build.kill(signal);
    const end = await build.ended;
    expect([end.code, end.signal]).toEqual([code, null]);
    expect(end.err).toBe('已停止，没有做完的部分正在清除\n');
    expectTidy(desk, signal);
    expect(await stateOf(desk.outDir)).toBe('whole');
    expect(isOld(desk)).toBe(true);
  });
});

describe('two at once', () => {
  test('the second one says who builds, waits, and takes over from the dead', { timeout }, async () => {
    const desk = await openDesk();
    const place = 'writeFile .*/new/lin-2021/data/cases\\.csv';
    const dies = { DIE_ON: place, DIE_AT: '1', DIE_PAUSE: place, DIE_PAUSE_FOR: String(timeout) };
    const first = desk.start('build', { DIE_LOG: desk.log, ...dies });
    await untilChanged(desk.log, /worker\.json/u);
    // Into another folder: what the two would share is Astro's.
    const second = desk.start('build', { OUT_DIR: join(dirname(desk.outDir), 'second') });
    const third = desk.start('build');
    const says =
      /^npm run build（进程 \d+，\S+ \S+ 开始，生成到 \S+\/out）正在进行，等它结束再接着做（按 Ctrl\+C 放弃）……$/mu;
    await until(() => says.test(second.said()) && says.test(third.said()), timeout);
    third.kill('SIGINT');
    expect((await third.ended).code).toBe(130);
    writeFileSync(`${desk.log}.go`, '');
    expect((await first.ended).signal).toBe('SIGKILL');
    const { code, err } = await second.ended;
    expect(code).toBe(0);
    expectSentence(err, /^上一次 npm run build（进程 \d+，.*）中断了，留下的文件已经清除$/mu);
    expect(await stateOf(join(dirname(desk.outDir), 'second'))).toBe('whole');
    expect(await stateOf(desk.outDir)).toBe('whole');
    expect(isOld(desk)).toBe(true);
    expect(readdirSync(dirname(desk.outDir)).sort()).toEqual(['out', 'second']);
  });
});

describe('the machine does not allow it', () => {
  test('no room for the site', { timeout }, async (context) => {
    const desk = temporaryDesk();
    desks.push(desk);
    const disk = mounted(['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', dirname(desk.outDir)]);
    if (typeof disk === 'string') context.skip(disk);
    else
      try {
        await putOldSite(desk);
        const { code, err } = await desk.start('build').ended;
        expectSentence(err, /磁盘已满，请腾出空间，然后再运行一次（ENOSPC）/u);
        expect(err.trim().split('\n')).toHaveLength(1);
        expect(code).toBe(2);
        expectTidy(desk, 'no room');
        expect(await stateOf(desk.outDir)).toBe('whole');
      } finally {
        disk.unmount();
      }
  });

  test('no permission, said before the work', { timeout }, async () => {
    const desk = await openDesk();
    const place = dirname(desk.outDir);
    const as = (outDir: string): ReturnType<typeof desk.start> =>
      startDeadly(
        join(desk.clone.path, 'scripts/build.ts'),
        [],
        { ...desk.environment, OUT_DIR: outDir },
        ordinaryUser,
      );
    mkdirSync(join(place, 'locked/full'), { recursive: true });
    for (const [folder, mode] of [
      [desk.clone.path, 0o755],
      [place, 0o755],
      [join(place, 'locked'), 0o555],
      [join(place, 'locked/full'), 0o777],
    ] as const)
      chmodSync(folder, mode);
    for (const name of ['out', 'full']) {
      const { code, out, err } = await as(join(place, 'locked', name)).ended;
      expectSentence(err, /^OUT_DIR「\S+」不能用：没有权限在「\S+\/locked」里新建文件夹。请/u);
      expect([code, out]).toEqual([2, '']);
    }
  });
});

test('content that is changed meanwhile is not published half', { timeout }, async () => {
  const desk = await openDesk();
  const change = /\/new\/lin-2021\/index\.html/u;
  const build = desk.start('build', { DIE_LOG: desk.log, DIE_PAUSE: change.source });
  await untilChanged(desk.log, change);
  desk.clone.write({ [`content/${batchFile}`]: `${String(minimal[batchFile])}\n` });
  const { code, err } = await build.ended;
  expectSentence(err, /^生成的时候「lin-2021\/batches\/01\.md」有改动，没有生成网站，\S+ 没有改动；请再运行一次$/mu);
  expect(code).toBe(2);
  expect(isOld(desk)).toBe(true);
});
