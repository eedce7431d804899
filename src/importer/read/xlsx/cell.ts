/** The text of a cell as Excel shows it. */
import { quote, said } from '../../../schema/fault.ts';
import { missingPart } from '../ooxml.ts';
import { formattedText, isoText, numberText } from './numbers.ts';
import type { CellStyle } from './styles.ts';
import { shownText, type CellText } from './texts.ts';

/** A cell as its XML holds it. */
export interface RawCell {
  /** `s` shared text, `str` and `inlineStr` its own, `b`, `e`, `d`; a number is `n` or nothing. */
  type: string | undefined;
  style: CellStyle;
  /** What `<v>` holds; undefined without one. */
  value: string | undefined;
  /** What `<is>` holds. */
  inline: CellText | undefined;
  /** The formula; undefined where there is none. */
  formula: string | undefined;
  /** Does it say more than its value: a picture, for one? */
  isRich: boolean;
}

/** What all cells of a workbook share. */
export interface Shared {
  /** Undefined where the file has none. */
  texts: readonly CellText[] | undefined;
  from1904: boolean;
}

/** What a cell shows, and what it holds and does not show. */
export interface Shown {
  text: string;
  unshown?: string;
  /** Does the cell show a picture? */
  isPicture?: boolean;
}

/** WPS keeps a picture in a cell as a formula, and its result is the formula. */
const picture = /(?:^|[^A-Za-z])(?:DISPIMG|IMAGE)\s*\(/iu;
const writtenPicture = /^\s*=?\s*(?:_xlfn\.)?DISPIMG\s*\(/iu;
const formula = /^=[A-Z][A-Z\d.]*\(.*\)$/su;

/**
 * Reads a cell.
 * @param hidesZeros does the sheet show an empty cell for 0?
 * @param tell hears what people should look at
 */
export function showCell(cell: RawCell, shared: Shared, hidesZeros: boolean, tell: (text: string) => void): Shown {
  const { type, style, value, formula: source } = cell;
  const isError = type === 'e';
  const held = holds(cell, shared, tell);
  const plain = typeof held === 'string' ? held : held.map(({ text }) => text).join('');
  if (writtenPicture.test(plain) || (source !== undefined && picture.test(source) && (isError || plain === ''))) {
    tell('这一格是图片，图片没有导入');
    return { text: '', unshown: plain, isPicture: true };
  }
  if (isError && cell.isRich) {
    tell('这一格放的是图片或者别的对象，没有导入');
    return { text: '', unshown: plain, isPicture: true };
  }
  if (source !== undefined && (value ?? '') === '' && !(type === 'str' && value !== undefined)) {
    tell('公式没有算出的结果，按空白处理；请在 Excel 里打开并保存一次，再导入');
    return { text: '' };
  }
  const isText = type === 's' || type === 'str' || type === 'inlineStr' || typeof held !== 'string';
  if (isText) return shownBy(style, shownText(held, style, tell), tell);
  if (plain === '') return { text: '' };
  const text = numeric(cell, plain, shared, tell);
  if (Number(plain) === 0 && (hidesZeros || text.trim() === '')) {
    tell('这一格是 0，表里设为不显示，按空白处理，请核对');
    return { text: '', unshown: plain };
  }
  if (text.trim() === '') return notShown(plain, tell);
  return { text: shownText(text, style, tell) };
}

/** The text or the value of a cell. */
function holds({ type, value = '', inline }: RawCell, { texts }: Shared, tell: (text: string) => void): CellText {
  if (type !== 's') return value === '' ? (inline ?? '') : value;
  if (value === '') return '';
  if (!texts) throw missingPart('xl/sharedStrings.xml');
  const text = texts[Number(value)];
  if (text === undefined) tell(`文件的共享文字里没有第 ${said(value)} 条，这一格没有读出来，请对照原表补上`);
  return text ?? '';
}

function numeric(
  { type, style: { pattern, isBox } }: RawCell,
  raw: string,
  { from1904 }: Shared,
  tell: (text: string) => void,
): string {
  if (type === 'b') {
    const isTrue = /^(?:1|true)$/iu.test(raw);
    if (isBox) return isTrue ? '☑' : '☐';
    const shown = isTrue ? '是' : '否';
    tell(`这一格是 ${isTrue ? 'TRUE' : 'FALSE'}，写成了${quote(shown)}，请核对`);
    return shown;
  }
  if (type === 'd') return isoText(raw, pattern);
  if (type === 'e') {
    tell(`公式的结果是错误值 ${raw}，请核对`);
    return raw;
  }
  return numberText({ raw, pattern, from1904, tell });
}

function shownBy({ pattern }: CellStyle, text: string, tell: (text: string) => void): Shown {
  if (text.trim() === '') return { text: '' };
  if (formula.test(text.trim())) tell('这一格的文字是一条公式，照样导入了，请核对');
  const shown = formattedText(text, pattern);
  return shown.trim() === '' ? notShown(text, tell) : { text: shown };
}

function notShown(text: string, tell: (text: string) => void): Shown {
  tell('这一格的格式不显示内容，没有导入；要导入请把格式改成常规');
  return { text: '', unshown: text };
}
