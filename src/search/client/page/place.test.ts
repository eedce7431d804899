import { expect, it } from 'vitest';
import { parseQuery } from '../engine/query.ts';
import { keepingPlaces, mayStand, placeIn } from './place.ts';

const hits = (...ids: string[]): { id: string }[] => ids.map((id) => ({ id }));

it('results that stand keep their places, others come behind them in their order', () => {
  expect(keepingPlaces(hits('d', 'a', 'c', 'b'), ['b', 'a'])).toEqual(hits('b', 'a', 'd', 'c'));
  expect(keepingPlaces(hits('b', 'a'), [])).toEqual(hits('b', 'a'));
});

it('a result that is gone leaves no hole', () => {
  expect(keepingPlaces(hits('c', 'b'), ['a', 'b'])).toEqual(hits('b', 'c'));
});

it('a place is read from what the history holds, whoever wrote it', () => {
  expect(placeIn({ results: ['a'], scroll: 12.5 })).toEqual({ results: ['a'], scroll: 12.5 });
  for (const other of [null, undefined, 7, 'a', {}, { shown: 20 }, { results: 'a', scroll: 1 }, { results: [] }])
    expect(placeIn(other)).toBeUndefined();
});

it('the first part of an answer may stand, unless a page comes first that the question is the name of', () => {
  const part = { exact: false, named: [] };
  expect(mayStand(part, parseQuery('噪声'), undefined)).toBe(true);
  expect(mayStand(part, parseQuery('噪声'), { results: [], scroll: 0 })).toBe(false);
  for (const name of ['D53QJ201911140003', '任务2', '第3批', '1112 0001']) {
    expect(mayStand(part, parseQuery(name), undefined), name).toBe(false);
    expect(mayStand({ ...part, exact: true }, parseQuery(name), undefined), name).toBe(true);
  }
});
