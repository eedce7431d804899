import { expect, it } from 'vitest';
import { searchDocument } from '../../../tests/support/search-document.ts';
import { shownOf, tokensOf } from './found-by.ts';

const content = (change: Parameters<typeof searchDocument>[0]) => tokensOf(searchDocument(change)).join(' ');

it('finds a case by number, facts and text, not by its title', () =>
  expect(
    content({
      title: '标签',
      number: 'BCD2022 092002*',
      verdict: '属实',
      states: ['未办结', '已办结'],
      texts: ['河水'],
    }).split(' | | '),
  ).toEqual(
    ['bcd2022092002ꓽ', '2022092002ꓽ', 'bcd2022ꓽ | 092002ꓽ', '2022ꓽ', '麒麟 麟区 区ꓽ', '大气 气ꓽ'].concat([
      '属实 实ꓽ',
      '未办 办结 结ꓽ',
      '已办 办结 结ꓽ',
      '河水 水ꓽ',
      'ꓻ2002902202dcbꓽ',
    ]),
  ));

it('finds other pages by their title too', () =>
  expect(content({ kind: 'page', title: '关于', regions: [], types: [], texts: [] })).toBe('关于 于ꓽ | |'));

it('folds Traditional text', () =>
  expect(content({ regions: [], types: [], texts: ['噪聲擾民'] })).toBe('噪声 声扰 扰民 民ꓽ | |'));

it('ends with what it is called by, and its number backwards', () =>
  expect(content({ number: 'D53QJ1*', names: ['B4-7'] })).toMatch(/ \| \| ꓼb4ꓸ7ꓽ ꓻ1jq35dꓽ$/u));

it('shows the text as it was published', () => {
  const shown = shownOf(searchDocument({ texts: ['占地3.2亩，', '达到Ⅳ类。'], sample: true }));
  expect(shown).toMatchObject({ text: '占地3.2亩，\n达到Ⅳ类。', sample: true });
  expect(JSON.stringify(shown)).not.toMatch(/verdict|inspection"/u);
});
