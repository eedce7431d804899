/** What the shell lets its programs have. */
import { readFileSync } from 'node:fs';
import { MachineError } from './machine.ts';

/**
 * What a build asks the system for, in addresses more than in memory: its programs reserve room. With less, they are ended
 * without a word of theirs.
 */
const needed = 12_000_000_000;

/** The addresses that a program may use, by Linux's own table; undefined where they have no limit, or nobody knows. */
export function addressLimit(table: string): number | undefined {
  const limit = /^Max address space\s+(\d+)/mu.exec(table)?.[1];
  return limit === undefined ? undefined : Number(limit);
}

/** Refuses to render pages where the system would end whoever does. */
export function requireAddresses(limit = addressLimit(ownTable())): void {
  if (limit === undefined || limit >= needed) return;
  const mend = '请先执行 ulimit -v unlimited，不允许的请让管理员放开，然后再运行一次';
  const [given, wanted] = [limit, needed].map((bytes) => `${String(Math.round(bytes / 1e8) / 10)} GB`);
  throw new MachineError(`ulimit -v 只允许程序用 ${String(given)} 的地址，生成网页要 ${String(wanted)}，${mend}`);
}

function ownTable(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
