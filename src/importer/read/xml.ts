/** The XML parts of office files → small trees, bounded. */
import { badFile } from '../stop.ts';
import { ignored, readXml, type XmlAttributes } from './xml-events.ts';

export type XmlNode = XmlElement | string;

export interface XmlElement {
  /** `w:tc`: the usual prefix of its namespace, whichever the file writes. */
  readonly name: string;
  readonly attributes: XmlAttributes;
  /** White space between elements is left out. */
  readonly children: readonly XmlNode[];
}

/** A table of tens of thousands of rows has so many, and their tree fits into the memory. */
const mostElements = 6_000_000;

/**
 * The root of a part, called by its name in messages.
 * @param tell hears of what is not as XML must be and can still be read
 */
export function parseXml(bytes: Uint8Array, part: string, tell?: (text: string) => void): XmlElement {
  const root: Building = { name: '', attributes: {}, children: [] };
  const open = [root];
  let elements = 0;
  const listener = {
    open: (name: string, attributes: XmlAttributes): void => {
      elements += 1;
      if (elements > mostElements)
        throw badFile(`${part} 里的内容太多，不像一张表格，没有打开。请只保留要导入的表，另存后重试`);
      const element: Building = { name, attributes, children: [] };
      const parent = open.at(-1) ?? root;
      if (parent.children.length === 1 && isBlank(parent.children[0])) parent.children.pop();
      parent.children.push(element);
      open.push(element);
    },
    close: (): void => {
      open.pop();
    },
    text: (text: string): void => {
      const parent = open.at(-1) ?? root;
      if (parent.children.length === 0 || !isBlank(text)) parent.children.push(text);
    },
  };
  readXml(bytes, part, listener, tell);
  const [first] = root.children.filter((child) => typeof child !== 'string');
  return first ?? root;
}

interface Building {
  name: string;
  attributes: XmlAttributes;
  children: (Building | string)[];
}

const isBlank = (node: Building | string | undefined): boolean =>
  typeof node === 'string' && /^[ \t\r\n]*$/u.test(node);

/** The elements among the children, or those of some names. */
export const childrenOf = (parent: XmlElement | undefined, ...names: readonly string[]): XmlElement[] =>
  (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  );

/** An attribute by its local name; one of a relation has its prefix. */
export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes[name];

/** The first child of a name, then the first child of that of the next name, and so on. */
export const childAt = (parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], parent);

/** Every element of a name below another, in order, but those that do not show. */
export function below(parent: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    for (const child of element.children)
      if (typeof child !== 'string' && child.name !== ignored) {
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
