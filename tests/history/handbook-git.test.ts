/** The handbook's ways with Git, walked with a plain Git: no settings but those that `npm ci` makes and the handbook names. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hubOf, temporaryClone, type Clone, type Said } from '../support/clone.ts';
import { batchFile, markdown, minimal, record } from '../support/content.ts';
import { liveSite } from '../support/live.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';

const timeout = 120_000;
let office: Clone;
let desk: Clone;
let colleague: Folder;
let hub: ReturnType<typeof hubOf>;

/** An editor that opens is a trap: nobody told her how to leave it. */
const plain = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_EDITOR: 'false' };
const name = { GIT_AUTHOR_NAME: '某', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: '某' };
const who = { ...name, GIT_COMMITTER_EMAIL: 'a@example.org' };

beforeEach(() => {
  office = temporaryClone(minimal);
  hub = hubOf(office);
  desk = office;
  // As after `git clone` and `npm ci`: nothing else is set.
  for (const setting of ['user.name', 'user.email', 'commit.gpgsign']) desk.git('config', '--unset', setting);
  expect(desk.run(process.execPath, ['scripts/hook.ts', 'install'], plain)).toEqual({ code: 0, text: '' });
  desk.git('config', 'user.name', '某某');
  desk.git('config', 'user.email', 'mou@example.gov.cn');
  colleague = temporaryFolder();
}, timeout);
afterEach(() => {
  colleague.remove();
  office.remove();
});

