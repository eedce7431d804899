/** A process that does a part of a build beside everything else, on a core of its own. */
import { fork } from 'node:child_process';
import { MachineError, machineMend } from '../../machine/machine.ts';
import { compiledFolder } from '../../machine/process.ts';

/** What every such process may tell. */
export interface HelperNews {
  /** What the machine does not allow, for people. */
  failed?: string;
}

export interface Helper<Order, News> {
  /** Hears what it tells, in the place of whoever heard it before. */
  hear: (heard: (news: News) => void) => void;
  /** Tells the process something; why one that is gone can't be told is what its end says. */
  tell: (order: Order) => void;
  /** Settles with the end of the process; what it said of its failure is thrown. */
  end: Promise<void>;
  /** Ends it, whatever it does. */
  kill: () => void;
}

/** Room for new objects, in MB: a process takes up to 100 MB less, and no more time. */
const fewNew = '--max-semi-space-size=16';

/** One place for what is no object of JavaScript, where glibc has one a thread: a process takes 15 to 30 MB less. */
const onePlace = { MALLOC_ARENA_MAX: '1' };

/**
 * @param root of the project
 * @param program its file
 * @param named for people: 生成网页
 */
export function startHelper<Order extends object, News extends HelperNews>(
  root: string,
  program: string,
  named: string,
): Helper<Order, News> {
  const child = fork(program, {
    cwd: root,
    execArgv: [...process.execArgv, fewNew],
    env: { NODE_COMPILE_CACHE: compiledFolder, ...onePlace, ...process.env },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  let failed: string | undefined;
  let heard: ((news: News) => void) | undefined;
  child.on('message', (news: News) => {
    failed ??= news.failed;
    heard?.(news);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  const end = promise.then((code) => {
    if (failed !== undefined) throw new MachineError(failed);
    if (code === null || /heap out of memory|process out of memory/u.test(said))
      throw new MachineError(`${named}的程序被系统中断了，可能是内存不够，请关闭一些程序，然后再运行一次`);
    const mend = code === 0 ? undefined : machineMend(new Error(said));
    if (mend !== undefined) throw new MachineError(mend);
    if (code !== 0) throw new Error(said.trim() || `${program} ended with ${String(code)}`);
  });
  // Whoever has work done is told; nobody may be waiting yet.
  end.catch(() => undefined);
  return {
    hear: (by) => (heard = by),
    tell: (order) => {
      if (child.connected) child.send(order, () => undefined);
    },
    end,
    kill: () => child.kill('SIGKILL'),
  };
}
