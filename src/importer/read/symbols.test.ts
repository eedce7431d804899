import { expect, it } from 'vitest';
import { isSymbolFont, symbolText } from './symbols.ts';

it.each([
  ['Wingdings', 'ü', '✓'],
  ['Wingdings', 'þ', '☑'],
  ['Wingdings', 'ý', '☒'],
  ['Wingdings', 'û', '✗'],
  ['Wingdings', '\uF0A8', '☐'],
  ['Wingdings', 'o', '☐'],
  ['Wingdings', '\u0081', '①'],
  ['Wingdings 2', 'R', '☑'],
  ['Wingdings 2', '\uF050', '✓'],
  ['Wingdings 2', 'S', '☒'],
  ['wingdings2', '£', '☐'],
  ['Wingdings 2', 'j', '①'],
  ['Webdings', 'a', '✔'],
  ['Webdings', 'c', '☐'],
  ['Symbol', 'Ö', '√'],
  ['Symbol', 'm', 'μ'],
  ['Wingdings', '属实\n', '属实\n'],
])('of %s, %s shows %s', (font, text, shown) => expect(symbolText(text, font)).toEqual({ text: shown, unread: [] }));

it('shows the place of an unknown sign, and names it', () =>
  expect(symbolText('R\uF0FF', 'Wingdings 2')).toEqual({ text: '☑□', unread: ['FF'] }));

it('knows its fonts by any spelling', () => {
  expect(['Wingdings 2', 'WINGDINGS', 'webdings', 'Symbol'].filter(isSymbolFont)).toHaveLength(4);
  expect(['仿宋', 'Segoe UI Symbol', undefined].filter(isSymbolFont)).toEqual([]);
});
