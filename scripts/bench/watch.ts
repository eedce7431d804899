/** What this process and those that it starts use of the machine; of others something is known on Linux alone. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Usage {
  /** The most memory that this process held, in bytes. */
  own: number;
  /** The most that any process held which it started, in bytes. */
  others: number;
  /** Processor time of all of them: unlike the time of day it does not depend on what else the machine does. */
  milliseconds: number;
}

/** Watches until `stop`. */
export function watchUsage(): { stop: () => Usage } {
  const before = process.cpuUsage();
  const times = new Map<string, number>();
  let others = 0;
  const look = (): void => {
    for (const pid of childrenOf(process.pid)) {
      const { peak, milliseconds } = usageOf(pid);
      others = Math.max(others, peak);
      times.set(pid, Math.max(milliseconds, times.get(pid) ?? 0));
    }
  };
  const timer = setInterval(look, 50);
  return {
    stop: () => {
      clearInterval(timer);
      const { user, system } = process.cpuUsage(before);
      const milliseconds = [...times.values()].reduce((sum, time) => sum + time, (user + system) / 1000);
      return { own: process.resourceUsage().maxRSS * 1024, others, milliseconds };
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

function usageOf(pid: string): { peak: number; milliseconds: number } {
  try {
    const peak = /VmHWM:\s*(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // After the name: state, parent, … and as the 12th and 13th the time in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { peak: Number(peak ?? 0) * 1024, milliseconds: (Number(fields[11]) + Number(fields[12])) * 10 };
  } catch {
    // It has just ended.
    return { peak: 0, milliseconds: 0 };
  }
}
