import { describe, expect, it } from 'vitest';
import { ignoredIn, readAddress, writeAddress } from './address.ts';

describe('readAddress', () => {
  it.each([
    ['', { q: '', kinds: ['case'], filters: {}, sort: 'relevance' }],
    ['?q=%E6%9D%91&kind=task', { q: '村', kinds: ['task'], filters: {}, sort: 'relevance' }],
    [
      '?region=a&region=b&region=a&year=&sort=newest',
      { q: '', kinds: ['case'], filters: { region: ['a', 'b'] }, sort: 'newest' },
    ],
    ['?kind=page&kind=case&kind=page', { q: '', kinds: ['page', 'case'], filters: {}, sort: 'relevance' }],
    ['?kind=toString&q=%&colour=red&sort=', { q: '%', kinds: ['case'], filters: {}, sort: 'relevance' }],
    ['?q=%ED%A0%80&q=b', { q: '\ufffd\ufffd\ufffd', kinds: ['case'], filters: {}, sort: 'relevance' }],
  ])('%s', (search, asked) => expect(readAddress(search)).toEqual(asked));
});

describe('ignoredIn', () => {
  it.each([
    ['', []],
    ['?q=toString&kind=task&sort=newest&region=nowhere&utm=', []],
    ['?kind=toString&sort=oldest&colour=red', ['kind=toString', 'sort=oldest', 'colour=red']],
    ['?__proto__=x&%', ['__proto__=x']],
    ['?q=a&q=b&kind=task&kind=page&kind=x', ['q=b', 'kind=x']],
    ['?sort=newest&sort=relevance', ['sort=relevance']],
    ['?q=&region=a&region=b', []],
  ])('%s', (search, ignored) => expect(ignoredIn(search)).toEqual(ignored));
});

describe('writeAddress', () => {
  it.each([
    '',
    '?q=%E6%9D%91',
    '?q=a+b&kind=page',
    '?kind=case&kind=task',
    '?q=a&region=x&region=y&batch=35-1&sort=newest',
  ])('%s', (search) => expect(writeAddress(readAddress(search))).toBe(search));

  it('writes half a character as one that is unknown', () =>
    expect(writeAddress({ ...readAddress(''), q: '\ud800' })).toBe('?q=%EF%BF%BD'));
});
