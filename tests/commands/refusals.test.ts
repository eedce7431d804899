/** What is refused is said once, in Chinese, with the mend. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { minimal, someDay } from '../support/content.ts';
import { run, temporaryFolder, type Folder } from '../support/run.ts';

let home: Folder;
beforeEach(() => {
  home = temporaryFolder();
});
afterEach(() => home.remove());

it.each([
  ['test:long', ['nosuchfile'], /^没有名字里有「nosuchfile」的测试文件，可以写：\n(?: {2}\S+\.test\.ts\n)*$/u],
  ['test:long', ['builds', 'nosuchfile'], /^没有名字里有「nosuchfile」的测试文件，可以写：\n {2}\S+/u],
  ['test', ['--only', 'nonsense'], /^没有名为 nonsense 的测试组，可以写：types、lint、unit、browser\n$/u],
  ['test', ['--only', 'unit,nonsense'], /^没有名为 nonsense 的测试组/u],
  ['test', ['nonsense'], /^不需要这个参数：nonsense\n用法：npm test/u],
  ['test', ['--only'], /^选项 --only 后面没有写值\n用法：npm test/u],
])('%s %j', async (name, words, told) => {
  const { code, out, err } = await run(name, words, { TEST_REPEAT: '10' });
  expect(out).toBe('');
  expect(err).toMatch(told);
  expect(code).toBe(2);
});

it('a file of long tests is named among those there are', async () => {
  const { err } = await run('test:long', ['nosuchfile'], { TEST_REPEAT: '10' });
  expect(err).toContain('  tests/long/builds.test.ts\n');
});

it.each(['build', 'check'])('links in a circle as OUT_DIR: %s', async (name) => {
  home.write(Object.fromEntries(Object.entries(minimal).map(([file, text]) => [`content/${file}`, text])));
  mkdirSync(join(home.path, 'b'));
  symlinkSync('../c', join(home.path, 'b/a'));
  symlinkSync('b/a', join(home.path, 'c'));
  const out = join(home.path, 'c');
  const { err, code } = await run(name, [], {
    CONTENT_DIR: join(home.path, 'content'),
    BUILD_DATE: someDay,
    OUT_DIR: out,
  });
  // No other command needs the place.
  expect(err).toBe(name === 'build' ? `OUT_DIR「${out}」是绕成圈的链接。请换一个文件夹\n` : '');
  expect(code).toBe(name === 'build' ? 2 : 0);
});
