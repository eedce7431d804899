import { expect, it } from 'vitest';
import { searchDocument } from '../../../../tests/support/search-document.ts';
import { columnsOf } from '../../build/facts.ts';
import { tally, type Found } from './tally.ts';

const documents = [
  searchDocument({ regions: ['甲区', '乙区'], types: ['水'], date: '2021-01-02' }),
  searchDocument({ regions: ['甲区'], types: ['大气'], date: '2021-01-02' }),
  searchDocument({ regions: ['乙区'], types: ['大气'], date: '2021-01-03' }),
  searchDocument({ kind: 'task', regions: ['甲区'], types: [], date: '2020-01-01' }),
];
const facts = columnsOf(documents);
const pages: Found[] = documents.map((_, row) => ({ facts, row, order: row }));
const scores = new Map(pages.map((page) => [page, page.row === 1 ? 2 : 1]));

const rows = (asked: Partial<Parameters<typeof tally>[2]>, preferred: number[] = []) =>
  tally(scores, new Set(pages.filter(({ row }) => preferred.includes(row))), {
    kinds: ['case'],
    filters: {},
    sort: 'newest',
    ...asked,
  }).hits.map(({ row }) => row);

it('sorts by date or by score, equal ones as they stand', () => {
  expect(rows({})).toEqual([2, 0, 1]);
  expect(rows({ sort: 'relevance' })).toEqual([1, 2, 0]);
  expect(rows({ sort: 'relevance' }, [0, 3])).toEqual([0, 1, 2]);
  expect(rows({ kinds: ['task', 'case'] })).toEqual([2, 0, 1, 3]);
});

it('counts how many of what it found are invented', () => {
  const some = [searchDocument({ sample: true }), searchDocument({ sample: false }), searchDocument({ sample: true })];
  const told = columnsOf(some);
  const found = new Map(some.map((_, row): [Found, number] => [{ facts: told, row, order: row }, 1]));
  expect(tally(found, new Set(), { kinds: ['case'], filters: {}, sort: 'newest' })).toMatchObject({ samples: 2 });
  expect(tally(found, new Set(), { kinds: ['task'], filters: {}, sort: 'newest' })).toMatchObject({ samples: 0 });
});

it('keeps what has one of the values of every filter', () => {
  expect(rows({ filters: { region: ['乙区', '丙区'] } })).toEqual([2, 0]);
  expect(rows({ filters: { region: ['乙区'], type: ['水'] } })).toEqual([0]);
  expect(rows({ filters: { region: ['toString'] } })).toEqual([]);
});

it('counts what another choice of each filter would give', () => {
  const filters = { region: ['甲区'], type: ['大气'] };
  const { facets, kinds } = tally(scores, new Set<Found>(), { kinds: ['case'], filters, sort: 'newest' });
  expect(facets.region).toEqual([
    { value: '乙区', count: 1 },
    { value: '甲区', count: 1 },
  ]);
  expect(facets.type).toEqual([
    { value: '大气', count: 1 },
    { value: '水', count: 1 },
  ]);
  expect(facets.year).toEqual([{ value: '2021', count: 1 }]);
  expect(kinds).toEqual({ case: 1, batch: 0, announcement: 0, task: 0, page: 0 });
});
