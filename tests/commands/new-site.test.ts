/** The first hour of an office: the samples go, and what it publishes counts from then on. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpSite } from '../../src/new/site.ts';
import { readSettings } from '../../src/settings.ts';
import { hubOf, temporaryClone, type Clone, type Said } from '../support/clone.ts';
import { changed, minimal, type Files } from '../support/content.ts';
import { run, temporaryFolder, until } from '../support/run.ts';
import { sites } from '../support/sites.ts';

const timeout = 120_000;
/** What a new clone has: samples, and three files of a real inspection of another place. */
const samples: Files = Object.fromEntries(
  globSync('**/*.{md,mdx,yaml}', { cwd: sites.own.content }).map((path) => [
    path,
    readFileSync(join(sites.own.content, path), 'utf8'),
  ]),
);
const real = [
  'qujing-2019/announcements/2019-11-12-mobilisation.md',
  'qujing-2019/announcements/2019-11-12-stationed.mdx',
  'qujing-2019/inspection.yaml',
];
const answers = {
  ...{ title: '临江市公开', address: 'https://hjdc.linjiang.example', publisher: '临江市某办' },
  ...{ contact: '000-0000000', summary: '公开办理情况。' },
};
const flags = Object.entries(answers).flatMap(([flag, value]) => [`--${flag}`, value]);
const filesIn = (folder: string): string[] =>
  globSync('**', { cwd: folder, withFileTypes: true })
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1) + (one.isDirectory() ? '/' : ''))
    .filter((path) => path !== '/')
    .sort();

describe('at a new desk', () => {
  let desk: Clone;
  let start: string;
  let setUp: Said;
  const npm = (...args: readonly string[]): Said => desk.run('npm', ['run', '--silent', ...args]);
  const commit = (message: string): Said => {
    desk.git('add', 'content');
    return desk.run('git', ['commit', '-m', message]);
  };
  beforeAll(() => {
    desk = temporaryClone(samples);
    hubOf(desk);
    desk.run('npm', ['run', 'hook', '--', 'on']);
    start = desk.git('rev-parse', 'HEAD');
    setUp = npm('new', '--', 'site', ...flags, '--rest', '删去');
  }, timeout);
  afterAll(() => desk.remove());

  it('nothing is left of the samples, no empty folder either', () => {
    expect(setUp).toMatchObject({ code: 0 });
    expect(setUp.text).toMatch(/已删去 23 个文件：\n {2}content\/qujing-2019\/[^]*已写好：content\/site\.yaml/u);
    expect(filesIn(join(desk.path, 'content'))).toEqual(['site.yaml']);
    expect(readFileSync(join(desk.path, 'content/site.yaml'), 'utf8')).toMatch(
      new RegExp(`^标题: 临江市公开\n网址: https://hjdc\\.linjiang\\.example\n[^]*\n起点: ${start}\n`, 'u'),
    );
  });

  it('the check, the first commit and the first push pass', () => {
    expect(npm('check')).toMatchObject({ code: 0, text: expect.stringContaining('：0 个错误，0 个警告') as string });
    expect(npm('check', '--', '--since', '已公开').code).toBe(0);
    expect(commit('建立网站')).toMatchObject({ code: 0 });
    // As the workflow asks, before it builds.
    expect(npm('check', '--', '--since', '已公开').code).toBe(0);
    desk.git('push', '--quiet');
    expect(npm('check', '--', '--since', '已公开').code).toBe(0);
  });

  it('npm start builds it and serves it', { timeout }, async () => {
    const port = 4650 + (process.pid % 300);
    const stop = desk.start('npm', ['start', '--', '--port', String(port)]);
    try {
      const address = `http://localhost:${port}/`;
      await until(async () => (await fetch(address).catch(() => undefined))?.ok === true, 60_000);
      const page = await (await fetch(address)).text();
      expect(page).toContain('<title>临江市公开</title>');
      expect(page).toContain('还没有公开督察的内容。');
    } finally {
      await stop();
    }
  });

  it('can make its first inspection and batch, and what it published counts from then on', { timeout }, () => {
    const inspection = minimal['lin-2021/inspection.yaml'] ?? '';
    desk.write({
      'content/lin-2021/inspection.yaml': inspection,
      'content/lin-2021/batches/01.md': minimal['lin-2021/batches/01.md'] ?? '',
    });
    expect(commit('第一批')).toMatchObject({ code: 0 });
    desk.git('push', '--quiet');
    desk.drop('content/lin-2021/batches/01.md');
    const gone = commit('删去');
    expect(gone.code).toBe(1);
    expect(gone.text).toContain('批次「第1批」');
  });

  it('is not set up twice', () => {
    const again = npm('new', '--', 'site', ...flags);
    expect(again).toMatchObject({ code: 2 });
    expect(again.text).toContain('site.yaml 已经写好了（临江市公开，https://hjdc.linjiang.example），没有改动');
  });
});

