/** Words by which a row, a heading or a line says that it goes on from the page before: `（续）`, `接上页`, `续表1`. */

const words =
  /(?:续\s*(?:上\s*[页表行件]?|[页表行件前])?|上?接\s*[上前]\s*[页表行面件]?|承上\s*[页表]?)\s*(?:之?\s*[\d一二三四五六七八九十]{1,2})?/u
    .source;
const bracketed = `\\p{Ps}\\s*${words}\\s*\\p{Pe}`;
const alone = new RegExp(`^(?:${words}|${bracketed})$`, 'u');
const behind = new RegExp(`^(?<rest>.*?)\\s*[-—–_]?\\s*(?:${bracketed}|(?<=[\\d*＊）)\\s—–_-])${words})$`, 'su');
const before = new RegExp(`^(?:${bracketed}|${words}(?=[\\s：:、，—–-]))[\\s：:、，—–-]*(?<rest>.+)$`, 'su');

/** `（接上页）`, `续：` before a text that goes on. */
const leading = new RegExp(`^(?:${bracketed}|${words}(?=\\s*[：:]))[\\s：:、，—–-]*(?=\\S)`, 'u');

/** The mark by which a text says that it goes on from before; undefined if it does not begin with one. */
export const leadingMark = (text: string): string | undefined => leading.exec(text)?.[0];

/** What a text says besides that it goes on from before; undefined if it does not say so. */
export function continuedText(text: string): string | undefined {
  const typed = text.trim();
  if (typed.length > 60 || !/[续接承]/u.test(typed)) return undefined;
  if (alone.test(typed)) return '';
  const found = behind.exec(typed) ?? before.exec(typed);
  return found?.groups?.['rest']?.trim();
}

/** `（以下空白）`, 以下无正文: nothing comes. */
const nothing =
  /^\p{Ps}?\s*(?:以下\s*(?:空白|无\s*正文|无内容)|[此本]\s*[页处]\s*(?:空白|无\s*正文))\s*\p{Pe}?[。.]?$/u;

const count = '[\\d０-９一二三四五六七八九十百]{1,4}';
const page = `第\\s*${count}\\s*页`;
const pages = `共\\s*${count}\\s*页`;
/** `第3页 共9页`, `— 3 —`: what stands at the foot of a page. */
const pageMark = new RegExp(
  `^\\p{Ps}?\\s*(?:${page}[\\s,，、/／|]*(?:${pages})?|${pages}[\\s,，、/／|]*(?:${page})?|\\d{1,4}\\s*[/／]\\s*\\d{1,4}\\s*页|[-—–―]+\\s*\\d{1,4}\\s*[-—–―]+)\\s*\\p{Pe}?$`,
  'u',
);

/** Does a line only say that a table goes on, on this page or the next, that it ends, or which page it is? */
export const onlyContinues = (text: string): boolean =>
  nothing.test(text.trim()) ||
  pageMark.test(text.trim()) ||
  continuedText(text) === '' ||
  /^\p{Ps}?\s*(?:[转接续]\s*下\s*[页表]?|未完待续|下\s*[页表]\s*[续接])\s*\p{Pe}?$/u.test(text.trim());
