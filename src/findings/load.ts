/** The first step of every command: content in, faults out. */
import { maskFileName } from '../checks/privacy/index.ts';
import type { Fault } from '../schema/fault.ts';
import type { Register } from '../register/types.ts';

/** How many errors and warnings there are. */
export function countFaults(faults: readonly Fault[]): { errors: number; warnings: number } {
  const errors = faults.filter((one) => one.severity === 'error').length;
  return { errors, warnings: faults.length - errors };
}

/** What is not published yet, a line a file. */
export const heldBackLines = ({ heldBack, today }: Register): string[] =>
  heldBack.map(({ file, published }) => `${maskFileName(file)} 公开日期是 ${published}，今天（${today}）还不公开`);
