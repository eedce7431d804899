/** Makes the files that need more than text. */
import type { Makers } from '../formats/published.ts';
import type { Site } from '../site.ts';
import { pictureBytes } from '../site.ts';
import { cardDrawer } from './draw.ts';
import { servedPicture } from './picture.ts';

export const makersOf = ({ settings }: Site): Makers => ({
  draw: cardDrawer(),
  picture: ({ path }) => servedPicture(pictureBytes(path, settings.contentDir)),
});
