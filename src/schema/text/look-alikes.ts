/**
 * Letters that are taken for others. A number or a name that is looked up by its letters holds Latin letters, digits and
 * Han; one of another script looks the same and makes it another one.
 */
import { codePoint } from './characters.ts';
import { quote } from '../fault.ts';

/** A letter that does not belong into a word. */
export interface Stranger {
  index: number;
  character: string;
  /** What it is taken for, if that is known. */
  likely: string | undefined;
}

/** The letters and digits of a number or a name that are neither Latin letters, digits nor Han, in order. */
export function strangersIn(word: string): Stranger[] {
  if (/^[\w\u4E00-\u9FFF()（）*、-]*$/u.test(word)) return [];
  return [...word.matchAll(/[\p{L}\p{N}\p{M}○◯]/gu)].flatMap(({ index, 0: character }): Stranger[] =>
    isOurs(character) ? [] : [{ index, character, likely: likelyFor(character) }],
  );
}

/** Full-width and other compatible forms count as what they stand for, here as in keys. */
const isOurs = (character: string): boolean =>
  /^[A-Za-z\d\p{Script=Han}\p{P}\p{S} ]+$/u.test(character.normalize('NFKC')) && !/[○◯]/u.test(character);

/** The word with every stranger whose likeness is known replaced by it. */
export const asLikely = (word: string): string =>
  strangersIn(word).reduceRight(
    (text, { index, character, likely }) =>
      likely === undefined ? text : text.slice(0, index) + likely + text.slice(index + character.length),
    word,
  );

/** `里的「О」（U+041E）是西里尔字母，请改成拉丁字母「O」` */
export function strangerMend({ character, likely }: Stranger): string {
  const mend =
    likely === undefined
      ? '请改成拉丁字母、数字或汉字'
      : `请改成${/\d/u.test(likely) ? '数字' : /[a-z]/iu.test(likely) ? '拉丁字母' : '汉字'}${quote(likely)}`;
  return `里的${quote(character)}（${codePoint(character)}）是${scriptName(character)}，${mend}`;
}

/** A word in a text that mixes Latin letters, digits or Han with a letter that only looks like one of them. */
export interface MixedWord {
  start: number;
  end: number;
  stranger: Stranger;
}

/** The words of a text in which a letter is most likely a slip, a finding a letter. */
export function* mixedWordsIn(text: string): Generator<MixedWord> {
  if (!/[^\p{ASCII}\p{Script=Han}\p{P}\p{S}\p{Z}]/u.test(text)) return;
  for (const { index, 0: word } of text.matchAll(words))
    for (const stranger of strangersIn(word))
      if (stranger.likely !== undefined && mixes(word, stranger))
        yield { start: index, end: index + word.length, stranger };
}

const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*/gu;

/** Is a stranger among letters of the script that it looks like? Greek ones beside Latin are units and signs: `μg`, `Δt`. */
function mixes(word: string, { index, character, likely = '' }: Stranger): boolean {
  const beside = [word.slice(0, index).at(-1), word.slice(index + character.length).at(0)];
  if (/\p{Script=Han}/u.test(likely))
    return (
      beside.some((one) => one !== undefined) && beside.every((one) => one === undefined || /\p{Script=Han}/u.test(one))
    );
  if (/[\p{Script=Latin}\p{Nd}]/u.test(character)) return false;
  if (/\p{Script=Greek}/u.test(character))
    return /[Α-Ω]/u.test(character) && beside.some((one) => one !== undefined && /[A-Za-z\d-]/u.test(one));
  return /[A-Za-z\d\p{Script=Han}]/u.test(word);
}

function likelyFor(character: string): string | undefined {
  const known = tables.get(character);
  if (known !== undefined) return known;
  if (/\p{Nd}/u.test(character)) return digitOf(character);
  const [base = ''] = character.normalize('NFKD');
  return base !== character && isOurs(base) ? base : undefined;
}

/** Digits of a script follow each other from zero on. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** Letters over what they are taken for. */
const pairs: readonly (readonly [letters: string, likely: string])[] = [
  ['АВЕЅІЈКМНОРСТУХЗҮӀԚԜѴ', 'ABESIJKMHOPCTYX3YIQWV'],
  ['аевгһіјкмнорсѕтухзьүӏԁԛԝѵ', 'aebrhijkmhopcstyx3bylDqwv'.replace('D', 'd')],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ', 'ABEZHIKMNOPTYXCJ'],
  ['αγηικνορτυχωϲϳ', 'aynikvoptuxwcj'],
  ['ՕՏՍԼօսհոցզ', 'OSULouhngq'],
  ['ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏒᏃᏚᏔᏙᏞᏟᏢᏦᏧᏴᏎᏏ', 'DRTiAJEWMHGRZSWVLCPKdB4b'],
  ['ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ', 'BPDTGKJCZFMNLSRVHWXYAEIOU'],
  ['ⲞⲟⲤⲢⲔⲚⲎⲒⲘⲬⲦⲨ', 'OoCPKNHIMXTY'],
  ['ıɩɑɡɪʏȷłøØđĐƉ', 'iiagIYjloOdDD'],
  ['ჿסןا', 'oOll'],
  ['エカロニハトタチオヒムヌㄗㄇㄈㄚㄏㄙ', '工力口二八卜夕千才匕厶又卩冂匚丫厂厶'],
  ['○◯', '〇〇'],
];
const tables: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([letters, likely]) => {
    const meant = [...likely];
    return [...letters].map((letter, index): [string, string] => [letter, meant[index] ?? '']);
  }),
);

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, '西里尔字母'],
  [/\p{Script=Greek}/u, '希腊字母'],
  [/\p{Script=Latin}/u, '带符号或变形的拉丁字母'],
  [/[\p{Script=Katakana}\p{Script=Hiragana}]/u, '日文假名'],
  [/\p{Script=Bopomofo}/u, '注音符号'],
  [/\p{Script=Hangul}/u, '谚文'],
  [/\p{Script=Armenian}/u, '亚美尼亚字母'],
  [/\p{Script=Cherokee}/u, '切罗基字母'],
  [/\p{Script=Lisu}/u, '傈僳字母'],
  [/\p{Nd}/u, '别的文字的数字'],
  [/\p{S}/u, '符号'],
  [/\p{Variation_Selector}/u, '变体选择符'],
];
const scriptName = (character: string): string =>
  scripts.find(([pattern]) => pattern.test(character))?.[1] ?? '别的文字';
