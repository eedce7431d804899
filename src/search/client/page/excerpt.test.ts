import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerpt } from './excerpt.ts';
import { parseQuery } from '../engine/query.ts';
import { respellFor } from '../engine/respell.ts';

/** Marks in square brackets. */
const marked = async (text: string, typed: string, length?: number) => {
  const { clauses } = parseQuery(typed, await respellFor(typed));
  const pieces = await excerpt(
    text,
    clauses.map((clause) => clause.text),
    length,
  );
  return pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('');
};

it.each([
  ['青石坪村的河水', '坪村', '青石[坪村]的河水'],
  ['夜间噪音大，噪声', '噪声', '夜间[噪音]大，[噪声]'],
  ['达到Ⅳ类水质', 'IV类', '达到[Ⅳ类]水质'],
  ['废水pH值<6、', 'PH值＜6', '废水[pH值<6]、'],
  ['占地32亩和3.2亩', '3.2亩', '占地32亩和[3.2亩]'],
  ['某ABC与BC', 'bc', '某ABC与[BC]'],
  ['𠮷村河水', '河水', '𠮷村[河水]'],
  ['噪声扰民', '噪聲', '[噪声]扰民'],
  ['夜間噪音擾民', '噪声扰民', '夜間[噪音擾民]'],
  ['乾隆年间', '干隆', '[乾隆]年间'],
  ['某喆饭店', '饭店', '某喆[饭店]'],
  ['没有', '河水', '没有'],
  ['', '河水', ''],
  ['甲乙丙甲乙', '甲乙 乙丙', '[甲乙丙][甲乙]'],
])('%s, %s', (text, typed, expected) => expect(marked(text, typed)).resolves.toBe(expected));

it('shows the part around the first place', () =>
  expect(marked(`${'前'.repeat(50)}河水${'后'.repeat(50)}`, '河水', 12)).resolves.toBe('…前前前前[河水]后后后后后后…'));

it('shows a part for each sought text', () =>
  expect(marked(`河水${'前'.repeat(50)}噪音${'后'.repeat(50)}`, '噪声 河水', 24)).resolves.toBe(
    '[河水]前前前前前前前前前前…前前前前[噪音]后后后后后后…',
  ));

it('gives the words of the text and no others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (text, typed) => {
      const pieces = await excerpt(
        text,
        parseQuery(typed).clauses.map((clause) => clause.text),
        1000,
      );
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }),
  );
});
