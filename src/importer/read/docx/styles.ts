/** How a run looks, as far as it matters to its text: by itself, by its own style and by that of its paragraph. */
import { isSymbolFont } from '../symbols.ts';
import { attributeOf, below, childAt, type XmlElement } from '../xml.ts';
import { isOn, switched, valueOf } from './parts.ts';

export interface Look {
  hidden: boolean;
  struck: boolean;
  white: boolean;
  /** `superscript`, `subscript` */
  align: string | undefined;
  /** A font of signs for the letters of ASCII, and one for the others. */
  latin: string | undefined;
  other: string | undefined;
  /** Half points. */
  size: number | undefined;
  /** Is it the text that asks to fill in a control? */
  placeholder: boolean;
}

interface Style {
  basedOn: string | undefined;
  name: string;
  properties: XmlElement | undefined;
}

/** The styles of a document. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #chains = new Map<string, readonly Style[]>();
  #usual: string | undefined;

  constructor(styles: XmlElement | undefined) {
    for (const one of styles ? below(styles, 'w:style') : []) {
      const { styleId = '', type, default: isDefault = '0' } = one.attributes;
      this.#styles.set(styleId, {
        basedOn: valueOf(one, 'w:basedOn'),
        name: valueOf(one, 'w:name') ?? '',
        properties: childAt(one, 'w:rPr'),
      });
      if (type === 'paragraph' && /^(?:1|true|on)$/u.test(isDefault)) this.#usual = styleId;
    }
  }

  /** The look of a run with these properties in a paragraph of a style. */
  look(properties: XmlElement | undefined, paragraphStyle: string | undefined): Look {
    const character = this.#chain(valueOf(properties, 'w:rStyle'));
    const paragraph = this.#chain(paragraphStyle ?? this.#usual);
    // What is hidden or struck by both styles is neither: each of them switches.
    const toggled = (...names: readonly string[]): boolean =>
      switched(properties, ...names) ?? byChain(character, names) !== byChain(paragraph, names);
    const sources = [properties, ...character.map((one) => one.properties), ...paragraph.map((one) => one.properties)];
    const first = <T>(of: (source: XmlElement) => T | undefined): T | undefined => {
      for (const source of sources) {
        const found = source && of(source);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const font = (...kinds: readonly string[]): string | undefined => {
      const named = first((source) => {
        const fonts = childAt(source, 'w:rFonts')?.attributes;
        return fonts && kinds.map((kind) => fonts[kind]).find((name) => name !== undefined);
      });
      return isSymbolFont(named) ? named : undefined;
    };
    const size = first((source) => valueOf(source, 'w:sz'));
    return {
      hidden: toggled('w:vanish'),
      struck: toggled('w:strike') || toggled('w:dstrike'),
      white: isWhite(first((source) => valueOf(source, 'w:color'))) && !hasColour(properties),
      align: first((source) => valueOf(source, 'w:vertAlign')),
      latin: font('ascii', 'hAnsi'),
      other: font('hAnsi', 'ascii', 'eastAsia'),
      size: size === undefined ? undefined : Number(size),
      placeholder: character.some(({ name }) => /^(?:placeholder text|占位符文本)$/iu.test(name)),
    };
  }

  /** A style and those that it is based on. */
  #chain(id: string | undefined): readonly Style[] {
    if (id === undefined) return [];
    const known = this.#chains.get(id);
    if (known) return known;
    const chain: Style[] = [];
    for (let style = this.#styles.get(id); style && !chain.includes(style);)
      style = this.#styles.get(chain[chain.push(style) - 1]?.basedOn ?? '');
    this.#chains.set(id, chain);
    return chain;
  }
}

const isWhite = (color: string | undefined): boolean => /^(?:F{6}|white)$/iu.test(color ?? '');

/** Does a paragraph or a cell stand on a ground of a colour? */
export const isShaded = (element: XmlElement): boolean =>
  ['w:pPr', 'w:tcPr'].some((name) => hasColour(childAt(element, name)));

function hasColour(properties: XmlElement | undefined): boolean {
  const { fill, color } = childAt(properties, 'w:shd')?.attributes ?? {};
  return [fill, color].some((one) => one !== undefined && !/^(?:auto|)$/u.test(one) && !isWhite(one));
}

function byChain(chain: readonly Style[], names: readonly string[]): boolean {
  for (const { properties } of chain) {
    const found = switched(properties, ...names);
    if (found !== undefined) return found;
  }
  return false;
}

/** Does the next paragraph go on in the line of this one: is its mark hidden or deleted, or is it a large first letter? */
export function isJoined(properties: XmlElement | undefined): boolean {
  const mark = childAt(properties, 'w:rPr');
  return (
    ['w:del', 'w:moveFrom'].some((name) => childAt(mark, name) !== undefined) ||
    isOn(childAt(mark, 'w:vanish')) ||
    /^(?:drop|margin)$/u.test(attributeOf(childAt(properties, 'w:framePr'), 'dropCap') ?? '')
  );
}

/** Half points: smaller than anybody reads. */
const tiny = 4;

/** What makes a text look as if it should not be read. */
export function oddity({ struck, size, white }: Look, isOnShade: boolean): 'struck' | 'tiny' | 'white' | undefined {
  if (struck) return 'struck';
  if (size !== undefined && size < tiny) return 'tiny';
  return white && !isOnShade ? 'white' : undefined;
}
