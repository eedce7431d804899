/** `npm run check`: what it prints, and its exit codes. */
import { afterEach, expect, test } from 'vitest';
import { rules } from '../src/checks/rules.ts';
import type { Fault } from '../src/schema/fault.ts';
import {
  batchFile,
  changed,
  firstCase,
  markdown,
  minimal,
  record,
  secondBatchFile,
  someDay,
  without,
  type Files,
} from '../tests/support/content.ts';
import { temporaryRepository } from '../tests/support/repository.ts';
import { run, temporaryFolder, type Folder, type Outcome } from '../tests/support/run.ts';

const folders: Folder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function check(files: Files, ...args: string[]): Promise<Outcome> {
  const folder = temporaryFolder(files);
  folders.push(folder);
  return run('check', args, { CONTENT_DIR: folder.path, BUILD_DATE: someDay });
}

const faulty = changed([batchFile, '麒麟区', '麒林区'], [batchFile, '| 否 |', '| 也许 |']);

test('content without a fault', async () => {
  const { code, out, err } = await check(minimal);
  expect(out).toMatch(/^检查了 \d+ 个文件：0 个错误，0 个警告，用时 [\d.]+ 秒\n$/u);
  expect([code, err]).toEqual([0, '']);
});

test('every error is a line, in order, without a stack', async () => {
  const { code, out, err } = await check(faulty);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(
    /lin-2021\/batches\/01\.md:10:\d+ 错误 未知的行政区域「麒林区」，您是不是想写「麒麟区」？$/u,
  );
  expect(lines[1]).toMatch(/lin-2021\/batches\/01\.md:12:\d+ 错误 /u);
  expect(lines[2]).toMatch(/：2 个错误，0 个警告，/u);
  expect([code, err]).toEqual([1, '']);
});

test('no message gives personal information away, whatever it quotes', async () => {
  const { out } = await check(
    changed(
      [batchFile, '| 是否属实 |', '| 电话13812345678 |'],
      [batchFile, '### 交办问题', '### 电话１３８ 1234 5679'],
      [batchFile, '| 麒麟区 |', '| 13812345670 |'],
    ),
  );
  expect(out).toContain('138****5678');
  expect(out).toMatch(/138 ?\*{4}5679/u);
  expect(out).not.toMatch(/1234/u);
});

test('a warning alone is no failure', async () => {
  const { code, out } = await check({ ...minimal, 'lin-2021/notes.txt': 'x' });
  expect(out).toMatch(/notes\.txt:1:1 警告 [^]*：0 个错误，1 个警告，/u);
  expect(code).toBe(0);
});

test('files of a later day are said to be held back', async () => {
  const { code, out } = await check(
    changed(
      [batchFile, '公开日期: 2021-05-14', '公开日期: 2099-01-01'],
      [
        'lin-2021/follow-ups/2021-06-01.md',
        '---\n公开日期: 2099-01-02\n---\n\n## D01LS202105070001\n\n| 项目 | 内容 |\n| --- | --- |\n| 类型 | 后续进展 |\n| 办结情况 | 已办结 |\n',
      ],
    ),
  );
  expect(out).toContain('batches/01.md 公开日期是 2099-01-01，今天（2022-06-01）还不公开');
  expect(code).toBe(0);
});

test('--json is an array of faults and nothing else', async () => {
  const { code, out } = await check(faulty, '--json');
  const faults = JSON.parse(out) as Fault[];
  expect(faults.map((one) => Object.keys(one))).toEqual(
    Array.from({ length: 2 }, () => ['file', 'line', 'column', 'severity', 'rule', 'message']),
  );
  expect(faults[0]).toMatchObject({ line: 10, severity: 'error', rule: 'format/unknown-region' });
  expect(code).toBe(1);
  expect((await check(minimal, '--json')).out).toBe('[]\n');
});

test('files are apart by an empty line', async () => {
  const { out } = await check(changed([batchFile, '麒麟区', '麒林区'], [secondBatchFile, '沾益区', '沾易区']));
  expect(out).toMatch(/^\S*01\.md:10:\d+ 错误 [^\n]*\n\n\S*02\.md:10:\d+ 错误 [^\n]*\n检查了 [^\n]*\n$/u);
});

