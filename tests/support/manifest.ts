/** Manifests of folders: reads one, writes one of a folder that no build has made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../src/hash.ts';
import { manifestIn } from '../../src/manifest/read.ts';
import {
  filesIn,
  manifestName,
  writeManifest,
  type SiteManifest,
  type SiteSource,
} from '../../src/manifest/manifest.ts';

export const manifestOf = (folder: string, source: SiteSource): void =>
  writeManifest(
    folder,
    source,
    filesIn(folder)
      .filter((file) => file !== manifestName)
      .map((file) => ({ file, sha256: hashOf(readFileSync(join(folder, file))) })),
  );

/** The manifest of a site that is whole, with all of its lists. */
export function readManifest(folder: string): SiteManifest {
  const manifest = manifestIn(folder);
  if (!manifest) throw new Error(`no manifest in ${folder}`);
  return manifest;
}
