/** What is used of two packages that have no types of their own. */
declare module 'opentype.js' {
  export interface Glyph {
    /** In units of the em. */
    advanceWidth: number;
    getPath: (x: number, y: number, size: number) => { commands: readonly Command[] };
  }
  /** A step of a path: where it leads, and by which control points. */
  export interface Command {
    type: 'M' | 'L' | 'Q' | 'C' | 'Z';
    x1?: number;
    y1?: number;
    x2?: number;
    y2?: number;
    x?: number;
    y?: number;
  }
  export interface Font {
    unitsPerEm: number;
    /** 0 stands for a character that the font does not have. */
    charToGlyphIndex: (character: string) => number;
    charToGlyph: (character: string) => Glyph;
    variation: { getTransform: (glyph: Glyph, coordinates: Readonly<Record<string, number>>) => Glyph };
  }
  const opentype: { parse: (file: ArrayBuffer) => Font };
  export default opentype;
}
declare module 'wawoff2' {
  /** WOFF2 → TrueType. */
  export function decompress(file: Uint8Array): Promise<Uint8Array>;
}
