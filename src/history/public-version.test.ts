/** What is public: which source is taken, and what is said of it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '../settings.ts';
import { minimal } from '../../tests/support/content.ts';
import { liveSite, type LiveSite } from '../../tests/support/live.ts';
import { temporaryRepository, type TestRepository } from '../../tests/support/repository.ts';
import { temporaryFolder, type Folder } from '../../tests/support/run.ts';
import { publicVersion, shortCommit, type PublicVersion } from './public-version.ts';

let site: LiveSite;
let repository: TestRepository;
let memory: Folder;
let hub: Folder;
/** What the branch holds, oldest first. */
let [first, second, third]: string[] = [];

beforeEach(async () => {
  site = await liveSite();
  memory = temporaryFolder();
  hub = temporaryFolder();
  repository = temporaryRepository(minimal);
  first = repository.git('rev-parse', 'HEAD');
  second = repository.commit('second');
  third = repository.commit('third');
  execFileSync('git', ['init', '--quiet', '--bare', hub.path]);
  repository.git('remote', 'add', 'origin', hub.path);
});
afterEach(async () => {
  await site.close();
  for (const folder of [repository, memory, hub]) folder.remove();
});

const settings = (more: Readonly<Record<string, string>> = {}): Settings =>
  readSettings({ CONTENT_DIR: repository.path, ...more }, '/', new Date());
const ask = (
  more: { start?: string | undefined; own?: boolean; environment?: Readonly<Record<string, string>> } = {},
) =>
  publicVersion(settings(more.environment), { address: site.home, start: more.start }, memory.path, more.own ?? false);
const taken = ({ commit, source }: PublicVersion): unknown => [commit, source];

const tagAt = (commit = ''): string => repository.git('tag', '--force', '已公开', commit);
/** Sends `main` off, up to a commit. */
const push = (commit = ''): string =>
  repository.git('push', '--quiet', '--force', '--set-upstream', 'origin', `${commit}:refs/heads/main`);
/** A branch without `--set-upstream` of the right name would have none. */
const track = (): string => repository.git('branch', '--quiet', '--set-upstream-to=origin/main', 'main');

describe('the first source that knows is taken', () => {
  beforeEach(() => {
    push(second);
    track();
    tagAt(first);
  });

  it('the live site, whatever the others say', async () => {
    site.say({ commit: second, built: '2026-11-29' });
    const found = await ask();
    expect(taken(found)).toEqual([second, `网站 ${site.home}`]);
    expect(found).toMatchObject({ built: '2026-11-29', notes: [], lost: undefined });
  });

  it('what it said last, where it says nothing', async () => {
    site.say({ commit: second, built: '2026-11-29' });
    await ask();
    site.say((_, response) => response.writeHead(500).end());
    const found = await ask();
    expect(taken(found)).toEqual([second, `网站 ${site.home} 上次的答复`]);
    expect(found).toMatchObject({
      built: '2026-11-29',
      notes: [`没有从网站 ${site.home} 问到公开的版本：服务器回答 500`],
    });
  });

  it('the tag, where it is newer than what is remembered', async () => {
    site.say({ commit: first });
    await ask();
    tagAt(second);
    site.say((_, response) => response.destroy());
    expect(taken(await ask())).toEqual([second, '标签「已公开」']);
  });

  it('the tag, where the site was never heard', async () => {
    const found = await ask();
    expect(taken(found)).toEqual([first, '标签「已公开」']);
    expect(found.notes).toEqual([`没有从网站 ${site.home} 问到公开的版本：那里没有 manifest.json`]);
  });

  it('the branch that gets published, from whichever branch it is asked', async () => {
    repository.git('tag', '--delete', '已公开');
    repository.git('switch', '--quiet', '--create', '公开前');
    repository.git('push', '--quiet', '--set-upstream', 'origin', '公开前');
    expect(taken(await ask())).toEqual([second, 'origin/main']);
    expect((await ask()).isGuess).toBe(true);
  });

  it('nothing, where there is none of these', async () => {
    repository.git('tag', '--delete', '已公开');
    repository.git('remote', 'remove', 'origin');
    expect(taken(await ask())).toEqual([undefined, '']);
  });
});

it('does not ask where that is switched off, and says so', async () => {
  site.say({ commit: first });
  const { commit, notes } = await ask({ environment: { HUITOUKAN_LIVE: 'off' } });
  expect([commit, site.asked()]).toEqual([undefined, 0]);
  expect(notes).toEqual([`没有从网站 ${site.home} 问到公开的版本：HUITOUKAN_LIVE 设为 off`]);
});

it('says that the site shows what was never committed', async () => {
  site.say({ commit: first, uncommitted: true });
  expect((await ask()).notes).toEqual([expect.stringContaining('网站上还有没有提交到 git 的内容')]);
});