test('annotations for GitHub: asked for, or in its workflows; escaped', async () => {
  const odd = { ...minimal, 'lin-2021/100%, a:b.txt': 'x' };
  const folder = temporaryFolder(odd);
  folders.push(folder);
  const environment = { CONTENT_DIR: folder.path, BUILD_DATE: someDay };
  const asked = await run('check', ['--format', 'github'], environment);
  expect(asked.out).toMatch(
    /^::warning file=[^,:]*\/lin-2021\/100%25%2C a%3Ab\.txt,line=1,col=1,title=警告 format\/unknown-file::不认识这个文件[^\n]*\n检查了 /u,
  );
  const inWorkflow = await run('check', [], { ...environment, GITHUB_ACTIONS: 'true' });
  expect(inWorkflow.out.split('\n')[0]).toBe(asked.out.split('\n')[0]);
  const json = await run('check', ['--json'], { ...environment, GITHUB_ACTIONS: 'true' });
  expect(JSON.parse(json.out)).toHaveLength(1);
});

test('--staged tells warnings of the files of the commit alone, and errors of all', async () => {
  const repository = temporaryRepository({ ...minimal, 'lin-2021/notes.txt': 'x' });
  folders.push(repository);
  const staged = (): Promise<Outcome> =>
    run('check', ['--staged'], { CONTENT_DIR: repository.path, BUILD_DATE: someDay });
  repository.write({ 'lin-2021/more.txt': 'x' });
  repository.git('add', '.');
  const warned = await staged();
  expect(warned.out).toContain('more.txt:1:1 警告');
  expect(warned.out).not.toContain('notes.txt');
  expect(warned.out).toContain('0 个错误，1 个警告（别的文件里另有 1 个）');
  repository.write(faulty);
  repository.commit();
  repository.write({ 'lin-2021/more.txt': 'y' });
  repository.git('add', '.');
  expect((await staged()).out).toMatch(/01\.md:10:\d+ 错误[^]*2 个错误，1 个警告（别的文件里另有 1 个）/u);
});

test('--since and --staged: what was public, what is about to be committed', async () => {
  const repository = temporaryRepository(minimal);
  folders.push(repository);
  const check = (...args: readonly string[]): Promise<Outcome> =>
    run('check', args, { CONTENT_DIR: repository.path, BUILD_DATE: someDay });
  repository.write(changed([batchFile, '某厂夜间冒烟。', '某厂夜间冒烟，电话13800001234。']));
  const files = await check('--since', 'HEAD');
  expect(files.code).toBe(1);
  expect(files.out).toContain(`${batchFile}:17:`);
  expect(files.out).toMatch(/「交办问题」已经公开，文字改了[^]*与 HEAD（[0-9a-f]{10}）比较：1 个文件不同\n检查了 /u);
  const before = await check('--staged', '--since', 'HEAD');
  expect([before.code, before.err]).toEqual([0, '']);
  repository.git('add', '--all');
  repository.write(minimal);
  const staged = await check('--staged', '--since', 'HEAD', '--json');
  expect(staged.code).toBe(1);
  const faults = JSON.parse(staged.out) as Fault[];
  expect(faults.map(({ file, rule }) => [file.endsWith(batchFile), rule])).toEqual([
    [true, 'since/changed'],
    [true, 'privacy/mobile'],
  ]);
  expect((await check('--since', 'HEAD')).code).toBe(0);
  repository.write(Object.fromEntries(Object.entries(minimal).map(([path, file]) => [`moved/${path}`, file])));
  const moved = await run('check', ['--since', 'HEAD'], {
    CONTENT_DIR: `${repository.path}/moved`,
    BUILD_DATE: someDay,
  });
  expect(moved.out).toMatch(/^与 HEAD（[0-9a-f]{10}）比较：那个版本里没有能读的内容，全部算作新的$/mu);
});

