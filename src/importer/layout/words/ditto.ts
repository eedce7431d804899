/** Words and marks that say what stands above again: `同上`, `〃`. */

const words = /同\s*[上前]\s*(?:面|述)?\s*一?\s*[行件条栏格号项]?/u.source;
const marks = /(?:[〃″"“”＂〞〝゛‟]|[′'’`´]{2}|[,，]{2})+/u.source;
const ditto = new RegExp(`^[\\p{Ps}\\-—–―\\s]*(?:${words}|${marks})[\\p{Pe}\\-—–―。.\\s]*$`, 'u');

/** Does a text only repeat what stands above it? */
export const isDitto = (text: string): boolean => ditto.test(text.trim());
