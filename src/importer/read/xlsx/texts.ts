/** Texts of cells: plain ones, and runs of which each has a font of its own. Readings of characters are no text. */
import { quote } from '../../../schema/fault.ts';
import { raised } from '../raised-digits.ts';
import { isSymbolFont, symbolText } from '../symbols.ts';
import { readXml, type XmlAttributes } from '../xml-events.ts';
import { addToFont, localName, type CellStyle, type Font } from './styles.ts';

export interface Run {
  text: string;
  /** Undefined where the run looks as its cell does. */
  font?: Font;
}

/** A text without fonts of its own is a string. */
export type CellText = string | readonly Run[];

/** Collects one text while its XML is read: what stands in `<si>`, or in `<is>` of a cell. */
export class TextCollector {
  #runs: Run[] = [];
  #font: Font | undefined;
  #readings = 0;
  #isText = false;

  open(element: string, attributes: XmlAttributes): void {
    if (element === 'rPh') this.#readings += 1;
    else if (element === 'r') this.#font = undefined;
    else if (element === 'rPr') this.#font = {};
    else if (element === 't') this.#begin();
    else if (this.#font) addToFont(this.#font, element, attributes);
  }

  #begin(): void {
    this.#isText = this.#readings === 0;
    if (this.#isText) this.#runs.push({ text: '', ...(this.#font && { font: this.#font }) });
  }

  text(text: string): void {
    const run = this.#runs.at(-1);
    if (this.#isText && run) run.text += text;
  }

  close(element: string): void {
    if (element === 'rPh') this.#readings -= 1;
    else if (element === 't') this.#isText = false;
  }

  /** The whole text; the collector is ready for the next. */
  take(): CellText {
    const runs = this.#runs;
    this.#runs = [];
    this.#font = undefined;
    return runs.some(({ font }) => font) ? runs : runs.map(({ text }) => text).join('');
  }
}

/** The texts that the cells of a workbook share, in order. */
export function readSharedTexts(bytes: Uint8Array, part: string, tell: (text: string) => void): CellText[] {
  const texts: CellText[] = [];
  const collector = new TextCollector();
  readXml(
    bytes,
    part,
    {
      open: (name, attributes) => collector.open(localName(name), attributes),
      text: (text) => collector.text(text),
      close: (name) => {
        const local = localName(name);
        collector.close(local);
        if (local === 'si') texts.push(collector.take());
      },
    },
    tell,
  );
  return texts;
}

/** A text as it is shown, in the font of its cell where it has no other. */
export function shownText(text: CellText, { font: cell, isFilled }: CellStyle, tell: (text: string) => void): string {
  const runs = typeof text === 'string' ? [{ text }] : text;
  const shown = runs.map((run): string => runText(run, cell, tell));
  const shownIf = (isSo: (run: Run) => boolean): string[] =>
    runs.flatMap((run, at) => (isSo(run) && shown[at]?.trim() ? (shown[at] ?? '') : []));
  const isStruck = ({ font }: Run): boolean => (font ?? cell).isStruck === true;
  const struck = shownIf(isStruck);
  if (struck.length > 0)
    tell(
      runs.every((run) => isStruck(run) || run.text.trim() === '')
        ? '文字带删除线，仍然导入了，请核对'
        : `有带删除线的文字${quote(struck.join(''))}，仍然导入了，请核对`,
    );
  const white = isFilled ? [] : shownIf(({ font }) => (font ?? cell).isWhite === true);
  if (white.length > 0) tell(`有白色的文字${quote(white.join(''))}，可能看不见，仍然导入了，请核对`);
  return shown.join('');
}

function runText({ text: typed, font }: Run, cell: Font, tell: (text: string) => void): string {
  const text = raised(unescaped(typed), (font ?? cell).align);
  const name = font?.name ?? cell.name;
  if (!isSymbolFont(name)) return text;
  const signs = symbolText(text, name);
  if (signs.unread.length > 0)
    tell(`字体 ${name} 的符号（${signs.unread.join('、')}）不认识，写成了${quote('□')}，请对照原表改正`);
  return signs.text;
}

/** Excel writes control characters as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
