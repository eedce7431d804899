/**
 * What is public, where it is published: the lines of the workflows and of the handbook's cron job are run as they stand,
 * against a repository with a history. Only what needs the host is stood in for: npm ci, npm run build, rsync, sleep; what
 * npm itself does is to start the script of that name (workflows.test.ts, docs.test.ts), which is done for it.
 */
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hubOf, temporaryClone, type Clone, type Said } from '../support/clone.ts';
import { batchFile, firstCase, markdown, minimal, record, secondBatchFile } from '../support/content.ts';
import { stateOf } from '../support/deaths.ts';
import { liveSite } from '../support/live.ts';

const timeout = 120_000;
let desk: Clone;
let hub: ReturnType<typeof hubOf>;
beforeEach(() => {
  desk = temporaryClone(minimal);
  hub = hubOf(desk);
}, timeout);
afterEach(() => desk.remove());

type Job = Readonly<Record<string, string | string[]>>;
const yaml = (file: string): Record<string, unknown> => parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const lines = (...all: (string | string[] | undefined)[]): string => all.flat().join('\n');

/** The runs of a job of GitHub. */
const github = (job: string, file = 'publish.yml'): string => {
  const { jobs } = yaml(`.github/workflows/${file}`) as { jobs: Record<string, { steps: Job[] }> };
  return lines(...(jobs[job]?.steps ?? []).map(({ run }) => run ?? []));
};
const gitlab = (job: string): string => {
  const { default: usual, ...jobs } = yaml('.gitlab-ci.yml') as Record<string, Job>;
  return lines(jobs[job]?.['before_script'] ?? usual?.['before_script'], jobs[job]?.['script']);
};
const gitee = (): string => {
  const [stage] = yaml('.workflow/check.yml')['stages'] as { steps: { commands: string[] }[] }[];
  return lines(stage?.steps[0]?.commands);
};
/** The script of the handbook that cron runs, in the place where it runs here. */
const cron = (): string => {
  const [, script = ''] = /```sh\n(set -e\ncd \/srv[^]*?)```/u.exec(readFileSync('docs/handbook.md', 'utf8')) ?? [];
  return script.replace('/srv/huitoukan', '.').replace('/var/www/hjdc/', 'www/');
};

/** Runs lines as a host does: each must succeed. The site can't be reached unless the environment says where it is. */
function runs(script: string, environment: Readonly<Record<string, string>> = {}): Promise<Said> {
  const stand = (name: string, text: string): void => {
    const path = `.git/bin/${name}`;
    desk.write({ [path]: `#!/bin/sh\n${text}\n` });
    chmodSync(join(desk.path, path), 0o755);
  };
  stand(
    'npm',
    [
      `case "$*" in ci*|'run build'|'run verify'*) exit 0;; esac`,
      `[ "$1" = run ] && [ -f "scripts/$2.ts" ] || exit 99`,
      `script=$2 && shift 2 && if [ "$1" = -- ]; then shift; fi`,
      `INIT_CWD=$PWD PATH="node_modules/.bin:$OLD_PATH" exec node "scripts/$script.ts" "$@"`,
    ].join('\n'),
  );
  for (const name of ['rsync', 'sleep']) stand(name, 'exit 0');
  const path = process.env['PATH'] ?? '';
  return desk.runBeside('bash', ['-eo', 'pipefail', '-c', script], {
    OLD_PATH: path,
    PATH: `${join(desk.path, '.git/bin')}${delimiter}${path}`,
    CI: 'true',
    GITHUB_OUTPUT: join(desk.path, '.git/output'),
    ...environment,
  });
}

const inContent = (path: string): string => join('content', path);
const original = String(minimal[batchFile]);
/** Commits and pushes; the hook is passed over. */
const push = (files: Readonly<Record<string, string>>): void => {
  desk.write(Object.fromEntries(Object.entries(files).map(([path, text]) => [inContent(path), text])));
  desk.commit();
  desk.git('push', '--quiet');
};
const silent = { [batchFile]: original.replace('某厂夜间冒烟。', '某厂冒烟。') };
const leaky = { [batchFile]: original.replace('某厂夜间冒烟。', '某厂夜间冒烟，李建国可证。') };
const redacted = {
  [batchFile]: original,
  'lin-2021/follow-ups/2021-05-19.md': markdown(
    { 公开日期: '2021-05-19' },
    record(firstCase, { 类型: '脱敏' }, { 脱敏说明: '删去一人的姓名。' }),
  ),
};
const innocuous = {
  'lin-2021/announcements/2021-05-20-notice.md': markdown(
    { 标题: '通知', 公开日期: '2021-05-20', 类型: '其他', 摘要: '通知。' },
    '有关事项的通知。\n',
  ),
};

describe.each([
  ['GitHub', () => github('check')],
  ['GitHub, on several machines', () => github('check', 'publish-many.yml')],
  ['GitLab', () => gitlab('check')],
  ['GitLab, before it publishes', () => gitlab('pages')],
  ['Gitee', gitee],
  ['cron', cron],
])('%s', (name, script) => {
  it('publishes a first time, refuses what changed unsaid, and goes on refusing', { timeout }, async () => {
    const first = await runs(script());
    expect(first.text).toContain('没有和已经公开的版本比较');
    expect(first.code).toBe(0);
    if (name !== 'cron') desk.git('push', '--quiet', 'origin', 'HEAD:refs/tags/已公开');
    desk.git('fetch', '--quiet', '--tags');
    push(leaky);
    expect((await runs(script())).code, 'pushed').toBe(1);
    push(innocuous);
    expect((await runs(script())).code, 'another commit after it').toBe(1);
    push({ [batchFile]: original });
    expect(await runs(script()), 'mended').toMatchObject({ code: 0 });
  });
});

