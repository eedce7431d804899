/** Real builds, killed at every step and at random, starved at random, and many at once. */
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestName } from '../../src/manifest/manifest.ts';
import {
  expectTidy,
  putOldSite,
  runDeadly,
  stateOf,
  surviveDeath,
  temporaryDesk,
  type Desk,
  type End,
} from '../support/deaths.ts';
import { otherDisk } from '../support/disk.ts';
import { mounted } from '../support/machine.ts';
import { diceFor, repeat, seed } from '../support/random.ts';

const hour = 3_600_000;

/** The steps of a build, by the change to a file that begins or ends each. */
const steps: Readonly<Record<string, string>> = {
  'the project is taken': 'mkdir .*/\\.work$',
  'the project is signed': 'writeFile .*/\\.work/worker\\.json',
  'the place of the site is taken': 'mkdir .*/\\.out-work$',
  'the place of the site is signed': 'writeFile .*/\\.out-work/worker\\.json',
  'a cache is begun': 'writeFile .*/\\.cache/sites/[0-9a-f]+/list\\.txt\\.new',
  'a data file': 'writeFile .*/new/lin-2021/data/cases\\.csv',
  'half of a data file': 'write .*/new/lin-2021/data/cases\\.json',
  'the zip file': 'write .*/new/lin-2021/data/lin-2021\\.zip',
  'a picture': 'writeFile .*/new/.*\\.png',
  'the end of the search index': 'writeFile .*/shards\\.json',
  'styles come': 'writeFile .*/new/_astro/',
  'the manifest': 'writeFile .*/new/manifest\\.json',
  'what renders pages is kept': 'rename .*/programs/site/list\\.txt\\.new .*/list\\.txt$',
  'the cache is closed': 'rename .*/sites/[0-9a-f]+/list\\.txt\\.new .*/list\\.txt$',
  'the old site goes': 'rename .*/out .*/old$',
  'the new site comes': 'rename .*/new .*/out$',
  'the old site is given up': 'rename .*/old .*/gone$',
  'the old site is removed': 'rm .*/gone$',
  'the place of the site is left': 'rm .*/\\.out-work/lock$',
  'the project is left': 'rm .*/\\.work/lock$',
};

/** Those of the processes that help, whose death the build outlives: what each does. */
const helperSteps: Readonly<Record<string, string>> = {
  'writeFile .*/\\.astro/types': '生成网页',
  'writeFile .*/prerender-entry': '生成网页',
  'rename .*/_astro/': '生成网页',
  'writeFile .*/new/index\\.html': '生成网页',
  'writeFile .*/new/lin-2021/cases/.*/index\\.html': '生成网页',
  'writeFile .*/new/pagefind/pagefind\\.js': '生成搜索索引',
  'writeFile .*/new/pagefind/s[0-9a-f]+/texts/': '生成搜索索引',
};

const desks: Desk[] = [];
const openDesk = (disk?: string): Desk => {
  const desk = temporaryDesk(disk);
  desks.push(desk);
  return desk;
};
afterAll(() => {
  for (const desk of desks) desk.remove();
}, hour);

/** What a build that nobody disturbs makes. */
let undisturbed = '';
/** Its time, on this machine. */
let milliseconds = 0;
/** Has the next build put together what renders pages. */
const forgetPrograms = ({ clone }: Desk): void =>
  rmSync(join(clone.path, '.cache/programs'), { recursive: true, force: true });
const manifestOf = ({ outDir }: Desk): string => readFileSync(join(outDir, manifestName), 'utf8');

beforeAll(async () => {
  const desk = openDesk();
  const started = performance.now();
  expect(await desk.start('build').ended).toMatchObject({ code: 0, err: '' });
  milliseconds = performance.now() - started;
  undisturbed = manifestOf(desk);
}, hour);

/** After all that happened in a project, a build makes the very site that it makes elsewhere. */
async function expectUndisturbed(desk: Desk): Promise<void> {
  const { code, err } = await desk.start('build').ended;
  expect([code, err]).toEqual([0, '']);
  expect(manifestOf(desk).replace(/"commit": .*/u, '')).toBe(undisturbed.replace(/"commit": .*/u, ''));
  expectTidy(desk, 'at the end');
}

