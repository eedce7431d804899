/** Which files hold tests. */
import { globSync, readFileSync } from 'node:fs';

export const everyTest = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'];
export const longTests = 'tests/long/**/*.test.ts';

/** What `npm run test:long` runs: tests with random values, and those that are too long for `npm test`. */
export const repeatedTests = (): string[] =>
  [...new Set([...globSync(longTests), ...globSync(everyTest).filter(isRandom)])]
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

const isRandom = (file: string): boolean =>
  /from '(?:fast-check|.*\/support\/random\.ts)'/u.test(readFileSync(file, 'utf8'));

/** Those that put something else in the place of a module: whoever has loaded it before has the old one. */
export const replacingTests = (): string[] =>
  globSync(everyTest)
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /vi\.(?:mock|doMock)\(/u.test(readFileSync(file, 'utf8')))
    .sort();

/** Does a file of tests start programs, in a copy of the project or in this one? */
export const startsPrograms = (file: string): boolean =>
  /\/support\/(?:clone|deaths|hostile-build|project|run)\.ts'/u.test(readFileSync(file, 'utf8'));
