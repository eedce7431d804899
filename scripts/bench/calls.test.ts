/** Wrong calls of `npm run bench`, and a machine that lacks what is asked for. */
import { expect, test } from 'vitest';
import { run } from '../../tests/support/run.ts';

test.concurrent.each([
  [['--peers'], /^没有找到 Hugo，.*apt-get install hugo.*--peers$/mu],
  [['--warm', '--turns', '0'], /^--turns「0」应为 1 到 99 的整数$/mu],
  [['--warm', '--cases', '1e3'], /^--cases「1e3」应为 1 到 999999 的整数$/mu],
  [['--keep'], /^--keep 记下的是 .*请至少加上其中一个$/mu],
  [['--keep', '--search'], /^--keep 记下的是 /mu],
  [['--only-content', '--peers'], /^--only-content 只编造内容，不能与 /mu],
  [['--warm=1'], /^选项 --warm 后面不写值$/mu],
])('%j', { timeout: 60_000 }, async (args, message) => {
  // Without a PATH there is no Hugo.
  const { code, out, err } = await run('bench', args, { PATH: '' });
  expect(err).toMatch(message);
  expect(out + err).not.toMatch(/^\s+at /mu);
  expect(code).toBe(2);
});
