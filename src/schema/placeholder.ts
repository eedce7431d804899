/** What stands in a skeleton until staff put something in its place; a file with one left can't be published. */

/** @param doc what belongs there, in the staff's words */
export const placeholder = (doc: string): string => `〔请填写：${doc.replace(/。$/u, '')}〕`;

/** What belongs in the place of a value that is nothing but a placeholder; undefined for any other text. */
export const placeholderDoc = (text: string): string | undefined =>
  text.includes('〔') ? /^〔请填写[:：]\s*([^〕]*)〕$/u.exec(text.trim())?.[1] : undefined;
