/** Astro renders the pages; nothing else of a build knows Astro. */
import { join } from 'node:path';
import { shownPath } from '../../schema/address-names.ts';
import { build, type AstroIntegration } from 'astro';

/** What to render, besides the pages that were remembered (see rememberShown). */
export interface Task {
  /** Comes once the programs are put together: the pages may be known later than the work begins. */
  ready?: () => Promise<void>;
  /** Comes next. @returns the paths of the pages in the order in which they are to be rendered; what is missing is not */
  order?: (paths: string[]) => readonly string[];
  /** Comes before a page is rendered. @param path its site path, decoded, without slashes at the ends */
  before?: (path: string) => Promise<void>;
  /** Takes a page; without it Astro writes them all into its folder. */
  take?: (path: string, html: Uint8Array) => void;
  /** One more page: its path, and the file that renders it. */
  more?: { path: string; file: string };
}

/**
 * Renders the remembered pages. What a page looks like, its programs and styles, is put together first; then the pages
 * are made one after the other.
 * @param folder for programs and styles, and for pages that nobody takes. In the project: Astro moves files there, which
 *   no system does from one disk to another. What Astro needs for itself stands beside it
 */
export async function renderPages(root: string, folder: string, task: Task = {}): Promise<void> {
  const state = { isOver: false };
  // Libraries make other pages elsewhere.
  process.env['NODE_ENV'] = 'production';
  // Caches of its own: those in node_modules are the live preview's.
  const caches = { cacheDir: join(folder, '..', 'astro'), vite: { cacheDir: join(folder, '..', 'vite') } };
  try {
    // What fails is thrown. Its log would show the insides of a full disk, too.
    await build({ root, outDir: folder, logLevel: 'silent', integrations: [renderer(task, state)], ...caches });
  } finally {
    state.isOver = true;
  }
}

function renderer({ ready, order, before, take, more }: Task, state: { isOver: boolean }): AstroIntegration {
  let base = '/';
  return {
    name: 'renderer',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        if (more) injectRoute({ pattern: `/${more.path}`, entrypoint: more.file, prerender: true });
      },
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          getStaticPaths: async () => {
            await ready?.();
            const paths = await usual.getStaticPaths();
            if (!order) return paths;
            const byPath = new Map(paths.map((one) => [trimmed(one.pathname), one]));
            return order([...byPath.keys()]).flatMap((path) => byPath.get(path) ?? []);
          },
          render: async (request, options) => {
            // Astro goes on with the other pages when one has failed, in a folder that goes.
            if (state.isOver) return new Promise<never>(() => undefined);
            const path = pathOf(request.url, base);
            try {
              await before?.(path);
              const rendered = await usual.render(request, options);
              if (!take) return rendered;
              take(path, new Uint8Array(await ('response' in rendered ? rendered.response : rendered).arrayBuffer()));
              // Astro writes no page without a body.
              return new Response(null);
            } catch (cause) {
              throw new Error(`/${path} is not rendered`, { cause });
            }
          },
        }));
      },
    },
  };
}

/** `/hjdc/lin-2021/` under the base `/hjdc/` → `lin-2021` */
function pathOf(url: string, base: string): string {
  const { pathname } = new URL(url);
  const below = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return trimmed(below);
}

const trimmed = (path: string): string => shownPath(path).replace(/^\/|\/$/gu, '');
