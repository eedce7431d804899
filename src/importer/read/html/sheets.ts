/** The style sheets of a page, in the page and beside it → their rules as a screen shows them, in order. */
import { parse, type Atrule, type CssNode, type Rule } from 'css-tree';
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { decodeText } from '../decode.ts';
import { attribute, everyElement } from './elements.ts';

/** Reads a file beside the page by its address there; undefined for what is not in the folder of the page. */
export type ReadBeside = (address: string) => Uint8Array | undefined;

/** A property and its value. */
export interface Declaration {
  property: string;
  value: string;
  isImportant: boolean;
}

/** A rule as it is written. */
export interface SheetRule {
  /** `td.yes::before, .no` */
  selectors: string;
  declarations: Declaration[];
}

export interface Sheets {
  rules: SheetRule[];
  /** Addresses of sheets that are not beside the page, or can't be read. */
  unread: string[];
}

/** Where the page stands, as long as addresses are resolved: what leads elsewhere is not beside it. */
const folder = 'http://beside.invalid/page/';
/** Sheets that name each other have an end. */
const mostSheets = 200;

/** Reads all style sheets of a page. */
export function readSheets(page: Dom.Document, readBeside: ReadBeside): Sheets {
  const found: Sheets = { rules: [], unread: [] };
  const all = everyElement(page);
  const base = all.find(({ tagName }) => tagName === 'base');
  const home = new URL((base && attribute(base, 'href')) ?? '', `${folder}x`);
  let count = 0;
  const readFrom = (address: string, from: URL): void => {
    const url = URL.parse(address, from);
    count += 1;
    const bytes = url?.href.startsWith(folder) === true && count <= mostSheets ? readBeside(pathOf(url)) : undefined;
    const text = bytes && textOf(bytes);
    if (url && text !== undefined) readSheet(text, url);
    else if (!found.unread.includes(address)) found.unread.push(address);
  };
  const readSheet = (text: string, from: URL): void => {
    const root = parse(text, { parseValue: false, parseRulePrelude: false, parseAtrulePrelude: false });
    const take = (node: CssNode): void => {
      if (node.type === 'Rule') found.rules.push(ruleOf(node));
      else if (node.type === 'Atrule' && node.name.toLowerCase() === 'import') {
        const [, , quoted, bare, media = ''] =
          /^(?:url\()?\s*(?:(["'])(.*?)\1|([^\s)"']+))\s*\)?\s*(.*)$/su.exec(preludeOf(node)) ?? [];
        if (isOnScreen(media)) readFrom(quoted ?? bare ?? '', from);
      } else if (node.type === 'Atrule' && isTaken(node)) node.block?.children.forEach(take);
    };
    if (root.type === 'StyleSheet') root.children.forEach(take);
  };
  for (const element of all) {
    const href = attribute(element, 'href') ?? '';
    const isLink = element.tagName === 'link' && isSheet(attribute(element, 'rel') ?? '') && href.trim() !== '';
    if (!(isLink || element.tagName === 'style') || !isOnScreen(attribute(element, 'media') ?? '')) continue;
    if (isLink) readFrom(href, home);
    else readSheet(element.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join(''), home);
  }
  return found;
}

const isSheet = (rel: string): boolean => /(?:^|\s)stylesheet(?:\s|$)/iu.test(rel) && !/alternate/iu.test(rel);

/** The path below the folder of the page; '' where its escapes are broken. */
function pathOf({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname.slice(new URL(folder).pathname.length));
  } catch {
    return '';
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decodeText(bytes).text;
  } catch {
    return undefined;
  }
}

const preludeOf = ({ prelude }: Atrule): string => (prelude?.type === 'Raw' ? prelude.value.trim() : '');

function ruleOf({ prelude, block }: Rule): SheetRule {
  const declarations = block.children.toArray().flatMap((node): Declaration[] =>
    node.type === 'Declaration' && node.value.type === 'Raw'
      ? [
          {
            property: node.property.toLowerCase(),
            value: node.value.value.trim(),
            isImportant: node.important !== false,
          },
        ]
      : [],
  );
  return { selectors: prelude.type === 'Raw' ? prelude.value : '', declarations };
}

/** Rules in blocks that a browser of today reads, where they are for a screen. */
function isTaken(node: Atrule): boolean {
  const name = node.name.toLowerCase();
  return name === 'media' ? isOnScreen(preludeOf(node)) : name === 'supports' || name === 'layer';
}

/** The screen of an office: what is for paper or for small screens is not read. */
const width = 1280;
const usual = /^(?:color|orientation:landscape|hover:hover|pointer:fine|prefers-color-scheme:light)$/u;

/** `screen and (min-width: 768px)`: does it hold on a usual screen? */
const isOnScreen = (media: string): boolean =>
  media.split(',').some((query) => {
    const [, not = '', type = 'all', features = ''] =
      /^\s*(not\s+)?(?:only\s+)?([a-z]+)?([^]*)$/u.exec(query.toLowerCase()) ?? [];
    const holds =
      /^(?:all|screen)$/u.test(type) &&
      [...features.matchAll(/\(([^()]*)\)/gu)].every(([, feature = '']) => isUsual(feature.replace(/\s/gu, '')));
    return not === '' ? holds : !holds;
  });

function isUsual(feature: string): boolean {
  const [, bound, number = '', unit] = /^(min|max)-(?:device-)?width:([\d.]+)(px|r?em)$/u.exec(feature) ?? [];
  const size = Number(number) * (unit === 'px' ? 1 : 16);
  return bound === undefined ? usual.test(feature) : bound === 'min' ? size <= width : size >= width;
}
