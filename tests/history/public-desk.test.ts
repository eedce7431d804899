/** What is public, at the worker's desk: the hook and the review compare with what readers see. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hubOf, temporaryClone, type Clone, type Said } from '../support/clone.ts';
import { batchFile, markdown, minimal, record, secondBatchFile } from '../support/content.ts';
import { liveSite, type LiveSite } from '../support/live.ts';

const timeout = 60_000;
let site: LiveSite;
let desk: Clone;
let hub: ReturnType<typeof hubOf>;

beforeEach(async () => {
  site = await liveSite();
  desk = temporaryClone({
    ...minimal,
    'site.yaml': String(minimal['site.yaml']).replace('https://example.org', site.home),
  });
  hub = hubOf(desk);
  desk.git('config', 'core.hooksPath', 'scripts/hooks');
}, timeout);
afterEach(async () => {
  await site.close();
  desk.remove();
});

const inContent = (path: string): string => join('content', path);
const edit = (path: string, from: string, to: string): void => {
  desk.write({ [inContent(path)]: desk.git('show', `HEAD:${inContent(path)}`).replace(from, to) });
};
const commit = (...environment: Readonly<Record<string, string>>[]): Promise<Said> => {
  desk.git('add', '--all');
  return desk.runBeside('git', ['commit', '-m', 'x'], Object.assign({}, ...environment) as Record<string, string>);
};
const newBatch = 'lin-2021/batches/03.md';
const fresh = {
  [inContent(newBatch)]: markdown(
    { 批次: '3', 公开日期: '2021-05-20' },
    record('D01LS202105100001', { 行政区域: '沾益区' }, { 交办问题: '某矿扬尘。' }),
  ),
};
const shows = (revision: string): void => {
  site.say({ commit: desk.git('rev-parse', revision), built: '2021-05-20' });
};

describe('the hook', () => {
  it(
    'refuses to change or delete a public case, and lets her mend what she has not published',
    { timeout },
    async () => {
      shows('HEAD');
      edit(batchFile, '某厂夜间冒烟。', '某厂冒烟。');
      const changed = await commit();
      expect(changed).toMatchObject({ code: 1 });
      expect(changed.text).toMatch(/「交办问题」已经公开，文字改了[^]*与 已公开（[0-9a-f]{10}，网站 http[^）]*）比较/u);
      desk.git('checkout', '--quiet', 'HEAD', '--', 'content');
      rmSync(join(desk.path, inContent(secondBatchFile)));
      expect(await commit()).toMatchObject({ code: 1, text: expect.stringContaining('批次「第2批」') as string });
      desk.git('checkout', '--quiet', 'HEAD', '--', 'content');

      desk.write(fresh);
      expect((await commit()).code).toBe(0);
      edit(newBatch, '某矿扬尘。', '某矿夜间扬尘。');
      expect((await commit()).code).toBe(0);
      // Pushed, and not yet published.
      desk.git('push', '--quiet');
      edit(newBatch, '某矿夜间扬尘。', '某矿夜间扬尘，噪声大。');
      expect((await commit()).code).toBe(0);
      shows('HEAD');
      edit(newBatch, '某矿夜间扬尘，噪声大。', '某矿扬尘。');
      expect((await commit()).code).toBe(1);
    },
  );

  it('takes the pushed branch where nothing else is known', { timeout }, async () => {
    desk.write(fresh);
    expect(await commit()).toMatchObject({
      code: 0,
      text: expect.stringMatching(
        /没有从网站 http[^ ]* 问到公开的版本：那里没有 manifest\.json[^]*origin\/main）比较/u,
      ) as string,
    });
    edit(newBatch, '某矿扬尘。', '某矿夜间扬尘。');
    expect((await commit()).code).toBe(0);
    desk.git('push', '--quiet');
    edit(newBatch, '某矿夜间扬尘。', '某矿扬尘。');
    expect((await commit()).code).toBe(1);
    hub.git('tag', '已公开', 'main~2');
    desk.git('fetch', '--quiet', '--tags');
    expect(await commit()).toMatchObject({ code: 0, text: expect.stringContaining('标签「已公开」') as string });
  });

  it('is held up by no answer of the site, however odd', { timeout }, async () => {
    shows('HEAD');
    desk.write(fresh);
    expect((await commit()).code).toBe(0);
    edit(batchFile, '某厂夜间冒烟。', '某厂冒烟。');
    site.say((_, response) => response.end('<!doctype html>'));
    const remembered = await commit();
    expect(remembered).toMatchObject({ code: 1 });
    expect(remembered.text).toMatch(/是一张网页[^]*上次的答复）比较/u);
    desk.git('checkout', '--quiet', 'HEAD', '--', 'content');

    site.say({ commit: 'e'.repeat(40) });
    edit(newBatch, '某矿扬尘。', '某矿夜间扬尘。');
    expect(await commit()).toMatchObject({
      code: 0,
      text: expect.stringContaining('网站上公开的版本 eeeeeeeeee 不在这个仓库里，请先执行 git pull') as string,
    });
    site.say(() => undefined);
    edit(newBatch, '某矿夜间扬尘。', '某矿扬尘。');
    expect(await commit()).toMatchObject({ code: 0, text: expect.stringContaining('3 秒里没有答复') as string });
    const before = site.asked();
    edit(newBatch, '某矿扬尘。', '某矿夜间扬尘。');
    expect(await commit({ HUITOUKAN_LIVE: 'off' })).toMatchObject({
      code: 0,
      text: expect.stringContaining('HUITOUKAN_LIVE 设为 off') as string,
    });
    expect(site.asked()).toBe(before);
  });

  it('does not take for deleted what a colleague published meanwhile', { timeout }, async () => {
    desk.write(fresh);
    desk.commit('of a colleague');
    desk.git('push', '--quiet');
    shows('HEAD');
    desk.git('reset', '--quiet', '--hard', 'HEAD~1');
    desk.write({
      [inContent('lin-2021/batches/04.md')]: String(fresh[inContent(newBatch)])
        .replace('批次: 3', '批次: 4')
        .replace('0001', '0002'),
    });
    expect(await commit()).toMatchObject({ code: 0, text: expect.stringContaining('请先执行 git pull') as string });
    // What she herself removes is still missed.
    rmSync(join(desk.path, inContent(secondBatchFile)));
    expect((await commit()).code).toBe(1);
    desk.git('checkout', '--quiet', 'HEAD', '--', 'content');
    // As a whole, it would take the colleague's batch off the site.
    const whole = await desk.runBeside('npm', ['run', '--silent', 'check', '--', '--since', '已公开']);
    expect(whole).toMatchObject({ code: 1, text: expect.stringContaining('批次「第3批」') as string });
    desk.git('merge', '--quiet', '--no-edit', 'origin/main');
    expect((await desk.runBeside('npm', ['run', '--silent', 'check', '--', '--since', '已公开'])).code).toBe(0);
  });
});

it('the check refuses a site that shows what is not here, with the mend and no stack', { timeout }, async () => {
  site.say({ commit: 'e'.repeat(40) });
  const { code, text } = await desk.runBeside('npm', ['run', '--silent', 'check', '--', '--since', '已公开']);
  expect(code).toBe(2);
  expect(text).toMatch(/^网站上公开的版本 e{10} 不在这个仓库里，请先执行 git pull；[^\n]*\n$/u);
});

it('the review of what is committed on main compares it with what readers see', { timeout: 120_000 }, async () => {
  shows('HEAD');
  desk.write(fresh);
  desk.commit('on main already');
  const review = (...args: string[]): Promise<Said> =>
    desk.runBeside('npm', ['run', '--silent', 'review', '--', ...args, '--out', '../review-of-main.html']);
  for (const args of [[], ['--since', 'main']]) {
    const { code, text } = await review(...args);
    expect(text).toContain('新增 1 项，改动 0 处，删去 0 项');
    expect(code).toBe(0);
  }
  shows('HEAD');
  expect((await review()).text).toMatch(/与 已公开（网站 http[^）]*） 相比，内容没有变化/u);
  rmSync(join(desk.path, '../review-of-main.html'));
});
