/** The XML parts of office files → small trees, bounded; what is written differently gets its usual names. */
import { SaxesParser } from 'saxes';
import { quote } from '../../schema/fault.ts';
import { badFile } from '../stop.ts';

export type XmlNode = XmlElement | string;

export interface XmlElement {
  /** `w:tc`: the usual prefix of its namespace, whichever the file writes. */
  readonly name: string;
  /** By local name; those of relations with their prefix: `val`, `r:id`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** White space between elements is left out. */
  readonly children: readonly XmlNode[];
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

/** As deep as no table is, and less than a walk through the tree has room for. */
const deepest = 500;
/** A table of tens of thousands of rows has so many, and their tree fits into the memory. */
const mostElements = 6_000_000;

const mend = '请在 Word、Excel 或 WPS 里打开，另存为一个新文件后重试';

const oddities: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^unbound namespace prefix: "([^"]*)"/u, '用了没有声明的前缀'],
  [/^disallowed character\./u, '有 XML 不允许的控制字符'],
  [/^the string "\]\]>"/u, '有 XML 不允许的 ]]>'],
];

/**
 * The root of a part, called by its name in messages.
 * @param tell hears of what is not as XML must be and can still be read
 */
export function parseXml(bytes: Uint8Array, part: string, tell: (text: string) => void = () => undefined): XmlElement {
  const root: Building = { name: '', attributes: none, children: [] };
  const open = [root];
  const usual = new Map<string, string>();
  const told = new Set<string>();
  let elements = 0;
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
    elements += 1;
    if (open.length > deepest) throw badFile(`文件内部嵌套超过 ${String(deepest)} 层（${place()}），没有打开。${mend}`);
    if (elements > mostElements)
      throw badFile(`${part} 里的内容太多，不像一张表格，没有打开。请只保留要导入的表，另存后重试`);
    const element: Building = { name: nameOf(uri, local), attributes: none, children: [] };
    for (const one of Object.values(attributes)) {
      if (one.prefix === 'xmlns' || one.name === 'xmlns') continue;
      if (element.attributes === none) element.attributes = {};
      const prefix = one.uri === '' ? '' : nameOf(one.uri, '');
      element.attributes[prefix === 'r:' ? `r:${one.local}` : one.local] = one.value;
    }
    const parent = open.at(-1) ?? root;
    if (parent.children.length === 1 && isBlank(parent.children[0])) parent.children.pop();
    parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const take = (text: string): void => {
    const parent = open.at(-1) ?? root;
    if (parent.children.length === 0 || !isBlank(text)) parent.children.push(text);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(decodeXml(bytes)).close();
  const [first] = root.children.filter((child) => typeof child !== 'string');
  if (!first) throw badFile(`文件内部的 ${part} 是空的。${mend}`);
  return first;
}

interface Building {
  name: string;
  attributes: Record<string, string>;
  children: (Building | string)[];
}

/** Most elements have no attribute: they share this. */
const none: Record<string, string> = Object.freeze({});

const isBlank = (node: Building | string | undefined): boolean =>
  typeof node === 'string' && /^[ \t\r\n]*$/u.test(node);

/** The text of a part, by its mark, its first bytes, or the encoding that it declares. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(bytes);
  const [, declared] =
    /^[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/u.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1')) ?? [];
  return new TextDecoder(/^gb/iu.test(declared ?? '') ? 'gb18030' : 'utf-8').decode(bytes);
}

/** The elements among the children, or those of some names. */
export const childrenOf = (parent: XmlElement | undefined, ...names: readonly string[]): XmlElement[] =>
  (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  );

/** The first child of a name, then the first child of that of the next name, and so on. */
export const childAt = (parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], parent);

/** Every element of a name below another, in order. */
export function below(parent: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    for (const child of element.children)
      if (typeof child !== 'string') {
        if (child.name === name) found.push(child);
        visit(child);
      }
  };
  visit(parent);
  return found;
}

/** The characters of an element itself. */
export const ownText = (element: XmlElement): string =>
  element.children.filter((child) => typeof child === 'string').join('');
