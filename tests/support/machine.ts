/** What tests ask of the machine, where it allows that. */
import { spawnSync } from 'node:child_process';

export interface Mount {
  unmount: () => void;
}

/** Mounts as `mount` does; or says why tests must go without. */
export function mounted(args: readonly string[]): Mount | string {
  const folder = args.at(-1) ?? '';
  const { status, stderr, error } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) return `mount is not allowed here: ${error?.message ?? stderr.trim()}`;
  return { unmount: () => void spawnSync('umount', [folder]) };
}

/** Whom a test runs a program as, where the test itself may do anything: nobody; else itself. */
export const ordinaryUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
