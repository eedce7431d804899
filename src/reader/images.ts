/** Images that stand beside content files. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../schema/records.ts';

export const imageEndings = /\.(?:png|jpe?g|webp|gif|avif)$/iu;

/** One image file, by its inspection and folder. */
export interface ContentImage {
  inspection: string;
  folder: string;
  name: string;
  path: string;
}

/** The images of all inspections. */
export function listImages(
  contentDir: string,
  inspections: readonly Pick<Content['inspections'][number], 'id'>[],
): ContentImage[] {
  return inspections.flatMap(({ id }) =>
    ['announcements', 'batches', 'follow-ups', 'rectification'].flatMap((folder) => {
      const path = join(contentDir, id, folder);
      const names = existsSync(path) ? readdirSync(path).filter((name) => imageEndings.test(name)) : [];
      return names.sort().map((name) => ({ inspection: id, folder, name, path: join(path, name) }));
    }),
  );
}
