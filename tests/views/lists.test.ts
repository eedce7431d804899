/** Long lists: a numbered page is full, and what is published later does not change it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageSize } from '../../src/register/addresses.ts';
import { listPages } from '../../src/views/parts/lists.ts';
import { times } from '../support/random.ts';

const list = (length: number): number[] => Array.from({ length }, (_, index) => length - index);
const address = '/lin-2021/cases/';

it('shows each item once, newest first, whatever the length', () => {
  fc.assert(
    fc.property(fc.nat(1000), (length) => {
      const [front, ...numbered] = listPages(list(length), address);
      expect([...(front?.items ?? []), ...numbered.reverse().flatMap(({ items }) => items)]).toEqual(list(length));
      for (const { items } of numbered) expect(items).toHaveLength(pageSize);
      expect(front?.items.length).toBeLessThan(2 * pageSize);
      expect((front?.items.length ?? 0) >= Math.min(length, pageSize)).toBe(true);
    }),
    { numRuns: times(50) },
  );
});

it('leaves numbered pages as they are when the list grows, but for the way on from the newest one', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.nat(200), (length, more) => {
      const before = listPages(list(length), address).slice(1);
      const after = listPages(list(length + more), address).slice(1);
      expect(after.slice(0, before.length).map(({ items }) => items)).toEqual(before.map(({ items }) => items));
      expect(after.slice(0, Math.max(0, before.length - 1))).toEqual(before.slice(0, -1));
    }),
    { numRuns: times(50) },
  );
});

it('leads from page to page, and from the list to the newest of them', () => {
  const pages = listPages(list(3 * pageSize), address);
  expect(pages.map(({ number, pager }) => [number, pager.newer?.address, pager.older?.address])).toEqual([
    [undefined, undefined, '/lin-2021/cases/page/2/'],
    [1, '/lin-2021/cases/page/2/', undefined],
    [2, '/lin-2021/cases/', '/lin-2021/cases/page/1/'],
  ]);
  expect(listPages([], address)).toEqual([{ number: undefined, items: [], pager: {} }]);
});
