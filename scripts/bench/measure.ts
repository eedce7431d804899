/** Processes measured from outside, each on a memory of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Measurement {
  /** From start to end of the process. */
  milliseconds: number;
  /** The most memory that it held, in bytes. */
  peakMemory: number;
  out: string;
}

/** Runs a script to its end; throws what it printed if it fails. */
export async function measure(
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Measurement> {
  const preload = join(import.meta.dirname, 'peak.ts');
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', preload, script, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const [out, err, peak] = await Promise.all([1, 2, 3].map((channel) => textOf(child.stdio[channel])));
  await closed;
  if (child.exitCode !== 0) throw new Error(`${script}: ${err ?? ''}${out ?? ''}`);
  return { milliseconds: performance.now() - started, peakMemory: Number(peak), out: out ?? '' };
}

async function textOf(stream: unknown): Promise<string> {
  let text = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}
