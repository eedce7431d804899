/** What stands in a part of an office file, in order; what is written differently gets its usual names. */
import { SaxesParser } from 'saxes';
import { quote } from '../../schema/fault.ts';
import { badFile } from '../stop.ts';
import { MarkupCompatibility } from './markup-compatibility.ts';

/** By local name; those of relations with their prefix: `val`, `r:id`. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What no program shows that does not know its namespace: the part says so. */
export const ignored = 'mc:Ignored';

/**
 * Hears what a part holds. Elements have the usual prefix of their namespace, whichever the file writes: `w:tc`.
 * An element that does not show is called `ignored`; one of which only the content shows is passed over.
 */
export interface XmlListener {
  open: (name: string, attributes: XmlAttributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

const openXml = 'schemas.openxmlformats.org/';

/** The last words of a namespace, which the transitional and the strict kind of files share, by usual prefix. */
const namespaces = new Map<string, string>([
  ['wordprocessingml/main', 'w'],
  ['officeDocument/math', 'm'],
  ['officeDocument/relationships', 'r'],
  ['drawingml/main', 'a'],
  ['drawingml/wordprocessingDrawing', 'wp'],
  ['drawingml/picture', 'pic'],
  ['drawingml/chart', 'c'],
  ['drawingml/diagram', 'dgm'],
  ['drawingml/spreadsheetDrawing', 'xdr'],
  ['spreadsheetml/main', 'x'],
  ['package/relationships', 'rel'],
  ['markup-compatibility', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas', 'wpc'],
  ['http://schemas.microsoft.com/office/drawing/2008/diagram', 'dsp'],
  ['http://schemas.microsoft.com/office/spreadsheetml/2009/9/main', 'x14'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:excel', 'xvml'],
]);

const prefixes = new Set(namespaces.values());

/** `w` for a namespace, or for a prefix that the file declares nowhere; `?` for one of which nothing is read. */
function usualPrefix(uri: string): string {
  if (prefixes.has(uri)) return uri;
  const words = uri
    .replace(new RegExp(`^https?://${openXml}(?=\\w)`, 'u'), '')
    .replace(/^https?:\/\/purl\.oclc\.org\/ooxml\//u, '')
    .replace(/(^|\/)20\d\d(?:\/|$)/u, '$1')
    .replace(/\/$/u, '');
  return namespaces.get(uri) ?? namespaces.get(words) ?? (uri === '' ? '' : '?');
}

/** As deep as no table is, and less than a walk through a tree has room for. */
const deepest = 500;

const mend = '请在 Word、Excel 或 WPS 里打开，另存为一个新文件后重试';

const oddities: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^unbound namespace prefix: "([^"]*)"/u, '用了没有声明的前缀'],
  [/^disallowed character\./u, '有 XML 不允许的控制字符'],
  [/^the string "\]\]>"/u, '有 XML 不允许的 ]]>'],
];

/**
 * Reads a part, called by its name in messages, without keeping any of it.
 * @param tell hears of what is not as XML must be and can still be read
 */
export function readXml(
  bytes: Uint8Array,
  part: string,
  listener: XmlListener,
  tell: (text: string) => void = () => undefined,
): void {
  const usual = new Map<string, string>();
  const told = new Set<string>();
  const open: (string | undefined)[] = [];
  const compatibility = new MarkupCompatibility();
  const nameOf = (uri: string, local: string): string => {
    const prefix = usual.get(uri) ?? usualPrefix(uri);
    usual.set(uri, prefix);
    return prefix === '' ? local : `${prefix}:${local}`;
  };
  const parser = new SaxesParser({ xmlns: true, position: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const place = (): string => `${part} 第 ${String(parser.line)} 行第 ${String(parser.column)} 列`;
  parser.on('error', ({ message }) => {
    const fault = message.replace(/^(?:[^:]*:)?\d+:\d+: /u, '');
    const odd = oddities.find(([pattern]) => pattern.test(fault));
    if (!odd) throw badFile(`文件内部不合 XML 的规定，读不下去（${place()}）。${mend}`);
    const [pattern, what] = odd;
    const prefix = pattern.exec(fault)?.[1];
    if (told.has(fault)) return;
    told.add(fault);
    tell(`文件内部${what}${prefix === undefined ? '' : quote(prefix)}（${place()}），仍然读了，请核对`);
  });
  parser.on('doctype', () => {
    throw badFile(`文件内部有 DOCTYPE 声明（${place()}），为了安全没有打开。${mend}`);
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length >= deepest)
      throw badFile(`文件内部嵌套超过 ${String(deepest)} 层（${place()}），没有打开。${mend}`);
    let own = none;
    for (const one of Object.values(attributes)) {
      if (one.prefix === 'xmlns' || one.name === 'xmlns') continue;
      if (own === none) own = {};
      const prefix = one.uri === '' ? '' : nameOf(one.uri, '');
      own[prefix === 'r:' ? `r:${one.local}` : one.local] = one.value;
    }
    const isSaid = 'Ignorable' in own || 'ProcessContent' in own;
    compatibility.begin(
      isSaid ? { ignorable: own['Ignorable'] ?? '', processContent: own['ProcessContent'] ?? '' } : undefined,
      (prefix) => parser.resolve(prefix),
    );
    const usualName = nameOf(uri, local);
    const shows = usualName.startsWith('?:') ? compatibility.shows(uri, local) : 'element';
    const name = shows === 'element' ? usualName : shows === 'nothing' ? ignored : undefined;
    open.push(name);
    if (name !== undefined) listener.open(name, own);
  });
  parser.on('closetag', () => {
    const name = open.pop();
    compatibility.end();
    if (name !== undefined) listener.close?.(name);
  });
  const text = (taken: string): void => listener.text?.(taken);
  parser.on('text', text);
  parser.on('cdata', text);
  for (const piece of decodedXml(bytes)) parser.write(piece);
  parser.close();
}

/** Most elements have no attribute: they share this. */
const none: Record<string, string> = Object.freeze({});

const pieceSize = 1_000_000;

/** The text of a part, piece by piece, by its mark, its first bytes, or the encoding that it declares. */
function* decodedXml(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let start = 0; start < bytes.length; start += pieceSize)
    yield decoder.decode(bytes.subarray(start, start + pieceSize), { stream: true });
  yield decoder.decode();
}

/** The whole text of a part. */
export const decodeXml = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const [, declared] =
    /^[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/u.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1')) ?? [];
  return /^gb/iu.test(declared ?? '') ? 'gb18030' : 'utf-8';
}