const disks = [
  ['this disk', undefined],
  ['another disk', otherDisk()],
] as const;

describe.each(disks)('killed, with the site on %s', (_, disk) => {
  test('before and after each step', { timeout: 24 * hour }, async (context) => {
    if (typeof disk === 'string') context.skip(disk);
    const desk = openDesk(typeof disk === 'object' ? disk.path : undefined);
    const absent: string[] = [];
    for (const [step, DIE_ON] of Object.entries(steps))
      for (const DIE_AT of ['1', 'after:1']) {
        await putOldSite(desk);
        const told = `${DIE_AT === '1' ? 'before' : 'after'}: ${step}`;
        if (await surviveDeath(desk, told, () => desk.start('build', { DIE_ON, DIE_AT }).ended)) absent.push(told);
      }
    expect(absent).toEqual(['after: the old site goes', 'before: the new site comes']);
    await expectUndisturbed(desk);
    console.log(`killed ${Object.keys(steps).length * 2} builds at their steps`);
  });

  test('a process that helps, at each step: a sentence, and the site as it was', { timeout: hour }, async (context) => {
    if (typeof disk === 'string') context.skip(disk);
    const desk = openDesk(typeof disk === 'object' ? disk.path : undefined);
    await putOldSite(desk);
    for (const [DIE_ON, work] of Object.entries(helperSteps)) {
      forgetPrograms(desk);
      const { code, signal, err } = await desk.start('build', { DIE_ON, DIE_AT: '1' }).ended;
      expect([code, signal], DIE_ON).toEqual([2, null]);
      expect(err, DIE_ON).toMatch(new RegExp(`^${work}的程序被系统中断了[^\\n]*\\n$`, 'u'));
      expect(await stateOf(desk.outDir), DIE_ON).toBe('whole');
      expectTidy(desk, DIE_ON);
    }
    await expectUndisturbed(desk);
    console.log(`killed a process that helps ${Object.keys(helperSteps).length} times`);
  });

  test('at random', { timeout: 24 * hour }, async (context) => {
    if (typeof disk === 'string') context.skip(disk);
    const desk = openDesk(typeof disk === 'object' ? disk.path : undefined);
    const dice = diceFor(`killed at random ${typeof disk}`);
    let [killed, absent] = [0, 0];
    for (let turn = 0; turn < 5 * repeat; turn++) {
      await putOldSite(desk);
      const after = Math.floor(dice.next() * milliseconds * 1.1);
      if (dice.chance(0.5)) forgetPrograms(desk);
      const build = desk.start('build');
      const timer = setTimeout(() => build.kill('SIGKILL'), after);
      const end: End = await build.ended;
      clearTimeout(timer);
      // It may have been quicker.
      if (end.signal === null) continue;
      killed++;
      if (await surviveDeath(desk, `seed ${seed}, turn ${turn}, after ${after} ms`, () => Promise.resolve(end)))
        absent++;
    }
    await expectUndisturbed(desk);
    console.log(`killed ${killed} builds at random; the site was absent after ${absent} of them`);
  });
});

test('stopped at random by Ctrl+C, a service or a closed terminal', { timeout: 24 * hour }, async () => {
  const disk = otherDisk();
  const desk = openDesk(typeof disk === 'object' ? disk.path : undefined);
  const dice = diceFor('stopped at random');
  for (let turn = 0; turn < 2 * repeat; turn++) {
    await putOldSite(desk);
    const signal = dice.pick(['SIGINT', 'SIGTERM', 'SIGHUP'] as const);
    const after = Math.floor(dice.next() * milliseconds * 1.1);
    const build = desk.start('build');
    const timer = setTimeout(() => build.kill(signal), after);
    const end = await build.ended;
    clearTimeout(timer);
    const told = `seed ${seed}, turn ${turn}, ${signal} after ${after} ms\n${end.err}`;
    expect(end.err, told).not.toMatch(/^ +at |Error/mu);
    expect(await stateOf(desk.outDir), told).toBe('whole');
    expectTidy(desk, told);
  }
  await expectUndisturbed(desk);
});

