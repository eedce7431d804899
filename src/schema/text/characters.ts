/**
 * Characters that content may not hold, since nobody sees them or every computer shows another thing: controls, zero-width
 * and bidirectional formatting, tags, private use, halves of characters, code points that Unicode has given to none, and
 * the mark that programs leave where they could not read a character.
 */

/** A character that may not stand where it stands. */
export interface Hidden {
  index: number;
  character: string;
}

/** What stands in the place of a character that was lost on the way. */
export const replacement = '\uFFFD';

/** Line breaks and tabs are text. */
const suspects = /[^\P{C}\t\n]|[\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\uFFFC\uFFFD]/gu;

/** The characters of a text that it may not hold, in order. */
export function* hiddenIn(text: string): Generator<Hidden> {
  for (const { index, 0: character } of text.matchAll(suspects))
    if (!isNeeded(character, text, index)) yield { index, character };
}

/** The text without them. */
export const withoutHidden = (text: string): string =>
  text.replace(suspects, (character, index: number) => (isNeeded(character, text, index) ? character : ''));

/** The text with a code point in the place of each, for messages: `南〔U+200B〕岭县`. */
export const shownHidden = (text: string): string =>
  text.replace(suspects, (character, index: number) =>
    isNeeded(character, text, index) ? character : `〔${codePoint(character)}〕`,
  );

