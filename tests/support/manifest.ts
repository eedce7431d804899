/** Writes the manifest of a folder that no build has made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../src/hash.ts';
import { filesIn, manifestName, writeManifest, type SiteManifest } from '../../src/manifest/manifest.ts';

export const manifestOf = (folder: string, source: Omit<SiteManifest, 'files'>): void =>
  writeManifest(
    folder,
    source,
    filesIn(folder)
      .filter((file) => file !== manifestName)
      .map((file) => ({ file, sha256: hashOf(readFileSync(join(folder, file))) })),
  );
