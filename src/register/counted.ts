/** What a sum counts: the real records. Invented ones are counted where there are no others, and never beside real ones. */

/** Records that one sum may count together. */
export interface Counted<T> {
  /** All of them real, or all of them invented. */
  records: readonly T[];
  /** Are they invented? */
  sample: boolean;
  /** How many invented ones stand beside real ones, and are left out. */
  leftOut: number;
}

/** @param isSample says of each whether it is invented */
export function counted<T>(all: readonly T[], isSample: (one: T) => boolean): Counted<T> {
  const real = all.filter((one) => !isSample(one));
  return real.length > 0
    ? { records: real, sample: false, leftOut: all.length - real.length }
    : { records: all, sample: all.length > 0, leftOut: 0 };
}

/** The same of records that say themselves whether they are invented. */
export const countedRecords = <T extends { sample: boolean }>(all: readonly T[]): Counted<T> =>
  counted(all, ({ sample }) => sample);
