/** The parts of a workbook as the library knows them: what other programs write differently is put the usual way. */
import { strFromU8, strToU8 } from 'fflate';
import { cutToUnits } from '../../schema/cut.ts';
import { columnName } from './grid.ts';

type Parts = Readonly<Record<string, Uint8Array>>;

/** The formats that Excel builds in for China and writes by their numbers alone (ECMA-376 part 1, 18.8.30). */
const chineseFormats: readonly (readonly [ids: readonly number[], format: string])[] = [
  [[27, 36, 50, 52, 57], 'yyyy年m月'],
  [[28, 29, 51, 53, 54, 58], 'm月d日'],
  [[30], 'm-d-yy'],
  [[31], 'yyyy年m月d日'],
  [[32], 'h时mm分'],
  [[33], 'h时mm分ss秒'],
];

/** Rewrites the parts that need it. */
export function usualParts(parts: Parts): Record<string, Uint8Array> {
  const [, prefix] = /<(\w+):workbook[\s>]/u.exec(cutToUnits(textOf(parts['xl/workbook.xml']), 2000)) ?? [];
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => {
      const text = textOf(bytes);
      // Some programs write `<x:row>`.
      const plain = prefix === undefined ? text : text.replace(new RegExp(`<(/?)${prefix}:`, 'gu'), '<$1');
      const usual =
        name === 'xl/styles.xml'
          ? withChineseFormats(plain)
          : name.startsWith('xl/worksheets/')
            ? withReferences(withPlainDates(plain))
            : plain;
      return [name, usual === text ? bytes : strToU8(usual)];
    }),
  );
}

const textOf = (bytes: Uint8Array | undefined): string => (bytes ? strFromU8(bytes) : '');

/** Names the built-in formats in the file, unless it gives them another meaning. */
function withChineseFormats(styles: string): string {
  const missing = chineseFormats.flatMap(([ids, format]) =>
    ids
      .filter(
        (id) => styles.includes(`numFmtId="${String(id)}"`) && !styles.includes(`<numFmt numFmtId="${String(id)}"`),
      )
      .map((id) => `<numFmt numFmtId="${String(id)}" formatCode="${format}"/>`),
  );
  if (missing.length === 0) return styles;
  return /<numFmts[^>]*[^/]>/u.test(styles)
    ? styles.replace('</numFmts>', `${missing.join('')}</numFmts>`)
    : styles.replace(/<numFmts[^>]*\/>/u, '').replace(/<styleSheet[^>]*>/u, `$&<numFmts>${missing.join('')}</numFmts>`);
}

/** `2019-12-31T00:00:00` in a cell of type `d` is a day; the library would read the year alone. */
const withPlainDates = (sheet: string): string =>
  sheet.includes(' t="d"')
    ? sheet.replace(
        /(<c\b[^>]*) t="d"([^>]*>\s*<v>)(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?Z?)?(?=<)/gu,
        '$1 t="str"$2$3',
      )
    : sheet;

/** Rows and cells may leave their places out where they follow one another. */
function withReferences(sheet: string): string {
  if (!/<row(?![^>]* r=")|<c(?=[\s>/])(?![^>]* r=")/u.test(sheet)) return sheet;
  let row = 0;
  let column = 0;
  return sheet.replace(/<(row|c)(?=[\s>/])([^>]*)/gu, (_, name: string, rest: string) => {
    const [, letters, digits] = / r="([A-Z]*)(\d+)"/u.exec(rest) ?? [];
    if (name === 'row') {
      row = digits === undefined ? row + 1 : Number(digits);
      column = 0;
      return `<row${digits === undefined ? ` r="${String(row)}"` : ''}${rest}`;
    }
    column = letters === undefined ? column + 1 : columnNumber(letters);
    return `<c${letters === undefined ? ` r="${columnName(column)}${String(row)}"` : ''}${rest}`;
  });
}

/** `G` → 7 */
export const columnNumber = (name: string): number =>
  [...name].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
