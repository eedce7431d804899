import { expect, it } from 'vitest';
import { perPage, scored, together } from './places.ts';

const places = (all: Record<string, number[]>) => new Map(Object.entries(all));

it('keeps places where all tokens stand at their distances', () => {
  const found = [
    { at: 0, places: places({ a: [3, 9, 20], b: [1] }) },
    { at: 2, places: places({ a: [5, 10, 22], c: [3] }) },
  ];
  expect([...together(found)]).toEqual([['a', [3, 20]]]);
  expect([...together(found.toReversed())]).toEqual([['a', [3, 20]]]);
  expect([...together([...found, { at: 1, places: new Map() }])]).toEqual([]);
  expect([...together([])]).toEqual([]);
});

it('knows from a place which page of the sheet it is on', () => {
  const sheets = new Map([
    ['a', { pages: ['one', 'two', 'three'], starts: [0, 5, 12] }],
    ['b', { pages: ['four'], starts: [0] }],
  ]);
  expect([...perPage(places({ a: [0, 4, 12, 90], b: [7], unknown: [1] }), sheets)]).toEqual([
    ['one', 2],
    ['three', 2],
    ['four', 1],
  ]);
});

it('scores what is mentioned oftener, on a shorter page, and on fewer pages, higher', () => {
  const page = (size: number) => ({ size });
  const all = { pages: 100, average: 50 };
  const of = (...counts: [number, number][]) =>
    [...scored(new Map(counts.map(([size, count]) => [page(size), count])), all).values()] as [number, number];
  const [once, twice] = of([50, 1], [50, 2]);
  expect(twice).toBeGreaterThan(once);
  const [short, long] = of([20, 1], [80, 1]);
  expect(short).toBeGreaterThan(long);
  const [rare] = of([50, 1]);
  expect(rare).toBeGreaterThan(once);
  expect(Math.min(...of([50, 1], [50, 1]))).toBeGreaterThan(0);
});
