/** The index and the query together: a made site is indexed, and asked with Pagefind's own script. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { searchDocument } from '../../tests/support/search-document.ts';
import { readSite, siteIn } from '../../tests/support/search-site.ts';
import { Engine, type Answer, type Hit } from './client/engine/engine.ts';
import { parseQuery } from './client/engine/query.ts';
import type { SearchDocument } from './shared/fields.ts';
import { unify } from './shared/fold.ts';
import { folderSink } from './build/folder-sink.ts';
import { writeSearchIndex } from './build/write.ts';

/** Repeatable numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

const random = randomFrom(7);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const letters = Array.from('青白黑石山水塘坪坝河村寨营冲噪音声夜间扰民油烟属实');
const word = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(letters)).join('');
const sentence = () =>
  pick([
    () => `${word()}村民反映${word()}有限公司${word()}，占地${pick(['3.2', '32', '0.5'])}亩。`,
    () => `KTV${word()}，沿S${pick(['20', '204', '2041'])}线${word()}，废水pH值<${pick(['6', '7'])}。`,
    () => `1.201${pick(['7', '8'])}年${word()}；达到${pick(['Ⅲ', 'Ⅳ'])}类、${pick(['110', '10'])}kV${word()}。`,
  ])();

const cases: SearchDocument[] = Array.from({ length: 300 }, (_, i) => {
  const inspection = pick(['old-2017', 'new-2019']);
  const number = `D53QJ${inspection.slice(4)}111${String(i).padStart(5, '0')}`;
  return searchDocument({
    address: `/${inspection}/cases/${number}/`,
    inspection,
    number,
    regions: [pick(['麒麟区', '宣威市'])],
    date: `${inspection.slice(4)}-11-1${i % 10}`,
    texts: Array.from({ length: 3 }, sentence),
  });
});
const others = [
  searchDocument({ address: '/about/', kind: 'page', inspection: '', title: '关于', texts: ['麒麟区'] }),
  searchDocument({
    address: '/new-2019/batches/1/',
    kind: 'batch',
    inspection: 'new-2019',
    texts: ['按区域 麒麟区 3'],
  }),
  searchDocument({ address: '/new-2019/rectification/1/', kind: 'task', texts: ['麒麟区'] }),
];

const options = { shardSizes: { large: 60, small: 60 }, perSheet: 7, perFile: 2 };

let folder: string;
let engine: Engine;
let newEngine: () => Engine;
/** How many files were read. */
let reads = 0;
/** Addresses that cannot be loaded. */
let unreachable: RegExp | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  await writeSearchIndex([...cases, ...others], folderSink(folder), options);
  const read = async (address: string) => {
    reads++;
    if (unreachable?.test(address)) throw new TypeError('Failed to fetch');
    return readSite(address);
  };
  vi.stubGlobal('fetch', read);
  // As a browser calls it.
  vi.stubGlobal('self', globalThis);
  newEngine = () => new Engine({ ...siteIn(folder), read });
  engine = newEngine();
});

afterAll(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true });
});

const usual: Omit<Parameters<Engine['search']>[1], 'q'> = { kinds: ['case'], filters: {}, sort: 'newest' };
type Asked = Partial<Parameters<Engine['search']>[1]>;
const ask = (typed: string, asked: Asked = {}) => engine.search(parseQuery(typed), { ...usual, ...asked });

const addressOf = async (hit: Hit | undefined): Promise<string | undefined> =>
  (await hit?.load())?.url.slice(pathToFileURL(folder).href.length);
const addressesOf = async ({ hits }: Answer) => Promise.all(hits.map(addressOf));

const found = async (typed: string, asked?: Asked) => (await addressesOf(await ask(typed, asked))).sort();

/** What a person reading every text would find. */
const holding = (test: (text: string) => boolean): string[] =>
  cases
    .filter(({ number, regions, types, texts }) => test([number, ...regions, ...types, ...texts].join('\n')))
    .map(({ address }) => address)
    .sort();
const read = (typed: string) => (text: string) => text.includes(typed) || unify(text).includes(unify(typed));

