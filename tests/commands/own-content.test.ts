/** The only test that reads content/: whatever an office publishes there, the rest of the tests stands on fixtures. */
import { expect, it } from 'vitest';
import { run } from '../support/run.ts';

it('content/ is without an error', { timeout: 60_000 }, async () => {
  const { code, out, err } = await run('check', [], { CONTENT_DIR: 'content' });
  expect(out + err).toContain('：0 个错误，');
  expect(code).toBe(0);
});
