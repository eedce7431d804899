/** Readers find pages by what they have in hand: the end of a number, a place in a batch, a day, an old name. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { searchDocument } from '../../tests/support/search-document.ts';
import { readSite, siteIn } from '../../tests/support/search-site.ts';
import { Engine, type Answer, type Hit } from './client/engine/engine.ts';
import { parseQuery } from './client/engine/query.ts';
import { folderSink } from './build/folder-sink.ts';
import { writeSearchIndex } from './build/write.ts';
import type { Kind, SearchDocument } from './shared/fields.ts';

const one = (kind: Kind, address: string, change: Partial<SearchDocument>): SearchDocument =>
  searchDocument({ kind, address: `/${address}/`, inspection: 'new-2019', ...change });

const documents = [
  one('case', 'X9', {
    number: 'X53QJ201911190902',
    names: ['B4-7'],
    batch: '4',
    regions: ['沾益区'],
    date: '2019-11-21',
    texts: ['11月16日夜间，KTV66kV线路旁有异响。'],
  }),
  one('case', 'B4-17', {
    names: ['B4-17'],
    batch: '4',
    regions: ['会泽县'],
    date: '2020-12-20',
    texts: ['2019年11月16日、11月16日。第41批。与X53QJ201911190902相同。'],
  }),
  one('case', 'short', { number: '990902', batch: '41', date: '2019-11-20', regions: [], texts: ['占地0902平方米'] }),
  one('batch', 'batch-4', { names: ['B4'], batch: '4', title: '第4批', date: '2019-11-21', texts: ['沾益区3件'] }),
  one('batch', 'batch-41', { names: ['B41'], batch: '41', title: '第41批', texts: [] }),
  one('task', 'task-1', { names: ['任务1'], texts: ['麒麟区'] }),
  one('task', 'task-12', { names: ['任务12'], texts: ['麒麟区，另见任务1'] }),
];

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  await writeSearchIndex(documents, folderSink(folder), { otherNames: [['沾益县', '沾益区']] });
  // As a browser calls it; Pagefind reads by itself.
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('fetch', readSite);
  engine = new Engine(siteIn(folder));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true });
});

const ask = (typed: string, kinds: Kind[]): Promise<Answer> =>
  engine.search(parseQuery(typed), { kinds, filters: {}, sort: 'relevance' });
const namesOf = async (hits: readonly Hit[]): Promise<string[]> =>
  (await Promise.all(hits.map((hit) => hit.load()))).map(({ url }) => url.split('/').at(-2) ?? '');

it.each([
  ['0902', ['short', 'X9']],
  ['11190902', ['X9']],
  ['1119 0902', ['X9']],
  ['qj201911190902*', ['X9']],
  ['X53QJ201911190902', ['X9', 'B4-17']],
  ['990902', ['short']],
  ['b4-7', ['X9']],
  ['第4批 序号7', ['X9']],
  ['第四批第17件', ['B4-17']],
  ['第4批', ['B4-17', 'X9']],
  ['第41批', ['B4-17', 'short']],
  ['66kV', ['X9']],
  ['沾益县', ['X9']],
  ['20191119', ['B4-17', 'X9']],
  ['2019-11-21', ['X9']],
  ['2019-11-16', ['B4-17', 'X9']],
  ['2019年11月16日', ['B4-17', 'X9']],
  ['11月16日', ['B4-17', 'X9']],
  ['11月16号', ['B4-17', 'X9']],
  ['2020-11-16', ['B4-17']],
  ['2018-11-16', []],
])('%s finds %j', async (typed, expected) => {
  const found = await namesOf((await ask(typed, ['case'])).hits);
  expect(found).toEqual(expected);
});

it.each([
  ['第4批', 'batch-4'],
  ['第四批次', 'batch-4'],
  ['任务1', 'task-1'],
  ['整改任务一', 'task-1'],
])('%s is the name of %s, of whatever kind pages are asked for', async (typed, expected) => {
  expect(await namesOf((await ask(typed, ['case'])).named)).toEqual([expected]);
  const { hits, exact, named } = await ask(typed, ['batch', 'task']);
  expect([(await namesOf(hits))[0], exact, named]).toEqual([expected, true, []]);
});

it('says what another name of a region means', async () => {
  expect((await ask('沾益县', ['case'])).renamed).toEqual([{ typed: '沾益县', names: ['沾益区'] }]);
  expect((await ask('沾益县', ['batch'])).total).toBe(1);
});
