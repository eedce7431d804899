/** Where the shell allows a command too little, it says so in one sentence with the mend. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstCase, minimal, someDay } from '../support/content.ts';
import { csv } from '../support/office.ts';
import { shellEnvironment, temporaryFolder, type Environment, type Folder, type Outcome } from '../support/run.ts';

const scripts = readdirSync('scripts')
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.replace('.ts', ''));

/** Runs a command in a shell that has done something first. */
const after = (first: string, name: string, args: readonly string[], environment: Environment = {}): Promise<Outcome> =>
  new Promise((settle) => {
    const call = [process.execPath, resolve(`scripts/${name}.ts`), ...args];
    const child = spawn('bash', ['-c', `${first}; exec "$@"`, 'bash', ...call], {
      env: shellEnvironment({ HUITOUKAN_LIVE: 'off', BUILD_DATE: someDay, ...environment }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => (said.out += String(text)));
    child.stderr.on('data', (text: Buffer) => (said.err += String(text)));
    child.once('close', (code) => settle({ code: code ?? -1, ...said }));
  });

describe('a working folder that was deleted', () => {
  it.each(scripts)('%s', { timeout: 60_000 }, async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'gone-'));
    const { code, out, err } = await after(`unset INIT_CWD; cd ${folder}; rmdir ${folder}`, name, []);
    expect([code, out, err]).toEqual([
      2,
      '',
      '现在所在的文件夹已经不在了，请先用 cd 换到别的文件夹，然后再运行一次（ENOENT）\n',
    ]);
  });
});

let home: Folder;
beforeEach(() => {
  const cells = [
    ['序号', '受理编号', '交办问题基本情况', '行政区域'],
    ['1', 'D01LS202105090001', '某厂冒烟。'.repeat(4000), '麒麟区'],
  ];
  home = temporaryFolder({ '表.csv': csv(cells, '边督边改公开情况一览表（第三批 2021年5月16日）') });
  home.write(Object.fromEntries(Object.entries(minimal).map(([name, text]) => [`content/${name}`, text])));
});
afterEach(() => home.remove());

const here = (): Environment => ({ CONTENT_DIR: join(home.path, 'content'), OUT_DIR: join(home.path, 'dist') });

describe('a limit on the size of files', () => {
  it.each([
    ['build', 100, []],
    ['import', 8, ['@/表.csv', '--inspection', 'lin-2021', '--write']],
    ['new', 0, ['announcement', '--yes', '--title', '某', '--kind', '其他', '--inspection', 'lin-2021']],
    ['new', 0, ['follow-up', '--yes', '--kind', '更正', '--case', firstCase, '--inspection', 'lin-2021']],
  ] as const)('%s, %i kB', { timeout: 90_000 }, async (name, most, args) => {
    const given = args.map((one) => one.replace('@', home.path));
    const { code, err } = await after(`ulimit -f ${String(most)}`, name, given, here());
    expect(err).toMatch(
      /^[^\n]*文件超过了这个磁盘或者 ulimit -f 允许的大小，请换一个磁盘，或者执行 ulimit -f unlimited，然后再运行一次（EFBIG）(?:；什么都没有写入)?\n$/u,
    );
    expect(code).toBe(2);
    expect(readdirSync(home.path).sort()).toEqual(['content', '表.csv']);
  });
});

describe.runIf(process.platform === 'linux')('a limit on memory', () => {
  const tooLittle =
    /^ulimit -v 只允许程序用 [\d.]+ GB 的地址，生成网页要 12 GB，请先执行 ulimit -v unlimited，不允许的请让管理员放开，然后再运行一次\n$/u;
  it.each(['build', 'start', 'dev', 'review'])(
    '%s says what it needs, before the work',
    { timeout: 60_000 },
    async (name) => {
      const { code, out, err } = await after('ulimit -v 8000000', name, [], here());
      expect(err).toMatch(tooLittle);
      expect([code, out]).toEqual([2, '']);
    },
  );
  it('the check needs less', { timeout: 60_000 }, async () => {
    const { code, err } = await after('ulimit -v 4000000', 'check', [], here());
    expect([code, err]).toEqual([0, '']);
  });
});
