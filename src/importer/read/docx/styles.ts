/** How a run looks, as far as it matters to its text: by itself, by its own style and by that of its paragraph. */
import { isSymbolFont } from '../symbols.ts';
import { below, childAt, type XmlElement } from '../xml.ts';
import { isOn, switched, valueOf } from './parts.ts';

export interface Look {
  hidden: boolean;
  struck: boolean;
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

function byChain(chain: readonly Style[], names: readonly string[]): boolean {
  for (const { properties } of chain) {
    const found = switched(properties, ...names);
    if (found !== undefined) return found;
  }
  return false;
}

/** Is the mark of a paragraph hidden or deleted? Then the next paragraph goes on in its line. */
export const isJoined = (mark: XmlElement | undefined): boolean =>
  ['w:del', 'w:moveFrom'].some((name) => childAt(mark, name) !== undefined) || isOn(childAt(mark, 'w:vanish'));
