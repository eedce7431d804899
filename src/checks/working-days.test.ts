import { expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

it.each([
  ['2019-11-14', true],
  ['2019-11-16', false],
  // National Day, and the Saturday and Sunday worked for it.
  ['2019-10-01', false],
  ['2019-10-07', false],
  ['2019-10-12', true],
  ['2019-09-29', true],
  // The Spring Festival that was made longer.
  ['2020-01-31', false],
] as const)('%s', (date, worked) => {
  expect(isWorkingDay(date)).toBe(worked);
});

it.each([
  ['2019-11-14', 20, '2019-12-12'],
  ['2019-09-27', 5, '2019-10-10'],
  ['2019-11-14', 0, '2019-11-14'],
] as const)('%s and %i working days: %s', (from, days, last) => {
  expect(addWorkingDays(from, days)).toBe(last);
});
