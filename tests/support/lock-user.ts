/**
 * A process that takes a lock: `lock-user.ts hold PATH` holds it until it is killed; `lock-user.ts race PATH TIMES` takes
 * it so many times, and fails if another process has it at the same time.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { tryLock, type Lock } from '../../src/build/place/lock.ts';

const [what, path = '', times = '0'] = process.argv.slice(2);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function take(): Promise<Lock> {
  for (;;) {
    const lock = tryLock(path);
    if (lock) return lock;
    await pause(Math.random() * 2);
  }
}

if (what === 'hold') {
  if (!tryLock(path)) throw new Error('another process holds it');
  // Nobody refers to it any more.
  globalThis.gc?.();
  console.log('held');
  setInterval(() => undefined, 1000);
} else {
  for (let turn = 0; turn < Number(times); turn++) {
    const lock = await take();
    // Fails if it is there.
    writeFileSync(`${path}.taken`, '', { flag: 'wx' });
    if (turn % 3 === 0) await pause(1);
    rmSync(`${path}.taken`);
    lock.release();
  }
}