it('what is explained is published', { timeout }, async () => {
  push(leaky);
  hub.git('tag', '已公开', 'main');
  desk.git('fetch', '--quiet', '--tags');
  push({ [batchFile]: original });
  expect((await runs(github('check'))).code).toBe(1);
  push(redacted);
  expect(await runs(github('check'))).toMatchObject({ code: 0 });
});

it('an old commit that is run again does not take back what was published since', { timeout }, async () => {
  push(innocuous);
  hub.git('tag', '已公开', 'main');
  desk.git('fetch', '--quiet', '--tags');
  desk.git('checkout', '--quiet', 'HEAD~1');
  const { code, text } = await runs(github('check'));
  expect(text).toContain('公告「2021-05-20-notice」');
  expect(code).toBe(1);
});

describe('on several machines, the parts make the site', () => {
  beforeEach(() => {
    const other = Object.entries(minimal).filter(([name]) => /^lin-2021\/(?:inspection\.yaml|batches\/01)/u.test(name));
    push(Object.fromEntries(other.map(([name, text]) => [name.replace('2021', '2018'), String(text)])));
  });
  const expectSite = async (): Promise<void> => {
    expect(await stateOf(join(desk.path, 'dist'))).toBe('whole');
    for (const id of ['lin-2018', 'lin-2021'])
      expect(existsSync(join(desk.path, `dist/${id}/index.html`)), id).toBe(true);
  };

  it('GitHub', { timeout: 2 * timeout }, async () => {
    const many = (job: string, environment = {}): Promise<Said> => runs(github(job, 'publish-many.yml'), environment);
    expect(await many('check')).toMatchObject({ code: 0 });
    const outputs = readFileSync(join(desk.path, '.git/output'), 'utf8').trim().split('\n');
    const [, list = ''] = outputs[0]?.split('inspections=') ?? [];
    const inspections = JSON.parse(list) as string[];
    expect([...inspections].sort()).toEqual(['lin-2018', 'lin-2021']);
    expect(outputs[1]).toMatch(/^day=\d{4}-\d\d-\d\d$/u);
    for (const id of inspections) {
      expect(await many('part', { INSPECTION: id })).toMatchObject({ code: 0 });
      // What a machine has handed over stands in a folder of its name on the next one.
      renameSync(join(desk.path, 'parts', id), join(desk.path, 'parts', `part-${id}`));
    }
    expect(await many('build')).toMatchObject({ code: 0 });
    await expectSite();
  });

  it('GitLab, with a machine that has nothing to do', { timeout: 2 * timeout }, async () => {
    const created = { CI_PIPELINE_CREATED_AT: '2021-05-20T17:30:00Z', CI_NODE_TOTAL: '3' };
    for (const own of ['1', '2', '3'])
      expect(await runs(gitlab('part'), { ...created, CI_NODE_INDEX: own })).toMatchObject({ code: 0 });
    expect(readdirSync(join(desk.path, 'parts')).sort()).toEqual(['1', '2']);
    expect(await runs(gitlab('pages'), created)).toMatchObject({ code: 0 });
    await expectSite();
    expect(readFileSync(join(desk.path, 'dist/manifest.json'), 'utf8')).toContain('"built": "2021-05-21"');
  });
});

describe('the tag moves with a finished publication', () => {
  it('GitHub: its own job, after the deployment', { timeout }, async () => {
    for (const files of [innocuous, silent]) {
      push(files);
      expect(await runs(github('record'))).toMatchObject({ code: 0 });
      expect(hub.git('rev-parse', '已公开')).toBe(desk.git('rev-parse', 'HEAD'));
    }
  });

  it('GitLab: once the site shows the commit', { timeout }, async () => {
    const site = await liveSite();
    const head = desk.git('rev-parse', 'HEAD');
    const environment = {
      CI_PAGES_URL: site.home,
      CI_COMMIT_SHA: head,
      CI_SERVER_PROTOCOL: 'https',
      CI_SERVER_HOST: 'gitlab.example.org',
      CI_SERVER_PORT: '443',
      CI_PROJECT_PATH: 'duban/huitoukan',
      CI_JOB_TOKEN: 'token',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${hub.path}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://gitlab-ci-token:token@gitlab.example.org:443/duban/huitoukan.git',
    };
    site.say({ commit: 'e'.repeat(40) });
    expect(await runs(gitlab('record'), environment)).toMatchObject({
      code: 1,
      text: expect.stringContaining('没有移动标签') as string,
    });
    expect(hub.git('tag')).toBe('');
    site.say({ commit: head });
    expect(await runs(gitlab('record'), environment)).toMatchObject({ code: 0 });
    expect(hub.git('rev-parse', '已公开')).toBe(head);
    await site.close();
  });

  it('cron: at its end, and not where a step failed', { timeout }, async () => {
    expect((await runs(cron())).code).toBe(0);
    const first = desk.git('rev-parse', 'HEAD');
    expect(hub.git('rev-parse', '已公开')).toBe(first);
    push(silent);
    expect((await runs(cron())).code).toBe(1);
    expect(hub.git('rev-parse', '已公开')).toBe(first);
    push({ [batchFile]: original });
    expect((await runs(cron())).code).toBe(0);
    expect(hub.git('rev-parse', '已公开')).toBe(desk.git('rev-parse', 'HEAD'));
  });
});

it('a batch that vanishes is missed at every place', { timeout }, async () => {
  hub.git('tag', '已公开', 'main');
  desk.git('fetch', '--quiet', '--tags');
  desk.drop(inContent(secondBatchFile));
  push({});
  for (const script of [github('check'), gitlab('check'), gitee(), cron()])
    expect(await runs(script)).toMatchObject({ code: 1, text: expect.stringContaining('批次「第2批」') as string });
});
