/**
 * How fast this machine is now: the same machine takes one to three times as long, from one hour to the next. Run as a
 * program it prints what some usual work takes in a process that has done nothing before.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the work takes where bounds were set, in milliseconds of processor time. */
const usual = 150;

/** Some of what the programs do: texts cut and joined, patterns, small objects, sorting. */
function work(): number {
  let sum = 0;
  for (let round = 0; round < 60; round++) {
    const words = Array.from({ length: 2000 }, (_, index) => `第${(index * 7919) % 2003}件${round}`);
    const found = new Map(words.map((word) => [word, word.replace(/\d+/gu, (digits) => String(digits.length))]));
    sum += JSON.stringify([...found].sort(([a], [b]) => (a < b ? -1 : 1))).length;
  }
  return sum;
}

/** A bound in processor time, for the machine as it is now; never below what was set. */
export function bound(set: number): number {
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { encoding: 'utf8' });
  const took = Number(stdout);
  if (!(took > 0)) throw new Error(`the work was not measured: ${stdout}`);
  return set * Math.max(1, took / usual);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
}
