/** Pages that hold what is asked for by what is known of them, whatever their texts say. */
import { tallied, type Found } from './tally.ts';
import type { Clause } from './query.ts';

/** Does the page belong to the batch or the day that is meant? */
export function belongs(page: Found, { batch, day }: Pick<Clause, 'batch' | 'day'>): boolean {
  if (batch !== undefined && tallied(page, 'batch').includes(batch)) return true;
  const [published = ''] = tallied(page, 'date');
  return day !== undefined && (day.year === undefined || published.startsWith(day.year))
    ? published.slice(5) === `${day.month}-${day.day}`
    : false;
}

/** Was the page published in the year that follows the day? A day that is told without its year is the last such day. */
export function follows(page: Found, day: string): boolean {
  const [published = ''] = tallied(page, 'date');
  const nextYear = String(Number(day.slice(0, 4)) + 1) + day.slice(4);
  return published >= day && published < nextYear;
}

/** Is the page of one of these regions? */
export const inRegions = (page: Found, names: readonly string[]): boolean =>
  tallied(page, 'region').some((name) => names.includes(name));
