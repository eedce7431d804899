import { expect, it } from 'vitest';
import { searchDocument } from '../shared/builder.ts';
import { intoShards } from './shards.ts';

const one = (address: string, date: string, inspection = 'a') => searchDocument({ address, date, inspection });

it('groups cases by inspection and everything else together, newest first', () => {
  const shards = intoShards([
    one('/a/cases/1/', '2019-11-12'),
    one('/b/cases/1/', '2021-05-06', 'b'),
    one('/a/cases/2/', '2019-11-13'),
    searchDocument({ address: '/about/', kind: 'page', inspection: '', date: '2018-01-01' }),
    searchDocument({ address: '/a/announcements/x/', kind: 'announcement', inspection: 'a', date: '2017-01-01' }),
  ]);
  expect(shards.map(({ scope, documents }) => ({ ...scope, documents: documents.length }))).toEqual([
    { kind: 'case', inspection: 'b', documents: 1 },
    { kind: 'case', inspection: 'a', documents: 2 },
    { documents: 2 },
  ]);
  expect(shards[1]?.documents.map(({ address }) => address)).toEqual(['/a/cases/2/', '/a/cases/1/']);
});

it('divides a large inspection', () => {
  const many = Array.from({ length: 7 }, (_, i) => one(`/a/cases/${i}/`, '2019-11-12'));
  expect(intoShards(many, 3).map(({ documents }) => documents.length)).toEqual([3, 3, 1]);
});

it('has nothing to do for an empty site', () => expect(intoShards([])).toEqual([]));
