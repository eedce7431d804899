/** The folder of programs that Astro has put together. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a site takes: scripts, styles and public files. */
export const assetsOf = (folder: string): string => join(folder, 'assets');

/** What renders pages. */
export const rendererOf = (folder: string): string => join(folder, 'renderer');

/** The module that renders pages: Astro names it with a hash. */
export function entryOf(folder: string): string {
  const renderer = rendererOf(folder);
  const [entry, ...others] = readdirSync(renderer).filter((name) => /^prerender-entry\..*mjs$/u.test(name));
  if (entry === undefined || others.length > 0) throw new Error(`what renders pages is not in ${renderer}`);
  return join(renderer, entry);
}
