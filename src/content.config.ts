/** The content store holds prose pages only; records are read by src/reader (see CONTRIBUTING.md). */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSettings } from './settings.ts';

const folder = join(readSettings(process.env, process.cwd(), new Date()).contentDir, 'pages');

export const collections = {
  pages: defineCollection({ loader: glob({ pattern: '*.{md,mdx}', base: pathToFileURL(`${folder}/`) }) }),
};
