import { expect, it } from 'vitest';
import { searchDocument } from '../../../tests/support/search-document.ts';
import { intoShards } from './shards.ts';

const one = (address: string, date: string, inspection = 'a') => searchDocument({ address, date, inspection });

it('groups batches and cases by inspection and everything else together, newest first', () => {
  const shards = intoShards([
    one('/a/cases/1/', '2019-11-12'),
    one('/b/cases/1/', '2021-05-06', 'b'),
    one('/a/cases/2/', '2019-11-13'),
    searchDocument({ address: '/a/batches/1/', kind: 'batch', inspection: 'a', date: '2019-11-12' }),
    searchDocument({ address: '/about/', kind: 'page', inspection: '', date: '2018-01-01' }),
    searchDocument({ address: '/a/announcements/x/', kind: 'announcement', inspection: 'a', date: '2017-01-01' }),
  ]);
  expect(shards.map(({ scope, documents }) => ({ ...scope, documents: documents.length }))).toEqual([
    { inspection: 'b', documents: 1 },
    { inspection: 'a', documents: 3 },
    { documents: 2 },
  ]);
  expect(shards[1]?.documents.map(({ address }) => address)).toEqual(['/a/cases/2/', '/a/cases/1/', '/a/batches/1/']);
});

const sizes = { large: 6, small: 2 };
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => one(`/a/cases/${String(i).padStart(3, '0')}/`, `20${String(10 + i)}-01-01`));

it('divides a large inspection: full large shards, full small ones, and the newest', () => {
  expect(intoShards(many(17), sizes).map(({ documents }) => documents.length)).toEqual([1, 2, 2, 6, 6]);
  expect(intoShards(many(6), sizes).map(({ documents }) => documents.length)).toEqual([6]);
});

it('leaves every full shard as it is when something is published', () => {
  for (let count = 1; count < 40; count++) {
    const [before, after] = [intoShards(many(count), sizes), intoShards(many(count + 1), sizes)];
    const texts = new Set(after.map(({ documents }) => JSON.stringify(documents)));
    const changed = before.filter(({ documents }) => !texts.has(JSON.stringify(documents)));
    // The newest small one grows; now and then the small ones become a large one.
    expect(changed.length, String(count)).toBeLessThanOrEqual((count + 1) % sizes.large === 0 ? 3 : 1);
    expect(changed.every(({ documents }) => documents.length <= sizes.small)).toBe(true);
  }
});

it('does not count batches, which come with their cases: a full shard stays full', () => {
  const at = (address: string, day: number, kind: 'batch' | 'case') =>
    searchDocument({ address, kind, inspection: 'a', date: `20${String(10 + day)}-01-01` });
  /** Two cases each day; every fifth day a batch of statistics alone. */
  const days = (count: number) =>
    Array.from({ length: count }, (_, day) => [
      at(`/a/batches/${day}/`, day, 'batch'),
      ...(day % 5 === 4 ? [] : [0, 1].map((row) => at(`/a/cases/${day}-${row}/`, day, 'case'))),
    ]).flat();
  const lengths = (count: number) => intoShards(days(count), sizes).map(({ documents }) => documents.length);
  expect([lengths(1), lengths(3), lengths(4), lengths(5)]).toEqual([[3], [9], [3, 9], [1, 3, 9]]);
  for (let count = 1; count < 40; count++) {
    const [before, after] = [intoShards(days(count), sizes), intoShards(days(count + 1), sizes)];
    const texts = new Set(after.map(({ documents }) => JSON.stringify(documents)));
    const changed = before.filter(({ documents }) => !texts.has(JSON.stringify(documents)));
    const cases = changed.map(({ documents }) => documents.filter(({ kind }) => kind === 'case').length);
    expect(Math.max(0, ...cases), String(count)).toBeLessThanOrEqual(sizes.small);
    expect(after.flatMap(({ documents }) => documents)).toHaveLength(days(count + 1).length);
  }
});

it('has nothing to do for an empty site', () => expect(intoShards([])).toEqual([]));
