/**
 * How often tests with random values run, and where their randomness begins. vitest.config.ts chooses and prints both;
 * TEST_SEED repeats a run, TEST_REPEAT (`npm run test:long`) makes it longer.
 */
import { Dice } from '../../scripts/bench/content/words.ts';

const wholeNumber = (name: string): number => {
  const value = Number(process.env[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} is set by vitest.config.ts`);
  return value;
};

/** Every random value of a run follows from it. */
export const seed = wholeNumber('TEST_SEED');

/** How many times as long as `npm test` this run is. */
export const repeat = wholeNumber('TEST_REPEAT');

/** Runs, or milliseconds, of this run, where `npm test` has `usual`. */
export const times = (usual: number): number => usual * repeat;

/** Random choices for one test: the same ones for the same seed and name. */
export const diceFor = (name: string): Dice => {
  let state = seed;
  for (const character of name) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return new Dice(state);
};
