import { expect, it } from 'vitest';
import type { Column } from '../../shared/fields.ts';
import { readAddress } from './address.ts';
import { feedsOf } from './feeds.ts';

const hit = (inspection: string, region: string[], type: string[]) => ({
  values: (column: Column): readonly string[] =>
    column === 'inspection' ? [inspection].filter((id) => id !== '') : column === 'region' ? region : type,
});
const hits = [hit('a', ['甲区', '乙区'], ['水']), hit('b', ['甲区'], ['水', '大气']), hit('', [], [])];
const titles = new Map([['a', '甲督察']]);

it.each([
  ['?q=x', ['全站 /feed.xml']],
  ['?inspection=a', ['甲督察 /a/feed.xml']],
  [
    '?inspection=a&inspection=b&region=甲区&region=丙区',
    ['甲督察：甲区 /a/regions/%E7%94%B2%E5%8C%BA/feed.xml', 'b：甲区 /b/regions/%E7%94%B2%E5%8C%BA/feed.xml'],
  ],
  [
    '?region=乙区&type=大气',
    ['甲督察：乙区 /a/regions/%E4%B9%99%E5%8C%BA/feed.xml', 'b：大气 /b/types/%E5%A4%A7%E6%B0%94/feed.xml'],
  ],
  ['?verdict=属实', ['全站 /feed.xml']],
])('%s', (search, expected) =>
  expect(feedsOf(hits, readAddress(search), titles).map(({ title, address }) => `${title} ${address}`)).toEqual(
    expected,
  ),
);

it('has none where nothing is found', () => expect(feedsOf([], readAddress('?region=甲区'), titles)).toEqual([]));
