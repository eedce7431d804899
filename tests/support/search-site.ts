/** A search index on disk, as the engine finds it on a site. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Site } from '../../src/search/client/engine/engine.ts';

/** Reads a file of an index. @param address with or without a query */
export const readSite = async (address: string): Promise<Response> =>
  new Response(await readFile(new URL(address.split('?')[0] ?? '')));

/** The site whose index stands in a folder. */
export const siteIn = (folder: string): Site => ({
  base: `${pathToFileURL(folder).href}/`,
  read: readSite,
  module: async (address) => (await import(/* @vite-ignore */ address)) as Awaited<ReturnType<Site['module']>>,
});
