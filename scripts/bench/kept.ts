/** Results that the project keeps: docs/performance.json, by the number of cases; docs/performance.md is made of them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { z } from 'zod';
import { root } from '../../src/machine/process.ts';
import { resultSchema, type Result } from './result.ts';

const keptName = 'docs/performance.json';
const keptSchema = z.record(z.string(), resultSchema);

/** All results that are kept, the smallest site first. */
export function keptResults(): Result[] {
  const file = join(root, keptName);
  return existsSync(file) ? Object.values(keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))) : [];
}

/** Keeps a result in the place of an earlier one of the same size. @returns the file */
export async function keepResult(result: Result): Promise<string> {
  const all = [...keptResults().filter(({ cases }) => cases !== result.cases), result];
  const kept = Object.fromEntries(all.map((one) => [String(one.cases), one]));
  writeFileSync(join(root, keptName), await format(JSON.stringify(kept), { parser: 'json' }));
  return keptName;
}
