/** Parts that are made by themselves and joined give, byte for byte, the site that one build gives. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, type SiteManifest } from '../../src/manifest/manifest.ts';
import { countsOf } from '../support/counts.ts';
import { stateOf } from '../support/deaths.ts';
import { readManifest } from '../support/manifest.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryFolder, type Environment, type Folder, type Outcome } from '../support/run.ts';

const timeout = 240_000;
const day = '2021-05-20';
const project = temporaryProject();
let home: Folder;
beforeAll(() => {
  home = temporaryFolder();
  cpSync('tests/fixtures/content', at('content'), { recursive: true });
}, timeout);
afterAll(() => {
  home.remove();
  project.remove();
}, timeout);

const at = (name: string): string => join(home.path, name);
const build = (name: string, args: readonly string[] = [], more: Environment = {}): Promise<Outcome> =>
  project.run('build', args, {
    INIT_CWD: home.path,
    CONTENT_DIR: at('content'),
    OUT_DIR: at(name),
    BUILD_DATE: day,
    ...more,
  });
const manifestOf = (name: string): SiteManifest => readManifest(at(name));
const of = (id: string) => (file: string) => file.startsWith(`${id}/`);

const shardsOf = (out: string): [all: number, kept: number] => {
  const [, all, kept] = /^搜索索引 .*，(\d+) 个分片，沿用 (\d+) 个/mu.exec(out) ?? [];
  return [Number(all), Number(kept)];
};

describe('two parts and the whole', () => {
  it(
    'a part holds what stands in the folder of its inspection, its shards, and what they were made from',
    { timeout },
    async () => {
      for (const [name, args] of [
        ['single', []],
        ['one', ['--inspection', 'qujing-2019']],
        ['other', ['--inspection', 'sample-2018']],
      ] as const) {
        const { code, err } = await build(name, args);
        expect([code, err], name).toEqual([0, '']);
        expect(await stateOf(at(name))).toBe('whole');
      }
      const whole = Object.keys(manifestOf('single').files);
      const part = Object.keys(manifestOf('one').files);
      expect(part.filter(of('qujing-2019'))).toEqual(whole.filter(of('qujing-2019')));
      const rest = part.filter((file) => !of('qujing-2019')(file));
      expect(rest).toContain('part.txt');
      expect(rest.filter((file) => !/^part\.txt$|^manifest\/|^pagefind\/s[0-9a-f]{7}\//u.test(file))).toEqual([]);
      expect(rest.filter((file) => file.endsWith('facts.bin'))).toHaveLength(1);
    },
  );

  it('the whole is the same, and renders no page and makes no file or shard of a part', { timeout }, async () => {
    const { code, out, err } = await build('joined', ['--join', 'one', at('other')]);
    expect([code, err]).toEqual([0, '']);
    expect(manifestOf('joined')).toEqual(manifestOf('single'));
    expect(await stateOf(at('joined'))).toBe('whole');
    const files = Object.keys(manifestOf('single').files);
    const isOfPart = (file: string): boolean => of('qujing-2019')(file) || of('sample-2018')(file);
    const pages = files.filter((file) => file.endsWith('.html'));
    const data = files.filter(
      (file) => !/\.html$|^pagefind\/|^_astro\/|^manifest\/|^favicon|^feed\.(?:css|xsl)$/u.test(file),
    );
    const counts = (all: readonly string[]) => [
      all.filter(isOfPart).length,
      all.filter((one) => !isOfPart(one)).length,
    ];
    expect(countsOf(out, '网页')).toEqual(counts(pages));
    expect(countsOf(out, '数据文件')).toEqual(counts(data));
    // What is no case is in a shard of the whole.
    expect(shardsOf(out)).toEqual([3, 2]);
  });

  it('is kept for the next build', { timeout }, async () => {
    const { out } = await build('joined');
    expect(manifestOf('joined')).toEqual(manifestOf('single'));
    expect(shardsOf(out)).toEqual([3, 3]);
    // The page of data shows the sizes of its files, and is rendered once they are known.
    expect(countsOf(out, '网页')[1]).toBe(2);
  });

  it('one part may hold all inspections', { timeout }, async () => {
    const all = ['--inspection', 'sample-2018', '--inspection', 'qujing-2019', '--inspection', 'sample-2018'];
    expect(await build('site', all)).toMatchObject({ code: 0, err: '' });
    expect(await build('joined', ['--join', 'site'])).toMatchObject({ code: 0, err: '' });
    expect(manifestOf('joined')).toEqual(manifestOf('single'));
  });

  it('a part is not joined that was changed afterwards, and the site stays', { timeout }, async () => {
    const before = readFileSync(at('joined/manifest.json'), 'utf8');
    const file = filesIn(at('one')).find((name) => name.endsWith('.json') && name.includes('/cases/')) ?? '';
    const was = readFileSync(at(`one/${file}`));
    writeFileSync(at(`one/${file}`), was.toString().replace('曲靖', '某地'));
    const { code, out, err } = await build('joined', ['--join', 'one', 'other']);
    writeFileSync(at(`one/${file}`), was);
    expect(err).toContain(`部分「one」里的「${file}」在做好以后改动过，或者没有传全，请重新做这一部分`);
    expect(err + out).not.toMatch(/^\s+at /mu);
    expect(code).toBe(2);
    expect(readFileSync(at('joined/manifest.json'), 'utf8')).toBe(before);
    expect(await stateOf(at('joined'))).toBe('whole');
  });

  it('everything that is wrong with parts is said at once', { timeout }, async () => {
    const { code, err } = await build('joined', ['--join', 'one', 'single', 'nowhere'], { BUILD_DATE: '2021-05-21' });
    expect(err.trim().split('\n')).toEqual([
      '部分「one」是为 2021-05-20 做的，这里是 2021-05-21，请把 BUILD_DATE 写成同一天再做',
      '部分「single」是整个网站，不是 --inspection 做的部分，请核对路径',
      '部分「nowhere」没有找到，请核对路径',
    ]);
    expect(code).toBe(2);
  });

  it('a part takes the place of no site, a site that of a part', { timeout }, async () => {
    const { code, err } = await build('single', ['--inspection', 'sample-2018']);
    expect(err).toMatch(/^OUT_DIR「\S+」里是整个网站，一部分不能换掉它。/u);
    expect(code).toBe(2);
    expect(await build('site')).toMatchObject({ code: 0, err: '' });
    expect(manifestOf('site')).toEqual(manifestOf('single'));
  });
});

describe('a wrong call', () => {
  it.each([
    [
      ['--inspection', 'nobody-2020', '--inspection', 'qujing-2019'],
      '内容里没有督察「nobody-2020」，有：「qujing-2019」、「sample-2018」',
    ],
    [['--inspection', 'qujing-2019', '--join', 'one'], '请分两次执行'],
    [['--join'], '--join 后面没有写各部分的文件夹'],
    [['qujing-2019'], '不需要这个参数：qujing-2019'],
  ])('%j', { timeout }, async (args, message) => {
    const { code, err } = await build('none', args);
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /mu);
    expect(code).toBe(2);
  });
});