test('in disks of all sizes', { timeout: 24 * hour }, async (context) => {
  const dice = diceFor('disks');
  let full = 0;
  for (let turn = 0; turn < repeat; turn++) {
    const desk = openDesk();
    const size = dice.between(100, 2000);
    const told = `seed ${seed}, ${size} kB`;
    // What is full is the disk of the site, or that of the project.
    const folder = dice.chance(0.7) ? dirname(desk.outDir) : join(desk.clone.path, '.work');
    mkdirSync(folder, { recursive: true });
    const disk = mounted(['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', folder]);
    if (typeof disk === 'string') context.skip(disk);
    else
      try {
        await putOldSite(desk);
        const { code, err } = await desk.start('build').ended;
        if (code !== 0) {
          full++;
          expect(err, told).toMatch(/^[^\n]*磁盘已满[^\n]*（ENOSPC）\n$/u);
          expect(code, told).toBe(2);
        }
        expect(await stateOf(desk.outDir), told).toBe('whole');
      } finally {
        disk.unmount();
      }
    rmSync(join(desk.clone.path, '.work'), { recursive: true, force: true });
  }
  console.log(`${full} of ${repeat} disks were full`);
});

test('many at once, into the same folder and others', { timeout: 24 * hour }, async () => {
  const desk = openDesk();
  for (let turn = 0; turn < Math.ceil(repeat / 5); turn++) {
    const places = [desk.outDir, desk.outDir, `${desk.outDir}-2`, desk.outDir];
    const ends = await Promise.all(places.map((OUT_DIR) => desk.start('build', { OUT_DIR }).ended));
    for (const { code, err } of ends) {
      expect(code, err).toBe(0);
      expect(err.replace(/^npm run build（.*）正在进行，等它结束再接着做（按 Ctrl\+C 放弃）……$/gmu, '').trim()).toBe(
        '',
      );
    }
    expect(await stateOf(desk.outDir)).toBe('whole');
    expect(await stateOf(`${desk.outDir}-2`)).toBe('whole');
    rmSync(`${desk.outDir}-2`, { recursive: true });
    expectTidy(desk, `turn ${turn}`);
  }
  await expectUndisturbed(desk);
});

test('how long the site is absent', { timeout: hour }, async () => {
  const desk = openDesk();
  await putOldSite(desk);
  // Looks at the folder all the time, and notes how long it was not there.
  const watcher = new Worker(
    `const { workerData, parentPort } = require('node:worker_threads');
    const { statSync } = require('node:fs');
    const there = () => statSync(workerData, { throwIfNoEntry: false }) !== undefined;
    const gaps = [];
    let isOver = false;
    parentPort.once('message', () => (isOver = true));
    const look = () => {
      for (let turn = 0; turn < 20000; turn++) {
        if (there()) continue;
        const from = performance.now();
        while (!there());
        gaps.push(performance.now() - from);
      }
      if (isOver) parentPort.postMessage(gaps);
      else setImmediate(look);
    };
    look();`,
    { eval: true, workerData: desk.outDir },
  );
  const swaps = 10 * repeat;
  for (let turn = 0; turn < swaps; turn++)
    expect(await runDeadly('tests/support/make-site.ts', [desk.clone.path, desk.outDir, 'old'], {})).toMatchObject({
      code: 0,
    });
  const gaps = await new Promise<number[]>((resolve) => {
    watcher.once('message', resolve);
    watcher.postMessage('stop');
  });
  await watcher.terminate();
  const most = Math.max(0, ...gaps);
  console.log(`in ${swaps} changes the site was seen absent ${gaps.length} times, at most ${most.toFixed(2)} ms`);
  expect(most).toBeLessThan(100);
  expect(statSync(desk.outDir).isDirectory()).toBe(true);
});
