/** Draws the pictures that stand beside links. */
import type { Makers } from '../formats/published.ts';
import type { Glyphs } from './glyphs.ts';

/** Draws cards as PNG; the font is read for the first one. */
export function cardDrawer(): Makers['draw'] {
  let glyphs: Glyphs | undefined;
  return async (card) => {
    // Only now are the font and what reads it worth their loading.
    const [{ openGlyphs }, { cardSvg }, { default: sharp }] = await Promise.all([
      import('./glyphs.ts'),
      import('./card-svg.ts'),
      import('sharp'),
    ]);
    glyphs ??= openGlyphs();
    return sharp(Buffer.from(await cardSvg(card, glyphs)))
      .png()
      .toBuffer();
  };
}
