/** What Linux tells of processes; elsewhere nothing is known, and nothing is said. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const knowsProcesses = (): boolean => existsSync('/proc/self/stat');

/** What a process uses, in bytes and milliseconds. */
export interface ProcessUsage {
  memory: number;
  /** The most memory that it has held. */
  most: number;
  /** Processor time. */
  milliseconds: number;
}

/** The processes that a process has started. */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      (readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').match(/\d+/gu) ?? []).map(Number),
    );
  } catch {
    return [];
  }
}

/** A process and all below it. */
export const familyOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(familyOf)];

/** Undefined if it has just ended. */
export function usageOf(pid: number): ProcessUsage | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const bytes = (name: string): number =>
      Number(new RegExp(`^${name}:\\s*(\\d+)`, 'mu').exec(status)?.[1] ?? 0) * 1024;
    const [user = 0, system = 0] = times(pid);
    return { memory: bytes('VmRSS'), most: bytes('VmHWM'), milliseconds: user + system };
  } catch {
    return undefined;
  }
}

/** The processor time of all processes that this one has started and seen end, theirs included. */
export function endedTime(): number {
  const [, , user = 0, system = 0] = times('self');
  return user + system;
}

/** Own time and that of ended children, each as user and system: after the name the 12th to 15th, in hundredths of a second. */
function times(pid: number | 'self'): number[] {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return fields.slice(11, 15).map((field) => Number(field) * 10);
}
