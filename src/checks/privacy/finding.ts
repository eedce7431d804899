/** What a detector found in one text, and how it is shown without giving it away. */
import { charactersOf } from '../../schema/cut.ts';
import type { PrivacyRule } from '../rules.ts';

/** A stretch of a text that should not be published. */
export interface Finding {
  rule: PrivacyRule;
  start: number;
  end: number;
  /** For messages: what matters is masked. */
  shown: string;
}

/** Looks through one folded text (see `fold`). */
export type Detector = (text: string) => Finding[];

/** The letters, digits and marks of the full-width forms that occur in numbers and addresses; brackets stay. */
const wide = /[０-９Ａ-Ｚａ-ｚ－．＋＠＿＊\u3000]/u;
const eachWide = new RegExp(wide, 'gu');

/** Half-width forms of what stands in numbers; every character keeps its place. */
export const fold = (text: string): string =>
  wide.test(text)
    ? text.replace(eachWide, (one) => (one === '\u3000' ? ' ' : String.fromCharCode(one.charCodeAt(0) - 0xfee0)))
    : text;

/** `13800000000` → `138****0000`; short ones keep less. */
export function mask(text: string, first = 3, last = 4): string {
  const characters = charactersOf(text);
  const hidden = characters.length - first - last;
  if (hidden <= 0) return `${characters[0] ?? ''}****`;
  return `${characters.slice(0, first).join('')}****${characters.slice(characters.length - last).join('')}`;
}

/** Digits become `*`: for wording that is telling by itself. */
export const maskDigits = (text: string): string => text.replace(/[\d０-９]/gu, '*').replace(/\s+/gu, ' ');

/** A name keeps its surname. */
export const maskName = (name: string): string => `${name.slice(0, 1)}${'*'.repeat(name.length - 1)}`;

/** The characters directly before a position. */
export const before = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - length), at);
