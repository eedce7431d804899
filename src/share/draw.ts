/** Draws share images, and remembers them between builds. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DrawCard } from '../formats/metadata/share-card.ts';
import type { Glyphs } from './glyphs.ts';

/** What a picture depends on besides the card: this code, and the versions of the packages. */
const drawnBy = [
  'src/share/card-svg.ts',
  'src/share/draw.ts',
  'src/share/glyphs.ts',
  'src/share/lines.ts',
  'package.json',
];

/**
 * @param root of the project
 * @param cache the folder of pictures that were drawn before, each named by what it was made from
 */
export function cardDrawer(root: string, cache = join(root, 'node_modules', '.cache', 'share')): DrawCard {
  let code: string | undefined;
  let glyphs: Glyphs | undefined;
  return async (card) => {
    code ??= drawnBy.map((name) => readFileSync(join(root, name), 'utf8')).join('\0');
    const name = createHash('sha256').update(code).update(JSON.stringify(card)).digest('hex');
    const file = join(cache, `${name}.png`);
    const known = readKnown(file);
    if (known) return known;
    // Only now are the font and what reads it worth their loading.
    const [{ openGlyphs }, { cardSvg }, { default: sharp }] = await Promise.all([
      import('./glyphs.ts'),
      import('./card-svg.ts'),
      import('sharp'),
    ]);
    glyphs ??= openGlyphs();
    const drawn = await sharp(Buffer.from(await cardSvg(card, glyphs)))
      .png()
      .toBuffer();
    remember(file, drawn);
    return drawn;
  };
}

/** Whole or not at all. A folder that can't be written to costs time, nothing else. */
function remember(file: string, drawn: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const partial = `${file}.${String(process.pid)}`;
    writeFileSync(partial, drawn);
    renameSync(partial, file);
  } catch {
    return;
  }
}

function readKnown(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
