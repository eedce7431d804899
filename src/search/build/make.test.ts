import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, it } from 'vitest';
import { machineMend } from '../../machine/machine.ts';
import { makeIndex } from './make.ts';

/** Does something to Pagefind's process as soon as it runs: before, it has no number, and signals go to this group. */
async function withBackend(harm: (backend: ChildProcess) => void, run: () => Promise<void>): Promise<void> {
  const seen = (message: unknown): void => {
    const { process: backend } = message as { process: ChildProcess };
    backend.once('spawn', () => harm(backend));
  };
  subscribe('child_process', seen);
  try {
    await run();
  } finally {
    unsubscribe('child_process', seen);
  }
}

const job = { key: 'engine', documents: '[]' };

it.each<[string, (backend: ChildProcess) => void]>([
  ['before it is told anything', (backend) => backend.kill('SIGKILL')],
  [
    'while it is waited for',
    (backend) => {
      backend.kill('SIGSTOP');
      setTimeout(() => backend.kill('SIGKILL'), 200);
    },
  ],
])('where the system ends Pagefind %s, the index fails, and says why', { timeout: 20_000 }, async (_, harm) => {
  await withBackend(harm, async () => {
    const made = makeIndex(job, () => undefined);
    const cause: unknown = await made.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(machineMend(cause)).toMatch(
      /^生成搜索索引的程序被系统中断了，可能是内存不够，请关闭一些程序，然后再运行一次/u,
    );
  });
  const made: string[] = [];
  await makeIndex(job, (file) => made.push(file));
  expect(made).toContain('pagefind/pagefind.js');
});
