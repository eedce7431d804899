/** The letters of share images: Noto Serif SC from npm, since the fonts of a machine differ from those of the next one. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import opentype, { type Command, type Font } from 'opentype.js';
import { decompress } from 'wawoff2';

/** The shape of one character at a size of 1, with its origin on the base line. */
export interface Glyph {
  /** SVG path data in thousandths. */
  path: string;
  /** How far it moves the pen. */
  width: number;
}

/** Looks a character up; `weight` is 200 to 900. */
export type Glyphs = (character: string, weight: number) => Promise<Glyph>;

const fontPackage = '@fontsource-variable/noto-serif-sc';
/** What stands for a character that the font does not have: a box of its size. */
const unknown: Glyph = { path: 'M80 -780H920V60H80ZM130 -730V10H870V-730Z', width: 1 };

/** Opens the font. It comes in a hundred parts, each read when a character in it is asked for. */
export function openGlyphs(): Glyphs {
  const folder = dirname(createRequire(import.meta.url).resolve(`${fontPackage}/package.json`));
  const parts = readParts(folder);
  const fonts = new Map<string, Promise<Font>>();
  const glyphs = new Map<string, Promise<Glyph>>();
  const make = async (character: string, weight: number): Promise<Glyph> => {
    const part = parts(character.codePointAt(0) ?? 0);
    if (part === undefined) return unknown;
    const opened = fonts.get(part) ?? openPart(folder, part);
    fonts.set(part, opened);
    const font = await opened;
    if (font.charToGlyphIndex(character) === 0) return unknown;
    const glyph = font.variation.getTransform(font.charToGlyph(character), { wght: weight });
    return { path: pathData(glyph.getPath(0, 0, 1000).commands), width: glyph.advanceWidth / font.unitsPerEm };
  };
  return (character, weight) => {
    const key = `${String(weight)} ${character}`;
    const made = glyphs.get(key) ?? make(character, weight);
    glyphs.set(key, made);
    return made;
  };
}

/** The library's own toPathData leaves out the space before what rounds up to 0 (opentype.js 2.0.0): another shape. */
const pathData = (commands: readonly Command[]): string =>
  commands
    .map(({ type, x1, y1, x2, y2, x, y }) =>
      [type, ...[x1, y1, x2, y2, x, y].filter((value) => value !== undefined).map(Math.round)].join(' '),
    )
    .join('');

/** Which part of the font has a code point; the parts of special alphabets overlap with none. */
function readParts(folder: string): (code: number) => string | undefined {
  const listed = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const ranges = Object.entries(listed).flatMap(([name, text]) =>
    text.split(',').map((range) => {
      const [from = '', to = from] = range.trim().replace('U+', '').split('-');
      return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), part: name.replace(/[[\]]/gu, '') };
    }),
  );
  return (code) => ranges.find(({ from, to }) => from <= code && code <= to)?.part;
}

/** The decompressor has one memory: one part at a time. */
let busy: Promise<unknown> = Promise.resolve();

function openPart(folder: string, part: string): Promise<Font> {
  const file = readFileSync(join(folder, 'files', `noto-serif-sc-${part}-wght-normal.woff2`));
  const opened = busy.then(async () => opentype.parse(Uint8Array.from(await decompress(file)).buffer));
  busy = opened.catch(() => undefined);
  return opened;
}
