/** How cells look, as far as it changes what they say: fonts of signs, struck and raised text, formats of numbers. */
import { readXml } from '../xml-events.ts';
import { builtInFormat } from './numbers.ts';

/** What a font says of a text. */
export interface Font {
  name?: string;
  isStruck?: boolean;
  /** `superscript` or `subscript`. */
  align?: string;
}

export interface CellStyle {
  font: Font;
  /** The pattern of the format of numbers. */
  pattern: string;
  /** Is a yes or no shown as a box? */
  isBox: boolean;
}

const plain: CellStyle = { font: {}, pattern: 'General', isBox: false };

/** The name of an element or an attribute value that says yes: `<strike/>`, `<strike val="1"/>`. */
export const isOn = (value: string | undefined): boolean => value === undefined || !/^(?:0|false|off)$/iu.test(value);

/** Takes what an element within the properties of a font says. */
export function addToFont(font: Font, element: string, value: string | undefined): void {
  if (element === 'name' || element === 'rFont') font.name = value ?? '';
  else if (element === 'strike' && isOn(value)) font.isStruck = true;
  else if (element === 'vertAlign' && value !== undefined) font.align = value;
}

/** `x:row` → `row` */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The styles of a workbook, by number. */
export function readStyles(
  bytes: Uint8Array | undefined,
  part: string,
  tell: (text: string) => void,
): (style: number) => CellStyle {
  const formats = new Map<number, string>();
  const fonts: Font[] = [];
  const styles: { font: number; format: number; isBox: boolean }[] = [];
  const within: string[] = [];
  if (bytes)
    readXml(
      bytes,
      part,
      {
        open: (name, { val, numFmtId, formatCode, fontId }) => {
          const local = localName(name);
          const [, list, item] = within;
          const style = styles.at(-1);
          if (local === 'numFmt' && list === 'numFmts') formats.set(Number(numFmtId), formatCode ?? 'General');
          else if (local === 'font' && list === 'fonts') fonts.push({});
          else if (item === 'font' && list === 'fonts') addToFont(fonts.at(-1) ?? {}, local, val);
          else if (local === 'xf' && list === 'cellXfs' && item === undefined)
            styles.push({ font: Number(fontId ?? 0), format: Number(numFmtId ?? 0), isBox: false });
          else if (local === 'xfComplement' && list === 'cellXfs' && style) style.isBox = true;
          within.push(local);
        },
        close: () => void within.pop(),
      },
      tell,
    );
  const made = styles.map(({ font, format, isBox }): CellStyle => ({
    font: fonts[font] ?? {},
    pattern: formats.get(format) ?? builtInFormat(format),
    isBox,
  }));
  return (style) => made[style] ?? plain;
}