describe('a commit that is not here', () => {
  const unknown = 'e'.repeat(40);

  it('is told with its mend, and the next source stands in', async () => {
    tagAt(first);
    site.say({ commit: unknown });
    const found = await ask();
    expect(taken(found)).toEqual([first, '标签「已公开」']);
    expect(found.lost).toMatch(/^网站上公开的版本 e{10} 不在这个仓库里，请先执行 git pull；清除过历史的，[^。]*$/u);
    expect(found.lost).toContain('docs/purge.md');
    expect(found.lost).toContain('git tag 已公开-eeeeeeeeee');
    expect(found.notes).toEqual([found.lost]);
  });

  it('is what it is called after a purge', async () => {
    site.say({ commit: unknown });
    repository.git('tag', '已公开-eeeeeeeeee', second ?? '');
    expect(taken(await ask())).toEqual([second, `网站 ${site.home}`]);
    repository.git('tag', '--delete', '已公开-eeeeeeeeee');
    repository.git('tag', '已公开-eeee', second ?? '');
    expect((await ask()).lost).toContain('不在这个仓库里');
  });

  it('of a shallow clone is to be fetched', async () => {
    push(third);
    const clone = temporaryFolder();
    const copy = join(clone.path, 'copy');
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=main', `file://${hub.path}`, copy]);
    site.say({ commit: first });
    const inClone = (): Promise<PublicVersion> =>
      publicVersion(settings({ CONTENT_DIR: copy }), { address: site.home }, memory.path, false);
    expect((await inClone()).lost).toContain('浅克隆里，请先执行 git fetch --unshallow --tags');
    execFileSync('git', ['fetch', '--quiet', '--unshallow', '--tags'], { cwd: copy });
    expect(await inClone()).toMatchObject({ commit: first, lost: undefined });
    clone.remove();
  });

  it('of another site is no answer', async () => {
    tagAt(first);
    site.say({ site: 'https://www.other.gov.cn', commit: unknown });
    const found = await ask();
    expect(taken(found)).toEqual([first, '标签「已公开」']);
    expect(found).toMatchObject({
      lost: undefined,
      notes: [expect.stringContaining('那里是另一个网站（https://www.other.gov.cn）')],
    });
    // A site that has moved is still the same.
    site.say({ site: 'https://www.other.gov.cn', commit: second });
    expect(taken(await ask())).toEqual([second, `网站 ${site.home}`]);
  });
});

describe('what this working tree does not have yet', () => {
  beforeEach(() => {
    site.say({ commit: third });
    repository.git('reset', '--quiet', '--hard', second ?? '');
  });

  it('was not removed by it', async () => {
    repository.commit('own');
    expect(await ask({ own: true })).toMatchObject({ commit: second, notes: [expect.stringContaining('git pull')] });
  });

  it('is missing in what would be published: on main, and in a workflow that runs an old commit again', async () => {
    push(third);
    track();
    repository.commit('own');
    expect(await ask()).toMatchObject({ commit: third, notes: [expect.stringContaining('git pull')] });
    repository.git('checkout', '--quiet', second ?? '');
    expect(await ask()).toMatchObject({ commit: third, notes: [expect.stringContaining('git pull')] });
  });

  it('is not missing on a branch of its own, which is merged before it is published', async () => {
    push(third);
    track();
    repository.git('switch', '--quiet', '--create', '公开前');
    repository.commit('own');
    expect((await ask()).commit).toBe(second);
    repository.git('checkout', '--quiet', '--detach');
    expect((await ask()).commit).toBe(second);
  });

  it('counts once it is being merged', async () => {
    repository.write({ 'note.txt': 'x' });
    repository.commit('own');
    repository.git('merge', '--quiet', '--no-commit', '--no-ff', third ?? '');
    expect(await ask({ own: true })).toMatchObject({ commit: third, notes: [] });
  });
});

describe('起点', () => {
  it('frees what stood there before, whoever points at it', async () => {
    push(second);
    track();
    expect(taken(await ask({ start: second }))).toEqual([undefined, 'origin/main']);
    tagAt(first);
    expect((await ask({ start: second })).commit).toBeUndefined();
    expect((await ask({ start: first })).commit).toBe(second);
    expect((await ask({ start: shortCommit(second ?? '') })).commit).toBeUndefined();
  });

  it('frees nothing that the site shows, nor a version that knows its beginning', async () => {
    site.say({ commit: first });
    expect((await ask({ start: second })).commit).toBe(first);
    site.say((_, response) => response.destroy());
    memory.write({ '.cache/public.json': '' });
    repository.write({ 'site.yaml': `${String(minimal['site.yaml'])}起点: ${first ?? ''}\n` });
    const own = repository.commit('own');
    tagAt(own);
    expect((await ask({ start: own })).commit).toBe(own);
  });
});
