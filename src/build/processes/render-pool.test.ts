import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MachineError } from '../../machine/machine.ts';
import { renderPool, type PageOrder } from './render-pool.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pool-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const page: PageOrder = { kind: 'home', params: {}, path: '', file: 'index.html', view: () => '{}' };

/** Has pages rendered by a program that is none, once it has come to its end. */
async function render(program: string): Promise<void> {
  const file = join(home, 'program.mjs');
  writeFileSync(file, program);
  const pool = renderPool(home, join(home, 'work'), Promise.resolve(home), join(home, 'site'), {
    workers: 1,
    program: file,
  });
  // Content takes time to read.
  await setTimeout(1500);
  try {
    await pool.render([page], () => undefined);
  } finally {
    await pool.stop();
  }
}

it('says what the machine has done to a process that ended before it had pages', { timeout: 30_000 }, async () => {
  const failure = render(`process.kill(process.pid, 'SIGKILL');`);
  await expect(failure).rejects.toThrow(MachineError);
  await expect(failure).rejects.toThrow(/^生成网页的程序被系统中断了.*请/u);
});

it('hands on the failure of a process that ended before it had pages', { timeout: 30_000 }, async () => {
  await expect(render(`console.error('broken'); process.exit(3);`)).rejects.toThrow('broken');
});

it('hands on why a page can not be shown, and not how its process ended', { timeout: 30_000 }, async () => {
  const asks = `process.on('message', ({ pages }) => pages && process.send({ wants: [0], made: [] }));`;
  const file = join(home, 'program.mjs');
  writeFileSync(file, asks);
  const pool = renderPool(home, join(home, 'work'), Promise.resolve(home), join(home, 'site'), {
    workers: 1,
    program: file,
  });
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  await expect(pool.render([{ ...page, view: () => Promise.reject(full) }], () => undefined)).rejects.toBe(full);
  await pool.stop();
});

it('fails where a page was never heard of', { timeout: 30_000 }, async () => {
  await expect(render(`process.on('message', ({ pages }) => pages && process.disconnect());`)).rejects.toThrow(
    'of 1 pages 0 were heard of',
  );
});

it('hands on why there is nothing that renders', { timeout: 30_000 }, async () => {
  const file = join(home, 'program.mjs');
  writeFileSync(file, `process.on('message', () => undefined);`);
  const failed = Promise.reject(new MachineError('磁盘满了，请清理'));
  const pool = renderPool(home, join(home, 'work'), failed, join(home, 'site'), { workers: 1, program: file });
  await expect(pool.render([page], () => undefined)).rejects.toThrow('磁盘满了，请清理');
  await pool.stop();
});
