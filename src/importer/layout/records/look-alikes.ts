/** Letters that only look like others: put right in numbers, which must pass the check, and told of everywhere. */
import { quote } from '../../../schema/fault.ts';
import { asLikely, mixedWordsIn, strangerMend, strangersIn } from '../../../schema/text/look-alikes.ts';
import type { Notice } from '../../read/grid.ts';
import type { Entry } from '../layout.ts';

/** Facts that are looked up by their letters. */
const numbers = new Set(['serial', 'related', 'previous', 'parent']);

/** `Ⅾ` of the Roman numerals, and other signs that only stand for letters and digits; wide ones are as usual. */
const signsForLetters = /[\u2100-\u2188\u2460-\u24FF\u{1D400}-\u{1D7FF}]/gu;

/** A mark of a footnote behind a number: `…0001[1]`, `…0001①`. */
const noteMark =
  /(?<=\d{8,})\s*(?:[[［〔【]\s*注?\s*\d{1,2}\s*[\]］〕】]|[①-⑳]|[⁰¹²³⁴-⁹]{1,2}|[（(]\s*注\s*\d{0,2}\s*[）)])(?=\s*[*＊]?$)/u;

/** A number without the mark of a footnote, and with letters for signs that stand for them. */
function withoutMarks(entry: Entry, tell: (text: string) => void): Entry {
  const [mark] = noteMark.exec(entry.cell.text) ?? [];
  if (mark !== undefined)
    tell(`编号${quote(entry.cell.text)}后面的${quote(mark.trim())}是注释的记号，没有写进编号，请核对注释的文字在不在`);
  const bare = mark === undefined ? entry.cell.text : entry.cell.text.replace(noteMark, '');
  const text = bare.replace(signsForLetters, (sign) => {
    const plain = sign.normalize('NFKC');
    if (!/^[A-Za-z\d]+$/u.test(plain)) return sign;
    tell(`编号${quote(entry.cell.text)}里的${quote(sign)}是符号，不是字母或数字，写成了${quote(plain)}，请核对`);
    return plain;
  });
  return text === entry.cell.text ? entry : { ...entry, cell: { ...entry.cell, text } };
}

/** Facts that hold a word of a list, a day or a count; all others are text, as numbers are none. */
const closedFacts = new Set([
  ...numbers,
  ...['regions', 'pollutionTypes', 'verdict', 'state', 'source', 'level', 'disclosure', 'ofBatch', 'finding'],
  ...['deadline', 'points', 'pointsDone'],
]);

/** What Excel puts before a value that is to stay text, and others write out with it; in prose it may be a quote. */
const textMark = /^['`＇‘’](?=[^'`＇‘’]+$)/u;

/** An entry without the mark that only says that it is text. */
function withoutTextMark(entry: Entry, tell: (text: string) => void): Entry {
  const { target, cell } = entry;
  const isText =
    target.kind === 'section' || target.kind === 'extra' || (target.kind === 'fact' && !closedFacts.has(target.name));
  const [mark] = isText ? [] : (textMark.exec(cell.text) ?? []);
  if (mark === undefined) return entry;
  tell(`前面的${quote(mark)}是 Excel 表示文本的记号，已经去掉`);
  return { ...entry, cell: { ...cell, text: cell.text.slice(mark.length).trim() } };
}

/** The entry of a table with plain letters in a number; what no letter is known for keeps its place in the remarks. */
export function withPlainLetters(asTyped: Entry, notices: Notice[]): Entry {
  const { target } = asTyped;
  const tell = (text: string): void => {
    // A merged cell repeats its text, and is one.
    if (!notices.some((one) => one.at === asTyped.cell.at && one.text === text))
      notices.push({ at: asTyped.cell.at, text });
  };
  const typed = withoutTextMark(asTyped, tell);
  const isNumber =
    target.kind === 'number' || target.kind === 'serial' || (target.kind === 'fact' && numbers.has(target.name));
  const entry = target.kind === 'number' ? withoutMarks(typed, tell) : typed;
  const { cell } = entry;
  if (!isNumber) {
    for (const { start, end, stranger } of mixedWordsIn(cell.text))
      tell(quote(cell.text.slice(start, end)) + strangerMend(stranger));
    return entry;
  }
  const strangers = strangersIn(cell.text);
  if (strangers.length === 0) return entry;
  for (const stranger of strangers)
    tell(
      `编号${quote(cell.text)}${strangerMend(stranger)}${stranger.likely === undefined ? '；放进「备注」' : '，已经改写'}`,
    );
  if (strangers.some(({ likely }) => likely === undefined))
    return { ...entry, target: { kind: 'extra', name: 'extra', label: '' } };
  return { ...entry, cell: { ...cell, text: asLikely(cell.text) } };
}
