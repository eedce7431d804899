/** What stands in a skeleton until staff put something in its place; a file with one left can't be published. */

/** @param doc what belongs there, in the staff's words */
export const placeholder = (doc: string): string => `〔请填写：${doc.replace(/。$/u, '')}〕`;

/** What Markdown puts between letters: marks of emphasis, code, escapes, and the brackets and address of a link. */
const marks = String.raw`(?:[\s*_~\x60\\[\]]|\(https?:[^()\s〕]*\))*`;
const pattern = new RegExp(String.raw`〔${marks}请${marks}填${marks}写${marks}[:：]?${marks}([^〕]*)`, 'u');

/**
 * What belongs in the place of the first placeholder of a text, alone or among other words, marked up or not; undefined
 * if there is none.
 */
export const placeholderDoc = (text: string): string | undefined =>
  text.includes('〔') ? pattern.exec(text)?.[1]?.replace(/[*_~`\\]+$/u, '') : undefined;
