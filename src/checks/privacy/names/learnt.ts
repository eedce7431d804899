/**
 * Names that no rule speaks for, as in 喷涂由方正个人承揽: all that stands beside one says a little, and how much was
 * learnt from sentences (`learnt-weights.ts`). The sum is the logarithm of the odds that a name stands here.
 */
import { once } from '../../../schema/text/once.ts';
import { oddsOf, oddsOfFirst, oddsOfLast } from './character-odds.ts';
import { bias, graded, leastCharacters, type Graded, type Seen } from './learnt-weights.ts';
import { usualAt } from './ordinary.ts';
import { asksAt, type Lead, type Rest } from './people.ts';
import { readPoints, surnameAt, type Form } from './surnames.ts';
import type { Words } from './words.ts';

const spaces =
  '\t\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF';

/** What marks have in common, where which one it is says nothing more. */
const marks: readonly (readonly [characters: string, sign: string])[] = [
  ['0123456789', '0'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 'a'],
  ['。；;！？!?\n', '。'],
  ['，,', '，'],
  ['（(', '（'],
  ['\uFF09)', '）'],
  ['：:', '：'],
  ['\u0022“”「」', '”'],
  [spaces, '_'],
];
const [firstHan, lastHan] = [0x4e00, 0x9fff];
const alike = once(() => {
  const codes = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  for (const [characters, sign] of marks) for (const one of characters) codes[one.charCodeAt(0)] = sign.charCodeAt(0);
  return codes;
});
/** What stands at the ends of a text. */
const nothing = '^'.charCodeAt(0);

/** A character as it is weighed. */
const codeAt = (text: string, at: number): number =>
  at < 0 || at >= text.length ? nothing : (alike()[text.charCodeAt(at)] ?? nothing);
/** A character as it is weighed, as text. */
const sideOf = (text: string, at: number): string => String.fromCharCode(codeAt(text, at));
/** The kind of a character: any Han is as good as another. */
const sideAt = (text: string, at: number): string => {
  const code = codeAt(text, at);
  return code >= firstHan && code <= lastHan ? '字' : String.fromCharCode(code);
};

const within = (value: number, least: number, greatest: number): number => Math.max(least, Math.min(greatest, value));

/** How the dictionary cuts what may be a name: 121 is 李|建国 no more. */
function cutOf(words: Words, start: number, end: number): string {
  let cut = '';
  for (let at = start; at < end; at++) cut += at + words.lengthAt(at) > end ? '+' : String(words.lengthAt(at));
  return cut;
}

/** The place that a name would take: behind a word for a person, or behind what asks for somebody. */
const seatAt = (text: string, start: number, lead: Lead): string =>
  lead !== 'none' ? lead : asksAt(text, start) > 0 ? sideOf(text, start - 1) : 'none';

/** How much the dictionary reads a form as a word. */
function wordOf(words: Words, start: number, { length }: Form, usual: number): string {
  const word = words.lengthAt(start);
  if (word === length || length === 2) return `${String(Math.min(word, 3))}${String(usual)}`;
  return word > length
    ? '+'
    : word === 0
      ? '0'
      : usual > 0
        ? `u${String(usual)}`
        : words.isEdge(start + length)
          ? '='
          : '>';
}

