/** Files within a Word file: web pages, texts and documents that belong to its text, and objects that lie in it. */
import { decodeText } from '../decode.ts';
import type { Piece } from '../grid.ts';
import { readHtml } from '../html/html.ts';
import { ImportStop } from '../../stop.ts';
import { below, ownText, parseXml, type XmlElement } from '../xml.ts';
import { unpack } from '../zip.ts';

/** The lines and grids of an embedded file; `undefined` if it is of a kind that can't be read here. */
export function embeddedPieces(
  bytes: Uint8Array,
  readDocx: (bytes: Uint8Array) => readonly Piece[] | undefined,
): readonly Piece[] | undefined {
  if (isPackage(bytes)) return readDocx(bytes);
  try {
    const page = isMht(bytes) ? pageOfMht(bytes) : bytes;
    if (!page) return undefined;
    const { text } = decodeText(page);
    if (/^\s*\{\\rtf/u.test(text)) return undefined;
    if (/<(?:html|body|table|p|div|span|br|!doctype)\b/iu.test(text)) return readHtml(page).pieces;
    return text.split(/\r\n?|\n/u).map((line): Piece => ({ kind: 'line', line: { text: line, at: '' } }));
  } catch (cause) {
    if (cause instanceof ImportStop) return undefined;
    throw cause;
  }
}

/** The texts of an embedded office file, in order; none of one that is no office file, or is damaged. */
export function embeddedTexts(bytes: Uint8Array): string[] {
  if (!isPackage(bytes)) return [];
  try {
    const { parts } = unpack(bytes, (name) => textParts.test(name));
    return Object.entries(parts).flatMap(([name, part]) => textsOf(parseXml(part, name)));
  } catch (cause) {
    if (cause instanceof ImportStop) return [];
    throw cause;
  }
}

/** The texts of a part of a document, a workbook or a chart. */
export const textsOf = (root: XmlElement): string[] =>
  ['w:t', 'x:t', 'a:t', 'c:v'].flatMap((name) => below(root, name)).map(ownText);

const textParts = /^(?:word\/document|xl\/sharedStrings|xl\/worksheets\/[^/]+|ppt\/slides\/[^/]+)\.xml$/u;

const startOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 4000)).toString('latin1');
const isPackage = (bytes: Uint8Array): boolean => startOf(bytes).startsWith('PK');
const isMht = (bytes: Uint8Array): boolean => /^\s*(?:[\w-]+:.*\r?\n)*?MIME-Version:/iu.test(startOf(bytes));

/** The web page in a web archive, as it is sent by mail (RFC 2557). */
function pageOfMht(bytes: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const boundary = /\bboundary\s*=\s*"?([^"\s;]+)/iu.exec(text)?.[1];
  for (const part of boundary === undefined ? [text] : text.split(`--${boundary}`)) {
    const [, head = '', body] = /^\s*([\s\S]*?)\r?\n\r?\n([\s\S]*)$/u.exec(part) ?? [];
    if (body === undefined || !/^Content-Type:\s*text\/html/imu.test(head)) continue;
    const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/imu.exec(head)?.[1]?.toLowerCase();
    if (encoding === 'base64') return new Uint8Array(Buffer.from(body, 'base64'));
    return new Uint8Array(Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1'));
  }
  return undefined;
}

/** `=3D` is `=`, and a line that ends with `=` goes on. */
const unquoted = (text: string): string =>
  text
    .replace(/=\r?\n/gu, '')
    .replace(/=([\dA-F]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
