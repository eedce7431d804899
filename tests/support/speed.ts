/** How fast this machine is now: the same machine takes one to three times as long, from one hour to the next. */

/** What `work` takes on the machine on which bounds were set, in milliseconds of processor time. */
const usual = 150;

/** Some of what the programs do: texts cut and joined, patterns, small objects, sorting. */
function work(): number {
  let sum = 0;
  for (let round = 0; round < 60; round++) {
    const words = Array.from({ length: 2000 }, (_, index) => `第${String((index * 7919) % 2003)}件${String(round)}`);
    const found = new Map(words.map((word) => [word, word.replace(/\d+/gu, (digits) => String(digits.length))]));
    sum += JSON.stringify([...found].sort(([a], [b]) => (a < b ? -1 : 1))).length;
  }
  return sum;
}

/** A bound in processor time, for the machine as it is now; never below what was set. */
export function bound(set: number): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return set * Math.max(1, (user + system) / 1000 / usual);
}
