/** Astro renders the pages; nothing else of a build knows Astro. */
import { join } from 'node:path';
import { shownPath } from '../schema/names.ts';
import { build, type AstroIntegration } from 'astro';

export interface Rendering {
  pages: number;
  milliseconds: {
    /** Vite puts programs and styles together, a fixed cost. */
    bundle: number;
    /** The pages themselves. */
    render: number;
  };
}

/** Renders a part of the site, or a page that is none of its own. */
export interface Part {
  /** Which pages, by their site paths, decoded, without slashes at the ends: `qujing-2019/batches/3`. */
  isMeant: (path: string) => boolean;
  /** One more page: its path, and the file that renders it. */
  more: { path: string; file: string };
}

/**
 * Renders the remembered site (see rememberSite).
 * @param folder for the pages, in the project: Astro moves files there, which no system does from one disk to another.
 *   What it needs for itself stands beside it
 */
export async function renderPages(root: string, folder: string, part?: Part): Promise<Rendering> {
  const watch = stopwatch(part);
  const started = performance.now();
  // Caches of its own: those in node_modules are the live preview's.
  const caches = { cacheDir: join(folder, '..', 'astro'), vite: { cacheDir: join(folder, '..', 'vite') } };
  try {
    // What fails is thrown. Its log would show the insides of a full disk, too.
    await build({ root, outDir: folder, logLevel: 'silent', integrations: [watch.integration], ...caches });
  } finally {
    watch.isOver = true;
  }
  return {
    pages: watch.pages,
    milliseconds: { bundle: watch.from - started, render: watch.to - watch.from },
  };
}

/** Notes when the first page is asked for and when the last one is written. */
function stopwatch(part: Part | undefined): {
  integration: AstroIntegration;
  from: number;
  to: number;
  pages: number;
  isOver: boolean;
} {
  const watch = {
    from: 0,
    to: 0,
    pages: 0,
    isOver: false,
    integration: {
      name: 'stopwatch',
      hooks: {
        'astro:config:setup': ({ injectRoute }) => {
          if (part) injectRoute({ pattern: `/${part.more.path}`, entrypoint: part.more.file, prerender: true });
        },
        'astro:build:start': ({ setPrerenderer }) => {
          setPrerenderer((usual) => ({
            ...usual,
            render: async (request, options) => {
              // Astro goes on with the other pages when one has failed, in a folder that goes.
              if (watch.isOver) return new Promise<never>(() => undefined);
              try {
                return await usual.render(request, options);
              } catch (cause) {
                throw new Error(`${new URL(request.url).pathname} is not rendered`, { cause });
              }
            },
            getStaticPaths: async () => {
              watch.from = performance.now();
              const paths = await usual.getStaticPaths();
              if (!part) return paths;
              const nameOf = (pathname: string): string => shownPath(pathname).replace(/^\/|\/$/gu, '');
              return paths.filter(({ pathname }) => {
                const name = nameOf(pathname);
                return name === part.more.path || part.isMeant(name);
              });
            },
          }));
        },
        'astro:build:generated': () => {
          watch.to = performance.now();
        },
        'astro:build:done': ({ pages }) => {
          watch.pages = pages.length;
        },
      },
    } satisfies AstroIntegration,
  };
  return watch;
}
