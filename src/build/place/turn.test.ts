import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDeadly } from '../../../tests/support/deaths.ts';
import { until } from '../../../tests/support/run.ts';
import { siteWorkshop } from './site-folder.ts';
import { enter, myself, tryEnter, workerIn, workerText, type Workshop } from './turn.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'workshop-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const mine = (folder: string): Workshop => {
  const workshop = tryEnter(folder);
  if (!workshop) throw new Error('somebody is in it');
  workshop.sign(myself('/srv/dist'));
  return workshop;
};

test('nothing is left of a workshop, nor of the folders that were made for it', () => {
  mkdirSync(join(home, 'there'));
  const workshop = mine(join(home, 'there/a/b/.work'));
  expect(workerIn(workshop.folder)).toMatchObject({ pid: process.pid, outDir: '/srv/dist' });
  workshop.close();
  workshop.close();
  expect(readdirSync(home)).toEqual(['there']);
  expect(readdirSync(join(home, 'there'))).toEqual([]);
});

test('what somebody else put beside it stays', () => {
  const workshop = mine(join(home, 'a/.work'));
  writeFileSync(join(home, 'a/other.txt'), '');
  workshop.close();
  expect(readdirSync(join(home, 'a'))).toEqual(['other.txt']);
});

test('who waits too long is told whom to look at', async () => {
  const workshop = mine(join(home, '.work'));
  const said: string[] = [];
  const waiting = enter(join(home, '.work'), { most: 250, say: (line) => said.push(line) });
  await expect(waiting).rejects.toThrow(
    new RegExp(
      `^npm run .*（进程 ${process.pid}，.*）正在进行，等了 0 分钟还没有结束，.*请结束进程 ${process.pid}，再运行一次$`,
      'u',
    ),
  );
  expect(said).toEqual([
    expect.stringMatching(/生成到 \/srv\/dist）正在进行，等它结束再接着做（按 Ctrl\+C 放弃）……$/u),
  ]);
  workshop.close();
});

test('who waits gets in as soon as it is free', async () => {
  const workshop = mine(join(home, '.work'));
  const waiting = enter(join(home, '.work'), { most: 10_000, say: () => workshop.close() });
  const entered = await waiting;
  expect(entered.dead).toBeUndefined();
  entered.close();
  expect(readdirSync(home)).toEqual([]);
});

test('a worker on another computer is told with its name', () => {
  const worker = { ...myself(), host: 'server-2', pid: 7, call: 'npm run build', since: '2021-05-20T02:00:00.000Z' };
  expect(workerText(worker)).toMatch(/^server-2 上的npm run build（进程 7，2021.*开始）$/u);
});

test('two projects that build into one folder take turns as well', { timeout: 60_000 }, async () => {
  const out = join(home, 'out');
  for (const name of ['one', 'two']) mkdirSync(join(home, name));
  const workshop = mine(siteWorkshop(out));
  const build = startDeadly('tests/support/make-site.ts', [join(home, 'two'), out, 'v'], {});
  await until(() => build.said().includes('生成到 /srv/dist）正在进行，等它结束再接着做'), 30_000);
  expect(existsSync(out)).toBe(false);
  workshop.close();
  expect(await build.ended).toMatchObject({ code: 0 });
  expect(readdirSync(home).sort()).toEqual(['one', 'out', 'two']);
});
