import { expect, test } from 'vitest';
import { inTurn, measure, stopMeasured } from './measure.ts';
import { knowsProcesses } from './proc.ts';

const node = (program: string): [string, string[]] => [process.execPath, ['-e', program]];

/** Holds 150 MB and counts for half a second. */
const busy = `const held = Buffer.alloc(150e6, 1); const end = Date.now() + 500; while (Date.now() < end); console.log(held.length)`;
/** A process that starts two busy ones. */
const parent = `for (let i = 0; i < 2; i++) require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(busy)}])`;

test('a program is measured with all processes that it starts', { timeout: 60_000 }, async () => {
  const one = await measure(...node(busy));
  expect(one.out).toBe('150000000\n');
  expect(one.milliseconds).toBeGreaterThan(500);
  if (!knowsProcesses()) return;
  expect(one.largest).toBeGreaterThan(150e6);
  expect(one.processor).toBeGreaterThan(100);
  const both = await measure(...node(parent));
  expect(both.together).toBeGreaterThan(300e6);
  expect(both.largest).toBeLessThan(both.together);
  expect(both.processor).toBeGreaterThan(one.processor);
});

test('a program that fails says why', async () => {
  await expect(measure(...node('console.error("broken"); process.exit(3)'))).rejects.toThrow('broken');
  await expect(measure('no-such-program', [])).rejects.toThrow('ENOENT');
});

test('programs one after the other take their times together, and the memory of the largest', () => {
  const taken = { milliseconds: 1, processor: 2, together: 30, largest: 20 };
  expect(inTurn([taken, { milliseconds: 10, processor: 20, together: 3, largest: 2 }])).toEqual({
    milliseconds: 11,
    processor: 22,
    together: 30,
    largest: 20,
  });
});

test('a program that is stopped has ended, and what it began is cleared up by itself', async () => {
  const waiting = measure(
    ...node(
      "process.on('SIGTERM', () => { console.log('cleared up'); process.exit(1) }); setInterval(() => 0, 50); console.log('ready')",
    ),
  );
  const failed = expect(waiting).rejects.toThrow('cleared up');
  // It hears nothing before it listens.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await stopMeasured();
  await failed;
});
