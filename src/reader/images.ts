/** Images that stand beside content files. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../schema/records.ts';

export const imageEndings = /\.(?:png|jpe?g|webp|gif|avif)$/iu;

/** Is there a folder of this name? A link that leads nowhere is none. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Is there a file of this name? */
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

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
  const names = isFolder(folder)
    ? readdirSync(folder).filter((name) => imageEndings.test(name) && isFile(join(folder, name)))
    : [];
  return names.sort().map((name) => ({ name, path: join(folder, name) }));
}
