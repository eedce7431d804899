/** Images that stand beside content files. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../schema/records.ts';

export const imageEndings = /\.(?:png|jpe?g|webp|gif|avif)$/iu;

/** One image file of content/pages/. */
export interface PageImage {
  name: string;
  path: string;
}

/** One image file of an inspection, by its folder. */
export interface ContentImage extends PageImage {
  inspection: string;
  folder: string;
}

/** The images of all inspections. */
export function listImages(
  contentDir: string,
  inspections: readonly Pick<Content['inspections'][number], 'id'>[],
): ContentImage[] {
  return inspections.flatMap(({ id }) =>
    ['announcements', 'batches', 'follow-ups', 'rectification'].flatMap((folder) =>
      imagesIn(join(contentDir, id, folder)).map((image) => ({ inspection: id, folder, ...image })),
    ),
  );
}

/** The images of prose pages. */
export const listPageImages = (contentDir: string): PageImage[] => imagesIn(join(contentDir, 'pages'));

function imagesIn(folder: string): PageImage[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => imageEndings.test(name)) : [];
  return names.sort().map((name) => ({ name, path: join(folder, name) }));
}
