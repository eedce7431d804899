/** Astro renders the pages; nothing else of a build knows Astro. */
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

/** Renders the remembered site (see rememberSite) into a folder. */
export async function renderPages(root: string, outDir: string, part?: Part): Promise<Rendering> {
  const watch = stopwatch(part);
  const started = performance.now();
  await onDiskOf(root, outDir, (folder) =>
    build({ root, outDir: folder, logLevel: 'error', integrations: [watch.integration] }),
  );
  return {
    pages: watch.pages,
    milliseconds: { bundle: watch.from - started, render: watch.to - watch.from },
  };
}

/** Astro moves files from the project into the output folder, which no system does from one disk to another. */
async function onDiskOf(root: string, outDir: string, render: (folder: string) => Promise<void>): Promise<void> {
  if (statSync(root).dev === statSync(outDir).dev) {
    await render(outDir);
    return;
  }
  const folder = mkdtempSync(join(root, '.dist-pages-'));
  try {
    await render(folder);
    cpSync(folder, outDir, { recursive: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Notes when the first page is asked for and when the last one is written. */
function stopwatch(part: Part | undefined): { integration: AstroIntegration; from: number; to: number; pages: number } {
  const watch = {
    from: 0,
    to: 0,
    pages: 0,
    integration: {
      name: 'stopwatch',
      hooks: {
        'astro:config:setup': ({ injectRoute }) => {
          if (part) injectRoute({ pattern: `/${part.more.path}`, entrypoint: part.more.file, prerender: true });
        },
        'astro:build:start': ({ setPrerenderer }) => {
          setPrerenderer((usual) => ({
            ...usual,
            getStaticPaths: async () => {
              watch.from = performance.now();
              const paths = await usual.getStaticPaths();
              if (!part) return paths;
              const nameOf = (pathname: string): string => decodeURI(pathname).replace(/^\/|\/$/gu, '');
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
