/** Compares a copy of the site, in a folder or on the web, with a manifest. */
import { hashOf } from '../hash.ts';
import { CopyError, type Copy } from './copy.ts';
import { manifestName, type SiteManifest } from './manifest.ts';

/** What a comparison found, by name of file. */
export interface Comparison {
  equal: number;
  missing: string[];
  differing: string[];
  /** Not in the manifest; only a folder tells. */
  extra: string[];
  /** Files that could not be had, with the reason. */
  unread: { name: string; why: string }[];
}

/**
 * Compares every file that a manifest names.
 * @param atOnce how many files are read at the same time
 */
export async function compareCopy(copy: Copy, manifest: SiteManifest, atOnce = 8): Promise<Comparison> {
  const found: Comparison = { equal: 0, missing: [], differing: [], extra: [], unread: [] };
  const left = Object.entries(manifest.files).values();
  const work = async (): Promise<void> => {
    for (const [name, hash] of left) {
      try {
        const bytes = await copy.read(name);
        if (bytes === undefined) found.missing.push(name);
        else if (hashOf(bytes) === hash) found.equal += 1;
        else found.differing.push(name);
      } catch (cause) {
        if (!(cause instanceof CopyError)) throw cause;
        found.unread.push({ name, why: cause.message });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const named = new Set([manifestName, ...Object.keys(manifest.files)]);
  found.extra = copy.list?.().filter((name) => !named.has(name)) ?? [];
  found.missing.sort();
  found.differing.sort();
  found.unread.sort((a, b) => (a.name < b.name ? -1 : 1));
  return found;
}
