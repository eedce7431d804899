/** Raised and lowered digits, which plain text would lose. */
const raisedSigns = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const loweredSigns = '₀₁₂₃₄₅₆₇₈₉';

/** `m3` with a raised 3 is `m³`: plain text would turn it into another unit. */
export function raised(text: string, align: string | undefined): string {
  const shifted = (signs: string): string => text.replace(/\d/gu, (digit) => signs.charAt(Number(digit)));
  if (align === 'superscript' && /^[+-]?\d+$/u.test(text))
    return shifted(raisedSigns).replace('-', '⁻').replace('+', '⁺');
  if (align === 'subscript' && /^\d+$/u.test(text)) return shifted(loweredSigns);
  return text;
}
