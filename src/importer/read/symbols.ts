/** Fonts of signs: what a character of Wingdings, Webdings or Symbol shows. Its code alone says a letter. */
import { codePoint } from 'dingbat-to-unicode';

const typefaces: readonly string[] = ['Symbol', 'Webdings', 'Wingdings', 'Wingdings 2', 'Wingdings 3'];

const spelled = (font: string): string => font.toLowerCase().replace(/\s+/gu, '');
const bySpelling = new Map(typefaces.map((name) => [spelled(name), name]));

/** Are the letters of a font signs? */
export const isSymbolFont = (font: string | undefined): font is string =>
  font !== undefined && bySpelling.has(spelled(font));

/** The signs of these fonts that tables tick and number with, as they are usually typed. */
const usual = new Map<string, string>(
  (
    [
      ['✓', '\u{1F5F8}'],
      ['☑', '\u{1F5F9}'],
      ['☒', '\u{1F5F5}\u{1F5F7}\u2BBD\u2327'],
      ['✗', '\u{1F5F4}\u{1F5F6}\u{1F5D9}'],
      ['☐', '\u{1F78E}\u{1F78F}\u{1F790}\u2751\u2752\u2B1C\u25A1'],
      ['■', '\u2B1B\u25FC\u25AA'],
      ['●', '\u26AB\u2B24'],
    ] as const
  ).flatMap(([typed, signs]) => Array.from(signs, (sign) => [sign, typed] as const)),
);

/** ➀ of Wingdings is ① in any other font. */
const circledDigit = (sign: string): string =>
  /[\u2780-\u2789]/u.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0x2780 + 0x2460) : sign;

/** What stands for a sign that no table knows. */
const unreadSign = '□';

/**
 * A text in a font of signs as the characters that it shows. Characters beyond the font, as Chinese ones, stay.
 * @returns `unread` names the codes of signs that are not known; their places show □
 */
export function symbolText(text: string, font: string): { text: string; unread: string[] } {
  const typeface = bySpelling.get(spelled(font)) ?? font;
  const unread: string[] = [];
  const shown = [...text].map((character) => {
    const typed = character.codePointAt(0) ?? 0;
    // Word writes the signs of a font of its own at U+F000 and up.
    const code = typed >= 0xf000 && typed <= 0xf0ff ? typed - 0xf000 : typed;
    if (code > 0xff || code < 0x20) return character;
    const sign = codePoint(typeface, code)?.string;
    if (sign !== undefined) return circledDigit(usual.get(sign) ?? sign);
    unread.push(code.toString(16).toUpperCase());
    return unreadSign;
  });
  return { text: shown.join(''), unread };
}
