/** Astro puts the programs that render pages together; nothing else of a build starts Astro. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { build, type AstroIntegration } from 'astro';
import { assetsOf, rendererOf } from './folder.ts';

/** A page besides those of src/pages: its path, and the file that renders it. */
export interface More {
  path: string;
  file: string;
}

/** Astro's own name for the folder of what renders pages, in its output folder. */
const ofAstro = '.prerender';

/**
 * @param root of the project
 * @param folder gets the programs. In the project: Astro moves files there, which no system does from one disk to
 *   another. What Astro needs for itself stands beside it
 */
export async function putTogether(root: string, folder: string, more?: More): Promise<void> {
  // Libraries make other pages elsewhere.
  process.env['NODE_ENV'] = 'production';
  // Caches of its own: those in node_modules are the live preview's.
  const caches = { cacheDir: join(folder, '..', 'astro'), vite: { cacheDir: join(folder, '..', 'vite') } };
  const assets = assetsOf(folder);
  const integrations = [bundler(join(assets, ofAstro), rendererOf(folder), more)];
  // What fails is thrown. Its log would show the insides of a full disk, too.
  await build({ root, outDir: assets, logLevel: 'silent', integrations, ...caches });
}

/** Has Astro render no page, and takes what would have rendered them. */
const bundler = (made: string, renderer: string, more?: More): AstroIntegration => ({
  name: 'bundler',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      if (more) injectRoute({ pattern: `/${more.path}`, entrypoint: more.file, prerender: true });
    },
    'astro:build:start': ({ setPrerenderer }) => {
      setPrerenderer({
        name: 'bundler',
        getStaticPaths: () => {
          renameSync(made, renderer);
          return Promise.resolve([]);
        },
        render: () => Promise.reject(new Error('no page is to be rendered yet')),
      });
    },
  },
});
