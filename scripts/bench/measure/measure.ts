/** Programs measured from outside, with every process that they start. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endedTime, familyOf, knowsProcesses, usageOf } from './proc.ts';

/** What a program took. Memory and processor time are known on Linux alone, else 0. */
export interface Taken {
  /** From start to end. */
  milliseconds: number;
  /** Processor time of all processes. */
  processor: number;
  /** The most memory that all processes held at one time, in bytes; what they share is counted for each of them. */
  together: number;
  /** The most memory that one process held, in bytes. */
  largest: number;
}

export interface Measurement extends Taken {
  /** What it printed. */
  out: string;
}

/** How often the processes are looked at, in milliseconds. */
const often = 100;

/** What runs now, and its end. */
let running: { child: ChildProcess; ended: Promise<unknown> } | undefined;

/** Ends the program that is being measured, and waits until it has cleared up. */
export async function stopMeasured(): Promise<void> {
  running?.child.kill();
  await running?.ended.catch(() => undefined);
}

/** Runs a program to its end; throws what it printed if it fails. One at a time: processor time is that of all children. */
export async function measure(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Measurement> {
  const before = knowsProcesses() ? endedTime() : 0;
  const started = performance.now();
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const watch = watchFamily(child.pid);
  const ended = Promise.all([once(child, 'close'), textOf(child.stdout), textOf(child.stderr)]);
  running = { child, ended };
  try {
    const [, out, err] = await ended;
    const milliseconds = performance.now() - started;
    if (child.exitCode !== 0) throw new Error(`${[program, ...args].join(' ')}: ${err}${out}`);
    const { processor, ...memory } = watch.seen();
    const after = knowsProcesses() ? endedTime() - before : 0;
    // What was seen counts the processes that nobody waited for.
    return { milliseconds, processor: Math.max(after, processor), ...memory, out };
  } finally {
    running = undefined;
    watch.stop();
  }
}

/** Runs a script of the project on this very Node. */
export const measureScript = (
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Measurement> => measure(process.execPath, [script, ...args], environment);

/** Programs one after the other: their times add up, their memory does not. */
export const inTurn = (all: readonly Taken[]): Taken => ({
  milliseconds: all.reduce((sum, one) => sum + one.milliseconds, 0),
  processor: all.reduce((sum, one) => sum + one.processor, 0),
  together: Math.max(...all.map((one) => one.together)),
  largest: Math.max(...all.map((one) => one.largest)),
});

function watchFamily(pid: number | undefined): { seen: () => Omit<Taken, 'milliseconds'>; stop: () => void } {
  const times = new Map<number, number>();
  let [together, largest] = [0, 0];
  const look = (): void => {
    if (pid === undefined || !knowsProcesses()) return;
    let sum = 0;
    for (const one of familyOf(pid)) {
      const usage = usageOf(one);
      if (!usage) continue;
      sum += usage.memory;
      largest = Math.max(largest, usage.most);
      times.set(one, usage.milliseconds);
    }
    together = Math.max(together, sum, largest);
  };
  look();
  const timer = setInterval(look, often);
  return {
    seen: () => ({ processor: [...times.values()].reduce((sum, time) => sum + time, 0), together, largest }),
    stop: () => clearInterval(timer),
  };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk.toString();
  return text;
}