describe('search', () => {
  it('finds any characters that stand together, and nothing else', async () => {
    for (let i = 0; i < 150; i++) {
      const runs =
        pick(cases)
          .texts.join()
          .match(/\p{Script=Han}{2,}/gu) ?? [];
      const run = pick(runs);
      const from = Math.floor(random() * (run.length - 1));
      const typed = run.slice(from, from + 2 + Math.floor(random() * 5));
      expect(await found(typed), typed).toEqual(holding(read(typed)));
    }
  });

  it.each(['村', '烟', '青', '麒'])('finds the single character %s', async (typed) => {
    expect(await found(typed)).toEqual(holding(read(typed)));
  });

  it.each([
    ['3.2亩', /3\.2亩/u],
    ['32亩', /32亩/u],
    ['s204线', /S204线/u],
    ['S20', /S20/u],
    ['S2042', /S2042/u],
    ['IV类', /Ⅳ类/u],
    ['110kV', /110kV/u],
    ['10KV', /(?<!\d)10kV/u],
    ['pH值<6', /pH值<6/u],
    ['2017年', /2017年/u],
    ['村民反映青', /村民反映青/u],
    ['沿S20', /沿S20/u],
    ['废水pH值<6', /废水pH值<6/u],
    ['占地3.2亩', /占地3\.2亩/u],
    ['D53QJ2019', /D53QJ2019/u],
    ['d53qj2019111', /D53QJ2019111/u],
  ])('finds %s', async (typed, pattern) => {
    expect(await found(typed)).toEqual(holding((text) => pattern.test(text)));
  });

  it('requires each of several words', async () => {
    for (let i = 0; i < 20; i++) {
      const [a, b] = [pick(letters) + pick(letters), pick(letters)];
      expect(await found(`${a} ${b}`), `${a} ${b}`).toEqual(holding((text) => read(a)(text) && read(b)(text)));
    }
  });

  it('narrows by filters, a key twice meaning either', async () => {
    const filters = { region: ['麒麟区'], year: ['2017', '2019'], inspection: ['old-2017'] };
    const expected = cases.filter(({ regions, inspection }) => regions[0] === '麒麟区' && inspection === 'old-2017');
    expect(await found('', { filters })).toEqual(expected.map(({ address }) => address).sort());
    expect(await found('村', { filters: { region: ['没有'] } })).toEqual([]);
  });

  it('lists other kinds only when asked', async () => {
    expect(await found('麒麟', { kinds: ['page'] })).toEqual(['/about/']);
    expect(await found('麒麟', { kinds: ['task'] })).toEqual(['/new-2019/rectification/1/']);
    expect(await found('麒麟', { kinds: ['batch'] })).toEqual(['/new-2019/batches/1/']);
    expect(await found('麒麟', { kinds: ['announcement'] })).toEqual([]);
    expect(await found('麒麟', { kinds: ['task', 'page'] })).toEqual(['/about/', '/new-2019/rectification/1/']);
  });

  it('lists the newest first', async () => {
    const { hits } = await ask('麒麟');
    const dates = hits.flatMap((hit) => hit.values('date'));
    expect(dates).toEqual([...dates].sort().reverse());
    expect(dates[0]).toMatch(/^2019/u);
  });

  it.each(['D53QJ201911100001', 'd53qj 2019 1110 0001', 'D53QJ2019 11100001*'])(
    'offers the case of the number %s first',
    async (typed) => {
      const one = cases.find(({ number }) => number?.endsWith('00001'));
      const year = one?.inspection.slice(4) ?? '';
      const answer = await ask(typed.replace('2019', year), { sort: 'relevance' });
      expect(answer.exact).toBe(true);
      expect(await addressOf(answer.hits[0])).toBe(one?.address);
    },
  );

  it('finds what is typed in Traditional characters', async () => {
    for (const [typed, simplified] of [
      ['麒麟區', '麒麟区'],
      ['夜間擾民', '夜间扰民'],
      ['村民反映夜間', '村民反映夜间'],
    ] as const)
      expect(await found(typed), typed).toEqual(await found(simplified));
    expect(await found('麒麟區')).not.toEqual([]);
  });

  it.each(['qilin', 'QL', 'qi', 'qi lin', 'qilin qu'])('knows the pinyin %s of a region', async (typed) => {
    expect((await ask(typed)).regions).toEqual(['麒麟区']);
    expect(await found(typed)).toEqual(await found('麒麟区'));
  });

  it('knows pinyin beside other words, and none where the letters stand', async () => {
    expect((await ask('qilin 夜间')).regions).toEqual(['麒麟区']);
    expect(await found('qilin 夜间')).toEqual(await found('麒麟区 夜间'));
    expect((await ask('KTV')).regions).toEqual([]);
  });

  it('counts every kind and every filter within the others', async () => {
    const { total, kinds, facets } = await ask('麒麟', { filters: { region: ['麒麟区'], year: ['2019'] } });
    const count = (region: string, year: string) =>
      cases.filter(
        (one) =>
          one.regions[0] === region && one.date.startsWith(year) && read('麒麟')(one.regions.concat(one.texts).join()),
      ).length;
    expect(total).toBe(count('麒麟区', '2019'));
    expect(kinds).toEqual({ case: total, batch: 1, announcement: 0, task: 1, page: 1 });
    expect(Object.fromEntries(facets.year.map(({ value, count }) => [value, count]))).toEqual({
      2017: count('麒麟区', '2017'),
      2019: count('麒麟区', '2019'),
    });
    expect(facets.region[0]).toEqual({ value: '麒麟区', count: total });
  });

  it('answers from the chosen inspection first, then from all', async () => {
    const partial: Answer[] = [];
    const answer = await newEngine().search(
      parseQuery('麒麟'),
      { ...usual, filters: { inspection: ['old-2017'] } },
      (one) => partial.push(one),
    );
    expect(partial.map(({ loading }) => loading)).toEqual([1, 5].map((loaded) => ({ loaded, shards: 7 })));
    for (const { hits } of partial) expect(hits.every((hit) => hit.values('inspection')[0] === 'old-2017')).toBe(true);
    expect(partial.at(-1)?.total).toBe(answer.total);
    expect(answer.loading).toBeUndefined();
  });

  it('loads further shards only when a first answer has been shown', async () => {
    const showing = async () => {
      const before = reads;
      await new Promise((resolve) => setTimeout(resolve, 100));
      waited.push(reads - before);
    };
    const waited: number[] = [];
    const before = reads;
    await newEngine().search(parseQuery('麒麟'), usual, showing);
    expect(waited).toEqual([0, 0]);
    expect(reads).toBeGreaterThan(before);
  });

  it.each([/pf_index/u, /facts/u, /pf_meta/u, /shards/u])(
    'fails when %s is out of reach, and recovers',
    async (pattern) => {
      const other = newEngine();
      unreachable = pattern;
      await expect(other.search(parseQuery('麒麟区'), usual)).rejects.toThrow();
      unreachable = undefined;
      expect((await other.search(parseQuery('麒麟区'), usual)).total).toBe((await ask('麒麟区')).total);
    },
  );
});

describe('writeSearchIndex', () => {
  it('makes chunks small, so that a word does not load many others', async () => {
    const shards = (await readdir(join(folder, 'pagefind'))).filter((name) => /^s[0-9a-f]{7}$/u.test(name));
    for (const name of shards)
      if (name !== 'shards.json')
        expect((await readdir(join(folder, 'pagefind', name, 'index'))).length).toBeGreaterThan(0);
    expect(shards.length).toBe(7);
  });

  it('gives the same bytes for the same documents in any order', async () => {
    const again = await mkdtemp(join(tmpdir(), 'search-again-'));
    const documents = [...cases, ...others].reverse();
    const report = await writeSearchIndex(documents, folderSink(again), options);
    expect(report).toMatchObject({ documents: 303, shards: 7 });
    const files = async (root: string) =>
      (await readdir(root, { recursive: true, withFileTypes: true }))
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name).slice(root.length))
        .sort();
    expect(await files(again)).toEqual(await files(folder));
    for (const name of await files(again)) {
      expect((await readFile(join(again, name))).equals(await readFile(join(folder, name))), name).toBe(true);
    }
    await rm(again, { recursive: true });
  });
});