describe('the command', () => {
  const within = async (files: Files, ...args: readonly string[]) => {
    const folder = temporaryFolder(files);
    try {
      const outcome = await run('new', ['site', ...args], { CONTENT_DIR: folder.path });
      return { ...outcome, left: filesIn(folder.path), text: readFileSync(join(folder.path, 'site.yaml'), 'utf8') };
    } finally {
      folder.remove();
    }
  };

  it('keeps what is no sample, where that is asked for', async () => {
    const { code, out, left, text } = await within(samples, ...flags, '--rest', '保留');
    expect(code).toBe(0);
    expect(left).toEqual(['qujing-2019/', 'qujing-2019/announcements/', ...real, 'site.yaml'].sort());
    expect(out).toContain('保留 3 个文件：');
    // Without git there is no commit to begin at.
    expect(text).not.toMatch(/^起点/mu);
  });

  it('asks for everything, one by one, and chooses nothing by itself', { timeout }, async () => {
    const folder = temporaryFolder(samples);
    const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns: 80, rows: 40 })];
    let shown = '';
    output.on('data', (chunk) => (shown += String(chunk)));
    const down = '\u001B[B';
    const keys = [...Object.values(answers).flatMap((typed) => [typed, '\r']), '\r', down, down, '\r'];
    const typist = setInterval(() => input.write(keys.shift() ?? ''), 30);
    const settings = readSettings({ CONTENT_DIR: folder.path }, '/', new Date());
    const done = await setUpSite({}, { input, output }, settings);
    clearInterval(typist);
    expect(done.removed).toHaveLength(23);
    for (const word of ['标题（', '网址（', '主办单位（', '联系方式（', '说明（', '没有标“示例”的文件（共 3 个'])
      expect(shown).toContain(word);
    expect(filesIn(folder.path)).toEqual(['site.yaml']);
    folder.remove();
  });

  it.each<[string, Files, readonly string[], number, RegExp]>([
    ['what is missing', samples, [], 2, /缺少选项：\n {2}--title {2}标题：[^]*--contact[^]*--rest 保留或删去$/mu],
    ['a word that is none', samples, [...flags, '--rest', '都删'], 2, /「都删」不对，可以写：保留、删去/u],
    ['an address that is none', samples, [...flags, '--address', 'hjdc'], 2, /--address：「网址」/u],
    ['a site that is real', changed(['site.yaml', 'example.org', 'linjiang.gov.cn']), flags, 2, /已经写好了/u],
    [
      'a fault in site.yaml',
      changed(['site.yaml', '标题', '标体']),
      flags,
      1,
      /site\.yaml:1:1 错误 未知的项目「标体」/u,
    ],
  ])('refuses %s, and changes nothing', async (_, files, args, exit, message) => {
    const { code, err, left, text } = await within(files, ...args);
    expect(err).toMatch(message);
    expect({ code, text }).toEqual({ code: exit, text: files['site.yaml'] });
    expect(left.filter((path) => !path.endsWith('/'))).toEqual(Object.keys(files).sort());
  });

  it('refuses to remove what no commit holds', { timeout }, () => {
    const desk = temporaryClone(samples);
    const changedFile = 'content/qujing-2019/batches/01.md';
    desk.write({ [changedFile]: `${String(samples['qujing-2019/batches/01.md'])}\n又一段。\n` });
    const { code, text } = desk.run('npm', ['run', '--silent', 'new', '--', 'site', ...flags, '--rest', '删去']);
    expect({ code, text }).toMatchObject({ code: 2, text: expect.stringContaining(changedFile) as string });
    expect(existsSync(join(desk.path, changedFile))).toBe(true);
    desk.remove();
  });

  it('makes site.yaml where there is nothing yet', async () => {
    const folder = temporaryFolder({});
    const content = join(folder.path, 'content');
    expect((await run('new', ['site', ...flags], { CONTENT_DIR: content })).code).toBe(0);
    expect((await run('check', [], { CONTENT_DIR: content })).code).toBe(0);
    folder.remove();
  });
});
