/** Content that can't be used is said before anything else, with its place, by every command that reads it. */
import { describe, expect, it } from 'vitest';
import { announcementFile, changed, inspectionFile, someDay, without, type Files } from '../support/content.ts';
import { temporaryRepository } from '../support/repository.ts';
import { run } from '../support/run.ts';

const commands: readonly (readonly [name: string, ...args: string[]])[] = [
  ['new', 'announcement', '--inspection', 'lin-2021'],
  ['new', 'batch', '--inspection', 'lin-2021'],
  ['new', 'follow-up', '--inspection', 'lin-2021'],
  ['new', 'tasks', '--inspection', 'lin-2021'],
  ['new', 'results', '--inspection', 'lin-2021'],
  ['import', '没有.xlsx', '--inspection', 'lin-2021'],
  ['check'],
  ['check', '--since', 'HEAD'],
  ['check', '--staged'],
  ['review', '--since', 'HEAD~', '--out', '/tmp/no/such/review.html'],
  ['build'],
  ['start', '--port', '4399'],
];
/** One that makes a file, and one that reads one. */
const few = commands.filter(([name], index) => index === 0 || name === 'import');
/** What does not belong to an inspection needs site.yaml alone. */
const ofSite: typeof commands = [
  ['new', 'announcement'],
  ['new', 'inspection', '--name', 'mou-2030'],
  ['new', 'page', '--name', 'mou', '--title', '某', '--summary', '某'],
  ['import', '没有.xlsx'],
  ['import', '没有.xlsx', '--inspection', 'no-such'],
];

const faulty: readonly (readonly [string, Files, typeof commands, RegExp[]])[] = [
  [
    'two errors in site.yaml',
    changed(['site.yaml', '标题: ', '标体: '], ['site.yaml', 'https://', 'htps://']),
    [...commands, ...ofSite],
    [/site\.yaml:1:1 错误 未知的项目「标体」，您是不是想写「标题」？/u, /site\.yaml:2:5 错误 /u],
  ],
  [
    'YAML that is none',
    changed(['site.yaml', '标题: 林市督察公开', '标题: "林市督察公开']),
    few,
    [/site\.yaml:\d+:\d+ 错误 缺少引号/u],
  ],
  ['no site.yaml', without(changed(), 'site.yaml'), [...few, ...ofSite], [/site\.yaml:1:1 错误 缺少这个文件/u]],
  [
    'an error in inspection.yaml',
    changed([inspectionFile, '级别: 省级', '级别: 省']),
    [...few, ...commands.slice(1, 3)],
    [/lin-2021\/inspection\.yaml:3:5 错误 未知的级别「省」，您是不是想写「省级」？/u],
  ],
  [
    'what only the checks see, while pages are rendered',
    changed([announcementFile, '督察组进驻林市。', '督察组进驻林市。举报人电话13812345678。']),
    [['build'], ['build', '--inspection', 'no-such'], ['build', '--join', 'nowhere']],
    [/2021-05-06-stationed\.mdx:\d+:\d+ 错误 疑似手机号码「138\*{4}5678」/u, /没有生成网站；\S+ 没有改动/u],
  ],
];

describe.each(faulty)('%s', (_, files, called, messages) => {
  it('comes first', { timeout: 120_000 }, async () => {
    const repository = temporaryRepository(changed());
    try {
      repository.drop(...Object.keys(changed()).filter((path) => !(path in files)));
      repository.write(files);
      repository.commit();
      const environment = { CONTENT_DIR: repository.path, BUILD_DATE: someDay, OUT_DIR: `${repository.path}-dist` };
      for (const [name, ...args] of called) {
        const { code, out, err } = await run(name, args, environment);
        const call = [name, ...args].join(' ');
        for (const message of messages) expect(out + err, call).toMatch(message);
        expect(out + err, call).not.toMatch(/没有「|还没有督察|缺少选项|没有这个文件|^\s+at /mu);
        expect(code, call).toBe(1);
      }
    } finally {
      repository.remove();
    }
  });
});

it('an error elsewhere does not keep new files from being made', async () => {
  const repository = temporaryRepository(changed(['lin-2021/batches/01.md', '| 否 |', '| 也许 |']));
  try {
    const environment = { CONTENT_DIR: repository.path, BUILD_DATE: someDay };
    expect((await run('new', ['batch', '--batch', '9'], environment)).code).toBe(0);
  } finally {
    repository.remove();
  }
});
