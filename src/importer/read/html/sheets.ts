/** The style sheets of a page, in the page and beside it → their rules as a screen shows them, in order. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { decodeText } from '../decode.ts';
import { holdsInBrowser, holdsOnScreen, type Holds } from './conditions.ts';
import { attribute, everyElement } from './elements.ts';
import { apart, readStatements, type Statement } from './statements.ts';

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
  /** Rules of a later layer win, those in none at last. */
  layer: Layer;
  /** Does it hold for certain? Some conditions only a browser knows. */
  isSure: boolean;
}

/** A layer of rules, with those within it. */
export class Layer {
  readonly #within = new Map<string, Layer>();
  /** Its place among all layers, once all are known. */
  rank = 0;

  /** `base.inner` below it; one without a name is a layer of its own. */
  at(path: string): Layer {
    const [first = '', ...rest] = path.trim().split('.');
    const name = first === '' ? `::${String(this.#within.size)}` : first;
    const found = this.#within.get(name) ?? new Layer();
    this.#within.set(name, found);
    return rest.length > 0 ? found.at(rest.join('.')) : found;
  }

  /** Ranks the layers within, then itself; gives the next rank. */
  number(next = 0): number {
    for (const layer of this.#within.values()) next = layer.number(next);
    this.rank = next;
    return next + 1;
  }
}

export interface Sheets {
  rules: SheetRule[];
  /** Addresses of sheets that are not beside the page, or can't be read. */
  unread: string[];
}

/** Where a statement stands. */
interface Place {
  /** The selectors of the rule around it. */
  around: string | undefined;
  layer: Layer;
  isSure: boolean;
  /** The address of its sheet. */
  from: URL;
  depth: number;
}

/** Where the page stands, as long as addresses are resolved: what leads elsewhere is not beside it. */
const folder = 'http://beside.invalid/page/';
/** Sheets that name each other have an end, and so have rules within rules. */
const mostSheets = 200;
const deepest = 30;

/** Reads all style sheets of a page. */
export function readSheets(page: Dom.Document, readBeside: ReadBeside): Sheets {
  const reading = new SheetReading(readBeside);
  const all = everyElement(page);
  const base = all.find(({ tagName }) => tagName === 'base');
  const from = new URL((base && attribute(base, 'href')) ?? '', `${folder}x`);
  const layer = new Layer();
  for (const element of all) {
    const href = attribute(element, 'href') ?? '';
    const isLink = element.tagName === 'link' && isSheet(attribute(element, 'rel') ?? '') && href.trim() !== '';
    const held = isLink || element.tagName === 'style' ? holdsOnScreen(attribute(element, 'media') ?? '') : false;
    if (held === false) continue;
    const place = { around: undefined, layer, isSure: held === true, from, depth: 0 };
    if (isLink) reading.readFrom(href, place);
    else reading.read(element.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join(''), place);
  }
  layer.number();
  return reading;
}

class SheetReading implements Sheets {
  readonly rules: SheetRule[] = [];
  readonly unread: string[] = [];
  readonly #readBeside: ReadBeside;
  #count = 0;

  constructor(readBeside: ReadBeside) {
    this.#readBeside = readBeside;
  }

  read(text: string, place: Place): void {
    this.#take(readStatements(text), place);
  }

  readFrom(address: string, place: Place): void {
    const url = URL.parse(address, place.from);
    this.#count += 1;
    const isBeside = url?.href.startsWith(folder) === true && this.#count <= mostSheets;
    const bytes = isBeside ? this.#readBeside(pathOf(url)) : undefined;
    const text = bytes && textOf(bytes);
    if (url && text !== undefined) this.read(text, { ...place, from: url });
    else if (!this.unread.includes(address)) this.unread.push(address);
  }

  #take(statements: readonly Statement[], place: Place): void {
    const { around, layer, isSure } = place;
    let declarations: Declaration[] = [];
    const end = (): void => {
      if (around !== undefined && declarations.length > 0)
        this.rules.push({ selectors: around, declarations, layer, isSure });
      declarations = [];
    };
    for (const { text, block } of statements) {
      if (!block && !text.startsWith('@')) {
        declarations.push(...declarationOf(text));
        continue;
      }
      end();
      if (text.startsWith('@')) this.#takeAtRule(text, block, place);
      else if (block && place.depth < deepest)
        this.#take(block, { ...place, around: within(text, around), depth: place.depth + 1 });
    }
    end();
  }

  #takeAtRule(text: string, block: readonly Statement[] | undefined, place: Place): void {
    const [, name = '', condition = ''] = /^@([\w-]+)\s*([^]*)$/u.exec(text) ?? [];
    const kind = name.toLowerCase();
    if (!block) {
      if (kind === 'import') this.#import(condition, place);
      if (kind === 'layer') for (const path of condition.split(',')) place.layer.at(path);
      return;
    }
    const known: Readonly<Record<string, () => Holds>> = {
      media: () => holdsOnScreen(condition),
      supports: () => holdsInBrowser(condition),
      layer: () => true,
      container: () => undefined,
      scope: () => (/\)\s*to\s*\(/u.test(condition) || condition === '' ? undefined : true),
    };
    const held = known[kind]?.() ?? (kind in known ? undefined : false);
    if (held === false || place.depth >= deepest) return;
    const [, root] = kind === 'scope' ? (/^\(([^]*?)\)\s*(?:to\s*\([^]*)?$/u.exec(condition) ?? []) : [];
    this.#take(block, {
      ...place,
      around: root === undefined ? place.around : `:where(${root})`,
      layer: kind === 'layer' ? place.layer.at(condition) : place.layer,
      isSure: place.isSure && held === true,
      depth: place.depth + 1,
    });
  }

  /** `url("x.css") layer(base) supports(display: grid) screen` */
  #import(text: string, place: Place): void {
    const [, , quoted, bare, layer, layerName = '', , supports, media = ''] =
      /^(?:url\()?\s*(?:(["'])(.*?)\1|([^\s)"']+))\s*\)?\s*(layer\b(?:\(([^)]*)\))?)?\s*(supports\(([^]*?)\)(?=\s|$))?\s*([^]*)$/isu.exec(
        text,
      ) ?? [];
    const held = [holdsOnScreen(media), supports === undefined ? true : holdsInBrowser(`(${supports})`)];
    if (held.includes(false)) return;
    this.readFrom(quoted ?? bare ?? '', {
      ...place,
      layer: layer === undefined ? place.layer : place.layer.at(layerName),
      isSure: place.isSure && !held.includes(undefined),
    });
  }
}

/** `td`, `&.x`, `> b` within `table, .list` → what is meant in the page. */
function within(selectors: string, around: string | undefined): string {
  const parent = around === undefined ? ':root' : `:is(${around})`;
  return apart(selectors, /,/u)
    .map((one) => {
      const named = one.replace(/"[^"]*"|'[^']*'|&|:scope\b/gu, (found) => (/^["']/u.test(found) ? found : parent));
      return named === one && around !== undefined ? `${parent} ${one}` : named;
    })
    .join(', ');
}

function declarationOf(text: string): Declaration[] {
  const [, property, value = '', important] = /^([-\w]+)\s*:\s*([^]*?)\s*(!\s*important)?$/iu.exec(text) ?? [];
  if (property === undefined) return [];
  const isCustom = property.startsWith('--');
  return [{ property: isCustom ? property : property.toLowerCase(), value, isImportant: important !== undefined }];
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
