/** What this process and those that it starts use of the machine; of others something is known on Linux alone. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Usage {
  /** The memory that this process held at the beginning, in bytes. */
  before: number;
  /** The most that it held beyond that. */
  grown: number;
  /** The most that any process held which it started, in bytes. */
  others: number;
  /** Processor time of all of them: unlike the time of day it does not depend on what else the machine does. */
  milliseconds: number;
}

/** Watches until `stop`. */
export function watchUsage(): { stop: () => Usage } {
  const time = process.cpuUsage();
  const times = new Map<string, number>();
  const before = process.memoryUsage.rss();
  let [peak, others] = [before, 0];
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
    for (const pid of childrenOf(process.pid)) {
      const { most, milliseconds } = usageOf(pid);
      others = Math.max(others, most);
      times.set(pid, Math.max(milliseconds, times.get(pid) ?? 0));
    }
  };
  const timer = setInterval(look, 50);
  return {
    stop: () => {
      clearInterval(timer);
      const { user, system } = process.cpuUsage(time);
      const milliseconds = [...times.values()].reduce((sum, time) => sum + time, (user + system) / 1000);
      return { before, grown: peak - before, others, milliseconds };
    },
  };
}

function childrenOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap(
      (task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').match(/\d+/gu) ?? [],
    );
  } catch {
    return [];
  }
}

function usageOf(pid: string): { most: number; milliseconds: number } {
  try {
    const most = /VmHWM:\s*(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // After the name: state, parent, … and as the 12th and 13th the time in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { most: Number(most ?? 0) * 1024, milliseconds: (Number(fields[11]) + Number(fields[12])) * 10 };
  } catch {
    // It has just ended.
    return { most: 0, milliseconds: 0 };
  }
}