test('--since 已公开 says what it compared with, to tools as well', async () => {
  const repository = temporaryRepository(minimal);
  folders.push(repository);
  const check = (...args: readonly string[]): Promise<Outcome> =>
    run('check', ['--since', '已公开', ...args], { CONTENT_DIR: repository.path, BUILD_DATE: someDay });
  const nothing = '没有和已经公开的版本比较：还不知道有公开过的版本，全部算作新的';
  expect(await check()).toMatchObject({
    code: 0,
    out: expect.stringContaining(`网址还是样例\n${nothing}\n`) as string,
  });
  expect((await check('--format', 'github')).out).toContain(`\n::notice::${nothing}\n`);
  const json = await check('--json');
  expect([json.out, json.err]).toEqual(['[]\n', expect.stringContaining(nothing)]);
  repository.git('tag', '已公开');
  repository.write(changed([batchFile, '某厂夜间冒烟。', '某厂冒烟。']));
  expect(await check()).toMatchObject({
    code: 1,
    out: expect.stringMatching(/与 已公开（[0-9a-f]{10}，标签「已公开」）比较：1 个文件不同\n/u) as string,
  });
});

test('no output holds a whole number or name, wherever it stands', async () => {
  const secret = '13800001234';
  const held = markdown({ 公开日期: '2099-01-01' }, record(firstCase, { 类型: '后续进展', 办结情况: secret }));
  const files = {
    ...changed([batchFile, '麒麟区', secret], [batchFile, '某厂', `电话${secret}，户主李建国，某厂`]),
    [`lin-2021/follow-ups/举报人${secret}.md`]: held,
    [`lin-2021/举报人李建国`]: 'x',
  };
  for (const format of ['text', 'json', 'github']) {
    const { out, err, code } = await check(files, '--format', format);
    expect(out).toContain('138****1234');
    expect(out + err).not.toMatch(/13800001234|李建国/u);
    expect(code).toBe(1);
  }
});

test('--rules lists every rule, whatever the content', async () => {
  const { code, out, err } = await run('check', ['--rules'], { CONTENT_DIR: '/no/such/folder' });
  for (const [id, { what, why }] of Object.entries(rules)) {
    expect(out).toMatch(new RegExp(`^${id} +(?:错误|警告)  `, 'mu'));
    expect(out).toContain(`${what}。${why}\n`);
  }
  expect([code, err]).toEqual([0, '']);
});

test('a folder that is not there', async () => {
  const { code, out, err } = await run('check', [], { CONTENT_DIR: '/no/such/folder', BUILD_DATE: someDay });
  expect(out).toContain('没有这个文件夹，请核对 CONTENT_DIR');
  expect([code, err]).toEqual([1, '']);
  expect((await check(without(minimal, 'site.yaml'))).code).toBe(1);
});

test.each([
  [['--sinc', 'HEAD'], {}, '没有这个选项：--sinc'],
  [['--format', 'xml'], {}, '--format「xml」不对，可以写 text、json、github'],
  [['--staged', '--fix'], {}, '--fix 改的是文件，不能和 --staged 一起用'],
  [['--since', 'no-such-branch'], { CONTENT_DIR: 'tests/fixtures/content' }, '没有「no-such-branch」这个版本'],
  [['--since', 'HEAD'], { CONTENT_DIR: '/tmp' }, '「/tmp」不在 git 仓库里'],
  [['--json=yes'], {}, '选项 --json 后面不写值'],
  [['--since'], {}, '选项 --since 后面没有写值'],
  [['--since', '-x'], {}, '选项 --since 的值以 - 开头，请用等号连着写，例如 --since=-1'],
  [['--since', 'HEAD'], { CONTENT_DIR: 'package.json' }, 'package.json」不是文件夹，请核对 CONTENT_DIR'],
  [['content'], {}, '不需要这个参数：content'],
  [[], { BUILD_DATE: '明天' }, 'BUILD_DATE「明天」不是日期，请写成 2020-07-01'],
] as const)('a wrong call is explained: %j %j', async (args, environment, message) => {
  const { code, out, err } = await run('check', args, environment);
  expect(err).toContain(message);
  expect(err).not.toMatch(/^\s+at /mu);
  expect([code, out]).toEqual([2, '']);
});