/** Han characters need variation selectors; emoji need some of them, and a joiner between two. */
function isNeeded(character: string, text: string, index: number): boolean {
  if (!/[\u200D\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u.test(character)) return false;
  const before = text.slice(Math.max(0, index - 8), index);
  const after = text.slice(index + character.length, index + character.length + 2);
  if (character === '\u200D')
    return (
      /\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after)
    );
  if (/[\uFE0E\uFE0F]/u.test(character))
    return (
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u.test(before) ||
      (/[\d#*]$/u.test(before) && after.startsWith('\u20E3'))
    );
  return /[\p{Ideographic}]$/u.test(before);
}

/** `U+200B` */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** `U+200B（ZERO WIDTH SPACE，零宽空格）` */
export const hiddenName = (character: string): string => `${codePoint(character)}（${nameOf(character)}）`;

/** What is wrong with a character, and what to do about it. */
export function hiddenMend(character: string): string {
  const named = hiddenName(character);
  if (/\p{Co}/u.test(character)) return `这里有一个私用区的字 ${named}，各台电脑显示的不一样，请换成通用的字`;
  if (character === replacement) return `这里有一个没有读出来的字 ${named}，请对照原件补上`;
  if (/\p{Cs}/u.test(character)) return `这里有半个字 ${named}，请删除，或者换成完整的字`;
  return `这里有一个看不见的字符 ${named}，请删除`;
}

/** The name of Unicode with what people call it; code points without a name have a label. */
function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const known = names[code];
  if (known !== undefined) return known;
  const label = (word: string): string => `${word}-${codePoint(character).slice(2)}`;
  if (/\p{Cc}/u.test(character)) return `${label('control')}，控制字符`;
  if (/\p{Co}/u.test(character)) return label('private-use');
  if (/\p{Cs}/u.test(character)) return label('surrogate');
  if (code >= 0xe0020 && code < 0xe007f) return `TAG ${tagName(String.fromCodePoint(code - 0xe0000))}，标签字符`;
  if (code >= 0xfe00 && code <= 0xfe0f) return `VARIATION SELECTOR-${String(code - 0xfe00 + 1)}，变体选择符`;
  if (code >= 0xe0100 && code <= 0xe01ef) return `VARIATION SELECTOR-${String(code - 0xe0100 + 17)}，变体选择符`;
  if (/\p{Noncharacter_Code_Point}/u.test(character)) return label('noncharacter');
  return /\p{Cn}/u.test(character) ? label('reserved') : '格式字符';
}

const tagName = (ascii: string): string =>
  /[a-z]/u.test(ascii)
    ? `LATIN SMALL LETTER ${ascii.toUpperCase()}`
    : /[A-Z]/u.test(ascii)
      ? `LATIN CAPITAL LETTER ${ascii}`
      : `“${ascii}”`;

const turns = '改变文字方向';
const zero = '零宽字符';
const fills = '空白的字';

/** Those that people meet. */
const names: Readonly<Record<number, string>> = {
  0x0000: 'NULL，控制字符',
  0x0007: 'ALERT，控制字符',
  0x0008: 'BACKSPACE，控制字符',
  0x000b: 'LINE TABULATION，控制字符',
  0x000c: 'FORM FEED，控制字符',
  0x000d: 'CARRIAGE RETURN，控制字符',
  0x001b: 'ESCAPE，控制字符',
  0x007f: 'DELETE，控制字符',
  0x0085: 'NEXT LINE，控制字符',
  0x00ad: 'SOFT HYPHEN，软连字符',
  0x034f: `COMBINING GRAPHEME JOINER，${zero}`,
  0x061c: `ARABIC LETTER MARK，${turns}`,
  0x115f: `HANGUL CHOSEONG FILLER，${fills}`,
  0x1160: `HANGUL JUNGSEONG FILLER，${fills}`,
  0x17b4: `KHMER VOWEL INHERENT AQ，${zero}`,
  0x17b5: `KHMER VOWEL INHERENT AA，${zero}`,
  0x180b: `MONGOLIAN FREE VARIATION SELECTOR ONE，${zero}`,
  0x180c: `MONGOLIAN FREE VARIATION SELECTOR TWO，${zero}`,
  0x180d: `MONGOLIAN FREE VARIATION SELECTOR THREE，${zero}`,
  0x180e: `MONGOLIAN VOWEL SEPARATOR，${zero}`,
  0x180f: `MONGOLIAN FREE VARIATION SELECTOR FOUR，${zero}`,
  0x200b: 'ZERO WIDTH SPACE，零宽空格',
  0x200c: 'ZERO WIDTH NON-JOINER，零宽不连字',
  0x200d: 'ZERO WIDTH JOINER，零宽连字',
  0x200e: `LEFT-TO-RIGHT MARK，${turns}`,
  0x200f: `RIGHT-TO-LEFT MARK，${turns}`,
  0x2028: 'LINE SEPARATOR，行分隔符',
  0x2029: 'PARAGRAPH SEPARATOR，段分隔符',
  0x202a: `LEFT-TO-RIGHT EMBEDDING，${turns}`,
  0x202b: `RIGHT-TO-LEFT EMBEDDING，${turns}`,
  0x202c: `POP DIRECTIONAL FORMATTING，${turns}`,
  0x202d: `LEFT-TO-RIGHT OVERRIDE，${turns}`,
  0x202e: `RIGHT-TO-LEFT OVERRIDE，${turns}`,
  0x2060: `WORD JOINER，${zero}`,
  0x2061: `FUNCTION APPLICATION，${zero}`,
  0x2062: `INVISIBLE TIMES，${zero}`,
  0x2063: `INVISIBLE SEPARATOR，${zero}`,
  0x2064: `INVISIBLE PLUS，${zero}`,
  0x2066: `LEFT-TO-RIGHT ISOLATE，${turns}`,
  0x2067: `RIGHT-TO-LEFT ISOLATE，${turns}`,
  0x2068: `FIRST STRONG ISOLATE，${turns}`,
  0x2069: `POP DIRECTIONAL ISOLATE，${turns}`,
  0x206a: `INHIBIT SYMMETRIC SWAPPING，${turns}`,
  0x206b: `ACTIVATE SYMMETRIC SWAPPING，${turns}`,
  0x206c: `INHIBIT ARABIC FORM SHAPING，${zero}`,
  0x206d: `ACTIVATE ARABIC FORM SHAPING，${zero}`,
  0x206e: `NATIONAL DIGIT SHAPES，${zero}`,
  0x206f: `NOMINAL DIGIT SHAPES，${zero}`,
  0x2800: `BRAILLE PATTERN BLANK，${fills}`,
  0x3164: `HANGUL FILLER，${fills}`,
  0xfeff: 'ZERO WIDTH NO-BREAK SPACE，字节顺序标记',
  0xffa0: `HALFWIDTH HANGUL FILLER，${fills}`,
  0xfff9: 'INTERLINEAR ANNOTATION ANCHOR，行间注音',
  0xfffa: 'INTERLINEAR ANNOTATION SEPARATOR，行间注音',
  0xfffb: 'INTERLINEAR ANNOTATION TERMINATOR，行间注音',
  0xfffc: 'OBJECT REPLACEMENT CHARACTER，图片或对象留下的空位',
  0xfffd: 'REPLACEMENT CHARACTER，替代没有读出来的字',
  0xe0001: 'LANGUAGE TAG，标签字符',
  0xe007f: 'CANCEL TAG，标签字符',
};
