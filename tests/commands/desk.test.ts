/** The worker's evening: from the official table to a safe commit, by the three commands that the handbook shows. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryClone, type Clone } from '../support/clone.ts';
import { emptyInspection } from '../support/import.ts';
import { xlsx, type Cells } from '../support/office.ts';

const timeout = 60_000;
let clone: Clone | undefined;
afterEach(() => clone?.remove());

/** Column F, row 7 of the workbook: under the title and the header, the fifth case. */
const secret = '13812345678';
const head = [
  '序号',
  '受理编号',
  '交办问题基本情况',
  '行政区域',
  '污染\n类型',
  '调查核实情况',
  '是否属实',
  '处理和整改情况',
  '是否办结',
  '责任人被处理情况',
];
const table = (leak: string): Cells => [
  head,
  ...[1, 2, 3, 4, 5, 6].map((row) => [
    String(row),
    `D01LS2021050700${String(row).padStart(2, '0')}`,
    `第${String(row)}处：某路口的砂石料堆场没有覆盖，${['大风天', '车辆经过时', '夜间卸料时', '装车时', '雨后', '早晨'][row - 1] ?? ''}影响居民。`,
    row % 2 === 0 ? '麒麟区' : '沾益区',
    '扬尘',
    `经${['住建', '城管', '交通', '环境', '水务', '街道'][row - 1] ?? ''}部门现场核查，反映情况属实。${row === 5 ? leak : ''}`,
    '属实',
    `责令${['覆盖', '清运', '冲洗', '围挡', '硬化', '绿化'][row - 1] ?? ''}，已完成。`,
    '已办结',
    '无',
  ]),
];
const workbook = (leak: string): Promise<Uint8Array> =>
  xlsx(table(leak), '群众信访举报转办和边督边改公开情况一览表（第十一批 2021年5月14日）');

/** One inspection with nothing in it yet. */
const content = {
  'site.yaml': emptyInspection['site.yaml'] ?? '',
  'qujing-2019/inspection.yaml': emptyInspection['lin/inspection.yaml'] ?? '',
};

async function atDesk(leak: string): Promise<Clone> {
  clone = temporaryClone(content);
  expect(clone.run('npm', ['run', 'hook', '--', 'on']).text).toContain('已打开');
  clone.write({ '第十一批公开表.xlsx': await workbook(leak) });
  return clone;
}

/** The three commands of the handbook, as they stand there. */
const [importing = '', checking = '', committing = ''] = (
  /## 公开一个批次\n[^]*?```sh\n([^]*?)```/u.exec(readFileSync('docs/handbook.md', 'utf8'))?.[1] ?? ''
)
  .trim()
  .split('\n');

const target = 'content/qujing-2019/batches/11.md';

it('three commands: import, check, commit', { timeout }, async () => {
  const { shell, git, path } = await atDesk('');
  expect(shell(importing)).toMatchObject({
    code: 0,
    text: expect.stringContaining(`已写入：${target}`) as string,
  });
  expect(shell(checking)).toMatchObject({
    code: 0,
    text: expect.stringContaining('0 个错误，0 个警告') as string,
  });
  const commit = shell(committing);
  expect(commit).toMatchObject({ code: 0 });
  expect(git('log', '-1', '--format=%s')).toBe('公开第十一批');
  expect(git('show', `HEAD:${target}`)).toBe(readFileSync(join(path, target), 'utf8').trim());
});

it('a mobile number in cell F7 stops the commit, and is shown nowhere', { timeout }, async () => {
  const { shell, git } = await atDesk(`联系人电话${secret}。`);
  const [imported, checked, commit] = [shell(importing), shell(checking), shell(committing)];
  expect(imported.text).toContain('Sheet1!F7');
  for (const { text } of [checked, commit]) {
    expect(text).toMatch(/content\/qujing-2019\/batches\/11\.md:\d+:\d+ 错误 .*手机号码/u);
    expect(text).toContain('138****5678');
  }
  expect(commit.text).toContain('提交已停止');
  expect(commit.text).toContain('个人信息此时还没有进入版本历史');
  expect([checked.code, commit.code]).toEqual([1, 1]);
  expect(git('log', '--format=%s')).not.toContain('公开第十一批');
  for (const { text } of [imported, checked, commit]) expect(text).not.toContain(secret);
});

describe('what is staged counts', () => {
  it('a leak that is staged and mended in the file alone', { timeout }, async () => {
    const { run, shell, git, write, path } = await atDesk(`电话${secret}。`);
    shell(importing);
    git('add', 'content');
    write({ [target]: readFileSync(join(path, target), 'utf8').replace(secret, '') });
    expect(run('git', ['commit', '-m', '一']).code).toBe(1);
    git('add', 'content');
    expect(run('git', ['commit', '-m', '一']).code).toBe(0);
  });

  it('a leak that is not staged stops nothing; git commit -a does', { timeout }, async () => {
    const { run, shell, git, write, path } = await atDesk('');
    shell(importing);
    git('add', 'content');
    const text = readFileSync(join(path, target), 'utf8');
    write({ [target]: text.replace('现场核查', `现场核查（${secret}）`) });
    expect(run('git', ['commit', '-m', '一']).code).toBe(0);
    expect(run('git', ['commit', '-a', '-m', '二']).code).toBe(1);
    expect(run('git', ['commit', '-m', '二', target]).code).toBe(1);
  });
});