/** What is weighed of one form of a name besides its characters and theirs: the kind of it, and what it is. */
function seenOf(
  text: string,
  words: Words,
  start: number,
  form: Form,
  lead: Lead,
  rest: Rest,
): [kind: Seen, value: string | number][] {
  const { length, surname, common, likely, place } = form;
  const end = start + length;
  const given = length - surname;
  const isTwo = given === 2;
  const usual = surname === 1 ? usualAt(text, start) : 0;
  const cut = cutOf(words, start, end);
  return [
    ['shape', `${String(given)}${String(surname)}${String(surnameAt(text, start) ?? -2)}`],
    ['common', `${String(given)}${String(common)}`],
    ['likely', likely],
    ['place', place],
    ['read', `${String(given)}${String(readPoints(text, start, form, words, false))}`],
    ['odds', isTwo ? within(oddsOf(text.slice(start, end), surname), -6, 14) : 'none'],
    ['first', isTwo ? oddsOfFirst(text, start + surname) : 'none'],
    ['last', `${String(given)}${String(oddsOfLast(text, end - 1))}`],
    ['usual', `${String(given)}${String(usual)}`],
    ['cut', cut],
    ['lead', lead],
    ['rest', rest],
    ['asks', asksAt(text, start)],
    ['leadCut', `${lead}${cut}`],
    ['restCut', `${rest}${cut}`],
    ['leadUsual', `${lead}${String(given)}${String(usual)}`],
    ['word', words.lengthAt(start) > 1 ? text.slice(start, start + words.lengthAt(start)) : 'none'],
    ['behind', words.lengthAt(end) > 1 ? text.slice(end, end + words.lengthAt(end)) : 'none'],
    ['both', `${lead}-${rest}`],
    ['restOf', `${rest}${String(given)}`],
    ['leadOf', `${lead}${String(given)}`],
    ['next', rest === 'none' || rest === 'word' ? within(words.lengthAt(end), 0, 3) : 'any'],
    ['sides', sideAt(text, start - 1) + sideAt(text, end)],
    ['points', `${String(given)}${String(form.points)}`],
    ['pointsCut', `${String(form.points)}-${cut}`],
    ['frame', `${seatAt(text, start, lead)}-${rest}-${String(given)}${wordOf(words, start, form, usual)}`],
  ];
}

/** How much it takes: at this, fewer than one in a thousand harmless sentences is stopped. */
export const enoughLearnt = 0.1;

const mapOf = (one: Graded): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(one).flatMap(([tenths, values]) =>
      values.split(' ').map((value) => [value, Number(tenths) / 10] as const),
    ),
  );

/** What each thing seen weighs; what is not in it weighs nothing. */
const weights = once(
  () =>
    Object.fromEntries(Object.entries(graded).map(([kind, one]) => [kind, mapOf(one)])) as Readonly<
      Record<Seen, ReadonlyMap<string, number>>
    >,
);

/** What characters say, looked up millions of times. */
const one = (kind: Seen, given = ''): Float32Array => {
  const table = new Float32Array(0x10000);
  for (const [value, weight] of weights()[kind]) if (value.endsWith(given)) table[value.charCodeAt(0)] = weight;
  return table;
};
const two = (kind: Seen): Map<number, number> =>
  new Map([...weights()[kind]].map(([value, weight]) => [value.charCodeAt(0) * 0x10000 + value.charCodeAt(1), weight]));
const tables = once(() => ({
  ofLeft: one('left'),
  ofRight: one('right'),
  ofBegin: one('begin'),
  ofLefts: two('lefts'),
  ofRights: two('rights'),
  ofGiven: two('given'),
  ofSurname: ['', '1', '2'].map((given) => one('surname', given)),
  ofEnd: ['', '1', '2'].map((given) => one('end', given)),
}));

/** What the characters of a form and beside it say by themselves. */
function characterOdds(text: string, start: number, { length, surname }: Form): number {
  const { ofLeft, ofRight, ofBegin, ofLefts, ofRights, ofGiven, ofSurname, ofEnd } = tables();
  const end = start + length;
  const given = length - surname;
  const [left, right] = [codeAt(text, start - 1), codeAt(text, end)];
  return (
    (ofLeft[left] ?? 0) +
    (ofRight[right] ?? 0) +
    (ofLefts.get(codeAt(text, start - 2) * 0x10000 + left) ?? 0) +
    (ofRights.get(right * 0x10000 + codeAt(text, end + 1)) ?? 0) +
    (ofSurname[given]?.[text.charCodeAt(start)] ?? 0) +
    (ofEnd[given]?.[text.charCodeAt(end - 1)] ?? 0) +
    (given === 2 ? (ofBegin[text.charCodeAt(end - 2)] ?? 0) : 0) +
    (given === 2 ? (ofGiven.get(text.charCodeAt(end - 2) * 0x10000 + text.charCodeAt(end - 1)) ?? 0) : 0)
  );
}

/** The logarithm of the odds that a form is a name. */
export function learntOdds(
  text: string,
  words: Words,
  start: number,
  form: Form,
  lead: () => Lead,
  rest: () => Rest,
): number {
  let sum = bias + characterOdds(text, start, form);
  if (sum < leastCharacters) return sum;
  for (const [kind, value] of seenOf(text, words, start, form, lead(), rest()))
    sum += weights()[kind].get(String(value)) ?? 0;
  return sum;
}
