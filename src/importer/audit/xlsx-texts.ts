/** The texts of a workbook, cut out of its XML by marks alone: what is hidden, merged or shown is not asked. */
import { decodeXml } from '../read/xml-events.ts';
import { columnName, type RawText } from '../read/grid.ts';
import { isSymbolFont, symbolText } from '../read/symbols.ts';
import { unpack } from '../read/zip.ts';

/** All texts of the cells, and of what lies over them; readings of characters are no text. */
export function xlsxTexts(bytes: Uint8Array): RawText[] {
  const parts = new Map(
    Object.entries(unpack(bytes, (name) => /\.(?:xml|rels|vml)$/iu.test(name)).parts).map(([name, part]) => [
      name.replaceAll('\\', '/').replace(/^\//u, '').toLowerCase(),
      part,
    ]),
  );
  const xml = (name: string): string => plainXml(parts.get(name));
  const book = [...parts.keys()].find((name) => name.endsWith('workbook.xml')) ?? '';
  const shared = whole('si', xml(namedLike(parts, /sharedstrings\.xml$/u)));
  const fontOf = fontsOf(xml(namedLike(parts, /styles\.xml$/u)));
  const sheets = sheetsOf(xml(book), xml(book.replace(/([^/]+)$/u, '_rels/$1.rels')), [...parts.keys()]);
  return [
    ...sheets.flatMap(({ name, part }) => cellsOf(xml(part), name, shared, fontOf)),
    ...[...parts.keys()]
      .filter((name) => /drawing|diagrams|charts|comment/iu.test(name))
      .flatMap((name) => aroundIn(name, xml(name))),
  ].filter(({ text }) => text.trim() !== '');
}

const namedLike = (parts: ReadonlyMap<string, unknown>, pattern: RegExp): string =>
  [...parts.keys()].find((name) => pattern.test(name)) ?? '';

/** XML without prefixes, comments and readings of characters; what is quoted whole becomes text. */
const plainXml = (bytes: Uint8Array | undefined): string =>
  (bytes ? decodeXml(bytes) : '')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/gu, (_, text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .replace(/<(\/?)[\w.-]+:(?=\w)/gu, '<$1')
    .replace(/<rPh\b[\s\S]*?<\/rPh>/gu, '');

/** The insides of the elements of a name. */
const whole = (name: string, xml: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}\\b[^>]*?(?:/>|>([\\s\\S]*?)</${name}\\s*>)`, 'gu'))].map(
    ([, inside = '']) => inside,
  );

const attribute = (name: string, mark: string): string | undefined =>
  unescaped(new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(mark)?.slice(1).find(Boolean));

function unescaped(text: string): string;
function unescaped(text: string | undefined): string | undefined;
function unescaped(text: string | undefined): string | undefined {
  return text
    ?.replace(/&#x([\da-f]+);|&#(\d+);/giu, (_, hex: string | undefined, digits: string | undefined) =>
      String.fromCodePoint(hex === undefined ? Number(digits) : Number.parseInt(hex, 16)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replace(/_x([\dA-F]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The sheets by name, hidden ones too; those of which nothing says what they are called, by their part. */
function sheetsOf(book: string, relations: string, names: readonly string[]): { name: string; part: string }[] {
  const targets = new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/gu)].map(([mark]) => [
      attribute('Id', mark),
      (attribute('Target', mark) ?? '')
        .toLowerCase()
        .replaceAll('\\', '/')
        .replace(/^\/?(?:xl\/)?/u, ''),
    ]),
  );
  const listed = [...book.matchAll(/<sheet\s[^>]*>/gu)].map(([mark]) => ({
    name: attribute('name', mark) ?? '',
    target: targets.get(attribute('id', mark)),
  }));
  return names
    .filter((name) => /worksheets\/[^/]+\.xml$/u.test(name))
    .map((part) => {
      const known = listed.find(({ target }) => target !== undefined && target !== '' && part.endsWith(target));
      const only = listed.length === 1 ? listed[0] : undefined;
      return { name: (known ?? only)?.name ?? part, part };
    });
}

/** The name of the font of each style of cells. */
function fontsOf(styles: string): (style: number) => string | undefined {
  const fonts = whole('font', whole('fonts', styles)[0] ?? '').map((font) =>
    attribute('val', /<name\b[^>]*>/u.exec(font)?.[0] ?? ''),
  );
  const cells = [...(whole('cellXfs', styles)[0] ?? '').matchAll(/<xf\b[^>]*>/gu)].map(([mark]) =>
    Number(attribute('fontId', mark) ?? 0),
  );
  return (style) => fonts[cells[style] ?? -1];
}

function cellsOf(
  sheet: string,
  name: string,
  shared: readonly string[],
  fontOf: (style: number) => string | undefined,
): RawText[] {
  const found: RawText[] = [];
  let row = 0;
  let column = 0;
  for (const [, rowMark, mark = '', inside = ''] of sheet.matchAll(
    /<row\b([^>]*)>|<c(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/c\s*>)/gu,
  )) {
    if (rowMark !== undefined) {
      row = Number(attribute('r', rowMark) ?? row + 1);
      column = 0;
      continue;
    }
    column += 1;
    const [, letters, digits] = /^([A-Z]+)(\d+)$/iu.exec(attribute('r', mark) ?? '') ?? [];
    if (letters !== undefined) {
      column = [...letters.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
      row = Number(digits);
    }
    const type = attribute('t', mark) ?? 'n';
    const value = whole('v', inside)[0] ?? '';
    const font = fontOf(Number(attribute('s', mark) ?? 0));
    const at = `${name}!${columnName(column)}${String(row)}`;
    if (type === 's') found.push({ at, text: textOf(shared[Number(value)] ?? '', font) });
    else if (/<t[\s>]/u.test(inside)) found.push({ at, text: textOf(inside, font) });
    else if (type === 'str' || type === 'inlineStr') found.push({ at, text: signs(unescaped(value), font) });
    else if (value !== '')
      found.push({ at, text: unescaped(value), isNumber: type === 'd' || Number.isFinite(Number(value)) });
  }
  const margins = whole('(?:odd|even|first)(?:Header|Footer)', sheet).map((text) =>
    unescaped(text).replace(/&(?:"[^"]*"|K[\dA-F]{6}|\d+|[A-Z])/giu, ' '),
  );
  return [...found, ...margins.map((text) => ({ at: name, text }))];
}

/** The text of runs, in the font of the cell where they have none. */
const textOf = (inside: string, font: string | undefined): string =>
  (/<r[\s>]/u.test(inside) ? whole('r', inside) : [inside])
    .map((run) =>
      signs(whole('t', run).map(unescaped).join(''), attribute('val', /<rFont\b[^>]*>/u.exec(run)?.[0] ?? '') ?? font),
    )
    .join('');

const signs = (text: string, font: string | undefined): string =>
  isSymbolFont(font) ? symbolText(text, font).text : text;

/** The texts of a part of drawings or comments, paragraph by paragraph. */
const aroundIn = (name: string, xml: string): RawText[] =>
  (name.endsWith('.vml')
    ? whole('textbox', xml).map((one) => one.replace(/<[^>]*>/gu, ''))
    : xml.split(/<\/p\s*>|<\/comment\s*>|<\/threadedComment\s*>/u).map((one) => whole('(?:t|text)', one).join(''))
  ).map((text) => ({ at: name, text: unescaped(text.replace(/<[^>]*>/gu, '')).trim() }));
