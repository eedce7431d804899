/** What a process has told is heard before its end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startHelper, type HelperNews } from './helper.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'helper-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

interface News extends HelperNews {
  number: number;
}

const startProgram = (program: string): ReturnType<typeof startHelper<object, News>> => {
  const file = join(home, 'program.mjs');
  writeFileSync(file, program);
  return startHelper<object, News>(home, file, '测试');
};

it('all that it told is heard, however busy whoever hears it is', { timeout: 30_000 }, async () => {
  const helper = startProgram(`
    import { hangUp, openLine } from ${JSON.stringify(join(import.meta.dirname, 'helping.ts'))};
    const { tell } = openLine();
    for (let number = 0; number < 300; number++) tell({ number, more: 'x'.repeat(400) });
    await hangUp();`);
  const heard: number[] = [];
  helper.hear(({ number }) => {
    heard.push(number);
    const began = Date.now();
    while (number % 50 === 0 && Date.now() - began < 100);
  });
  await helper.end;
  expect(heard).toEqual(Array.from({ length: 300 }, (_, number) => number));
});

it('its end comes, however it ends', { timeout: 30_000 }, async () => {
  await expect(startProgram(`process.kill(process.pid, 'SIGKILL');`).end).rejects.toThrow(/测试的程序被系统中断了/u);
  await expect(
    startProgram(`process.disconnect(); console.error('broken'); process.exitCode = 3;`).end,
  ).rejects.toThrow('broken');
  await expect(startProgram('process.exit(0);').end).resolves.toBeUndefined();
});
