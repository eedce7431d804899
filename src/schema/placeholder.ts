/** What stands in a skeleton until staff put something in its place; a file with one left can't be published. */

/** @param doc what belongs there, in the staff's words */
export const placeholder = (doc: string): string => `〔请填写：${doc.replace(/。$/u, '')}〕`;

/** What belongs in the place of the first placeholder of a text, alone or among other words; undefined if there is none. */
export const placeholderDoc = (text: string): string | undefined =>
  text.includes('〔') ? /〔\s*请填写\s*[:：]?\s*([^〕]*)/u.exec(text)?.[1] : undefined;
