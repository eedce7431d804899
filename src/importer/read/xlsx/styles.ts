/** How cells look, as far as it changes what they say: fonts of signs, struck and raised text, formats of numbers. */
import { colourName } from '../colours.ts';
import { readXml, type XmlAttributes } from '../xml-events.ts';
import { builtInFormat } from './numbers.ts';

/** What a font says of a text. */
export interface Font {
  name?: string;
  isStruck?: boolean;
  /** `superscript` or `subscript`. */
  align?: string;
  isWhite?: boolean;
}

export interface CellStyle {
  font: Font;
  /** The pattern of the format of numbers. */
  pattern: string;
  /** Is a yes or no shown as a box? */
  isBox: boolean;
  /** Is its ground of a colour, or a picture? */
  isFilled: boolean;
  /** The colour of its ground, for people. */
  ground: string;
}

/** A ground, if it is of a colour. */
export type Ground = Pick<CellStyle, 'isFilled' | 'ground'>;

/** The styles of a workbook, by number. */
export interface Styles {
  of: (style: number) => CellStyle;
  /** The grounds that rules give. */
  ruled: readonly Ground[];
}

const plain: CellStyle = { font: {}, pattern: 'General', isBox: false, isFilled: false, ground: '' };

/** The name of an element or an attribute value that says yes: `<strike/>`, `<strike val="1"/>`. */
export const isOn = (value: string | undefined): boolean => value === undefined || !/^(?:0|false|off)$/iu.test(value);

/** Takes what an element within the properties of a font says. */
export function addToFont(font: Font, element: string, attributes: XmlAttributes): void {
  const { val } = attributes;
  if (element === 'name' || element === 'rFont') font.name = val ?? '';
  else if (element === 'strike' && isOn(val)) font.isStruck = true;
  else if (element === 'vertAlign' && val !== undefined) font.align = val;
  else if (element === 'color') font.isWhite = isWhite(attributes);
}

/** White by its value, as the ground of the theme, or in the old palette. */
export const isWhite = ({ rgb, theme, indexed, tint }: XmlAttributes): boolean =>
  /^(?:[\dA-F]{2})?F{6}$/iu.test(rgb ?? '') ||
  (theme === '0' && !(Number(tint) < 0)) ||
  indexed === '1' ||
  indexed === '9';

/** A colour by its value, or by its place in the theme or the old palette. */
export const colourOf = ({ rgb, theme, indexed, tint = '' }: XmlAttributes): string =>
  rgb === undefined ? `主题颜色 ${theme ?? indexed ?? ''}${tint === '' ? '' : ` ${tint}`}` : colourName(rgb);

/** `x:row` → `row` */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads the styles of a workbook. */
export function readStyles(bytes: Uint8Array | undefined, part: string, tell: (text: string) => void): Styles {
  const formats = new Map<number, string>();
  const fonts: Font[] = [];
  const fills: Ground[] = [];
  const ruled: Ground[] = [];
  const styles: { font: number; fill: number; format: number; isBox: boolean }[] = [];
  const within: string[] = [];
  if (bytes)
    readXml(
      bytes,
      part,
      {
        open: (name, attributes) => {
          const { numFmtId, formatCode, fontId, fillId, patternType } = attributes;
          const local = localName(name);
          const [, list, item] = within;
          const style = styles.at(-1);
          const fill = fills.at(-1);
          const rule = ruled.at(-1);
          if (local === 'numFmt' && list === 'numFmts') formats.set(Number(numFmtId), formatCode ?? 'General');
          else if (local === 'font' && list === 'fonts') fonts.push({});
          else if (item === 'font' && list === 'fonts') addToFont(fonts.at(-1) ?? {}, local, attributes);
          else if (local === 'fill' && list === 'fills') fills.push({ isFilled: false, ground: '' });
          else if (list === 'fills' && fill && local === 'patternFill')
            fill.isFilled = !/^(?:none)?$/u.test(patternType ?? '');
          else if (list === 'fills' && fill && local === 'gradientFill') fill.isFilled = true;
          else if (list === 'fills' && fill && local === 'fgColor' && isWhite(attributes)) fill.isFilled = false;
          else if (list === 'fills' && fill && local === 'fgColor') fill.ground = colourOf(attributes);
          else if (local === 'dxf' && list === 'dxfs') ruled.push({ isFilled: false, ground: '' });
          // Programs leave the pattern out, or the colour behind it.
          else if (
            list === 'dxfs' &&
            within.includes('fill') &&
            rule &&
            (local === 'bgColor' || local === 'gradientFill')
          ) {
            rule.isFilled = !isWhite(attributes);
            rule.ground = local === 'bgColor' ? colourOf(attributes) : '';
          } else if (local === 'xf' && list === 'cellXfs' && item === undefined)
            styles.push({
              font: Number(fontId ?? 0),
              fill: Number(fillId ?? 0),
              format: Number(numFmtId ?? 0),
              isBox: false,
            });
          else if (local === 'xfComplement' && list === 'cellXfs' && style) style.isBox = true;
          within.push(local);
        },
        close: () => void within.pop(),
      },
      tell,
    );
  const made = styles.map(({ font, fill, format, isBox }): CellStyle => ({
    font: fonts[font] ?? {},
    pattern: formats.get(format) ?? builtInFormat(format),
    isBox,
    isFilled: fills[fill]?.isFilled ?? false,
    ground: fills[fill]?.ground ?? '',
  }));
  return { of: (style) => made[style] ?? plain, ruled };
}