describe('the hook', () => {
  const leak = {
    'content/qujing-2019/announcements/a.md': `---\n标题: 某\n公开日期: 2021-05-01\n类型: 其他\n摘要: 某\n---\n\n电话${secret}。\n`,
  };
  const commit = (desk: Clone, ...more: string[]): { code: number; text: string } =>
    desk.run('git', ['commit', ...more, '-m', '一']);

  it('can be switched off: for good, by the environment, for one commit; and on again', { timeout }, async () => {
    const desk = await atDesk('');
    desk.write(leak);
    desk.git('add', 'content');
    expect(commit(desk).code).toBe(1);
    expect(desk.run('npm', ['run', 'hook', '--', 'off']).text).toContain('已关闭');
    expect(commit(desk, '--dry-run').code).toBe(0);
    expect(commit(desk).code).toBe(0);
    desk.git('reset', '--soft', 'HEAD~1');
    expect(desk.run('npm', ['run', 'hook', '--', 'on']).text).toContain('已打开');
    expect(desk.run('git', ['commit', '-m', '一'], { HUITOUKAN_HOOK: 'off' }).code).toBe(0);
    desk.git('reset', '--soft', 'HEAD~1');
    expect(commit(desk, '--no-verify').code).toBe(0);
  });

  it('needs neither node nor npm in PATH, and works in a linked working tree', { timeout }, async () => {
    const desk = await atDesk('');
    desk.write(leak);
    desk.git('add', 'content');
    // A program that knows of git and of nothing else.
    const git =
      (process.env['PATH'] ?? '')
        .split(delimiter)
        .map((folder) => join(folder, 'git'))
        .find(existsSync) ?? '';
    mkdirSync(join(desk.path, '.git/only'));
    symlinkSync(git, join(desk.path, '.git/only/git'));
    const { code, text } = desk.run('git', ['commit', '-m', '一'], { PATH: join(desk.path, '.git/only') });
    expect({ code, text }).toMatchObject({ code: 1, text: expect.stringContaining('138****5678') as string });
    desk.git('reset', '--quiet', '--hard');
    const other = `../${basename(desk.path)}-other`;
    desk.git('worktree', 'add', '--quiet', other);
    desk.write(Object.fromEntries(Object.entries(leak).map(([name, file]) => [`${other}/${name}`, file])));
    desk.run('git', ['-C', other, 'add', 'content']);
    const elsewhere = (): { code: number; text: string } => desk.run('git', ['-C', other, 'commit', '-m', '一']);
    expect(elsewhere()).toMatchObject({ code: 1, text: expect.stringContaining('138****5678') as string });
    desk.drop('node_modules');
    expect(elsewhere()).toMatchObject({
      code: 1,
      text: expect.stringContaining('请先在项目文件夹里执行 npm ci') as string,
    });
    desk.drop(other);
  });

  it('says so where the check can not be done', { timeout }, async () => {
    const desk = await atDesk('');
    desk.write(leak);
    desk.git('add', 'content');
    const { code, text } = desk.run('git', ['commit', '-m', '一'], { BUILD_DATE: '明天' });
    expect(text).toMatch(/BUILD_DATE「明天」不是日期[^]*检查没有做完/u);
    expect(code).toBe(1);
  });

  it('is not run where no content is staged', { timeout }, async () => {
    const desk = await atDesk('');
    desk.write({ 'notes.txt': secret, ...leak });
    desk.git('add', 'notes.txt');
    expect(commit(desk)).toMatchObject({ code: 0, text: expect.not.stringContaining('检查了') as string });
  });

  it('leaves other hooks alone, and says how to run both', { timeout }, () => {
    clone = temporaryClone(content);
    clone.git('config', 'core.hooksPath', '.husky');
    const install = (): { code: number; text: string } =>
      clone?.run(process.execPath, ['scripts/hook.ts', 'install']) ?? { code: -1, text: '' };
    expect(install()).toMatchObject({
      code: 0,
      text: expect.stringContaining('core.hooksPath 已经设为「.husky」，没有改动') as string,
    });
    expect(clone.git('config', 'core.hooksPath')).toBe('.husky');
    clone.git('config', '--unset', 'core.hooksPath');
    clone.write({ '.git/hooks/pre-commit': '#!/bin/sh\n' });
    expect(install()).toMatchObject({
      code: 0,
      text: expect.stringContaining('sh scripts/hooks/pre-commit || exit 1') as string,
    });
    expect(clone.run(process.execPath, ['scripts/hook.ts', 'on']).code).toBe(2);
    clone.drop('.git/hooks/pre-commit');
    expect(install()).toEqual({ code: 0, text: '' });
    expect(clone.git('config', 'core.hooksPath')).toBe('scripts/hooks');
  });

  it('npm install never fails over it', { timeout }, () => {
    clone = temporaryClone(content);
    const install = (environment: Readonly<Record<string, string>>): unknown =>
      clone?.run(process.execPath, ['scripts/hook.ts', 'install'], environment);
    const silent = { code: 0, text: '' };
    expect(install({ CI: 'true' })).toEqual(silent);
    expect(install({ HUITOUKAN_HOOK: 'off' })).toEqual(silent);
    expect(install({ PATH: '/nonexistent', BUILD_DATE: '明天' })).toEqual(silent);
    clone.git('config', 'huitoukan.hook', 'off');
    expect(install({})).toEqual(silent);
    expect(existsSync(join(clone.path, '.git/config')) && clone.run('git', ['config', 'core.hooksPath']).text).toBe('');
    clone.drop('.git');
    expect(install({ BUILD_DATE: '明天' })).toEqual(silent);
  });

  it.each([[[]], [['of']], [['on', 'off']]])('a wrong call: %j', { timeout }, (args) => {
    clone = temporaryClone(content);
    expect(clone.run('npm', ['run', '--silent', 'hook', '--', ...args])).toMatchObject({
      code: 2,
      text: expect.stringContaining('用法：npm run hook') as string,
    });
  });
});
