/** What this process and those that it starts use of the machine; of others something is known on Linux alone. */
import { childrenOf, usageOf } from './proc.ts';

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
  const times = new Map<number, number>();
  const before = process.memoryUsage.rss();
  let [peak, others] = [before, 0];
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
    for (const pid of childrenOf(process.pid)) {
      const usage = usageOf(pid);
      if (!usage) continue;
      others = Math.max(others, usage.most);
      times.set(pid, usage.milliseconds);
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