const handbook = readFileSync('docs/handbook.md', 'utf8');
const purge = readFileSync('docs/purge.md', 'utf8');
/** The blocks of commands of a chapter. */
function blocks(text: string, heading: string): string[] {
  const [, chapter] = text.split(`\n${heading}\n`);
  if (chapter === undefined) throw new Error(`no chapter ${heading}`);
  const [own = ''] = chapter.split(/^##/mu);
  return [...own.matchAll(/```(?:sh|text)\n([^]*?)```/gu)].map(([, block = '']) => block.replace(/^ +/gmu, ''));
}

const at = (path: string): string => join('content', path);
const batch = (number: number): Readonly<Record<string, string>> => ({
  [at(`lin-2021/batches/0${String(number)}.md`)]: markdown(
    { 批次: String(number), 公开日期: '2021-05-20' },
    record(`D01LS20210510000${String(number)}`, { 行政区域: '沾益区' }, { 交办问题: `第${String(number)}处扬尘。` }),
  ),
});

/** Types lines at the desk, at a terminal where that can be had: there Git opens editors. */
function types(lines: string): Said {
  const script = `set -e\n${lines}`;
  return existsSync('/usr/bin/script') && process.platform === 'linux'
    ? desk.run(
        'script',
        ['--quiet', '--return', '--command', `sh -c '${script.replaceAll("'", `'\\''`)}'`, '/dev/null'],
        plain,
      )
    : desk.run('sh', ['-c', script], plain);
}
const well = (lines: string): string => {
  const { code, text } = types(lines);
  expect(code, text).toBe(0);
  return text;
};

/** A colleague pushes something meanwhile. */
function meanwhile(files: Readonly<Record<string, string>>): void {
  const folder = join(colleague.path, 'clone');
  if (!existsSync(folder)) execFileSync('git', ['clone', '--quiet', hub.path, folder]);
  const git = (...args: string[]): unknown =>
    execFileSync('git', args, { cwd: folder, env: { ...process.env, ...who } });
  git('pull', '--quiet', '--no-rebase');
  colleague.write(Object.fromEntries(Object.entries(files).map(([path, text]) => [join('clone', path), text])));
  git('add', '--all');
  git('commit', '--quiet', '-m', '同事的');
  git('push', '--quiet', 'origin', 'HEAD:main');
}

const [making = '', merging = ''] = blocks(handbook, '## 公开前的审核');
const committing = 'git add content && git commit -m "公开"';

it('the handbook is read as it stands', () => {
  expect(making).toMatch(/^git switch -c 公开前\n[^]*npm run review\n$/u);
  expect(merging).toMatch(/^git switch main\n[^]*git push\n$/u);
  expect(handbook).toContain('`git push` 被拒绝（rejected）：同事先推送了。先 `git pull`，再 `git push`');
});

it('a pull where both sides went on, a push that is rejected', { timeout }, () => {
  desk.write(batch(3));
  well(committing);
  meanwhile(batch(4));
  const rejected = types('git push');
  expect(rejected).toMatchObject({ code: 1, text: expect.stringContaining('rejected') as string });
  well('git pull');
  well('git push');
  expect(hub.git('ls-tree', '-r', '--name-only', '-z', 'main')).toMatch(/03\.md[^]*04\.md/u);
});

it('a pull over changes that are not committed', { timeout }, () => {
  desk.write(batch(3));
  meanwhile(batch(3));
  expect(types('git pull')).toMatchObject({ text: expect.stringContaining('would be overwritten') as string });
  well(committing);
  // The same file on both sides, and equal.
  well('git pull\ngit push');
});

it('a pull that meets the same passage, solved or given up', { timeout }, () => {
  const solving = blocks(handbook, '## 合并冲突').find((block) => block.startsWith('npm run check')) ?? '';
  expect(solving).toContain('git commit');
  const both = Object.values(batch(3))[0] ?? '';
  // What both write is pushed, and not yet published.
  hub.git('tag', '已公开', 'main');
  const path = at('lin-2021/batches/03.md');
  desk.write({ [path]: both.replace('扬尘', '扬尘，已覆盖') });
  well(committing);
  meanwhile({ [path]: both.replace('扬尘', '扬尘，已清运') });
  expect(types('git pull').text).toContain('CONFLICT');
  well('git merge --abort');
  expect(readFileSync(join(desk.path, path), 'utf8')).toContain('已覆盖');
  expect(types('git pull').text).toContain('CONFLICT');
  expect(well('git status')).toContain('both added');
  expect(types(solving).code).not.toBe(0);
  desk.write({ [path]: both.replace('扬尘', '扬尘，已覆盖，已清运') });
  well(`${solving}git push`);
  expect(hub.git('show', `main:${path}`)).toContain('已覆盖，已清运');
});

it('the review, batch after batch, while main goes on', { timeout }, () => {
  for (const number of [3, 5]) {
    desk.write(batch(number));
    well(making.replace('npm run review', 'true'));
    meanwhile(batch(number + 1));
    well(merging);
  }
  expect(hub.git('log', '--format=%s', 'main')).toMatch(/请审核[^]*同事的[^]*请审核/u);
  expect(desk.git('status', '--porcelain', '--branch')).toBe('## main...origin/main');
});

it('a commit on main already made', { timeout }, () => {
  desk.write(batch(3));
  well(committing);
  const reviewed = well('npm run --silent review');
  expect(reviewed).toContain('新增 1 项，改动 0 处，删去 0 项');
  well('git push');
});

it('shows Chinese names of files as they are', { timeout }, () => {
  desk.write({ [at('lin-2021/announcements/补充公告.md')]: 'x' });
  expect(well('git status')).toContain('补充公告.md');
});

it('the tag of what is public comes with a pull, and moves', { timeout }, () => {
  for (const number of [3, 4]) {
    meanwhile(batch(number));
    hub.git('tag', '--force', '已公开', 'main');
    well('git pull');
    expect(desk.git('rev-parse', '已公开')).toBe(hub.git('rev-parse', 'main'));
  }
  const restore = /`(git restore --source 已公开 )content[^`]*`/u.exec(handbook)?.[1] ?? '';
  desk.write({ [at(batchFile)]: 'x' });
  well(`${restore}content`);
  expect(readFileSync(join(desk.path, at(batchFile)), 'utf8')).toBe(minimal[batchFile]);
});

describe('what npm ci sets', () => {
  const install = (environment: Readonly<Record<string, string>> = {}): void => {
    expect(desk.run(process.execPath, ['scripts/hook.ts', 'install'], environment)).toEqual({ code: 0, text: '' });
  };
  const set = (setting: string): string => desk.run('git', ['config', '--get-all', setting]).text.trim();

  it('stands once, however often it runs', () => {
    install();
    install();
    expect(set('remote.origin.fetch').split('\n')).toHaveLength(2);
    expect([set('pull.rebase'), set('core.quotePath')]).toEqual(['false', 'false']);
  });

  it('changes nothing that somebody has set', () => {
    desk.git('config', 'pull.rebase', 'true');
    desk.git('config', 'core.quotePath', 'true');
    install();
    expect([set('pull.rebase'), set('core.quotePath')]).toEqual(['true', 'true']);
    desk.git('config', '--unset', 'pull.rebase');
    desk.git('config', 'pull.ff', 'only');
    install();
    expect(set('pull.rebase')).toBe('');
  });

  it('is nothing where Git is to be left alone', () => {
    for (const setting of ['pull.rebase', 'core.quotePath', 'branch.main.mergeOptions'])
      desk.git('config', '--unset', setting);
    install({ HUITOUKAN_HOOK: 'off' });
    install({ CI: 'true' });
    expect([set('pull.rebase'), set('core.quotePath')]).toEqual(['', '']);
  });
});

describe('a purge', () => {
  const secret = '李建国可证';
  const leaky = { [at(batchFile)]: String(minimal[batchFile]).replace('某厂夜间冒烟。', `某厂夜间冒烟，${secret}。`) };
  const redacted = {
    [at(batchFile)]: String(minimal[batchFile]).replace('某厂夜间冒烟。', '某厂夜间冒烟，某人可证。'),
    [at('lin-2021/follow-ups/2021-05-19.md')]: markdown(
      { 公开日期: '2021-05-19' },
      record('D01LS202105070001', { 类型: '脱敏' }, { 脱敏说明: '隐去一人的姓名。' }),
    ),
  };
  const check = (environment: Readonly<Record<string, string>>): Promise<Said> =>
    desk.runBeside('npm', ['run', '--silent', 'check', '--', '--since', '已公开'], { ...plain, ...environment });
  const [remember = ''] = blocks(purge, '## 2. 准备改写历史').filter((block) => block.startsWith('git tag '));
  const [pushing = ''] = blocks(purge, '## 4. 推送').map((block) => block.replace(/^git remote add.*\n/u, ''));
  const [anew = ''] = blocks(purge, '### 办法二：不装别的，另起历史').slice(0, 1);
  /** What replaces the text in all commits, and takes the tags along, as git filter-repo does. */
  const rewrite = `git filter-branch --force --tree-filter "grep -rl ${secret} content | xargs -r sed -i s/${secret}/某人可证/" --tag-name-filter cat -- --all`;

  it.each([
    ['by rewriting all commits', rewrite],
    ['by a new history', anew],
  ])('%s is known to the check afterwards', { timeout }, async (_, rewriting) => {
    const site = await liveSite();
    desk.write(leaky);
    desk.commit('leaky');
    desk.write(redacted);
    desk.commit('redacted');
    desk.git('push', '--quiet');
    const live = desk.git('rev-parse', 'HEAD');
    site.say({ commit: live });
    const environment = { SITE_URL: site.home, FILTER_BRANCH_SQUELCH_WARNING: '1' };
    expect((await check(environment)).code).toBe(0);

    const here = (lines: string): string => lines.replaceAll('3f2a9c1d4e', live.slice(0, 10));
    const { code, text } = desk.run('sh', ['-ec', here(`${remember}${rewriting}\n${pushing}`)], {
      ...plain,
      ...environment,
    });
    expect(code, text).toBe(0);
    // Everybody clones anew.
    const copy = join(colleague.path, 'anew');
    execFileSync('git', ['clone', '--quiet', `file://${hub.path}`, copy]);
    const inCopy = { ...environment, CONTENT_DIR: join(copy, 'content') };
    const git = (...args: string[]): string => execFileSync('git', args, { cwd: copy, encoding: 'utf8' });
    expect(git('log', '--branches', '--tags', '--oneline', `-S${secret}`)).toBe('');
    const known = await check(inCopy);
    expect(known, known.text).toMatchObject({ code: 0 });
    expect(known.text).toContain(`网站 ${site.home}）比较：0 个文件不同`);
    colleague.write({ [join('anew', at(batchFile))]: String(minimal[batchFile]) });
    expect(await check(inCopy)).toMatchObject({ code: 1 });
    git('checkout', '--quiet', '.');
    // Without the record, that is said with the mend.
    git('tag', '--delete', `已公开-${live.slice(0, 10)}`);
    const unknown = await check(inCopy);
    expect(unknown.code).toBe(2);
    expect(unknown.text).toMatch(/^网站上公开的版本 [0-9a-f]{10} 不在这个仓库里[^\n]*docs\/purge\.md[^\n]*\n$/u);
    await site.close();
  });
});
