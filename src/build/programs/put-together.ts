/** Astro puts the programs that render pages together; nothing else of a build starts Astro. */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { build, type AstroIntegration } from 'astro';

/** A page besides those of src/pages: its path, and the file that renders it. */
export interface More {
  path: string;
  file: string;
}

/** Where the parts of programs lie in their folder: what renders pages, and what a site takes. */
export const parts = { renderer: 'renderer', assets: 'assets' } as const;

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
  const assets = join(folder, parts.assets);
  const integrations = [bundler(join(assets, ofAstro), join(folder, parts.renderer), more)];
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

/** The module that renders pages: Astro names it with a hash. */
export function entryIn(folder: string): string {
  const renderer = join(folder, parts.renderer);
  const [entry, ...others] = (existsSync(renderer) ? readdirSync(renderer) : []).filter((name) =>
    /^prerender-entry\..*mjs$/u.test(name),
  );
  if (entry === undefined || others.length > 0) throw new Error(`what renders pages is not in ${renderer}`);
  return join(renderer, entry);
}
